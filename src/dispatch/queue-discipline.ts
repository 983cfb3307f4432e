import type { ActionFact } from '../domain/action-facts.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Channel } from '../domain/participant.ts'
import { channelOf } from './channel.ts'
import type { Claim } from './delivery-queue.ts'
import { Due } from './due.ts'
import { mayServe, type ServingPorts } from './may-serve.ts'
import type { SendingModem } from './modems.ts'
import type { Waiting } from './phase-queue.ts'
import { PoolPlan } from './pool-plan.ts'
import type { DispatchPorts } from './ports.ts'
import { simWish } from './sim-wish.ts'

/** What the discipline of the queue needs of the run. */
export interface DisciplinePorts extends ServingPorts {
  readonly ports: DispatchPorts
  /** Whether a delivery may stand in line at all: who is asked to come is asked in turn. */
  readonly mayGo: (record: PhaseRecord, n: number) => boolean
  /** Writes facts that nobody waits for. */
  readonly note: (facts: readonly ActionFact[]) => void
  /** Whether somebody is on the phone at this number for us. */
  readonly isCalling: (number: string) => boolean
}

/** Which deliveries may stand in the queue, and which of them a modem gets. */
export class QueueDiscipline {
  readonly #around: DisciplinePorts
  readonly #plan: PoolPlan
  readonly #due: Due

  constructor(around: DisciplinePorts) {
    const { ports, budget, queue, note, isCalling } = around
    this.#around = around
    this.#plan = new PoolPlan(ports, budget, queue)
    this.#due = new Due({
      ports,
      note,
      isCalling,
      isSending: (phase, n) => queue.isSending(phase, n),
      askAgain: (record, waiting) =>
        this.put(record, { ...simWish(ports.ledger.state, record, waiting.n), ...waiting }),
    })
  }

  /** Puts a delivery that is `queued` in line, for the channel it goes over; whether it may. */
  put(record: PhaseRecord, waiting: Waiting): boolean {
    const { ports, queue, mayGo } = this.#around
    const delivery = record.deliveries[waiting.n]
    if (!delivery || !mayGo(record, waiting.n)) return false
    const channel = channelOf(ports.ledger.state, record, delivery)
    if (channel === 'voice' && queue.waiting('voice') === 0) this.#plan.outdated()
    queue.put(record.phase, channel, waiting, ports.now())
    return true
  }

  /** Ends a claim and puts the delivery back in line when it is still to go; whether it is. */
  giveBack(claim: Claim, waiting: Omit<Waiting, 'n'> | undefined): boolean {
    const { phase, n, channel } = claim
    this.#around.queue.release(claim)
    const record = this.#phase(phase)
    if (record?.deliveries[n]?.state !== 'queued') return false
    return this.#isStillTo(record, n, channel) && this.put(record, { n, ...waiting })
  }

  /** Lends a modem the delivery that is next for it; undefined when there is none. */
  claimFor(modem: SendingModem): Claim | undefined {
    const { ports, queue } = this.#around
    const status = modem.status()
    const { iccid, limits } = status
    if (iccid === undefined) return undefined
    const now = ports.now()
    return queue.claim({
      modem: modem.id,
      iccid,
      now,
      channels: this.#plan.channelsOf(status),
      isAlone: (channel) => !this.#hasOther(iccid, channel),
      mayServe: (phase, channel) =>
        mayServe(this.#around, { channel, iccid, limits, now }, this.#phase(phase)),
      isDue: (phase, n, channel) => this.#due.isDue(this.#phase(phase), n, channel),
    })
  }

  /** What goes on over the other channel is asked about when its turn comes. */
  #isStillTo(record: PhaseRecord, n: number, channel: Channel): boolean {
    const delivery = record.deliveries[n]
    if (!delivery) return false
    const isSwitched = channelOf(this.#around.ports.ledger.state, record, delivery) !== channel
    return isSwitched || this.#due.mayBegin(record, n, channel)
  }

  #hasOther(iccid: string, channel: Channel): boolean {
    return this.#around.ports.modems().some((modem) => {
      const status = modem.status()
      const isUp = status.state === 'ready' || status.state === 'busy'
      const can = isUp && status.capabilities.includes(channel)
      return can && status.iccid !== undefined && status.iccid !== iccid
    })
  }

  #phase(id: string): PhaseRecord | undefined {
    return this.#around.ports.ledger.state.actions.phases.get(id)
  }
}
