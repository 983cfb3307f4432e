import type { Kind } from '../action.ts'
import { kindOf } from '../kinds.ts'
import type { Fields } from '../templates/template.ts'
import { adviceIn } from './advice.ts'
import { countOf, type Description, isPlaced, items, type Sex, sortOf } from './description.ts'
import { inEnglish } from './lexicon.ts'
import { ended, joined, sentence } from './sentences.ts'
import type { About } from './tongue.ts'

/** What an alert in English is filled in with; the words of the fields where the list has them. */
export function englishAlertFields(about: About): Fields {
  const { kind, description } = about
  const { place = '', time = '', aed = '', advice } = description
  const isVehicle = sortOf(kind) === 'vehicle'
  const care = {
    confused: 'Is confused: speak calmly.',
    worried: 'There are concerns for their welfare.',
  }
  // Advice that is not in the list stays as it is: a wrong translation is worse than Dutch.
  const words = advice === undefined ? '' : adviceIn('en', advice)
  return {
    kind: kindOf(kind).label.en.toLowerCase(),
    who: features(description, isVehicle).join(', '),
    movement: isVehicle ? vehicleMovement(about) : personMovement(about),
    care: description.care ? care[description.care] : '',
    danger: description.danger ? 'DANGEROUS: keep your distance.' : '',
    threat: ended(threat(about)),
    advice: words,
    emergency: /\b112\b/.test(words) ? '' : '112',
    place,
    aed,
    time: time.replace('.', ':'),
  }
}

const people: Readonly<Record<Sex, readonly [one: string, several: string]>> = {
  boy: ['boy', 'boys'],
  girl: ['girl', 'girls'],
  child: ['child', 'children'],
  man: ['man', 'men'],
  woman: ['woman', 'women'],
  person: ['person', 'people'],
}

/** `boy`, `2 men`. */
export function whoInEnglish(description: Description): string {
  const count = countOf(description)
  const [one, several] = people[description.sex ?? 'person']
  return count === 1 ? one : `${count} ${several}`
}

const en = (words: string | undefined): string | undefined => words && inEnglish(words)

/** `white van Volkswagen`. */
export const vehicleInEnglish = ({ colour, vehicle, make }: Description): string =>
  joined([en(colour), en(vehicle) ?? 'vehicle', make])

function features(description: Description, isVehicle: boolean): readonly string[] {
  const { age, length, build, hair, clothes, particulars, plate, damage } = description
  const named = description.name && `called ${description.name}`
  const known = isVehicle
    ? [vehicleInEnglish(description), plate && `number plate ${plate}`, ...items(damage).map(en)]
    : [
        ...[whoInEnglish(description), age && `aged ${age}`, named, length, en(build), en(hair)],
        ...items(clothes).map(en),
      ]
  return [...known, ...items(particulars).map(en)].filter((one) => one !== undefined)
}

/** `15.40` is `15:40` in English. */
export const atInEnglish = (time: string): string =>
  /^\d/.test(time) ? `at ${time.replace('.', ':')}` : inEnglish(time).replace('.', ':')

const prepositions: readonly (readonly [nl: RegExp, en: string])[] = [
  [/^(?:uit|van|vanaf|vanuit)\s/i, 'near '],
  [/^in\s/i, 'in '],
  [/^(?:op|aan)\s/i, 'on '],
  [/^(?:bij|nabij|rond|om|ter hoogte van)\s/i, 'near '],
  [/^(?:naar|richting)\s/i, 'towards '],
  [/^(?:langs|over|via|door)\s/i, 'along '],
]

/** A place with its Dutch preposition in English, or with one before it. */
function placed(place: string, otherwise: string): string {
  const found = prepositions.find(([nl]) => nl.test(place))
  const words = found ? place.replace(found[0], found[1]) : `${otherwise} ${place}`
  return namesKept(words).replace(/(^\w+ )(?:de|het|een) /, '$1the ')
}

/** Common words of a place in English; what has a capital is a name. */
const namesKept = (words: string): string =>
  words.replace(/(?<!\p{L})\p{Ll}[\p{L}-]*/gu, (word) => inEnglish(word))

/** Where something is. */
export const placeInEnglish = (place: string): string => placed(place, 'near')

/** Where somebody went. */
export const directionInEnglish = (direction: string): string => placed(direction, 'towards')

function riding(transport: string): string {
  const words = inEnglish(transport)
  if (/^(?:on|in|with|by|running|walking)\b/.test(words)) return words
  return `${/car|van|bus|taxi|train|lorry|wheelchair/.test(words) ? 'in' : 'on'} ${words}`
}

const events: Readonly<Partial<Record<Kind, string>>> = {
  vehicle: 'stolen',
  'hit-and-run': 'drove on after a collision',
}

function vehicleMovement({ kind, description }: About): string {
  const { time, place, direction } = description
  const event = en(description.event) ?? (time || place ? events[kind] : undefined)
  const whence = joined([event, place && placeInEnglish(place), time && atInEnglish(time)])
  return sentence(joined([whence, direction && `drove ${directionInEnglish(direction)}`], ', '))
}

function personMovement({ description }: About): string {
  const { time, place, direction, transport } = description
  const event = sentence(en(description.event) ?? '')
  if (!isPlaced(description)) return event
  const when = joined([place && placeInEnglish(place), time && atInEnglish(time)])
  const seen = joined(['last seen', when, transport && riding(transport)])
  const went = direction && `went ${directionInEnglish(direction)}`
  return joined([event, sentence(joined([seen, went], ', '))])
}

/** `Large fire near Industrieweg since 21:30` */
function threat({ kind, description }: About): string {
  const { threat: what, place, time, direction } = description
  const since = time && `since ${time.replace('.', ':')}`
  const where = joined([
    en(what) ?? kindOf(kind).label.en.toLowerCase(),
    place && placeInEnglish(place),
    since,
  ])
  return joined([where, direction && `moving ${directionInEnglish(direction)}`], ', ')
}
