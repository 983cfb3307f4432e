import type { PhaseName } from '../domain/action.ts'
import type { Channel } from '../domain/participant.ts'
import { PhaseQueue, type Waiting } from './phase-queue.ts'

/** One delivery, lent to one modem. */
export interface Claim {
  readonly phase: string
  readonly n: number
  readonly channel: Channel
  readonly modem: string
  readonly iccid: string
}

/** Correction before alert before update before result: what harms most when it is late. */
export const ranks: Readonly<Record<PhaseName, number>> = {
  correction: 0,
  alert: 1,
  update: 2,
  result: 3,
}

/**
 * Between channels an update has the turn of an alert: calls take a minute each, and would hold up
 * the update of everybody who got an SMS until the last landline was called.
 */
const turnOf = ({ rank }: Live): number => (rank === ranks.update ? ranks.alert : rank)

/** What waits of one phase for one channel. */
interface Live {
  readonly phase: string
  readonly channel: Channel
  readonly rank: number
  readonly queue: PhaseQueue
  served: number
}

/** What a modem asks of the queue. */
export interface Asking {
  readonly modem: string
  readonly iccid: string
  readonly now: number
  /** What it does, and which it does first. */
  readonly channels: readonly Channel[]
  /** No other SIM can do this now. */
  readonly isAlone: (channel: Channel) => boolean
  /** Whether this phase may use this SIM at this moment (released, within limits). */
  readonly mayServe: (phase: string, channel: Channel) => boolean
  /** Whether this delivery still has to go; false takes it out of the queue. */
  readonly isDue: (phase: string, n: number, channel: Channel) => boolean
}

/** Who would take the next one. */
export interface ReadyFor {
  readonly channel: Channel
  readonly iccid: string
  readonly now: number
}

/** All that waits, and who has what: a delivery is lent to one modem at a time. */
export class DeliveryQueue {
  readonly #live = new Map<string, Live>()
  readonly #claimed = new Map<string, Claim>()

  put(
    phase: { readonly id: string; readonly name: PhaseName },
    channel: Channel,
    waiting: Waiting,
    now: number,
  ): void {
    if (this.isClaimed(phase.id, waiting.n)) return
    this.#liveOf(phase, channel).queue.put(waiting, now)
  }

  /** Nothing of a phase waits for the morning any more. */
  hurry(phase: string): void {
    for (const live of this.#live.values()) if (live.phase === phase) live.queue.hurry()
  }

  /** How many wait for a channel, whenever they may go. */
  waiting(channel: Channel): number {
    let count = 0
    for (const live of this.#live.values()) if (live.channel === channel) count += live.queue.size
    return count
  }

  /**
   * The next delivery for this modem: by turn, then what it does first, then by rank, then from the
   * action that was served least. A line that waits for another is asked again once that gave nothing.
   */
  claim(asking: Asking): Claim | undefined {
    const refused = new Set<Live>()
    return (
      this.#claimOf(this.#inTurn(asking.channels), asking, refused) ??
      this.#claimOf([...refused], asking, new Set())
    )
  }

  #claimOf(lives: readonly Live[], asking: Asking, refused: Set<Live>): Claim | undefined {
    const { modem, iccid, mayServe } = asking
    for (const live of lives) {
      const { phase, channel } = live
      if (!mayServe(phase, channel)) {
        refused.add(live)
        continue
      }
      const n = this.#next(live, asking)
      if (n === undefined) continue
      this.#serve(live, refused)
      const claim: Claim = { phase, n, channel, modem, iccid }
      this.#claimed.set(key(phase, n), claim)
      return claim
    }
    return undefined
  }

  /** Who had to wait does not make up for it: others of its rank would wait as long. */
  #serve(live: Live, refused: ReadonlySet<Live>): void {
    live.served += 1
    for (const other of refused) {
      const isPeer = other.rank === live.rank && other.channel === live.channel
      if (isPeer) other.served = Math.max(other.served, live.served)
    }
  }

  /** Ends a claim; false when it had ended before and may be somebody else's by now. */
  release(claim: Claim): boolean {
    const own = key(claim.phase, claim.n)
    return this.#claimed.get(own) === claim && this.#claimed.delete(own)
  }

  isClaimed(phase: string, n: number): boolean {
    return this.#claimed.has(key(phase, n))
  }

  /** Whether any of a phase is for this SIM now. */
  hasFor(phase: string, { channel, iccid, now }: ReadyFor): boolean {
    return this.#live.get(liveKey(phase, channel))?.queue.hasFor(iccid, now) ?? false
  }

  /** Whether a modem has it for an SMS. */
  isSending(phase: string, n: number): boolean {
    return this.#claimed.get(key(phase, n))?.channel === 'sms'
  }

  /** When the first delivery that has to wait may go. */
  wakesAt(): number | undefined {
    const times = [...this.#live.values()].flatMap(({ queue }) => queue.wakesAt() ?? [])
    return times.length > 0 ? Math.min(...times) : undefined
  }

  #next(live: Live, { iccid, now, isAlone, isDue }: Asking): number | undefined {
    const { phase, channel, queue } = live
    const mayAvoid = (): boolean => isAlone(channel)
    for (let n = queue.take(iccid, now, mayAvoid); n !== undefined; ) {
      if (!this.isClaimed(phase, n) && isDue(phase, n, channel)) return n
      n = queue.take(iccid, now, mayAvoid)
    }
    if (queue.size === 0) this.#live.delete(liveKey(phase, channel))
    return undefined
  }

  #inTurn(channels: readonly Channel[]): Live[] {
    const wish = ({ channel }: Live): number => channels.indexOf(channel)
    return [...this.#live.values()]
      .filter((live) => wish(live) >= 0)
      .sort(
        (a, b) =>
          turnOf(a) - turnOf(b) || wish(a) - wish(b) || a.rank - b.rank || a.served - b.served,
      )
  }

  /** A phase that joins starts level with the least served, or it would starve the others. */
  #liveOf({ id, name }: { readonly id: string; readonly name: PhaseName }, channel: Channel): Live {
    const known = this.#live.get(liveKey(id, channel))
    if (known) return known
    const rank = ranks[name]
    const peers = [...this.#live.values()].filter(
      (live) => live.rank === rank && live.channel === channel,
    )
    const served = peers.length > 0 ? Math.min(...peers.map((peer) => peer.served)) : 0
    const live: Live = { phase: id, channel, rank, queue: new PhaseQueue(), served }
    this.#live.set(liveKey(id, channel), live)
    return live
  }
}

const liveKey = (phase: string, channel: Channel): string => `${phase}:${channel}`

const key = (phase: string, n: number): string => `${phase}:${n}`
