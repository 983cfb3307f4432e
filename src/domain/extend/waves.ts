import type { Action } from '../action.ts'
import { isSmall } from '../small-numbers.ts'

/** How many phone numbers came into an action each time: at its start, and with each extension. */
export const wavesOf = ({
  selected,
  extensions = [],
}: Pick<Action, 'selected' | 'extensions'>): readonly number[] => {
  const later = extensions.map((extension) => extension.selected)
  return [selected - later.reduce((sum, n) => sum + n, 0), ...later]
}

/** With which of them a delivery of the alert came, by its place: they stand one behind another. */
export function waveAt(waves: readonly number[], place: number): number {
  let end = 0
  const wave = waves.findIndex((n) => {
    end += n
    return place < end
  })
  return wave < 0 ? waves.length - 1 : wave
}

/**
 * Which of them came to so few people that no figure may have them: what a screen told before they
 * came, and what it tells with them, differ by how few they are. Where each of them did, the first
 * is told, as few.
 */
export function wavesApart(waves: readonly number[]): readonly number[] {
  const few = waves.flatMap((n, wave) => (isSmall(n) ? [wave] : []))
  return few.length === waves.length ? few.slice(1) : few
}
