/** What is proposed, until something else was written by hand; `before` is what was proposed then. */
export const inStep = (made: string, typed: string, before: string, isMadeAgain = false): string =>
  typed !== '' && typed !== before && !isMadeAgain ? typed : made
