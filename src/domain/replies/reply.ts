import type { Action } from '../action.ts'
import { type Actions, type PhaseRecord, phasesOf } from '../actions.ts'
import { mayHaveArrived } from '../attempts.ts'
import { type Merges, recordNow } from '../merge/merge.ts'
import { holderOf } from '../participant.ts'

/**
 * Somebody wrote while an action ran, or just after. Its words are in the text that was received and
 * go with that; here is only that it came, and whether it was answered.
 */
export interface Reply {
  /** The id of the received text: of the part that came in first. */
  readonly text: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Opaque ids of those who have the phone, when they have the alert or may have it. */
  readonly people: readonly string[]
  /** An answer to them was put in line in the same record. */
  readonly isAnswered: boolean
}

/** A text that came in belongs to an action. */
export interface ReplyFact {
  readonly type: 'reply.received'
  readonly action: string
  readonly reply: Reply
}

/** Replies by action, oldest first. */
export type Replies = Map<string, readonly Reply[]>

/** Applies one reply; the same text is one reply, however often it is told. */
export function foldReply(replies: Replies, { action, reply }: ReplyFact): void {
  const known = replies.get(action) ?? []
  if (known.some(({ text }) => text === reply.text)) return
  replies.set(action, [...known, reply])
}

/** Who wrote cannot be told any more; that somebody did, and when, stays for the counts. */
export function forgetWriters(replies: Replies, action: string): void {
  const known = replies.get(action)
  if (known) {
    replies.set(
      action,
      known.map((reply) => ({ ...reply, people: [] })),
    )
  }
}

/** The replies as facts that give them back. */
export function* replyFacts(replies: Replies): Iterable<ReplyFact> {
  for (const [action, known] of replies) {
    for (const reply of known) yield { type: 'reply.received', action, reply }
  }
}

/** Whether one of these people had an answer in this action, also before their record was merged. */
export const isAnswered = (
  known: readonly Reply[],
  people: readonly string[],
  merges: Pick<Merges, 'byId'>,
): boolean =>
  known.some(
    (reply) =>
      reply.isAnswered && reply.people.some((id) => people.includes(recordNow(merges, id))),
  )

/** Texts so long after the end of an action still belong to it. */
const afterMs = 60 * 60 * 1000

/** Whether what is written at `now` may be about an action. */
export const takesReplies = ({ closedAt }: Pick<Action, 'closedAt'>, now: number): boolean =>
  closedAt === undefined || now - Date.parse(closedAt) <= afterMs

/**
 * The action that somebody's text is about: the newest of which they have the alert or may have it,
 * with who of them has; for anybody else the newest that takes replies, and nobody.
 */
export function actionRepliedTo(
  { actions, merges }: { readonly actions: Actions; readonly merges: Pick<Merges, 'byId'> },
  people: readonly string[],
  now: number,
): { readonly action: Action; readonly alerted: readonly string[] } | undefined {
  const open = [...actions.byId.values()].filter((action) => takesReplies(action, now)).reverse()
  const who = new Set(people)
  const whose = (phoneId: string): string => recordNow(merges, holderOf(phoneId))
  for (const action of open) {
    const alert = who.size > 0 ? phasesOf(actions, action.id)[0] : undefined
    const alerted = alert ? alertedOf(alert, who, whose) : []
    if (alerted.length > 0) return { action, alerted }
  }
  const [action] = open
  return action && { action, alerted: [] }
}

/** A delivery goes on naming the phone of a record that went into another. */
function alertedOf(
  { deliveries }: PhaseRecord,
  people: ReadonlySet<string>,
  whose: (phoneId: string) => string,
): readonly string[] {
  const found = new Set<string>()
  for (const delivery of deliveries) {
    const theirs = delivery.recipient.map(whose).filter((holder) => people.has(holder))
    if (theirs.length > 0 && mayHaveArrived(delivery)) for (const one of theirs) found.add(one)
  }
  return [...found]
}
