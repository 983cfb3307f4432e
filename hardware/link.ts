import type { CallEvent } from './at/call-events.ts'
import type { Stored } from './at/events.ts'
import type { StoredPdu } from './incoming.ts'
import type { BankPorts, ModemConfig } from './modem.ts'
import type { Timers } from './timers.ts'
import type { Phone } from './voice/phone.ts'
import type { VoicePath } from './voice/sound-path.ts'
import type { OpenWire, Wire } from './wire.ts'

/** What bring-up found out. */
export interface BroughtUp {
  readonly profile: { readonly id: string; readonly label: string }
  readonly imei: string
  readonly iccid: string
  /** Of the SIM, E.164, where it knows its own. */
  readonly number?: string
  readonly operator: string | undefined
  readonly registered: boolean
  readonly signal: number | undefined
  readonly moreMessages: boolean
  readonly statusReports: boolean
  /** Every store that `AT+CPMS=?` names for reading and deleting. */
  readonly stores: readonly string[]
  readonly hasReset: boolean
  /** How it gets a call's sound across; left out when it makes no calls. */
  readonly voicePath?: VoicePath
}

/** What a modem says unasked, as far as the session acts on it. */
export type LinkEvent =
  | ({ readonly kind: 'stored' } & Stored)
  | { readonly kind: 'pdu'; readonly pdu: string }
  | { readonly kind: 'registration'; readonly registered: boolean }
  | { readonly kind: 'late-answer'; readonly reference: number }
  | { readonly kind: 'call'; readonly call: CallEvent }

/** The two questions asked while a part is handed over. */
export interface HandOver {
  /** Runs while the prompt is awaited. */
  readonly begin: () => Promise<void>
  /** Asked right before the PDU and Ctrl-Z are written. */
  readonly mayHandOver: () => boolean
}

/** One modem's commands over one wire. Every promise settles, on a closed wire too. */
export interface Link {
  readonly bringUp: () => Promise<BroughtUp>
  /** Resolves with TP-MR. */
  readonly submit: (
    part: { pdu: string; tpduLength: number },
    questions: HandOver,
  ) => Promise<number>
  readonly signal: () => Promise<number | undefined>
  readonly registered: () => Promise<boolean>
  readonly operator: () => Promise<string | undefined>
  readonly list: (store: string) => Promise<readonly StoredPdu[]>
  readonly read: (store: string, index: number) => Promise<StoredPdu | undefined>
  readonly remove: (stored: StoredPdu) => Promise<void>
  /** Removes from a store all that was read; false when the modem refuses. */
  readonly clearRead: (store: string) => Promise<boolean>
  /** What makes its calls, once it is brought up and has a `voicePath`. */
  readonly phone: () => Phone | undefined
  /** Whether it left open, at bring-up, how its calls get their sound. */
  readonly lacksVoice: () => boolean
  /** Asks again how; undefined when it makes no calls. Rejects when a call cannot be hung up. */
  readonly seekVoice: () => Promise<VoicePath | undefined>
  /** Hangs up whatever rings or is up. Rejects when it does not answer. */
  readonly hangUp: () => Promise<void>
  /** ESC and `AT`; whether it answered. */
  readonly probe: () => Promise<boolean>
  /** The reset of the profile with this id: what was found, or what it was when it last came up. */
  readonly reset: (profileId: string | undefined) => Promise<void>
  readonly trace: (on: boolean) => void
  readonly close: () => Promise<void>
  readonly isOpen: () => boolean
  readonly closed: Promise<void>
}

/** What a link is opened with. */
export interface LinkPorts {
  readonly modem: string
  readonly config: ModemConfig
  readonly ports: BankPorts
  readonly timers: Timers
  /** Opens the port that carries a call's sound. */
  readonly openWire: OpenWire
  /** Told what the modem says unasked. */
  readonly heard: (event: LinkEvent) => void
}

/** Starts to speak over `wire`. */
export type OpenLink = (wire: Wire, ports: LinkPorts) => Link
