import { ModemError } from '../errors.ts'
import { addressOf, decodeAddress, encodeAddress, type SmsAddress } from './address.ts'
import type { Concatenation } from './deliver.ts'
import { fromHex, OctetReader, toHex } from './hex.ts'
import { readServiceCentre } from './service-centre.ts'
import type { Alphabet } from './split.ts'
import { decodeValidity, encodeValidity } from './timestamp.ts'
import { decodeUserData, encodeUserData, readCoding, type UserData } from './user-data.ts'

/** One part to send, as `splitText` cut it. */
export interface SubmitDraft {
  /** E.164, or a short number. */
  readonly to: string
  readonly text: string
  readonly alphabet: Alphabet
  readonly concatenation?: Concatenation
  /** Rounded down to what a relative TP-VP can say. */
  readonly validityMinutes?: number
  readonly statusReport: boolean
  readonly messageClass?: 0 | 1 | 2 | 3
}

/** SMS-SUBMIT, 23.040 §9.2.2.2, as decoded. */
export interface SubmitPdu extends UserData {
  readonly to: SmsAddress
  readonly validityMinutes?: number
  readonly statusReport: boolean
  readonly messageClass?: 0 | 1 | 2 | 3
}

const submit = 0x01
const relativeValidity = 0x10
const wantsReport = 0x20
const hasHeader = 0x40

/** `pdu` with an empty service-centre address, for `AT+CMGS=<tpduLength>` (27.005 §3.5.1). */
export function encodeSubmit(draft: SubmitDraft): { pdu: string; tpduLength: number } {
  const { validityMinutes, concatenation, messageClass } = draft
  const first =
    submit |
    (validityMinutes === undefined ? 0 : relativeValidity) |
    (draft.statusReport ? wantsReport : 0) |
    (concatenation ? hasHeader : 0)
  const dcs =
    (draft.alphabet === 'ucs2' ? 0x08 : 0) | (messageClass === undefined ? 0 : 0x10 | messageClass)
  const tpdu = Uint8Array.of(
    first,
    0, // TP-MR, set by the modem
    ...encodeAddress(addressOf(draft.to)),
    0, // TP-PID
    dcs,
    ...(validityMinutes === undefined ? [] : [encodeValidity(validityMinutes)]),
    ...encodeUserData(draft.text, draft.alphabet, concatenation),
  )
  return { pdu: `00${toHex(tpdu)}`, tpduLength: tpdu.length }
}

/** Reads a SUBMIT with its service-centre address in front. */
export function decodeSubmit(hex: string): SubmitPdu {
  const reader = new OctetReader(fromHex(hex))
  readServiceCentre(reader)
  const first = reader.octet('the first octet')
  if ((first & 3) !== submit) throw new ModemError('bad-pdu', 'not a SUBMIT')
  reader.octet('TP-MR')
  const to = decodeAddress(reader)
  reader.octet('TP-PID')
  const coding = readCoding(reader.octet('TP-DCS'))
  const validity = readValidity(reader, (first >> 3) & 3)
  const { messageClass } = coding
  return {
    to,
    statusReport: (first & wantsReport) !== 0,
    ...(validity === undefined ? {} : { validityMinutes: validity }),
    ...(messageClass === undefined ? {} : { messageClass }),
    ...decodeUserData(reader, coding, (first & hasHeader) !== 0),
  }
}

/** Relative validity in minutes; the absolute and enhanced forms (seven octets) are passed over. */
function readValidity(reader: OctetReader, format: number): number | undefined {
  if (format === 2) return decodeValidity(reader.octet('TP-VP'))
  if (format !== 0) reader.octets(7, 'TP-VP')
  return undefined
}
