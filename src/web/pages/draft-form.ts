import type { ActionDraft } from '../../dispatch/desk.ts'
import { type Kind, kinds } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { Area, MultiPolygon, Position } from '../../domain/geo.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field, fieldAll } from './guard.ts'

/** The form of *Nieuwe actie* as it was filled in; every field a string, so that it can be shown again. */
export interface DraftForm {
  readonly kind: Kind
  readonly status: 'actual' | 'exercise'
  readonly text: string
  readonly place: string
  readonly point: string
  readonly radius: string
  readonly names: readonly string[]
}

const usualRadius = '800'

/** Reads the form; what is missing has its default. */
export function readForm(form: Form): DraftForm {
  const kind = kinds.find((known) => known === field(form, 'kind')) ?? 'missing-child'
  return {
    kind,
    status: field(form, 'status') === 'exercise' ? 'exercise' : 'actual',
    text: field(form, 'text'),
    place: field(form, 'place'),
    point: field(form, 'point'),
    radius: field(form, 'radius') || usualRadius,
    names: fieldAll(form, 'names'),
  }
}

/** Whether an area was chosen in any of the ways. */
export const hasArea = ({ place, point, names }: DraftForm): boolean =>
  place !== '' || point !== '' || names.length > 0

/** The draft of an action; refuses what is not a place. */
export function draftOf(ports: WebPorts, form: DraftForm): ActionDraft {
  const { status, kind } = form
  const areas = [...ports.store.state.areas.values()].filter(({ id }) => form.names.includes(id))
  const base = { status, kind, text: { sms: form.text } }
  if (areas.length > 0) {
    const coordinates = areas.flatMap(({ area }) =>
      area.type === 'Polygon' ? [area.coordinates] : area.coordinates,
    )
    const area: MultiPolygon = { type: 'MultiPolygon', coordinates }
    return { ...base, area, areaNames: areas.map(({ name }) => name) }
  }
  return { ...base, area: circleOf(ports, form), areaNames: form.place ? [form.place] : [] }
}

function circleOf(ports: WebPorts, form: DraftForm): Area {
  if (!hasArea(form)) throw new RefusedError('area-empty', { field: 'place' })
  const centre = pointOf(form.point) ?? placeOf(ports, form.place)
  if (!centre) throw new RefusedError('place-not-found', { field: 'place' })
  return { centre, radiusMetres: Number(form.radius.replace(',', '.')) }
}

function pointOf(text: string): Position | undefined {
  const [lon, lat] = text.split(/[,; ]+/).map(Number)
  const isPoint = text !== '' && Number.isFinite(lon) && Number.isFinite(lat)
  return isPoint ? [lon ?? 0, lat ?? 0] : undefined
}

function placeOf({ store }: WebPorts, place: string): Position | undefined {
  const isPostcode = /^\d{4}\s?([a-z]{2})?$/i.test(place)
  if (isPostcode) return store.register.centreOf(place)
  return place === '' ? undefined : store.register.streets(place, 1)[0]?.location
}
