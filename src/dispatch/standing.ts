import type { Action } from '../domain/action.ts'
import { prepareArea } from '../domain/area.ts'
import {
  type Availability,
  availability,
  bestOf,
  hasWishes,
  type Moment,
  momentOf,
  wishesFor,
} from '../domain/availability.ts'
import type { DeliveryReason } from '../domain/delivery.ts'
import { areasOf } from '../domain/extend/extension.ts'
import type { Area } from '../domain/geo.ts'
import { kindOf } from '../domain/kinds.ts'
import type { Participant } from '../domain/participant.ts'
import type { Policy } from './ports.ts'

/** Why nobody of those who share a phone can have the alert at this moment; undefined when one can. */
export function whyNotThen(
  owners: readonly Participant[],
  action: Action,
  now: number,
  { timeZone, quietHours, quietHoursIgnoredBy }: Policy,
): DeliveryReason | undefined {
  const moment = momentOf({
    at: now,
    timeZone,
    quietHours,
    ignoresQuietHours: quietHoursIgnoredBy.includes(action.kind),
    kind: action.kind,
    urgency: kindOf(action.kind).cap.urgency,
  })
  const areas = areasOf(action)
  const best = bestOf(owners.map((owner) => standingOf(owner, areas, moment)))
  if (best === 'available') return undefined
  return best === 'quiet-hours' ? best : 'unavailable'
}

/** By the addresses in an area of it; who has moved out of it since was chosen, and keeps their place. */
function standingOf(owner: Participant, areas: readonly Area[], moment: Moment): Availability {
  const { addresses } = owner
  const isUsual = !hasWishes(owner) && addresses.every(({ hours }) => hours === undefined)
  if (isUsual) return availability(owner, moment)
  const insides = areas.map(insideOf)
  const chosen = addresses.filter(({ location: [lon, lat] }) =>
    insides.some((isInside) => isInside(lon, lat)),
  )
  const counting = chosen.length > 0 ? chosen : addresses
  return bestOf(counting.map((address) => availability(wishesFor(owner, address), moment)))
}

const prepared = new WeakMap<Area, ReturnType<typeof prepareArea>>()

function insideOf(area: Area): ReturnType<typeof prepareArea> {
  const known = prepared.get(area)
  if (known) return known
  const made = prepareArea(area)
  prepared.set(area, made)
  return made
}
