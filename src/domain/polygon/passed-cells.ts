import type { Position, Ring } from '../geo.ts'
import { columnOf, type Grid, rowOf } from './grid.ts'

/** What a line to the east from a place in a cell may or may not cross, depending on the place. */
export interface PassedCell {
  /** Edges that come through the cell, or near: `ax, ay, bx, by` of each. */
  readonly edges: number[]
  /** Heights at which such an edge goes on into one that lies east of the cell: crossed by who is lower. */
  readonly ends: number[]
}

export interface Cells {
  /** By cell: 1 where a line to the east surely crosses an odd number of edges that lie east of it. */
  readonly isOdd: Uint8Array
  readonly passed: readonly (PassedCell | undefined)[]
}

/**
 * What the even-odd rule comes to in each cell. Edges west of a cell are never crossed. One that lies
 * east is crossed from below one of its ends but not the other: over edges that go on into each other
 * that is from below the first corner or the last, and the corners between them are nobody's concern.
 */
export function cellsOf(rings: readonly Ring[], grid: Grid): Cells {
  const count = grid.columns * grid.rows
  const isOdd = new Uint8Array(count)
  const passed = new Array<PassedCell | undefined>(count).fill(undefined)
  for (const ring of rings) {
    let before = edgeTo(ring, ring.length - 1)
    for (let i = 1; i < ring.length; i++) {
      const edge = edgeTo(ring, i)
      addEdge({ isOdd, passed }, grid, edge)
      addCorner(passed, grid, [before, edge])
      before = edge
    }
  }
  addUpFromEast(isOdd, grid)
  return { isOdd, passed }
}

interface Edge {
  readonly a: Position
  readonly b: Position
}

const edgeTo = (ring: Ring, i: number): Edge => ({ a: ring[i - 1] ?? [0, 0], b: ring[i] ?? [0, 0] })

/** Marks where it is sure to be crossed the odd cell farthest east: `addUpFromEast` does the others. */
function addEdge({ isOdd, passed }: Cells & { passed: Passed }, grid: Grid, edge: Edge): void {
  const { a, b } = edge
  const [ax, ay] = a
  const [bx, by] = b
  const last = rowOf(grid, Math.max(ay, by) + grid.reachY)
  for (let row = rowOf(grid, Math.min(ay, by) - grid.reachY); row <= last; row++) {
    const [from, until] = columnsOf(grid, edge, row)
    for (let column = from; column <= until; column++)
      cellAt(passed, row * grid.columns + column).edges.push(ax, ay, bx, by)
    if (from > 0 && isAbove(grid, ay, row) !== isAbove(grid, by, row)) {
      const cell = row * grid.columns + from - 1
      isOdd[cell] = 1 - (isOdd[cell] ?? 0)
    }
  }
}

type Passed = (PassedCell | undefined)[]

const isAbove = (grid: Grid, lat: number, row: number): boolean =>
  rowOf(grid, lat - grid.reachY) > row

/** Where two edges meet, in the cells that have only one of them to the east. */
function addCorner(passed: Passed, grid: Grid, [before, after]: readonly [Edge, Edge]): void {
  const [, lat] = after.a
  const last = rowOf(grid, lat + grid.reachY)
  for (let row = rowOf(grid, lat - grid.reachY); row <= last; row++) {
    const [one] = columnsOf(grid, before, row)
    const [other] = columnsOf(grid, after, row)
    for (let column = Math.min(one, other); column < Math.max(one, other); column++)
      cellAt(passed, row * grid.columns + column).ends.push(lat)
  }
}

function cellAt(passed: Passed, at: number): PassedCell {
  const cell = passed[at] ?? { edges: [], ends: [] }
  passed[at] = cell
  return cell
}

function addUpFromEast(isOdd: Uint8Array, { columns, rows }: Grid): void {
  for (let row = 0; row < rows; row++)
    for (let cell = (row + 1) * columns - 2; cell >= row * columns; cell--)
      isOdd[cell] = (isOdd[cell] ?? 0) ^ (isOdd[cell + 1] ?? 0)
}

/** The columns that an edge comes through in a row, or near. */
function columnsOf(grid: Grid, edge: Edge, row: number): readonly [from: number, until: number] {
  const low = grid.south + row * grid.height - grid.reachY
  const one = lonAt(edge, low)
  const other = lonAt(edge, low + grid.height + 2 * grid.reachY, 1)
  return [
    columnOf(grid, Math.min(one, other) - grid.reachX),
    columnOf(grid, Math.max(one, other) + grid.reachX),
  ]
}

/** Where an edge is at a height, or its nearest end. A level edge is asked for both of its ends. */
function lonAt({ a: [ax, ay], b: [bx, by] }: Edge, lat: number, end = 0): number {
  const share = ay === by ? end : (lat - ay) / (by - ay)
  return ax + Math.max(0, Math.min(1, share)) * (bx - ax)
}
