import type { Box, Ring } from './geo.ts'
import { cellOf, gridOf } from './polygon/grid.ts'
import { cellsOf, type PassedCell } from './polygon/passed-cells.ts'

/** Cells of all grids together. */
const mostCells = 4096

/** Whether a position lies in what was prepared. */
export type IsInside = (lon: number, lat: number) => boolean

/**
 * A quick `is this place inside?` by the even-odd rule over closed rings, the boundary included. A grid
 * is laid over the polygon: a cell that no edge passes through lies inside or outside as a whole, and
 * places in the others are tested against the edges that pass there. To be asked within `box` only,
 * which is the polygon's. `share` is how much it has of the corners that are prepared together, 0 to 1.
 */
export function preparePolygon(rings: readonly Ring[], box: Box, share: number): IsInside {
  const grid = gridOf(box, Math.max(1, Math.floor(Math.sqrt(mostCells * share))))
  const { isOdd, passed } = cellsOf(rings, grid)
  return (lon, lat) => {
    const at = cellOf(grid, lon, lat)
    const cell = passed[at]
    return cell === undefined ? isOdd[at] === 1 : isWithin(cell, isOdd[at] === 1, lon, lat)
  }
}

/** Even-odd rule along a line to the east, with every point of an edge inside. */
function isWithin({ edges, ends }: PassedCell, isOdd: boolean, x: number, y: number): boolean {
  let isIn = isOdd
  for (let at = 0; at < edges.length; at += 4) {
    const meeting = meets(edges, at, x, y)
    if (meeting === holds) return true
    if (meeting === crosses) isIn = !isIn
  }
  for (let at = 0; at < ends.length; at++) if ((ends[at] ?? 0) > y) isIn = !isIn
  return isIn
}

const holds = 2
const crosses = 1

/** Whether an edge holds a place, or else crosses the line from it to the east. */
function meets(edges: readonly number[], at: number, x: number, y: number): number {
  const ax = edges[at] ?? 0
  const ay = edges[at + 1] ?? 0
  const bx = edges[at + 2] ?? 0
  const by = edges[at + 3] ?? 0
  const cross = (x - ax) * (by - ay) - (y - ay) * (bx - ax)
  const isBeside = (x - ax) * (x - bx) + (y - ay) * (y - by) <= 0
  if (cross === 0 && isBeside) return holds
  return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? crosses : 0
}
