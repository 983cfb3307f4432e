import type { ActionDraft } from '../../dispatch/draft.ts'
import type { Kind } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { MultiPolygon, Polygon } from '../../domain/geo.ts'
import { isHazard } from '../../domain/kinds.ts'
import { around, aroundFire } from '../../domain/where/area-now.ts'
import { corridorOf, lineThrough } from '../../domain/where/corridor.ts'
import type { Moving } from '../../domain/where/moving.ts'
import { meantProfile } from '../../domain/where/profiles.ts'
import type { AddressRegister } from '../../store/store.ts'
import type { WebPorts } from '../ports.ts'
import { pointOf, ringOf } from './corners.ts'
import { findPlace } from './find-place.ts'
import { type Form, field, fieldAll } from './guard.ts'
import {
  aheadIn,
  bearingIn,
  longAgoIn,
  type MovingForm,
  metresOf,
  movingOf,
  radiusOf,
  readMoving,
} from './moving-form.ts'
import { bordered } from './where-border.ts'

/** *Waar?* as it was filled in: one of several ways to choose an area. */
export interface WhereForm extends MovingForm {
  readonly place: string
  /** The place of the text that follows from `place`, as it was filled in here. */
  readonly meantPlace: string
  readonly point: string
  /** The corners of an area, one a line: `lon, lat`; or as a program has them, `[[lon, lat], …]`. */
  readonly polygon: string
  readonly names: readonly string[]
  /** `street`: along the whole of it, instead of around a place. */
  readonly along: string
  /** Metres to either side of the street. */
  readonly width: string
  /** `ja`: it goes on beyond the border of the municipality. */
  readonly beyond: string
}

const usualWidth = '300'
const mostWidth = 2_000

export const readWhere = (form: Form): WhereForm => ({
  place: field(form, 'place'),
  meantPlace: field(form, 'meantPlace'),
  point: field(form, 'point'),
  polygon: field(form, 'polygon'),
  names: fieldAll(form, 'names'),
  along: field(form, 'along'),
  width: field(form, 'width') || usualWidth,
  beyond: field(form, 'beyond'),
  ...readMoving(form),
})

/** Whether an area was chosen in any of the ways. */
export const hasArea = (form: WhereForm): boolean => waysOf(form) > 0

const waysOf = ({ place, point, polygon, names }: WhereForm): number =>
  [place !== '', point !== '', polygon !== '', names.length > 0].filter(Boolean).length

/** An area, for an action of a kind where that is known. */
export type WhereOfKind = WhereForm & { readonly kind?: Kind }

/** Whether the direction is that of smoke; of somebody who moves, it is theirs. */
export const isPlume = ({ kind, profile }: WhereOfKind): boolean =>
  kind === 'fire-smoke' && profile === ''

type Where = Pick<ActionDraft, 'area' | 'border' | 'areaNames' | 'origin' | 'order' | 'moving'>

/** The area that was chosen, and in which order; refuses what is no place, and two at once. */
export function whereOf(ports: WebPorts, form: WhereOfKind): Where {
  const ahead = timeAhead(ports, form)
  if (ahead) throw ahead
  const moving = movingOf(ports, form)
  return { ...areaOf(ports, form, moving), ...(moving ? inOrder(moving) : {}) }
}

const isToBegin = ({ kind }: WhereOfKind): boolean => kind !== undefined && isHazard(kind)

/** A time that is still to come: of who is looked for it is asked; what threatens may yet begin. */
export const timeAhead = (ports: WebPorts, form: WhereOfKind) =>
  isToBegin(form) ? undefined : aheadIn(ports, form)

/** A time of who is looked for that was hours ago, maybe not the one that was meant. */
export const timeLongAgo = (ports: WebPorts, form: WhereOfKind) =>
  isToBegin(form) ? undefined : longAgoIn(ports, form)

/** Who gets away is overtaken first; who wanders is nearest to where they were. */
const inOrder = (moving: Moving): Pick<Where, 'order' | 'moving'> => ({
  moving,
  order: meantProfile(moving.profile).flees ? 'front-first' : 'nearest-first',
})

function areaOf(ports: WebPorts, form: WhereOfKind, moving: Moving | undefined): Where {
  if (waysOf(form) > 1) throw new RefusedError('area-two-ways', { field: 'place' })
  if (form.names.length > 0) return namedOf(ports, form)
  if (form.polygon !== '') return { area: polygonOf(form.polygon), areaNames: [] }
  if (!hasArea(form)) throw new RefusedError('area-empty', { field: 'place' })
  const { register } = ports.store
  if (form.along === 'street') return alongOf(register, form)
  const point = pointOf(form.point)
  const place = point ? undefined : findPlace(register, form.place)
  const centre = point ?? place?.centre
  if (!centre) throw new RefusedError('area-empty', { field: 'place' })
  const shape = isPlume(form) ? aroundFire : around
  return {
    ...bordered(ports, form, shape(centre, radiusOf(ports, form, moving), bearingIn(form))),
    areaNames: place ? [place.name] : [],
    origin: centre,
  }
}

function namedOf({ store }: WebPorts, { names }: WhereForm): Where {
  const areas = [...store.state.areas.values()].filter(({ id }) => names.includes(id))
  if (areas.length === 0) throw new RefusedError('area-empty', { field: 'place' })
  const coordinates = areas.flatMap(({ area }) =>
    area.type === 'Polygon' ? [area.coordinates] : area.coordinates,
  )
  const area: MultiPolygon = { type: 'MultiPolygon', coordinates }
  return { area, areaNames: areas.map(({ name }) => name) }
}

/** A quarter of the width apart, houses draw the street as finely as anybody could tell. */
const apart = 1 / 4

function alongOf(register: AddressRegister, form: WhereForm): Where {
  const width = metresOf(form.width)
  if (!(width > 0 && width <= mostWidth)) {
    throw new RefusedError('corridor-width', { field: 'width', parameters: { most: mostWidth } })
  }
  const { centre, street } = findPlace(register, form.place)
  if (!street) throw new RefusedError('corridor-needs-street', { field: 'place' })
  const houses = register
    .all()
    .filter((row) => row.street === street.street && row.city === street.city)
    .map(({ location }) => location)
  return {
    area: corridorOf(lineThrough(houses, width * apart), width),
    areaNames: [`${street.street}, ${street.city}`],
    origin: centre,
  }
}

/** The drawn area; its ring is closed here. What is wrong with its shape is said later. */
function polygonOf(text: string): Polygon {
  const refused = new RefusedError('polygon-unreadable', { field: 'polygon' })
  const ring = ringOf(text)
  const [first] = ring ?? []
  if (!ring || !first || ring.length < 3) throw refused
  return { type: 'Polygon', coordinates: [[...ring, first]] }
}
