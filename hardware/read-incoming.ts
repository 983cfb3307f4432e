import { ModemError } from './errors.ts'
import type { IncomingPdu } from './modem.ts'
import { decodeDeliver, isStatusReport } from './sms/deliver.ts'
import { decodeStatusReport } from './sms/status-report.ts'

/** What a received PDU says; nothing when it does not decode: then it is kept as it is. */
export function readIncoming(pdu: string): Pick<IncomingPdu, 'sms' | 'report'> {
  try {
    return isStatusReport(pdu) ? { report: decodeStatusReport(pdu) } : { sms: decodeDeliver(pdu) }
  } catch (error) {
    if (error instanceof ModemError) return {}
    throw error
  }
}
