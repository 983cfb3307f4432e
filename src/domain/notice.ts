/** What a message that belongs to no action is for. */
export const noticeKinds = [
  'duty',
  'goodbye',
  'code',
  'answer',
  'welcome',
  'question',
  'test',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/**
 * One SMS to one number that belongs to no action: a code, an answer to a text, a welcome. Sealed on
 * disk under a key of its own, which goes when it ends.
 */
export interface Notice {
  readonly id: string
  readonly kind: NoticeKind
  /** E.164. */
  readonly to: string
  readonly text: string
  /** Milliseconds since the epoch. */
  readonly queuedAt: number
  /** It may not begin after this, milliseconds since the epoch. */
  readonly notAfter: number
  /** All who have this phone and take part: it is on the record of each. */
  readonly participants: readonly string[]
  /** The modem whose number they wrote to: an answer comes from there when it can. */
  readonly via?: string
}

export type NoticeEnd = 'accepted' | 'failed' | 'expired' | 'in-doubt'

/** What becomes of a notice. */
export type NoticeFact =
  | { readonly type: 'notice.queued'; readonly notice: Notice }
  /** A part is about to be handed to a modem. */
  | {
      readonly type: 'notice.sending'
      readonly id: string
      readonly part: number
      readonly modem: string
      readonly iccid: string
    }
  | { readonly type: 'notice.part-accepted'; readonly id: string; readonly part: number }
  /** Not handed over, or refused: it waits for another try. */
  | { readonly type: 'notice.refused'; readonly id: string; readonly code: string }
  | {
      readonly type: 'notice.ended'
      readonly id: string
      readonly end: NoticeEnd
      readonly code?: string
    }

/** A notice that has not ended. */
export interface PendingNotice {
  readonly notice: Notice
  /** Parts that a modem took. */
  readonly accepted: number
  readonly refusals: number
  /** A part was handed to a modem and is not answered. */
  readonly isSending: boolean
  /** Its next try, milliseconds since the epoch. */
  readonly notBefore: number
}

const retryAfterMs = 30_000

/** Applies one fact to the notices that have not ended; `at` in milliseconds since the epoch. */
export function foldNotice(
  notices: Map<string, PendingNotice>,
  fact: NoticeFact,
  at: number,
): void {
  if (fact.type === 'notice.queued') {
    const { notice } = fact
    const fresh = { accepted: 0, refusals: 0, isSending: false, notBefore: notice.queuedAt }
    notices.set(notice.id, { notice, ...fresh })
    return
  }
  const pending = notices.get(fact.id)
  if (!pending) return
  if (fact.type === 'notice.ended') notices.delete(fact.id)
  else notices.set(fact.id, { ...pending, ...changeOf(fact, pending, at) })
}

function changeOf(
  fact: Exclude<NoticeFact, { type: 'notice.queued' | 'notice.ended' }>,
  pending: PendingNotice,
  at: number,
): Partial<PendingNotice> {
  if (fact.type === 'notice.sending') return { isSending: true }
  if (fact.type === 'notice.part-accepted') return { isSending: false, accepted: fact.part + 1 }
  const refusals = pending.refusals + 1
  return { isSending: false, refusals, notBefore: at + refusals * retryAfterMs }
}

/** The one that goes first: to whoever is on duty, then goodbyes, then codes, then the oldest. */
export function compareNotices({ notice: a }: PendingNotice, { notice: b }: PendingNotice): number {
  const rank = noticeKinds.indexOf(a.kind) - noticeKinds.indexOf(b.kind)
  return rank || a.queuedAt - b.queuedAt
}

/** A pending notice as facts that give it back, for a snapshot. */
export function* noticeFacts({
  notice,
  accepted,
  refusals,
  isSending,
}: PendingNotice): Iterable<NoticeFact> {
  const { id } = notice
  yield { type: 'notice.queued', notice }
  if (accepted > 0) yield { type: 'notice.part-accepted', id, part: accepted - 1 }
  for (let n = 0; n < refusals; n += 1) yield { type: 'notice.refused', id, code: 'snapshot' }
  if (isSending) yield { type: 'notice.sending', id, part: accepted, modem: '', iccid: '' }
}
