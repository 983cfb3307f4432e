import type { Action } from '../domain/action.ts'
import type { PhaseRecord } from '../domain/action-fold.ts'
import { boxOf } from '../domain/area.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { areasOf } from '../domain/extend/extension.ts'
import type { Position } from '../domain/geo.ts'
import { type Cell, cellsOf, type Placed } from '../domain/progress/cells.ts'
import { type Reached, type Ring, ringsOf } from '../domain/progress/rings.ts'
import { metresOfChord, onSphere, type SpherePoint, squaredChord } from '../domain/sphere.ts'
import type { State } from '../domain/state.ts'
import { phoneOf } from './eligibility.ts'
import { toldPhases } from './told-phases.ts'

const smallestHexagonMetres = 150
const hexagonsAcross = 14
const metresADegree = 111_195

/** An alert by distance; nothing once it is forgotten to whom it went. */
export function ringsOfAction(state: State, action: Action): readonly Ring[] {
  const alert = alertOf(state, action)
  if (!alert) return []
  const origin = onSphere(action.origin)
  return ringsOf(
    alert.deliveries.map((delivery): Reached => {
      const { state: stage, attempts } = delivery
      const metres = nearest(state, delivery, origin)?.metres
      return { metres, state: stage, triedAt: attempts.at(-1)?.at }
    }),
  )
}

/** An alert by parts of the map. */
export function cellsOfAction(state: State, action: Action): readonly Cell[] {
  const alert = alertOf(state, action)
  if (!alert) return []
  const origin = onSphere(action.origin)
  const people = alert.deliveries.flatMap((delivery): readonly Placed[] => {
    const place = nearest(state, delivery, origin)
    return place ? [{ location: place.location, isDone: isDone(delivery) }] : []
  })
  return cellsOf(people, [...state.areas.values()], hexagonFor(action))
}

const alertOf = (state: State, { id, isNameless }: Action): PhaseRecord | undefined =>
  isNameless ? undefined : toldPhases(state, id)[0]

const isDone = ({ state }: Delivery): boolean => state !== 'queued' && state !== 'sending'

/** Of all who share the phone, the address that is nearest to the origin. */
export function nearest(state: State, { recipient }: Delivery, origin: SpherePoint) {
  let best: { readonly location: Position; readonly chord: number } | undefined
  for (const id of recipient) {
    for (const { location } of phoneOf(state, id)?.participant.addresses ?? []) {
      const { x, y, z } = onSphere(location)
      const chord = squaredChord(origin, x, y, z)
      if (!best || chord < best.chord) best = { location, chord }
    }
  }
  return best && { location: best.location, metres: metresOfChord(best.chord) }
}

/** So wide that an action has a dozen or so of them from side to side. */
function hexagonFor(action: Action): number {
  const heights = areasOf(action).map((area) => {
    const [, south, , north] = boxOf(area)
    return (north - south) * metresADegree
  })
  return Math.max(smallestHexagonMetres, Math.max(...heights) / hexagonsAcross)
}
