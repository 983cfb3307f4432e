/** Somebody who is on their way, and on what. */
export const profileIds = [
  'foot',
  'bicycle',
  'e-bike',
  'scooter',
  'car',
  'child-foot',
  'child-bicycle',
  'teenager-foot',
  'adult-foot',
  'adult-bicycle',
  'dementia-foot',
  'dementia-rollator',
] as const
export type ProfileId = (typeof profileIds)[number]

/** How fast and how far somebody gets (domain.md section 4). */
export interface Profile {
  readonly id: ProfileId
  /** Somebody who gets away is looked for at the front; who wanders, from the middle outwards. */
  readonly flees: boolean
  /** Of the means of transport. */
  readonly kmPerHour: number
  /** How much of the way made good is straight: detours, turns, lights, hesitation. */
  readonly straightness: number
  /** A smaller area than this misses too easily. */
  readonly leastKm: number
  /** A larger one helps no more: they are elsewhere, or the police look otherwise. */
  readonly mostKm: number
}

type Row = readonly [
  flees: boolean,
  kmPerHour: number,
  straightness: number,
  leastKm: number,
  mostKm: number,
]

/**
 * The table of section 4. Not in it, and ours: the caps of an e-bike (v 25 and c 0.55 are), which
 * are those of a scooter; and adults who are missing, who wander as a teenager does, on a bicycle to
 * the 6 km of its scenario 9.
 */
const table: Readonly<Record<ProfileId, Row>> = {
  foot: [true, 5, 0.7, 0.5, 2.5],
  bicycle: [true, 16, 0.6, 1, 5],
  'e-bike': [true, 25, 0.55, 1.5, 8],
  scooter: [true, 30, 0.55, 1.5, 8],
  car: [true, 50, 0.5, 2, 10],
  'child-foot': [false, 3.5, 0.5, 0.5, 3],
  'child-bicycle': [false, 12, 0.5, 1, 6],
  'teenager-foot': [false, 5, 0.6, 1, 5],
  'adult-foot': [false, 5, 0.6, 1, 5],
  'adult-bicycle': [false, 16, 0.5, 1, 6],
  'dementia-foot': [false, 3, 0.35, 0.5, 2],
  'dementia-rollator': [false, 2, 0.35, 0.4, 1.2],
}

/** What a profile of that id is; undefined for another word. */
export function profileOf(id: string): Profile | undefined {
  const known = profileIds.find((one) => one === id)
  if (known === undefined) return undefined
  const [flees, kmPerHour, straightness, leastKm, mostKm] = table[known]
  return { id: known, flees, kmPerHour, straightness, leastKm, mostKm }
}

/** What scripts call them in their own words; the first that fits. */
const words: readonly (readonly [word: RegExp, id: ProfileId])[] = [
  [/scooter|moped|brommer/i, 'scooter'],
  [/e-?bike/i, 'e-bike'],
  [/bicycle|bike|fiets/i, 'bicycle'],
  [/car|auto|van|vehicle/i, 'car'],
  [/rollator/i, 'dementia-rollator'],
  [/dementia|dementie/i, 'dementia-foot'],
  [/child|kind/i, 'child-foot'],
]

/** The profile that a script means: by its id, or by a word for it; on foot unless it says else. */
export function meantProfile(said: string): Profile {
  const id = words.find(([word]) => word.test(said))?.[1] ?? 'foot'
  const meant = profileOf(said) ?? profileOf(id)
  if (!meant) throw new Error(`no profile ${id}`)
  return meant
}
