import { ModemError } from '../errors.ts'
import type { Concatenation } from './deliver.ts'
import { defaultTables, fromSeptets, pack, type SeptetTables, toSeptets, unpack } from './gsm7.ts'
import { OctetReader } from './hex.ts'
import { lockingTables, singleTables } from './national-tables.ts'
import type { Alphabet } from './split.ts'
import { fromUcs2, toUcs2 } from './ucs2.ts'

const mostOctets = 140

/** User data as TP-UDL and TP-UD (23.040 §9.2.3.16, .24). */
export function encodeUserData(
  text: string,
  alphabet: Alphabet,
  concatenation?: Concatenation,
): Uint8Array {
  const header = concatenation ? headerOf(concatenation) : []
  if (alphabet === 'ucs2') return bounded(header.length + text.length * 2, header, toUcs2(text))
  const codes = toSeptets(text)
  const headerSeptets = Math.ceil((header.length * 8) / 7)
  const fill = headerSeptets * 7 - header.length * 8
  return bounded(headerSeptets + codes.length, header, pack(codes, fill))
}

function headerOf({ reference, parts, sequence, isWide }: Concatenation): readonly number[] {
  const low = reference & 0xff
  if (!isWide) return [5, 0, 3, low, parts, sequence]
  return [6, 8, 4, (reference >> 8) & 0xff, low, parts, sequence]
}

function bounded(length: number, header: readonly number[], body: Uint8Array): Uint8Array {
  if (header.length + body.length > mostOctets) {
    throw new ModemError('bad-text', `user data of ${header.length + body.length} octets`)
  }
  return Uint8Array.of(length, ...header, ...body)
}

/** What the data coding scheme means for the text (23.038 §4). */
export interface Coding {
  readonly alphabet: Alphabet | 'data'
  readonly messageClass?: 0 | 1 | 2 | 3
}

/** Reads TP-DCS; compressed text is a `bad-pdu`, reserved groups mean the default alphabet. */
export function readCoding(dcs: number): Coding {
  const group = dcs >> 4
  if (group <= 7) {
    if ((dcs & 0x20) !== 0) throw new ModemError('bad-pdu', 'compressed text')
    const messageClass = (dcs & 0x10) !== 0 ? { messageClass: classOf(dcs) } : {}
    return { alphabet: alphabets[(dcs >> 2) & 3] ?? 'gsm7', ...messageClass }
  }
  if (group === 0xe) return { alphabet: 'ucs2' }
  if (group !== 0xf) return { alphabet: 'gsm7' }
  return { alphabet: (dcs & 4) !== 0 ? 'data' : 'gsm7', messageClass: classOf(dcs) }
}

const alphabets: readonly Coding['alphabet'][] = ['gsm7', 'data', 'ucs2', 'gsm7']
const classOf = (dcs: number): 0 | 1 | 2 | 3 => (dcs & 3) as 0 | 1 | 2 | 3

export interface UserData {
  readonly text: string
  readonly data?: Uint8Array
  readonly concatenation?: Concatenation
}

interface Header {
  readonly octets: number
  readonly concatenation?: Concatenation
  readonly tables: SeptetTables
}

/** Reads TP-UDL and TP-UD. */
export function decodeUserData(reader: OctetReader, coding: Coding, hasHeader: boolean): UserData {
  const length = reader.octet('TP-UDL')
  const isSeptets = coding.alphabet === 'gsm7'
  const octets = isSeptets ? Math.ceil((length * 7) / 8) : length
  if (octets > mostOctets) throw new ModemError('bad-pdu', `user data of ${octets} octets`)
  const data = reader.octets(octets, 'user data')
  const header = hasHeader ? readHeader(data) : { octets: 0, tables: defaultTables }
  const concatenation = header.concatenation ? { concatenation: header.concatenation } : {}
  if (coding.alphabet === 'data') {
    return { text: '', data: data.slice(header.octets), ...concatenation }
  }
  if (coding.alphabet === 'ucs2') {
    return { text: fromUcs2(data.subarray(header.octets)), ...concatenation }
  }
  const skip = Math.ceil((header.octets * 8) / 7)
  if (skip > length) throw new ModemError('bad-pdu', 'a header longer than its message')
  const codes = unpack(data, length).slice(skip)
  return { text: fromSeptets(codes, header.tables), ...concatenation }
}

/**
 * Reads the user data header; elements that are not known are passed over. A header with too few
 * or too many octets in its last element is ignored as a whole (23.040 §9.2.3.24).
 */
function readHeader(data: Uint8Array): Header {
  const reader = new OctetReader(data)
  const length = reader.octet('the user data header')
  const elements = elementsOf(reader.octets(length, 'the user data header'))
  let concatenation: Concatenation | undefined
  let tables = defaultTables
  for (const { id, element } of elements) {
    concatenation = readConcatenation(id, element) ?? concatenation
    tables = readTables(id, element, tables)
  }
  return { octets: length + 1, tables, ...(concatenation ? { concatenation } : {}) }
}

interface Element {
  readonly id: number
  readonly element: Uint8Array
}

function elementsOf(header: Uint8Array): readonly Element[] {
  const elements: Element[] = []
  for (let at = 0; at < header.length; ) {
    const [id = 0, size] = header.subarray(at, at + 2)
    const end = at + 2 + (size ?? header.length)
    if (end > header.length) return []
    elements.push({ id, element: header.subarray(at + 2, end) })
    at = end
  }
  return elements
}

/** Elements 0x00 (8-bit) and 0x08 (16-bit); a sequence outside its set is to be ignored. */
function readConcatenation(id: number, element: Uint8Array): Concatenation | undefined {
  const isWide = id === 8
  if ((id !== 0 && !isWide) || element.length !== (isWide ? 4 : 3)) return undefined
  const [sequence = 0, parts = 0, low = 0, high = 0] = [...element].reverse()
  if (sequence === 0 || sequence > parts) return undefined
  return { reference: high * 256 + low, parts, sequence, ...(isWide ? { isWide } : {}) }
}

/** Elements 0x24 and 0x25: the national single-shift and locking-shift tables. */
function readTables(id: number, element: Uint8Array, tables: SeptetTables): SeptetTables {
  const language = element[0] ?? 0
  if (id === 0x24) return { ...tables, single: singleTables[language] ?? tables.single }
  if (id === 0x25) return { ...tables, locking: lockingTables[language] ?? tables.locking }
  return tables
}
