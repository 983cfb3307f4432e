import {
  callMeasured,
  type Measured,
  partMeasured,
  readMeasured,
  reportMeasured,
} from './measured.ts'
import type { BankPorts } from './modem.ts'
import type { Timers } from './timers.ts'

/** A part that follows another within this time still finds the link open (27.005 §3.5.6). */
const linkOpenMs = 3_000
/**
 * Measurements are written down this often at most: a bank at work makes dozens a second, and each
 * would stand in the journal before the next message.
 */
const rememberEveryMs = 5_000
/** TP-ST from here on is no delivery (23.040 §9.2.3.15). */
const stillTrying = 0x20

/** What is measured on one SIM, kept over restarts by its ICCID. */
export class SimMemory {
  readonly #ports: Pick<BankPorts, 'now' | 'remember'>
  readonly #timers: Timers
  readonly #key: string
  /** When the network took the part of a TP-MR, for the report that follows. */
  readonly #acceptedAt = new Map<number, number>()
  #measured: Measured
  #lastSentAt = Number.NEGATIVE_INFINITY
  #rememberedAt = Number.NEGATIVE_INFINITY

  constructor(
    iccid: string,
    ports: Pick<BankPorts, 'now' | 'remember' | 'recall'>,
    timers: Timers,
  ) {
    this.#ports = ports
    this.#timers = timers
    this.#key = `measured:${iccid}`
    this.#measured = readMeasured(ports.recall(this.#key))
  }

  measured(): Measured {
    return this.#measured
  }

  /** Whether a part begun at this moment would follow another within the open link. */
  isLinkOpen(): boolean {
    return this.#timers.now() - this.#lastSentAt <= linkOpenMs
  }

  /** The network took a part after `seconds`, and called it `messageReference`. */
  accepted(messageReference: number, part: { seconds: number; isFollowUp: boolean }): void {
    this.#lastSentAt = this.#timers.now()
    this.#acceptedAt.set(messageReference, this.#lastSentAt)
    this.#become(partMeasured(this.#measured, { ...part, at: this.#ports.now() }))
  }

  /** A status report came in: for a part of this run it says how long reports take. */
  reported({ messageReference, status }: { messageReference: number; status: number }): void {
    const acceptedAt = this.#acceptedAt.get(messageReference)
    if (acceptedAt === undefined || status >= stillTrying) return
    this.#acceptedAt.delete(messageReference)
    this.#become(reportMeasured(this.#measured, (this.#timers.now() - acceptedAt) / 1_000))
  }

  /** A call was played to the end, and took `seconds` from dialling to hung up. */
  called(seconds: number): void {
    this.#become(callMeasured(this.#measured, seconds))
  }

  #become(measured: Measured): void {
    this.#measured = measured
    const now = this.#timers.now()
    if (now - this.#rememberedAt < rememberEveryMs) return
    this.#rememberedAt = now
    this.#ports.remember({ key: this.#key, value: measured })
  }
}
