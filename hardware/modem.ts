import type { FailureClass, ModemError } from './errors.ts'
import type { DeliverPdu } from './sms/deliver.ts'
import type { StatusReportPdu } from './sms/status-report.ts'
import type { CallOrder, CallOutcome, IncomingCall } from './voice/call-outcome.ts'
import type { Sound } from './voice/sound.ts'
import type { VoicePath } from './voice/sound-path.ts'

/** As in the HTTP contract; `reason` in ModemStatus says why for all but `ready` and `busy`. */
export type ModemState =
  | 'starting'
  | 'ready'
  | 'busy'
  | 'paused'
  | 'recovering'
  | 'parked'
  | 'absent'

export type ModemReason =
  | 'network-refuses'
  | 'not-registered'
  | 'congested'
  | 'store-full'
  | 'account-barred'
  | 'sim-missing'
  | 'sim-pin'
  | 'sim-puk'
  | 'sim-failure'
  | 'not-answering'
  | 'no-sms-centre'
  | 'by-hand'
  | 'unplugged'
  | 'port-in-use'

export type Channel = 'sms' | 'voice'

/** What a site configures for one modem. `port` is any path that opens as a serial port. */
export interface ModemConfig {
  readonly port: string
  /** A profile id, or `auto`. */
  readonly profile: string
  readonly pin?: string
  /** Where a call's sound goes: a serial port, or `card:ID` for a sound card. */
  readonly audio?: string
  /** `audio` was found beside the modem: it is used where the family has no better way. */
  readonly isAudioFound?: true
  /** `vendor:product` of the USB device, lower-case hexadecimal, where it is known. */
  readonly usb?: string
  readonly limits: SimLimits
}

/** Parts per SIM in sliding windows; null is no limit. */
export interface SimLimits {
  readonly perHour: number | null
  readonly perDay: number | null
}

/** A snapshot of one modem for screens and the API. Everything measured is undefined until known. */
export interface ModemStatus {
  readonly id: string
  readonly port: string
  readonly profile: string
  readonly label: string
  readonly state: ModemState
  readonly reason?: ModemReason
  readonly since: number
  readonly imei?: string
  readonly iccid?: string
  /** Of the SIM, E.164, where it knows its own. */
  readonly number?: string
  readonly operator?: string
  readonly registered: boolean
  /** 0..31 as `+CSQ` (27.007 §8.5); undefined when 99 or unknown. */
  readonly signal?: number
  readonly capabilities: readonly Channel[]
  readonly limits: SimLimits
  /** Median seconds from Ctrl-Z to the answer, first parts. */
  readonly secondsPerPart?: number
  /** The same for a part that follows within the open link (`+CMMS`). */
  readonly secondsPerFollowUpPart?: number
  readonly moreMessages: boolean
  /** Whether this modem can tell us about status reports. */
  readonly statusReports: boolean
  /** Its conversation is written to the log. */
  readonly isTraced: boolean
  /** Milliseconds since the epoch of the last part the network took. */
  readonly lastSentAt?: number
  /** 95th percentile of this SIM's report times in seconds, once 20 were seen. */
  readonly reportSecondsP95?: number
  /** How it gets a call's sound across; undefined when it cannot. */
  readonly voicePath?: VoicePath
  /** Median seconds from dialling to hung up, of calls that were played to the end. */
  readonly secondsPerCall?: number
  /** Its last call stayed on LTE (VoLTE); undefined until known. */
  readonly isVolte?: boolean
}

/** One part of one message, and the two questions asked while it is handed over. */
export interface SmsSubmission {
  /** E.164. */
  readonly to: string
  readonly text: string
  /** 0-based part of `text` as `splitText` cuts it. */
  readonly part: number
  /** 8-bit concatenation reference; the same for all parts, also when one is sent again. */
  readonly reference: number
  readonly validityMinutes: number
  /** More parts of this message follow at once on this modem. */
  readonly moreFollow: boolean
  /** Runs while the prompt is awaited; nothing is handed over unless it resolves. */
  readonly begin: (sim: { modem: string; iccid: string }) => Promise<void>
  /** Asked synchronously right before the PDU and Ctrl-Z are written. */
  readonly mayHandOver: () => boolean
}

export type SubmitOutcome =
  /** `messageReference` is TP-MR, undefined where the network already had it (197). */
  | {
      readonly kind: 'accepted'
      readonly messageReference: number | undefined
      readonly seconds: number
    }
  /** No Ctrl-Z was written: nothing can have gone out. */
  | { readonly kind: 'not-handed-over'; readonly error: ModemError }
  | {
      readonly kind: 'refused'
      readonly failure: Exclude<FailureClass, 'accepted' | 'unknown'>
      readonly error: ModemError
    }
  /** Handed over and not answered. `late` settles with TP-MR if the answer comes after all (120 s). */
  | {
      readonly kind: 'in-doubt'
      readonly error: ModemError
      readonly late: Promise<number | undefined>
    }

export interface Modem {
  readonly id: string
  readonly status: () => ModemStatus
  /** True when `submit`, or `call`, would start at once. One of them at a time. */
  readonly isAvailable: () => boolean
  /** Never rejects. */
  readonly submit: (submission: SmsSubmission) => Promise<SubmitOutcome>
  /** Never rejects. Begins only while `isAvailable`; messages and calls are one at a time. */
  readonly call: (order: CallOrder) => Promise<CallOutcome>
  /** Gives it a sound ahead of the first call, so that the call begins at once. Never rejects. */
  readonly prepare: (sound: Sound) => Promise<void>
}

/** One PDU a modem received, exactly as it was; `sms`/`report` are missing when it does not decode. */
export interface IncomingPdu {
  readonly modem: string
  readonly iccid: string
  /** SCA + TPDU, hex. */
  readonly pdu: string
  readonly sms?: DeliverPdu
  readonly report?: StatusReportPdu
  /** True when it was found lying in a store when the session began. */
  readonly wasStored: boolean
}

/** What the bank learned and wants to find again after a restart; keyed by IMEI or ICCID. */
export interface ModemMemory {
  readonly key: string
  readonly value: unknown
}

/** What the bank needs from outside. */
export interface BankPorts {
  readonly now: () => number
  /** Resolves when the PDU is durable; only then it is deleted from the modem. A repeat is harmless. */
  readonly receive: (incoming: IncomingPdu) => Promise<void>
  /** What a caller is to hear; undefined hangs up without an answer. */
  readonly answer?: (call: IncomingCall) => Promise<Sound | undefined>
  readonly remember: (memory: ModemMemory) => void
  readonly recall: (key: string) => unknown
  readonly log: (
    level: 'debug' | 'info' | 'warn' | 'error',
    event: string,
    fields: Record<string, unknown>,
  ) => void
}

export interface ModemBank {
  readonly modems: () => readonly Modem[]
  /** Called after any change of any modem's status or availability; returns the unsubscriber. */
  readonly onChange: (listener: (modem: Modem) => void) => () => void
  /** All modems have had their stores listed (or cannot be reached): sending may begin. */
  readonly pause: (id: string) => void
  readonly resume: (id: string) => void
  readonly reset: (id: string) => Promise<void>
  /** AT lines both ways, numbers and texts masked, to the debug log. */
  readonly trace: (id: string, on: boolean) => void
  /** Waits for a part on the air, then closes every port. */
  readonly stop: () => Promise<void>
}
