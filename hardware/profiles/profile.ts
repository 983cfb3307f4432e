import type { VoicePath } from '../voice/sound-path.ts'

/** What is particular to a family of modems, as data; what a probe finds beats what is said here. */
export interface ModemProfile {
  readonly id: string
  readonly label: string
  readonly match: {
    /** `vendor:product`, product `*` for all of a vendor's. */
    readonly usb?: readonly string[]
    readonly manufacturer?: RegExp
    readonly model?: RegExp
  }
  readonly ports: {
    /** USB interface numbers with an AT port, best first. */
    readonly at: readonly number[]
    /** USB interface that carries a call's sound. */
    readonly audio?: number
  }
  /** Sent after identification, errors ignored. */
  readonly setup: readonly string[]
  /** The question that yields the ICCID, and the prefix of its answer. */
  readonly iccid: readonly [line: string, prefix: string]
  /** Message stores by preference; the first that `+CPMS=?` offers is used. */
  readonly stores: readonly string[]
  /** `+CNMI` ladder: the first that is accepted is used. */
  readonly cnmi: readonly string[]
  /** Whether `+CMMS=2` may be tried (27.005 §3.5.6). */
  readonly mayKeepLink: boolean
  /** How many PIN tries are left: question, prefix, and which field has it. */
  readonly pinTries?: readonly [line: string, prefix: string, field: number]
  /** The command that restarts the modem, and how long it is away. */
  readonly reset: { readonly line: string; readonly awayMs: number }
  /** Left out where a family makes no calls that can be heard. */
  readonly voice?: VoiceProfile
}

/** How a family calls and sounds (modems.md §3 and §6). */
export interface VoiceProfile {
  /** By preference; the first whose probe is answered OK is used. */
  readonly paths: readonly VoicePath[]
  /** Sent after bring-up, errors ignored: call-state events, key detector, who calls. */
  readonly setUp: readonly string[]
  /** Whether "active" can be believed, or may come at ringback already. */
  readonly answerTrust: 'high' | 'low'
  /** Tried in this order until the call list is empty. */
  readonly hangUp: readonly string[]
  readonly pcm?: PcmSound
  readonly file?: FileSound
  readonly soundCard?: CardSound
  /** Its sound wears out after a call and only this mends it. */
  readonly resetAfterCall?: { readonly line: string; readonly awayMs: number }
  readonly volte?: VolteProfile
}

export interface PcmSound {
  readonly probe: string
  /** What a line of its answer looks like, where OK alone does not say yes. */
  readonly probeSays?: RegExp
  readonly on: string
  /** Whether the sound is turned on before dialling or once the call is active. */
  readonly onWhen: 'dial' | 'active'
  /** Left out where the end of the call turns it off. */
  readonly off?: string
  /**
   * How far ahead of what sounds it is written to, in milliseconds: so long may this program be kept
   * from writing before anybody hears it, and so much still sounds of what is stopped.
   */
  readonly leadMs: number
}

/** The driver takes a second (four buffers of 4096, usb-wwan.h); more lead would outlast a key. */
export const usbLeadMs = 100

export interface FileSound {
  readonly probe: string
  readonly upload: 'qfupl' | 'cftranrx' | 'fswrite'
  readonly format: 'wav' | 'amr'
  /** `{name}` stands for the file's name on the modem in each of these. */
  readonly path: string
  readonly remove: string
  readonly play: string
  readonly stop: string
  /** The event that says that playing has ended. */
  readonly ended: RegExp
}

export interface CardSound {
  readonly probe: string
  readonly on: string
  readonly off: string
}

export interface VolteProfile {
  /** Question, prefix of its answer, and what that looks like when it is on; else it is enabled. */
  readonly isOn?: readonly [line: string, prefix: string, ok: RegExp]
  readonly enable: readonly string[]
  /** Question, prefix of its answer, and what that looks like when calls go over LTE. */
  readonly check: readonly [line: string, prefix: string, ok: RegExp]
}

/** Stored reports first: one that came while nobody listened is still there (modems.md 2.1). */
export const reportLadder: readonly string[] = [
  '2,1,0,2,0',
  '1,1,0,2,0',
  '2,1,0,1,0',
  '1,1,0,1,0',
  '2,1,0,0,0',
  '1,1,0,0,0',
]
