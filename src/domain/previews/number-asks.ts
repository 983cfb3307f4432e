import type { Actor } from '../accounts.ts'
import type { NumberAsks } from '../policy/rules.ts'
import type { PreviewFact, Previews } from './previews.ts'

const minuteMs = 60_000

/** That somebody asked whether the number of a tip was alerted; which number is not kept here. */
export interface NumberAsk {
  readonly by: Actor
  /** ISO 8601. */
  readonly at: string
}

/** Who asks, when, in milliseconds since the epoch, and what policy lets them ask. */
export interface Asker {
  readonly by: Actor
  readonly now: number
  readonly limit: NumberAsks
}

/**
 * Until when, in milliseconds since the epoch, this one gets no answer. Who logs a tip with the
 * number of a neighbour and asks finds out whether they take part.
 */
export function numbersWithheldUntil(
  previews: Previews,
  { by, now, limit }: Asker,
): number | undefined {
  const last = lastAlarmOf(previews, by)
  if (last === undefined) return undefined
  const until = last + limit.withheldMinutes * minuteMs
  return until > now ? until : undefined
}

/**
 * What a question is written down as. With one too many there is an alarm, by the id given, and that
 * question has no answer any more.
 */
export function askNumber(
  previews: Previews,
  asker: Asker,
  alarm: string,
): { readonly isAnswered: boolean; readonly facts: readonly PreviewFact[] } {
  const { by, now, limit } = asker
  if (numbersWithheldUntil(previews, asker) !== undefined) return { isAnswered: false, facts: [] }
  const at = new Date(now).toISOString()
  const asked: PreviewFact = { type: 'previews.number-asked', at }
  const since = Math.max(now - limit.minutes * minuteMs, lastAlarmOf(previews, by) ?? 0)
  const numbers = 1 + previews.asks.filter((ask) => isBy(ask, by) && isAfter(ask, since)).length
  if (numbers < limit.most) return { isAnswered: true, facts: [asked] }
  const raised: PreviewFact = { type: 'previews.alarmed', alarm: { id: alarm, by, at, numbers } }
  return { isAnswered: false, facts: [asked, raised] }
}

const isBy = ({ by }: { readonly by: Actor }, other: Actor): boolean =>
  by.kind === other.kind && by.id === other.id

const isAfter = ({ at }: NumberAsk, since: number): boolean => Date.parse(at) > since

function lastAlarmOf({ alarms }: Previews, by: Actor): number | undefined {
  const last = alarms.findLast((one) => one.numbers !== undefined && isBy(one, by))
  return last && Date.parse(last.at)
}
