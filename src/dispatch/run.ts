import type { PhaseRecord } from '../domain/action-fold.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { ActionFact, Actor } from '../domain/facts.ts'
import type { Budget } from './budget.ts'
import { type Claim, DeliveryQueue } from './delivery-queue.ts'
import { isReleased, reasonToDrop } from './eligibility.ts'
import {
  type Handover,
  handoverOf,
  isUnderWay,
  missingParts,
  type SendingFact,
  submissionOf,
} from './handover.ts'
import type { SendingModem, SubmitOutcome } from './modems.ts'
import type { Waiting } from './phase-queue.ts'
import type { DispatchPorts } from './ports.ts'
import { settle } from './settle.ts'

/** Writes facts and lets everything that follows from them happen in the same tick. */
export type Record = (facts: readonly ActionFact[], by: Actor) => Promise<void>

/**
 * Free modems pull the next delivery. Nothing is handed to a modem that is not durable as
 * `sending` first, and a modem that fails gives its work back.
 */
export class DeliveryRun {
  readonly #ports: DispatchPorts
  readonly #budget: Budget
  readonly #record: Record
  readonly #queue = new DeliveryQueue()
  readonly #busy = new Map<string, Claim>()
  readonly #references = new Map<string, number>()
  #isHalted = true
  #cancelWake: (() => void) | undefined

  constructor(ports: DispatchPorts, budget: Budget, record: Record) {
    this.#ports = ports
    this.#budget = budget
    this.#record = record
  }

  /** Lets modems pull. Halted again by `halt`: what is on the air is finished, nothing begins. */
  start(): void {
    this.#isHalted = false
    this.pump()
  }

  halt(): void {
    this.#isHalted = true
    this.#cancelWake?.()
  }

  get isHalted(): boolean {
    return this.#isHalted
  }

  /** Puts a delivery that is `queued` in line. */
  put(record: PhaseRecord, waiting: Waiting): void {
    this.#queue.put(record.phase, waiting, this.#ports.now())
  }

  /** Gives every free modem work; cheap when there is none. */
  pump(): void {
    if (this.#isHalted) return
    for (const modem of this.#ports.modems()) this.#serve(modem)
    this.#wakeLater()
  }

  #serve(modem: SendingModem): void {
    if (this.#isHalted || this.#busy.has(modem.id) || !modem.isAvailable()) return
    const claim = this.#claimFor(modem)
    const handover = claim && this.#handover(modem, claim)
    if (!claim || !handover) return
    this.#busy.set(modem.id, claim)
    void this.#carry(handover)
      .catch((error: unknown) => {
        this.#ports.log('error', 'delivery-crashed', { modem: modem.id, error: String(error) })
        return false
      })
      .then((isWell) => this.#free(modem, claim, isWell))
  }

  /** A modem that did well goes on in the same tick; one that failed lets others go first. */
  #free(modem: SendingModem, claim: Claim, isWell: boolean): void {
    this.#busy.delete(modem.id)
    const wasHeld = this.#queue.release(claim)
    const record = this.#phase(claim.phase)
    if (wasHeld && record?.deliveries[claim.n]?.state === 'queued') this.put(record, { n: claim.n })
    if (isWell) this.#serve(modem)
    else this.#ports.after(failurePauseMs, () => this.pump())
  }

  #claimFor(modem: SendingModem): Claim | undefined {
    const { iccid, limits } = modem.status()
    if (iccid === undefined) return undefined
    const now = this.#ports.now()
    return this.#queue.claim({
      modem: modem.id,
      iccid,
      now,
      isAlone: !this.#hasOther(iccid),
      mayServe: (phase) => {
        const record = this.#phase(phase)
        if (!record || !isReleased(record, now)) return false
        return this.#budget.allows({ iccid, limits }, record, now)
      },
      isDue: (phase, n) => this.#isDue(phase, n, now),
    })
  }

  #isDue(phase: string, n: number, now: number): boolean {
    const record = this.#phase(phase)
    const delivery = record?.deliveries[n]
    if (!record || delivery?.state !== 'queued') return false
    if (isUnderWay(record, delivery)) return true
    const reason = reasonToDrop(this.#ports.ledger.state, record, n, now, this.#ports.policy)
    if (!reason) return true
    this.#note([{ type: 'delivery.dropped', phase, ns: [n], reason }], system)
    return false
  }

  #handover(modem: SendingModem, claim: Claim): Handover | undefined {
    const record = this.#phase(claim.phase)
    return record && handoverOf(modem, claim, record, () => this.#nextReference(claim.iccid))
  }

  /** Its missing parts, back to back on this SIM, until all are there or one fails. */
  async #carry(handover: Handover): Promise<boolean> {
    const { modem, claim } = handover
    for (const part of missingParts(handover)) {
      const submission = submissionOf(this.#ports, handover, part, (fact) => this.#begin(fact))
      if (!submission) return this.#dropUnsubscribed(claim)
      const outcome = await modem.submit(submission)
      if (outcome.kind !== 'accepted') return this.#failed(handover, outcome, part)
      this.#accepted(claim, part, outcome.messageReference)
      if (handover.delivery.state !== 'sending') return true
    }
    return true
  }

  #begin(fact: SendingFact): Promise<void> {
    this.#budget.spend(fact.iccid, this.#ports.now())
    return this.#record([fact], { kind: 'modem', id: fact.modem })
  }

  #dropUnsubscribed({ phase, n }: Claim): false {
    this.#note([{ type: 'delivery.dropped', phase, ns: [n], reason: 'unsubscribed' }], system)
    return false
  }

  /** Writes down what went wrong and lets the delivery go on by the class of its failure. */
  #failed(handover: Handover, outcome: NotAccepted, part: number): false {
    const { claim, record, delivery } = handover
    const { phase, n, iccid, modem } = claim
    if (delivery.state !== 'sending') return false
    const now = this.#ports.now()
    const { facts, waiting } = settle({ phase, n, iccid, now }, delivery, outcome)
    this.#note(facts, { kind: 'modem', id: modem })
    this.#queue.release(claim)
    if (waiting && isQueued(delivery) && this.#isDue(phase, n, now)) {
      this.put(record, { n, ...waiting })
    }
    if (outcome.kind === 'in-doubt') {
      void outcome.late.then((reference) => {
        if (reference !== undefined) this.#accepted(claim, part, reference)
      })
    }
    this.pump()
    return false
  }

  #accepted({ phase, n, modem }: Claim, part: number, reference: number | undefined): void {
    const said = reference === undefined ? {} : { messageReference: reference }
    this.#note([{ type: 'delivery.part-accepted', phase, n, part, ...said }], {
      kind: 'modem',
      id: modem,
    })
  }

  #note(facts: readonly ActionFact[], by: Actor): void {
    this.#record(facts, by).catch((error: unknown) =>
      this.#ports.log('error', 'fact-not-kept', { error: String(error) }),
    )
  }

  #hasOther(iccid: string): boolean {
    return this.#ports.modems().some((modem) => {
      const status = modem.status()
      const canSend = status.state === 'ready' || status.state === 'busy'
      return canSend && status.iccid !== undefined && status.iccid !== iccid
    })
  }

  #nextReference(iccid: string): number {
    const seed = Math.floor(this.#ports.now() / 1000)
    const reference = ((this.#references.get(iccid) ?? seed) + 1) & 0xff
    this.#references.set(iccid, reference)
    return reference
  }

  #phase(id: string): PhaseRecord | undefined {
    return this.#ports.ledger.state.actions.phases.get(id)
  }

  #wakeLater(): void {
    this.#cancelWake?.()
    const at = this.#queue.wakesAt()
    if (at === undefined) return
    this.#cancelWake = this.#ports.after(Math.max(200, at - this.#ports.now()), () => this.pump())
  }
}

type NotAccepted = Exclude<SubmitOutcome, { kind: 'accepted' }>

const failurePauseMs = 20
const system: Actor = { kind: 'system', id: 'run' }

/** Read afresh: recording facts changes the delivery in place. */
const isQueued = ({ state }: Delivery): boolean => state === 'queued'
