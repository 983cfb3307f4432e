import type { ActionDraft } from '../../dispatch/draft.ts'
import { frontMetres, minutesSince } from '../../domain/where/moving.ts'
import { meantProfile } from '../../domain/where/profiles.ts'
import type { WebPorts } from '../ports.ts'
import { grownForm, isByHand, metresOf } from './moving-form.ts'
import { hasArea, isPlume, type WhereForm, type WhereOfKind } from './where-form.ts'

/** What an area came to, for the words under the form and on the last page before sending. */
export function whereSaid(
  ports: WebPorts,
  form: WhereOfKind,
  draft: Pick<ActionDraft, 'border' | 'moving' | 'order' | 'areaNames'>,
) {
  const { border, moving, order, areaNames } = draft
  const isAround = form.polygon === '' && form.names.length === 0 && form.along !== 'street'
  return {
    place: areaNames?.[0],
    radius: isAround ? metresOf(form.held || grownForm(ports, form).radius) : undefined,
    isByHand: isByHand(form),
    width: form.along === 'street' ? metresOf(form.width) : undefined,
    direction: isAround && form.direction !== '' ? form.direction : undefined,
    isPlume: isPlume(form),
    order: order ?? 'nearest-first',
    border: border?.goes,
    moving: moving && {
      profile: moving.profile,
      since: Date.parse(moving.since),
      minutes: Math.floor(minutesSince(moving, ports.now())),
      front: frontMetres(moving, ports.now()),
      isAtCap: Number(grownForm(ports, form).grown) >= meantProfile(moving.profile).mostKm * 1000,
    },
  }
}

/** The form held as it was looked at: what is sent is what was seen, however long that took. */
export function heldForm<T extends WhereForm>(ports: WebPorts, form: T): T {
  if (!hasArea(form) || form.held !== '') return form
  const grown = grownForm(ports, form)
  return { ...grown, held: grown.radius }
}
