import type { Fields } from '../templates/template.ts'
import {
  countOf,
  type Description,
  isNumbered,
  isPlaced,
  items,
  type Sex,
  sortOf,
} from './description.ts'
import { at, dutchAlertFields, vehicleOf, who } from './dutch-alert.ts'
import { sortOfThing } from './lexicon.ts'
import { atPlace, fromPlace, riding, toPlace } from './places-nl.ts'
import { ended, joined, listed, sentence } from './sentences.ts'
import type { About } from './tongue.ts'

interface Pronoun {
  readonly subject: string
  readonly object: string
  readonly has: string
  readonly is: string
}

const he: Pronoun = { subject: 'hij', object: 'hem', has: 'heeft', is: 'is' }
const she: Pronoun = { subject: 'zij', object: 'haar', has: 'heeft', is: 'is' }
const they: Pronoun = { subject: 'zij', object: 'hen', has: 'hebben', is: 'zijn' }
const someone: Pronoun = { ...he, subject: 'deze persoon', object: 'deze persoon' }

const pronouns: Readonly<Record<Sex, Pronoun>> = {
  boy: he,
  girl: she,
  child: { ...he, subject: 'dit kind', object: 'dit kind' },
  man: he,
  woman: she,
  person: someone,
}

/** How a sentence speaks of who is looked for. */
export const pronounOf = (description: Description): Pronoun =>
  countOf(description) > 1 ? they : pronouns[description.sex ?? 'person']

/** What a call in Dutch is filled in with, in sentences (domain.md 5, *Voice variant*). */
export function dutchSpokenFields(about: About): Fields {
  const sort = sortOf(about.kind)
  if (sort === 'hazard' || sort === 'help') return dutchAlertFields(about)
  const { description } = about
  const isVehicle = sort === 'vehicle'
  const { subject, object } = pronounOf(description)
  const care = {
    confused: `${sentence(`${subject} is verward`)} Spreek ${object} rustig aan.`,
    worried: 'Er zijn zorgen om het welzijn.',
  }
  return {
    ...dutchAlertFields(about),
    who: isVehicle ? vehicleSentence(description) : personSentences(about),
    movement: isVehicle ? vehicleMovement(about) : personMovement(about),
    them: object,
    care: description.care ? care[description.care] : '',
    danger: description.danger ? 'Dit is gevaarlijk: houd afstand.' : '',
  }
}

const one = (thing: string): string => (sortOfThing(thing) === 's' ? `een ${thing}` : thing)

function personSentences({ description }: About): string {
  const { age, length, build, hair, clothes, particulars } = description
  const { subject, has, is } = pronounOf(description)
  const a = countOf(description) === 1 ? 'een ' : ''
  const years = age && `van ${/\d$/.test(age) ? `${age} jaar` : age}`
  const seen = [...items(build), ...items(hair)]
  const how = seen.filter((part) => sortOfThing(part) === 'a')
  const looks = listed([length && `${length} lang`, ...how].filter(isText), 'en')
  const things = [...seen.filter((part) => !how.includes(part)), ...worn(clothes)].map(one)
  return joined([
    ended(joined([`${a}${who(description)}`, years])),
    description.name ? sentence(`${subject} heet ${description.name}`) : '',
    looks === '' ? '' : sentence(`${subject} ${is} ${looks}`),
    things.length === 0 ? '' : sentence(`${subject} ${has} ${listed(things, 'en')}`),
    isNumbered(clothes) ? sentence(clothes ?? '') : '',
    ...items(particulars).map((particular) => sentence(particular)),
  ])
}

/** `1: witte jas, 2: blauwe helm` says of several people what each wears. */
const worn = (clothes?: string): readonly string[] => (isNumbered(clothes) ? [] : items(clothes))

const isText = (words: string | undefined): words is string => words !== undefined && words !== ''

function vehicleSentence(description: Description): string {
  const { plate, damage, particulars } = description
  return joined([
    ended(`een ${vehicleOf(description)}`),
    plate && sentence(`het kenteken is ${plate}`),
    ...items(damage).map((part) => sentence(part)),
    ...items(particulars).map((part) => sentence(part)),
  ])
}

function vehicleMovement({ kind, description }: About): string {
  const { time, place, direction, event } = description
  if (!isPlaced(description)) return ''
  const what = event ?? (kind === 'hit-and-run' ? 'doorgereden na een aanrijding' : 'gestolen')
  const whence = time ? `${at(time)} is het voertuig ${what}` : `het voertuig is ${what}`
  const drove = direction && `het reed ${toPlace(direction)}`
  return sentence(joined([joined([whence, place && atPlace(place)]), drove], ' en '))
}

function personMovement({ description }: About): string {
  const { time, place, direction, transport, event = '' } = description
  if (!isPlaced(description)) return sentence(event)
  const isAfter = /^na\b/i.test(event)
  const { subject, is } = pronounOf(description)
  const told = isAfter ? '' : sentence(event)
  const since = time ? `${at(time)} ${is} ${subject}` : `${subject} ${is}`
  const begin = joined([since, isAfter ? event : ''])
  const rest = [transport && riding(transport), 'weggegaan', place && fromPlace(place)]
  return joined([told, sentence(joined([begin, ...rest, direction && toPlace(direction)]))])
}
