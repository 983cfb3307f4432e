import type { OtherLanguage } from '../participant.ts'
import { sentence } from './sentences.ts'

type Row = Readonly<Record<'nl' | OtherLanguage, string>>

/** What is asked of people, as shipped, sentence by sentence in every language. */
const known: readonly Row[] = [
  {
    nl: 'Ga naar binnen, sluit ramen en deuren, zet ventilatie uit.',
    en: 'Go inside, close windows and doors, turn off ventilation.',
    de: 'Gehen Sie ins Haus, schließen Sie Fenster und Türen, Lüftung aus.',
    pl: 'Wejdź do domu, zamknij okna i drzwi, wyłącz wentylację.',
  },
  {
    nl: 'Ga naar binnen.',
    en: 'Go inside.',
    de: 'Gehen Sie ins Haus.',
    pl: 'Wejdź do budynku.',
  },
  {
    nl: 'Sluit ramen en deuren.',
    en: 'Close windows and doors.',
    de: 'Schließen Sie Fenster und Türen.',
    pl: 'Zamknij okna i drzwi.',
  },
  {
    nl: 'Blijf uit de rook.',
    en: 'Stay out of the smoke.',
    de: 'Meiden Sie den Rauch.',
    pl: 'Unikaj dymu.',
  },
  {
    nl: 'Blijf weg van die plek.',
    en: 'Stay away from there.',
    de: 'Bleiben Sie dem Ort fern.',
    pl: 'Nie zbliżaj się do tego miejsca.',
  },
  {
    nl: 'Blijf binnen.',
    en: 'Stay inside.',
    de: 'Bleiben Sie im Haus.',
    pl: 'Zostań w domu.',
  },
  {
    nl: 'Help uw buren.',
    en: 'Help your neighbours.',
    de: 'Helfen Sie Ihren Nachbarn.',
    pl: 'Pomóż sąsiadom.',
  },
  {
    nl: 'Help buren.',
    en: 'Help your neighbours.',
    de: 'Helfen Sie Ihren Nachbarn.',
    pl: 'Pomóż sąsiadom.',
  },
  {
    nl: 'Hulp nodig?',
    en: 'Need help?',
    de: 'Brauchen Sie Hilfe?',
    pl: 'Potrzebujesz pomocy?',
  },
  {
    nl: '112 werkt niet: ga naar de brandweer.',
    en: '112 does not work: go to the fire station.',
    de: '112 geht nicht: gehen Sie zur Feuerwehr.',
    pl: '112 nie działa: idź do straży pożarnej.',
  },
  {
    nl: 'Drink geen water uit de kraan.',
    en: 'Do not drink tap water.',
    de: 'Trinken Sie kein Leitungswasser.',
    pl: 'Nie pij wody z kranu.',
  },
  {
    nl: 'Kook het water voor gebruik.',
    en: 'Boil the water before use.',
    de: 'Kochen Sie das Wasser vor Gebrauch ab.',
    pl: 'Przed użyciem przegotuj wodę.',
  },
]

const table: ReadonlyMap<string, Row> = new Map(known.map((row) => [row.nl.toLowerCase(), row]))

const whereTo = /^Kom naar noodsteunpunt (.+)$/i
const comeTo: Readonly<Record<OtherLanguage, string>> = {
  en: 'Come to emergency support point $1',
  de: 'Notfall-Anlaufstelle: $1',
  pl: 'Punkt pomocy: $1',
}

/** Advice in a language where every sentence of it is known; a sentence that is not stays Dutch. */
export const adviceIn = (language: OtherLanguage, advice: string): string =>
  sentence(advice)
    .split(/(?<=[.!?])\s+/)
    .map(
      (part) =>
        table.get(part.toLowerCase())?.[language] ?? part.replace(whereTo, comeTo[language]),
    )
    .join(' ')
