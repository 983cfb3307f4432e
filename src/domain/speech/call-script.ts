import type { PhaseName } from '../action.ts'
import { withoutQuestion } from '../answers.ts'
import type { SpokenLanguage } from './language.ts'
import { spokenText } from './spoken-text.ts'

/** What a call is about, beside its text. */
export interface CallFrame {
  readonly language: SpokenLanguage
  readonly municipality: string
  /** The name of the service as it stands before every SMS. */
  readonly messagePrefix: string
  readonly status: 'actual' | 'exercise'
  readonly phase: PhaseName
  /** What its keys mean: that it was heard, or whether they come. */
  readonly keys?: 'confirm' | 'answer'
}

/** The passages of a call, in their order, each to be spoken as it stands. */
export interface CallScript {
  readonly opening: string
  readonly message: string
  readonly again: string
  readonly keys: string
  /** What `message` and `again` begin with and a recording does not say: `Oefening.`, or nothing. */
  readonly labels: string
  /** Said before a recording is heard again: `Ik herhaal.` */
  readonly repeat: string
}

interface Phrases {
  readonly opening: string
  readonly exercise: string
  readonly correction: string
  readonly again: string
  readonly keys: Readonly<Record<'confirm' | 'answer', string>>
  /** To who calls a modem and was sent nothing. */
  readonly nothing: string
}

const phrases: Readonly<Record<SpokenLanguage, Phrases>> = {
  nl: {
    opening: 'Dit is {service} van de gemeente {municipality}.',
    exercise: 'Oefening.',
    correction: 'Correctie.',
    again: 'Ik herhaal.',
    keys: {
      confirm: 'Toets 1 om te bevestigen, 2 om te herhalen.',
      answer: 'Toets 1: ik kom. Toets 2: ik kan niet.',
    },
    nothing: 'Er is geen oproep voor dit telefoonnummer. Bij nood belt u 112.',
  },
  en: {
    opening: 'This is {service} of the municipality of {municipality}.',
    exercise: 'Exercise.',
    correction: 'Correction.',
    again: 'I repeat.',
    keys: {
      confirm: 'Press 1 to confirm, 2 to repeat.',
      answer: 'Press 1: I am coming. Press 2: I cannot.',
    },
    nothing: 'There is no alert for this telephone number. In an emergency call 112.',
  },
  de: {
    opening: 'Dies ist {service} der Gemeinde {municipality}.',
    exercise: 'Übung.',
    correction: 'Korrektur.',
    again: 'Ich wiederhole.',
    keys: {
      confirm: 'Taste eins: bestätigen. Taste zwei: wiederholen.',
      answer: 'Taste eins: ich komme. Taste zwei: ich kann nicht.',
    },
    nothing: 'Für diese Telefonnummer gibt es keine Meldung. Im Notfall rufen Sie 112 an.',
  },
  pl: {
    // The name stands by itself: nothing has to be declined.
    opening: 'Tu {service}, gmina {municipality}.',
    exercise: 'Ćwiczenia.',
    correction: 'Sprostowanie.',
    again: 'Powtarzam.',
    keys: {
      confirm: 'Naciśnij jeden, aby potwierdzić. Naciśnij dwa, aby powtórzyć.',
      answer: 'Naciśnij jeden: przyjdę. Naciśnij dwa: nie mogę.',
    },
    nothing: 'Dla tego numeru telefonu nie ma wiadomości. W nagłym wypadku zadzwoń: 112.',
  },
}

const without = (text: string, lead: string): string =>
  text.startsWith(lead) ? text.slice(lead.length).replace(/^[\s:.,]+/, '') : text

/** The text without what the opening has said already, nor the words an SMS of its kind begins with. */
function body(text: string, { municipality, messagePrefix }: CallFrame): string {
  const unlabelled = ['OEFENING', 'CORRECTIE'].reduce(without, withoutQuestion(text.trim()))
  const unnamed = without(unlabelled, messagePrefix)
  return unnamed === unlabelled ? unnamed : without(unnamed, municipality)
}

/**
 * What is said in a call about an SMS text (domain.md 5, *Voice variant*): who calls, the message,
 * the message again, and the keys. An exercise or correction says so each time before its message,
 * for who hears one half of a call must not take it for the real thing.
 */
export function callScript(text: string, frame: CallFrame): CallScript {
  const { opening, exercise, correction, again, keys } = phrases[frame.language]
  const say = (words: string): string => spokenText(words, frame.language)
  const labels = [
    ...(frame.status === 'exercise' ? [exercise] : []),
    ...(frame.phase === 'correction' ? [correction] : []),
  ]
  const words = [...labels, say(body(text, frame))].join(' ').trim()
  const message = /[.?!]$|^$/.test(words) ? words : `${words}.`
  return {
    opening: say(named(opening, frame)),
    message,
    again: `${again} ${message}`,
    keys: say(keys[frame.keys ?? 'confirm']),
    labels: labels.join(' '),
    repeat: again,
  }
}

/** Who calls, and in which language. */
export type Name = Pick<CallFrame, 'language' | 'municipality' | 'messagePrefix'>

const named = (opening: string, { messagePrefix, municipality }: Name): string =>
  opening.replace('{service}', () => messagePrefix).replace('{municipality}', () => municipality)

/** The words that every call begins with. */
export const whoCalls = (name: Name): string =>
  spokenText(named(phrases[name.language].opening, name), name.language)

/** What a call says before its message is heard again. */
export const repeatsWith = (language: SpokenLanguage): string => phrases[language].again

/** What is said to who calls a modem and was sent nothing, so that they know whom they reached. */
export function nothingScript(name: Name): CallScript {
  const { nothing, again } = phrases[name.language]
  const message = spokenText(nothing, name.language)
  return {
    opening: whoCalls(name),
    message,
    again: `${again} ${message}`,
    keys: '',
    labels: '',
    repeat: again,
  }
}

/** A call as far as one hears everything in it: the message once, and the keys (domain.md S12). */
export const heardOnce = (script: CallScript): CallScript => ({ ...script, again: '' })

/** A whole call in one text. */
export const callText = ({ opening, message, again, keys }: CallScript): string =>
  [opening, message, again, keys].join(' ')
