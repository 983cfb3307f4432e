import type { Fact } from './facts.ts'

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

/** Where a kind of fact ends: with a term, with the person, or never, for it is about nobody. */
export type Keeping =
  | TermId
  | 'with-person'
  | 'session'
  | 'staff'
  | 'nobody'
  /** Until the code came back, or is too old: their key goes then. */
  | 'requests'

/** Every kind of fact that is ever written has its end here; one that is missing does not compile. */
export const keeping: Readonly<Record<Fact['type'], Keeping>> = {
  'participant.saved': 'with-person',
  'participant.erased': 'proofs',
  'participant.viewed': 'views',
  'participants.searched': 'views',
  'participant.imported': 'imports',
  'participants.merged': 'merges',
  'participants.parted': 'with-person',
  'participants.settled': 'merges',
  'participants.told-apart': 'with-person',
  'import.committed': 'imports',
  'import.dropped': 'imports',
  'import.undone': 'proofs',
  'import.restored': 'imports',
  'goodbyes.released': 'proofs',
  'retention.applied': 'proofs',
  'upkeep.restored': 'proofs',
  'account.saved': 'staff',
  'token.saved': 'staff',
  'session.saved': 'session',
  'session.ended': 'session',
  'logged-in': 'session',
  'log-in-failed': 'session',
  'areas.replaced': 'nobody',
  'modem.remembered': 'nobody',
  'answer.kept': 'answers',
  'incoming.received': 'texts',
  'incoming.handled': 'texts',
  'incoming.expired': 'nobody',
  'notice.queued': 'notices',
  'notice.sending': 'notices',
  'notice.part-accepted': 'notices',
  'notice.refused': 'notices',
  'notice.ended': 'notices',
  'request.made': 'requests',
  'request.mistaken': 'requests',
  'request.called': 'requests',
  'request.ended': 'requests',
  'call.received': 'recipients',
  'report.received': 'repeats',
  'action.started': 'recipients',
  'action.restored': 'recipients',
  'action.extended': 'recipients',
  'tip.logged': 'tips',
  'tip.passed-on': 'tips',
  'tip.asked': 'tips',
  'text.opened': 'texts',
  'reply.received': 'recipients',
  'duty.phone-kept': 'staff',
  'duty.phone-dropped': 'staff',
  'duty.phone-tried': 'staff',
  'duty.phone-tested': 'staff',
  'own-phone.kept': 'staff',
  'own-phone.confirmed': 'staff',
  'own-phone.dropped': 'staff',
  'own-phone.written': 'staff',
  'duty.alarmed': 'descriptions',
  'duty.seen': 'descriptions',
  'duty.power-alarmed': 'nobody',
  'duty.power-seen': 'nobody',
  'duty.power-back': 'nobody',
  'tips.forgotten': 'nobody',
  'action.stopped': 'nobody',
  'action.closing': 'nobody',
  'action.closed': 'nobody',
  'action.still-current': 'nobody',
  'action.override-seen': 'nobody',
  'action.forgotten': 'nobody',
  'action.confided': 'descriptions',
  'action.summarised': 'descriptions',
  'action.described': 'descriptions',
  'action.descent-told': 'descriptions',
  'drill.finished': 'staff',
  'code.mistaken': 'nobody',
  'codes.restored': 'nobody',
  'asking.asked': 'with-person',
  'asking.declined': 'with-person',
  'asking.paused': 'nobody',
  'asking.restored': 'with-person',
  'previews.looked': 'views',
  'previews.number-asked': 'views',
  'previews.alarmed': 'views',
  'previews.alarm-seen': 'views',
  'previews.restored': 'views',
  'press.made': 'presses',
  'press.ended': 'nobody',
  'public-test.planned': 'staff',
  'public-test.cancelled': 'staff',
  'public-test.held': 'nobody',
  'public-test.measured': 'nobody',
  'border.set': 'staff',
  'policy.saved': 'staff',
  'policy.number-tested': 'staff',
  'policy.number-wrong': 'staff',
  'phase.added': 'descriptions',
  'phase.extended': 'recipients',
  'phase.retexted': 'descriptions',
  'phase.held': 'nobody',
  'phase.released': 'nobody',
  'phase.hurried': 'nobody',
  'responder.answered': 'recipients',
  'delivery.sending': 'recipients',
  'delivery.handed-back': 'recipients',
  'delivery.part-accepted': 'recipients',
  'delivery.refused': 'recipients',
  'delivery.in-doubt': 'recipients',
  'delivery.switched': 'recipients',
  'delivery.again': 'recipients',
  'delivery.reported': 'recipients',
  'delivery.failed': 'recipients',
  'delivery.dropped': 'recipients',
  'delivery.calling': 'recipients',
  'delivery.playing': 'recipients',
  'delivery.heard': 'recipients',
  'delivery.called': 'recipients',
}
