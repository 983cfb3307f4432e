import type { Actor } from '../domain/accounts.ts'
import type { Action, Kind, Phase } from '../domain/action.ts'
import type { Asked } from '../domain/asking/asking.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { textFor } from '../domain/errands/errands.ts'
import { idsOf, phoneById } from '../domain/merge/merge.ts'
import { holderOf, type Participant, type Phone } from '../domain/participant.ts'
import { seenOnce } from '../domain/restored-phase.ts'
import type { State } from '../domain/state.ts'
import type { Change, Sent } from '../domain/upkeep.ts'
import type { ReceivedText } from './ports.ts'

/** A message of an action to one of their phones. */
export interface Message {
  /** Milliseconds since the epoch: of the last try, or of the start when there was none. */
  readonly at: number
  readonly action: string
  readonly kind: Kind
  readonly isExercise: boolean
  readonly phase: string
  readonly channel: string
  readonly state: string
  readonly reason?: string
  /** Their own number, where the phone is still theirs. */
  readonly to?: string
  /** Undefined once the words are past their term. */
  readonly text?: string
}

/** A thing that somebody did with the record, by the name of who did it. */
export type Named<T> = Omit<T, 'by'> & { readonly by: string; readonly byKind: Actor['kind'] }

/** Everything that is held about one participant. */
export interface HeldRecord {
  readonly participant: Participant
  readonly changes: readonly Named<Change>[]
  readonly views: readonly Named<{ readonly at: number; readonly by: Actor }>[]
  readonly messages: readonly Message[]
  /** Codes, answers and welcomes: that they were sent, never their words. */
  readonly notices: readonly Sent[]
  /** How often it was asked whether a phone is theirs, as long as that is not confirmed. */
  readonly asked: readonly (Asked & { readonly number: string })[]
  /** What they texted to the modems. */
  readonly texts: readonly ReceivedText[]
}

/** Puts together what is held about somebody; newest first. */
export function recordOf(
  state: State,
  texts: readonly ReceivedText[],
  participant: Participant,
): HeldRecord {
  const { id, phones } = participant
  const ids = idsOf(state.merges.byId, id)
  const numbers = new Set(phones.map(({ number }) => number))
  const { histories, sent, views } = state.upkeep
  return {
    participant,
    changes: ids
      .flatMap((one) => histories.get(one) ?? [])
      .map((change) => named(state, change))
      .sort(newestFirst),
    views: views
      .filter((view) => ids.includes(view.participant))
      .map(({ at, by }) => named(state, { at, by }))
      .reverse(),
    messages: messagesTo(state, participant),
    notices: ids.flatMap((one) => sent.get(one) ?? []).sort(newestFirst),
    asked: phones.flatMap(({ id: phone, number }) => {
      const known = state.asking.asked.get(phone)
      return known ? [{ number, ...known }] : []
    }),
    texts: texts.filter(({ from }) => from !== undefined && numbers.has(from)),
  }
}

const newestFirst = (a: { readonly at: number }, b: { readonly at: number }): number => b.at - a.at

/** Who did it: the name of an account or a token; what is neither has none. */
function named<T extends { readonly by: Actor }>(state: State, thing: T): Named<T> {
  const { by, ...rest } = thing
  const name = state.accounts.get(by.id)?.name ?? state.tokens.get(by.id)?.name
  return { ...rest, by: name ?? '', byKind: by.kind } as Named<T>
}

function messagesTo(state: State, { id }: Participant): readonly Message[] {
  const ids = idsOf(state.merges.byId, id)
  const isTheirs = (phone: string): boolean => ids.includes(holderOf(phone))
  const told: Message[] = []
  for (const record of state.actions.phases.values()) {
    const action = state.actions.byId.get(record.action)
    for (const delivery of seenOnce(record, (recipient) => recipient.some(isTheirs))) {
      const to = phoneById(state, delivery.recipient.find(isTheirs) ?? '')?.phone
      if (action) told.push(messageOf(action, record.phase, { delivery, to }))
    }
  }
  return told.sort((a, b) => b.at - a.at)
}

/** One delivery, to one of their phones where that is still theirs. */
function messageOf(
  action: Action,
  phase: Phase,
  { delivery, to }: { readonly delivery: Delivery; readonly to: Phone | undefined },
): Message {
  const { attempts, state, reason, switchedTo } = delivery
  const last = attempts.at(-1)
  const written = phase.texts[last?.text ?? phase.texts.length - 1]
  const text = written && textFor(written, delivery).sms
  const { number, kind, status, startedAt } = action
  return {
    at: last?.at ?? Date.parse(startedAt),
    action: number,
    kind,
    isExercise: status === 'exercise',
    phase: phase.name,
    channel: last?.channel ?? switchedTo ?? to?.channel ?? 'sms',
    state,
    ...(reason ? { reason } : {}),
    ...(to ? { to: to.number } : {}),
    ...(text ? { text } : {}),
  }
}
