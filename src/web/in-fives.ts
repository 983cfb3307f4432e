import type { DeliveryReason } from '../domain/delivery.ts'
import type { Fates } from '../domain/progress/fates.ts'
import { inFives, smallest } from '../domain/small-numbers.ts'

/**
 * How many there are of something, as it is told of an action on every page and in its report: down
 * to fives, and `<5` for fewer, also for nobody. Of what is told so, no sum and no difference, and
 * no other moment or page, tells that there are one to four of anything: each can be one more or
 * less for all that is told, as long as no whole is told beside five parts or more that make it up.
 * Who come when they are asked are counted as they are, and a forecast goes by `forecast-told.ts`.
 * Programs with a token get the numbers as they are.
 */
export type Told = number | '<5'
export const told = (count: number): Told => (count < smallest ? '<5' : inFives(count))

/** The same where it is no secret that there is nothing. */
export const toldIfAny = (count: number): Told => (count === 0 ? 0 : told(count))

/** The same as it is told. */
export type FatesTold = Readonly<Record<keyof Fates, Told>>

/**
 * What became of messages. Who waits is what the others, as they are told, leave of all: together
 * they make up the whole, and it says nothing more. That nobody waits any more is told.
 */
export function fatesTold({ selected, sent, delivered, waiting, lost, dropped }: Fates): FatesTold {
  const rest = [sent, lost, dropped].reduce((left, n) => left - inFives(n), inFives(selected))
  return {
    ...{ selected: told(selected), sent: told(sent), delivered: told(delivered) },
    ...{ waiting: waiting === 0 ? 0 : told(rest), lost: told(lost), dropped: told(dropped) },
  }
}

/** In whole percents, for a bar: nothing that is not in what is told. */
export function percentDone({
  selected,
  waiting,
}: Pick<FatesTold, 'selected' | 'waiting'>): number {
  const whole = selected === '<5' ? smallest : selected
  const left = waiting === '<5' ? smallest / 2 : waiting
  return Math.round((100 * (whole - left)) / whole)
}

/**
 * What stands below its sum, and is not there where there is none: of four with few, or of five and
 * more, those with few are in the sum only.
 */
export function listed<T extends string>(
  counts: Readonly<Partial<Record<T, number>>>,
): readonly (readonly [T, number])[] {
  const some = (Object.entries(counts) as [T, number][]).filter(([, n]) => n > 0)
  const many = some.filter(([, n]) => n >= smallest)
  return some.length < smallest && some.length - many.length < smallest - 1 ? some : many
}

/**
 * What ends an alert before the turn of some, by the clock or an order: of whom is not in it. No
 * more than three, as four of few would each be known to be one.
 */
const endings: ReadonlySet<DeliveryReason> = new Set(['stopped', 'quiet-hours', 'expired'])

/**
 * Why messages failed or were not sent: what few did is in the sum only. What ended it before the
 * turn of some is told of few too: whoever saw the page then knows that some waited.
 */
export const causesTold = (
  reasons: Readonly<Partial<Record<DeliveryReason, number>>>,
): readonly { readonly reason: DeliveryReason; readonly count: Told }[] =>
  (Object.entries(reasons) as [DeliveryReason, number][]).flatMap(([reason, count]) =>
    count < (endings.has(reason) ? 1 : smallest) ? [] : [{ reason, count: told(count) }],
  )
