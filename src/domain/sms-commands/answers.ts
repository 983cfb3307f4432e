import type { Language } from '../participant.ts'
import { german } from './answers-de.ts'
import { english } from './answers-en.ts'
import { dutch } from './answers-nl.ts'
import { polish } from './answers-pl.ts'
import type { Incomplete } from './command.ts'
import { fitted, type Pen, type Place, type Sentence } from './fitting.ts'

/** What each answer has to be told. Days are local: `2027-01-03`. */
export interface Details {
  /** Asks whether what was understood is right; `JA` with the code does it. */
  readonly 'ask-sign-up': { readonly place: Place; readonly code: string }
  readonly 'ask-home': { readonly place: Place; readonly code: string }
  readonly 'ask-work': { readonly place: Place; readonly code: string }
  readonly 'ask-work-end': { readonly code: string }
  readonly 'ask-pause': { readonly from?: string; readonly until: string; readonly code: string }
  readonly 'ask-pause-end': { readonly code: string }
  readonly 'ask-night': { readonly isOn: boolean; readonly code: string }
  readonly 'ask-language': { readonly code: string }
  /** To a phone that somebody else entered. Names no address. */
  readonly 'ask-phone': { readonly code: string }
  /** Opens their own page. */
  readonly 'page-code': { readonly code: string }

  /** The numbers of the modems, as people dial them. */
  readonly welcome: { readonly place: Place; readonly numbers: readonly string[] }
  readonly numbers: { readonly numbers: readonly string[] }
  readonly 'phone-confirmed': Nothing
  readonly 'member-already': Nothing
  readonly 'home-set': { readonly place: Place }
  readonly 'work-set': { readonly place: Place }
  readonly 'work-ended': Nothing
  readonly 'pause-set': { readonly from?: string; readonly until: string }
  readonly 'pause-ended': Nothing
  readonly 'night-set': { readonly isOn: boolean }
  readonly 'language-set': Nothing
  readonly stopped: { readonly code: string; readonly hours: number }
  readonly returned: Nothing
  readonly status: Held
  /** Once a year: is the address still right? */
  readonly 'address-check': { readonly place: Place }

  /** To who writes about an action: nobody of the police reads it, and whom to ring. */
  readonly 'not-read': { readonly number: string }

  readonly help: Nothing
  readonly 'not-understood': Nothing
  readonly 'not-member': Nothing
  readonly incomplete: { readonly of: Incomplete }
  readonly 'address-unknown': { readonly place: Place; readonly of: Addressed }
  /** The register has several addresses with this number; `''` is the one without a suffix. */
  readonly suffixes: {
    readonly place: Place
    readonly of: Addressed
    readonly suffixes: readonly string[]
  }
  readonly 'wrong-code': Nothing
  readonly 'expired-code': Nothing
}

type Nothing = Readonly<Record<string, never>>

/** The commands that take an address. */
export type Addressed = Extract<Incomplete, 'sign-up' | 'address' | 'work'>

/** What is held of somebody, in short, and of nobody else. */
export interface Held {
  readonly home?: Place
  readonly work?: Place
  readonly isNight: boolean
  readonly pausedUntil?: string
}

export type AnswerKind = keyof Details

/** All answers in one language. */
export type Answers = {
  readonly [Kind in AnswerKind]: (details: Details[Kind], pen: Pen) => readonly Sentence[]
}

/** Who speaks, and in what language. */
export interface Voice {
  /** Before every text, so that people know it: `Buurtoproep`. */
  readonly prefix: string
  readonly language: Language
}

const languages: Readonly<Record<Language, Answers>> = {
  nl: dutch,
  en: english,
  de: german,
  pl: polish,
}
const emergency: Readonly<Record<Language, string>> = {
  nl: 'Nood? Bel 112.',
  en: 'Emergency? Call 112.',
  de: 'Notfall? Tel. 112.',
  pl: 'Nagły wypadek? Tel. 112.',
}

/** One answer as one SMS of at most 160 septets. None asks to search or to follow. */
export function answerText<Kind extends AnswerKind>(
  kind: Kind,
  details: Details[Kind],
  { prefix, language }: Voice,
): string {
  const lead = kind === 'help' ? `${emergency[language]} ${prefix}:` : `${prefix}:`
  return fitted(lead, (pen) => languages[language][kind](details, pen))
}

/** The welcome, and as many texts after it as the other numbers to save take. */
export function welcomeTexts(details: Details['welcome'], voice: Voice): readonly string[] {
  const texts = [answerText('welcome', details, voice)]
  let left = details.numbers
  for (;;) {
    const last = texts.at(-1) ?? ''
    const unsaid = left.filter((number) => !last.includes(number))
    const isStuck = unsaid.length === left.length && texts.length > 1
    if (unsaid.length === 0 || isStuck) return texts
    left = unsaid
    texts.push(answerText('numbers', { numbers: left }, voice))
  }
}
