import type { State } from '../state.ts'

/** That a number of the list proved to be wrong, in a text that went out. */
export interface WrongNumber {
  /** As the list has it. */
  readonly number: string
  /** The action that was corrected. */
  readonly action: string
  /** The account. */
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/** The numbers that may stand in a text: those of the list, without what proved to be wrong. */
export const usableNumbers = (
  { policy }: Pick<State, 'policy'>,
  listed: readonly string[],
): readonly string[] => listed.filter((number) => !policy.wrong.has(number))
