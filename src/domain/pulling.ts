/** One that takes the next piece of work as soon as it is free. */
export interface Puller {
  /** A piece takes it so long. */
  readonly seconds: number
  /** It begins then. */
  readonly from: number
  /** Pieces it may take in all; Infinity where nothing limits it. */
  readonly most: number
}

/** Against the rounding of a quotient that is a whole number. */
const hair = 1e-9
const halvings = 60

const doneBy = ({ seconds, from, most }: Puller, t: number): number =>
  Math.min(most, Math.max(0, Math.floor((t - from) / seconds + hair)))

const allDoneBy = (pullers: readonly Puller[], t: number): number =>
  pullers.reduce((sum, puller) => sum + doneBy(puller, t), 0)

/**
 * Seconds until `pieces` are done, exactly, when each puller takes the next as soon as it is free;
 * null when they may not take so many. Cheap whatever the number of pieces.
 */
export function secondsUntil(pullers: readonly Puller[], pieces: number): number | null {
  if (pieces <= 0) return 0
  if (pullers.reduce((sum, { most }) => sum + most, 0) < pieces) return null
  let early = 0
  let late = Math.max(...pullers.map(({ seconds, from }) => from + pieces * seconds))
  for (let i = 0; i < halvings; i += 1) {
    const middle = (early + late) / 2
    if (allDoneBy(pullers, middle) >= pieces) late = middle
    else early = middle
  }
  // The last piece ends when some puller ends one: the latest such moment by then.
  return Math.max(...pullers.map((puller) => lastEnd(puller, late)))
}

function lastEnd(puller: Puller, t: number): number {
  const done = doneBy(puller, t)
  return done > 0 ? puller.from + done * puller.seconds : 0
}

/** Whether one of them had to stop before that moment because it may take no more. */
export const areLimited = (pullers: readonly Puller[], t: number | null): boolean =>
  pullers.some(({ seconds, from, most }) => t === null || (t - from) / seconds > most + hair)
