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
  'sign-up': 'ZAPISZ',
  address: 'ADRES',
  work: 'PRACA',
}
const typed = (of: Addressed, place: Place): string => `${words[of]} ${addressInWords(place)}`

const confirm = (code: string): string => `Zgadza się? Odpisz TAK ${code}.`
const unasked = { may: 'To pomyłka? Nic nie rób.' }
const goodbye = 'Rezygnacja? Wyślij STOP.'
const period = (from: string | undefined, until: string): string =>
  from === undefined ? `do ${date(until)} włącznie` : `od ${date(from)} do ${date(until)} włącznie`

/**
 * In plain Polish, the same as the Dutch. It is sent without its accents, as Poles write an SMS:
 * none of `ąćęłńóśźż` is in the default alphabet (3GPP TS 23.038 §6.2.1), and with one of them a
 * part holds 70 characters, so that most of these texts would take three.
 */
export const polish: Answers = {
  'ask-sign-up': ({ place, code }, pen) => [
    `zgłoszenie do udziału: ${pen.place(place)}.`,
    `Zgadza się i masz co najmniej 16 lat? Odpisz TAK ${code}.`,
    unasked,
  ],
  'ask-home': ({ place, code }, pen) => [
    `Twój nowy adres: ${pen.place(place)}.`,
    confirm(code),
    unasked,
  ],
  'ask-work': ({ place, code }, pen) => [
    `Twój adres pracy: ${pen.place(place)}.`,
    confirm(code),
    unasked,
  ],
  'ask-work-end': ({ code }) => ['Twój adres pracy zostanie usunięty.', confirm(code), unasked],
  'ask-pause': ({ from, until, code }) => [
    `bez wiadomości ${period(from, until)}.`,
    confirm(code),
    unasked,
  ],
  'ask-pause-end': ({ code }) => ['znów chcesz dostawać wiadomości.', confirm(code), unasked],
  'ask-night': ({ isOn, code }) => [
    isOn
      ? 'chcesz dostawać wiadomości także w nocy.'
      : 'w nocy chcesz dostawać tylko wiadomości o zagrożeniu.',
    confirm(code),
    unasked,
  ],
  'ask-language': ({ code }) => [
    'chcesz dostawać nasze wiadomości po polsku.',
    confirm(code),
    unasked,
  ],
  'ask-phone': ({ code }) => [
    'ten numer podano u nas.',
    `Czy jest Twój i chcesz brać udział? Odpisz TAK ${code}.`,
    unasked,
  ],
  'page-code': ({ code }) => [`Twój kod to ${code}.`, 'Nikomu go nie podawaj.', unasked],

  welcome: ({ place, numbers }, pen) => [
    `witamy! Twój adres: ${pen.place(place)}.`,
    pen.some(numbers).length === 0
      ? 'Zapisz ten numer.'
      : `Zapisz numery: ${pen.some(numbers).join(', ')}.`,
    goodbye,
    { may: 'Pytania? Wyślij POMOC.' },
  ],
  numbers: ({ numbers }, pen) => [`zapisz także te numery: ${pen.some(numbers).join(', ')}.`],
  'phone-confirmed': () => ['dziękujemy. Nasze wiadomości przyjdą na ten numer.', goodbye],
  'member-already': () => [
    'już bierzesz udział.',
    `Inny adres? Wyślij ${typed('address', example)}.`,
    goodbye,
  ],
  'home-set': ({ place }, pen) => [`Twój adres to ${pen.place(place)}.`, { may: goodbye }],
  'work-set': ({ place }, pen) => [
    `Twój adres pracy to ${pen.place(place)}.`,
    'Usunąć? Wyślij PRACA NIE.',
  ],
  'work-ended': () => ['Twój adres pracy został usunięty.'],
  'pause-set': ({ from, until }) => [
    `bez wiadomości ${period(from, until)}.`,
    'Jednak chcesz? Wyślij PAUZA NIE.',
  ],
  'pause-ended': () => ['koniec pauzy. Znów dostajesz wiadomości.'],
  'night-set': ({ isOn }) =>
    isOn
      ? ['dostajesz wiadomości także w nocy.', 'Wolisz nie? Wyślij NOC NIE.']
      : ['w nocy dostajesz tylko wiadomości o zagrożeniu.', 'Zawsze? Wyślij NOC TAK.'],
  'language-set': () => ['dostajesz nasze wiadomości po polsku.'],
  stopped: ({ code, hours }) => [
    'nie bierzesz już udziału i nie dostaniesz wiadomości.',
    { may: `Po ${hours} godzinach usuniemy Twoje dane.` },
    `Pomyłka? Wyślij COFNIJ ${code} w ciągu ${hours} godzin.`,
  ],
  returned: () => ['witamy ponownie. Znów bierzesz udział.', goodbye],
  status: ({ home, work, isNight, pausedUntil }, pen) => [
    home
      ? `bierzesz udział, adres: ${pen.place(home)}.`
      : 'bierzesz udział. Nie mamy Twojego adresu.',
    ...(work ? [{ may: `Praca: ${pen.place(work)}.` }] : []),
    ...(pausedUntil ? [{ may: `Pauza do ${date(pausedUntil)} włącznie.` }] : []),
    { may: `W nocy: ${isNight ? 'wszystkie wiadomości' : 'tylko zagrożenie'}.` },
    { may: 'Pytania? Zapytaj w gminie.' },
  ],
  'address-check': ({ place }, pen) => [
    `nadal mieszkasz tu: ${pen.place(place)}? Nie musisz nic robić.`,
    `Inny adres? Wyślij ${typed('address', example)}.`,
    { may: goodbye },
  ],

  'not-read': ({ number }) => [
    'policja nie czyta tego numeru.',
    ...(number === '112' ? [] : [`Widzisz coś? Tel. ${number}.`]),
    'Nagły wypadek? Tel. 112.',
    { may: 'Nie musisz odpisywać.' },
  ],
  help: () => [
    'wyślij ZAPISZ 1234AB 15, STOP, PAUZA 14 (dni), NOC TAK,',
    'ADRES 1234AB 15,',
    { may: 'PRACA 1234AB 15, NEDERLANDS,' },
    'lub STATUS.',
  ],
  'not-understood': () => [
    'mamy Twoją wiadomość, ale nie wiemy, co chcesz załatwić.',
    'Nagły wypadek? Tel. 112. Pytania? Wyślij POMOC.',
    { may: goodbye },
    { may: 'Albo zadzwoń do gminy.' },
  ],
  'not-member': () => [
    'ten numer nie bierze udziału i nie dostaje wiadomości.',
    `Chcesz? Wyślij ${typed('sign-up', example)}.`,
  ],
  incomplete: ({ of }) => [unfinished[of]],
  'address-unknown': ({ place, of }) => [
    `nie znamy adresu ${addressInWords(place)}.`,
    `Wyślij jeszcze raz, tak: ${typed(of, example)}.`,
    { may: 'Albo zadzwoń do gminy.' },
  ],
  suffixes: ({ place, of, suffixes }, pen) => {
    const houses = suffixes.map((suffix) => houseInWords(place.houseNumber, suffix))
    const shown = pen.some(houses)
    const list = `${shown.join(', ')}${shown.length < houses.length ? '...' : '.'}`
    return [
      `który adres jest Twój? ${list}`,
      `Wyślij tak: ${typed(of, { ...place, suffix: suffixes.find(Boolean) ?? 'A' })}.`,
    ]
  },
  'wrong-code': () => [
    'ten kod się nie zgadza. Sprawdź naszą ostatnią wiadomość i spróbuj ponownie.',
  ],
  'expired-code': () => ['ten kod jest już nieważny. Wyślij prośbę jeszcze raz.'],
}

const unfinished: Readonly<Record<Incomplete, string>> = {
  'sign-up': `chcesz brać udział? Wyślij kod pocztowy i numer domu: ${typed('sign-up', example)}.`,
  address: `inny adres? Wyślij tak: ${typed('address', example)}.`,
  work: `adres pracy? Wyślij tak: ${typed('work', example)}, albo PRACA NIE.`,
  confirm: 'w odpowiedzi brak kodu. Wyślij TAK i kod z naszej wiadomości.',
  undo: 'w odpowiedzi brak kodu. Wyślij COFNIJ i kod z naszej wiadomości.',
  pause: 'na jak długo? Wyślij PAUZA 14 (dni) albo PAUZA DO 3.01. Najwyżej rok.',
  night: 'wiadomości w nocy? Wyślij NOC TAK albo NOC NIE.',
}
