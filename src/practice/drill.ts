import type { IncomingMessage, ServerResponse } from 'node:http'
import { createDesk } from '../dispatch/create-desk.ts'
import type { Desk } from '../dispatch/desk.ts'
import { Dispatch } from '../dispatch/dispatch.ts'
import { receivePdu } from '../dispatch/incoming.ts'
import { beat } from '../dispatch/result-clock.ts'
import type { Actor } from '../domain/accounts.ts'
import type { Mark } from '../domain/drill/drill.ts'
import { marksOf, type Played } from '../domain/drill/marks.ts'
import type { Scenario } from '../domain/drill/scenarios.ts'
import type { Fact } from '../domain/facts.ts'
import { localDay, localMoment } from '../domain/schedule.ts'
import type { Store } from '../store/store.ts'
import { buildApp } from '../web/app.ts'
import { say } from '../web/catalogue/index.ts'
import { type DrillVisitor, drillBase } from '../web/drill-ports.ts'
import { PracticeClock } from './clock.ts'
import { colleague } from './colleague.ts'
import { Course } from './course.ts'
import { practisedPolicy } from './drill-policy.ts'
import { memoryStore } from './memory-store.ts'
import { muteSpeech } from './mute.ts'
import { playedOf } from './played.ts'
import type { PracticeBank, PracticePorts } from './ports.ts'
import { placeOf, type Setting } from './setting.ts'
import { untilOneSends } from './until-ready.ts'
import { drillWeb } from './web-ports.ts'

const tickMs = 1_000
const by: Actor = { kind: 'system', id: 'practice' }
/** A visit in a drill ends with the drill. */
const visitMs = 24 * 60 * 60 * 1000

/** An appliance of its own in memory, with simulated modems, that one dispatcher practises on. */
export class Drill {
  readonly scenario: Scenario
  readonly store: Store
  readonly #ports: PracticePorts
  readonly #setting: Setting
  readonly #clock: PracticeClock
  readonly #bank: PracticeBank
  readonly #dispatch: Dispatch
  readonly #desk: Desk
  readonly #course: Course
  readonly #app: ReturnType<typeof buildApp>
  #cancelTick: () => void = () => undefined
  /** As whoever practises asked for a page last. */
  #outside = 0

  constructor(ports: PracticePorts, setting: Setting, scenario: Scenario) {
    this.scenario = scenario
    this.#ports = ports
    this.#setting = setting
    this.#clock = new PracticeClock(ports.now, beginOf(ports, scenario))
    const { now } = this.#clock
    this.store = memoryStore(now, setting.town.addresses)
    this.#fill()
    this.#bank = this.#openBank()
    this.#dispatch = this.#openDispatch()
    this.#desk = createDesk(this.#dispatch)
    this.#course = this.#begin()
    this.#app = this.#openApp()
    this.#bank.onChange(() => this.#dispatch.run.pump())
    this.#dispatch.open()
    this.#tick()
  }

  /** Its modems have registered. */
  ready = (): Promise<void> => untilOneSends(this.#bank, this.#ports.after)

  /** Nothing is sent and no time passes, until `resume`. */
  pause(): void {
    this.#clock.pause()
    this.#dispatch.run.halt()
  }

  resume(): void {
    this.#clock.resume()
    this.#dispatch.run.start()
  }

  /** Answers with the drill's own screens; who is logged in outside is so here. */
  async serve(
    visitor: DrillVisitor,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    this.#outside = visitor.outside
    await this.store.append(this.#admitting(visitor), by)
    request.url = request.url?.slice(drillBase.length) || '/'
    const app = await this.#app
    app.routing(request, response)
  }

  /** What was done, so far. */
  played(): Played {
    const { scenario } = this
    const { state } = this.store
    const { point } = placeOf(this.#setting.town, scenario)
    this.#course.look()
    return playedOf({ scenario, point, noted: this.#course.noted, state, desk: this.#desk })
  }

  marks(): readonly Mark[] {
    return marksOf(this.scenario, this.played())
  }

  async close(): Promise<void> {
    this.#cancelTick()
    this.#dispatch.stop()
    const app = await this.#app
    await Promise.all([app.close(), this.#bank.stop()])
  }

  /** The town, who takes part, the policy, and a colleague who looks along. */
  #fill(): void {
    const name = say(this.#ports.locale, 'drill.colleague')
    const facts: Fact[] = [
      ...this.#setting.facts,
      ...practisedPolicy(this.#ports.state),
      { type: 'account.saved', account: { ...colleague, name } },
    ]
    void this.store.append(facts, by)
  }

  #openBank(): PracticeBank {
    return this.#ports.openBank({
      store: this.store,
      now: this.#clock.now,
      log: quiet,
      receive: (received) => receivePdu(this.#dispatch)(received),
    })
  }

  #openDispatch(): Dispatch {
    const { policy, newId, countParts, after } = this.#ports
    return new Dispatch({
      policy,
      ledger: this.store,
      modems: () => this.#bank.modems(),
      now: this.#clock.now,
      newId,
      countParts,
      speech: muteSpeech,
      log: quiet,
      after,
    })
  }

  #begin(): Course {
    const { scenario } = this
    const { street } = placeOf(this.#setting.town, scenario)
    return new Course({
      scenario,
      parameters: {
        street,
        quarter: scenario.quarter,
        tip: this.#ports.policy.verifiedNumbers[0] ?? '112',
      },
      state: this.store.state,
      bank: this.#bank,
      now: this.#clock.now,
      words: (key, parameters) => say('nl', key, parameters),
    })
  }

  async #openApp() {
    const calls = () => this.#course.calls
    const own = { dispatch: this.#dispatch, desk: this.#desk, bank: this.#bank, calls }
    const app = await buildApp(
      drillWeb(this.#ports, {
        ...own,
        outside: () => this.#outside,
        store: this.#kept(),
        setting: this.#setting,
        now: this.#clock.now,
      }),
    )
    await app.ready()
    return app
  }

  /** The store as screens see it: what they write has its consequences. */
  #kept(): Store {
    return { ...this.store, append: (facts, who) => this.#dispatch.record(facts, who) }
  }

  #tick(): void {
    this.#cancelTick = this.#ports.after(tickMs, () => {
      if (!this.#clock.isPaused) {
        beat(this.#dispatch)
        this.#course.look()
      }
      this.#tick()
    })
  }

  /** The same session under the same name; how to log in is not known here. */
  #admitting({ account, sessionId }: DrillVisitor): readonly Fact[] {
    const { accounts, sessions } = this.store.state
    const isSame = accounts.get(account.id)?.language === account.language
    if (isSame && sessions.has(sessionId)) return []
    const expiresAt = this.#clock.now() + visitMs
    const data = { account: account.id }
    return [
      { type: 'account.saved', account: { ...account, passwordHash: '' } },
      { type: 'session.saved', session: { id: sessionId, data, expiresAt } },
    ]
  }
}

/** On the day that it is, at the time that the scenario begins. */
function beginOf({ now, policy: { timeZone } }: PracticePorts, { beginsAt }: Scenario): number {
  return Date.parse(localMoment(`${localDay(now(), timeZone)}T${beginsAt}`, timeZone, 'beginsAt'))
}

/** What happens in a drill is nothing an admin has to read. */
const quiet = (): void => undefined
