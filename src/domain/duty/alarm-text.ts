import { fitted, plain, type Sentence } from '../sms-commands/fitting.ts'
import type { AlarmTopic } from './duty.ts'

/** What an alarm says. */
export interface Told {
  readonly topic: AlarmTopic
  /** Of the action: `2026-014`. */
  readonly number: string
  readonly count: number
  /** On the wall of the municipality: `14.32`. */
  readonly since: string
  readonly code: string
  /** The oldest reply, where policy lets it be told; never whose it is. */
  readonly words?: string
}

type Words = Readonly<Record<AlarmTopic, (told: Told) => readonly Sentence[]>> & {
  readonly test: readonly Sentence[]
  readonly seen: (code: string) => string
  readonly first: (words: string) => string
}

const languages: Readonly<Record<'nl' | 'en', Words>> = {
  nl: {
    override: ({ number, since }) => [
      `actie ${number} ging om ${since} uur in nood uit, zonder akkoord van iemand anders.`,
      'Kijk op het scherm van de actie.',
    ],
    replies: ({ number, count, since }) => [
      `actie ${number}: ${count === 1 ? '1 reactie is' : `${count} reacties zijn`} niet gelezen,`,
      `de eerste van ${since} uur. Kijk op het scherm van de actie.`,
    ],
    'still-current': ({ number, since }) => [
      `is actie ${number} nog actueel? Sinds ${since} uur antwoordt niemand op het scherm.`,
    ],
    choose: ({ number }) => [
      `actie ${number} loopt al een uur. Breid die uit of sluit die af op het scherm.`,
    ],
    test: ['dit is een test van de diensttelefoon.'],
    seen: (code) => `Gezien? Antwoord GEZIEN ${code}.`,
    first: (words) => `Eerste: "${words}"`,
  },
  en: {
    override: ({ number, since }) => [
      `action ${number} went out at ${since} in an emergency, with nobody else's consent.`,
      'Look at the screen of the action.',
    ],
    replies: ({ number, count, since }) => [
      `action ${number}: ${count === 1 ? '1 reply is' : `${count} replies are`} unread,`,
      `the first of ${since}. Look at the screen of the action.`,
    ],
    'still-current': ({ number, since }) => [
      `is action ${number} still current? Nobody has answered the screen since ${since}.`,
    ],
    choose: ({ number }) => [
      `action ${number} has run for an hour. Extend or close it on the screen.`,
    ],
    test: ['this is a test of the duty phone.'],
    seen: (code) => `Seen? Reply SEEN ${code}.`,
    first: (words) => `First: "${words}"`,
  },
}

/** Of two parts, so that an alarm never holds up an alert by more. */
const mostWithWords = 306

/** What the duty phones are told; where policy lets it, with the first words. */
export function alarmText(
  told: Told,
  { prefix, language }: { readonly prefix: string; readonly language: 'nl' | 'en' },
): string {
  const words = languages[language]
  const text = fitted(`${prefix}:`, () => [...words[told.topic](told), words.seen(told.code)])
  if (told.words === undefined) return text
  const said = plain(told.words)
  const room = mostWithWords - text.length - words.first('').length - 1
  const shown = said.length > room ? `${said.slice(0, room - 3)}...` : said
  return `${text} ${words.first(shown)}`
}

/** What tries a duty phone: whoever has it sends the code back. */
export const dutyTestText = (
  code: string,
  { prefix, language }: { readonly prefix: string; readonly language: 'nl' | 'en' },
): string => {
  const { test, seen } = languages[language]
  return fitted(`${prefix}:`, () => [...test, seen(code)])
}

/** What is to be sent back to say that it was seen. */
export const seenWords = (language: 'nl' | 'en', code: string): string =>
  languages[language].seen(code)

/** The code that says that an alarm was seen: `GEZIEN 4821`, `seen 4821`, or the code alone. */
export const seenCode = (words: string): string | undefined =>
  /^\W*(?:(?:gezien|seen|ok[eé]?|oke|ja|yes)\W+)?(\d{4})\W*$/i.exec(words.trim())?.[1]
