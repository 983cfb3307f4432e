import type { ActionDraft } from '../../dispatch/desk.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { Circle, MultiPolygon, Polygon, Position } from '../../domain/geo.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field, fieldAll } from './guard.ts'

/** *Waar?* as it was filled in: one of several ways to choose an area. */
export interface WhereForm {
  readonly place: string
  readonly point: string
  /** The corners of a drawn area, `[[lon, lat], …]`. */
  readonly polygon: string
  readonly radius: string
  readonly names: readonly string[]
}

const usualRadius = '800'
const mostStreetsFound = 50
const mostStreetsNamed = 4

export const readWhere = (form: Form): WhereForm => ({
  place: field(form, 'place'),
  point: field(form, 'point'),
  polygon: field(form, 'polygon'),
  radius: field(form, 'radius') || usualRadius,
  names: fieldAll(form, 'names'),
})

/** Whether an area was chosen in any of the ways. */
export const hasArea = (form: WhereForm): boolean => waysOf(form) > 0

const waysOf = ({ place, point, polygon, names }: WhereForm): number =>
  [place !== '', point !== '', polygon !== '', names.length > 0].filter(Boolean).length

/** The area that was chosen; refuses what is no place, and two places at once. */
export function whereOf(ports: WebPorts, form: WhereForm): Pick<ActionDraft, 'area' | 'areaNames'> {
  if (waysOf(form) > 1) throw new RefusedError('area-two-ways', { field: 'place' })
  const areas = [...ports.store.state.areas.values()].filter(({ id }) => form.names.includes(id))
  if (areas.length > 0) {
    const coordinates = areas.flatMap(({ area }) =>
      area.type === 'Polygon' ? [area.coordinates] : area.coordinates,
    )
    const area: MultiPolygon = { type: 'MultiPolygon', coordinates }
    return { area, areaNames: areas.map(({ name }) => name) }
  }
  if (form.polygon !== '') return { area: polygonOf(form.polygon), areaNames: [] }
  const { name, centre } = placeOf(ports, form)
  const area: Circle = { centre, radiusMetres: metresOf(form.radius) }
  return { area, areaNames: name ? [name] : [] }
}

/** `1.500` and `1 500` are fifteen hundred, as people write it; `0,5` is a half. */
const metresOf = (text: string): number =>
  Number(text.replace(/[., ](?=\d{3}(?!\d))/g, '').replace(',', '.'))

interface Place {
  readonly centre: Position
  /** As it is found in the register: what a street's first letters came to is shown and kept. */
  readonly name?: string
}

function placeOf({ store }: WebPorts, form: WhereForm): Place {
  if (!hasArea(form)) throw new RefusedError('area-empty', { field: 'place' })
  const point = pointOf(form.point)
  if (point) return { centre: point }
  const isPostcode = /^\d{4}\s?([a-z]{2})?$/i.test(form.place)
  if (!isPostcode) return streetOf(store, form.place)
  const centre = store.register.centreOf(form.place)
  if (!centre) throw new RefusedError('place-not-found', { field: 'place' })
  return { centre, name: form.place.toUpperCase() }
}

/** The one street of that name, `street` or `street, town`; never just the first of several. */
function streetOf({ register }: WebPorts['store'], words: string): Place {
  const [street = '', city = ''] = words.toLowerCase().split(',')
  const isEmpty = street.trim() === ''
  const found = (isEmpty ? [] : register.streets(street, mostStreetsFound)).filter((row) =>
    row.city.toLowerCase().startsWith(city.trim()),
  )
  const exact = found.filter((row) => row.street.toLowerCase() === street.trim())
  const meant = exact.length > 0 ? exact : found
  const [first] = meant
  if (!first) throw new RefusedError('place-not-found', { field: 'place' })
  const named = meant.map((row) => `${row.street}, ${row.city}`)
  if (named.length === 1) return { centre: first.location, name: named[0] ?? '' }
  const names = named.slice(0, mostStreetsNamed).join('; ')
  throw new RefusedError('place-ambiguous', { field: 'place', parameters: { names } })
}

/** The drawn area; its ring is closed here. What is wrong with its shape is said later. */
function polygonOf(text: string): Polygon {
  const refused = new RefusedError('polygon-unreadable', { field: 'polygon' })
  const ring = positionsOf(text)
  const [first] = ring ?? []
  if (!ring || !first || ring.length < 3) throw refused
  return { type: 'Polygon', coordinates: [[...ring, first]] }
}

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

function pointOf(text: string): Position | undefined {
  const [lon, lat] = text.split(/[,; ]+/).map(Number)
  const isPoint = text !== '' && Number.isFinite(lon) && Number.isFinite(lat)
  return isPoint ? [lon ?? 0, lat ?? 0] : undefined
}
