import type { Sound } from '../../src/dispatch/modems.ts'
import type { Speech } from '../../src/dispatch/ports.ts'

/** A site where nothing can be spoken. */
export const noSpeech: Speech = {
  canSpeak: () => false,
  sound: async () => {
    throw new Error('there is no voice here')
  },
}

/** Says its words as numbers: whoever has the sound can tell what was said. */
export const plainSpeech: Speech = {
  canSpeak: () => true,
  sound: async ({ script, recording }): Promise<Sound> => {
    const words = recording ?? Object.values(script).join('|')
    return { id: words, samples: Int16Array.from(words, (letter) => letter.charCodeAt(0)) }
  },
}

/** What a sound of `plainSpeech` says. */
export const saidIn = ({ samples }: Sound): string => String.fromCharCode(...samples)
