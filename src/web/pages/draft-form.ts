import type { ActionDraft } from '../../dispatch/desk.ts'
import { type Kind, kinds } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { Circle, MultiPolygon, Polygon, Position } from '../../domain/geo.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field, fieldAll } from './guard.ts'

/** The form of *Nieuwe actie* as it was filled in; every field a string, so that it can be shown again. */
export interface DraftForm {
  readonly kind: Kind
  readonly status: 'actual' | 'exercise'
  readonly text: string
  /** The group that is asked to come; empty for a message to everybody. */
  readonly group: string
  readonly wanted: string
  /** Other words for calls; empty is the SMS in spoken words. */
  readonly voice: string
  /** The id of a recording. */
  readonly recording: string
  readonly place: string
  readonly point: string
  /** The corners of a drawn area, `[[lon, lat], …]`. */
  readonly polygon: string
  readonly radius: string
  readonly names: readonly string[]
}

const usualRadius = '800'
const usuallyWanted = '3'
const mostWanted = 99
const mostStreetsFound = 50
const mostStreetsNamed = 4

/** Reads the form; what is missing has its default. */
export function readForm(form: Form): DraftForm {
  const kind = kinds.find((known) => known === field(form, 'kind')) ?? 'missing-child'
  return {
    kind,
    status: field(form, 'status') === 'exercise' ? 'exercise' : 'actual',
    text: field(form, 'text'),
    group: field(form, 'group'),
    wanted: field(form, 'wanted') || usuallyWanted,
    voice: field(form, 'voice'),
    recording: field(form, 'recording'),
    place: field(form, 'place'),
    point: field(form, 'point'),
    polygon: field(form, 'polygon'),
    radius: field(form, 'radius') || usualRadius,
    names: fieldAll(form, 'names'),
  }
}

/** Whether an area was chosen in any of the ways. */
export const hasArea = (form: DraftForm): boolean => waysOf(form) > 0

const waysOf = ({ place, point, polygon, names }: DraftForm): number =>
  [place !== '', point !== '', polygon !== '', names.length > 0].filter(Boolean).length

/** The draft of an action; refuses what is no place, and two places at once. */
export function draftOf(ports: WebPorts, form: DraftForm): ActionDraft {
  const { status, kind } = form
  if (waysOf(form) > 1) throw new RefusedError('area-two-ways', { field: 'place' })
  const areas = [...ports.store.state.areas.values()].filter(({ id }) => form.names.includes(id))
  const base = { status, kind, text: textOf(form), ...checkedResponders(form) }
  if (areas.length > 0) {
    const coordinates = areas.flatMap(({ area }) =>
      area.type === 'Polygon' ? [area.coordinates] : area.coordinates,
    )
    const area: MultiPolygon = { type: 'MultiPolygon', coordinates }
    return { ...base, area, areaNames: areas.map(({ name }) => name) }
  }
  if (form.polygon !== '') return { ...base, area: polygonOf(form.polygon), areaNames: [] }
  const { name, centre } = placeOf(ports, form)
  const area: Circle = { centre, radiusMetres: metresOf(form.radius) }
  return { ...base, area, areaNames: name ? [name] : [] }
}

/** Who is asked to come, and how many; nothing for a message to everybody. */
export const respondersOf = ({ group, wanted }: DraftForm): Pick<ActionDraft, 'responders'> =>
  group === '' ? {} : { responders: { group, wanted: Number(wanted) } }

function checkedResponders(form: DraftForm): Pick<ActionDraft, 'responders'> {
  const wanted = Number(form.wanted)
  const isCount = Number.isInteger(wanted) && wanted >= 1 && wanted <= mostWanted
  if (form.group !== '' && !isCount) {
    throw new RefusedError('wanted-number', { field: 'wanted', parameters: { most: mostWanted } })
  }
  return respondersOf(form)
}

/** What is sent and what is said; what was left empty is not there. */
export const textOf = ({ text, voice, recording }: DraftForm) => ({
  sms: text,
  ...(voice === '' ? {} : { voice }),
  ...(recording === '' ? {} : { recording }),
})

/** `1.500` and `1 500` are fifteen hundred, as people write it; `0,5` is a half. */
const metresOf = (text: string): number =>
  Number(text.replace(/[., ](?=\d{3}(?!\d))/g, '').replace(',', '.'))

interface Place {
  readonly centre: Position
  /** As it is found in the register: what a street's first letters came to is shown and kept. */
  readonly name?: string
}

function placeOf({ store }: WebPorts, form: DraftForm): Place {
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
