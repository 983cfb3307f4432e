import { type DeliveryState, deliveryStates } from '../domain/delivery.ts'
import type { Told } from './small-told.ts'
import { SumsTold } from './sums-told.ts'

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

/**
 * Small numbers of a report, and those beside them that would give them away by a sum. Later phases
 * go to some of those of the first, of which every page tells how many they are.
 */
export function phasesTold(phases: readonly PhaseCounts[]): readonly PhaseTold[] {
  const sums = new SumsTold()
  const places = phases.map((phase) => placesIn(sums, phase))
  const [first, ...later] = places
  if (first) sums.tell(first.counts.selected)
  for (const { counts } of later) if (first) addLater(sums, counts.selected, first)
  const told = sums.told()
  return places.map(({ counts, channels, reasons, morning }) => ({
    counts: mapped(counts, told),
    channels: channels.map((one) => mapped(one, told)),
    reasons: reasons.map(told),
    morning: morning.map(told),
  }))
}

function placesIn(sums: SumsTold, phase: PhaseCounts) {
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
  addMorning(sums, morning, counts)
  return { counts, channels, reasons, morning, sent }
}

/** It goes to whom the first was sent and who may have it all the same, but for who left since. */
function addLater(
  sums: SumsTold,
  later: number,
  { counts, sent }: ReturnType<typeof placesIn>,
): void {
  sums.add([later], counts.selected)
  const [fewer, more] = sums.at(later) <= sums.at(sent) ? [later, sent] : [sent, later]
  sums.add([fewer], more)
}

/** Who waits is one of those to whom nothing went out, and who had it is one of the others. */
function addMorning(
  sums: SumsTold,
  [waiting, had]: readonly number[],
  { selected, queued }: Places<'selected' | 'queued'>,
): void {
  if (waiting === undefined || had === undefined) return
  const begun = sums.add([queued], selected)
  sums.add([waiting], queued)
  sums.add([had], begun)
}

type Places<K extends string> = Readonly<Record<K, number>>

/** Down to the phase, and along each channel. */
function addChannels(
  sums: SumsTold,
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
