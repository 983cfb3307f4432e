import type { Actor } from '../domain/accounts.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Channel } from '../domain/participant.ts'
import type { Budget } from './budget.ts'
import { CallCarrier } from './call-carrier.ts'
import type { CallSounds } from './call-sounds.ts'
import type { Carrier, CarrierPorts, Record } from './carrier.ts'
import { type Claim, DeliveryQueue } from './delivery-queue.ts'
import { HeldBack } from './held-back.ts'
import { MessageCarrier } from './message-carrier.ts'
import type { SendingModem } from './modems.ts'
import { Owed } from './owed.ts'
import type { Waiting } from './phase-queue.ts'
import type { DispatchPorts } from './ports.ts'
import { type DisciplinePorts, QueueDiscipline } from './queue-discipline.ts'
import { RoutineTraffic } from './routine-traffic.ts'

/** What the run needs beside its ports. */
export interface RunParts {
  readonly budget: Budget
  readonly sounds: CallSounds
  readonly record: Record
  readonly mayGo: DisciplinePorts['mayGo']
}

/**
 * Free modems pull the next delivery. Nothing is handed to a modem that is not durable as
 * `sending` first, and a modem that fails gives its work back.
 */
export class DeliveryRun {
  readonly #ports: DispatchPorts
  readonly #record: Record
  readonly #queue = new DeliveryQueue()
  readonly #busy = new Map<string, Claim>()
  readonly #calls: CallCarrier
  readonly #carriers: Readonly<{ [channel in Channel]: Carrier }>
  readonly #discipline: QueueDiscipline
  readonly #heldBack: HeldBack
  readonly #routine: RoutineTraffic
  readonly #owed: Owed
  #isHalted = true
  #cancelWake: (() => void) | undefined

  constructor(ports: DispatchPorts, { budget, sounds, record, mayGo }: RunParts) {
    this.#ports = ports
    this.#record = record
    this.#heldBack = new HeldBack(ports, () => this.pump())
    const around: CarrierPorts = {
      ports,
      record,
      note: (facts, by) => this.#note(facts, by),
      giveBack: (claim, waiting) => this.#giveBack(claim, waiting),
    }
    this.#calls = new CallCarrier(around, sounds)
    this.#discipline = new QueueDiscipline({
      ...{ ports, budget, mayGo, queue: this.#queue },
      isHeldBack: (phase) => this.#heldBack.isHeld(phase),
      isCalling: (number) => this.#calls.isCalling(number),
      note: (facts) => this.#note(facts, system),
    })
    this.#routine = new RoutineTraffic({
      ...{ ports, budget },
      record: (facts, id) => record(facts, { kind: 'modem', id }),
      pump: () => this.pump(),
    })
    this.#owed = new Owed((error) => this.#notKept(error))
    this.#carriers = { sms: new MessageCarrier(around, budget, this.#owed), voice: this.#calls }
  }

  /** Lets modems pull. Halted again by `halt`: what is on the air is finished, nothing begins. */
  start(): void {
    this.#isHalted = false
    this.pump()
  }

  halt(): void {
    this.#isHalted = true
    this.#owed.settle()
    this.#cancelWake?.()
  }

  get isHalted(): boolean {
    return this.#isHalted
  }

  /** Puts a delivery that is `queued` in line, for the channel it goes over. */
  put(record: PhaseRecord, waiting: Waiting): void {
    if (this.#discipline.put(record, waiting)) this.#routine.giveWay()
  }

  /** Nothing of an action begins but a correction, for so long or until what is returned is called. */
  holdBack(action: string, milliseconds: number): () => void {
    return this.#heldBack.hold(action, milliseconds)
  }

  /** What waits for the morning goes as soon as a modem is free. */
  hurry(phase: string): void {
    this.#queue.hurry(phase)
    this.pump()
  }

  /** Gives every free modem work; cheap when there is none. */
  pump(): void {
    if (this.#isHalted) return
    for (const modem of this.#ports.modems()) this.#serve(modem)
    this.#wakeLater()
  }

  #serve(modem: SendingModem): void {
    if (this.#isHalted || this.#isTaken(modem) || !modem.isAvailable()) return
    if (this.#routine.serveBetween(modem)) return
    const claim = this.#discipline.claimFor(modem)
    const record = claim && this.#phase(claim.phase)
    if (!claim || !record) {
      this.#routine.serve(modem)
      return
    }
    this.#routine.deliveryBegins()
    this.#busy.set(modem.id, claim)
    void this.#carriers[claim.channel]
      .carry({ modem, claim, record, isHeldBack: () => this.#heldBack.isHeld(record) })
      .catch((error: unknown) => {
        this.#ports.log('error', 'delivery-crashed', { modem: modem.id, error: String(error) })
        return false
      })
      .then((isWell) => this.#free(modem, claim, isWell))
  }

  #isTaken(modem: SendingModem): boolean {
    return this.#busy.has(modem.id) || this.#routine.isServing(modem)
  }

  /** What was sent and not answered before this start is in doubt. */
  resumeNotices(): Promise<void> {
    return this.#routine.resume()
  }

  /** A modem that did well goes on in the same tick; one that failed lets others go first. */
  #free(modem: SendingModem, claim: Claim, isWell: boolean): void {
    this.#busy.delete(modem.id)
    const wasHeld = this.#queue.release(claim)
    const record = this.#phase(claim.phase)
    if (wasHeld && record?.deliveries[claim.n]?.state === 'queued') this.put(record, { n: claim.n })
    if (isWell) this.#serve(modem)
    else this.#ports.after(failurePauseMs, () => this.pump())
    if (!this.#isTaken(modem)) this.#owed.settle()
  }

  #giveBack(claim: Claim, waiting: Omit<Waiting, 'n'> | undefined): void {
    if (this.#discipline.giveBack(claim, waiting)) this.#routine.giveWay()
    this.pump()
  }

  #note(facts: readonly ActionFact[], by: Actor): void {
    this.#record(facts, by).catch((error: unknown) => this.#notKept(error))
  }

  #notKept(error: unknown): void {
    this.#ports.log('error', 'fact-not-kept', { error: String(error) })
  }

  #phase(id: string): PhaseRecord | undefined {
    return this.#ports.ledger.state.actions.phases.get(id)
  }

  #wakeLater(): void {
    this.#cancelWake?.()
    const wakes = [this.#queue.wakesAt(), this.#routine.wakesAt()]
    const times = wakes.filter((at) => at !== undefined)
    if (times.length === 0) return
    const at = Math.min(...times)
    this.#cancelWake = this.#ports.after(Math.max(200, at - this.#ports.now()), () => this.pump())
  }
}

const failurePauseMs = 20
const system: Actor = { kind: 'system', id: 'run' }
