import type { Box } from '../geo.ts'

/** Degrees, a tenth of a millimetre: of anything smaller, rounding would have its say. */
const smallest = 1e-9
/** Of a cell: an edge claims what it comes this near to, so that rounding cannot lose a cell. */
const margin = 0.01

/** Cells over a box. Rows are counted from the south, columns from the west. */
export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly west: number
  readonly south: number
  /** Of a cell, degrees; one where the box has none. */
  readonly width: number
  readonly height: number
  /** What counts as near, degrees. */
  readonly reachX: number
  readonly reachY: number
}

/** A grid of at most so many columns and rows. */
export function gridOf([west, south, east, north]: Box, most: number): Grid {
  const count = (extent: number): number => within(Math.floor(extent / smallest), 1, most)
  const columns = count(east - west)
  const rows = count(north - south)
  const width = (east - west) / columns || 1
  const height = (north - south) / rows || 1
  const [reachX, reachY] = [margin * width, margin * height]
  return { columns, rows, west, south, width, height, reachX, reachY }
}

/** The row of a latitude; of one that is out of the box, the nearest. */
export const rowOf = ({ south, height, rows }: Grid, lat: number): number =>
  within(Math.floor((lat - south) / height), 0, rows - 1)

/** The column of a longitude; of one that is out of the box, the nearest. */
export const columnOf = ({ west, width, columns }: Grid, lon: number): number =>
  within(Math.floor((lon - west) / width), 0, columns - 1)

/** The cell of a place in the box, counted row by row. */
export function cellOf(grid: Grid, lon: number, lat: number): number {
  const { columns, rows, west, south, width, height } = grid
  // Whole numbers from here on: no place in the box is before the first row or column.
  const row = Math.min(rows - 1, ((lat - south) / height) | 0)
  return row * columns + Math.min(columns - 1, ((lon - west) / width) | 0)
}

const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value))
