import type { Language } from './language.ts'
import { upTo } from './numbers.ts'
import type { SpeechRule } from './rule.ts'

const said: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  '&': { nl: 'en', en: 'and' },
  '+': { nl: 'plus', en: 'plus' },
  '=': { nl: 'is', en: 'is' },
  '%': { nl: 'procent', en: 'per cent' },
  '€': { nl: 'euro', en: 'euro' },
  '±': { nl: 'ongeveer', en: 'about' },
  '~': { nl: 'ongeveer', en: 'about' },
}

/** Signs that are words, signs that are pauses, and at the end those that say nothing. */
export const signRules: readonly SpeechRule[] = [
  {
    pattern: /(?<![\p{L}\d])-(?=\d{1,2}(?:[.,]\d)?\s?°)/uy,
    say: (_, language) => (language === 'nl' ? 'min' : 'minus'),
  },
  { pattern: /(?<=\d\s?)-(?=\s?\d)/uy, say: (_, language) => upTo[language] },
  {
    pattern: /(?<=[\p{L}\d])\/(?=[\p{L}\d])/uy,
    say: (_, language) => (language === 'nl' ? 'of' : 'or'),
  },
  { pattern: /[&+=%€±~]/uy, say: ([sign = ''], language) => said[sign]?.[language] },
  { pattern: /[();/]|-(?=\s)/uy, say: () => ',' },
  {
    pattern: /-(?!\p{L})|(?<!\p{L})-|'(?!\p{L})|(?<!\p{L})'(?![stnmk](?!\p{L}))|[@#*"°]/uy,
    say: () => '',
  },
]

const map: readonly (readonly [RegExp, string])[] = [
  [/(?:https?:\/\/|www\.)\S*/giu, ' '],
  [/(?<![\p{L}\d])[a-z\d][a-z\d.-]{0,253}\.(?:nl|com|org|net|eu)\/\S*/giu, ' '],
  [/\S{1,64}@\S{1,255}/gu, ' '],
  [/[™®©]/gu, ' '],
  [/[½¼¾]/gu, ' $&'],
]
const afterFolding: readonly (readonly [RegExp, string])[] = [
  [/[’‘‛′`´]/gu, "'"],
  [/[–—‐‑‒−]/gu, '-'],
  [/⁄/gu, '/'],
  // What joins or marks letters and emoji has no width of its own: no space comes of it.
  [/[\p{M}\p{Cf}]/gu, ''],
  [/[\r\n]+/gu, ' . '],
  [/[^\p{Script=Latin}0-9\s.,:;?!'"()\-/&+=%€±~°@#*]|[\p{Nl}\p{No}]/gu, ' '],
  [/\s+/gu, ' '],
  [/(?<=^| )[.,](?=\d)/gu, '0.'],
]

const apply = (text: string, changes: readonly (readonly [RegExp, string])[]): string =>
  changes.reduce((sofar, [what, by]) => sofar.replace(what, by), text)

/**
 * Letters of the Latin script, the ten digits and plain signs (Unicode NFKC folds the fancy ones
 * to these); links, mail addresses, emoji and other scripts go, for nobody can say them.
 */
export const plainSigns = (text: string): string =>
  apply(apply(text, map).normalize('NFKC'), afterFolding).trim()

const strongest = ['?', '!', '.', ':', ',']

/** One space between words, one sign at a time, none at the start; sentences begin with a capital. */
export const tidied = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[.,:?!](?: ?[.,:?!])+/g, (run) => strongest.find((sign) => run.includes(sign)) ?? '')
    .replace(/ (?=[.,:?!]|-\p{L})/gu, '')
    .replace(/[.,:?!](?=[^ ])/g, '$& ')
    .replace(/^[ .,:?!]+/, '')
    .trim()
    .replace(/(?<=^|[.?!] )\p{Ll}/gu, (letter) => letter.toUpperCase())
