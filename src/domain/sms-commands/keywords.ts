import type { Language } from '../participant.ts'
import type { Incomplete } from './command.ts'
import { isMeant } from './spelling.ts'

/** A word that begins a command, and the language that it is of. */
export interface Keyword {
  readonly of: Incomplete
  readonly language?: Language
  /** Spelled as it should be: a slip alone, without what belongs to it, may be any word. */
  readonly isExact: boolean
}

type Row = readonly [Incomplete, Language, readonly string[]]

/** "aan" is too short to guess at; these are how a thumb misses it. */
const missed = ['aam', 'aab', 'aaan', 'aann', 'ann', 'ana', 'asn']

/** A word of two languages stands under the one that more people here write. */
const rows: readonly Row[] = [
  ['sign-up', 'nl', ['aan']],
  ['sign-up', 'en', ['on']],
  ['confirm', 'nl', ['ja', 'jaa', 'jaaa', 'jawel', 'jep', 'akkoord']],
  ['confirm', 'en', ['yes', 'yess', 'yep', 'yeah']],
  ['undo', 'nl', ['terug']],
  ['undo', 'en', ['undo', 'back']],
  ['pause', 'nl', ['pauze', 'pauzeer', 'pauzeren', 'vakantie']],
  ['pause', 'en', ['pause', 'holiday', 'vacation']],
  ['night', 'nl', ['nacht', 'nachts', 'nachtalarm', 'nachtmeldingen', 'nachtberichten']],
  ['night', 'en', ['night', 'nights']],
  ['address', 'nl', ['adres', 'adress', 'addres']],
  ['address', 'en', ['address']],
  ['work', 'nl', ['werk', 'werkadres', 'werkadress']],
  ['work', 'en', ['work']],
  ['sign-up', 'de', ['anmelden', 'anmeldung', 'dabei']],
  ['sign-up', 'pl', ['zapisz', 'zapis', 'zapisuje']],
  ['confirm', 'pl', ['tak']],
  ['undo', 'de', ['zuruck', 'zurueck']],
  ['undo', 'pl', ['cofnij']],
  ['pause', 'de', ['pausieren', 'urlaub']],
  ['pause', 'pl', ['pauza', 'przerwa', 'urlop']],
  ['night', 'pl', ['noc', 'nocy']],
  ['address', 'de', ['adresse']],
  ['work', 'de', ['arbeit', 'arbeitsadresse']],
  ['work', 'pl', ['praca']],
]

/** The longer ways to begin, as the keyword that they stand for. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/^(?:meld (?:mij |me )?aan|aan ?meld(?:en|ing)?|(?:ik wil )?(?:graag )?meedoen)\b/, 'aan'],
  [/^(?:schrijf (?:mij |me )?in|in ?schrijven)\b/, 'aan'],
  [/^(?:sign (?:me )?up|signup|join|subscribe|register)\b/, 'on'],
  [/^(?:mijn )?(?:nieuwe? )?adres{1,2}(?: is| wordt| wijzigen)\b/, 'adres'],
  [/^(?:mijn )?nieuwe? adres{1,2}\b/, 'adres'],
  [/^(?:ik ben )?(?:verhuisd|verhuis|verhuizing)(?: naar)?\b/, 'adres'],
  [/^(?:(?:i )?moved(?: to)?|(?:my )?new address(?: is)?|my address is)\b/, 'address'],
  [/^(?:mijn )?werk ?adres{1,2}(?: is)?\b/, 'werk'],
  [/^(?:my )?work ?address(?: is)?\b/, 'work'],
  [/^nacht ?(?:meldingen|alarm|berichten)\b/, 'nacht'],
  [/^night (?:alerts|messages)\b/, 'night'],
  [/^(?:ik ben )?op vakantie\b/, 'vakantie'],
  [/^zapisz mnie\b/, 'zapisz'],
  [/^(?:moj )?(?:nowy )?adres to\b/, 'adres'],
  [/^(?:meine )?(?:neue )?adresse ist\b/, 'adresse'],
  [/^w nocy\b/, 'noc'],
]

/** The text with the keyword in front that its first words stand for. */
export function withKeyword(said: string): string {
  const found = phrases.find(([form]) => form.test(said))
  return found ? said.replace(found[0], found[1]) : said
}

/** The keyword that a word was meant to be; the right spelling of one before a slip of another. */
export function keywordOf(word: string): Keyword | undefined {
  const exact = rows.find(([, , spellings]) => spellings.includes(word))
  if (exact) return { of: exact[0], language: exact[1], isExact: true }
  if (missed.includes(word)) return { of: 'sign-up', language: 'nl', isExact: false }
  const meant = rows.find(([, , spellings]) =>
    spellings.some((spelling) => isMeant(word, spelling)),
  )
  return meant && { of: meant[0], language: meant[1], isExact: false }
}
