import type { Command } from './command.ts'
import { slipBetween } from './spelling.ts'

const toNight = (isOn: boolean): Command => ({ kind: 'night', isOn })

const table: readonly (readonly [Command, readonly string[]])[] = [
  [{ kind: 'stop' }, ['stop', 'stop stop', 'stop sms', 'stop all', 'stopall']],
  [{ kind: 'stop', language: 'nl' }, ['uit', 'stoppen', 'ik wil stoppen', 'ik wil graag stoppen']],
  [{ kind: 'stop', language: 'nl' }, ['afmelden', 'meld af', 'meld mij af', 'meld me af']],
  [{ kind: 'stop', language: 'nl' }, ['ik wil me afmelden', 'ik wil mij afmelden', 'afmelding']],
  [{ kind: 'stop', language: 'nl' }, ['uitschrijven', 'schrijf mij uit', 'schrijf me uit']],
  [{ kind: 'stop', language: 'nl' }, ['opzeggen', 'stop ermee', 'stop met sms', 'stop met smsen']],
  [{ kind: 'stop', language: 'nl' }, ['stop de berichten', 'stop met deze berichten']],
  [{ kind: 'stop', language: 'en' }, ['off', 'quit', 'unsubscribe', 'opt out', 'optout']],
  [{ kind: 'stop', language: 'en' }, ['stop messages', 'stop texting me', 'i want to stop']],
  [{ kind: 'stop', language: 'de' }, ['abmelden', 'abmeldung', 'ich mochte mich abmelden']],
  [{ kind: 'stop', language: 'pl' }, ['wypisz', 'wypisz mnie', 'rezygnuje', 'rezygnacja']],
  [{ kind: 'decline', language: 'de' }, ['nein', 'stimmt nicht']],
  [{ kind: 'decline', language: 'pl' }, ['nie']],
  [{ kind: 'decline', language: 'nl' }, ['nee', 'neen', 'nee hoor', 'klopt niet']],
  [{ kind: 'decline', language: 'en' }, ['no', 'nope']],
  [{ kind: 'pause-end', language: 'nl' }, ['stop pauze', 'einde pauze', 'pauze voorbij']],
  [{ kind: 'pause-end', language: 'nl' }, ['pauze uit', 'pauze stop', 'pauze einde', 'pauze weg']],
  [{ kind: 'pause-end', language: 'nl' }, ['pauze klaar', 'pauze over', 'hervat', 'hervatten']],
  [{ kind: 'pause-end', language: 'nl' }, ['uit pauze', 'pauze stoppen', 'pauze beeindigen']],
  [{ kind: 'pause-end', language: 'en' }, ['pause off', 'pause stop', 'end pause', 'pause end']],
  [{ kind: 'pause-end', language: 'en' }, ['resume', 'stop pause', 'pause over', 'unpause']],
  [{ kind: 'pause-end', language: 'de' }, ['pause aus', 'pause ende', 'ende pause']],
  [{ kind: 'pause-end', language: 'pl' }, ['pauza nie', 'koniec pauzy', 'pauza koniec']],
  [{ ...toNight(true), language: 'nl' }, ['nachtaan']],
  [{ ...toNight(false), language: 'nl' }, ['nachtuit']],
  [{ kind: 'status' }, ['status', 'staus', 'statis', 'sttus', 'ststus']],
  [{ kind: 'status', language: 'nl' }, ['mijn gegevens', 'gegevens', 'mijn status', 'inzage']],
  [{ kind: 'status', language: 'en' }, ['my data', 'my status', 'my details']],
  [{ kind: 'status', language: 'de' }, ['meine daten']],
  [{ kind: 'status', language: 'pl' }, ['moje dane']],
  [{ kind: 'help' }, ['help', 'info', 'menu']],
  [{ kind: 'help', language: 'nl' }, ['hulp', 'help mij', 'uitleg', 'hoe werkt dit', 'hulp nodig']],
  [{ kind: 'help', language: 'en' }, ['help me', 'how does this work']],
  [{ kind: 'help', language: 'de' }, ['hilfe']],
  [{ kind: 'help', language: 'pl' }, ['pomoc']],
  [{ kind: 'language', language: 'nl' }, ['nederlands', 'taal nederlands', 'in het nederlands']],
  [{ kind: 'language', language: 'nl' }, ['dutch', 'in dutch', 'language dutch']],
  [{ kind: 'language', language: 'en' }, ['english', 'in english', 'language english']],
  [{ kind: 'language', language: 'de' }, ['deutsch', 'auf deutsch', 'sprache deutsch']],
  [{ kind: 'language', language: 'de' }, ['duits', 'in het duits', 'taal duits', 'german']],
  [{ kind: 'language', language: 'pl' }, ['polski', 'po polsku', 'jezyk polski']],
  [{ kind: 'language', language: 'pl' }, ['pools', 'in het pools', 'taal pools', 'polish']],
  [{ kind: 'language', language: 'en' }, ['engels', 'in het engels', 'taal engels']],
]

const exactly = new Map(table.flatMap(([command, forms]) => forms.map((form) => [form, command])))

/** Words that may have a slip in them; no other word is one slip of theirs from being another. */
const forgiven: readonly (readonly [string, readonly string[]])[] = [
  ['stop', ['swap']],
  ['stoppen', ['swap']],
  ['afmelden', ['swap', 'double']],
  ['unsubscribe', ['swap', 'double', 'edit']],
  ['hulp', ['swap', 'double']],
  ['help', ['swap', 'double']],
  ['status', ['swap', 'double']],
]

/** The command that is known by the whole text, in fixed words. */
export function wholeCommand(said: string): Command | undefined {
  const plain = /^s+top{2,}$|^s{2,}top$/.test(said) ? 'stop' : said
  const found = exactly.get(plain)
  if (found || plain.includes(' ')) return found
  const meant = forgiven.find(([word, slips]) =>
    slips.some((slip) => slip === slipBetween(plain, word)),
  )
  return meant && exactly.get(meant[0])
}
