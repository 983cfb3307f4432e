import type { ActionFact } from '../domain/action-facts.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { Channel } from '../domain/participant.ts'
import { isOvertaken, isSuperseded, isToFinish } from './begun.ts'
import { channelOf } from './channel.ts'
import { numberOf, reasonToDrop } from './eligibility.ts'
import { isUnderWay } from './handover.ts'
import { comesTooSoon } from './in-order.ts'
import { waitsForMorning } from './morning.ts'
import { reachedByOthers } from './other-phones.ts'
import type { Waiting } from './phase-queue.ts'
import type { DispatchPorts } from './ports.ts'

/** What asking whether a delivery is due needs of the run. */
export interface DuePorts {
  readonly ports: DispatchPorts
  /** Writes facts that nobody waits for. */
  readonly note: (facts: readonly ActionFact[]) => void
  /** Whether somebody is on the phone at this number for us. */
  readonly isCalling: (number: string) => boolean
  /** Whether a modem sends this delivery as an SMS. */
  readonly isSending: (phase: string, n: number) => boolean
  readonly askAgain: (record: PhaseRecord, waiting: Waiting) => void
}

/** Whoever is on the phone, has half a message, or may have it by another, is asked about again then. */
const askAgainMs = 2_000

/** Whether a delivery that waits may go now; what may not go any more is dropped. */
export class Due {
  readonly #around: DuePorts

  constructor(around: DuePorts) {
    this.#around = around
  }

  isDue(record: PhaseRecord | undefined, n: number, channel: Channel): boolean {
    const delivery = record?.deliveries[n]
    if (!record || delivery?.state !== 'queued') return false
    if (channelOf(this.#around.ports.ledger.state, record, delivery) !== channel) {
      // What reached them meanwhile decides: it waits in the line of that channel now.
      this.#around.askAgain(record, { n })
      return false
    }
    if (!this.mayBegin(record, n, channel)) return false
    if (this.#isForMorning(record, n, delivery) || this.#isTooSoon(record, n, delivery))
      return false
    return channel === 'sms' || this.#isCallDue(record, n, delivery)
  }

  /** Whether anything keeps it from beginning for good; then it is dropped. */
  mayBegin(record: PhaseRecord, n: number, channel: Channel): boolean {
    const { ledger, policy, now } = this.#around.ports
    const delivery = record.deliveries[n]
    if (isToFinish(ledger.state, record, delivery, now())) return true
    const isLate = delivery && this.#isLate(record, delivery, channel)
    const reason = isLate ? 'withdrawn' : reasonToDrop(ledger.state, record, n, now(), policy)
    if (!reason) return true
    this.#around.note([{ type: 'delivery.dropped', phase: record.phase.id, ns: [n], reason }])
    return false
  }

  #isLate(record: PhaseRecord, delivery: Delivery, channel: Channel): boolean {
    const { state } = this.#around.ports.ledger
    if (isSuperseded(state, record, delivery)) return true
    return channel === 'sms' && isOvertaken(state, record, delivery)
  }

  /** Who prefers the morning is asked about again then, or when somebody hurries. */
  #isForMorning(record: PhaseRecord, n: number, delivery: Delivery): boolean {
    const { ports, askAgain } = this.#around
    if (isUnderWay(record, delivery)) return false
    const morning = waitsForMorning(ports, record, delivery)
    if (morning === undefined) return false
    askAgain(record, { n, notBefore: morning, isForMorning: true })
    return true
  }

  /** Nothing comes to a phone between two parts of another message of its action, nor out of turn. */
  #isTooSoon(record: PhaseRecord, n: number, delivery: Delivery): boolean {
    const { ports, isSending, askAgain } = this.#around
    const now = ports.now()
    if (!comesTooSoon(ports.ledger.state, record, delivery, { now, isSending })) return false
    askAgain(record, { n, notBefore: now + askAgainMs })
    return true
  }

  /** One call to a number at a time; none to who has the message and need not answer it. */
  #isCallDue(record: PhaseRecord, n: number, delivery: Delivery): boolean {
    const { ports, note, isCalling, askAgain } = this.#around
    const { ledger, now } = ports
    const number = numberOf(ledger.state, delivery.recipient) ?? ''
    const asksAnswer = ledger.state.actions.byId.get(record.action)?.responders !== undefined
    const isFirst = record.phase.name === 'alert' && delivery.switchedTo === undefined
    const others =
      isFirst && !asksAnswer
        ? reachedByOthers(ledger.state, record, delivery, now())
        : 'not-reached'
    if (others === 'reached') {
      const reason = 'reached-otherwise'
      note([{ type: 'delivery.dropped', phase: record.phase.id, ns: [n], reason }])
      return false
    }
    if (others === 'not-reached' && !isCalling(number)) return true
    askAgain(record, { n, notBefore: now() + askAgainMs })
    return false
  }
}
