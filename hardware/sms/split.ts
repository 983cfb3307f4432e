import { ModemError } from '../errors.ts'
import { septetsOf } from './gsm7.ts'

export type Alphabet = 'gsm7' | 'ucs2'

/** A text as it goes out: its parts, and what makes it longer than it need be. */
export interface TextPlan {
  readonly alphabet: Alphabet
  readonly parts: readonly string[]
  /** Septets, or UTF-16 units, of the whole text. */
  readonly units: number
  /** Units that still fit in the last part. */
  readonly unitsLeft: number
  /** The characters that force UCS-2, each once, with its first place (in graphemes). */
  readonly forcing: readonly { readonly char: string; readonly index: number }[]
}

/** Units in a message of one part, and in each part of a longer one with an 8-bit reference. */
const sizes: Readonly<Record<Alphabet, { readonly one: number; readonly many: number }>> = {
  gsm7: { one: 160, many: 153 },
  ucs2: { one: 70, many: 67 },
}

/** A part is counted in one octet (23.040 §9.2.3.24.1). */
const mostParts = 255
const tooLong = (text: string): ModemError =>
  new ModemError('bad-text', `a text of ${text.length} characters does not fit in 255 parts`)

const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' })
const graphemesOf = (text: string): string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment)

const isGsm7 = (text: string): boolean => [...text].every((char) => septetsOf(char) !== undefined)

const unitsOf = (text: string, alphabet: Alphabet): number =>
  alphabet === 'ucs2'
    ? text.length
    : [...text].reduce((sum, char) => sum + (septetsOf(char) ?? 0), 0)

/**
 * Cuts a text into parts (23.040 §9.2.3.24.1): 160 or 153 septets, 70 or 67 units. Never within an
 * escape pair, a surrogate pair or a grapheme, unless one grapheme is longer than a part. More than
 * 255 parts are a `bad-text`.
 */
export function splitText(text: string): TextPlan {
  if (text.length > mostParts * sizes.gsm7.many) throw tooLong(text)
  return shortPlan(text) ?? longPlan(text)
}

/** Most alerts are this: no grapheme has to be found, which costs more than all the rest. */
function shortPlan(text: string): TextPlan | undefined {
  const { one } = sizes.gsm7
  let units = 0
  for (const char of text) units += septetsOf(char) ?? Number.POSITIVE_INFINITY
  if (units > one) return undefined
  return { alphabet: 'gsm7', parts: [text], units, unitsLeft: one - units, forcing: [] }
}

function longPlan(text: string): TextPlan {
  const graphemes = graphemesOf(text)
  const forcing = [...new Set(graphemes)]
    .filter((char) => !isGsm7(char))
    .map((char) => ({ char, index: graphemes.indexOf(char) }))
  const alphabet = forcing.length > 0 ? 'ucs2' : 'gsm7'
  const units = unitsOf(text, alphabet)
  const { one, many } = sizes[alphabet]
  if (units <= one) return { alphabet, parts: [text], units, unitsLeft: one - units, forcing }
  const parts = fill(
    graphemes.flatMap((char) => pieces(char, alphabet, many)),
    alphabet,
    many,
  )
  if (parts.length > mostParts) throw tooLong(text)
  const last = unitsOf(parts.at(-1) ?? '', alphabet)
  return { alphabet, parts, units, unitsLeft: many - last, forcing }
}

/** A grapheme that fits is one piece; a monstrous one is cut between its code points. */
const pieces = (grapheme: string, alphabet: Alphabet, size: number): string[] =>
  unitsOf(grapheme, alphabet) <= size ? [grapheme] : [...grapheme]

function fill(units: readonly string[], alphabet: Alphabet, size: number): string[] {
  const parts: string[] = []
  let part = ''
  let length = 0
  for (const unit of units) {
    const more = unitsOf(unit, alphabet)
    if (length + more > size) {
      parts.push(part)
      part = ''
      length = 0
    }
    part += unit
    length += more
  }
  return [...parts, part]
}

/** Signs that Dutch keyboards and word processors make, and what says the same in GSM-7. */
const signs: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '‚': ',',
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '…': '...',
  '•': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\t': ' ',
  ç: 'c',
  ĳ: 'ij',
  Ĳ: 'IJ',
  '½': '1/2',
  '°': ' graden',
  '´': "'",
  '−': '-',
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
}

/** What may stand for a character that forces UCS-2; undefined when nothing says the same. */
export function replacementFor(char: string): string | undefined {
  const composed = char.normalize('NFC')
  if (composed !== char && isGsm7(composed)) return composed
  const sign = signs[composed]
  if (sign !== undefined) return sign
  const plain = char.normalize('NFD').replace(/\p{M}/gu, '')
  return plain !== char && plain !== '' && isGsm7(plain) ? plain : undefined
}
