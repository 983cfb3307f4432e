import type { Actor } from '../domain/accounts.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import type { DeliveryFact, OneDeliveryFact } from '../domain/delivery-facts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { Fact } from '../domain/facts.ts'
import type { PeopleIndex } from '../domain/people-index.ts'
import { Budget } from './budget.ts'
import { callInstead } from './call-fallback.ts'
import { CallSounds } from './call-sounds.ts'
import { channelOf } from './channel.ts'
import { afterDoubt, doubtedSim, patienceMs } from './doubt.ts'
import { followUps, isFinished } from './follow-up.ts'
import { HadAlerts } from './had-alerts.ts'
import { PeopleCache } from './people-cache.ts'
import type { DispatchPorts } from './ports.ts'
import { ReportIndex } from './report-index.ts'
import { Responders } from './responders.ts'
import { DeliveryRun } from './run.ts'

const system: Actor = { kind: 'system', id: 'dispatch' }

const isAboutOne = (fact: Fact): fact is OneDeliveryFact =>
  fact.type.startsWith('delivery.') && 'n' in fact

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
  readonly #listeners = new Set<() => void>()
  readonly #doubts = new Map<string, () => void>()
  #isTelling = false
  #isOpen = false

  constructor(ports: DispatchPorts) {
    this.ports = ports
    this.budget = new Budget(ports)
    this.sounds = new CallSounds(ports)
    this.hadAlerts = new HadAlerts(ports)
    // Who has had how many is counted beside it: no alert waits for that either.
    this.#people = new PeopleCache(ports, (index) => this.hadAlerts.among(index))
    this.run = new DeliveryRun(ports, {
      budget: this.budget,
      sounds: this.sounds,
      record: (facts, by) => this.record(facts, by),
      mayGo: (record, n) => this.responders.mayGo(record, n),
    })
  }

  /** Writes facts, folds them and lets their consequences follow; resolves when they are durable. */
  record(facts: readonly Fact[], by: Actor): Promise<void> {
    const durable = this.ports.ledger.append(facts, by)
    for (const fact of facts) this.#react(fact)
    this.#tell()
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
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes a phase into the run: what is queued waits for a modem, what is in doubt for its time. */
  takeUp(record: PhaseRecord): void {
    if (record.deliveries.some((delivery) => this.#isToCall(record, delivery))) {
      void this.sounds.prepare(record)
    }
    record.deliveries.forEach((delivery, n) => {
      this.reports.note(record, n)
      if (delivery.state === 'queued') this.putInLine(record, n)
      if (delivery.state === 'inDoubt') this.#awaitDoubt(record, n)
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
    this.#people.prepare()
    this.run.start()
  }

  stop(): void {
    this.#isOpen = false
    this.run.halt()
    this.#people.stop()
    for (const cancel of this.#doubts.values()) cancel()
    this.#doubts.clear()
  }

  #isToCall(record: PhaseRecord, delivery: Delivery): boolean {
    return (
      delivery.state === 'queued' &&
      channelOf(this.ports.ledger.state, record, delivery) === 'voice'
    )
  }

  #react(fact: Fact): void {
    switch (fact.type) {
      case 'participant.saved':
      case 'participant.erased':
        this.hadAlerts.outdated()
        return this.#people.outdated()
      case 'import.committed':
      case 'import.undone':
        this.hadAlerts.outdated()
        return this.#people.outdatedByMany()
      case 'action.started':
        for (const phase of fact.action.phases) this.#takeUpPhase(phase.id)
        return this.responders.consider(fact.action.id)
      case 'action.extended':
        this.#takeUpAlert(fact.action)
        return this.responders.consider(fact.action)
      case 'responder.answered':
        return this.responders.consider(fact.action)
      case 'phase.added':
        this.#takeUpPhase(fact.phase.id)
        return this.closeIfFinished(fact.action)
      case 'phase.extended':
        return this.#takeUpPhase(fact.phase)
      case 'phase.hurried':
        return this.run.hurry(fact.phase)
      case 'phase.released':
      case 'phase.retexted':
      case 'notice.queued':
      case 'request.made':
        return this.run.pump()
      case 'action.closing':
        return this.closeIfFinished(fact.action)
      case 'action.forgotten':
        return this.hadAlerts.outdated()
      case 'delivery.dropped':
        for (const n of fact.ns) this.#reactToDelivery(fact, n)
        return
      default:
        if (isAboutOne(fact)) this.#reactToDelivery(fact, fact.n)
    }
  }

  #takeUpPhase(id: string): void {
    const record = this.ports.ledger.state.actions.phases.get(id)
    if (record) this.takeUp(record)
    this.run.pump()
  }

  #takeUpAlert(action: string): void {
    const [alert] = phasesOf(this.ports.ledger.state.actions, action)
    if (alert) this.#takeUpPhase(alert.phase.id)
  }

  #reactToDelivery(fact: DeliveryFact, n: number): void {
    const { phase, type } = fact
    const record = this.ports.ledger.state.actions.phases.get(phase)
    const delivery = record?.deliveries[n]
    if (!record || !delivery) return
    this.reports.note(record, n)
    this.hadAlerts.note(record, n)
    this.responders.noteChange(record, n, fact)
    if (delivery.state === 'inDoubt') this.#awaitDoubt(record, n)
    if (delivery.state === 'queued' && comesBack.has(type)) {
      this.putInLine(record, n)
      this.run.pump()
    }
    if (record.phase.name === 'alert') this.noteFollowUps(record, n)
    this.closeIfFinished(record.action)
  }

  /** Puts a delivery that is `queued` in line for a modem. */
  putInLine(record: PhaseRecord, n: number): void {
    const delivery = record.deliveries[n]
    if (!delivery) return
    const avoid = delivery.isSecond ? delivery.attempts.at(-1)?.iccid : undefined
    const prefer = record.phase.name === 'alert' ? undefined : this.#carrier(record, delivery.of)
    this.run.put(record, {
      n,
      ...(avoid === undefined ? {} : { avoid }),
      ...(prefer === undefined ? {} : { prefer }),
    })
  }

  /** The SIM that carried the alert this delivery follows. */
  #carrier(record: PhaseRecord, of: number): string | undefined {
    const { actions } = this.ports.ledger.state
    const alert = actions.byId.get(record.action)?.phases[0]
    const attempts = alert && actions.phases.get(alert.id)?.deliveries[of]?.attempts
    return attempts?.findLast(({ outcome }) => outcome === 'accepted')?.iccid
  }

  #awaitDoubt(record: PhaseRecord, n: number): void {
    const delivery = record.deliveries[n]
    // Whether a call was heard out cannot be reported: it is left so.
    if (delivery?.attempts.at(-1)?.channel === 'voice') return
    const iccid = delivery && doubtedSim(delivery)
    const key = `${record.phase.id}:${n}`
    if (iccid === undefined || delivery?.isSecond || this.#doubts.has(key)) return
    const sim = this.ports.modems().find((modem) => modem.status().iccid === iccid)
    const cancel = this.ports.after(patienceMs(sim?.status().reportSecondsP95), () => {
      this.#doubts.delete(key)
      this.note(afterDoubt(this.ports, record, n, this.ports.now()))
    })
    this.#doubts.set(key, cancel)
  }

  /** Ends a closing action that has nothing left to do. */
  closeIfFinished(action: string): void {
    if (isFinished(this.ports.ledger.state, action, this.ports.now())) {
      this.note([{ type: 'action.closed', action }])
    }
  }

  #tell(): void {
    if (this.#isTelling) return
    this.#isTelling = true
    this.ports.after(100, () => {
      this.#isTelling = false
      for (const listener of this.#listeners) listener()
    })
  }
}

/** Facts after which a queued delivery is nobody's and has to be put in line here. */
const comesBack: ReadonlySet<string> = new Set([
  'delivery.again',
  'delivery.switched',
  'delivery.part-accepted',
  'delivery.reported',
])
