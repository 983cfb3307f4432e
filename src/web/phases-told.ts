import { boundsOf } from '../domain/bounds-in-table.ts'
import { type DeliveryState, deliveryStates } from '../domain/delivery.ts'
import { hiddenInTable, type Line } from '../domain/hidden-in-table.ts'
import { isSmall, smallest } from '../domain/small-numbers.ts'
import type { Told } from './small-told.ts'

/** To how many a phase went by one channel. */
export interface ChannelCounts {
  readonly selected: number
  readonly sent: number
  readonly delivered: number
}

/** The numbers of a phase that a report tells beside each other. */
export interface PhaseCounts {
  readonly counts: Readonly<Record<'selected' | DeliveryState, number>>
  readonly channels: readonly ChannelCounts[]
  readonly reasons: readonly number[]
  /** Who waits for the morning, and who had it then. */
  readonly morning: readonly number[]
}

/** The same as it is told. */
export interface PhaseTold {
  readonly counts: Readonly<Record<'selected' | DeliveryState, Told>>
  readonly channels: readonly Readonly<Record<keyof ChannelCounts, Told>>[]
  readonly reasons: readonly Told[]
  readonly morning: readonly Told[]
}

/** Numbers in the order they were put in, and which of them add up to which. */
class Sums {
  readonly #numbers: number[] = []
  readonly #lines: Line[] = []

  /** The place of a number. */
  put(n: number): number {
    return this.#numbers.push(n) - 1
  }

  /** What `parts` leave of `whole` is a part that nobody sees. */
  add(parts: readonly number[], whole: number): void {
    const sum = parts.reduce((all, at) => all + (this.#numbers[at] ?? 0), 0)
    const rest = this.put(Math.max(0, (this.#numbers[whole] ?? 0) - sum))
    this.#lines.push({ parts: [...parts, rest], whole })
  }

  /** Few are told as few, and the least that others can be; where that tells how few, neither is. */
  told(): (at: number) => Told {
    const hidden = this.#hidden([])
    const isFew = (at: number): boolean => isSmall(this.#numbers[at] ?? 0)
    const bounds = boundsOf(this.#numbers, this.#lines, hidden, (at) =>
      isFew(at) ? [1, smallest - 1] : [smallest, Infinity],
    )
    const { lo, hi } = bounds
    const isTold = this.#numbers.every((_, at) => !hidden[at] || !isFew(at) || lo[at] !== hi[at])
    return (at) => {
      if (!hidden[at]) return this.#numbers[at] ?? 0
      if (!isTold) return 'some'
      return isFew(at) ? '<5' : { least: lo[at] ?? smallest }
    }
  }

  /** More than a line at a time gives away: several that are as few as they can be. */
  #hidden(besides: readonly number[]): readonly boolean[] {
    const hidden = hiddenInTable(this.#numbers, this.#lines, besides)
    const { lo, hi } = boundsOf(this.#numbers, this.#lines, hidden, () => [1, Infinity])
    const valueAt = (at: number): number => this.#numbers[at] ?? 0
    const isKnown = (at: number): boolean =>
      hidden[at] === true && lo[at] === hi[at] && isSmall(valueAt(at))
    const open = this.#lines
      .map(({ parts, whole }) => [...parts, whole])
      .filter((places) => places.some(isKnown))
      .flatMap((places) => places.filter((at) => !hidden[at] && valueAt(at) > 0))
    const [next] = open.sort((a, b) => valueAt(a) - valueAt(b))
    return next === undefined ? hidden : this.#hidden([...besides, next])
  }
}

/**
 * Small numbers of a report, and those beside them that would give them away by a sum. Later phases
 * go to some of those of the first.
 */
export function phasesTold(phases: readonly PhaseCounts[]): readonly PhaseTold[] {
  const sums = new Sums()
  const places = phases.map((phase) => placesIn(sums, phase))
  const [first, ...later] = places
  for (const { counts } of later) if (first) sums.add([counts.selected], first.counts.selected)
  const told = sums.told()
  return places.map(({ counts, channels, reasons, morning }) => ({
    counts: mapped(counts, told),
    channels: channels.map((one) => mapped(one, told)),
    reasons: reasons.map(told),
    morning: morning.map(told),
  }))
}

function placesIn(sums: Sums, phase: PhaseCounts) {
  const put = (n: number): number => sums.put(n)
  const counts = mapped(phase.counts, put)
  const channels = phase.channels.map((one) => mapped(one, put))
  const reasons = phase.reasons.map(put)
  const morning = phase.morning.map(put)
  const { accepted, delivered, failed, dropped, selected } = phase.counts
  const sent = put(accepted + delivered)
  const unsent = put(selected - accepted - delivered)
  const lost = put(failed + dropped)
  addChannels(sums, phase.channels, { channels, whole: { ...counts, sent, unsent } })
  const all = deliveryStates.map((state) => counts[state])
  sums.add([sent, unsent], counts.selected)
  sums.add(all, counts.selected)
  sums.add([counts.accepted, counts.delivered, unsent], counts.selected)
  sums.add([counts.accepted, counts.delivered], sent)
  sums.add(
    all.filter((at) => at !== counts.accepted && at !== counts.delivered),
    unsent,
  )
  sums.add([counts.failed, counts.dropped], lost)
  sums.add([lost], unsent)
  sums.add(reasons, lost)
  sums.add(morning, counts.selected)
  return { counts, channels, reasons, morning }
}

type Places<K extends string> = Readonly<Record<K, number>>

/** Down to the phase, and along each channel. */
function addChannels(
  sums: Sums,
  numbers: readonly ChannelCounts[],
  {
    channels,
    whole,
  }: {
    readonly channels: readonly Places<keyof ChannelCounts>[]
    readonly whole: Places<keyof ChannelCounts | 'accepted' | 'unsent'>
  },
): void {
  const rows = channels.map((places, n) => {
    const { selected = 0, sent = 0, delivered = 0 } = numbers[n] ?? {}
    return {
      ...places,
      accepted: sums.put(sent - delivered),
      unsent: sums.put(selected - sent),
    }
  })
  for (const column of ['selected', 'sent', 'delivered', 'accepted', 'unsent'] as const) {
    const parts = rows.map((row) => row[column])
    sums.add(parts, whole[column])
  }
  for (const { selected, sent, delivered, accepted, unsent } of rows) {
    sums.add([delivered, accepted], sent)
    sums.add([sent, unsent], selected)
    sums.add([delivered, accepted, unsent], selected)
  }
}

const mapped = <K extends string, A, B>(of: Readonly<Record<K, A>>, to: (one: A) => B) =>
  Object.fromEntries(
    (Object.entries(of) as [K, A][]).map(([name, one]) => [name, to(one)]),
  ) as Record<K, B>
