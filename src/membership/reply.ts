import type { Fact } from '../domain/facts.ts'
import type { Notice, NoticeKind } from '../domain/notice.ts'
import type { Language, Participant } from '../domain/participant.ts'
import { type AnswerKind, answerText, type Details } from '../domain/sms-commands/answers.ts'
import type { Command } from '../domain/sms-commands/command.ts'
import type { MembershipPorts } from './ports.ts'

/** Somebody who wrote, and what they wrote. */
export interface Writer {
  /** E.164. */
  readonly number: string
  /** The modem they wrote to, if they wrote. */
  readonly modem?: string
  readonly language: Language
  /** All who have this phone, also who said goodbye. */
  readonly holders: readonly Participant[]
}

/** What is done about a text, and what is said of it. */
export interface Reply {
  readonly facts: readonly Fact[]
  readonly sort: NoticeKind
  readonly texts: readonly string[]
  /** So long it may wait for a modem; a day without it. */
  readonly lastsMs?: number
  /** Only once a day, however often it is asked. */
  readonly isHelp?: true
}

/** One command of somebody who wrote, answered. */
export type Answering<Kind extends Command['kind']> = (
  ports: MembershipPorts,
  writer: Writer,
  command: Extract<Command, { kind: Kind }>,
) => Reply

/** An answer in the writer's language that changes nothing. */
export function say<Kind extends AnswerKind>(
  ports: MembershipPorts,
  { language }: Pick<Writer, 'language'>,
  kind: Kind,
  details: Details[Kind],
): Reply {
  const prefix = ports.municipality.messagePrefix
  return { facts: [], sort: 'answer', texts: [answerText(kind, details, { prefix, language })] }
}

/** An answer is of use for a day, and one with a code as long as that holds. */
const noticeLastsMs = 24 * 60 * 60 * 1000

/** Where a reply goes. */
export interface Addressee extends Pick<Writer, 'number' | 'modem'> {
  readonly holders: readonly Pick<Participant, 'id'>[]
}

/** The notices that carry a reply, for those who have the phone, and who signs up with it. */
export function noticesOf(
  { now, newId }: MembershipPorts,
  { number, modem, holders }: Addressee,
  { sort, texts, facts, lastsMs = noticeLastsMs }: Reply,
): readonly Fact[] {
  const signedUp = facts.flatMap((fact) =>
    fact.type === 'participant.saved' ? [fact.participant] : [],
  )
  const participants = [...new Set([...holders, ...signedUp].map(({ id }) => id))]
  const code = facts.find((fact) => fact.type === 'request.made')
  return texts.map((text, i): Fact => {
    const queuedAt = now() + i
    const notice: Notice = {
      id: newId(),
      kind: sort,
      to: number,
      text,
      queuedAt,
      notAfter: code ? code.request.expiresAt : queuedAt + lastsMs,
      participants,
      ...(modem === undefined ? {} : { via: modem }),
    }
    return { type: 'notice.queued', notice }
  })
}
