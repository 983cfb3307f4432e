import { smallest } from '../small-numbers.ts'

/** Those between two distances from a place, at least five of them. */
export interface Band {
  readonly fromMetres: number
  /** Undefined for the outermost, that has the rest. */
  readonly toMetres: number | undefined
  /** Which of the distances lie in it. */
  readonly places: readonly number[]
}

const steps = [100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000, 25_000]
const widest = 50_000
/** Of five or more that make up a whole, all told in fives, one could be known from the others. */
const mostBands = 4

/** Bands of a round width, each of at least five people, nearest first; none when there are fewer. */
export function bandsOf(metres: ArrayLike<number>): readonly Band[] {
  if (metres.length < smallest) return []
  const width = widthFor(farthestOf(metres))
  const bands = new Map<number, number[]>()
  for (let place = 0; place < metres.length; place++) {
    const n = Math.min(mostBands - 1, Math.floor((metres[place] ?? 0) / width))
    const known = bands.get(n)
    if (known) known.push(place)
    else bands.set(n, [place])
  }
  return joined(
    [...bands].sort(([a], [b]) => a - b),
    width,
  )
}

function farthestOf(metres: ArrayLike<number>): number {
  let farthest = 0
  for (let place = 0; place < metres.length; place++) {
    farthest = Math.max(farthest, metres[place] ?? 0)
  }
  return farthest
}

const widthFor = (farthest: number): number =>
  steps.find((step) => farthest / step <= mostBands) ?? widest

/** A band of few joins the one before it, and the first of few the one after. */
function joined(bands: readonly (readonly [number, readonly number[]])[], width: number): Band[] {
  const made: { from: number; to: number; places: readonly number[] }[] = []
  for (const [n, places] of bands) {
    const last = made.at(-1)
    const isFew = places.length < smallest || (last?.places.length ?? smallest) < smallest
    if (last && isFew) {
      made[made.length - 1] = { from: last.from, to: n + 1, places: [...last.places, ...places] }
    } else made.push({ from: made.length === 0 ? 0 : n, to: n + 1, places })
  }
  return made.map(({ from, to, places }, i) => ({
    fromMetres: from * width,
    toMetres: i === made.length - 1 ? undefined : to * width,
    places,
  }))
}
