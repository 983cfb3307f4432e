import { type Listing, listingTongue } from './listing-tongue.ts'
import { type Grammar, wordByWord } from './word-by-word.ts'

/** Nominative of an adjective: masculine is in the list; neuter and things end alike. */
const grammar: Grammar = {
  column: 2,
  agreed: (adjective, gender) => {
    if (gender === 'm') return adjective
    const stem = adjective.slice(0, -1)
    if (gender === 'f') return `${stem}a`
    return adjective.endsWith('i') ? `${adjective}e` : `${stem}e`
  },
  alone: (adjective) => adjective,
  shaded: (shade, adjective) =>
    `${{ dark: 'ciemno', light: 'jasno', bright: 'jaskrawo' }[shade]}${adjective}`,
}

/** 1 rok; 2, 3, 4, 22 lata; the rest lat. Of a range its last number counts. */
function years(age: string): string {
  const n = Number(/\d+$/.exec(age)?.[0])
  if (Number.isNaN(n)) return age
  if (n === 1) return `${age} rok`
  const isFew = n % 10 >= 2 && n % 10 <= 4 && !(n % 100 >= 12 && n % 100 <= 14)
  return `${age} ${isFew ? 'lata' : 'lat'}`
}

/** Of a figure, which is feminine whoever has it. */
function build(dutch: string): string {
  const words = wordByWord(dutch, grammar)
  if (words.includes('sylwetka') || words === dutch) return words
  return `${words.split(' ').map(feminine).join(' ')} sylwetka`
}

const feminine = (word: string): string => (/[yi]$/.test(word) ? `${word.slice(0, -1)}a` : word)

const polish: Listing = {
  language: 'pl',
  grammar,
  people: {
    boy: ['chłopiec', 'chłopcy'],
    girl: ['dziewczynka', 'dziewczynki'],
    child: ['dziecko', 'dzieci'],
    man: ['mężczyzna', 'mężczyźni'],
    woman: ['kobieta', 'kobiety'],
    person: ['osoba', 'osoby'],
  },
  // A numeral before it would ask for another case.
  several: (people, count) => `${people} (${count})`,
  years,
  clock: (time) => time,
  since: (clock) => `od godz. ${clock}`,
  build,
  riding: (dutch) =>
    wordByWord(dutch.replace(/^(?:op|in|met|per)\s+(?:de\s|een\s)?/i, ''), grammar),
  named: 'imię',
  lastSeen: 'ostatnio widziano',
  towards: (place) => `kierunek: ${place}`,
  plate: 'rejestracja',
  drifts: 'dym,',
  events: { vehicle: 'kradzież', 'hit-and-run': 'ucieczka po kolizji' },
  kinds: {
    'missing-child': 'zaginione dziecko',
    'missing-person': 'zaginiona osoba',
    burglary: 'włamanie',
    robbery: 'napad',
    theft: 'kradzież',
    vehicle: 'poszukiwany pojazd',
    'hit-and-run': 'ucieczka po kolizji',
    violence: 'przemoc',
    'fire-smoke': 'pożar lub dym',
    outage: 'awaria',
    aed: 'reanimacja',
    warning: 'ostrzeżenie',
    other: 'komunikat',
  },
  care: {
    confused: 'Osoba zdezorientowana: proszę mówić spokojnie.',
    worried: 'Obawy o stan zdrowia.',
  },
  danger: 'NIEBEZPIECZEŃSTWO: zachować odstęp.',
  callOf: (place) => `wezwanie ${place}`,
}

/** Polish, of which every message by SMS is written in plain letters: see `plainPolish`. */
export const polishTongue = listingTongue(polish, (text) => plainPolish(text))

const plain: Readonly<Record<string, string>> = {
  ...{ ą: 'a', ć: 'c', ę: 'e', ł: 'l', ń: 'n', ó: 'o', ś: 's', ź: 'z', ż: 'z' },
  ...{ Ą: 'A', Ć: 'C', Ę: 'E', Ł: 'L', Ń: 'N', Ó: 'O', Ś: 'S', Ź: 'Z', Ż: 'Z' },
}

/**
 * Polish as people text it: none of its own letters is in GSM 7-bit (3GPP TS 23.038 §6.2.1), and one
 * of them would make a message of 160 characters three of 67.
 */
export const plainPolish = (text: string): string =>
  text.replace(/[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]/g, (letter) => plain[letter] ?? letter)
