import type { Work } from './forecasts.ts'

/** What helps when telling everybody takes longer than it is of use. */
export interface Faster {
  readonly usefulSeconds: number
  /** Everybody within so many metres is told in time; undefined where no circle was drawn. */
  readonly radius: number | undefined
  /** How much sooner all are told by a text of one part; undefined for one that has one. */
  readonly shorter: { readonly parts: number; readonly seconds: number } | undefined
}

/** What there is to tell, to whom, and how long any of it takes. */
export interface Telling {
  /** From the origin, metres, one for each recipient, in any order. */
  readonly metres: Float64Array
  /** Of each of them: 1 who is called. */
  readonly isCalled: Uint8Array
  readonly work: Work
  /** Parts of the text as it is written, and of a message that would have one there instead. */
  readonly parts: number
  readonly shortParts: number
  /** Seconds until so much work is done; null when nobody can say. */
  readonly takes: (work: Work) => number | null
}

const stepMetres = 50

/** Undefined when all are told in time, and when nobody can say. */
export function fasterThan(
  telling: Telling,
  usefulSeconds: number,
  radius: number | undefined,
): Faster | undefined {
  const { work, takes } = telling
  const all = takes(work)
  if (all === null || all <= usefulSeconds) return undefined
  const isInTime = (metres: number): boolean =>
    (takes(within(telling, metres)) ?? Infinity) <= usefulSeconds
  return {
    usefulSeconds,
    radius: radius === undefined ? undefined : widest(radius, isInTime),
    shorter: shorterText(telling, all),
  }
}

/** The same for those nearby alone. */
function within({ metres, isCalled, work }: Telling, radius: number): Work {
  let [messages, calls] = [0, 0]
  for (let place = 0; place < metres.length; place++) {
    if ((metres[place] ?? 0) > radius) continue
    if (isCalled[place] === 1) calls += 1
    else messages += 1
  }
  return { ...work, messages, calls }
}

/** The greatest radius below one that is good enough; undefined when even the smallest is not. */
function widest(radius: number, isGood: (metres: number) => boolean): number | undefined {
  let [good, bad] = [0, Math.ceil(radius / stepMetres)]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (isGood(middle * stepMetres)) good = middle
    else bad = middle
  }
  return good === 0 ? undefined : good * stepMetres
}

/** Calls say the same however long the message is: only the message gets shorter. */
function shorterText({ work, parts, shortParts, takes }: Telling, all: number): Faster['shorter'] {
  if (parts < 2) return undefined
  const seconds = all - (takes({ ...work, parts: shortParts }) ?? Infinity)
  return seconds < 60 ? undefined : { parts, seconds }
}
