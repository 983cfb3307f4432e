import fc from 'fast-check'
import t from 'tap'
import { splitText } from '../../hardware/sms/split.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { languages } from '../../src/domain/participant.ts'
import {
  type AnswerKind,
  answerText,
  type Details,
  type Voice,
  welcomeTexts,
} from '../../src/domain/sms-commands/answers.ts'
import { houseInWords } from '../../src/domain/sms-commands/fitting.ts'
import { isFromMachine } from '../../src/domain/sms-commands/machine.ts'
import { readCommand } from '../../src/domain/sms-commands/read-command.ts'

const today = '2026-11-24'
const plainPlace = {
  postcode: '9999AB',
  houseNumber: 15,
  street: 'Dorpsstraat',
  city: 'Waterhoven',
}
const longPlace = {
  postcode: '9999WW',
  houseNumber: 11234,
  suffix: 'K-001',
  street: 'Burgemeester Baron van Voorst tot Voorstplantsoen',
  city: 'Hollandscheveld-Noordzijde',
}
const dutchNumbers = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => madeUpMobile(n).replace('+31', '0'))

interface Cast {
  readonly place: Details['ask-home']['place']
  readonly code: string
  readonly until: string
  readonly numbers: readonly string[]
  readonly suffixes: readonly string[]
}

/** Each answer, with all that it can be told. */
const casts = ({
  place,
  code,
  until,
  numbers,
  suffixes,
}: Cast): { [K in AnswerKind]: Details[K] } => ({
  'ask-sign-up': { place, code },
  'ask-home': { place, code },
  'ask-work': { place, code },
  'ask-work-end': { code },
  'ask-pause': { from: today, until, code },
  'ask-pause-end': { code },
  'ask-night': { isOn: false, code },
  'ask-language': { code },
  'ask-phone': { code },
  'page-code': { code },
  welcome: { place, numbers },
  numbers: { numbers },
  'phone-confirmed': {},
  'member-already': {},
  'home-set': { place },
  'work-set': { place },
  'work-ended': {},
  'pause-set': { from: today, until },
  'pause-ended': {},
  'night-set': { isOn: false },
  'language-set': {},
  stopped: { code, hours: 48 },
  returned: {},
  status: { home: place, work: place, isNight: false, pausedUntil: until },
  'address-check': { place },
  'not-read': { number: '0800-0011' },
  help: {},
  'not-understood': {},
  'not-member': {},
  incomplete: { of: 'work' },
  'address-unknown': { place, of: 'address' },
  suffixes: { place, of: 'address', suffixes },
  'wrong-code': {},
  'expired-code': {},
})

const everyText = (cast: Cast, voice: Voice): readonly (readonly [AnswerKind, string])[] => {
  const told = casts(cast)
  return (Object.keys(told) as AnswerKind[]).map((kind) => [
    kind,
    answerText(kind, told[kind] as Details[typeof kind], voice),
  ])
}

const usual: Cast = {
  place: plainPlace,
  code: '4821',
  until: '2027-01-03',
  numbers: dutchNumbers(3),
  suffixes: ['A', 'B', '02'],
}
const worst: Cast = {
  place: longPlace,
  code: '482193',
  until: '2027-09-30',
  numbers: dutchNumbers(24),
  suffixes: Array.from({ length: 81 }, (_, n) => `K-${String(n).padStart(3, '0')}`),
}
const dutch: Voice = { prefix: 'Buurtoproep', language: 'nl' }
const english: Voice = { prefix: 'Buurtoproep', language: 'en' }
const german: Voice = { prefix: 'Buurtoproep', language: 'de' }
const polish: Voice = { prefix: 'Buurtoproep', language: 'pl' }
const voices = [dutch, english, german, polish]

t.test('every answer is one SMS, also in the worst case', async (t) => {
  for (const prefix of ['Buurtoproep', 'Buurtoproep Waterhoven', 'W'.repeat(40)]) {
    for (const language of languages) {
      for (const [kind, text] of [usual, worst].flatMap((cast) =>
        everyText(cast, { prefix, language }),
      )) {
        const { parts, alphabet } = splitText(text)
        t.strictSame([parts.length, alphabet], [1, 'gsm7'], `${kind}: ${text}`)
        t.match(text, /[.?!]$/, 'and it is not cut off')
      }
    }
  }
})

t.test('whatever a street, a town or a prefix is called, it is one SMS', async () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('Skûlenboargerwei', 'Curaçaostraat', 'De Saad’s Laan', 'Reünielaan', '€ [x]'),
  )
  const place = fc.record({
    postcode: fc.constant('9999AB'),
    houseNumber: fc.integer({ min: 1, max: 99_999 }),
    suffix: fc.constantFrom('', 'A', 'BIS', 'K-001', '02'),
    street: name,
    city: name,
  })
  fc.assert(
    fc.property(place, name, fc.constantFrom(...languages), (where, prefix, language) => {
      const cast = { ...worst, place: where }
      return everyText(cast, { prefix: prefix.slice(0, 40), language }).every(([, text]) => {
        const { parts, alphabet } = splitText(text)
        return parts.length === 1 && alphabet === 'gsm7'
      })
    }),
    { numRuns: 200 },
  )
})

t.test('a street is spelled with the letters that an SMS has', async (t) => {
  const text = (street: string): string =>
    answerText('home-set', { place: { ...plainPlace, street } }, dutch)
  t.match(text('Skûlenboargerwei'), 'Skulenboargerwei 15')
  t.match(text('Reünielaan'), 'Reünielaan 15')
  t.match(text('Curaçaostraat'), 'Curacaostraat 15')
  t.match(text('’t Zand'), "'t Zand 15")
})

t.test('a long place loses its town first and then its street, and the code stays', async (t) => {
  const ask = (prefix: string): string =>
    answerText('ask-sign-up', { place: longPlace, code: '4821' }, { prefix, language: 'nl' })
  t.match(ask('Buurtoproep'), `${longPlace.street} 11234 K-001. Klopt`)
  t.match(ask('W'.repeat(40)), '9999WW 11234 K-001. Klopt')
  t.match(ask('W'.repeat(40)), 'JA 4821')
})

/** What an answer prints, and what it promises that this does. */
const promises: readonly (readonly [Voice, AnswerKind, string, object])[] = [
  [dutch, 'ask-sign-up', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [dutch, 'ask-home', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [dutch, 'ask-work', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [dutch, 'ask-work-end', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [dutch, 'ask-pause', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [dutch, 'ask-pause-end', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [dutch, 'ask-night', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [dutch, 'ask-language', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [dutch, 'ask-phone', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [dutch, 'welcome', 'STOP', { kind: 'stop' }],
  [dutch, 'stopped', 'TERUG 4821', { kind: 'undo', code: '4821' }],
  [dutch, 'member-already', 'ADRES 1234AB 15', { kind: 'address' }],
  [dutch, 'work-set', 'WERK UIT', { kind: 'work-end' }],
  [dutch, 'pause-set', 'PAUZE UIT', { kind: 'pause-end' }],
  [dutch, 'night-set', 'NACHT AAN', { kind: 'night', isOn: true }],
  [dutch, 'address-check', 'ADRES 1234AB 15', { kind: 'address' }],
  [dutch, 'help', 'AAN 1234AB 15', { kind: 'sign-up' }],
  [dutch, 'help', 'PAUZE 14', { kind: 'pause', until: '2026-12-08' }],
  [dutch, 'help', 'NACHT AAN', { kind: 'night', isOn: true }],
  [dutch, 'help', 'WERK 1234AB 15', { kind: 'work' }],
  [dutch, 'help', 'STATUS', { kind: 'status' }],
  [dutch, 'help', 'ENGLISH', { kind: 'language', language: 'en' }],
  [dutch, 'not-understood', 'HULP', { kind: 'help' }],
  [dutch, 'not-member', 'AAN 1234AB 15', { kind: 'sign-up' }],
  [dutch, 'address-unknown', 'ADRES 1234AB 15', { kind: 'address' }],
  [dutch, 'suffixes', 'ADRES 9999AB 15 A', { kind: 'address', address: { suffix: 'A' } }],
  [english, 'ask-sign-up', 'YES 4821', { kind: 'confirm', code: '4821' }],
  [english, 'ask-phone', 'YES 4821', { kind: 'confirm', code: '4821' }],
  [english, 'welcome', 'STOP', { kind: 'stop' }],
  [english, 'stopped', 'BACK 4821', { kind: 'undo', code: '4821' }],
  [english, 'member-already', 'ADDRESS 1234AB 15', { kind: 'address' }],
  [english, 'work-set', 'WORK OFF', { kind: 'work-end' }],
  [english, 'pause-set', 'PAUSE OFF', { kind: 'pause-end' }],
  [english, 'night-set', 'NIGHT ON', { kind: 'night', isOn: true }],
  [english, 'help', 'ON 1234AB 15', { kind: 'sign-up' }],
  [english, 'help', 'PAUSE 14', { kind: 'pause', until: '2026-12-08' }],
  [english, 'help', 'DUTCH', { kind: 'language', language: 'nl' }],
  [english, 'not-understood', 'HELP', { kind: 'help' }],
  [english, 'suffixes', 'ADDRESS 9999AB 15 A', { kind: 'address', address: { suffix: 'A' } }],
  [german, 'ask-sign-up', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [german, 'ask-phone', 'JA 4821', { kind: 'confirm', code: '4821' }],
  [german, 'welcome', 'STOP', { kind: 'stop' }],
  [german, 'welcome', 'HILFE', { kind: 'help' }],
  [german, 'stopped', 'ZURUECK 4821', { kind: 'undo', code: '4821' }],
  [german, 'member-already', 'ADRESSE 1234AB 15', { kind: 'address' }],
  [german, 'address-check', 'ADRESSE 1234AB 15', { kind: 'address' }],
  [german, 'work-set', 'ARBEIT AUS', { kind: 'work-end' }],
  [german, 'pause-set', 'PAUSE AUS', { kind: 'pause-end' }],
  [german, 'night-set', 'NACHT AN', { kind: 'night', isOn: true }],
  [german, 'help', 'ANMELDEN 1234AB 15', { kind: 'sign-up' }],
  [german, 'help', 'PAUSE 14', { kind: 'pause', until: '2026-12-08' }],
  [german, 'help', 'NEDERLANDS', { kind: 'language', language: 'nl' }],
  [german, 'suffixes', 'ADRESSE 9999AB 15 A', { kind: 'address', address: { suffix: 'A' } }],
  [polish, 'ask-sign-up', 'TAK 4821', { kind: 'confirm', code: '4821' }],
  [polish, 'ask-phone', 'TAK 4821', { kind: 'confirm', code: '4821' }],
  [polish, 'welcome', 'STOP', { kind: 'stop' }],
  [polish, 'welcome', 'POMOC', { kind: 'help' }],
  [polish, 'stopped', 'COFNIJ 4821', { kind: 'undo', code: '4821' }],
  [polish, 'member-already', 'ADRES 1234AB 15', { kind: 'address' }],
  [polish, 'address-check', 'ADRES 1234AB 15', { kind: 'address' }],
  [polish, 'work-set', 'PRACA NIE', { kind: 'work-end' }],
  [polish, 'pause-set', 'PAUZA NIE', { kind: 'pause-end' }],
  [polish, 'night-set', 'NOC TAK', { kind: 'night', isOn: true }],
  [polish, 'help', 'ZAPISZ 1234AB 15', { kind: 'sign-up' }],
  [polish, 'help', 'PAUZA 14', { kind: 'pause', until: '2026-12-08' }],
  [polish, 'suffixes', 'ADRES 9999AB 15 A', { kind: 'address', address: { suffix: 'A' } }],
]
t.test('what an answer tells to type does what it promises', async (t) => {
  for (const [voice, kind, typed, asked] of promises) {
    const text = new Map(everyText(usual, voice)).get(kind) ?? ''
    t.match(text, typed, kind)
    t.match(readCommand(typed, { today }), asked, typed)
  }
  const halves = ['sign-up', 'confirm', 'undo', 'pause', 'night', 'address', 'work'] as const
  for (const of of halves) {
    for (const voice of voices) {
      const text = answerText('incomplete', { of }, voice)
      const typed = [...text.matchAll(/\b[A-Z]{2,}(?: (?:[A-Z]{2,}|\d+(?:[A-Z]{2})?))*/g)]
      t.ok(typed.length > 0, text)
      for (const [words] of typed) t.ok(readCommand(words, { today }), `${of}: ${words}`)
    }
  }
})

t.test('every address that is offered can be typed as it is printed', async () => {
  const suffix = fc.oneof(
    fc.stringMatching(/^[A-Z]$/),
    fc.stringMatching(/^\d{1,4}$/),
    fc.stringMatching(/^[A-Z]-\d{1,3}$/),
    fc.constantFrom('BIS', 'HS', 'BIS-A', '2-HOOG', 'RD', 'ZW', 'a', 'K 001', 'II', ''),
  )
  fc.assert(
    fc.property(suffix, fc.integer({ min: 1, max: 99_999 }), (extra, houseNumber) => {
      const spelled = extra.replace(/[^0-9a-z]/gi, '').toUpperCase()
      const command = readCommand(`AAN 9999AB ${houseInWords(houseNumber, extra)}`, { today })
      return (
        command?.kind === 'sign-up' &&
        command.address.houseNumber === houseNumber &&
        (command.address.suffix ?? '') === spelled
      )
    }),
    { numRuns: 1000 },
  )
})

t.test('help begins with 112, and the question after it with who we are', async (t) => {
  t.ok(answerText('help', {}, dutch).startsWith('Nood? Bel 112. Buurtoproep:'))
  t.ok(answerText('help', {}, english).startsWith('Emergency? Call 112. Buurtoproep:'))
  t.ok(answerText('help', {}, german).startsWith('Notfall? Tel. 112. Buurtoproep:'))
  t.ok(answerText('help', {}, polish).startsWith('Nagly wypadek? Tel. 112. Buurtoproep:'))
})

t.test('no answer asks to search or to follow, and the Dutch says "u"', async (t) => {
  for (const [, text] of voices.flatMap((voice) => everyText(usual, voice))) {
    t.notMatch(
      text,
      /zoek|volg|uitkijk|speur|search|follow|look for|chase|watch|such|folg|szuk|sled/i,
    )
    t.notMatch(text, /\b(?:je|jij|jouw|jullie)\b/i)
    t.notMatch(text, /https?:|www/i)
  }
})

t.test('an answer is no command, and is known as ours when it comes back', async (t) => {
  for (const [kind, text] of voices.flatMap((voice) => everyText(usual, voice))) {
    t.equal(readCommand(text, { today }), undefined, kind)
    t.ok(isFromMachine(madeUpMobile(1), text, 'Buurtoproep'), kind)
    t.ok(isFromMachine(madeUpMobile(1), `> ${text}`, 'Buurtoproep'), 'quoted')
  }
})

t.test('every number to save is in the welcome or in a text after it', async (t) => {
  for (const count of [0, 1, 3, 5, 8, 24, 60]) {
    for (const voice of [dutch, german, polish, { ...english, prefix: 'W'.repeat(40) }]) {
      const numbers = dutchNumbers(count)
      const texts = welcomeTexts({ place: longPlace, numbers }, voice)
      t.ok(
        numbers.every((number) => texts.some((text) => text.includes(number))),
        `${count} numbers in ${texts.length} texts`,
      )
      t.match(texts[0], 'STOP')
      t.ok(texts.every((text) => splitText(text).parts.length === 1))
    }
  }
  t.equal(welcomeTexts({ place: plainPlace, numbers: dutchNumbers(3) }, dutch).length, 1)
})
