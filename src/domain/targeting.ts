import { prepareArea } from './area.ts'
import { type Asked, availabilities, availability, type Moment, momentOf } from './availability.ts'
import type { Area } from './geo.ts'
import { type PeopleIndex, type Selected, together } from './people-index.ts'
import { type ByLanguage, countReaders, languageOfBoth } from './readers.ts'
import { type SendingOrder, sendingOrder } from './sending-order.ts'
import { metresOfChord, onSphere, type SpherePoint, squaredChord } from './sphere.ts'

export interface SelectionRules extends Asked, SendingOrder {
  /** Some modem can call: phones that take only calls are chosen as well. */
  readonly canCall: boolean
  /** Who has had many alerts of late; undefined where nobody asks. */
  readonly fatigue?: HadMany
}

/** By number, how many alerts it had, and from how many on that is many. */
export interface HadMany {
  readonly had: Uint8Array
  readonly many: number
  /** Whether this alert passes them by. */
  readonly isLeftOut: boolean
}

export interface Selection {
  /** In the order of sending. */
  readonly recipients: readonly Selected[]
  /** Of each of them: from the origin to the nearest address in the area, metres. */
  readonly metres: Float64Array
  /** Of each of them: 1 who is called, 0 who gets an SMS. */
  readonly isCalled: Uint8Array
  /** How many of them are called. */
  readonly calls: number
  /** How many of them read another language than Dutch. */
  readonly readers: ByLanguage
  /** How many of them have had many alerts of late. */
  readonly weary: number
  /** Phones in the area that get nothing, and why. */
  readonly excluded: Readonly<Record<Exclusion | 'shared-number', number>>
}

/** Why a phone number in the area gets nothing; `unavailable` by own hours or a pause. */
export type Exclusion = 'quiet-hours' | 'unavailable' | 'unwanted' | 'voice-only' | 'had-many'

/** By number: what the area has of it. */
interface Found {
  /** Of the nearest address in the area. */
  readonly squaredChords: Float64Array
  /** That address: a row of the index. */
  readonly rows: Uint32Array
  /** The best for any of its addresses and owners: a place in `availabilities`. */
  readonly standing: Uint8Array
  readonly hasSms: Uint8Array
  /** That all its owners read, as `languageNumber` has it. */
  readonly languages: Uint8Array
  /** Its phones in the area; nothing for a number that is not there. */
  readonly selected: (Selected | undefined)[]
}

/** Who gets it: one delivery a phone number, by home or work address, whoever shares the number. */
export function selectRecipients(index: PeopleIndex, area: Area, rules: SelectionRules): Selection {
  const found = lookThrough(index, area, onSphere(rules.origin), momentOf(rules))
  const excluded = {
    'quiet-hours': 0,
    unavailable: 0,
    unwanted: 0,
    'voice-only': 0,
    'had-many': 0,
    'shared-number': 0,
  }
  const chosen = new Uint32Array(index.numberCount)
  let count = 0
  let calls = 0
  let weary = 0
  for (let number = 0; number < index.numberCount; number++) {
    const selected = found.selected[number]
    if (!selected) continue
    excluded['shared-number'] += selected.phoneIds.length - 1
    const why = exclusionOf(found, number, rules)
    if (why) {
      excluded[why] += 1
      continue
    }
    chosen[count++] = number
    calls += 1 - (found.hasSms[number] ?? 0)
    weary += hasHadMany(rules, number) ? 1 : 0
  }
  const taken = chosen.subarray(0, count)
  const readers = countReaders(found.languages, taken)
  return { ...inOrder(index, found, taken, rules), calls, readers, weary, excluded }
}

function exclusionOf(found: Found, number: number, rules: SelectionRules): Exclusion | undefined {
  const standing = availabilities[found.standing[number] ?? 0] ?? 'unwanted'
  if (standing !== 'available') return standing
  if (found.hasSms[number] === 0 && !rules.canCall) return 'voice-only'
  return rules.fatigue?.isLeftOut && hasHadMany(rules, number) ? 'had-many' : undefined
}

const hasHadMany = ({ fatigue }: SelectionRules, number: number): boolean =>
  fatigue !== undefined && (fatigue.had[number] ?? 0) >= fatigue.many

function lookThrough(index: PeopleIndex, area: Area, origin: SpherePoint, moment: Moment): Found {
  const found = nothing(index.numberCount)
  const isInside = prepareArea(area)
  const { lons, lats, xs, ys, zs } = index
  const marking = markingAt(moment)
  for (let row = 0; row < lons.length; row++) {
    if (!isInside(lons[row] ?? 0, lats[row] ?? 0)) continue
    const chord = squaredChord(origin, xs[row] ?? 0, ys[row] ?? 0, zs[row] ?? 0)
    take(found, index, row, chord)
    mark(found, index, row, marking)
  }
  return found
}

const nothing = (numbers: number): Found => ({
  squaredChords: new Float64Array(numbers),
  rows: new Uint32Array(numbers),
  standing: new Uint8Array(numbers),
  hasSms: new Uint8Array(numbers),
  languages: new Uint8Array(numbers),
  selected: new Array<Selected | undefined>(numbers),
})

function take(found: Found, index: PeopleIndex, row: number, chord: number): void {
  const number = index.numbers[row] ?? 0
  const known = found.selected[number]
  const language = index.languages[row] ?? 0
  found.languages[number] = known
    ? languageOfBoth(found.languages[number] ?? 0, language)
    : language
  found.selected[number] = known ? together(known, index.phones[row]) : index.phones[row]
  if (known && chord >= (found.squaredChords[number] ?? 0)) return
  found.squaredChords[number] = chord
  found.rows[number] = row
}

/** A moment, and what it is for those without wishes of their own. */
interface Marking {
  readonly moment: Moment
  readonly usual: number
  readonly atNight: number
}

const placeOf = new Map(availabilities.map((one, place) => [one, place]))

function markingAt(moment: Moment): Marking {
  const place = (nightAlerts: boolean): number =>
    placeOf.get(availability({ nightAlerts }, moment)) ?? 0
  return { moment, usual: place(false), atNight: place(true) }
}

function mark(found: Found, index: PeopleIndex, row: number, marking: Marking): void {
  const number = index.numbers[row] ?? 0
  const standing = standingOf(index, row, marking)
  if (standing > (found.standing[number] ?? 0)) found.standing[number] = standing
  if (index.hasSms[row] === 1) found.hasSms[number] = 1
}

function standingOf(index: PeopleIndex, row: number, { moment, usual, atNight }: Marking): number {
  const wish = index.wishOf[row] ?? 0
  if (wish === 0) return index.wantsNight[row] === 1 ? atNight : usual
  const wishes = index.wishes[wish]
  return wishes ? (placeOf.get(availability(wishes, moment)) ?? 0) : usual
}

/** Phone numbers by what would come of an alert for everyone at a moment. */
export function reachOf(
  index: PeopleIndex,
  { at, timeZone, quietHours }: Pick<Asked, 'at' | 'timeZone' | 'quietHours'>,
) {
  const marking = markingAt(momentOf({ at, timeZone, quietHours, ignoresQuietHours: false }))
  const found = nothing(index.numberCount)
  for (let row = 0; row < index.numbers.length; row++) mark(found, index, row, marking)
  const reach = { sms: 0, quiet: 0, unavailable: 0, voiceOnly: 0 }
  for (let number = 0; number < index.numberCount; number++) {
    const standing = availabilities[found.standing[number] ?? 0]
    if (standing === 'quiet-hours') reach.quiet += 1
    else if (standing !== 'available') reach.unavailable += 1
    else if (found.hasSms[number] === 1) reach.sms += 1
    else reach.voiceOnly += 1
  }
  return reach
}

/** By distance from the front, or from the origin; of two as far from it, the outer one first. */
function inOrder(
  index: PeopleIndex,
  found: Found,
  chosen: Uint32Array,
  rules: SelectionRules,
): Pick<Selection, 'recipients' | 'metres' | 'isCalled'> {
  // Loops over typed arrays: `from` with a function takes many times as long.
  const away = new Float64Array(chosen.length)
  for (let at = 0; at < chosen.length; at++)
    away[at] = metresOfChord(found.squaredChords[chosen[at] ?? 0] ?? 0)
  const order = sendingOrder(away, rules, (at) => {
    const row = found.rows[chosen[at] ?? 0] ?? 0
    return [index.lons[row] ?? 0, index.lats[row] ?? 0]
  })
  const recipients = new Array<Selected>(order.length)
  const metres = new Float64Array(order.length)
  const isCalled = new Uint8Array(order.length)
  for (let place = 0; place < order.length; place++) {
    const at = order[place] ?? 0
    const number = chosen[at] ?? 0
    const selected = found.selected[number]
    if (selected) recipients[place] = selected
    metres[place] = away[at] ?? 0
    isCalled[place] = 1 - (found.hasSms[number] ?? 0)
  }
  return { recipients, metres, isCalled }
}
