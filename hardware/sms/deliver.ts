import type { SmsAddress } from './address.ts'

/** The concatenation element of a user data header (23.040 §9.2.3.24.1, .8). */
export interface Concatenation {
  readonly reference: number
  readonly parts: number
  /** 1-based. */
  readonly sequence: number
}

/** SMS-DELIVER, 23.040 §9.2.2.1. */
export interface DeliverPdu {
  readonly smsc: string | undefined
  readonly from: SmsAddress
  readonly text: string
  /** Undefined when it was 8-bit data: `text` is then empty and `data` holds it. */
  readonly data?: Uint8Array
  readonly messageClass?: 0 | 1 | 2 | 3
  /** Service-centre time, milliseconds since the epoch. */
  readonly sentAt: number
  readonly concatenation?: Concatenation
}
