import type { Action } from '../domain/action.ts'
import type { Fact } from '../domain/facts.ts'
import { usableNumbers } from '../domain/policy/wrong-numbers.ts'
import { actionRepliedTo, isAnswered, type ReplyFact } from '../domain/replies/reply.ts'
import { whomToRing } from '../domain/replies/whom-to-ring.ts'
import { answerText } from '../domain/sms-commands/answers.ts'
import type { AnswerLimits } from './answer-limits.ts'
import type { MembershipPorts } from './ports.ts'
import { noticesOf, type Writer } from './reply.ts'

/** Later than this nobody wonders any more whether their message was read. */
const answerLastsMs = 60 * 60 * 1000

/** A text that may be about an action, kept as such; nothing when no action takes replies. */
export function received(
  { state, now }: MembershipPorts,
  people: readonly string[],
  text: string,
): { readonly action: Action; readonly fact: ReplyFact } | undefined {
  const about = actionRepliedTo(state, people, now())
  if (!about) return undefined
  const reply = { text, at: now(), people: about.alerted, isAnswered: false }
  return {
    action: about.action,
    fact: { type: 'reply.received', action: about.action.id, reply },
  }
}

/**
 * The reply, with the one answer to whoever was alerted: this number is read by nobody of the
 * police, and whom to ring. The answer and that it was given are one record, so a power cut answers
 * nobody twice, and a machine that answers us is answered once.
 */
export function answered(
  ports: MembershipPorts,
  limits: AnswerLimits,
  writer: Writer,
  { action, fact }: { readonly action: Action; readonly fact: ReplyFact },
): readonly Fact[] {
  const { people } = fact.reply
  const before = ports.state.replies.get(action.id) ?? []
  const isOwed = people.length > 0 && !isAnswered(before, people, ports.state.merges)
  if (!isOwed || !limits.take(writer.number, ports.now())) return [fact]
  const reply = { ...fact.reply, isAnswered: true }
  const texts = [textFor(ports, writer, action)]
  return [
    { ...fact, reply },
    ...noticesOf(ports, writer, { facts: [], sort: 'answer', texts, lastsMs: answerLastsMs }),
  ]
}

function textFor(
  { municipality, state }: MembershipPorts,
  { language }: Writer,
  action: Action,
): string {
  const { messagePrefix, verifiedNumbers } = municipality
  const exercise = action.status === 'exercise' ? 'OEFENING ' : ''
  const sent = action.phases[0]?.texts.at(-1)?.sms ?? ''
  const number = whomToRing(sent, usableNumbers(state, verifiedNumbers))
  const voice = { prefix: `${exercise}${messagePrefix}`, language }
  return answerText('not-read', { number: number ?? '112' }, voice)
}
