import type { Actor } from '../domain/accounts.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Fact } from '../domain/facts.ts'
import type { NoticeKind } from '../domain/notice.ts'
import type { Channel } from '../domain/participant.ts'
import { AskingCalls } from './asking-calls.ts'
import type { Budget } from './budget.ts'
import { CallCarrier } from './call-carrier.ts'
import type { CallSounds } from './call-sounds.ts'
import type { Carrier, CarrierPorts, Record } from './carrier.ts'
import { channelOf } from './channel.ts'
import { type Claim, DeliveryQueue } from './delivery-queue.ts'
import { Due } from './due.ts'
import { HeldBack } from './held-back.ts'
import { mayServe, type ServingPorts } from './may-serve.ts'
import { MessageCarrier } from './message-carrier.ts'
import type { SendingModem } from './modems.ts'
import { NoticeRun } from './notice-run.ts'
import { Owed } from './owed.ts'
import type { Waiting } from './phase-queue.ts'
import { PoolPlan } from './pool-plan.ts'
import type { DispatchPorts } from './ports.ts'
import { simWish } from './sim-wish.ts'

/** What the run needs beside its ports. */
export interface RunParts {
  readonly budget: Budget
  readonly sounds: CallSounds
  readonly record: Record
  /** Whether a delivery may stand in line at all: who is asked to come is asked in turn. */
  readonly mayGo: (record: PhaseRecord, n: number) => boolean
}

/**
 * Free modems pull the next delivery. Nothing is handed to a modem that is not durable as
 * `sending` first, and a modem that fails gives its work back.
 */
export class DeliveryRun {
  readonly #ports: DispatchPorts
  readonly #record: Record
  readonly #mayGo: RunParts['mayGo']
  readonly #queue = new DeliveryQueue()
  readonly #plan: PoolPlan
  readonly #busy = new Map<string, Claim>()
  readonly #calls: CallCarrier
  readonly #carriers: Readonly<{ [channel in Channel]: Carrier }>
  readonly #due: Due
  readonly #heldBack: HeldBack
  readonly #serving: ServingPorts
  readonly #notices: NoticeRun
  readonly #asking: AskingCalls
  readonly #owed: Owed
  /** Modems that send what belongs to no action. */
  readonly #onNotices = new Set<string>()
  /** Deliveries since the last notice. */
  #sinceUrgent = 0
  #isHalted = true
  #cancelWake: (() => void) | undefined

  constructor(ports: DispatchPorts, { budget, sounds, record, mayGo }: RunParts) {
    this.#ports = ports
    this.#record = record
    this.#mayGo = mayGo
    this.#plan = new PoolPlan(ports, budget, this.#queue)
    this.#heldBack = new HeldBack(ports, () => this.pump())
    const isHeldBack = (phase: PhaseRecord): boolean => this.#heldBack.isHeld(phase)
    this.#serving = { ports, budget, queue: this.#queue, isHeldBack }
    const around: CarrierPorts = {
      ports,
      record,
      note: (facts, by) => this.#note(facts, by),
      giveBack: (claim, waiting) => this.#giveBack(claim, waiting),
    }
    this.#calls = new CallCarrier(around, sounds)
    this.#due = new Due({
      ports,
      note: (facts) => this.#note(facts, system),
      isCalling: (number) => this.#calls.isCalling(number),
      isSending: (phase, n) => this.#queue.isSending(phase, n),
      askAgain: (record, waiting) =>
        this.#putBack(record, { ...simWish(ports.ledger.state, record, waiting.n), ...waiting }),
    })
    const byModem = {
      ports,
      record: (facts: readonly Fact[], id: string) => record(facts, { kind: 'modem', id }),
    }
    this.#notices = new NoticeRun({ ...byModem, budget })
    this.#asking = new AskingCalls(byModem)
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
    if (this.#putBack(record, waiting)) this.#asking.giveWay()
  }

  /** The same for what stood in line before; whether it may. */
  #putBack(record: PhaseRecord, waiting: Waiting): boolean {
    const delivery = record.deliveries[waiting.n]
    if (!delivery || !this.#mayGo(record, waiting.n)) return false
    const channel = channelOf(this.#ports.ledger.state, record, delivery)
    if (channel === 'voice' && this.#queue.waiting('voice') === 0) this.#plan.outdated()
    this.#queue.put(record.phase, channel, waiting, this.#ports.now())
    return true
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
    if (this.#serveBetween(modem)) return
    const claim = this.#claimFor(modem)
    const record = claim && this.#phase(claim.phase)
    if (!claim || !record) {
      this.#serveNotice(modem)
      return
    }
    this.#sinceUrgent += 1
    this.#busy.set(modem.id, claim)
    void this.#carriers[claim.channel]
      .carry({ modem, claim, record, isHeldBack: () => this.#heldBack.isHeld(record) })
      .catch((error: unknown) => {
        this.#ports.log('error', 'delivery-crashed', { modem: modem.id, error: String(error) })
        return false
      })
      .then((isWell) => this.#free(modem, claim, isWell))
  }

  /** Between the deliveries of an alert: whoever is on duty, and now and then what cannot wait. */
  #serveBetween(modem: SendingModem): boolean {
    if (this.#sinceUrgent >= deliveriesADuty && this.#serveNotice(modem, isForDuty)) return true
    return this.#sinceUrgent >= deliveriesAnUrgent && this.#serveNotice(modem, isUrgent)
  }

  #isTaken({ id }: SendingModem): boolean {
    return this.#busy.has(id) || this.#onNotices.has(id)
  }

  /**
   * What belongs to no action is for a modem that has nothing else to do, but for a goodbye or a code
   * now and then: a big alert takes longer than those can wait.
   */
  #serveNotice(modem: SendingModem, mayBe?: (kind: NoticeKind) => boolean): boolean {
    const work =
      this.#notices.serve(modem, mayBe) ?? (mayBe ? undefined : this.#asking.serve(modem))
    if (!work) return false
    this.#sinceUrgent = 0
    this.#onNotices.add(modem.id)
    void work
      .catch((error: unknown) =>
        this.#ports.log('error', 'notice-crashed', { modem: modem.id, error: String(error) }),
      )
      .then((isOver) => {
        this.#onNotices.delete(modem.id)
        if (isOver) this.pump()
        else this.#ports.after(noticePauseMs, () => this.pump())
      })
    return true
  }

  /** What was sent and not answered before this start is in doubt. */
  resumeNotices(): Promise<void> {
    return this.#notices.resume()
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
    const { phase, n, channel } = claim
    this.#queue.release(claim)
    const record = this.#phase(phase)
    const delivery = record?.deliveries[n]
    const isStill = delivery?.state === 'queued' && this.#isStillTo(phase, n, channel)
    if (record && isStill) this.put(record, { n, ...waiting })
    this.pump()
  }

  /** What goes on over the other channel is asked about when its turn comes. */
  #isStillTo(phase: string, n: number, channel: Channel): boolean {
    const record = this.#phase(phase)
    const delivery = record?.deliveries[n]
    if (!record || !delivery) return false
    const isSwitched = channelOf(this.#ports.ledger.state, record, delivery) !== channel
    return isSwitched || this.#due.mayBegin(record, n, channel)
  }

  #claimFor(modem: SendingModem): Claim | undefined {
    const status = modem.status()
    const { iccid, limits } = status
    if (iccid === undefined) return undefined
    const now = this.#ports.now()
    return this.#queue.claim({
      modem: modem.id,
      iccid,
      now,
      channels: this.#plan.channelsOf(status),
      isAlone: (channel) => !this.#hasOther(iccid, channel),
      mayServe: (phase, channel) =>
        mayServe(this.#serving, { channel, iccid, limits, now }, this.#phase(phase)),
      isDue: (phase, n, channel) => this.#due.isDue(this.#phase(phase), n, channel),
    })
  }

  #note(facts: readonly ActionFact[], by: Actor): void {
    this.#record(facts, by).catch((error: unknown) => this.#notKept(error))
  }

  #notKept(error: unknown): void {
    this.#ports.log('error', 'fact-not-kept', { error: String(error) })
  }

  #hasOther(iccid: string, channel: Channel): boolean {
    return this.#ports.modems().some((modem) => {
      const status = modem.status()
      const isUp = status.state === 'ready' || status.state === 'busy'
      const can = isUp && status.capabilities.includes(channel)
      return can && status.iccid !== undefined && status.iccid !== iccid
    })
  }

  #phase(id: string): PhaseRecord | undefined {
    return this.#ports.ledger.state.actions.phases.get(id)
  }

  #wakeLater(): void {
    this.#cancelWake?.()
    const wakes = [this.#queue.wakesAt(), this.#notices.wakesAt(), this.#asking.wakesAt()]
    const times = wakes.filter((at) => at !== undefined)
    if (times.length === 0) return
    const at = Math.min(...times)
    this.#cancelWake = this.#ports.after(Math.max(200, at - this.#ports.now()), () => this.pump())
  }
}

const failurePauseMs = 20
/** One that could not go tries nobody's patience, nor a disk's that is full. */
const noticePauseMs = 1_000
/** One message in so many may be a goodbye or a code: an alert is no slower by more than 4 %. */
const deliveriesAnUrgent = 25
/** Few phones, told a few times: what they are told may save who is looked for. */
const deliveriesADuty = 4
const isForDuty = (kind: NoticeKind): boolean => kind === 'duty'
const isUrgent = (kind: NoticeKind): boolean => kind === 'goodbye' || kind === 'code'
const system: Actor = { kind: 'system', id: 'run' }
