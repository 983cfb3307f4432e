import { readWav } from '../../hardware/voice/wav.ts'
import type { SpokenLanguage } from '../domain/speech/language.ts'
import { programAt, runProgram } from './program.ts'
import type { Voice } from './voice.ts'

const espeakVoices: Readonly<Record<SpokenLanguage, string>> = {
  nl: 'nl',
  en: 'en-gb',
  de: 'de',
  pl: 'pl',
}
/** Slow and low enough for a telephone, and 40 ms more between words. */
const espeakManner = ['-s', '145', '-p', '45', '-g', '4']
const espeakTimeoutMs = 20_000

/** espeak-ng, which speaks every language there is; undefined when it is not installed. */
export function espeak(language: SpokenLanguage, path?: string): Voice | undefined {
  const program = programAt('espeak-ng', path)
  if (program === undefined) return undefined
  const args = ['-v', espeakVoices[language], ...espeakManner, '-b', '1', '--stdin', '--stdout']
  return {
    id: ['espeak-ng', ...args].join(' '),
    say: async (text) =>
      // To a pipe, it cannot say how much follows: all that does is sound.
      readWav(await runProgram(program, args, { input: text, timeoutMs: espeakTimeoutMs })),
  }
}
