import { isCircle, prepareArea } from './area.ts'
import type { Area, Circle } from './geo.ts'
import type { PeopleIndex } from './people-index.ts'
import { earthRadiusMetres, onSphere, squaredChord } from './sphere.ts'

/** Of the earth's radius, 64 micrometres: far more than rounding makes of a straight line. */
const doubt = 1e-11

/** The rows whose address lies in an area, exactly as `prepareArea` has it, in ascending order. */
export function rowsInside(index: PeopleIndex, area: Area): Uint32Array {
  const isInside = prepareArea(area)
  const { lons, lats } = index
  const asked = (row: number): boolean => isInside(lons[row] ?? 0, lats[row] ?? 0)
  return isCircle(area) ? rowsInCircle(index, area, asked) : rowsAmong(index, asked)
}

function rowsAmong({ numbers }: PeopleIndex, asked: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(numbers.length)
  let count = 0
  for (let row = 0; row < rows.length; row++) if (asked(row)) rows[count++] = row
  return rows.subarray(0, count)
}

/** The index has each place on the sphere: only one on the edge has to be `asked`, by its angles. */
function rowsInCircle(
  { xs, ys, zs }: PeopleIndex,
  { centre, radiusMetres }: Circle,
  asked: (row: number) => boolean,
): Uint32Array {
  const middle = onSphere(centre)
  const chord = 2 * Math.sin(radiusMetres / earthRadiusMetres / 2)
  const surely = Math.max(0, chord - doubt) ** 2
  const perhaps = (chord + doubt) ** 2
  const rows = new Uint32Array(xs.length)
  let count = 0
  for (let row = 0; row < rows.length; row++) {
    const squared = squaredChord(middle, xs[row] ?? 0, ys[row] ?? 0, zs[row] ?? 0)
    if (squared < surely || (squared <= perhaps && asked(row))) rows[count++] = row
  }
  return rows.subarray(0, count)
}
