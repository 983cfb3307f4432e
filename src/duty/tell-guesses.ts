import { type Guess, mayGuess, withGuess } from '../domain/guesses/guesses.ts'
import type { Heard } from './heard.ts'
import type { DutyPorts } from './ports.ts'

/** Passes on what a text leads to, and tells the admin when with it somebody may guess no more. */
export function tellGuesses(
  { state, now }: Pick<DutyPorts, 'state' | 'now'>,
  heard: Heard,
  tell: (of: Guess['of']) => void,
): Heard {
  for (const fact of heard.facts) {
    if (fact.type !== 'code.mistaken') continue
    if (!mayGuess(withGuess(state.guesses, fact, now()), fact, now())) tell(fact.of)
  }
  return heard
}
