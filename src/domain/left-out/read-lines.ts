import { RefusedError } from '../errors.ts'
import { readPhoneNumber } from '../phone-number.ts'
import { spelledSuffix } from '../suffix.ts'
import type { Named, NamedAddress } from './left-out.ts'

/** An address of the register, as far as a line can name it. */
export interface KnownHouse {
  readonly postcode: string
  readonly houseNumber: number
  readonly suffix: string
  readonly street: string
  readonly city: string
}

/** What reading needs of the address register. */
export interface Houses {
  /** All with this postcode and number. */
  readonly find: (postcode: string, houseNumber: number) => readonly KnownHouse[]
  readonly knowsPostcode: (postcode: string) => boolean
  readonly all: () => readonly KnownHouse[]
}

/** A line that names nobody for sure, by its number from 1. */
export interface BadLine {
  readonly line: number
  readonly words: string
  readonly why: 'neither' | 'too-many' | 'no-dutch-number' | 'no-such-house' | 'several-towns'
}

/** So many lines fit in what one person can read back over the telephone. */
export const mostLines = 100

/** No address is longer; looking for one in what is takes longer than anybody can wait. */
const longestLine = 200

const hasLetters = /\p{L}/u
const ofNumber = String.raw`(\d{1,5})(?:[\s-]*([a-z\d][a-z\d -]{0,5}))?(?:\s*,\s*(.+))?$`
const ofPostcode = String.raw`^([1-9]\d{3})\s?([a-z]{2})[\s,]+(?:nr\.?\s*)?`
/** The town behind it says nothing more; what is neither that nor a suffix names nobody for sure. */
const byPostcode = new RegExp(ofPostcode + ofNumber, 'i')
const ofHouse = String.raw`\s+` + ofNumber
/** `Plein 1945 12` is number 12; `Dorpsstraat 12 3` has 3 as its suffix. */
const byStreet = [String.raw`^(.*\p{L}.*)`, String.raw`^(.*\p{L}.*?)`].map(
  (street) => new RegExp(street + ofHouse, 'iu'),
)
const label = /^(?:tel(?:efoon)?|mob(?:iel)?|nummer|nr)\b[.:]*\s*/i

/**
 * Phone numbers in any Dutch writing and addresses, one a line: postcode and number, or street and
 * number by the register, each with a suffix or without. What cannot be read is told by its line; a
 * postcode that the register has not is taken as it is, for who works here may live elsewhere.
 */
export function readLines(
  text: string,
  houses: Houses,
): { readonly named: Named; readonly bad: readonly BadLine[] } {
  const phones = new Set<string>()
  const addresses: NamedAddress[] = []
  const bad: BadLine[] = []
  const lines = text.split(/\r?\n/).map((words) => words.trim())
  for (const [n, words] of lines.entries()) {
    if (words === '') continue
    const isFull = phones.size + addresses.length >= mostLines
    const read = isFull ? 'too-many' : readLine(words, houses)
    if (typeof read === 'string') bad.push({ line: n + 1, words, why: read })
    else if ('e164' in read) phones.add(read.e164)
    else addresses.push(...read.addresses)
  }
  return { named: { phones: [...phones], addresses }, bad }
}

type Read =
  | BadLine['why']
  | { readonly e164: string }
  | { readonly addresses: readonly NamedAddress[] }

function readLine(line: string, houses: Houses): Read {
  if (line.length > longestLine) return 'neither'
  const words = line.replace(label, '')
  if (!hasLetters.test(words)) return readNumber(words)
  const [, digits, letters = '', number, suffix = ''] = byPostcode.exec(words) ?? []
  if (digits !== undefined) {
    const postcode = `${digits}${letters.toUpperCase()}`
    return atPostcode(houses, { postcode, houseNumber: Number(number), suffix: suffix.trim() })
  }
  const reads = byStreet.flatMap((way) => {
    const [, street, house, extra = '', city = ''] = way.exec(words) ?? []
    if (street === undefined) return []
    return [inStreet(houses, { street, city, houseNumber: Number(house), suffix: extra.trim() })]
  })
  return reads.find((read) => typeof read !== 'string') ?? reads.at(-1) ?? 'neither'
}

function readNumber(words: string): Read {
  try {
    return { e164: readPhoneNumber(words, 'leaveOut').e164 }
  } catch (error) {
    if (error instanceof RefusedError) return 'no-dutch-number'
    throw error
  }
}

function atPostcode(houses: Houses, named: Required<NamedAddress>): Read {
  const { postcode, houseNumber, suffix } = named
  const isHere = houses.knowsPostcode(postcode)
  const known = houses.find(postcode, houseNumber)
  if (isHere && !known.some((house) => isLike(house, suffix))) return 'no-such-house'
  return { addresses: [{ postcode, houseNumber, ...(suffix === '' ? {} : { suffix }) }] }
}

const isLike = (house: KnownHouse, suffix: string): boolean =>
  suffix === '' || spelledSuffix(house.suffix) === spelledSuffix(suffix)

interface InStreet {
  readonly street: string
  readonly city: string
  readonly houseNumber: number
  readonly suffix: string
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

function inStreet(houses: Houses, { street, city, houseNumber, suffix }: InStreet): Read {
  const found = houses
    .all()
    .filter(
      (house) =>
        house.houseNumber === houseNumber &&
        same(house.street, street) &&
        (city === '' || same(house.city, city)) &&
        isLike(house, suffix),
    )
  if (found.length === 0) return 'no-such-house'
  if (new Set(found.map((house) => house.city)).size > 1) return 'several-towns'
  const named = suffix === '' ? {} : { suffix }
  const postcodes = new Set(found.map(({ postcode }) => postcode))
  return { addresses: [...postcodes].map((postcode) => ({ postcode, houseNumber, ...named })) }
}
