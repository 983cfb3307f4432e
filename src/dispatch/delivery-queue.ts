import type { PhaseName } from '../domain/action.ts'
import { PhaseQueue, type Waiting } from './phase-queue.ts'

/** One delivery, lent to one modem. */
export interface Claim {
  readonly phase: string
  readonly n: number
  readonly modem: string
  readonly iccid: string
}

/** Correction before alert before update before result: what harms most when it is late. */
const ranks: Readonly<Record<PhaseName, number>> = { correction: 0, alert: 1, update: 2, result: 3 }

interface Live {
  readonly id: string
  readonly rank: number
  readonly queue: PhaseQueue
  served: number
}

/** What a modem asks of the queue. */
export interface Asking {
  readonly modem: string
  readonly iccid: string
  readonly now: number
  /** No other SIM can send now. */
  readonly isAlone: boolean
  /** Whether this phase may use this SIM at this moment (released, within limits). */
  readonly mayServe: (phase: string) => boolean
  /** Whether this delivery still has to go; false takes it out of the queue. */
  readonly isDue: (phase: string, n: number) => boolean
}

/** All that waits, and who has what: a delivery is lent to one modem at a time. */
export class DeliveryQueue {
  readonly #live = new Map<string, Live>()
  readonly #claimed = new Map<string, Claim>()

  put(
    phase: { readonly id: string; readonly name: PhaseName },
    waiting: Waiting,
    now: number,
  ): void {
    if (this.isClaimed(phase.id, waiting.n)) return
    this.#liveOf(phase.id, phase.name).queue.put(waiting, now)
  }

  /** The next delivery for this modem: by rank, then from the action that was served least. */
  claim(asking: Asking): Claim | undefined {
    for (const live of this.#inTurn()) {
      if (!asking.mayServe(live.id)) continue
      const n = this.#next(live, asking)
      if (n === undefined) continue
      live.served += 1
      const claim: Claim = { phase: live.id, n, modem: asking.modem, iccid: asking.iccid }
      this.#claimed.set(key(live.id, n), claim)
      return claim
    }
    return undefined
  }

  /** Ends a claim; false when it had ended before and may be somebody else's by now. */
  release(claim: Claim): boolean {
    const own = key(claim.phase, claim.n)
    return this.#claimed.get(own) === claim && this.#claimed.delete(own)
  }

  isClaimed(phase: string, n: number): boolean {
    return this.#claimed.has(key(phase, n))
  }

  /** When the first delivery that has to wait may go. */
  wakesAt(): number | undefined {
    const times = [...this.#live.values()].flatMap(({ queue }) => queue.wakesAt() ?? [])
    return times.length > 0 ? Math.min(...times) : undefined
  }

  #next(live: Live, { iccid, now, isAlone, isDue }: Asking): number | undefined {
    for (let n = live.queue.take(iccid, now, isAlone); n !== undefined; ) {
      if (!this.isClaimed(live.id, n) && isDue(live.id, n)) return n
      n = live.queue.take(iccid, now, isAlone)
    }
    if (live.queue.size === 0) this.#live.delete(live.id)
    return undefined
  }

  #inTurn(): Live[] {
    return [...this.#live.values()].sort((a, b) => a.rank - b.rank || a.served - b.served)
  }

  /** A phase that joins starts level with the least served, or it would starve the others. */
  #liveOf(id: string, name: PhaseName): Live {
    const known = this.#live.get(id)
    if (known) return known
    const peers = [...this.#live.values()].filter(({ rank }) => rank === ranks[name])
    const served = peers.length > 0 ? Math.min(...peers.map((peer) => peer.served)) : 0
    const live: Live = { id, rank: ranks[name], queue: new PhaseQueue(), served }
    this.#live.set(id, live)
    return live
  }
}

const key = (phase: string, n: number): string => `${phase}:${n}`
