import { type Listing, listingTongue } from './listing-tongue.ts'
import { type Case, type Gender, type Grammar, hasNoun, wordByWord } from './word-by-word.ts'

/** What an adjective without an article ends in (Duden, *starke Deklination*). */
const endings: Readonly<Record<Case, Readonly<Record<Gender, string>>>> = {
  plain: { m: 'er', f: 'e', n: 'es', p: 'e' },
  with: { m: 'em', f: 'er', n: 'em', p: 'en' },
  without: { m: 'en', f: 'e', n: 'es', p: 'e' },
}

const grammar: Grammar = {
  column: 1,
  agreed: (adjective, gender, after) => `${adjective}${endings[after][gender]}`,
  alone: (adjective) => adjective,
  shaded: (shade, adjective) =>
    `${{ dark: 'dunkel', light: 'hell', bright: 'leuchtend ' }[shade]}${adjective}`,
}

/** `mit schwarzem Fahrrad`; `zu Fuß` stays. */
const riding = (dutch: string): string => {
  const ride = dutch.replace(/^(?:op|in|met|per)\s+(?:de\s|een\s)?/i, '')
  return hasNoun(ride, grammar)
    ? `mit ${wordByWord(ride, grammar, 'with')}`
    : wordByWord(ride, grammar)
}

const german: Listing = {
  language: 'de',
  grammar,
  people: {
    boy: ['Junge', 'Jungen'],
    girl: ['Mädchen', 'Mädchen'],
    child: ['Kind', 'Kinder'],
    man: ['Mann', 'Männer'],
    woman: ['Frau', 'Frauen'],
    person: ['Person', 'Personen'],
  },
  several: (people, count) => `${count} ${people}`,
  years: (age) => (/\d$/.test(age) ? `${age} ${age === '1' ? 'Jahr' : 'Jahre'}` : age),
  clock: (time) => `${time} Uhr`,
  since: (clock) => `seit ${clock}`,
  build: (words) => wordByWord(words, grammar),
  riding,
  named: 'heißt',
  lastSeen: 'zuletzt gesehen',
  towards: (place) => `Richtung ${place}`,
  plate: 'Kennzeichen',
  drifts: 'Rauch zieht',
  events: { vehicle: 'gestohlen', 'hit-and-run': 'Fahrerflucht nach Unfall' },
  kinds: {
    'missing-child': 'vermisstes Kind',
    'missing-person': 'vermisste Person',
    burglary: 'Einbruch',
    robbery: 'Überfall',
    theft: 'Diebstahl',
    vehicle: 'gesuchtes Fahrzeug',
    'hit-and-run': 'Fahrerflucht',
    violence: 'Gewalttat',
    'fire-smoke': 'Brand oder Rauch',
    outage: 'Ausfall',
    aed: 'Reanimation',
    warning: 'Warnung',
    other: 'Mitteilung',
  },
  care: {
    confused: 'Ist verwirrt: bitte ruhig ansprechen.',
    worried: 'Sorge um das Wohlbefinden.',
  },
  danger: 'GEFAHR: Abstand halten.',
  callOf: (place) => `Einsatz ${place}`,
}

/** German, for people who work and live here and read it. */
export const germanTongue = listingTongue(german)
