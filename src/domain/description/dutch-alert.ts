import type { Kind } from '../action.ts'
import { kindOf } from '../kinds.ts'
import type { Fields } from '../templates/template.ts'
import { countOf, type Description, isPlaced, items, type Sex, sortOf } from './description.ts'
import { atPlace, fromPlace, fromTo, riding, toPlace } from './places-nl.ts'
import { ended, joined, sentence } from './sentences.ts'
import type { About } from './tongue.ts'

/** What an alert in Dutch is filled in with (domain.md 5, *Text rules*: the order of what is said). */
export function dutchAlertFields(about: About): Fields {
  const { kind, description } = about
  const { place = '', time = '', aed = '', advice = '' } = description
  const isVehicle = sortOf(kind) === 'vehicle'
  const care = {
    confused: 'Is verward.',
    worried: `Zorgen om ${theirs(description)} welzijn.`,
  }
  return {
    kind: kindOf(kind).label.nl.toLowerCase(),
    who: features(description, isVehicle).join(', '),
    movement: isVehicle ? vehicleMovement(about) : personMovement(about),
    care: description.care ? care[description.care] : '',
    danger: description.danger ? 'GEVAARLIJK: houd afstand.' : '',
    threat: ended(threat(about)),
    advice: sentence(advice),
    emergency: /\b112\b/.test(advice) ? '' : '112',
    place,
    aed,
    time: /\d$/.test(time) ? `${time} uur` : time,
  }
}

/** One, and several. */
export const people: Readonly<Record<Sex, readonly [one: string, several: string]>> = {
  boy: ['jongen', 'jongens'],
  girl: ['meisje', 'meisjes'],
  child: ['kind', 'kinderen'],
  man: ['man', 'mannen'],
  woman: ['vrouw', 'vrouwen'],
  person: ['persoon', 'personen'],
}

/** `jongen`, `2 mannen`. */
export function who(description: Description): string {
  const count = countOf(description)
  const [one, several] = people[description.sex ?? 'person']
  return count === 1 ? one : `${count} ${several}`
}

const years = (age: string): string => (/\d$/.test(age) ? `${age} jaar` : age)

/** `witte bestelbus Volkswagen`. */
export const vehicleOf = ({ colour, vehicle, make }: Description): string =>
  joined([colour, vehicle ?? 'voertuig', make])

function features(description: Description, isVehicle: boolean): readonly string[] {
  const { age, length, build, hair, plate, damage } = description
  if (isVehicle) {
    const known = [vehicleOf(description), plate && `kenteken ${plate}`, damage]
    return [...known, ...items(description.particulars)].filter((one) => one !== undefined)
  }
  const named = description.name && `heet ${description.name}`
  const known = [who(description), age && years(age), named, length, build, hair]
  return [...known, ...items(description.clothes), ...items(description.particulars)].filter(
    (one) => one !== undefined,
  )
}

const usualEvents: Readonly<Partial<Record<Kind, string>>> = {
  vehicle: 'gestolen',
  'hit-and-run': 'doorgereden na aanrijding',
}

/** `Om 9.20 gestolen in de Havenstraat, reed naar de Dijkweg.` */
function vehicleMovement({ kind, description }: About): string {
  const { time, place, direction } = description
  const event = description.event ?? (time || place ? usualEvents[kind] : undefined)
  const whence = joined([time && at(time), event, place && atPlace(place)])
  return sentence(joined([whence, direction && `reed ${toPlace(direction)}`], ', '))
}

/** `Om 15.40 te voet weg bij Speeltuin Wilgenhof naar het kanaal.` */
function personMovement({ description }: About): string {
  const { time, place, direction, transport, event = '' } = description
  if (!isPlaced(description)) return sentence(event)
  const ride = transport && riding(transport)
  const whence =
    place && direction
      ? fromTo(place, direction)
      : joined(['weg', place && fromPlace(place), direction && toPlace(direction)])
  const went = joined([ride, whence])
  const isAfter = event === '' || /^na\b/i.test(event)
  return sentence(joined([joined([time && at(time), event]), went], isAfter ? ' ' : ', '))
}

/** `om 15.40`; `rond 15.40` stays. */
export const at = (time: string): string => (/^\d/.test(time) ? `om ${time}` : time)

const theirs = (description: Description): string => {
  if (countOf(description) > 1) return 'hun'
  const isHers = description.sex === 'girl' || description.sex === 'woman'
  return isHers ? 'haar' : 'zijn'
}

/** `grote brand Industrieweg sinds 21.30, rook trekt naar Oosterwerf` */
function threat({ kind, description }: About): string {
  const { threat: what, place, time, direction } = description
  const since = time && (/^\d/.test(time) ? `sinds ${time}` : time)
  const drift = kind === 'fire-smoke' ? 'rook trekt' : 'trekt'
  const where = joined([what ?? kindOf(kind).label.nl.toLowerCase(), place, since])
  return joined([where, direction && `${drift} ${toPlace(direction)}`], ', ')
}
