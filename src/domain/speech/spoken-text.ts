import { abbreviationRules } from './abbreviations.ts'
import { addressRules, looseHouseRules } from './addresses.ts'
import { dateRules } from './dates.ts'
import type { Language, SpokenLanguage } from './language.ts'
import { measureRules } from './measures.ts'
import { numberRules, rankRules } from './numbers.ts'
import { phoneRules } from './phones.ts'
import { plateRules } from './plates.ts'
import type { SpeechRule } from './rule.ts'
import { plainSigns, signRules, tidied } from './signs.ts'
import { spokenGerman, spokenPolish } from './spoken-others.ts'
import { timeRules } from './times.ts'
import { wordRules } from './words.ts'

/** The first that fits wins, so the narrow come before the wide: a number by itself is last. */
const rules: readonly SpeechRule[] = [
  ...plateRules,
  ...dateRules,
  ...addressRules,
  ...phoneRules,
  ...measureRules,
  ...timeRules,
  ...abbreviationRules,
  ...rankRules,
  ...looseHouseRules,
  ...wordRules,
  ...numberRules,
  ...signRules,
]

interface Spoken {
  readonly words: string
  readonly length: number
}

const endsSentence = /^\s*$|^\s+\p{Lu}/u

function sayAt(text: string, at: number, language: Language): Spoken | undefined {
  for (const rule of rules) {
    rule.pattern.lastIndex = at
    const match = rule.pattern.exec(text)
    if (match === null) continue
    const words = rule.say(
      [...match].map((group) => group ?? ''),
      language,
    )
    if (words === undefined) continue
    const { length } = match[0]
    const isStop =
      rule.mayEndSentence && match[0].endsWith('.') && endsSentence.test(text.slice(at + length))
    return { words: isStop ? `${words}.` : words, length }
  }
  return undefined
}

const plainRun = /\p{L}+|./suy

/**
 * The text as a speech synthesiser is to say it: no digit, abbreviation, link or odd sign is left,
 * and capitals are those of names and sentences. A comma is a pause. Sources: domain.md 5 (voice
 * script and its rules), Taaladvies (numerals), RDW (plates), ACM (telephone codes).
 */
export function spokenText(text: string, language: SpokenLanguage): string {
  if (language === 'de') return spokenGerman(text)
  if (language === 'pl') return spokenPolish(text)
  const plain = plainSigns(text)
  let spoken = ''
  let at = 0
  while (at < plain.length) {
    const said = sayAt(plain, at, language)
    if (said) {
      spoken += ` ${said.words} `
      at += Math.max(said.length, 1)
      continue
    }
    plainRun.lastIndex = at
    const run = plainRun.exec(plain)?.[0] ?? ' '
    spoken += run
    at += run.length
  }
  return tidied(spoken)
}
