import type { Recording } from '../../hardware/voice/wav.ts'

/** Something that says a text. */
export interface Voice {
  /** A sound is made again when another voice would say it. */
  readonly id: string
  /** Rejects when the program fails or hangs. */
  readonly say: (text: string) => Promise<Recording>
}
