import type { Action, PhaseName, Witness } from '../action.ts'
import type { Ask } from '../eyes/asks.ts'
import { isOver } from '../retention.ts'

/**
 * That somebody pressed *Versturen*, of an alert or of what is told to a running action, or asked that
 * somebody else looks: it can be taken back, and until it is handed over nothing went out. Sealed on
 * disk under a key of its own, which goes with its end.
 */
export interface Press extends Witness {
  /** Of the action, phase or extension to be. `at` is ISO 8601, `by` the account that filled it in. */
  readonly id: string
  /** Whom they asked, as long as that one has not agreed. */
  readonly asked?: Ask
  /** The running action that somebody was asked to let go on to a wider area. */
  readonly extends?: string
  /** What it was to tell a running action. */
  readonly order?: PressedOrder
  /** The account of the second person, where it was their yes that began the seconds. */
  readonly agreed?: string
  readonly kind: Action['kind']
  readonly status: Action['status']
  /** Where it was to go, where that was chosen by name. */
  readonly areaNames: readonly string[]
  /** All that was filled in, so that it can be shown again. */
  readonly form: Readonly<Record<string, string | readonly string[] | undefined>>
  /** The press before it, that a restart cut off and that this one does over. */
  readonly after?: string
}

/** What is told to a running action, by its id, or that it goes on to a wider area. */
export interface PressedOrder {
  readonly action: string
  readonly is: Exclude<PhaseName, 'alert'> | 'extension'
}

/** What a press, or a question, was to do to a running action; of a start undefined. */
export const orderOf = ({ extends: wider, order }: Press): PressedOrder | undefined =>
  order ?? (wider === undefined ? undefined : { action: wider, is: 'extension' })

/** A try before the one that went out: a restart cut it off. */
export interface LostTry extends Witness {
  /** Nothing was pressed yet: somebody else was asked to look. */
  readonly isAsked?: true
}

/** The name of its key: what the action itself holds in confidence has one by the same id. */
export const pressKey = (id: string): string => `press ${id}`

/** How the seconds of a press ended, or how somebody answered one that a restart cut off. */
export type PressEnd = 'handed-over' | 'taken-back' | 'failed' | 'let-be' | 'expired'

/** What becomes of a press. */
export type PressFact =
  | { readonly type: 'press.made'; readonly press: Press }
  | { readonly type: 'press.ended'; readonly id: string; readonly end: PressEnd }

/** By id, oldest first: those that have not ended. */
export type Presses = Map<string, Press>

/** Applies one fact to the presses. */
export function foldPress(presses: Presses, fact: PressFact): void {
  if (fact.type === 'press.made') presses.set(fact.press.id, fact.press)
  else presses.delete(fact.id)
}

/** The presses as facts that give them back. */
export function* pressFacts(presses: Presses): Iterable<PressFact> {
  for (const press of presses.values()) yield { type: 'press.made', press }
}

/** A press with those before it that it does over, newest first; nothing when it is not known. */
export function triesOf(presses: Presses, id: string | undefined): readonly Press[] {
  const press = id === undefined ? undefined : presses.get(id)
  return press ? [press, ...triesOf(presses, press.after)] : []
}

/**
 * Those that nobody answered within their term, as the facts that end them. One of a resuscitation
 * says where somebody was helped, and goes as soon as its action's words would.
 */
export const unansweredPresses = (presses: Presses, now: number): readonly PressFact[] =>
  [...presses.values()]
    .filter(({ at, kind }) => isOver(kind === 'aed' ? 'addresses' : 'presses', Date.parse(at), now))
    .map(({ id }) => ({ type: 'press.ended', id, end: 'expired' }))
