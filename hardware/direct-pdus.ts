import type { IncomingPorts } from './incoming.ts'
import { sleep } from './timers.ts'

/** Kept while the disk is not ready. */
const mostKept = 2_000
const retryMs = 1_000

/** PDUs that a modem says as they come (`+CMT`, `+CDS`): it has no copy, so they are tried again. */
export class DirectPdus {
  readonly #ports: IncomingPorts
  readonly #waiting: string[] = []
  #isReceiving = false

  constructor(ports: IncomingPorts) {
    this.#ports = ports
  }

  came(pdu: string): void {
    if (this.#waiting.length >= mostKept) {
      this.#ports.warn('incoming-lost', { kept: mostKept })
      return
    }
    this.#waiting.push(pdu)
    void this.#receive()
  }

  async #receive(): Promise<void> {
    if (this.#isReceiving) return
    this.#isReceiving = true
    for (let pdu = this.#waiting[0]; pdu !== undefined; pdu = this.#waiting[0]) {
      try {
        await this.#ports.receive(pdu, false)
        this.#waiting.shift()
      } catch (error) {
        this.#ports.warn('incoming-not-durable', { error })
        if (this.#ports.stopping.aborted) break
        await sleep(this.#ports.timers, retryMs, this.#ports.stopping)
      }
    }
    this.#isReceiving = false
  }
}
