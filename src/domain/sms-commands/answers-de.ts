import type { Addressed, Answers } from './answers.ts'
import type { Incomplete } from './command.ts'
import {
  addressInWords,
  dayInFigures as date,
  example,
  houseInWords,
  type Place,
} from './fitting.ts'

const words: Readonly<Record<Addressed, string>> = {
  'sign-up': 'ANMELDEN',
  address: 'ADRESSE',
  work: 'ARBEIT',
}
const typed = (of: Addressed, place: Place): string => `${words[of]} ${addressInWords(place)}`

const confirm = (code: string): string => `Stimmt das? Antworten Sie JA ${code}.`
const unasked = { may: 'Nicht gefragt? Dann nichts tun.' }
const goodbye = 'Beenden? SMS STOP.'
const period = (from: string | undefined, until: string): string =>
  from === undefined
    ? `bis einschließlich ${date(until)}`
    : `vom ${date(from)} bis einschließlich ${date(until)}`

/** In plain German, the same as the Dutch. */
export const german: Answers = {
  'ask-sign-up': ({ place, code }, pen) => [
    `Sie möchten mitmachen: ${pen.place(place)}.`,
    `Stimmt das und sind Sie 16 oder älter? Antworten Sie JA ${code}.`,
    unasked,
  ],
  'ask-home': ({ place, code }, pen) => [
    `Ihre Adresse wird ${pen.place(place)}.`,
    confirm(code),
    unasked,
  ],
  'ask-work': ({ place, code }, pen) => [
    `Ihre Arbeitsadresse wird ${pen.place(place)}.`,
    confirm(code),
    unasked,
  ],
  'ask-work-end': ({ code }) => [
    'Ihre Arbeitsadresse soll gelöscht werden.',
    confirm(code),
    unasked,
  ],
  'ask-pause': ({ from, until, code }) => [
    `Sie möchten keine Nachrichten ${period(from, until)}.`,
    confirm(code),
    unasked,
  ],
  'ask-pause-end': ({ code }) => ['Sie möchten wieder Nachrichten.', confirm(code), unasked],
  'ask-night': ({ isOn, code }) => [
    isOn
      ? 'Sie möchten auch nachts Nachrichten.'
      : 'Sie möchten nachts nur Nachrichten bei Gefahr.',
    confirm(code),
    unasked,
  ],
  'ask-language': ({ code }) => [
    'Sie möchten unsere Nachrichten auf Deutsch.',
    confirm(code),
    unasked,
  ],
  'ask-phone': ({ code }) => [
    'diese Nummer wurde bei uns angemeldet.',
    `Ist es Ihre und möchten Sie mitmachen? Antworten Sie JA ${code}.`,
    unasked,
  ],
  'page-code': ({ code }) => [`Ihr Code ist ${code}.`, 'Geben Sie ihn niemandem.', unasked],

  welcome: ({ place, numbers }, pen) => [
    `willkommen! Sie machen mit: ${pen.place(place)}.`,
    pen.some(numbers).length === 0
      ? 'Speichern Sie diese Nummer.'
      : `Bitte speichern: ${pen.some(numbers).join(', ')}.`,
    goodbye,
    { may: 'Hilfe? SMS HILFE.' },
  ],
  numbers: ({ numbers }, pen) => [`bitte auch speichern: ${pen.some(numbers).join(', ')}.`],
  'phone-confirmed': () => ['danke. Sie bekommen unsere Nachrichten auf dieser Nummer.', goodbye],
  'member-already': () => [
    'Sie machen schon mit.',
    `Andere Adresse? SMS ${typed('address', example)}.`,
    goodbye,
  ],
  'home-set': ({ place }, pen) => [`Ihre Adresse ist ${pen.place(place)}.`, { may: goodbye }],
  'work-set': ({ place }, pen) => [
    `Ihre Arbeitsadresse ist ${pen.place(place)}.`,
    'Löschen? SMS ARBEIT AUS.',
  ],
  'work-ended': () => ['Ihre Arbeitsadresse ist gelöscht.'],
  'pause-set': ({ from, until }) => [
    `Sie bekommen keine Nachrichten ${period(from, until)}.`,
    'Doch? SMS PAUSE AUS.',
  ],
  'pause-ended': () => ['Ihre Pause ist vorbei. Sie bekommen wieder Nachrichten.'],
  'night-set': ({ isOn }) =>
    isOn
      ? ['Sie bekommen auch nachts Nachrichten.', 'Lieber nicht? SMS NACHT AUS.']
      : ['Sie bekommen nachts nur Nachrichten bei Gefahr.', 'Immer? SMS NACHT AN.'],
  'language-set': () => ['Sie bekommen unsere Nachrichten auf Deutsch.'],
  stopped: ({ code, hours }) => [
    'Sie sind abgemeldet und bekommen keine Nachrichten mehr.',
    { may: `Nach ${hours} Stunden löschen wir Ihre Daten.` },
    `Irrtum? SMS ZURUECK ${code} binnen ${hours} Stunden.`,
  ],
  returned: () => ['willkommen zurück. Sie machen wieder mit.', goodbye],
  status: ({ home, work, isNight, pausedUntil }, pen) => [
    home
      ? `Sie machen mit: ${pen.place(home)}.`
      : 'Sie machen mit. Wir haben keine Adresse von Ihnen.',
    ...(work ? [{ may: `Arbeit: ${pen.place(work)}.` }] : []),
    ...(pausedUntil ? [{ may: `Pause bis einschließlich ${date(pausedUntil)}.` }] : []),
    { may: `Nachts: ${isNight ? 'alle Nachrichten' : 'nur bei Gefahr'}.` },
    { may: 'Mehr wissen? Fragen Sie die Gemeinde.' },
  ],
  'address-check': ({ place }, pen) => [
    `wohnen Sie noch hier: ${pen.place(place)}? Dann ist nichts zu tun.`,
    `Umgezogen? SMS ${typed('address', example)}.`,
    { may: goodbye },
  ],

  'not-read': ({ number }) => [
    'die Polizei liest diese Nummer nicht.',
    ...(number === '112' ? [] : [`Etwas gesehen? Tel. ${number}.`]),
    'Notfall? Tel. 112.',
    { may: 'Sie müssen nicht antworten.' },
  ],
  help: () => [
    'SMS: ANMELDEN 1234AB 15, STOP, PAUSE 14 (Tage), NACHT AN,',
    'ADRESSE 1234AB 15,',
    { may: 'ARBEIT 1234AB 15, NEDERLANDS,' },
    'oder STATUS.',
  ],
  'not-understood': () => [
    'Nachricht erhalten, aber wir wissen nicht, was Sie regeln möchten.',
    'Notfall? Tel. 112. Hilfe? SMS HILFE.',
    { may: goodbye },
    { may: 'Fragen? Rufen Sie die Gemeinde an.' },
  ],
  'not-member': () => [
    'diese Nummer macht nicht mit und bekommt keine Nachrichten.',
    `Mitmachen? SMS ${typed('sign-up', example)}.`,
  ],
  incomplete: ({ of }) => [unfinished[of]],
  'address-unknown': ({ place, of }) => [
    `wir kennen ${addressInWords(place)} nicht.`,
    `Bitte noch einmal, so: ${typed(of, example)}.`,
    { may: 'Oder rufen Sie die Gemeinde an.' },
  ],
  suffixes: ({ place, of, suffixes }, pen) => {
    const houses = suffixes.map((suffix) => houseInWords(place.houseNumber, suffix))
    const shown = pen.some(houses)
    const list = `${shown.join(', ')}${shown.length < houses.length ? '...' : '.'}`
    return [
      `welche Adresse ist Ihre? ${list}`,
      `SMS so: ${typed(of, { ...place, suffix: suffixes.find(Boolean) ?? 'A' })}.`,
    ]
  },
  'wrong-code': () => [
    'dieser Code stimmt nicht. Bitte nehmen Sie den Code aus unserer letzten Nachricht.',
  ],
  'expired-code': () => ['dieser Code gilt nicht mehr. Bitte schicken Sie Ihre Frage erneut.'],
}

const unfinished: Readonly<Record<Incomplete, string>> = {
  'sign-up': `mitmachen? Postleitzahl und Hausnummer, so: ${typed('sign-up', example)}.`,
  address: `andere Adresse? Bitte so: ${typed('address', example)}.`,
  work: `Arbeitsadresse? Bitte so: ${typed('work', example)}, oder ARBEIT AUS.`,
  confirm: 'Ihre Antwort ist noch ohne Code. Antworten Sie JA und den Code aus unserer Nachricht.',
  undo: 'Ihre Antwort ist noch ohne Code. Bitte ZURUECK und den Code aus unserer Nachricht.',
  pause: 'wie lange? Bitte PAUSE 14 (Tage) oder PAUSE BIS 3 JAN. Höchstens ein Jahr.',
  night: 'nachts Nachrichten? Bitte NACHT AN oder NACHT AUS.',
}
