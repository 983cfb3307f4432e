const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** What is kept for a time, and no longer. */
export type TermId =
  | 'goodbye'
  | 'texts'
  | 'sounds'
  | 'spoken'
  | 'descriptions'
  | 'addresses'
  | 'recipients'
  | 'notices'
  | 'views'
  | 'proofs'
  | 'repeats'
  | 'answers'
  | 'imports'
  | 'merges'
  | 'tips'
  | 'presses'

export type Since =
  | 'goodbye'
  | 'receipt'
  | 'making'
  | 'start'
  | 'close'
  | 'sending'
  | 'look'
  | 'deletion'
  | 'request'
  | 'merging'

/** How long each is kept, in milliseconds, and from when. The statement on the screens reads it here. */
export const terms: Readonly<
  Record<
    TermId,
    {
      readonly keptMs: number
      readonly since: Since
    }
  >
> = {
  /** The whole record; so long a goodbye can be taken back. */
  goodbye: { keptMs: 48 * hourMs, since: 'goodbye' },
  /** What people texted to the modems. */
  texts: { keptMs: 14 * dayMs, since: 'receipt' },
  /** Recordings of what somebody said for calls; of a resuscitation they go with its words. */
  sounds: { keptMs: 14 * dayMs, since: 'making' },
  /**
   * What was spoken for calls: it is made again from the words for as long as those are there. So
   * long a recording is kept that is in no action.
   */
  spoken: { keptMs: 24 * hourMs, since: 'making' },
  /** The words of an action: they describe who was sought. */
  descriptions: { keptMs: 14 * dayMs, since: 'close' },
  /** The words and the place of a resuscitation, once it is closed: they are somebody's home. */
  addresses: { keptMs: 24 * hourMs, since: 'start' },
  /** Which phones an action went to, and the calls to them; the counts stay. */
  recipients: { keptMs: 30 * dayMs, since: 'close' },
  /** That a code, an answer or a welcome went to somebody; its words go when it is sent. */
  notices: { keptMs: 30 * dayMs, since: 'sending' },
  /**
   * Who looked at whose record, or how many take part where: a year's review of rights goes over it
   * (BIO2 5.18.02).
   */
  views: { keptMs: 365 * dayMs, since: 'look' },
  proofs: { keptMs: 3 * 365 * dayMs, since: 'deletion' },
  /** Hashes by which what a modem tells twice is known. */
  repeats: { keptMs: 14 * dayMs, since: 'receipt' },
  /** First answers to a request of a program or a form, so that a repeat does nothing twice. */
  answers: { keptMs: dayMs, since: 'request' },
  /** Who came with a file, and whom they replaced: so long it can be taken back. */
  imports: { keptMs: 30 * dayMs, since: 'receipt' },
  /** Two records that were made one, as they were: so long it can be taken back. */
  merges: { keptMs: 30 * dayMs, since: 'merging' },
  /** What people told while an action ran, with their number, and who was told of it. */
  tips: { keptMs: 14 * dayMs, since: 'close' },
  /** An alert that a restart kept from going out, until somebody answers that. */
  presses: { keptMs: 14 * dayMs, since: 'making' },
}

/** A term in whole hours, in days from three days on, or in years. */
export function inWords(id: TermId): {
  readonly count: number
  readonly unit: 'hours' | 'days' | 'year' | 'years'
} {
  const { keptMs } = terms[id]
  const years = keptMs / (365 * dayMs)
  if (Number.isInteger(years)) return { count: years, unit: years === 1 ? 'year' : 'years' }
  const days = keptMs / dayMs
  return Number.isInteger(days) && days >= 3
    ? { count: days, unit: 'days' }
    : { count: keptMs / hourMs, unit: 'hours' }
}

/** Whether something of then is past its term. */
export const isOver = (id: TermId, since: number, now: number): boolean =>
  now - since >= terms[id].keptMs
