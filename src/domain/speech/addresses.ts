import type { Language } from './language.ts'
import { spelled } from './letters.ts'
import { cardinal, inPairs, integer, upTo } from './numbers.ts'
import type { SpeechRule } from './rule.ts'
import { token } from './rule.ts'

const street =
  '(?:straat|str\\.?|laan|(?:ln|pl|wg)\\.|weg|plein|dijk|kade|singel|gracht|hof|pad|park|steeg|dreef|markt|wal|haven|kanaal|baan|ring|veld|street|road|lane|avenue)'

/** Floors as Amsterdam writes them behind a house number: 12-II is twee hoog. */
const floors = ['I', 'II', 'III', 'IV', 'V']

const wordSuffixes: Readonly<Record<string, string>> = { bis: 'bis', hs: 'huis', huis: 'huis' }

/** What follows a house number: a letter, a floor or the word bis. */
function suffixWords(suffix: string, language: Language): string {
  const floor = floors.indexOf(suffix) + 1
  if (floor === 0) return wordSuffixes[suffix.toLowerCase()] ?? spelled(suffix, language)
  return language === 'nl' ? `${cardinal(floor, 'nl')} hoog` : `floor ${cardinal(floor, 'en')}`
}

/** A number after a house number: a row of houses if it is the higher one, a part if not. */
function secondNumber(first: string, second: string, language: Language): string {
  const isRow = Number(second) > Number(first)
  const link = isRow ? ` ${upTo[language]}` : ','
  return `${link} ${integer(second, language)}`
}

const sayHouse: SpeechRule['say'] = ([, number = '', ...suffixes], language) =>
  suffixes
    .filter((suffix) => suffix !== '')
    .map((suffix) =>
      /^\d/.test(suffix)
        ? secondNumber(number, suffix, language)
        : ` ${suffixWords(suffix, language)}`,
    )
    .reduce((sofar, suffix) => sofar + suffix, integer(number, language))

/** House numbers and postcodes. Dutch postcodes: NEN 5825, four digits and two capitals. */
export const addressRules: readonly SpeechRule[] = [
  {
    pattern: token(
      `(?<=\\p{L}${street}\\s)(\\d{1,5})(?![.,:]?\\d)(?:(?:\\s?-?([a-tv-z]|bis|hs|huis)|-?(u)|-(I{1,3}|IV|V|\\d{1,3}))(?![.,:/'-]?[\\p{L}\\d]))?`,
    ),
    say: sayHouse,
  },
  {
    pattern: token('([1-9]\\d{3})\\s?((?!S[ADS])[A-Z]{2})', ''),
    say: ([, digits = '', letters = ''], language) =>
      `${inPairs(digits, language).join(' ')}, ${spelled(letters, language)},`,
  },
]

/** House numbers that no street comes before; units and ranks have had their turn. */
export const looseHouseRules: readonly SpeechRule[] = [
  {
    pattern: token(
      '(\\d{1,5})(?:\\s?-?\\s?(bis|hs)|[-\\s]?(IV|I{1,3}|V)|-?([A-Z])(?:-(\\d{1,3}))?)',
      '',
    ),
    say: ([, number = '', word = '', floor = '', letter = '', more = ''], language) =>
      sayHouse(['', number, `${word}${floor}${letter}`, more], language),
  },
  { pattern: token('(\\d{1,5})-?([a-z])(?:-(\\d{1,3}))?'), say: sayHouse },
]
