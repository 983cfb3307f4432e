import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import type { Test } from 'tap'
import type { IncomingPdu } from '../../hardware/modem.ts'
import type { Dispatch } from '../../src/dispatch/dispatch.ts'
import { receivePdu } from '../../src/dispatch/incoming.ts'
import { beat } from '../../src/dispatch/result-clock.ts'
import type { Participant } from '../../src/domain/participant.ts'
import type { Rules } from '../../src/domain/policy/rules.ts'
import { emptyState } from '../../src/domain/state.ts'
import { countParts, modemView, received } from '../../src/from-modems.ts'
import { by } from './engine.ts'
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
}

const sliceMs = 250

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
  #dispatch: Dispatch | undefined
  #page: Page | undefined
  #stopBeat: () => void = () => undefined
  url = ''

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

  /** Lets time pass; what has to become durable meanwhile does. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= sliceMs) {
      await this.time.pass(Math.min(sliceMs, left))
      await sleep(1)
    }
  }

  /** How many messages have yet to go, in all actions. */
  waiting(): number {
    if (!this.#dispatch) throw new Error('nobody sits at the desk yet')
    const { phases } = this.#dispatch.ports.ledger.state.actions
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
      await this.pass(sliceMs)
    }
    return this.time.now() - began
  }

  async #open(t: Test): Promise<void> {
    const { time, row } = this
    const { people, rules } = this.#setting
    const office = await webOffice(t, people, {
      now: time.now,
      after: time.timers.after,
      modems: () => row.bank.modems().map((modem) => modemView(modem.status(), none, undefined)),
      engine: { modems: () => row.bank.modems(), after: time.timers.after, countParts },
    })
    const policy = { version: 1, rules, by: 'test', at: this.#setting.at }
    await office.store.append([{ type: 'policy.saved', policy }], by)
    this.#dispatch = office.dispatch
    row.bank.onChange(() => office.dispatch.run.pump())
    office.dispatch.open()
    this.#tick()
    t.teardown(() => this.#close())
    await this.until(row.areReady, 60_000)
    this.url = await office.app.listen({ host: '127.0.0.1', port: 0 })
    await this.#sitDown(t)
  }

  #tick = (): void => {
    if (this.#dispatch) beat(this.#dispatch)
    this.#stopBeat = this.time.timers.after(1000, this.#tick)
  }

  async #sitDown(t: Test): Promise<void> {
    const page = await this.#setting.chrome.newPage({ viewport: { width: 1280, height: 900 } })
    t.teardown(() => page.close())
    page.on('pageerror', (error) => t.fail(error.message))
    this.#page = page
    await page.goto(this.url)
    await page.fill('#name', 'dispatcher')
    await page.fill('#password', password)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.ready')
  }

  async #receive(pdu: IncomingPdu): Promise<void> {
    if (!this.#dispatch) throw new Error('not ready to receive')
    const { ledger, now } = this.#dispatch.ports
    const known = { before: ledger.state.incoming.values(), now: now() }
    await receivePdu(this.#dispatch)(received(pdu, known))
  }

  async #close(): Promise<void> {
    this.#stopBeat()
    this.#dispatch?.stop()
    const stopped = this.row.bank.stop()
    await this.time.pass(12_000)
    await stopped
  }
}

const none = { hour: 0, day: 0 }
