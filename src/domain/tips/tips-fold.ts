import type { Incoming } from '../facts.ts'
import type { LoggedTip, TipFact, Tips } from './tip.ts'

/** Applies one fact to the tips. */
export function foldTip(tips: Tips, fact: TipFact): void {
  switch (fact.type) {
    case 'tip.logged': {
      const { tip } = fact
      const known = tips.byAction.get(tip.action) ?? []
      tips.byAction.set(tip.action, [...known, { tip, passedOn: [], isAsked: false }])
      if (tip.text !== undefined) tips.opened.add(tip.text)
      return
    }
    case 'tip.passed-on':
      return change(tips, fact, (logged) => ({
        ...logged,
        passedOn: [...logged.passedOn, fact.passed],
      }))
    case 'tip.asked':
      return change(tips, fact, (logged) => ({ ...logged, isAsked: true }))
    case 'text.opened':
      tips.opened.add(fact.id)
      return
    case 'tips.forgotten':
      tips.byAction.delete(fact.action)
  }
}

function change(
  { byAction }: Tips,
  { action, id }: { readonly action: string; readonly id: string },
  changed: (logged: LoggedTip) => LoggedTip,
): void {
  const known = byAction.get(action) ?? []
  if (!known.some(({ tip }) => tip.id === id)) return
  byAction.set(
    action,
    known.map((logged) => (logged.tip.id === id ? changed(logged) : logged)),
  )
}

/** The tips as facts that give them back, for a snapshot; of texts that are gone nothing stays. */
export function* tipFacts(
  { byAction, opened }: Tips,
  incoming: ReadonlyMap<string, Incoming>,
): Iterable<TipFact> {
  for (const [action, logged] of byAction) {
    for (const { tip, passedOn, isAsked } of logged) {
      const { id } = tip
      yield { type: 'tip.logged', tip }
      for (const passed of passedOn) yield { type: 'tip.passed-on', action, id, passed }
      if (isAsked) yield { type: 'tip.asked', action, id }
    }
  }
  for (const id of opened) if (incoming.has(id)) yield { type: 'text.opened', id }
}
