import type { Addressed, Answers } from './answers.ts'
import type { Incomplete } from './command.ts'
import { addressInWords, example, houseInWords, type Place } from './fitting.ts'

const months =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(
    ' ',
  )

/** `2027-01-03` as `3 januari 2027`. */
function date(day: string): string {
  const [year, month, of] = day.split('-').map(Number)
  return `${of} ${months[(month ?? 1) - 1]} ${year}`
}

const words: Readonly<Record<Addressed, string>> = {
  'sign-up': 'AAN',
  address: 'ADRES',
  work: 'WERK',
}
const typed = (of: Addressed, place: Place): string => `${words[of]} ${addressInWords(place)}`

const confirm = (code: string): string => `Klopt dat? Antwoord JA ${code}.`
const unasked = { may: 'Niet gevraagd? Doe dan niets.' }
const goodbye = 'Stoppen? Sms STOP.'
const period = (from: string | undefined, until: string): string =>
  from === undefined ? `tot en met ${date(until)}` : `van ${date(from)} tot en met ${date(until)}`

/** In Dutch at level B1, with "u". */
export const dutch: Answers = {
  'ask-sign-up': ({ place, code }, pen) => [
    `u wilt meedoen op ${pen.place(place)}.`,
    `Klopt dat en bent u 16 of ouder? Antwoord JA ${code}.`,
    unasked,
  ],
  'ask-home': ({ place, code }, pen) => [
    `uw adres wordt ${pen.place(place)}.`,
    confirm(code),
    unasked,
  ],
  'ask-work': ({ place, code }, pen) => [
    `uw werkadres wordt ${pen.place(place)}.`,
    confirm(code),
    unasked,
  ],
  'ask-work-end': ({ code }) => ['u wilt uw werkadres laten wissen.', confirm(code), unasked],
  'ask-pause': ({ from, until, code }) => [
    `u wilt geen berichten ${period(from, until)}.`,
    confirm(code),
    unasked,
  ],
  'ask-pause-end': ({ code }) => ['u wilt weer berichten krijgen.', confirm(code), unasked],
  'ask-night': ({ isOn, code }) => [
    isOn ? "u wilt ook 's nachts berichten." : "u wilt 's nachts alleen bericht bij gevaar.",
    confirm(code),
    unasked,
  ],
  'ask-language': ({ code }) => [
    'u wilt onze berichten in het Nederlands.',
    confirm(code),
    unasked,
  ],
  'ask-phone': ({ code }) => [
    'dit nummer is bij ons aangemeld.',
    `Is het van u en wilt u meedoen? Antwoord JA ${code}.`,
    unasked,
  ],
  'page-code': ({ code }) => [`uw code is ${code}.`, 'Geef deze code aan niemand.', unasked],

  welcome: ({ place, numbers }, pen) => [
    `welkom! U doet mee op ${pen.place(place)}.`,
    pen.some(numbers).length === 0
      ? 'Bewaar dit nummer.'
      : `Bewaar deze nummers: ${pen.some(numbers).join(', ')}.`,
    goodbye,
    { may: 'Uitleg? Sms HULP.' },
  ],
  numbers: ({ numbers }, pen) => [`bewaar ook deze nummers: ${pen.some(numbers).join(', ')}.`],
  'phone-confirmed': () => ['dank u. U krijgt onze berichten op dit nummer.', goodbye],
  'member-already': () => [
    'u doet al mee.',
    `Ander adres? Sms ${typed('address', example)}.`,
    goodbye,
  ],
  'home-set': ({ place }, pen) => [`uw adres is ${pen.place(place)}.`, { may: goodbye }],
  'work-set': ({ place }, pen) => [
    `uw werkadres is ${pen.place(place)}.`,
    'Weghalen? Sms WERK UIT.',
  ],
  'work-ended': () => ['uw werkadres is gewist.'],
  'pause-set': ({ from, until }) => [
    `u krijgt geen berichten ${period(from, until)}.`,
    'Toch wel? Sms PAUZE UIT.',
  ],
  'pause-ended': () => ['uw pauze is voorbij. U krijgt weer berichten.'],
  'night-set': ({ isOn }) =>
    isOn
      ? ["u krijgt ook 's nachts berichten.", 'Liever niet? Sms NACHT UIT.']
      : ["u krijgt 's nachts alleen bericht bij gevaar.", 'Toch altijd? Sms NACHT AAN.'],
  'language-set': () => ['u krijgt onze berichten in het Nederlands.'],
  stopped: ({ code, hours }) => [
    'u bent afgemeld en krijgt geen berichten meer.',
    { may: `Uw gegevens wissen wij na ${hours} uur.` },
    `Vergissing? Sms TERUG ${code} binnen ${hours} uur.`,
  ],
  returned: () => ['welkom terug. U doet weer mee.', goodbye],
  status: ({ home, work, isNight, pausedUntil }, pen) => [
    home ? `u doet mee op ${pen.place(home)}.` : 'u doet mee. Wij hebben geen adres van u.',
    ...(work ? [{ may: `Werk: ${pen.place(work)}.` }] : []),
    ...(pausedUntil ? [{ may: `Pauze tot en met ${date(pausedUntil)}.` }] : []),
    { may: `'s Nachts: ${isNight ? 'alle berichten' : 'alleen bij gevaar'}.` },
    { may: 'Meer weten? Vraag het de gemeente.' },
  ],
  'address-check': ({ place }, pen) => [
    `woont u nog op ${pen.place(place)}? Dan hoeft u niets te doen.`,
    `Verhuisd? Sms ${typed('address', example)}.`,
    { may: goodbye },
  ],

  'not-read': ({ number }) => [
    'de politie leest dit nummer niet.',
    ...(number === '112' ? [] : [`Iets gezien? Bel ${number}.`]),
    'Nood? Bel 112.',
    { may: 'U hoeft niet te antwoorden.' },
  ],
  help: () => [
    'sms AAN 1234AB 15 (meedoen), STOP, PAUZE 14 (dagen), NACHT AAN,',
    'ADRES 1234AB 15,',
    { may: 'WERK 1234AB 15, ENGLISH,' },
    'of STATUS.',
  ],
  'not-understood': () => [
    'uw bericht is ontvangen, maar wij weten niet wat u wilt regelen.',
    'Nood? Bel 112. Uitleg? Sms HULP.',
    { may: goodbye },
    { may: 'Meer vragen? Bel de gemeente.' },
  ],
  'not-member': () => [
    'dit nummer doet niet mee en krijgt geen berichten.',
    `Meedoen? Sms ${typed('sign-up', example)}.`,
  ],
  incomplete: ({ of }) => [unfinished[of]],
  'address-unknown': ({ place, of }) => [
    `wij kennen ${addressInWords(place)} niet.`,
    `Sms het nog eens, zo: ${typed(of, example)}.`,
    { may: 'Of bel de gemeente.' },
  ],
  suffixes: ({ place, of, suffixes }, pen) => {
    const houses = suffixes.map((suffix) => houseInWords(place.houseNumber, suffix))
    const shown = pen.some(houses)
    const list = `${shown.join(', ')}${shown.length < houses.length ? '...' : '.'}`
    return [
      `welk adres is van u? ${list}`,
      `Sms het zo: ${typed(of, { ...place, suffix: suffixes.find(Boolean) ?? 'A' })}.`,
    ]
  },
  'wrong-code': () => ['deze code klopt niet. Kijk in ons laatste bericht en probeer het opnieuw.'],
  'expired-code': () => ['deze code geldt niet meer. Stuur uw vraag opnieuw.'],
}

const unfinished: Readonly<Record<Incomplete, string>> = {
  'sign-up': `meedoen? Sms uw postcode en huisnummer, zo: ${typed('sign-up', example)}.`,
  address: `ander adres? Sms het zo: ${typed('address', example)}.`,
  work: `werkadres? Sms het zo: ${typed('work', example)}, of sms WERK UIT.`,
  confirm: 'uw antwoord is nog zonder code. Sms JA en de code uit ons bericht.',
  undo: 'uw antwoord is nog zonder code. Sms TERUG en de code uit ons bericht.',
  pause: 'hoe lang? Sms PAUZE 14 (dagen) of PAUZE TOT 3 JAN. Ten hoogste een jaar.',
  night: "'s nachts berichten? Sms NACHT AAN of NACHT UIT.",
}
