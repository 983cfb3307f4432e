import { ModemError } from '../errors.ts'

/** 23.038 §6.2.1, the default alphabet by septet; 0x1B escapes to the extension table. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

/** 23.038 §6.2.1.1. */
const extension: Readonly<Record<number, string>> = {
  10: '\f',
  20: '^',
  40: '{',
  41: '}',
  47: '\\',
  60: '[',
  61: '~',
  62: ']',
  64: '|',
  101: '€',
}

const esc = 0x1b

/** The characters of one table pair: default or national (23.038 annex A). */
export interface SeptetTables {
  readonly locking: string
  readonly single: Readonly<Record<number, string>>
}

export const defaultTables: SeptetTables = { locking: basic, single: extension }

const septets = new Map<string, readonly number[]>()
for (const [code, char] of [...basic].entries()) if (code !== esc) septets.set(char, [code])
for (const [code, char] of Object.entries(extension)) septets.set(char, [esc, Number(code)])

/** How many septets a character takes; undefined when it is not in the default alphabet. */
export const septetsOf = (char: string): number | undefined => septets.get(char)?.length

/** The septets of a text; a character outside the alphabet is a `bad-text`. */
export function toSeptets(text: string): number[] {
  const all: number[] = []
  for (const char of text) {
    const codes = septets.get(char)
    if (!codes)
      throw new ModemError('bad-text', `U+${char.codePointAt(0)?.toString(16)} is not GSM-7`)
    all.push(...codes)
  }
  return all
}

/**
 * The text of septets. An escape to what its table has not is the character of the main table, and
 * an escape to an escape, kept for tables to come, is a space (23.038 §6.2.1.1).
 */
export function fromSeptets(
  codes: readonly number[],
  tables: SeptetTables = defaultTables,
): string {
  let text = ''
  let isShifted = false
  for (const code of codes) {
    if (isShifted) text += code === esc ? ' ' : (tables.single[code] ?? tables.locking[code])
    else if (code !== esc) text += tables.locking[code]
    isShifted = !isShifted && code === esc
  }
  return text
}

/** Packs septets into octets, least significant bits first, after so many fill bits. */
export function pack(codes: readonly number[], fillBits = 0): Uint8Array {
  const octets = new Uint8Array(Math.ceil((codes.length * 7 + fillBits) / 8))
  codes.forEach((code, i) => {
    const bit = i * 7 + fillBits
    const at = bit >> 3
    const shifted = code << (bit & 7)
    octets[at] = (octets[at] ?? 0) | (shifted & 0xff)
    if (shifted > 0xff) octets[at + 1] = (octets[at + 1] ?? 0) | (shifted >> 8)
  })
  return octets
}

/** Unpacks `count` septets; fewer octets than that need are a `bad-pdu`. */
export function unpack(octets: Uint8Array, count: number): number[] {
  if (Math.ceil((count * 7) / 8) > octets.length) {
    throw new ModemError('bad-pdu', `${count} septets do not fit in ${octets.length} octets`)
  }
  return Array.from({ length: count }, (_, i) => {
    const bit = i * 7
    const [low = 0, high = 0] = octets.subarray(bit >> 3, (bit >> 3) + 2)
    return ((low | (high << 8)) >> (bit & 7)) & 0x7f
  })
}
