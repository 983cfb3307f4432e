import { checkArea, originOf } from '../domain/area.ts'
import { RefusedError } from '../domain/errors.ts'
import { passesBy } from '../domain/fatigue/fatigue.ts'
import type { Position } from '../domain/geo.ts'
import { kindOf } from '../domain/kinds.ts'
import type { PeopleIndex } from '../domain/people-index.ts'
import { rulesOf } from '../domain/policy/policy.ts'
import { type HadMany, type Selection, selectRecipients } from '../domain/targeting.ts'
import { frontMetres, type Moving } from '../domain/where/moving.ts'
import { canCall } from './channel.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft } from './draft.ts'
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
    fatigue: fatigueOf(dispatch, draft, people.index),
  })
  return { selection, people, origin }
}

/** An exercise and a call for help choose from a group that wants them. */
function fatigueOf(dispatch: Dispatch, draft: ActionDraft, index: PeopleIndex): HadMany {
  const { ledger, policy } = dispatch.ports
  const { fatigue } = rulesOf(ledger.state)
  const isForAll = draft.status === 'actual' && !draft.responders
  return {
    had: dispatch.hadAlerts.among(index),
    many: fatigue.perMonth,
    isLeftOut: isForAll && passesBy(fatigue, draft.kind, policy.quietHoursIgnoredBy),
  }
}

/** How far somebody is by now, and in which direction where that is known. */
const flight = (moving: Moving, now: number) => ({
  frontMetres: frontMetres(moving, now),
  ...(moving.bearing === undefined ? {} : { bearing: moving.bearing }),
})
