import { type Asked, availabilities, momentOf } from './availability.ts'
import type { Recipient } from './delivery-facts.ts'
import { chordTo, type Found, lookAtAll, lookThrough, nearestRow, recipientOf } from './found.ts'
import type { Area } from './geo.ts'
import type { PeopleIndex } from './people-index.ts'
import { type ByLanguage, countReaders } from './readers.ts'
import { type SendingOrder, sendingOrder } from './sending-order.ts'
import { metresOfChord, onSphere, type SpherePoint } from './sphere.ts'

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
  /** How many get it. */
  readonly selected: number
  /** Who, in the order of sending: made for those who need it, for a town is a long list. */
  readonly recipients: () => readonly Recipient[]
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

/** Who gets it: one delivery a phone number, by home or work address, whoever shares the number. */
export function selectRecipients(index: PeopleIndex, area: Area, rules: SelectionRules): Selection {
  const found = lookThrough(index, area, {
    origin: onSphere(rules.origin),
    moment: momentOf(rules),
  })
  const { weary, excluded, ...chosen } = chooseAmong(found, index.numberCount, rules)
  const readers = countReaders(found.languages, chosen.numbers)
  return { ...inOrder(index, found, chosen, rules), readers, weary, excluded }
}

/** Who are chosen, in the order of the index. */
interface Chosen {
  readonly numbers: Uint32Array
  /** Of each of them: 1 who is called, 0 who gets an SMS. */
  readonly isCalled: Uint8Array
  readonly calls: number
}

function chooseAmong(
  found: Found,
  numberCount: number,
  rules: SelectionRules,
): Chosen & Pick<Selection, 'weary' | 'excluded'> {
  const excluded = {
    'quiet-hours': 0,
    unavailable: 0,
    unwanted: 0,
    'voice-only': 0,
    'had-many': 0,
    'shared-number': found.sharing,
  }
  const numbers = new Uint32Array(numberCount)
  const isCalled = new Uint8Array(numberCount)
  let count = 0
  let calls = 0
  let weary = 0
  for (let number = 0; number < numberCount; number++) {
    if (found.nearest[number] === 0) continue
    const why = exclusionOf(found, number, rules)
    if (why) {
      excluded[why] += 1
      continue
    }
    const call = 1 - (found.hasSms[number] ?? 0)
    numbers[count] = number
    isCalled[count] = call
    count += 1
    calls += call
    weary += hasHadMany(rules, number) ? 1 : 0
  }
  return { numbers: numbers.subarray(0, count), isCalled, calls, weary, excluded }
}

/** What of `availabilities` comes before the one that lets an alert through. */
const keptAway = availabilities.filter((one) => one !== 'available')

function exclusionOf(found: Found, number: number, rules: SelectionRules): Exclusion | undefined {
  const standing = found.standing[number] ?? 0
  if (standing < keptAway.length) return keptAway[standing]
  if (found.hasSms[number] === 0 && !rules.canCall) return 'voice-only'
  return rules.fatigue?.isLeftOut && hasHadMany(rules, number) ? 'had-many' : undefined
}

const hasHadMany = ({ fatigue }: SelectionRules, number: number): boolean =>
  fatigue !== undefined && (fatigue.had[number] ?? 0) >= fatigue.many

/** Phone numbers by what would come of an alert for everyone at a moment. */
export function reachOf(
  index: PeopleIndex,
  { at, timeZone, quietHours }: Pick<Asked, 'at' | 'timeZone' | 'quietHours'>,
) {
  const found = lookAtAll(index, momentOf({ at, timeZone, quietHours, ignoresQuietHours: false }))
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
  { numbers, isCalled, calls }: Chosen,
  rules: SelectionRules,
): Pick<Selection, 'selected' | 'recipients' | 'metres' | 'isCalled' | 'calls'> {
  const rowOf = (at: number): number => nearestRow(found, numbers[at] ?? 0)
  const away = metresTo(onSphere(rules.origin), index, found, numbers)
  const order = sendingOrder(away, rules, (at) => [
    index.lons[rowOf(at)] ?? 0,
    index.lats[rowOf(at)] ?? 0,
  ])
  const recipients = () => listOf(order, (at) => recipientOf(found, index, numbers[at] ?? 0))
  return {
    selected: order.length,
    recipients,
    metres: metresInLine(order, away),
    // Most often nobody is, and then there is nothing to look for.
    isCalled: calls === 0 ? new Uint8Array(order.length) : calledInLine(order, isCalled),
    calls,
  }
}

// Loops over typed arrays, apart from the functions that are made above: `from` with a function takes
// many times as long, and so does a loop over what such a function holds on to.

function metresTo(
  origin: SpherePoint,
  index: PeopleIndex,
  found: Found,
  numbers: Uint32Array,
): Float64Array {
  const metres = new Float64Array(numbers.length)
  for (let at = 0; at < numbers.length; at++)
    metres[at] = metresOfChord(chordTo(origin, index, nearestRow(found, numbers[at] ?? 0)))
  return metres
}

function metresInLine(order: Uint32Array, away: Float64Array): Float64Array {
  const metres = new Float64Array(order.length)
  for (let place = 0; place < order.length; place++) metres[place] = away[order[place] ?? 0] ?? 0
  return metres
}

function calledInLine(order: Uint32Array, called: Uint8Array): Uint8Array {
  const isCalled = new Uint8Array(order.length)
  for (let place = 0; place < order.length; place++)
    isCalled[place] = called[order[place] ?? 0] ?? 0
  return isCalled
}

function listOf<T>(order: Uint32Array, take: (at: number) => T): readonly T[] {
  const list = new Array<T>(order.length)
  for (let place = 0; place < order.length; place++) list[place] = take(order[place] ?? 0)
  return list
}
