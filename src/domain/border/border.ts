import type { MultiPolygon, Polygon } from '../geo.ts'

/** That somebody set where the municipality ends, or that it is not used any more. */
export interface SetBorder {
  /** WGS 84; not there when no border is used. */
  readonly area?: Polygon | MultiPolygon
  /** Of the areas that it was made of. */
  readonly names: readonly string[]
  /** The account. */
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/** The border as it was set last, and what counted before it, which can be brought back. */
export interface BorderState {
  now: SetBorder | undefined
  before: SetBorder | undefined
}

export interface BorderFact {
  readonly type: 'border.set'
  readonly border: SetBorder
}

/** Nobody has said where the municipality ends. */
export const noBorder = (): BorderState => ({ now: undefined, before: undefined })

/** Applies one fact to the border. */
export function foldBorder(state: BorderState, { border }: BorderFact): void {
  state.before = state.now
  state.now = border
}

/** The border as facts that give it back. */
export function* borderFacts({ before, now }: BorderState): Iterable<BorderFact> {
  if (before) yield { type: 'border.set', border: before }
  if (now) yield { type: 'border.set', border: now }
}

/** Takes back what was set last: what counted before it counts again. */
export function broughtBack({ before }: BorderState, by: string, at: string): BorderFact {
  const { area, names = [] } = before ?? {}
  return { type: 'border.set', border: { ...(area ? { area } : {}), names, by, at } }
}
