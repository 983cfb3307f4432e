import type { HeardSound } from './call-state.ts'

/** What is heard of the far end. */
export interface EarPorts {
  readonly heard: (sound: HeardSound) => void
  readonly key: (key: string) => void
}

/** What listens to one call: it is given the samples as they come. */
export const earFor =
  (_ports: EarPorts): ((samples: Int16Array) => void) =>
  () =>
    undefined
