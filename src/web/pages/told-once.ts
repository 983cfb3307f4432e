import { readDescription, sortOf } from '../../domain/description/description.ts'
import { writtenTime } from '../../domain/local-clock.ts'
import { directions } from '../../domain/where/bearing.ts'
import { profileOf } from '../../domain/where/profiles.ts'
import { dutchTime, minutesAgo } from '../../domain/where/since.ts'
import { profileTold, transportFor, windTold, windWords } from '../../domain/where/told-means.ts'
import type { WebPorts } from '../ports.ts'
import { findPlace, houseIn } from './find-place.ts'
import { type Form, field } from './guard.ts'
import { attempt, sinceOf } from './moving-form.ts'
import { kindIn, whoField } from './what-form.ts'
import { readWhere, type WhereForm } from './where-form.ts'

/**
 * When, how and where to is asked once, for the text and for the area: what tells the one tells the
 * other. `form` has it as the text needs it, `where` as the area does.
 */
export function toldOnce(ports: WebPorts, typed: Form): { form: Form; where: WhereForm } {
  const form = withoutMeant(typed)
  const isTelling = tellsWho(form)
  const meantPlace = isTelling ? placeMeant(ports, form) : ''
  const where = { ...whereTold(ports, form), meantPlace }
  return { form: isTelling ? { ...form, ...textTold(ports, form, where) } : form, where }
}

const placeField = whoField('place')

/** The form without the place that was filled in here; one by hand stays. */
const withoutMeant = (form: Form): Form => ({
  ...form,
  [placeField]: byHand(field(form, placeField), field(form, 'meantPlace')),
})

/** The place of the text that follows from the address of the area; empty where none does. */
function placeMeant({ store }: WebPorts, form: Form): string {
  const address = field(form, 'place')
  const place = address === '' ? undefined : attempt(() => findPlace(store.register, address))
  if (!place) return ''
  return sortOf(kindIn(form)) === 'help' ? houseIn(place) : (place.street?.street ?? '')
}

/** A field that was filled in here follows what it was filled in from; one by hand stays. */
const byHand = (typed: string, filledIn: string): string => (typed === filledIn ? '' : typed)

function whereTold(ports: WebPorts, form: Form): WhereForm {
  const typed = readWhere(form)
  const where = { ...typed, ago: typed.ago || field(form, whoField('time')) }
  const told = readDescription(kindIn(form), (name) => field(form, whoField(name)))
  // Without a time there is nothing to reckon how far somebody is by now from.
  const isTimed = momentOf(ports, where) !== undefined
  const meant = (isTimed && profileTold(kindIn(form), told)) || ''
  const meantWay = windTold(field(form, whoField('direction'))) ?? ''
  return {
    ...where,
    ...{ meant, meantWay },
    profile: byHand(typed.profile, typed.meant) || meant,
    direction: byHand(typed.direction, typed.meantWay) || meantWay,
  }
}

/** The moment that was meant; undefined where there is none in what was said. */
const momentOf = (ports: WebPorts, where: WhereForm): number | undefined =>
  where.ago === '' ? undefined : attempt(() => sinceOf(ports, where))

/** Messages arrive later than they are written: minutes ago are a time in the text. */
function textTold(ports: WebPorts, form: Form, where: WhereForm): Form {
  const moment = momentOf(ports, where)
  const isAgo = moment !== undefined && minutesAgo(where.ago) !== undefined
  const profile = profileOf(where.profile)
  const transport = field(form, whoField('transport'))
  const isChosen = profile !== undefined && where.profile !== where.meant
  return {
    [whoField('time')]: isAgo ? writtenTime(moment, ports.policy.timeZone) : dutchTime(where.ago),
    [whoField('transport')]: isChosen ? transportFor(profile.id, transport) : transport,
    [whoField('direction')]: directionTold(form, where),
    [placeField]: field(form, placeField) || where.meantPlace,
  }
}

/** Where to, as it was typed; a wind that was chosen by hand counts over one in words. */
function directionTold(form: Form, where: WhereForm): string {
  const typed = field(form, whoField('direction'))
  const way = directions.find((one) => one === where.direction)
  const isOther = typed === '' || (where.meantWay !== '' && where.meantWay !== way)
  return way && isOther && isMoving(form) ? windWords(way) : typed
}

/** People, vehicles and smoke go somewhere; a power cut in the east does not go there. */
const isMoving = (form: Form): boolean =>
  kindIn(form) === 'fire-smoke' || !['hazard', 'help'].includes(sortOf(kindIn(form)))

const tellsWho = (form: Form): boolean =>
  Object.keys(form).some((name) => name.startsWith(whoField('')) && field(form, name) !== '')
