import type { Kind } from '../action.ts'
import type { Fields } from '../templates/template.ts'
import { adviceIn } from './advice.ts'
import { type Care, countOf, type Description, isNumbered, items, sortOf } from './description.ts'
import { ended, joined, sentence } from './sentences.ts'
import type { About, Tongue } from './tongue.ts'
import { type Grammar, type People, wordByWord } from './word-by-word.ts'

/** What a language says of its own beside the word list. */
export interface Listing {
  readonly language: 'de' | 'pl'
  readonly grammar: Grammar
  readonly people: People
  readonly several: (people: string, count: number) => string
  readonly years: (age: string) => string
  /** `15:40 Uhr`. */
  readonly clock: (time: string) => string
  readonly since: (clock: string) => string
  readonly build: (words: string) => string
  readonly riding: (dutch: string) => string
  /** What stands before the name of a child. */
  readonly named: string
  readonly lastSeen: string
  readonly towards: (place: string) => string
  readonly plate: string
  /** What the smoke of a fire does. */
  readonly drifts: string
  readonly events: Readonly<Partial<Record<Kind, string>>>
  readonly kinds: Readonly<Record<Kind, string>>
  readonly care: Readonly<Record<Care, string>>
  readonly danger: string
  readonly callOf: (place: string) => string
}

/**
 * A language in which a description is listed rather than told: what is known stands between commas
 * and behind words such as *last seen*, in the form a dictionary has it. No noun has to be declined,
 * which a list of words could not do rightly.
 */
export const listingTongue = (of: Listing, written?: Tongue['written']): Tongue => ({
  ...(written ? { written } : {}),
  fields: (about) => ({ ...alertFields(of, about), ...keyFields(of, about) }),
})

function alertFields(of: Listing, about: About): Fields {
  const { kind, description } = about
  const { place = '', time = '', aed = '', advice } = description
  const isVehicle = sortOf(kind) === 'vehicle'
  const words = advice === undefined ? '' : adviceIn(of.language, advice)
  return {
    kind: of.kinds[kind],
    who: (isVehicle ? vehicleFeatures(of, description) : features(of, description)).join(', '),
    movement: movement(of, about),
    care: description.care ? of.care[description.care] : '',
    danger: description.danger ? of.danger : '',
    threat: ended(threat(of, about)),
    advice: words,
    emergency: /\b112\b/.test(words) ? '' : '112',
    place,
    aed,
    time: time === '' ? '' : clockOf(of, time),
  }
}

const told = (words: readonly (string | undefined)[]): readonly string[] =>
  words.filter((word): word is string => word !== undefined && word !== '')

const said = (of: Listing, dutch: string | undefined): string | undefined =>
  dutch && wordByWord(dutch, of.grammar)

/** `Junge`, `2 Männer`. */
function who(of: Listing, description: Description): string {
  const count = countOf(description)
  const [one, several] = of.people[description.sex ?? 'person']
  return count === 1 ? one : of.several(several, count)
}

const features = (of: Listing, description: Description): readonly string[] => {
  const { age, name, length, build, hair, clothes, particulars } = description
  return told([
    ...[who(of, description), age && of.years(age), name && `${of.named} ${name}`],
    length?.replace('.', ','),
    ...[build && of.build(build), ...items(hair).map((item) => said(of, item))],
    ...[...items(clothes), ...items(particulars)].map((item) => said(of, item)),
  ])
}

/** `weißer Lieferwagen Volkswagen`: the colour as the vehicle asks. */
const vehicleOf = (of: Listing, { colour, vehicle, make }: Description): string =>
  joined([wordByWord(joined([colour, vehicle ?? 'voertuig']), of.grammar), make])

const vehicleFeatures = (of: Listing, description: Description): readonly string[] => {
  const { plate, damage, particulars } = description
  return told([
    ...[vehicleOf(of, description), plate && `${of.plate} ${plate}`],
    ...[...items(damage), ...items(particulars)].map((item) => said(of, item)),
  ])
}

/** `15:40 Uhr`; words before a time in the language. */
const clockOf = (of: Listing, time: string): string =>
  /^\d/.test(time)
    ? of.clock(time.replace('.', ':'))
    : wordByWord(time, of.grammar).replace(/\d{1,2}[.:]\d\d/, (clock) =>
        of.clock(clock.replace('.', ':')),
      )

const leading =
  /^(?:(?:de|ter) (?:kant|hoogte) (?:van|op)|uit|van|vanaf|vanuit|op|aan|bij|nabij|rond|om|naar|richting|langs|over|via|door|in)\s+/i

/** Without the Dutch preposition and article before it; what has a capital is a name. */
const placeOf = (of: Listing, place: string): string =>
  place
    .replace(leading, '')
    .replace(/^(?:de|het|een) /, '')
    .replace(/(?<!\p{L})\p{Ll}[\p{L}-]*/gu, (word) => wordByWord(word, of.grammar))

/** `Zuletzt gesehen: 15:40 Uhr, Wilgenhof, zu Fuß. Richtung Kanal.` */
function movement(of: Listing, { kind, description }: About): string {
  const { time, place, direction, transport } = description
  const event = said(of, description.event) ?? ''
  const heading = direction && sentence(of.towards(placeOf(of, direction)))
  const seen = told([
    ...[time && clockOf(of, time), place && placeOf(of, place)],
    transport && of.riding(transport),
  ]).join(', ')
  const isVehicle = sortOf(kind) === 'vehicle'
  const what = isVehicle ? event || of.events[kind] : undefined
  const labelled = seen === '' ? '' : sentence(`${what ?? of.lastSeen}: ${seen}`)
  // Of a vehicle the event says what the time and the place are of.
  const happened = isVehicle && seen !== '' ? '' : sentence(event)
  return joined([happened, labelled, heading])
}

function threat(of: Listing, { kind, description }: About): string {
  const { threat: what, place, time, direction } = description
  const drifts = kind === 'fire-smoke' ? `${of.drifts} ` : ''
  return told([
    ...[said(of, what) ?? of.kinds[kind], place && placeOf(of, place)],
    time && of.since(clockOf(of, time)),
    direction && `${drifts}${of.towards(placeOf(of, direction))}`,
  ]).join(', ')
}

const mostKeyWords = 60

/** By what late readers know which alert it was: `Junge, 7 Jahre (rote Jacke)`. */
function keyOf(of: Listing, { kind, description }: About): string {
  const { age, clothes, plate, threat: what, place } = description
  switch (sortOf(kind)) {
    case 'vehicle':
      return joined([vehicleOf(of, description), plate && `(${plate})`])
    case 'hazard':
      return told([said(of, what) ?? of.kinds[kind], place && placeOf(of, place)]).join(', ')
    case 'help':
      return of.callOf(place ?? '').trim()
    default: {
      const [worn] = isNumbered(clothes) ? [] : items(clothes)
      const looks = worn && worn.length <= mostKeyWords ? `(${said(of, worn)})` : ''
      return joined([told([who(of, description), age && of.years(age)]).join(', '), looks])
    }
  }
}

/** The key in its forms; what looks tell stays out of the neutral text. */
function keyFields(of: Listing, about: About): Fields {
  const key = keyOf(of, about)
  return { key, 'key-is': key, 'bare-key': key.replace(/ \([^)]*\)$/, '') }
}
