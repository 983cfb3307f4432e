import { hiddenInSum, isGivenAway, isSmall, smallest } from '../../domain/small-numbers.ts'

/** A part of a whole that is shown too: exactly, as few, by the least that it can be, or not at all. */
export type Share = number | 'few' | 'some' | { readonly least: number }

/**
 * Parts beside their whole. What makes a small one up to it is told by the least that follows from
 * the whole and from nothing but that few are few: 57 of 60 and three that failed are "at least 56".
 */
export function sharesOf(counts: readonly number[]): readonly Share[] {
  const some = counts.filter((n) => n > 0)
  const isHidden = some.length > 1 ? hiddenInSum(some) : some.map(isSmall)
  const hidden = some.filter((_, at) => isHidden[at])
  const least = leastBeside(hidden)
  return counts.map((n): Share => {
    if (!hidden.includes(n)) return n
    if (least === undefined) return 'some'
    return isSmall(n) ? 'few' : { least }
  })
}

/**
 * The least that the one which is not small can be, 0 where all are; undefined where that would tell
 * of the small ones, as all of 4 are known by their sum, and all of them have to look alike.
 */
function leastBeside(hidden: readonly number[]): number | undefined {
  const small = hidden.filter(isSmall).length
  if (hidden.length === small) return small > 1 && isGivenAway(hidden) ? undefined : 0
  const least = hidden.reduce((all, n) => all + n, 0) - small * (smallest - 1)
  return hidden.length === small + 1 && least >= smallest ? least : undefined
}

/** How many of those who are to get something did. */
export interface Fates {
  readonly sent: number
  /** Of `sent`. */
  readonly delivered: number
  readonly waiting: number
  readonly lost: number
  /** Not sent on purpose. */
  readonly dropped: number
}

/** The same as it is told. */
export type FatesTold = Readonly<Record<keyof Fates, Share>>

/**
 * The same as it can be told beside all of them; what was delivered tells no more than what was sent.
 * `others` get nothing of this, and are known by it where all together are shown.
 */
export function fatesTold(
  { sent, delivered, waiting, lost, dropped }: Fates,
  others = 0,
): FatesTold {
  const told = sharesOf([sent, waiting, lost, dropped, others])
  const [sentTold = 0, waitingTold = 0, lostTold = 0, droppedTold = 0] = told
  const deliveredTold = isSmall(delivered) ? 'few' : delivered
  return {
    sent: sentTold,
    delivered: isTooMuch(sentTold, delivered) ? sentTold : deliveredTold,
    waiting: waitingTold,
    lost: lostTold,
    dropped: droppedTold,
  }
}

/** Whether so many delivered tell more than is told of how many were sent. */
export const isTooMuch = (sent: Share, delivered: number): boolean =>
  typeof sent !== 'number' && delivered >= leastOf(sent)

const leastOf = (share: Exclude<Share, number>): number =>
  typeof share === 'object' ? share.least : 0

/**
 * To how many a correction or the result goes: to whom the alert was sent, and who may have it all
 * the same. Where one of those is not told, this tells no more than that it is at least the others.
 */
export function owedTold(owed: number, { sent, waiting }: FatesTold): Share {
  if (owed === 0 || owed === sent) return owed
  if (typeof sent !== 'number') return typeof sent === 'object' ? sent : 'some'
  const doubtful = owed - sent
  const isOpen = typeof waiting === 'number' && ![doubtful, waiting - doubtful].some(isSmall)
  if (isOpen) return owed
  return sent > 0 ? { least: sent } : 'some'
}
