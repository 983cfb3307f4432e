import type { CallEvent } from '../at/call-events.ts'
import { ModemError } from '../errors.ts'
import type { Timers } from '../timers.ts'
import type { Turns } from '../turns.ts'
import type { CallErrand } from './call-errand.ts'
import type { CallOrder } from './call-outcome.ts'
import { type CallReport, reportOf, unbegun } from './call-report.ts'
import { CallRun } from './call-run.ts'
import { isDiallable, isSameNumber } from './diallable.ts'
import { hangUpAll } from './hang-up.ts'
import type { Phone } from './phone.ts'
import { Ringing } from './ringing.ts'
import type { Sound } from './sound.ts'

/** A stuck call is tried for so long each time. */
const stuckMs = 2_000

/** What the calls of a session need of it. */
export interface SessionCallsPorts {
  readonly modem: string
  readonly iccid: () => string
  readonly phone: () => Phone | undefined
  readonly hangUp: () => Promise<void>
  readonly turns: Turns
  readonly timers: Timers
  /** Somebody calls; told once a call, with who it is where that is shown. */
  readonly rang: (from: string | undefined) => void
}

/** The calls of one session: one at a time, and messages come in meanwhile. */
export class SessionCalls {
  readonly #ports: SessionCallsPorts
  readonly #ringing: Ringing
  #run: CallRun | undefined
  #going: Promise<unknown> = Promise.resolve()
  /** The last call could not be hung up. */
  #isStuck = false
  #isStopped = false
  #isOver = false

  constructor(ports: SessionCallsPorts) {
    this.#ports = ports
    this.#ringing = new Ringing(ports.timers, ports.rang)
  }

  /** Whether it makes calls. */
  isAble(): boolean {
    return this.#ports.phone() !== undefined
  }

  isCalling(): boolean {
    return this.#run !== undefined
  }

  /** Whether no call is stuck: one that is is tried again. Never rejects. */
  async isFree(): Promise<boolean> {
    const phone = this.#ports.phone()
    if (phone && this.#isStuck)
      this.#isStuck = !(await hangUpAll(phone, this.#ports.timers, stuckMs))
    return !this.#isStuck
  }

  /** Never rejects. */
  async call(order: CallOrder): Promise<CallReport> {
    const { turns, modem, iccid } = this.#ports
    const phone = this.#ports.phone()
    if (!phone) return unbegun(new ModemError('not-ready', `${modem} makes no calls`))
    if (!isDiallable(order.to))
      return unbegun(new ModemError('not-diallable', 'this number is never dialled'))
    try {
      // Its turn is over at once: what comes in is read while the call goes on.
      await turns.message(async () => {
        await phone.path.prepare(order.sound)
        await order.begin({ modem, iccid: iccid() })
        await phone.path.beforeDial()
      })
    } catch (error) {
      return unbegun(error, phone)
    }
    if (this.#isStopped) return unbegun(new ModemError('withdrawn', `${modem} stops`), phone)
    return this.#make(phone, order)
  }

  /** Answers who rings, plays, and hangs up. Never rejects. */
  async answer(sound: Sound): Promise<CallReport> {
    const { turns, modem } = this.#ports
    const phone = this.#ports.phone()
    if (!phone) return unbegun(new ModemError('not-ready', `${modem} makes no calls`))
    try {
      await turns.message(async () => {
        await phone.path.prepare(sound)
        await phone.path.beforeDial()
      })
    } catch (error) {
      await this.refuse()
      return unbegun(error, phone)
    }
    const report = await this.#go({
      ...this.#common(phone, sound),
      direction: 'in',
      endingKeys: [],
      isMine: ({ direction }) => direction === 'in',
      step: () => undefined,
      begin: (written) => {
        written()
        return phone.answer()
      },
    })
    this.#ringing.over()
    return report
  }

  /** Hangs up on who rings, between two messages. Never rejects. */
  async refuse(): Promise<void> {
    const { turns, hangUp } = this.#ports
    await turns.chore(hangUp).catch(() => undefined)
    this.#ringing.over()
  }

  /** Gives the modem a sound between two messages, and holds it meanwhile. Rejects with ModemError. */
  async prepare(sound: Sound, hold: () => () => void): Promise<void> {
    await this.#ports.turns.chore(async () => {
      const release = hold()
      try {
        await this.#ports.phone()?.path.prepare(sound)
      } finally {
        release()
      }
    })
  }

  hear(event: CallEvent): void {
    if (this.#run) this.#run.hear(event)
    else this.#ringing.hear(event)
  }

  /** Hangs up what is up, and dials no more; resolves when that is over. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#run?.stop()
    await this.#going
  }

  /** The session is over. */
  end(): void {
    this.#isOver = true
    this.#run?.lost()
    this.#ringing.over()
  }

  async #make(phone: Phone, order: CallOrder): Promise<CallReport> {
    const mayWrite = (written: () => void) => () => {
      if (!order.mayDial()) return false
      written()
      return true
    }
    return this.#go({
      ...this.#common(phone, order.sound),
      direction: 'out',
      endingKeys: order.endingKeys,
      isMine: ({ direction, number }) =>
        direction === 'out' && (number === '' || isSameNumber(number, order.to)),
      step: order.step,
      ...(order.cutOff ? { cutOff: order.cutOff } : {}),
      begin: (written) => phone.dial(order.to, mayWrite(written)),
    })
  }

  #common(phone: Phone, sound: Sound): Pick<CallErrand, 'phone' | 'timers' | 'sound'> {
    return { phone, timers: this.#ports.timers, sound }
  }

  async #go(errand: CallErrand): Promise<CallReport> {
    const run = new CallRun(errand)
    this.#run = run
    const going = run.run()
    this.#going = going
    if (this.#isOver) run.lost()
    const result = await going
    this.#run = undefined
    this.#isStuck = result.state.isSick
    return reportOf(result, errand)
  }
}
