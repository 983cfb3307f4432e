import type { State } from '../state.ts'
import { textRulesOf } from '../wording/levels.ts'
import { onlyNumberIn, renumbered } from '../wording.ts'

/** The number of these that a text tells people to ring; undefined where it tells none, or more than one. */
export const numberToRing = (
  state: Pick<State, 'policy'>,
  text: string,
  listed: readonly string[],
): string | undefined => onlyNumberIn(text, { listed, streets: textRulesOf(state).streets })

/** The text with another number to ring. */
export const withNumber = (
  state: Pick<State, 'policy'>,
  text: string,
  numbers: { readonly from: string; readonly to: string },
): string => renumbered(text, { ...numbers, streets: textRulesOf(state).streets })
