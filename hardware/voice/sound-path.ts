import type { Sound } from './sound.ts'

/** How a call's sound reaches the far end: `modems.md` §0 and §3.2. */
export type VoicePath =
  /** The modem was given a file and plays it by itself. */
  | 'file'
  /** 8 kHz s16le over a second serial port. */
  | 'pcm'
  /** The modem is a USB sound card. */
  | 'sound-card'

/** How one modem gets a call's sound to the far end; made once a session, after probing. */
export interface SoundPath {
  readonly kind: VoicePath
  /** It plays on when nobody drives it any more, as a modem with a file does. */
  readonly goesOnAlone: boolean
  /** Whether what the far end says can be heard. */
  readonly canHear: boolean
  /** Its sound shows that it is worn, and that only the profile's `resetAfterCall` mends it. */
  readonly isWorn: () => boolean
  /** Outside a call: makes ready to play at once. Rejects with ModemError `sound-failed`. */
  readonly prepare: (sound: Sound) => Promise<void>
  /** Before dialling, for those that want their sound on by then. */
  readonly beforeDial: () => Promise<void>
  /** The call is active: turns the sound on. Rejects with ModemError `sound-failed`. */
  readonly open: (heard: (samples: Int16Array) => void) => Promise<CallSound>
}

/** How playing ended: to the last sample, by `stop`, or because nothing was taken any more. */
export type PlayEnd = 'played' | 'stopped' | 'wedged'

/** The sound of one call under way. */
export interface CallSound {
  /** From the beginning; one at a time. Never rejects. */
  readonly play: (sound: Sound) => Promise<PlayEnd>
  /** Ends what plays; harmless when nothing does. */
  readonly stop: () => Promise<void>
  /** Turns the sound off; harmless after the call has ended. */
  readonly close: () => Promise<void>
}
