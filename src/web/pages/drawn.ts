import type { ActionDraft } from '../../dispatch/draft.ts'
import { originOf } from '../../domain/area.ts'
import type { Area, Position } from '../../domain/geo.ts'
import { type Line, ringLines, topOf, topOfArea } from '../../domain/where/ring-lines.ts'
import type { RingTold } from '../forecast-told.ts'

/** What the map draws of an area that was chosen; it works nothing out by itself. */
export interface Drawn {
  readonly area: Area
  /** How it was before it stopped at the border. */
  readonly whole?: Area
  readonly rings: readonly DrawnRing[]
}

/** The far side of a ring, and when all within it know. */
export interface DrawnRing {
  readonly lines: readonly Line[]
  /** Where its time is written. */
  readonly at: Position | undefined
  readonly doneSeconds: number | null
}

/** The area, and the rings in which people are told; the outermost ends where the area does. */
export function drawnOf(
  { area, border, origin }: Pick<ActionDraft, 'area' | 'border' | 'origin'>,
  rings: readonly RingTold[] = [],
): Drawn {
  const centre = origin ?? originOf(area)
  return {
    area: finely(area),
    ...(border?.goes === 'stops' ? { whole: finely(border.whole) } : {}),
    rings: rings.map(({ toMetres, doneSeconds }) => {
      const lines = toMetres === undefined ? [] : ringLines(centre, toMetres, area)
      const at = toMetres === undefined ? topOfArea(area) : topOf(lines.flat())
      return { lines: lines.map((line) => line.map(fine)), at: at && fine(at), doneSeconds }
    }),
  }
}

/** A metre is finer than a map shows. */
const fine = ([lon, lat]: Position): Position => [round(lon), round(lat)]

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

function finely(area: Area): Area {
  if ('centre' in area) return { ...area, centre: fine(area.centre) }
  return area.type === 'Polygon'
    ? { ...area, coordinates: area.coordinates.map((ring) => ring.map(fine)) }
    : { ...area, coordinates: area.coordinates.map((rings) => rings.map((ring) => ring.map(fine))) }
}
