import { ModemError } from '../errors.ts'
import { decodeAddress, encodeAddress, type SmsAddress } from './address.ts'
import { fromHex, OctetReader, toHex } from './hex.ts'
import { readServiceCentre, writeServiceCentre } from './service-centre.ts'
import { decodeTimestamp, encodeTimestamp } from './timestamp.ts'

/** SMS-STATUS-REPORT, 23.040 §9.2.2.3. */
export interface StatusReportPdu {
  readonly smsc: string | undefined
  /** TP-MR of the part it speaks of. */
  readonly messageReference: number
  readonly recipient: SmsAddress
  /** TP-SCTS and TP-DT, milliseconds since the epoch; undefined when they are no times. */
  readonly sentAt: number | undefined
  readonly dischargedAt: number | undefined
  /** TP-ST, 23.040 §9.2.3.15. */
  readonly status: number
}

/** What TP-ST means for the message: `forwarded` is done, but nobody says that it arrived. */
export type ReportMeaning =
  | 'delivered'
  | 'forwarded'
  | 'pending'
  | 'failed-permanent'
  | 'failed-temporary'

const noTime = new Uint8Array(7)

/** What a network would send; for simulated modems. */
export function encodeStatusReport(report: StatusReportPdu): { pdu: string; tpduLength: number } {
  const tpdu = Uint8Array.of(
    0x06,
    report.messageReference & 0xff,
    ...encodeAddress(report.recipient),
    ...(report.sentAt === undefined ? noTime : encodeTimestamp(report.sentAt)),
    ...(report.dischargedAt === undefined ? noTime : encodeTimestamp(report.dischargedAt)),
    report.status & 0xff,
  )
  return { pdu: toHex(writeServiceCentre(report.smsc)) + toHex(tpdu), tpduLength: tpdu.length }
}

/** Reads a STATUS-REPORT with its service-centre address in front; what follows TP-ST is left. */
export function decodeStatusReport(hex: string): StatusReportPdu {
  const reader = new OctetReader(fromHex(hex))
  const smsc = readServiceCentre(reader)
  if ((reader.octet('the first octet') & 3) !== 2) {
    throw new ModemError('bad-pdu', 'not a STATUS-REPORT')
  }
  const messageReference = reader.octet('TP-MR')
  const recipient = decodeAddress(reader)
  const sentAt = decodeTimestamp(reader.octets(7, 'TP-SCTS'))
  const dischargedAt = decodeTimestamp(reader.octets(7, 'TP-DT'))
  return {
    smsc,
    messageReference,
    recipient,
    sentAt,
    dischargedAt,
    status: reader.octet('TP-ST'),
  }
}

/**
 * 23.040 §9.2.3.15. The high bits decide, for reserved values too; bit 7 is reserved and taken as
 * permanent. Only 0x00 says that the phone has it: 0x02 was replaced, and the rest means nothing yet.
 */
export function reportMeaning(status: number): ReportMeaning {
  if (status >= 0x80) return 'failed-permanent'
  if (status === 0x00) return 'delivered'
  if (status < 0x20) return 'forwarded'
  if (status < 0x40) return 'pending'
  return status < 0x60 ? 'failed-permanent' : 'failed-temporary'
}
