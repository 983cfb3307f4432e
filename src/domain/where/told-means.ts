import type { Kind } from '../action.ts'
import { type Description, sortOf } from '../description/description.ts'
import { type Direction, directions } from './bearing.ts'
import type { ProfileId } from './profiles.ts'

/** On or in what somebody goes, as far as the profiles of section 4 tell it apart. */
type Means = 'foot' | 'bicycle' | 'e-bike' | 'scooter' | 'car' | 'rollator'

const wordsFor: Readonly<Record<Means, string>> = {
  foot: 'te voet',
  bicycle: 'fiets',
  'e-bike': 'elektrische fiets',
  scooter: 'scooter',
  car: 'auto',
  rollator: 'met rollator',
}

const meansIn: readonly (readonly [words: RegExp, means: Means])[] = [
  [/scootmobiel|rolstoel|bakfiets/i, 'foot'],
  [/rollator/i, 'rollator'],
  [/e-?bike|elektrische fiets|fatbike/i, 'e-bike'],
  [/fiets/i, 'bicycle'],
  [/scooter|brommer|bromfiets|motor/i, 'scooter'],
  [/(?:auto|bus|busje|wagen|taxi|camper)(?!\p{L})/iu, 'car'],
  [/(?<!\p{L})(?:te voet|lopend|loopt|rennend|rent|wandelend)(?!\p{L})/iu, 'foot'],
]

/** Of what stands first in the list the speed is another than of any profile: that says nothing. */
const meansOf = (words = ''): Means | undefined => {
  const at = meansIn.findIndex(([pattern]) => pattern.test(words))
  return at > 0 ? meansIn[at]?.[1] : undefined
}

const meansOfProfile: Readonly<Record<ProfileId, Means>> = {
  foot: 'foot',
  bicycle: 'bicycle',
  'e-bike': 'e-bike',
  scooter: 'scooter',
  car: 'car',
  'child-foot': 'foot',
  'child-bicycle': 'bicycle',
  'teenager-foot': 'foot',
  'adult-foot': 'foot',
  'adult-bicycle': 'bicycle',
  'dementia-foot': 'foot',
  'dementia-rollator': 'rollator',
}

/**
 * How a text says how somebody goes of whom the profile was chosen: what was typed, as long as it
 * does not say otherwise (`zwarte fiets` tells more than a bicycle does).
 */
export function transportFor(profile: ProfileId, typed: string): string {
  const means = meansOfProfile[profile]
  const told = meansOf(typed)
  // Which of the two a bicycle is, its colour does not tell.
  const isSame = told === means || (told === 'bicycle' && means === 'e-bike')
  if (typed !== '' && (told === undefined || isSame)) return typed
  // Who flees is taken to be on foot, and a message about them has no letter to spare.
  return profile === 'foot' ? '' : wordsFor[means]
}

/** The profile that follows from what is told of somebody; undefined where that leaves it open. */
export function profileTold(kind: Kind, told: Description): ProfileId | undefined {
  const sort = sortOf(kind)
  if (sort === 'vehicle') return fleeing(meansOf(told.vehicle ?? 'auto'))
  if (sort === 'suspect') return fleeing(meansOf(told.transport))
  if (sort !== 'missing') return undefined
  const means = meansOf(told.transport)
  if (means === 'rollator') return 'dementia-rollator'
  if (means !== 'foot' && means !== 'bicycle') return undefined
  if (told.care === 'confused') return means === 'foot' ? 'dementia-foot' : undefined
  return wandering(kind, means, /^\d+/.exec(told.age ?? '')?.[0])
}

const fleeing = (means: Means | undefined): ProfileId | undefined =>
  means === 'rollator' ? undefined : means

function wandering(kind: Kind, means: 'foot' | 'bicycle', age: string | undefined): ProfileId {
  const years = age === undefined ? (kind === 'missing-child' ? 0 : 18) : Number(age)
  if (years < 12) return `child-${means}`
  return years < 18 && means === 'foot' ? 'teenager-foot' : `adult-${means}`
}

const winds: Readonly<Record<Direction, string>> = {
  north: 'noorden',
  'north-east': 'noordoosten',
  east: 'oosten',
  'south-east': 'zuidoosten',
  south: 'zuiden',
  'south-west': 'zuidwesten',
  west: 'westen',
  'north-west': 'noordwesten',
}

/** `het noordoosten`, as a text says where somebody went. */
export const windWords = (direction: Direction): string => `het ${winds[direction]}`

const led = `(?:(?:naar|richting|in|de|het|kant|op|van) )*`

/**
 * The wind that words name, and nothing else: `richting het oosten`. What is written as a name is none:
 * *naar Noord* may be a district, and half of an area would be left out.
 */
export function windTold(words: string): Direction | undefined {
  if (/\b(?:[Nn]aar|[Rr]ichting|[Ii]n) (?:Noord|Oost|Zuid|West)(?:-?\p{L}+)?$/u.test(words.trim()))
    return
  const plain = words
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim()
  return directions.find((direction) => {
    const short = winds[direction].slice(0, -2)
    const apart = short.replace(/^(noord|zuid)(?=.)/, '$1 ?')
    return new RegExp(`^${led}${apart}(?:en|elijke richting|waarts)?$`).test(plain)
  })
}
