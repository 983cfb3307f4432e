import type { Actor } from '../accounts.ts'
import type { DeskFact } from '../desk-fold.ts'
import type { State } from '../state.ts'
import type { Deed } from './timeline.ts'

type Told = Pick<State, 'actions' | 'tips'>

/**
 * Keeps in the timeline of an action that a tip came in or was passed on, and that the duty phones
 * were told or answered: who and when, and never what was said. It outlasts the words. The same
 * deed is kept once, for a snapshot gives both the timeline and the tips back.
 */
export function foldDeskDeed(state: Told, fact: DeskFact, by: Actor): void {
  const deed = deedOf(state, fact, by)
  const { byId } = state.actions
  const action = deed && 'action' in deed ? byId.get(deed.action) : undefined
  if (!deed || !action) return
  const { action: _, ...kept } = deed
  const { deeds = [] } = action
  if (deeds.some((known) => isSame(known, kept))) return
  byId.set(action.id, { ...action, deeds: [...deeds, kept] })
}

const isSame = (a: Deed, b: Deed): boolean =>
  a.what === b.what && a.at === b.at && a.n === b.n && a.to === b.to && a.topic === b.topic

function deedOf(
  { tips }: Told,
  fact: DeskFact,
  by: Actor,
): (Deed & { readonly action: string }) | undefined {
  switch (fact.type) {
    case 'tip.logged': {
      const { action, n, at, by: id } = fact.tip
      return { action, what: 'tip', at: iso(at), by: { kind: 'account', id }, n }
    }
    case 'tip.passed-on': {
      const { action, passed } = fact
      const known = tips.byAction.get(action)?.find(({ tip }) => tip.id === fact.id)
      const about = { action, what: 'tip-passed', at: iso(passed.at), to: passed.to } as const
      return known && { ...about, by: { kind: 'account', id: passed.by }, n: known.tip.n }
    }
    case 'duty.alarmed': {
      const { action, alarm } = fact
      return { action, what: 'duty-told', at: iso(alarm.at), by, topic: alarm.topic }
    }
    case 'duty.seen':
      return { action: fact.action, what: 'duty-seen', at: iso(fact.at), by, topic: fact.topic }
    default:
      return undefined
  }
}

const iso = (at: number): string => new Date(at).toISOString()
