import type { Position } from '../../domain/geo.ts'

/** The corners of an area as the field has them, not closed: one a line, or a JSON array of pairs. */
export const ringOf = (text: string): readonly Position[] | undefined =>
  positionsOf(text) ?? cornersOf(text)

function positionsOf(text: string): readonly Position[] | undefined {
  try {
    const ring: unknown = JSON.parse(text)
    return Array.isArray(ring) && ring.every(isPosition) ? ring : undefined
  } catch {
    return undefined
  }
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length === 2 && value.every((part) => Number.isFinite(part))

function cornersOf(text: string): readonly Position[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const ring = lines.map(pointOf)
  return ring.every((corner) => corner !== undefined) ? ring : undefined
}

/** `5.23, 52.56`; a semicolon or a space may stand between. */
const withPoints = /^(-?\d+(?:\.\d+)?)(?:\s*[,;]\s*|\s+)(-?\d+(?:\.\d+)?)$/
/** `5,23 52,56` or `5,23; 52,56`: both have their comma, else it could stand between two numbers. */
const withCommas = /^(-?\d+,\d+)(?:\s*;\s*|\s+)(-?\d+,\d+)$/

/** Longitude and latitude in degrees as somebody types them; undefined where it is not plainly two. */
export function pointOf(text: string): Position | undefined {
  const line = text.trim()
  const [, lon, lat] = withPoints.exec(line) ?? withCommas.exec(line) ?? []
  if (lon === undefined || lat === undefined) return undefined
  const degrees = (part: string): number => Number(part.replace(',', '.'))
  return [degrees(lon), degrees(lat)]
}
