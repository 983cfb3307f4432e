import { ModemError } from '../errors.ts'
import { fromSeptets, pack, toSeptets, unpack } from './gsm7.ts'
import type { OctetReader } from './hex.ts'

/** TP-DA, TP-OA or TP-RA (23.040 §9.1.2.5). International numbers carry the `+`. */
export interface SmsAddress {
  readonly kind: 'international' | 'national' | 'alphanumeric' | 'unknown'
  readonly value: string
}

/** Type of number, bits 6..4 of the type-of-address octet. */
const types: Readonly<Record<SmsAddress['kind'], number>> = {
  unknown: 0x81,
  international: 0x91,
  national: 0xa1,
  alphanumeric: 0xd0,
}

const digits = '0123456789*#abc'
const longest = 20
/** Ends a number of an odd length (24.008 §10.5.4.7). */
const filler = 0xf

/** Semi-octets of a number, the first digit in the low half, `F` filling an odd one. */
export function toSemiOctets(number: string): number[] {
  const codes = [...number].map((digit) => digits.indexOf(digit))
  if (codes.includes(-1)) throw new ModemError('bad-text', 'a number holds digits, *, #, a, b, c')
  return Array.from({ length: Math.ceil(codes.length / 2) }, (_, i) => {
    return (codes[2 * i] ?? 0) | ((codes[2 * i + 1] ?? 0xf) << 4)
  })
}

/** The first `count` digits of semi-octets, or as many as there are before a filler. */
export function fromSemiOctets(octets: Uint8Array, count: number): string {
  const codes = [...octets].flatMap((octet) => [octet & 0xf, octet >> 4]).slice(0, count)
  const end = codes.indexOf(filler)
  return codes
    .slice(0, end < 0 ? count : end)
    .map((code) => digits[code] ?? '')
    .join('')
}

/** An address as octets: length, type, digits. */
export function encodeAddress({ kind, value }: SmsAddress): Uint8Array {
  if (kind === 'alphanumeric') {
    const codes = toSeptets(value)
    const packed = pack(codes)
    if (packed.length > longest / 2) throw new ModemError('bad-text', 'a name has 11 characters')
    return Uint8Array.of(Math.ceil((codes.length * 7) / 4), types[kind], ...packed)
  }
  const number = kind === 'international' ? value.replace(/^\+/, '') : value
  if (number.length === 0 || number.length > longest) {
    throw new ModemError('bad-text', `a number has 1 to ${longest} digits`)
  }
  return Uint8Array.of(number.length, types[kind], ...toSemiOctets(number))
}

/** Reads an address whose length counts useful semi-octets. */
export function decodeAddress(reader: OctetReader): SmsAddress {
  const length = reader.octet('an address')
  const type = reader.octet('the type of an address')
  if (length > longest) throw new ModemError('bad-pdu', `an address of ${length} digits`)
  const octets = reader.octets(Math.ceil(length / 2), 'an address')
  const ton = (type >> 4) & 7
  if (ton === 5) {
    const count = Math.floor((length * 4) / 7)
    const name = fromSeptets(unpack(octets, count))
    // Whole octets of seven characters leave room for an eighth, which is `@` when it is not there.
    const isFull = count * 7 === length * 4
    return { kind: 'alphanumeric', value: isFull ? name.replace(/@$/, '') : name }
  }
  const number = fromSemiOctets(octets, length)
  if (ton === 1) return { kind: 'international', value: `+${number}` }
  return { kind: ton === 2 ? 'national' : 'unknown', value: number }
}

/** The address of a number as people write it: `+31…` international, short and local ones unknown. */
export const addressOf = (number: string): SmsAddress =>
  number.startsWith('+')
    ? { kind: 'international', value: number }
    : { kind: 'unknown', value: number }
