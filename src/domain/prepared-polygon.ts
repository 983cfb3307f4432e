import type { Box, Ring } from './geo.ts'

/** Cells of all grids together, and horizontal bands of edges at the most. */
const mostCells = 4096
const mostBands = 1024
/** Of a cell: an edge claims what it comes this near to, so that rounding cannot lose a cell. */
const margin = 0.01

interface Edge {
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
}

/** Whether a position lies in what was prepared. */
export type IsInside = (lon: number, lat: number) => boolean

/**
 * A quick `is this place inside?` by the even-odd rule, the boundary included. A grid is laid over
 * the polygon: a cell that no edge passes through lies inside or outside as a whole, and only places
 * in the others are tested against edges. To be asked within `box` only, which is the polygon's.
 * `among` is how many polygons are prepared together.
 */
export function preparePolygon(rings: readonly Ring[], box: Box, among: number): IsInside {
  const edges = rings.flatMap(edgesOf)
  const isInside = prepareBands(edges, box)
  const grid = gridOf(box, Math.max(1, Math.floor(Math.sqrt(mostCells / among))))
  const passed = passedCells(edges, grid)
  const inside = Uint8Array.from(passed, (isPassed, cell) =>
    isPassed === 0 && isInside(...centreOf(grid, cell)) ? 1 : 0,
  )
  return (lon, lat) => {
    const cell = rowOf(grid, lat) * grid.side + columnOf(grid, lon)
    return passed[cell] === 0 ? inside[cell] === 1 : isInside(lon, lat)
  }
}

const edgesOf = (ring: Ring): Edge[] =>
  ring.slice(1).flatMap(([bx, by], i) => {
    const from = ring[i]
    return from ? [{ ax: from[0], ay: from[1], bx, by }] : []
  })

/** Edges sorted into horizontal bands: a point asks only those that pass its own height. */
function prepareBands(edges: readonly Edge[], [, south, , north]: Box): IsInside {
  const count = Math.max(1, Math.min(mostBands, edges.length))
  const height = (north - south) / count || 1
  const bandOf = (lat: number) => within(Math.floor((lat - south) / height), count)
  const bands: Edge[][] = Array.from({ length: count }, () => [])
  for (const edge of edges) {
    const top = bandOf(Math.max(edge.ay, edge.by))
    for (let band = bandOf(Math.min(edge.ay, edge.by)); band <= top; band++) bands[band]?.push(edge)
  }
  return (lon, lat) => isWithin(bands[bandOf(lat)] ?? [], lon, lat)
}

/** Even-odd rule, with every point of an edge inside. */
function isWithin(edges: readonly Edge[], x: number, y: number): boolean {
  let isIn = false
  for (const { ax, ay, bx, by } of edges) {
    const cross = (x - ax) * (by - ay) - (y - ay) * (bx - ax)
    const isBeside = (x - ax) * (x - bx) + (y - ay) * (y - by) <= 0
    if (cross === 0 && isBeside) return true
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn
  }
  return isIn
}

interface Grid {
  /** Cells along each side. */
  readonly side: number
  readonly west: number
  readonly south: number
  /** Degrees; a polygon without width or height gets cells of one. */
  readonly width: number
  readonly height: number
}

const gridOf = ([west, south, east, north]: Box, side: number): Grid => ({
  side,
  west,
  south,
  width: (east - west) / side || 1,
  height: (north - south) / side || 1,
})

const within = (cell: number, count: number): number => Math.max(0, Math.min(count - 1, cell))
const rowOf = ({ south, height, side }: Grid, lat: number): number =>
  within(Math.floor((lat - south) / height), side)
const columnOf = ({ west, width, side }: Grid, lon: number): number =>
  within(Math.floor((lon - west) / width), side)

const centreOf = ({ west, south, width, height, side }: Grid, cell: number): [number, number] => [
  west + ((cell % side) + 0.5) * width,
  south + (Math.floor(cell / side) + 0.5) * height,
]

/** 1 for every cell that an edge passes through, or nearly. */
function passedCells(edges: readonly Edge[], grid: Grid): Uint8Array {
  const passed = new Uint8Array(grid.side * grid.side)
  const [reachX, reachY] = [margin * grid.width, margin * grid.height]
  for (const edge of edges) {
    const last = rowOf(grid, Math.max(edge.ay, edge.by) + reachY)
    for (let row = rowOf(grid, Math.min(edge.ay, edge.by) - reachY); row <= last; row++) {
      const low = grid.south + row * grid.height - reachY
      const one = lonAt(edge, low)
      const other = lonAt(edge, low + grid.height + 2 * reachY)
      const from = columnOf(grid, Math.min(one, other) - reachX)
      const until = columnOf(grid, Math.max(one, other) + reachX)
      passed.fill(1, row * grid.side + from, row * grid.side + until + 1)
    }
  }
  return passed
}

/** Where an edge is at a height, or its nearest end. A level edge is asked for both of its ends. */
function lonAt({ ax, ay, bx, by }: Edge, lat: number): number {
  const share = (lat - ay) / (by - ay)
  return ax + Math.max(0, Math.min(1, share)) * (bx - ax)
}
