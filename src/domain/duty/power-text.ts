import { fitted, type Sentence } from '../sms-commands/fitting.ts'
import { seenWords } from './alarm-text.ts'
import type { PowerTopic } from './duty.ts'

/** What is said of the power. */
export interface PowerTold {
  readonly topic: PowerTopic | 'back'
  /** On the wall of the municipality: `14.32`; since then there is no mains power. */
  readonly since: string
  /** Where the UPS knows how long its battery lasts. */
  readonly minutes?: number
  /** Undefined for what needs no answer. */
  readonly code?: string
}

type Words = Readonly<Record<PowerTold['topic'], (told: PowerTold) => readonly Sentence[]>>

const languages: Readonly<Record<'nl' | 'en', Words>> = {
  nl: {
    'on-battery': ({ since, minutes }) => [
      `sinds ${since} uur is er geen netstroom.`,
      `Omroeper draait op de accu${minutes === undefined ? '' : `, nog ${minutes} minuten`}.`,
    ],
    low: ({ minutes }) => [
      `de accu van Omroeper is bijna leeg${minutes === undefined ? '' : `: nog ${minutes} minuten`}.`,
      'Zorg voor andere stroom, anders gaat het uit.',
    ],
    back: () => ['Omroeper heeft weer netstroom.'],
  },
  en: {
    'on-battery': ({ since, minutes }) => [
      `there has been no mains power since ${since}.`,
      `Omroeper is on battery${minutes === undefined ? '' : `, ${minutes} minutes left`}.`,
    ],
    low: ({ minutes }) => [
      `the battery of Omroeper is nearly empty${minutes === undefined ? '' : `: ${minutes} minutes left`}.`,
      'Find other power, or it will go off.',
    ],
    back: () => ['Omroeper has mains power again.'],
  },
}

/** What the duty phones are told of the power, in one SMS. */
export const powerText = (
  told: PowerTold,
  { prefix, language }: { readonly prefix: string; readonly language: 'nl' | 'en' },
): string =>
  fitted(`${prefix}:`, () => [
    ...languages[language][told.topic](told),
    ...(told.code === undefined ? [] : [seenWords(language, told.code)]),
  ])
