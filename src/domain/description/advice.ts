import { sentence } from './sentences.ts'

/** What is asked of people, as shipped, sentence by sentence in both languages. */
const known: readonly (readonly [nl: string, en: string])[] = [
  [
    'Ga naar binnen, sluit ramen en deuren, zet ventilatie uit.',
    'Go inside, close windows and doors, turn off ventilation.',
  ],
  ['Ga naar binnen.', 'Go inside.'],
  ['Sluit ramen en deuren.', 'Close windows and doors.'],
  ['Blijf uit de rook.', 'Stay out of the smoke.'],
  ['Blijf weg van die plek.', 'Stay away from there.'],
  ['Blijf binnen.', 'Stay inside.'],
  ['Help uw buren.', 'Help your neighbours.'],
  ['Help buren.', 'Help your neighbours.'],
  ['Hulp nodig?', 'Need help?'],
  ['112 werkt niet: ga naar de brandweer.', '112 does not work: go to the fire station.'],
  ['Drink geen water uit de kraan.', 'Do not drink tap water.'],
  ['Kook het water voor gebruik.', 'Boil the water before use.'],
]

const table: ReadonlyMap<string, string> = new Map(known.map(([nl, en]) => [nl.toLowerCase(), en]))

const whereTo = /^Kom naar noodsteunpunt (.+)$/i

/** Advice in English where every sentence of it is known; a sentence that is not stays Dutch. */
export const adviceInEnglish = (advice: string): string =>
  sentence(advice)
    .split(/(?<=[.!?])\s+/)
    .map(
      (part) =>
        table.get(part.toLowerCase()) ??
        part.replace(whereTo, 'Come to emergency support point $1'),
    )
    .join(' ')
