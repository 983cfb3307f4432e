import type { Concatenation } from '../sms/deliver.ts'
import type { Timers } from '../timers.ts'
import type { SimulatedCall } from './call.ts'
import type { Callee } from './callee.ts'

/** One part that the network took: the witness of tests and of the demo. */
export interface OnAirPart {
  /** When the radio began and ended, milliseconds since the epoch. */
  readonly beganAt: number
  readonly at: number
  readonly modem: string
  readonly iccid: string
  readonly to: string
  readonly text: string
  readonly messageReference: number
  readonly concatenation?: Concatenation
  readonly validityMinutes?: number
  /** The SUBMIT as the modem got it, service-centre address included. */
  readonly pdu: string
}

/** What a simulated modem is; what it does wrong is armed on its `faults`. */
export interface SimulatedModemOptions {
  readonly id: string
  /** A profile id. */
  readonly dialect: string
  readonly imei: string
  readonly iccid: string
  /** What its SIM knows of itself, E.164; nothing when left out. */
  readonly ownNumber?: string
  /** MCC and MNC. */
  readonly operator: string
  readonly operatorName?: string
  readonly pin?: string
  readonly secondsPerPart: number
  /** A part that follows within the open link (`+CMMS`, 27.005 §3.5.6). */
  readonly secondsPerFollowUpPart?: number
  /** How long it thinks about every command; 0 when left out. */
  readonly commandMs?: number
  /** How long it is away after a reset; 8 when left out. */
  readonly bootSeconds?: number
  readonly reportSeconds?: number
  /** What it can do with status reports; both when left out. */
  readonly statusReports?: 'stored' | 'direct' | 'none'
  /** A phone that is off: its report says that the validity expired. */
  readonly isOff?: (number: string) => boolean
  /** TP-ST of the report about a number (23.040 §9.2.3.15); goes before `isOff`. */
  readonly reportStatus?: (number: string) => number | undefined
  readonly storeCapacity?: number
  /** The reference of the first part is one more; 0 when left out. */
  readonly lastReference?: number
  /** Makes what happens at random happen again in the same way. */
  readonly seed?: number
  readonly timers: Timers
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly onAir?: (part: OnAirPart) => void
  /** What becomes of a call to a number; answers after 3 s and waits when left out. */
  readonly callee?: (number: string) => Callee
  /** From ATD to the first ring; 2 when left out. */
  readonly callSetUpSeconds?: number
  /** It leaves LTE for 2G while it calls: no VoLTE. */
  readonly fallsBack?: boolean
  /** Told of every call once it has ended. */
  readonly onCall?: (call: SimulatedCall) => void
}
