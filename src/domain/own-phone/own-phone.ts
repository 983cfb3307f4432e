import type { NoticeEnd, NoticeFact } from '../notice.ts'

/**
 * The phone of somebody at the desk, to which alerts are tried. Sealed on disk under a key of its
 * own, which goes when it is taken off.
 */
export interface OwnPhone {
  readonly id: string
  readonly account: string
  /** E.164. */
  readonly number: string
  /** Four secret digits that were sent there: who types them has the phone. */
  readonly code: string
}

/** An SMS to somebody's own phone: its code, or an alert as a test. */
export interface OwnMessage {
  /** Id of the notice. */
  readonly notice: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly isTest: boolean
  /** Undefined while it waits or is being sent. */
  readonly end?: NoticeEnd
  readonly code?: string
}

/** What becomes of the phones of who is at the desk, and of what is sent there. */
export type OwnPhoneFact =
  | { readonly type: 'own-phone.kept'; readonly phone: OwnPhone }
  /** The code was typed. */
  | { readonly type: 'own-phone.confirmed'; readonly id: string }
  | { readonly type: 'own-phone.dropped'; readonly id: string }
  /** A message is in line, by a notice in the same record. */
  | {
      readonly type: 'own-phone.written'
      readonly account: string
      readonly message: OwnMessage
    }

/** The phones of who is at the desk by account, and the last messages to each. */
export interface OwnPhones {
  readonly phones: Map<string, OwnPhone & { readonly isConfirmed: boolean }>
  readonly messages: Map<string, readonly OwnMessage[]>
}

/** Nobody has given a phone. */
export const emptyOwnPhones = (): OwnPhones => ({ phones: new Map(), messages: new Map() })

const windowMs = 10 * 60_000
/** So many messages to one's own phone in ten minutes. */
export const mostMessages = 5

/** Whether somebody may be written to once more. */
export const mayWriteOwn = ({ messages }: OwnPhones, account: string, now: number): boolean =>
  (messages.get(account) ?? []).filter(({ at }) => now - at < windowMs).length < mostMessages

/** The last test of an alert that somebody sent themselves, while it is news. */
export const lastTest = (
  { messages }: OwnPhones,
  account: string,
  now: number,
): OwnMessage | undefined =>
  (messages.get(account) ?? []).findLast(({ isTest, at }) => isTest && now - at < windowMs)

/** Applies one fact to the phones. */
export function foldOwnPhone({ phones, messages }: OwnPhones, fact: OwnPhoneFact): void {
  switch (fact.type) {
    case 'own-phone.kept':
      phones.set(fact.phone.account, { ...fact.phone, isConfirmed: false })
      return
    case 'own-phone.written': {
      const { message } = fact
      const others = (messages.get(fact.account) ?? []).filter(isOther(message))
      messages.set(fact.account, [...others, message].slice(-mostMessages))
      return
    }
    default: {
      const phone = [...phones.values()].find(({ id }) => id === fact.id)
      if (!phone) return
      if (fact.type === 'own-phone.dropped') phones.delete(phone.account)
      else phones.set(phone.account, { ...phone, isConfirmed: true })
    }
  }
}

/** A snapshot may give back what the journal after it tells once more. */
const isOther =
  (message: OwnMessage) =>
  ({ notice }: OwnMessage): boolean =>
    notice !== message.notice

/** Keeps how a message to somebody's own phone ended. */
export function noteOwnEnd(
  { messages }: OwnPhones,
  { id, end, code }: Extract<NoticeFact, { type: 'notice.ended' }>,
): void {
  for (const [account, sent] of messages) {
    if (!sent.some(({ notice }) => notice === id)) continue
    const ended = { end, ...(code === undefined ? {} : { code }) }
    messages.set(
      account,
      sent.map((one) => (one.notice === id ? { ...one, ...ended } : one)),
    )
  }
}

/** The phones and messages as facts that give them back. */
export function* ownPhoneFacts({ phones, messages }: OwnPhones): Iterable<OwnPhoneFact> {
  for (const { isConfirmed, ...phone } of phones.values()) {
    yield { type: 'own-phone.kept', phone }
    if (isConfirmed) yield { type: 'own-phone.confirmed', id: phone.id }
  }
  for (const [account, sent] of messages) {
    for (const message of sent) yield { type: 'own-phone.written', account, message }
  }
}
