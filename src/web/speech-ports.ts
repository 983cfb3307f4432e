import type { Actor } from '../domain/accounts.ts'
import type { PhaseName } from '../domain/action.ts'
import type { CallScript } from '../domain/speech/call-script.ts'

/** What calls of a phase are to say: the SMS in spoken words, other words, or a recording. */
export interface SpokenDraft {
  readonly text: { readonly sms: string; readonly voice?: string; readonly recording?: string }
  readonly status: 'actual' | 'exercise'
  readonly phase: PhaseName
  /** It asks whether they come. */
  readonly asksAnswer?: boolean
  /** Of listening: the message is heard once, where it is not recorded. */
  readonly isOnce?: boolean
}

/** The words of a call, and about how long they take. */
export interface SpokenWords {
  readonly script: CallScript
  readonly seconds: number
}

/** Something that can be listened to. */
export interface Heard {
  readonly id: string
  readonly seconds: number
}

/** Why a recording cannot be used; `measured` is what its limit was compared with. */
export interface RecordingFault {
  readonly fault:
    | 'too-long'
    | 'too-quiet'
    | 'clipped'
    | 'silent'
    | 'recording-unreadable'
    | 'recording-needs-ffmpeg'
  readonly measured: number
}

/** How far a call to oneself has come. */
export interface TestCallView {
  readonly id: string
  /** Masked: the number itself is forgotten once it was dialled. */
  readonly to: string
  readonly stage: 'waiting' | 'dialling' | 'ringing' | 'connected' | 'playing' | 'played' | 'ended'
  /** A key of the catalogue that says how it ended. */
  readonly end?: string
  /** The modem's own words. */
  readonly code?: string
}

/** What the screens can ask of calls that speak. */
export interface SpeechPorts {
  readonly canSpeak: () => boolean
  readonly words: (draft: SpokenDraft) => SpokenWords
  /** Makes the sound as the telephone will carry it. Refuses what cannot be said. */
  readonly listen: (draft: SpokenDraft) => Promise<Heard>
  /** A WAV file of 8 kHz. */
  readonly wav: (id: string) => Promise<Buffer | undefined>
  readonly keepRecording: (octets: Buffer, by: Actor) => Promise<Heard | RecordingFault>
  readonly testCall: {
    /** Refuses a number that is never dialled, and says so when no modem can call. */
    readonly start: (to: string, draft: SpokenDraft, by: Actor) => Promise<TestCallView>
    readonly view: (id: string) => TestCallView | undefined
  }
}
