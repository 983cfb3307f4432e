import type { ActionView } from '../../dispatch/action-view.ts'
import { isCircle } from '../../domain/area.ts'
import type { Position } from '../../domain/geo.ts'
import { pointIn } from '../../domain/tips/read-tip.ts'
import { radiusNow } from '../../domain/where/area-now.ts'
import type { WebPorts } from '../ports.ts'
import type { WhereForm } from './where-form.ts'

const wider = 1.5

const circle = ([lon, lat]: Position, radiusMetres: number): Partial<WhereForm> => ({
  point: `${lon.toFixed(5)}, ${lat.toFixed(5)}`,
  radius: String(radiusMetres),
})

/** From a tip's place: as far as they can be who were there when it was told. */
export function movedTo<Form extends WhereForm>(
  { store, now }: WebPorts,
  { action }: ActionView,
  form: Form,
): Form {
  const { where } = action
  const point = pointIn(form.point)
  if (!where || !point || form.radius !== '') return form
  const [tip] = (store.state.tips.byAction.get(action.id) ?? []).filter(({ tip: { point: pin } }) =>
    pin?.every((degrees, i) => isNear(degrees, point[i])),
  )
  const since = new Date(tip?.tip.at ?? now()).toISOString()
  return { ...form, radius: String(radiusNow({ profile: where.profile, since }, now())) }
}

/** A link has five decimals: a metre. */
const isNear = (a: number, b: number | undefined): boolean => Math.abs(a - (b ?? 0)) < 0.00001

/**
 * As far as somebody who is on their way can be (domain.md §4); else the newest area, half as wide
 * again. A drawn one is to be drawn anew.
 */
export function widerThan({ store, now }: WebPorts, { action }: ActionView): Partial<WhereForm> {
  const { area: drawn, border } = action.extensions?.at(-1) ?? action
  const area = border?.goes === 'stops' ? border.whole : drawn
  const { where } = action
  const reach = where && radiusNow(where, now())
  if (where && reach !== undefined && (!isCircle(area) || reach > area.radiusMetres)) {
    return circle(where.centre, reach)
  }
  if (isCircle(area)) {
    return circle(area.centre, Math.ceil((area.radiusMetres * wider) / 100) * 100)
  }
  const named = action.extensions?.at(-1)?.areaNames ?? action.areaNames
  const areas = [...store.state.areas.values()].filter(({ name }) => named.includes(name))
  return { names: areas.map(({ id }) => id) }
}
