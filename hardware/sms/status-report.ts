import type { SmsAddress } from './address.ts'

/** SMS-STATUS-REPORT, 23.040 §9.2.2.3. */
export interface StatusReportPdu {
  readonly smsc: string | undefined
  /** TP-MR of the part it speaks of. */
  readonly messageReference: number
  readonly recipient: SmsAddress
  /** TP-SCTS and TP-DT, milliseconds since the epoch. */
  readonly sentAt: number
  readonly dischargedAt: number
  /** TP-ST, 23.040 §9.2.3.15. */
  readonly status: number
}

/** What TP-ST means for the message: `forwarded` is "done, unconfirmed" (0x01). */
export type ReportMeaning = 'delivered' | 'forwarded' | 'pending' | 'failed-permanent' | 'failed-temporary'
