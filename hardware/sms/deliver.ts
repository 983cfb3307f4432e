import { ModemError } from '../errors.ts'
import { decodeAddress, encodeAddress, type SmsAddress } from './address.ts'
import { fromHex, OctetReader, toHex } from './hex.ts'
import { readServiceCentre, writeServiceCentre } from './service-centre.ts'
import type { Alphabet } from './split.ts'
import { decodeTimestamp, encodeTimestamp } from './timestamp.ts'
import { decodeUserData, encodeUserData, readCoding } from './user-data.ts'

/** The concatenation element of a user data header (23.040 §9.2.3.24.1, .8). */
export interface Concatenation {
  readonly reference: number
  readonly parts: number
  /** 1-based. */
  readonly sequence: number
  /** The reference has 16 bits; one of 8 bits with the same value is another. */
  readonly isWide?: boolean
}

/** SMS-DELIVER, 23.040 §9.2.2.1. */
export interface DeliverPdu {
  readonly smsc: string | undefined
  readonly from: SmsAddress
  readonly text: string
  /** Undefined when it was 8-bit data: `text` is then empty and `data` holds it. */
  readonly data?: Uint8Array
  readonly messageClass?: 0 | 1 | 2 | 3
  /** Service-centre time, milliseconds since the epoch; undefined when it is none. */
  readonly sentAt: number | undefined
  readonly concatenation?: Concatenation
}

/** Whether a received PDU is a STATUS-REPORT rather than a DELIVER (TP-MTI, 23.040 §9.2.3.1). */
export function isStatusReport(hex: string): boolean {
  const reader = new OctetReader(fromHex(hex))
  readServiceCentre(reader)
  return (reader.octet('the first octet') & 3) === 2
}

/** What a network would send; for simulated modems. */
export function encodeDeliver(message: {
  readonly smsc?: string
  readonly from: SmsAddress
  readonly text: string
  readonly alphabet: Alphabet
  readonly sentAt: number
  readonly zoneMinutes?: number
  readonly concatenation?: Concatenation
}): { pdu: string; tpduLength: number } {
  const tpdu = Uint8Array.of(
    (message.concatenation ? 0x40 : 0) | 0x04,
    ...encodeAddress(message.from),
    0,
    message.alphabet === 'ucs2' ? 0x08 : 0,
    ...encodeTimestamp(message.sentAt, message.zoneMinutes),
    ...encodeUserData(message.text, message.alphabet, message.concatenation),
  )
  return { pdu: toHex(writeServiceCentre(message.smsc)) + toHex(tpdu), tpduLength: tpdu.length }
}

/** Reads a DELIVER with its service-centre address in front. */
export function decodeDeliver(hex: string): DeliverPdu {
  const reader = new OctetReader(fromHex(hex))
  const smsc = readServiceCentre(reader)
  const first = reader.octet('the first octet')
  // TP-MTI 3 is reserved, and to be taken for a DELIVER (23.040 §9.2.3.1).
  if ([1, 2].includes(first & 3)) throw new ModemError('bad-pdu', 'not a DELIVER')
  const from = decodeAddress(reader)
  reader.octet('TP-PID')
  const coding = readCoding(reader.octet('TP-DCS'))
  const sentAt = decodeTimestamp(reader.octets(7, 'TP-SCTS'))
  const { messageClass } = coding
  return {
    smsc,
    from,
    sentAt,
    ...(messageClass === undefined ? {} : { messageClass }),
    ...decodeUserData(reader, coding, (first & 0x40) !== 0),
  }
}
