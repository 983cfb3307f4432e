const hourMs = 60 * 60 * 1000

/** A wrong code by SMS: of an alarm of the duty phones, or of what somebody asked to change. */
export interface Guess {
  readonly of: 'duty' | 'membership'
  /** The duty phone, or the request that the code was held against, by its opaque id. */
  readonly who: string
}

/** A guess with its time, milliseconds since the epoch. */
export interface KeptGuess extends Guess {
  readonly at: number
}

/** Kept to count them, for an hour. */
export type GuessFact =
  | ({ readonly type: 'code.mistaken' } & Guess)
  /** Snapshot only. */
  | { readonly type: 'codes.restored'; readonly guesses: readonly KeptGuess[] }

/**
 * So many wrong codes within an hour. A sender can be forged, so all together count as well; and who
 * forges one to make a goodbye final needs forty texts an hour for two days, which people read.
 */
const most: Readonly<Record<Guess['of'], { readonly each: number; readonly all: number }>> = {
  duty: { each: 5, all: 20 },
  membership: { each: 40, all: 200 },
}

/** What is kept of wrong codes: those of the last hour. */
export function withGuess(
  guesses: readonly KeptGuess[],
  fact: GuessFact,
  at: number,
): readonly KeptGuess[] {
  if (fact.type === 'codes.restored') return fact.guesses
  const { of, who } = fact
  return [...guesses.filter((guess) => at - guess.at < hourMs), { of, who, at }]
}

/** As the fact of a snapshot that gives them back. */
export function* guessFacts(guesses: readonly KeptGuess[]): Iterable<GuessFact> {
  if (guesses.length > 0) yield { type: 'codes.restored', guesses }
}

/** Whether a code is still held against anything: past the limit no code is right for a while. */
export function mayGuess(guesses: readonly KeptGuess[], { of, who }: Guess, now: number): boolean {
  const lately = guesses.filter((guess) => guess.of === of && now - guess.at < hourMs)
  const own = lately.filter((guess) => guess.who === who)
  return own.length < most[of].each && lately.length < most[of].all
}
