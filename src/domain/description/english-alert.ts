import type { Kind } from '../action.ts'
import { kindOf } from '../kinds.ts'
import { adviceInEnglish } from './advice.ts'
import { countOf, type Description, isPlaced, items, type Sex, sortOf } from './description.ts'
import { inEnglish } from './lexicon.ts'
import { ended, joined, sentence } from './sentences.ts'
import type { About } from './tongue.ts'

/** The alert in English; the words of the fields are put into English where the list has them. */
export function englishAlert(about: About): string {
  const sort = sortOf(about.kind)
  if (sort === 'hazard') return warning(about)
  if (sort === 'help') return reanimation(about)
  const lead = sort === 'missing' ? 'missing:' : 'look out for'
  const isVehicle = sort === 'vehicle'
  const known = features(about.description, isVehicle).join(', ')
  const moved = isVehicle ? vehicleMovement(about) : personMovement(about)
  return joined([`${lead} ${known}.`, moved, instruction(about)])
}

const people: Readonly<Record<Sex, readonly [one: string, several: string]>> = {
  boy: ['boy', 'boys'],
  girl: ['girl', 'girls'],
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
  const known = isVehicle
    ? [vehicleInEnglish(description), plate && `number plate ${plate}`, ...items(damage).map(en)]
    : [
        ...[whoInEnglish(description), age && `aged ${age}`, length, en(build), en(hair)],
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

function instruction({ kind, description, number }: About): string {
  const call = number === undefined ? '' : `Seen? Call ${number}.`
  if (description.danger) return 'DANGEROUS: keep your distance. Call 112.'
  if (sortOf(kind) === 'suspect') return joined(['Do not approach or follow.', call])
  if (sortOf(kind) === 'vehicle') return joined(['Do not follow.', call])
  const care = {
    confused: 'Is confused: speak calmly.',
    worried: 'There are concerns for their welfare.',
  }
  return joined([description.care && care[description.care], call])
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

const usualAdvice: Readonly<Partial<Record<Kind, string>>> = {
  'fire-smoke': 'Go inside, close windows and doors, turn off ventilation.',
  outage: 'Help your neighbours. Need help? Go to the emergency support point.',
  warning: 'Go inside and wait for news.',
}

/** Advice that is not in the list stays as it is: a wrong translation is worse than Dutch. */
function warning(about: About): string {
  const { advice } = about.description
  const words = advice === undefined ? usualAdvice[about.kind] : adviceInEnglish(advice)
  const emergency = /\b112\b/.test(words ?? '') ? '' : 'Call 112 only in an emergency.'
  return joined([ended(threat(about)), words, emergency])
}

function reanimation({ description: { place, time } }: About): string {
  const when = time && sentence(`alert of ${time.replace('.', ':')}`)
  const where = sentence(joined(['REANIMATIE', place]))
  return joined([where, 'Go there and start CPR. Ambulance on its way.', when])
}
