import type { Actor } from '../domain/accounts.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { Fact } from '../domain/facts.ts'
import type { PeopleIndex } from '../domain/people-index.ts'
import { Budget } from './budget.ts'
import { callInstead } from './call-fallback.ts'
import { CallSounds } from './call-sounds.ts'
import { channelOf } from './channel.ts'
import { Doubts } from './doubts.ts'
import { followUps, isFinished } from './follow-up.ts'
import { HadAlerts } from './had-alerts.ts'
import { Listeners } from './listeners.ts'
import { PeopleCache } from './people-cache.ts'
import type { DispatchPorts } from './ports.ts'
import { newcomersIn, react } from './reactions.ts'
import { ReportIndex } from './report-index.ts'
import { Responders } from './responders.ts'
import { DeliveryRun } from './run.ts'
import { simWish } from './sim-wish.ts'

const system: Actor = { kind: 'system', id: 'dispatch' }

/**
 * The running heart: every fact about an action goes through `record`, and what follows from it
 * (queue, follow-ups, doubts, the end of the action) happens in the same tick.
 */
export class Dispatch {
  readonly ports: DispatchPorts
  readonly budget: Budget
  readonly reports = new ReportIndex()
  readonly run: DeliveryRun
  readonly sounds: CallSounds
  readonly responders = new Responders(this)
  readonly hadAlerts: HadAlerts
  readonly #people: PeopleCache
  readonly #listeners: Listeners
  readonly #doubts: Doubts
  #isOpen = false

  constructor(ports: DispatchPorts) {
    this.ports = ports
    this.budget = new Budget(ports)
    this.sounds = new CallSounds(ports)
    this.hadAlerts = new HadAlerts(ports)
    // Who has had how many is counted beside it: no alert waits for that either.
    this.#people = new PeopleCache(ports, (index) => this.hadAlerts.among(index))
    this.#listeners = new Listeners(ports)
    this.#doubts = new Doubts(ports, (facts) => this.note(facts))
    this.run = new DeliveryRun(ports, {
      budget: this.budget,
      sounds: this.sounds,
      record: (facts, by) => this.record(facts, by),
      mayGo: (record, n) => this.responders.mayGo(record, n),
    })
  }

  /** Writes facts, folds them and lets their consequences follow; resolves when they are durable. */
  record(facts: readonly Fact[], by: Actor): Promise<void> {
    const newcomers = newcomersIn(facts, this.ports.ledger.state)
    const durable = this.ports.ledger.append(facts, by)
    const kept = { people: this.#people, doubts: this.#doubts, newcomers }
    for (const fact of facts) react(this, kept, fact)
    this.#listeners.tell()
    return durable
  }

  /** Another number once a participant changed. */
  peopleVersion(): number {
    return this.#people.version
  }

  /** The people index of this moment; made anew only after a participant changed. */
  people(): PeopleIndex {
    return this.#people.index()
  }

  /** Whether that is made already. */
  get hasIndex(): boolean {
    return this.#people.isMade
  }

  /** The same for figures on a page: just after an import it may be the one from before it. */
  recentPeople(): PeopleIndex {
    return this.#people.recent()
  }

  /** As `record`, for consequences nobody waits for; a failure to keep them is logged. */
  note(facts: readonly ActionFact[], by: Actor = system): void {
    if (facts.length === 0) return
    this.record(facts, by).catch((error: unknown) =>
      this.ports.log('error', 'fact-not-kept', { error: String(error) }),
    )
  }

  /** Called after changes, at most ten times a second. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  /** Takes a phase into the run: what is queued waits for a modem, what is in doubt for its time. */
  takeUp(record: PhaseRecord): void {
    if (record.deliveries.some((delivery) => this.#isToCall(record, delivery))) {
      void this.sounds.prepare(record)
    }
    record.deliveries.forEach((delivery, n) => {
      this.reports.note(record, n)
      if (delivery.state === 'queued') this.putInLine(record, n)
      if (delivery.state === 'inDoubt') this.#doubts.await(record, n)
    })
  }

  /** Calls whom the SMS of a running action did not reach. */
  callInstead(action: string): void {
    this.note(callInstead(this, action))
  }

  /** Gives the phases that follow an alert what its change asks of them. */
  noteFollowUps(alert: PhaseRecord, n: number): void {
    this.note(followUps(this.ports.ledger.state, alert, n))
  }

  /** Open from the moment everything is taken up until `stop`. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Begins to send, after `resume`. */
  open(): void {
    this.#isOpen = true
    this.#people.prepare(0)
    this.run.start()
  }

  stop(): void {
    this.#isOpen = false
    this.run.halt()
    this.#people.stop()
    this.#doubts.stop()
  }

  #isToCall(record: PhaseRecord, delivery: Delivery): boolean {
    return (
      delivery.state === 'queued' &&
      channelOf(this.ports.ledger.state, record, delivery) === 'voice'
    )
  }

  /** Puts a delivery that is `queued` in line for a modem. */
  putInLine(record: PhaseRecord, n: number): void {
    this.run.put(record, { n, ...simWish(this.ports.ledger.state, record, n) })
  }

  /** Ends a closing action that has nothing left to do. */
  closeIfFinished(action: string): void {
    if (isFinished(this.ports.ledger.state, action, this.ports.now())) {
      this.note([{ type: 'action.closed', action }])
    }
  }
}
