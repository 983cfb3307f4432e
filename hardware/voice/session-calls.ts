import type { CallEvent } from '../at/call-events.ts'
import { type FailureClass, ModemError } from '../errors.ts'
import { failureOf } from '../failures.ts'
import type { Timers } from '../timers.ts'
import type { Turns } from '../turns.ts'
import type { CallOrder, CallOutcome } from './call-outcome.ts'
import { type CallErrand, type CallResult, CallRun } from './call-run.ts'
import { isDiallable, isSameNumber } from './diallable.ts'
import type { Phone } from './phone.ts'
import { Ringing } from './ringing.ts'
import type { Sound } from './sound.ts'

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

/** What a call leaves to learn beside its outcome. */
export interface CallReport {
  readonly outcome: CallOutcome
  /** It could not be hung up. */
  readonly isSick: boolean
  /** Its sound is worn: `reset` when nothing but a reset mends that. */
  readonly worn: 'no' | 'yes' | 'reset'
  readonly isVolte: boolean | undefined
}

/** The calls of one session: one at a time, and messages come in meanwhile. */
export class SessionCalls {
  readonly #ports: SessionCallsPorts
  readonly #ringing: Ringing
  #run: CallRun | undefined
  #going: Promise<unknown> = Promise.resolve()
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
      return { ...unbegun(withdrawn(error)), worn: wornOf(phone) }
    }
    return this.#make(phone, order)
  }

  /** Answers who rings, plays, and hangs up. Never rejects. */
  async answer(sound: Sound): Promise<CallResult | undefined> {
    const { turns } = this.#ports
    const phone = this.#ports.phone()
    if (!phone) return undefined
    try {
      await turns.message(async () => {
        await phone.path.prepare(sound)
        await phone.path.beforeDial()
      })
    } catch {
      await this.refuse()
      return undefined
    }
    const result = await this.#go({
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
    return result
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

  /** Hangs up what is up; resolves when that is over. */
  async stop(): Promise<void> {
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
    const result = await this.#go({
      ...this.#common(phone, order.sound),
      direction: 'out',
      endingKeys: order.endingKeys,
      isMine: ({ direction, number }) =>
        direction === 'out' && (number === '' || isSameNumber(number, order.to)),
      step: order.step,
      begin: (written) => phone.dial(order.to, mayWrite(written)),
    })
    const { state, isVolte } = result
    const outcome = outcomeOf(result)
    return { outcome, isSick: state.isSick, worn: wornOf(phone), isVolte }
  }

  #common(phone: Phone, sound: Sound): Pick<CallErrand, 'phone' | 'timers' | 'sound'> {
    return { phone, timers: this.#ports.timers, sound }
  }

  async #go(errand: CallErrand): Promise<CallResult> {
    const run = new CallRun(errand)
    this.#run = run
    const going = run.run()
    this.#going = going
    if (this.#isOver) run.lost()
    const result = await going
    this.#run = undefined
    return result
  }
}

const wornOf = ({ path, mustResetWorn }: Phone): CallReport['worn'] => {
  if (!path.isWorn()) return 'no'
  return mustResetWorn ? 'reset' : 'yes'
}

const unbegun = (error: ModemError): CallReport => ({
  outcome: { kind: 'not-dialled', error },
  isSick: false,
  worn: 'no',
  isVolte: undefined,
})

/** Anything but a ModemError is the caller's own refusal to go on. */
const withdrawn = (thrown: unknown): ModemError =>
  thrown instanceof ModemError
    ? thrown
    : new ModemError('withdrawn', 'the call was not allowed to begin', { cause: thrown })

/** What is told of a call that came this far. */
function outcomeOf({ state, seconds, refusal }: CallResult): CallOutcome {
  const error = refusal === undefined ? gone() : withdrawn(refusal)
  if (!state.isWritten) return { kind: 'not-dialled', error }
  if (state.isLost) return { kind: 'in-doubt', heard: state.heard, error }
  const isRefused = error.code === 'at-rejected' && error.answer?.word === undefined
  if (refusal !== undefined && isRefused)
    return { kind: 'refused', failure: refusedAs(failureOf(error)), error }
  const { cause, code } = state.end ?? { cause: 'unknown' as const, code: undefined }
  const { heard, keys, isPossiblyVoicemail } = state
  const said = code === undefined ? {} : { code }
  return { kind: 'ended', cause, heard, keys, isPossiblyVoicemail, ...said, seconds }
}

const gone = (): ModemError => new ModemError('port-closed', 'the port went during a call')

/** A number that was not taken rang at nobody's: in doubt is no answer here. */
const refusedAs = (failure: FailureClass): Exclude<FailureClass, 'accepted' | 'unknown'> =>
  failure === 'accepted' || failure === 'unknown' ? 'retry' : failure
