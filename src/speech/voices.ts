import type { SpokenLanguage } from '../domain/speech/language.ts'
import { espeak } from './espeak.ts'
import { piper } from './piper.ts'
import { programAt } from './program.ts'
import type { Log } from './speech.ts'
import type { Voice } from './voice.ts'

/** The voices of this machine. */
export interface Voices {
  readonly isThere: () => boolean
  /** The best for a language; undefined when nothing can speak. */
  readonly of: (language: SpokenLanguage) => Promise<Voice | undefined>
}

export interface VoicesOptions {
  /** Where a site puts voices for Piper. */
  readonly folder: string
  readonly log: Log
  readonly path: string | undefined
}

/** Piper's where a site has installed one for the language, espeak-ng's otherwise. */
export function voices({ folder, log, path }: VoicesOptions): Voices {
  const found = new Map<SpokenLanguage, Voice>()
  const of = async (language: SpokenLanguage): Promise<Voice | undefined> => {
    const common = espeak(language, path)
    const own = found.get(language) ?? (await piper(folder, language, path))
    if (!own) {
      if (!common) log('warn', 'speech-missing', { install: 'apt install espeak-ng' })
      return common
    }
    found.set(language, own)
    return common ? { ...own, say: (text) => own.say(text).catch(instead(common, text, log)) } : own
  }
  // Whether a voice is there has to be known before anything is to be said.
  void of('nl')
  return { isThere: () => found.size > 0 || programAt('espeak-ng', path) !== undefined, of }
}

const instead = (voice: Voice, text: string, log: Log) => (error: unknown) => {
  log('warn', 'voice-failed', { error: String(error), instead: 'espeak-ng' })
  return voice.say(text)
}
