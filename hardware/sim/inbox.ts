import type { Timers } from '../timers.ts'
import type { Faults } from './faults.ts'
import type { MessageStores } from './message-store.ts'
import type { Settings } from './settings.ts'

/** The service centre tries again some time after the modem can take messages once more. */
const retryMs = 2_000

interface Arrival {
  readonly kind: 'CMT' | 'CDS'
  readonly pdu: string
  readonly tpduLength: number
}

export interface InboxPorts {
  readonly timers: Timers
  readonly faults: Faults
  readonly stores: MessageStores
  readonly settings: () => Settings
  /** Whether the network reaches the modem. */
  readonly isReachable: () => boolean
  readonly tell: (...lines: readonly string[]) => void
}

/** What arrives over the air: routed as `+CNMI` asks (27.005 §3.4.1), or kept by the network. */
export class Inbox {
  readonly #ports: InboxPorts
  #waiting: Arrival[] = []
  /** Lines that mode 0 of `+CNMI` keeps back. */
  #buffered: (readonly string[])[] = []

  constructor(ports: InboxPorts) {
    this.#ports = ports
  }

  arrive(arrival: Arrival): void {
    if (!this.#take(arrival)) this.#waiting.push(arrival)
  }

  /** There is room, or the network is back: what waits is tried again a little later. */
  retry(): void {
    if (this.#waiting.length === 0) return
    this.#ports.timers.after(retryMs, () => {
      for (const arrival of this.#waiting.splice(0)) this.arrive(arrival)
    })
  }

  /** A mode above 0 was set: what was kept back is said or, with `<bfr>` 1, forgotten. */
  flush(): void {
    const [mode, , , , buffer] = this.#ports.settings().routing
    if (mode === 0) return
    const lines = this.#buffered.splice(0)
    if (buffer === 0) for (const said of lines) this.#ports.tell(...said)
  }

  /** Power-on. */
  forget(): void {
    this.#buffered = []
  }

  /** False when it cannot be taken now. */
  #take(arrival: Arrival): boolean {
    const { faults, isReachable, settings } = this.#ports
    if (!isReachable() || faults.is('store-full')) return false
    const [, messages = 0, , reports = 0] = settings().routing
    if (arrival.kind === 'CMT') {
      if (messages !== 2) return this.#store(arrival, { tells: messages > 0 })
      this.#tell(`+CMT: ,${arrival.tpduLength}`, arrival.pdu)
      return true
    }
    if (reports === 2) return this.#store(arrival, { tells: true })
    if (reports === 1) this.#tell(`+CDS: ${arrival.tpduLength}`, arrival.pdu)
    return true
  }

  #store({ kind, pdu, tpduLength }: Arrival, { tells }: { tells: boolean }): boolean {
    const { stores } = this.#ports
    const store = kind === 'CDS' && stores.has('SR') ? 'SR' : stores.chosen[2]
    const index = stores.put(store, pdu, tpduLength)
    if (index !== undefined && tells) this.#tell(`+${kind}I: "${store}",${index}`)
    return index !== undefined
  }

  #tell(...lines: readonly string[]): void {
    if (this.#ports.settings().routing[0] === 0) this.#buffered.push(lines)
    else this.#ports.tell(...lines)
  }
}
