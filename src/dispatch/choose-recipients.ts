import { checkArea, originOf } from '../domain/area.ts'
import { RefusedError } from '../domain/errors.ts'
import type { Position } from '../domain/geo.ts'
import { kindOf } from '../domain/kinds.ts'
import { type Selection, selectRecipients } from '../domain/targeting.ts'
import { frontMetres, type Moving } from '../domain/where/moving.ts'
import { canCall } from './channel.ts'
import type { ActionDraft } from './desk.ts'
import type { Dispatch } from './dispatch.ts'
import { type People, peopleFor } from './people-for.ts'

/** Who is in the area of a draft and can have its alert at this moment. */
export interface Chosen {
  readonly selection: Selection
  readonly people: People
  readonly origin: Position
}

/** Chooses from those who take part; refuses an area that cannot be meant. */
export function chooseRecipients(dispatch: Dispatch, draft: ActionDraft): Chosen {
  const { ports } = dispatch
  checkArea(draft.area)
  if (draft.order === 'front-first' && !draft.moving) {
    throw new RefusedError('front-first-needs-moving', { field: 'moving' })
  }
  const origin = draft.origin ?? originOf(draft.area)
  const people = peopleFor(dispatch, draft)
  const selection = selectRecipients(people.index, draft.area, {
    origin,
    order: draft.order ?? 'nearest-first',
    ...(draft.moving ? flight(draft.moving, ports.now()) : {}),
    at: ports.now(),
    quietHours: ports.policy.quietHours,
    timeZone: ports.policy.timeZone,
    ignoresQuietHours: ports.policy.quietHoursIgnoredBy.includes(draft.kind),
    kind: draft.kind,
    urgency: kindOf(draft.kind).cap.urgency,
    canCall: canCall(ports),
  })
  return { selection, people, origin }
}

/** How far somebody is by now, and in which direction where that is known. */
const flight = (moving: Moving, now: number) => ({
  frontMetres: frontMetres(moving, now),
  ...(moving.bearing === undefined ? {} : { bearing: moving.bearing }),
})
