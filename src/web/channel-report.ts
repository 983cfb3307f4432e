import type { DeliveryRow } from '../dispatch/action-view.ts'
import { type Channel, channels } from '../domain/participant.ts'
import { isWaiting } from '../domain/progress/fates.ts'
import { smallest } from '../domain/small-numbers.ts'
import { type Told, told } from './in-fives.ts'

const minuteMs = 60_000

/** When the first, the middle and the last of so many left; ISO 8601, missing where it is not told. */
interface Times {
  readonly first?: string
  readonly half?: string
  readonly last?: string
}

/** A phase by one channel: to how many, and when. */
export interface ChannelReport extends Times {
  readonly channel: Channel
  readonly selected: Told
  readonly sent: Told
  readonly delivered: Told
}

/**
 * What the deliveries of a phase come to, by channel; a channel without any is not there. Once all is
 * over what is in doubt stays so, and nothing waits for it.
 */
export const channelReports = (
  all: readonly DeliveryRow[],
  isOver: boolean,
): readonly ChannelReport[] =>
  channels.flatMap((channel) => {
    const rows = all.filter((row) => row.channel === channel)
    const sent = rows.filter(({ state }) => state === 'accepted' || state === 'delivered')
    const delivered = rows.filter(({ state }) => state === 'delivered').length
    const counts = { selected: told(rows.length), sent: told(sent.length) }
    const isUnderWay = rows.some(
      ({ state }) => isWaiting(state) && !(isOver && state === 'inDoubt'),
    )
    const times = isUnderWay ? {} : timesOf(sent)
    return rows.length === 0 ? [] : [{ channel, ...counts, delivered: told(delivered), ...times }]
  })

/**
 * When they left, to the minute. While any is under way it is not told: whoever looked again and again
 * would see each one leave, and of fewer than five it never is.
 */
function timesOf(sent: readonly DeliveryRow[]): Times {
  if (sent.length < smallest) return {}
  const times = sent
    .flatMap(({ attempts }) => attempts.findLast(({ outcome }) => outcome === 'accepted')?.at ?? [])
    .sort((a, b) => a - b)
  const moment = (at = 0): string => new Date(at - (at % minuteMs)).toISOString()
  const half = times[Math.ceil(times.length / 2) - 1]
  return { first: moment(times[0]), half: moment(half), last: moment(times.at(-1)) }
}
