import type { Actor } from '../domain/accounts.ts'
import type { Action } from '../domain/action.ts'
import type { Recipient } from '../domain/delivery-facts.ts'
import type { Fact } from '../domain/facts.ts'
import {
  type Along,
  type LeftOut,
  type Outsiders,
  outsidersOf,
} from '../domain/left-out/left-out.ts'
import { phoneById, recordNow } from '../domain/merge/merge.ts'
import type { State } from '../domain/state.ts'
import { personOf } from './answered.ts'
import type { ActionDraft } from './draft.ts'

interface Wave {
  /** 0 for the start, 1 for the first extension. */
  readonly wave: number
  /** Which delivery of the alert the first of those who are kept becomes. */
  readonly from: number
}

/** Those who were chosen without whom the police named, and what is to be remembered of them. */
export interface Kept {
  readonly recipients: readonly Recipient[]
  readonly leftOut: LeftOut
}

/** The choice for an action that begins; as it was where nobody was named. */
export function withoutNamed(
  state: State,
  { gate }: ActionDraft,
  chosen: readonly Recipient[],
): Pick<Kept, 'recipients'> & Partial<Kept> {
  if (!gate?.leaveOut) return { recipients: chosen }
  const named = { ...gate.leaveOut, people: [], along: [] }
  return leaveOut(state, named, chosen, { wave: 0, from: 0 })
}

/** The choice for an action that goes on: whom the police named at the start stays out. */
export function stillWithout(
  state: State,
  { id, extensions = [] }: Action,
  chosen: readonly Recipient[],
  from: number,
): Pick<Kept, 'recipients'> & Partial<Kept> {
  const before = state.confided.get(id)?.leftOut
  if (!before) return { recipients: chosen }
  return leaveOut(state, before, chosen, { wave: extensions.length + 1, from })
}

/** What is remembered of them, beside what else the action was told in confidence. */
export function confidedAgain(
  { confided }: State,
  action: string,
  leftOut: LeftOut | undefined,
): readonly Fact[] {
  if (!leftOut) return []
  return [{ type: 'action.confided', action, confided: { ...confided.get(action), leftOut } }]
}

/** Lines that were named, and who named them. */
export function noteOf({ gate }: ActionDraft, by: Actor): Pick<Action, 'leftOut'> {
  if (!gate?.leaveOut) return {}
  const { phones, addresses } = gate.leaveOut
  return { leftOut: { named: phones.length + addresses.length, by: by.id } }
}

/**
 * Takes those whom the police named out of a choice that was made, and counted, with them. Nothing
 * that has to do with them is ever in the action: no phase of it, no call and no extension can reach
 * them, whatever happens afterwards.
 */
export function leaveOut(
  state: State,
  before: LeftOut,
  chosen: readonly Recipient[],
  { wave, from }: Wave,
): Kept {
  const known = before.people.flatMap((id) => [id, recordNow(state.merges, id)])
  const out = outsidersOf({ ...before, people: known }, state.participants.values())
  const recipients: Recipient[] = []
  const gone: { readonly recipient: Recipient; readonly at: number }[] = []
  for (const recipient of chosen) {
    if (isOut(state, out, recipient)) gone.push({ recipient, at: recipients.length })
    else recipients.push(recipient)
  }
  const along = gone.map(({ recipient, at }): Along => {
    const near = besideWhom(state, recipients, recipient, at)
    return { recipient, wave, beside: near < 0 ? near : from + near }
  })
  const people = [...out.people]
  return { recipients, leftOut: { ...before, people, along: [...before.along, ...along] } }
}

const isOut = (state: State, { people, numbers }: Outsiders, recipient: Recipient): boolean =>
  recipient.some(
    (id) => people.has(personOf([id])) || numbers.has(phoneById(state, id)?.phone.number ?? ''),
  )

/** The nearest in the order of sending over the same channel, or simply the nearest. */
function besideWhom(
  state: State,
  kept: readonly Recipient[],
  recipient: Recipient,
  at: number,
): number {
  const isSms = takesSms(state, recipient)
  for (let away = 0; away < kept.length; away++) {
    for (const n of [at + away, at - 1 - away]) {
      const near = kept[n]
      if (near && takesSms(state, near) === isSms) return n
    }
  }
  return Math.min(at, kept.length - 1)
}

const takesSms = (state: State, recipient: Recipient): boolean =>
  recipient.some((id) => phoneById(state, id)?.phone.channel === 'sms')
