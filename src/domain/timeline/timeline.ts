import type { Actor } from '../accounts.ts'
import type { Action, Cause, Witness } from '../action.ts'
import type { ActionFact } from '../action-facts.ts'
import type { Actions } from '../actions.ts'
import type { AlarmTopic } from '../duty/duty.ts'
import { fewWitness } from '../extend/extension.ts'
import type { LostTry } from '../presses/press.ts'
import type { TipReceiver } from '../tips/tip.ts'

/** What somebody decided about an action, or what the appliance did of itself. */
export const deeds = [
  'cut-off',
  'ask-cut-off',
  'agreed',
  'few',
  'started',
  'override',
  'override-seen',
  'stopped',
  'extended',
  'current',
  'update',
  'correction',
  'result',
  'held',
  'released',
  'hurried',
  'closed',
  'tip',
  'tip-passed',
  'duty-told',
  'duty-seen',
] as const

/** One line of the report: what, when (ISO 8601) and on whose order (opaque, never a name). */
export interface Deed {
  readonly what: (typeof deeds)[number]
  readonly at: string
  readonly by: Actor
  /** Of a tip: its number within the action. */
  readonly n?: number
  /** To whom a tip went. */
  readonly to?: TipReceiver
  /** Of what was told to the action: the id of that phase. */
  readonly phase?: string
  /** Why there had to be a correction. */
  readonly cause?: Cause
  /** What the duty phones were told of. */
  readonly topic?: AlarmTopic
}

/** Keeps what a fact about an action says about who decided; most say nothing. */
export function foldDeed({ byId }: Actions, fact: ActionFact, at: number, by: Actor): void {
  const what = deedOf(fact)
  const id = what && idOf(fact)
  const action = id === undefined ? undefined : byId.get(id)
  if (!action || !what) return
  const deed = { what, at: new Date(at).toISOString(), by }
  const done = fact.type === 'action.started' ? alongStart(action, deed) : alongOther(fact, deed)
  byId.set(action.id, { ...action, deeds: [...(action.deeds ?? []), ...done] })
}

/** A start with what was decided about it. */
const alongStart = (
  { cutOff = [], agreed, few, override }: Action,
  started: Deed,
): readonly Deed[] => [
  ...cutOff.toReversed().flatMap(lost),
  ...witnessed('agreed', agreed),
  ...witnessed('few', few),
  started,
  ...(override === undefined ? [] : [{ ...started, what: 'override' } as const]),
]

const witnessed = (what: Deed['what'], witness: Witness | undefined): readonly Deed[] =>
  witness ? [{ what, at: witness.at, by: { kind: 'account', id: witness.by } }] : []

const lost = (press: LostTry): readonly Deed[] =>
  witnessed(press.isAsked ? 'ask-cut-off' : 'cut-off', press)

function alongOther(fact: ActionFact, deed: Deed): readonly Deed[] {
  if (fact.type === 'phase.added') {
    const { id, cause, cutOff = [] } = fact.phase
    const told = { ...deed, phase: id, ...(cause ? { cause } : {}) }
    return [...cutOff.toReversed().flatMap(lost), told]
  }
  if (fact.type !== 'action.extended') return [deed]
  const { few, override, agreed, cutOff = [] } = fact.extension
  return [
    ...cutOff.toReversed().flatMap(lost),
    ...witnessed('agreed', agreed),
    ...(few === undefined ? [] : witnessed('few', fewWitness(fact.extension))),
    deed,
    ...(override === undefined ? [] : [{ ...deed, what: 'override' } as const]),
  ]
}

const idOf = (fact: ActionFact): string | undefined => {
  if (fact.type === 'action.started') return fact.action.id
  return 'action' in fact && typeof fact.action === 'string' ? fact.action : undefined
}

function deedOf(fact: ActionFact): Deed['what'] | undefined {
  switch (fact.type) {
    case 'action.started':
      return 'started'
    case 'action.stopped':
      return 'stopped'
    case 'action.extended':
      return 'extended'
    case 'action.still-current':
      return 'current'
    case 'action.override-seen':
      return 'override-seen'
    case 'action.closed':
      return 'closed'
    case 'phase.added':
      return fact.phase.name === 'alert' ? undefined : fact.phase.name
    case 'phase.held':
      return 'held'
    case 'phase.released':
      return 'released'
    case 'phase.hurried':
      return 'hurried'
    default:
      return undefined
  }
}
