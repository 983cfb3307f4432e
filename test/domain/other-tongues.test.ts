import fc from 'fast-check'
import t from 'tap'
import { plainPolish } from '../../src/domain/description/polish.ts'
import { suggestions } from '../../src/domain/description/suggestions.ts'
import type { About } from '../../src/domain/description/tongue.ts'
import { type OtherLanguage, otherLanguages } from '../../src/domain/participant.ts'
import { spokenText } from '../../src/domain/speech/spoken-text.ts'
import { madeText, saidText } from '../../src/domain/templates/make-text.ts'
import { placeToFillIn } from '../../src/domain/templates/places-to-fill.ts'
import { everyTemplate, type TemplateUse } from '../../src/domain/templates/uses.ts'
import { shippedTextRules } from '../../src/domain/wording/text-rules.ts'
import { checkText, finalText } from '../../src/domain/wording.ts'
import { countParts } from '../../src/from-modems.ts'
import { described, type Typed } from './described-scenarios.ts'

const child = described('missing-child', {
  ...{ sex: 'boy', age: '7', hair: 'blond krulhaar', clothes: 'rode jas, blauwe laarzen' },
  ...{ time: '15.40', place: 'Speeltuin Wilgenhof', transport: 'te voet' },
})
const van = described('vehicle', {
  ...{ colour: 'witte', vehicle: 'bestelbus', plate: 'AE-123-O', damage: 'deuk linksachter' },
  ...{ time: '9.20', place: 'in de Havenstraat' },
})

t.test('a child and a van in German and in Polish, in one message each', async (t) => {
  for (const [about, language, text] of [
    [
      child,
      'de',
      'vermisst: Junge, 7 Jahre, blondes Lockenhaar, rote Jacke, blaue Stiefel. Zuletzt gesehen: 15:40 Uhr, Speeltuin Wilgenhof, zu Fuß. Gesehen? Tel. 0800-0011.',
    ],
    [
      child,
      'pl',
      'zaginiecie: chlopiec, 7 lat, blond krecone wlosy, czerwona kurtka, niebieskie kozaki. Ostatnio widziano: 15:40, Speeltuin Wilgenhof, pieszo. Widzisz? Tel. 0800-0011.',
    ],
    [
      van,
      'de',
      'bitte achten auf: weißer Lieferwagen, Kennzeichen AE-123-O, Delle hinten links. Gestohlen: 9:20 Uhr, Havenstraat. Nicht folgen. Gesehen? Tel. 0800-0011.',
    ],
    [
      van,
      'pl',
      'prosimy zwrocic uwage: bialy bus dostawczy, rejestracja AE-123-O, wgniecenie tyl z lewej. Kradziez: 9:20, Havenstraat. Nie sledzic. Widzisz? Tel. 0800-0011.',
    ],
  ] as const) {
    t.equal(madeText('alert', about, { language }), text)
  }
})

t.test('adjectives stand as the noun after them asks', async (t) => {
  const worn = (clothes: string, language: 'de' | 'pl') =>
    madeText('alert', described('missing-child', { sex: 'girl', clothes }), { language })
  for (const [dutch, german, polish] of [
    ['zwarte jas', 'schwarze Jacke', 'czarna kurtka'],
    ['zwarte mantel', 'schwarzer Mantel', 'czarny plaszcz'],
    ['donkerblauw hemd', 'dunkelblaues Hemd', 'ciemnoniebieska koszula'],
    ['korte broek', 'Shorts', 'szorty'],
    ['lange groene jas', 'lange grüne Jacke', 'dluga zielona kurtka'],
    ['lichtgrijze sokken', 'hellgraue Socken', 'jasnoszare skarpety'],
    ['jas met rode capuchon', 'Jacke mit roter Kapuze', 'kurtka i czerwony kaptur'],
    ['Feyenoord-shirt', 'Feyenoord-shirt', 'Feyenoord-shirt'],
  ] as const) {
    t.match(worn(dutch, 'de'), `, ${german}.`, dutch)
    t.match(worn(dutch, 'pl'), `, ${polish}.`, dutch)
  }
})

t.test('years in Polish go with their number', async (t) => {
  const aged = (age: string) =>
    madeText('alert', described('missing-child', { sex: 'boy', age }), { language: 'pl' })
  for (const years of ['1 rok', '3 lata', '7 lat', '12 lat', '22 lata', '25-30 lat', '111 lat']) {
    t.match(aged(years.replace(/ \w+$/, '')), `, ${years}.`)
  }
})

t.test('an alert by telephone is in all letters, numbers as people say them', async (t) => {
  t.match(saidText('spoken', child, { language: 'pl' }), 'chłopiec, 7 lat, blond kręcone włosy')
  for (const [language, written, said] of [
    ['de', 'seit 21:30 Uhr', 'Seit 21 Uhr 30'],
    ['de', 'um 9:00 Uhr', 'Um 9 Uhr'],
    ['de', 'Tel. 0800-0011.', 'Telefon 0 8 0 0, 0 0 1 1.'],
    ['de', 'Im Notfall 112.', 'Im Notfall 1 1 2.'],
    ['de', '25-30 Jahre, 1,85 m', '25 bis 30 Jahre, 1 Meter 85'],
    ['de', 'Kennzeichen AE-123-O', 'Kennzeichen A E, 1 2 3, O'],
    ['de', 'Kerklaan 12', 'Kerklaan 12'],
    ['pl', 'Widziano: 15:40, Wilgenhof', 'Widziano: godzina piętnasta 40, Wilgenhof'],
    ['pl', 'pożar, od godz. 21:30', 'Pożar, od godziny dwudziestej pierwszej 30'],
    ['pl', 'wiadomość z godz. 2:05', 'Wiadomość z godziny drugiej 0 5'],
    ['pl', 'test z godz. 11:00 zakończony', 'Test z godziny jedenastej zakończony'],
    [
      'pl',
      'mężczyzna, 25-30 lat, 1,85 m',
      'Mężczyzna, od dwudziestu pięciu do trzydziestu lat, 1 metr 85',
    ],
    ['pl', 'tel. 14 0999', 'Telefon 1 4, 0 9 9 9'],
  ] as const) {
    t.equal(spokenText(written, language), said, written)
  }
})

const words = [...Object.values(suggestions).flat(), 'Bakkerij Jansen', 'donkere jas met capuchon']
const word = fc.constantFrom(...words)
const typed: fc.Arbitrary<Typed> = fc.record(
  {
    sex: fc.constantFrom('boy', 'girl', 'man', 'woman', 'person'),
    count: fc.constantFrom('', '2', '5'),
    age: fc.constantFrom('1', '7', '16-18', '82', 'ongeveer 50'),
    clothes: fc.array(word, { maxLength: 4 }).map((all) => all.join(', ')),
    ...{ hair: word, build: word, colour: word, vehicle: word, threat: word, event: word },
    ...{ place: word, direction: word, transport: word, advice: word },
    time: fc.constantFrom('15.40', 'rond 15.40', 'gisteravond'),
    plate: fc.constantFrom('AE-123-O', 'ae123o'),
    care: fc.constantFrom('confused', 'worried'),
    danger: fc.constantFrom('', 'yes'),
  },
  { requiredKeys: [] },
)

/** What is published is no message, and an exercise is about nobody. */
const messages = everyTemplate().filter(([, use]) => !/^(?:summary|exercise)/.test(use))
const numbers = ['0800-0011', '0900-8844', '14 0999']
const asks = (use: TemplateUse): boolean => use === 'update' || use === 'correction'

/** What would stop a text, or does not belong in it. */
function wrongWith(about: About, use: TemplateUse, language: OtherLanguage): readonly string[] {
  const text = madeText(use, about, { language })
  const phase = /^(?:alert|spoken|update|correction)/.test(use) ? 'alert' : 'result'
  const { kind, description } = about
  const frame = { kind, phase, status: 'actual', messagePrefix: 'Buurtoproep' } as const
  const count = countParts(finalText(text, frame))
  const rules = { count, language, rules: shippedTextRules, verifiedNumbers: numbers, description }
  const blocking = checkText(finalText(text, frame), { ...frame, ...rules })
    .filter(({ blocks, key }) => blocks && !(key === 'text-to-fill-in' && asks(use)))
    .map(({ key }) => key)
  const isSms = use !== 'spoken'
  return [
    ...blocking,
    ...(isSms && count.alphabet !== 'gsm7' ? ['ucs2'] : []),
    ...(isSms && count.parts > 4 ? ['long'] : []),
    ...(isSms && language === 'pl' && plainPolish(text) !== text ? ['not plain'] : []),
    ...(asks(use) === (placeToFillIn(text) === undefined) ? ['place'] : []),
    ...(/undefined|[{}<>|]| {2}/.test(text) ? ['left over'] : []),
  ]
}

t.test('every description gives a text in every language that may go out', async () => {
  const message = fc.constantFrom(...messages)
  fc.assert(
    fc.property(
      typed,
      message,
      fc.constantFrom(...otherLanguages),
      (told, [kind, use], language) => {
        const wrong = wrongWith({ ...described(kind, told), sent: '15:02' }, use, language)
        if (wrong.length > 0) throw new Error(wrong.join(', '))
      },
    ),
    { numRuns: 600 },
  )
})
