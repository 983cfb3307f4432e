import type { HeardSound } from './call-state.ts'
import { listenForKeys } from './dtmf.ts'
import { listenForTones } from './tones.ts'

/** What is told of the far end of a call. */
export interface HearingPorts {
  readonly heard: (sound: HeardSound) => void
  readonly key: (key: string) => void
}

/** Listens to one call: it is given the samples as they come, in pieces of any length. */
export function hearing({ heard, key }: HearingPorts): (samples: Int16Array) => void {
  const keys = listenForKeys(key)
  const tones = listenForTones(heard)
  return (samples) => {
    keys(samples)
    tones(samples)
  }
}
