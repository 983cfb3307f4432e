import type { Language } from './language.ts'
import { cardinal } from './numbers.ts'
import type { SpeechRule } from './rule.ts'
import { token } from './rule.ts'

const dayParts: Readonly<Record<Language, readonly string[]>> = {
  nl: ["'s nachts", "'s ochtends", "'s middags", "'s avonds"],
  en: ['at night', 'in the morning', 'in the afternoon', 'in the evening'],
}

const hourName = (hour: number, language: Language): string =>
  cardinal(hour % 12 === 0 ? 12 : hour % 12, language)

function dutchClock(hour: number, minute: number): string {
  const now = hourName(hour, 'nl')
  const next = hourName(hour + 1, 'nl')
  const count = (n: number): string => (n === 15 ? 'kwart' : cardinal(n, 'nl'))
  if (minute === 0) return `${now} uur`
  if (minute <= 15) return `${count(minute)} over ${now}`
  if (minute < 30) return `${cardinal(30 - minute, 'nl')} voor half ${next}`
  if (minute === 30) return `half ${next}`
  if (minute < 45) return `${cardinal(minute - 30, 'nl')} over half ${next}`
  return `${count(60 - minute)} voor ${next}`
}

function englishClock(hour: number, minute: number): string {
  const now = hourName(hour, 'en')
  if (minute === 0) return `${now} o'clock`
  return minute < 10 ? `${cardinal(minute, 'en')} past ${now}` : `${now} ${cardinal(minute, 'en')}`
}

/**
 * A time of the day as people say it (domain.md 5, the voice script: "tien over half vier"), with
 * the part of the day, so that the twelve hours of the spoken clock say no less than 24 do.
 */
export function clockTime(hour: number, minute: number, language: Language): string {
  if (language === 'en' && hour === 12 && minute === 0) return 'twelve noon'
  const clock = language === 'nl' ? dutchClock(hour, minute) : englishClock(hour, minute)
  return `${clock} ${dayParts[language][Math.floor(hour / 6) % 4] ?? ''}`
}

const toDayHour = (hour: number, half: string): number =>
  half === '' ? hour : (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)

const dayPart = "(?:\\s(?:'s\\s(?:nachts|ochtends|morgens|middags|avonds)))?"

/** Times as alerts write them: 14:32, 14.32 uur, 0.05 uur, 20u30, 3:40 pm. */
export const timeRules: readonly SpeechRule[] = [
  {
    pattern: token(
      `([01]?\\d|2[0-4])(?:[.:]|[uh](?=\\d))([0-5]\\d)(?![.:,]\\d)(?:\\s?([ap])\\.?m\\b\\.?)?(?:\\s?(?:uur|(?:hrs|u|h)\\.?))?${dayPart}`,
    ),
    say: ([, hour = '', minute = '', half = ''], language) =>
      clockTime(toDayHour(Number(hour), half), Number(minute), language),
    mayEndSentence: true,
  },
  {
    pattern: token('(1[0-2]|[1-9])\\s?([ap])\\.?m\\b\\.?'),
    say: ([, hour = '', half = ''], language) =>
      clockTime(toDayHour(Number(hour), half), 0, language),
    mayEndSentence: true,
  },
]
