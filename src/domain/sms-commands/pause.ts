import { addDays } from '../schedule.ts'
import type { Command } from './command.ts'
import { dateForm, isCalendarWord, readDate, readWeekday } from './written-day.ts'

/** Longer than a year is a goodbye. */
const mostDays = 366

const numerals: Readonly<Record<string, number>> = {
  een: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
}

const unitDays: readonly (readonly [RegExp, number])[] = [
  [/^(?:|d|dg|dgn|dag|dagen|day|days|tage?|dni|dzien)$/, 1],
  [/^(?:w|wk|wks|week|weken|weeks|wkn|wochen?|tydzien|tygodnie|tygodni)$/, 7],
  [/^(?:mnd|maand|maanden|months?|monate?|miesiac|miesiace)$/, 31],
]

const until = '(?:tot(?: en met| aan)?|t/m|tm|until|till?|thru|through|to|up to|bis(?: zum)?|do)'
const lasting = /^(?:voor |for )?(\d{1,4}|[a-z]+?) ?([a-z]*)$/
const fromUntil = new RegExp(
  `^(?:van|vanaf|from|vom|von|od)? ?(${dateForm}) (?:${until} )?(${dateForm})$`,
)
const onlyUntil = new RegExp(`^(?:${until} )?(?:en met )?(.+)$`)

/**
 * The days of a pause: `14`, `2 weken`, `tot 3 jan`, `20 dec t/m 3 jan`. A pause is never shorter
 * than its words can mean: 14 days come after today, and the day that is named is in it.
 */
export function readPause(rest: string, today: string): Command | undefined {
  const length = lengthOf(rest)
  if (length !== undefined) return between(today, addDays(today, length), today)
  const [, from, to] = fromUntil.exec(rest) ?? []
  if (from !== undefined && to !== undefined) {
    const first = readDate(from, today)
    return first === undefined ? undefined : between(first, readDate(to, first), today)
  }
  const [, day = ''] = onlyUntil.exec(rest) ?? []
  return between(today, readDate(day, today) ?? readWeekday(day, today), today)
}

function lengthOf(rest: string): number | undefined {
  const [, amount = '', unit = ''] = lasting.exec(rest) ?? []
  const many = /^\d/.test(amount) ? Number(amount) : numerals[amount]
  const days = unitDays.find(([form]) => form.test(unit))?.[1]
  // "pauze een" says less than a number does.
  if (!many || days === undefined) return undefined
  return /^\d/.test(amount) || unit !== '' ? many * days : undefined
}

function between(from: string, to: string | undefined, today: string): Command | undefined {
  const last = addDays(today, mostDays)
  if (to === undefined || last === undefined || to < from || to > last || to === '')
    return undefined
  return lastsAtAll(from, to, today) ? { kind: 'pause', from, until: to } : undefined
}

const lastsAtAll = (from: string, to: string, today: string): boolean =>
  from >= today && to >= today

/** Whether it holds nothing but numbers and words of the calendar: a pause that went wrong. */
export const isPauseBegun = (rest: string): boolean =>
  rest.split(' ').every((word) => /^[\d\-/.]+$/.test(word) || isCalendarWord(word))
