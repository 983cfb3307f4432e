import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import type { Test } from 'tap'
import type { IncomingPdu } from '../../hardware/modem.ts'
import { receivePdu } from '../../src/dispatch/incoming.ts'
import { beat } from '../../src/dispatch/result-clock.ts'
import type { Kind } from '../../src/domain/action.ts'
import type { Participant } from '../../src/domain/participant.ts'
import type { Rules } from '../../src/domain/policy/rules.ts'
import { emptyState } from '../../src/domain/state.ts'
import type { Power } from '../../src/domain/ups/power.ts'
import { countParts, modemView, received } from '../../src/from-modems.ts'
import { openMembership } from '../../src/membership/membership.ts'
import { by, policy as usual } from './engine.ts'
import { ModemRow, type Options } from './modem-row.ts'
import { password, webOffice } from './office-web.ts'
import { VirtualTime } from './virtual-time.ts'

interface Setting {
  readonly chrome: Browser
  /** On the clock of the office, ISO 8601. */
  readonly at: string
  readonly people: readonly Participant[]
  readonly rules: Rules
  readonly modems?: number
  readonly traits?: (n: number) => Options
  readonly quietHoursIgnoredBy?: readonly Kind[]
  /** Of whoever sits at it. */
  readonly role?: 'dispatcher' | 'registrar'
}

const sliceMs = 250
const policy = { ...usual, verifiedNumbers: ['0800-0011', '0900-8844'] }
/** After so long what is waited for is minutes away: a second at a time is close enough. */
const closelyMs = 30_000

/**
 * A dispatcher's desk as it is used: the screens in Chromium over the real store and engine, whose
 * modems are simulated and whose clock stands still until the test lets it go.
 */
export class PlayedDesk {
  readonly time = new VirtualTime()
  readonly row: ModemRow
  readonly #setting: Setting
  /** Of the bank; what the store holds is its own. */
  readonly #state = emptyState()
  #office: Awaited<ReturnType<typeof webOffice>> | undefined
  #page: Page | undefined
  #stopBeat: () => void = () => undefined
  url = ''
  /** Of the box. */
  power = (): Power => ({ kind: 'no-ups' })

  private constructor(setting: Setting) {
    this.#setting = setting
    const { time } = this
    time.leap(Date.parse(setting.at) - time.now())
    const receive = (pdu: IncomingPdu) => this.#receive(pdu)
    const traits = setting.traits ?? (() => ({}))
    this.row = new ModemRow(setting.modems ?? 4, traits, { time, state: this.#state, receive })
  }

  static async open(t: Test, setting: Setting): Promise<PlayedDesk> {
    const desk = new PlayedDesk(setting)
    await desk.#open(t)
    return desk
  }

  get page(): Page {
    if (!this.#page) throw new Error('nobody sits at the desk yet')
    return this.#page
  }

  get office(): Awaited<ReturnType<typeof webOffice>> {
    if (!this.#office) throw new Error('the office is not open yet')
    return this.#office
  }

  /** Lets time pass; what has to become durable meanwhile does, however slow the disk is. */
  async pass(ms: number, slice = sliceMs): Promise<void> {
    for (let left = ms; left > 0; left -= slice) {
      await this.time.pass(Math.min(slice, left))
      await sleep(1)
      await this.#office?.rest()
    }
  }

  /** The clock on the wall shows this, today; no timer notices. */
  clock(shown: string): void {
    const today = this.#setting.at.slice(0, 11)
    this.time.leap(Date.parse(`${today}${shown}:00+01:00`) - this.time.now())
  }

  /** How many messages have yet to go, in all actions. */
  waiting(): number {
    const { phases } = this.office.store.state.actions
    const counts = [...phases.values()].map((phase) => phase.counts)
    return counts.reduce((sum, { queued, sending, inDoubt }) => sum + queued + sending + inDoubt, 0)
  }

  /** What was on the air with these words in it. */
  said = (words: string) => this.row.onAir().filter(({ text }) => text.includes(words))

  /** Lets time pass until it holds. */
  async until(holds: () => boolean | Promise<boolean>, withinMs = 30 * 60_000): Promise<number> {
    const began = this.time.now()
    while (!(await holds())) {
      if (this.time.now() - began > withinMs) throw new Error(`not within ${withinMs} ms`)
      const isNear = this.time.now() - began < closelyMs
      await this.pass(isNear ? sliceMs : 4 * sliceMs, isNear ? sliceMs : 4 * sliceMs)
    }
    return this.time.now() - began
  }

  async #open(t: Test): Promise<void> {
    const { time, row } = this
    const { people, rules, quietHoursIgnoredBy = [] } = this.#setting
    const office = await webOffice(t, people, {
      policy: { ...policy, quietHoursIgnoredBy },
      now: time.now,
      after: time.timers.after,
      power: () => this.power(),
      modems: () => row.bank.modems().map((modem) => modemView(modem.status(), none, undefined)),
      engine: {
        policy: { ...policy, quietHoursIgnoredBy },
        ...{ modems: () => row.bank.modems(), after: time.timers.after, countParts },
        heed: (text) => membership.heed(text),
      },
    })
    const membership = this.#membership(office)
    this.#office = office
    await this.rule(rules)
    row.bank.onChange(() => office.dispatch.run.pump())
    office.dispatch.open()
    this.#tick()
    t.teardown(() => this.#close())
    await this.until(row.areReady, 60_000)
    this.url = await office.app.listen({ host: '127.0.0.1', port: 0 })
    await this.#sitDown(t)
  }

  /** As the coordinator left them. */
  get rules(): Rules {
    return this.#setting.rules
  }

  /** What the coordinator decides from here on. */
  async rule(rules: Rules): Promise<void> {
    const saved = { version: 1, rules, by: 'test', at: this.#setting.at }
    await this.office.store.append([{ type: 'policy.saved', policy: saved }], by)
  }

  #membership({ store }: Awaited<ReturnType<typeof webOffice>>) {
    let ids = 0
    return openMembership({
      state: store.state,
      find: (postcode, houseNumber) => store.register.find(postcode, houseNumber),
      ...{ textsFrom: () => [], numbers: () => [], now: this.time.now, municipality: policy },
      newId: () => `member-${++ids}`,
      newCode: (digits) => '4821'.padStart(digits, '0'),
    })
  }

  #tick = (): void => {
    if (this.#office) beat(this.#office.dispatch)
    this.#stopBeat = this.time.timers.after(1000, this.#tick)
  }

  async #sitDown(t: Test): Promise<void> {
    const page = await this.#setting.chrome.newPage({ viewport: { width: 1280, height: 900 } })
    t.teardown(() => page.close())
    page.on('pageerror', (error) => t.fail(error.message))
    this.#page = page
    await this.logIn()
  }

  /** As whoever sits there; again when so long passed that nobody does. */
  async logIn(): Promise<void> {
    const { page } = this
    await page.goto(this.url)
    await page.fill('#name', this.#setting.role ?? 'dispatcher')
    await page.fill('#password', password)
    await page.keyboard.press('Enter')
    await page.waitForSelector('header .who')
  }

  async #receive(pdu: IncomingPdu): Promise<void> {
    const { dispatch, store } = this.office
    const known = { before: store.state.incoming.values(), now: this.time.now() }
    await receivePdu(dispatch)(received(pdu, known))
  }

  async #close(): Promise<void> {
    this.#stopBeat()
    this.#office?.dispatch.stop()
    const stopped = this.row.bank.stop()
    await this.time.pass(12_000)
    await stopped
  }
}

const none = { hour: 0, day: 0 }
