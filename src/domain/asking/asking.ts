import type { Participant } from '../participant.ts'
import { isMobile } from '../phone-number.ts'

/** How often it was asked whether a phone is its holder's. */
export interface Asked {
  readonly times: number
  /** For the last time, milliseconds since the epoch. */
  readonly at: number
  /** They said no: nobody asks again. */
  readonly isDeclined?: true
}

/** What was asked of phones that are not confirmed. */
export interface Asking {
  /** By opaque phone id. */
  readonly asked: Map<string, Asked>
  /** Nobody is asked but by hand, and nobody is called. */
  isPaused: boolean
}

/** What becomes of the question whether a phone is its holder's. */
export type AskingFact =
  | { readonly type: 'asking.asked'; readonly phones: readonly string[] }
  | { readonly type: 'asking.declined'; readonly phones: readonly string[] }
  | { readonly type: 'asking.paused'; readonly isPaused: boolean }
  /** Snapshot only. */
  | {
      readonly type: 'asking.restored'
      readonly asked: readonly (readonly [phone: string, asked: Asked])[]
      readonly isPaused: boolean
    }

/** Nobody was asked anything. */
export const emptyAsking = (): Asking => ({ asked: new Map(), isPaused: false })

/** Applies one of them; `now` in milliseconds since the epoch. */
export function foldAsking(asking: Asking, fact: AskingFact, now: number): void {
  switch (fact.type) {
    case 'asking.asked':
      for (const phone of fact.phones) {
        const times = (asking.asked.get(phone)?.times ?? 0) + 1
        asking.asked.set(phone, { times, at: now })
      }
      return
    case 'asking.declined':
      for (const phone of fact.phones) {
        const before = asking.asked.get(phone) ?? { times: 1, at: now }
        asking.asked.set(phone, { ...before, isDeclined: true })
      }
      return
    case 'asking.paused':
      asking.isPaused = fact.isPaused
      return
    case 'asking.restored':
      asking.isPaused = fact.isPaused
      for (const [phone, asked] of fact.asked) asking.asked.set(phone, asked)
  }
}

/** As the fact of a snapshot that gives it back. */
export function* askingFacts({ asked, isPaused }: Asking): Iterable<AskingFact> {
  if (asked.size > 0 || isPaused) yield { type: 'asking.restored', asked: [...asked], isPaused }
}

/** A record changed: of a phone that is gone or confirmed nothing is kept. */
export function forgetAsked(
  { asked }: Asking,
  before: Participant | undefined,
  after: Participant | undefined,
): void {
  if (asked.size === 0) return
  for (const { id } of before?.phones ?? []) {
    const same = after?.phones.find((phone) => phone.id === id)
    if (!same || same.confirmedAt !== undefined) asked.delete(id)
  }
}

/** A code holds for a fortnight (`requests.ts`); then they may be asked once more. */
const againMs = 14 * 24 * 60 * 60_000
/** By SMS; a landline is called on three days for one question (`asking-call.ts`). */
const mostBySms = 3
const mostOf = (number: string): number => (isMobile(number) ? mostBySms : 1)

/** Whether a phone was asked often enough, or its holder said no. */
export const isAskedOut = (asked: Asked | undefined, number: string): boolean =>
  asked !== undefined && (asked.isDeclined === true || asked.times >= mostOf(number))

/** Whether a phone may be asked, or asked again, at this moment. */
export const mayBeAsked = (asked: Asked | undefined, number: string, now: number): boolean =>
  asked === undefined || (!isAskedOut(asked, number) && now - asked.at >= againMs)
