import { en } from './en.ts'
import { nl } from './nl.ts'

export type Key = keyof typeof nl
export type Language = 'nl' | 'en'
export type Parameters = Readonly<Record<string, string | number>>

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { nl, en }

/** The words for a key; a key that comes from elsewhere and has none is shown as it is. */
export function say(language: Language, key: string, parameters: Parameters = {}): string {
  const words = catalogues[language][key] ?? key
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole))
}

/** Speaks one language, with keys that are checked. */
export const speaker =
  (language: Language) =>
  (key: Key, parameters: Parameters = {}): string =>
    say(language, key, parameters)
