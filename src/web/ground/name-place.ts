import type { Spot } from './world.ts'

/** Where a name is written, and how wide it may be; 0 is as wide as it likes. */
export interface NamePlace {
  readonly spot: Spot
  readonly room: number
}

/** On the widest stretch of an area at the height of its middle: always inside, unlike its centre. */
export function placeInArea(ring: readonly Spot[]): NamePlace | undefined {
  const ys = ring.map(([, y]) => y)
  // Half a step aside, so that no corner lies on it.
  const height = Math.round((lowest(ys) + highest(ys)) / 2) + 0.5
  const crossings = ring
    .flatMap((spot, n) => crossing(spot, ring[(n + 1) % ring.length] ?? spot, height))
    .sort((a, b) => a - b)
  let best: NamePlace | undefined
  for (let n = 0; n + 1 < crossings.length; n += 2) {
    const [from = 0, to = 0] = crossings.slice(n, n + 2)
    if (best && to - from <= best.room) continue
    best = { spot: [Math.round((from + to) / 2), Math.floor(height)], room: Math.round(to - from) }
  }
  return best
}

function crossing([x1, y1]: Spot, [x2, y2]: Spot, height: number): readonly number[] {
  if (y1 > height === y2 > height) return []
  return [x1 + ((height - y1) / (y2 - y1)) * (x2 - x1)]
}

/** Halfway along a line, as wide as it reaches. */
export function placeOnLine(line: readonly Spot[]): NamePlace | undefined {
  const spot = line[Math.floor(line.length / 2)]
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)]
  if (!spot) return undefined
  return { spot, room: Math.max(1, highest(xs) - lowest(xs), highest(ys) - lowest(ys)) }
}

/** A spread argument list has a limit that a long border exceeds. */
const lowest = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), 1e12)
const highest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0)
