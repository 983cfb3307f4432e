import fc from 'fast-check'
import t from 'tap'
import { type Kind, kinds, type PhaseName } from '../../src/domain/action.ts'
import {
  type FieldName,
  fieldsOf,
  sexes,
  sortOf,
} from '../../src/domain/description/description.ts'
import { newsOf } from '../../src/domain/description/news.ts'
import type { TextLanguage } from '../../src/domain/description/tongue.ts'
import { madeText } from '../../src/domain/templates/make-text.ts'
import { type TemplateUse, usesOf } from '../../src/domain/templates/uses.ts'
import { finalText } from '../../src/domain/wording.ts'
import { described, type Typed } from './described-scenarios.ts'

/** As dispatchers type it, also with a stop behind it and with what another field tells already. */
const typed: Readonly<Record<FieldName, readonly string[]>> = {
  sex: sexes,
  count: ['2', '3'],
  age: ['7', '25-30', '16 jaar', 'ongeveer 40'],
  length: ['185', '1,70 m'],
  build: ['mager', 'stevig.'],
  hair: ['blond krulhaar', 'kaal', 'grijs haar'],
  clothes: ['rode jas, blauwe laarzen', '1: witte jas, 2: blauwe helm', 'zwarte capuchontrui.'],
  particulars: ['te voet', 'litteken op wang', 'loopt mank', 'rolstoel. Litteken.', 'op de fiets'],
  vehicle: ['bestelbus', 'auto', 'scooter'],
  colour: ['witte', 'donkergrijze'],
  make: ['Volkswagen'],
  plate: ['ae 123 o'],
  damage: ['deuk linksachter.', 'koplamp kapot, schade rechtsvoor'],
  threat: ['grote brand', 'stroom en internet zijn uit', 'rook.', 'gaslek: ontploffingsgevaar'],
  event: ['na overval', 'tas weggerukt', 'rende te voet weg', 'vluchtte op de fiets', 'gestolen.'],
  time: ['1540', 'rond 15.40', '15.40 uur', 'om 9.20'],
  place: ['Speeltuin Wilgenhof', 'bij de Merelstraat', 'Havenstraat', 'in Elzendaal.'],
  transport: ['te voet', 'fiets', 'zwarte scooter', 'op de fiets', 'met rollator'],
  direction: ['station', 'naar het kanaal', 'Dijkweg.', 'noord'],
  care: ['confused', 'worried'],
  danger: ['yes'],
  name: ['Sem'],
  number: ['112', '0900-8844'],
  aed: ['muur sporthal De Brug, Sportweg 3', 'aan de muur: sporthal.'],
  advice: ['Blijf binnen', 'ga naar binnen. Sluit ramen.', 'Bel 112.', 'Hulp nodig? Kom.'],
}

const typedFor = (kind: Kind): fc.Arbitrary<Typed> =>
  fc.record(
    Object.fromEntries(
      fieldsOf[sortOf(kind)].map((name) => [name, fc.constantFrom(...typed[name])]),
    ),
    { requiredKeys: [] },
  )

const phases: Readonly<Partial<Record<TemplateUse, PhaseName>>> = {
  update: 'update',
  correction: 'correction',
  'correction-number': 'correction',
}

/** What no prefix stands before. */
const unprefixed: readonly TemplateUse[] = ['spoken', 'summary', 'summary-closed']

/** Colons of a clause, but for those of a clock and of a list: `15:40`, `1: witte jas`. */
const colons = (clause: string): number =>
  (clause.replace(/(?<!\d)\d:(?= )|\d:\d/g, '').match(/:/g) ?? []).length

const means = /(?<!\p{L})(?:te voet|on foot|zu Fuß|pieszo)(?!\p{L})/giu

/** What is wrong with how a text is put together. */
function untidy(text: string): readonly string[] {
  const clauses = text.split(/[.!?;](?:\s|$)/)
  const rows: readonly (readonly [fault: string, isThere: boolean])[] = [
    ['two colons in a clause', clauses.some((clause) => colons(clause) > 1)],
    ['two stops', /[.!?,;:]\s*[.,;:!?]/.test(text.replace(/\?\s*\[/g, ''))],
    ['double space', /\s{2}/.test(text)],
    ['space before a stop', /\s[.,;:!?](?:\s|$)/.test(text)],
    ['a word twice', /(?<![\p{L}\d])(\p{L}{2,}) \1(?![\p{L}\d])/iu.test(text)],
    ['on foot twice', (text.match(means) ?? []).length > 1],
  ]
  return rows.flatMap(([fault, isThere]) => (isThere ? [fault] : []))
}

/** A kind with two descriptions of it, the later one for what changed. */
const told = fc
  .constantFrom(...kinds)
  .chain((kind) => fc.tuple(fc.constant(kind), typedFor(kind), typedFor(kind)))

/** Every text that is proposed of a description, as it goes out. */
function proposals([kind, before, now]: readonly [Kind, Typed, Typed], language: TextLanguage) {
  const about = { ...described(kind, now), townNumber: '14 0999', sent: '15.02' }
  const telling = { kind, before: described(kind, before).description, now: about.description }
  const news = newsOf(telling, language)
  const frame = { kind, status: 'actual', messagePrefix: 'Buurtoproep' } as const
  return usesOf(kind).flatMap((use) =>
    [about, { ...about, news }].map((one) => {
      const text = madeText(use, one, { language })
      // German and Polish list what they know behind colons; the one of the prefix comes on top.
      const isBare = language !== 'nl' || unprefixed.includes(use)
      return {
        use,
        text: isBare ? text : finalText(text, { ...frame, phase: phases[use] ?? 'alert' }),
      }
    }),
  )
}

for (const language of ['nl', 'en', 'de', 'pl'] as const) {
  t.test(`no proposal in ${language} stumbles over its own pieces`, async () => {
    fc.assert(
      fc.property(told, (told) => {
        for (const { use, text } of proposals(told, language)) {
          const faults = untidy(text)
          if (faults.length > 0) throw new Error(`${use}: ${faults.join(', ')}: ${text}`)
        }
      }),
      { numRuns: 300 },
    )
  })
}

t.test('what is untidy is seen', async (t) => {
  const rows = [
    'Buurtoproep: vermist: jongen.',
    'Weg..',
    'Weg  bij',
    'Weg ,',
    'op op de fiets',
    'Te voet, te voet.',
  ]
  for (const text of rows) t.equal(untidy(text).length > 0, true, text)
  t.strictSame(untidy('Buurtoproep: 2 mannen, 1: jas, 2: helm. Om 15:40 weg. Gezien? Bel.'), [])
})
