import { RefusedError } from './errors.ts'
import type { Language } from './participant.ts'
import { readHouseNumber } from './participant-input.ts'
import { leastAge, readBirthYear } from './wishes-input.ts'

/**
 * A phone number as a spreadsheet left it, for `readPhoneNumber`: the zero or plus that was lost is
 * put back. Refuses one that was rounded, for its last digits are gone.
 */
export function writtenPhone(cell: string): string {
  const text = cell.replace(/^['=]?"?|"$/g, '').trim()
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text)) throw new RefusedError('phone-number-rounded')
  if (/[a-z]/i.test(text)) return text
  const digits = text.replace(/\.0+$/, '').replace(/[^\d+]/g, '')
  const bare = digits.replace(/^(\+|00)/, '')
  if (/^310?[1-9]\d{8}$/.test(bare)) return `+31${bare.slice(-9)}`
  if (/^0[1-9]\d{8}$/.test(digits)) return `+31${digits.slice(1)}`
  return /^[1-9]\d{8}$/.test(digits) ? `+31${digits}` : text
}

/** What somebody wrote of where they live. */
export interface WrittenAddress {
  readonly postcode: string
  /** NaN when it is none. */
  readonly houseNumber: number
  readonly suffix: string
}

/** What a spreadsheet makes of `12-3`. */
const month =
  /^\d{1,2}[- ]?(jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?$/i
const numberAndSuffix = /^([1-9]\d{0,4})(?:\.0+)?(?:[\s\-/,.]*([a-z0-9][a-z0-9 \-/]{0,9}))?$/i

/** A house number with its suffix in one field: `12a`, `12 bis`, `12-3`; NaN when it is none. */
export function numberWithSuffix(cell: string): Omit<WrittenAddress, 'postcode'> {
  const text = cell.trim()
  if (month.test(text)) throw new RefusedError('house-number-date')
  const [, digits = '', suffix = ''] = numberAndSuffix.exec(text) ?? []
  return { houseNumber: readHouseNumber(digits), suffix: suffix.trim() }
}

/** A house number alone, `12` or a spreadsheet's `12.0`. */
export const numberAlone = (cell: string): number => readHouseNumber(cell.replace(/\.0+$/, ''))

const postcodeIn = /\b([1-9]\d{3}) ?([a-z]{2})\b/gi
const lineOfAddress =
  /^(?:.*[^\d\s,-])[\s,]+([1-9]\d{0,4}[\s-]?[a-z]{0,3}(?:[-/ ]?\d{0,3}[a-z]?)?)$/i
const afterPostcode = /^([1-9]\d{0,4}(?:[\s-]?[a-z]{1,2}|-\d{1,3})?)$/i

/**
 * An address in one field, `Dorpsstraat 12a, 1234 AB Waterhoven` or `1234AB 12a`; the postcode may
 * stand in a column of its own. Refuses what can be read in two ways, as `Plein 1940 12 3`.
 */
export function addressInOneField(cell: string, postcode: string): WrittenAddress {
  const unsure = new RefusedError('address-not-sure')
  const found = [...cell.matchAll(postcodeIn)]
  if (found.length > 1 || (found.length === 0 && postcode === '')) throw unsure
  const [match] = found
  const before = (match ? cell.slice(0, match.index) : cell).replace(/[\s,]+$/, '')
  const after = match ? cell.slice(match.index + match[0].length) : ''
  const written = before === '' ? afterPostcode.exec(after.replace(/^[\s,]+/, '')) : undefined
  const number = (written ?? lineOfAddress.exec(before))?.[1]
  if (number === undefined || /\d\s+\d/.test(number)) throw unsure
  const read = numberWithSuffix(number)
  if (Number.isNaN(read.houseNumber)) throw unsure
  return { ...read, postcode: match ? `${match[1]}${match[2]}` : postcode }
}

const words: readonly (readonly [RegExp, 'sms' | 'voice'])[] = [
  [/^(sms|sms-bericht|smsbericht|tekst|tekstbericht|text)$/i, 'sms'],
  [/^(voice|bellen|bel|gebeld|spraak|gesproken|call|telefonisch|oproep)$/i, 'voice'],
]

/** `sms` or `voice`; undefined for no word, refused for one that means nothing here. */
export function channelIn(cell: string): 'sms' | 'voice' | undefined {
  if (cell === '') return undefined
  const found = words.find(([word]) => word.test(cell))
  if (!found) throw new RefusedError('channel-unknown')
  return found[1]
}

/** Whether it is where somebody lives or where they work; refused when it is neither. */
export function kindIn(cell: string): 'home' | 'work' {
  if (/^(|home|thuis|woning|wonen|woonadres|prive|privé)$/i.test(cell)) return 'home'
  if (/^(work|werk|werkadres|zakelijk|bedrijf)$/i.test(cell)) return 'work'
  throw new RefusedError('address-kind-unknown')
}

/** Words that mean nothing here are refused: guessing would alert somebody at night, or not at all. */
export function nightIn(cell: string): boolean {
  if (/^(1|j|ja|y|yes|true|waar|x|aan|on)$/i.test(cell)) return true
  if (/^(|0|n|nee|no|false|onwaar|uit|off)$/i.test(cell)) return false
  throw new RefusedError('yes-or-no')
}

/** The year of birth in a cell, `1975` or a date that has it; undefined for an empty one. */
export function bornIn(cell: string, thisYear: number): number | undefined {
  if (cell === '') return undefined
  const text = cell.replace(/\.0+$/, '')
  const [, alone, first, last] = writtenBirth.exec(text) ?? []
  return readBirthYear(Number(alone ?? first ?? last), thisYear, 'born')
}

/** A year, `1975-03-01` or `1-3-1975`, with the time that a spreadsheet puts behind it. */
const writtenBirth =
  /^(?:(\d{4})|(\d{4})[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](\d{4}))(?:[T ][\d:.]+Z?)?$/

const tongues: readonly (readonly [RegExp, Language])[] = [
  [/^(nl|nld|dut|nederlands|dutch|niederl[aä]ndisch|niderlandzki)$/i, 'nl'],
  [/^(en|eng|engels|english|englisch|angielski)$/i, 'en'],
  [/^(de|deu|ger|duits|german|deutsch|niemiecki)$/i, 'de'],
  [/^(pl|pol|pools|polish|polnisch|polski)$/i, 'pl'],
]

/** The language that somebody reads; refused where we write none of that name. */
export function languageIn(cell: string): Language | undefined {
  if (cell === '') return undefined
  const found = tongues.find(([word]) => word.test(cell))
  if (!found) throw new RefusedError('language-unknown')
  return found[1]
}

/** Whether somebody said to be sixteen or older; refused where they said not to be. */
export function sixteenIn(cell: string): true | undefined {
  if (cell === '') return undefined
  if (nightIn(cell)) return true
  throw new RefusedError('too-young', { parameters: { least: leastAge } })
}
