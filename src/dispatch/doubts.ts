import type { ActionFact } from '../domain/action-facts.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import { afterDoubt, doubtedSim, isFinal, patienceMs } from './doubt.ts'
import type { DispatchPorts } from './ports.ts'

/** What is in doubt waits here for a status report; when none came in time, the doubt is settled. */
export class Doubts {
  readonly #ports: DispatchPorts
  readonly #settle: (facts: readonly ActionFact[]) => void
  /** By phase and place, what cancels the waiting. */
  readonly #waiting = new Map<string, () => void>()

  /** `settle` writes what becomes of a delivery whose time is over. */
  constructor(ports: DispatchPorts, settle: (facts: readonly ActionFact[]) => void) {
    this.#ports = ports
    this.#settle = settle
  }

  /** Begins to wait for one that is in doubt; once, however often it is told of. */
  await(record: PhaseRecord, n: number): void {
    const delivery = record.deliveries[n]
    // Whether a call was heard out cannot be reported: it is left so.
    if (!delivery || isFinal(delivery) || delivery.attempts.at(-1)?.channel === 'voice') return
    const iccid = doubtedSim(delivery)
    const key = `${record.phase.id}:${n}`
    if (iccid === undefined || this.#waiting.has(key)) return
    const sim = this.#ports.modems().find((modem) => modem.status().iccid === iccid)
    const cancel = this.#ports.after(patienceMs(sim?.status().reportSecondsP95), () => {
      this.#waiting.delete(key)
      this.#settle(afterDoubt(this.#ports, record, n, this.#ports.now()))
    })
    this.#waiting.set(key, cancel)
  }

  stop(): void {
    for (const cancel of this.#waiting.values()) cancel()
    this.#waiting.clear()
  }
}
