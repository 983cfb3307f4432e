import { boxOf, distanceMetres, prepareArea } from './area.ts'
import type { Area, Position } from './geo.ts'
import type { Participant } from './participant.ts'
import { isQuiet } from './quiet-hours.ts'

/** All addresses as flat numbers, so that 100,000 of them are looked through in a few ms. */
export interface PeopleIndex {
  readonly lons: Float64Array
  readonly lats: Float64Array
  readonly people: readonly Participant[]
}

/** The index of these participants; made anew when one of them changed. */
export function indexPeople(participants: Iterable<Participant>): PeopleIndex {
  const people: Participant[] = []
  const places: number[] = []
  for (const participant of participants) {
    for (const { location } of participant.addresses) {
      people.push(participant)
      places.push(location[0], location[1])
    }
  }
  const lons = new Float64Array(people.length)
  const lats = new Float64Array(people.length)
  for (let i = 0; i < people.length; i++) {
    lons[i] = places[2 * i] ?? 0
    lats[i] = places[2 * i + 1] ?? 0
  }
  return { lons, lats, people }
}

/** Phone numbers by what would come of an alert for everyone at a moment. */
export function reachOf(
  participants: Iterable<Participant>,
  rules: { readonly at: number; readonly quietHours: string; readonly timeZone: string },
) {
  const isNight = isQuiet(rules.at, rules.quietHours, rules.timeZone)
  const byNumber = new Map<string, Candidate>()
  for (const person of participants) {
    for (const phone of person.phones) take(byNumber, phone, 0, !isNight || person.nightAlerts)
  }
  let sms = 0
  let quiet = 0
  for (const { isLoud, hasSms } of byNumber.values()) {
    if (!isLoud) quiet += 1
    else if (hasSms) sms += 1
  }
  return { sms, quiet, voiceOnly: byNumber.size - sms - quiet }
}

export interface SelectionRules {
  readonly origin: Position
  readonly order: 'nearest-first' | 'front-first'
  /** Metres from the origin where someone who flees is by now; for front-first. */
  readonly frontMetres?: number
  readonly at: number
  readonly quietHours: string
  readonly timeZone: string
  readonly ignoresQuietHours: boolean
}

export interface Selected {
  readonly phoneIds: readonly string[]
  readonly distanceMetres: number
}

export interface Selection {
  /** In the order of sending. */
  readonly recipients: readonly Selected[]
  /** Phones in the area that get nothing, and why. */
  readonly excluded: Readonly<Record<'quiet-hours' | 'voice-only' | 'shared-number', number>>
}

interface Candidate {
  readonly phoneIds: string[]
  metres: number
  isLoud: boolean
  hasSms: boolean
}

/** Who gets it: one delivery a phone number, by home or work address, whoever shares the number. */
export function selectRecipients(index: PeopleIndex, area: Area, rules: SelectionRules): Selection {
  const isNight = !rules.ignoresQuietHours && isQuiet(rules.at, rules.quietHours, rules.timeZone)
  const byNumber = new Map<string, Candidate>()
  for (const i of inside(index, area)) {
    const person = index.people[i]
    if (!person) continue
    const metres = distanceMetres(rules.origin, [index.lons[i] ?? 0, index.lats[i] ?? 0])
    for (const phone of person.phones) {
      take(byNumber, phone, metres, !isNight || person.nightAlerts)
    }
  }
  return sorted(byNumber, rules)
}

function* inside({ lons, lats }: PeopleIndex, area: Area): Iterable<number> {
  const [west, south, east, north] = boxOf(area)
  const isInside = prepareArea(area)
  for (let i = 0; i < lons.length; i++) {
    const lon = lons[i] ?? 0
    const lat = lats[i] ?? 0
    if (lon < west || lon > east || lat < south || lat > north) continue
    if (isInside(lon, lat)) yield i
  }
}

function take(
  byNumber: Map<string, Candidate>,
  phone: Participant['phones'][number],
  metres: number,
  isLoud: boolean,
): void {
  const known = byNumber.get(phone.number)
  const hasSms = phone.channel === 'sms'
  if (!known) {
    byNumber.set(phone.number, { phoneIds: [phone.id], metres, isLoud, hasSms })
    return
  }
  if (!known.phoneIds.includes(phone.id)) known.phoneIds.push(phone.id)
  known.metres = Math.min(known.metres, metres)
  known.isLoud ||= isLoud
  known.hasSms ||= hasSms
}

function sorted(byNumber: ReadonlyMap<string, Candidate>, rules: SelectionRules): Selection {
  const all = [...byNumber.values()]
  const loud = all.filter(({ isLoud }) => isLoud)
  const chosen = loud.filter(({ hasSms }) => hasSms)
  const front = rules.order === 'front-first' ? (rules.frontMetres ?? 0) : 0
  const rank = ({ metres }: Candidate): number => Math.abs(metres - front)
  return {
    recipients: chosen
      .sort((a, b) => rank(a) - rank(b) || b.metres - a.metres)
      .map(({ phoneIds, metres }) => ({ phoneIds, distanceMetres: metres })),
    excluded: {
      'quiet-hours': all.length - loud.length,
      'voice-only': loud.length - chosen.length,
      'shared-number': all.reduce((sum, { phoneIds }) => sum + phoneIds.length - 1, 0),
    },
  }
}
