import fc from 'fast-check'
import t from 'tap'
import { type Kind, kinds, outcomes } from '../../src/domain/action.ts'
import { type FieldName, fieldsOf, sortOf } from '../../src/domain/description/description.ts'
import { textsIn } from '../support/made-texts.ts'
import { described, describedScenarios, type Typed } from './described-scenarios.ts'

const [nl, en] = [textsIn('nl'), textsIn('en')]

const scenario = (n: number) => {
  const [kind, typed] = describedScenarios[n] ?? (['other', {}] as const)
  return described(kind, typed)
}

t.test('each scenario is one message that says who, how, when, where and what to do', async (t) => {
  for (const [kind, typed, text] of describedScenarios) {
    const alert = nl.alert(described(kind, typed))
    t.equal(alert, text)
    t.ok(`Buurtoproep: ${alert}`.length <= 160, `${kind} is one part`)
  }
})

t.test('the same description in English, sentences for a call, and a result', async (t) => {
  const boy = scenario(0)
  t.equal(
    en.alert(boy),
    'missing: boy, aged 7, blond curly hair, red coat, blue boots. Last seen near Speeltuin Wilgenhof at 15:40 on foot. Seen? Call 0800-0011.',
  )
  t.equal(
    nl.spoken(boy),
    'Wij zoeken een jongen van 7 jaar. Hij heeft blond krulhaar, een rode jas en blauwe laarzen. Om 15.40 is hij te voet weggegaan bij Speeltuin Wilgenhof. Ziet u hem? Bel 0800-0011.',
  )
  t.match(nl.result(boy, 'found-by-participant'), 'de jongen van 7 (rode jas) is gevonden dankzij')
  t.match(nl.result(boy, 'not-found'), 'Bel 0900-8844, bij spoed 112.')
  t.match(en.result(boy, 'withdrawn'), 'the alert about the boy aged 7 (red coat) is withdrawn.')
  const two = scenario(3)
  t.match(nl.spoken(two), 'Kijk uit naar 2 mannen. 1: witte jas, 2: blauwe helm. Om 19.55 zijn zij')
  t.match(nl.result(two, 'found-otherwise'), 'de 2 mannen zijn gevonden.')
})

t.test('a colour in the field of the hair is that of the hair, not of who is looked for', (t) => {
  const table: readonly (readonly [hair: string, called: string])[] = [
    ['bruin', 'bruin haar'],
    ['Zwart', 'zwart haar'],
    ['blonde', 'blond haar'],
    ['donkerblond', 'donkerblond haar'],
    ['kort en blond', 'kort en blond haar'],
    ['lang, blond', 'lang blond haar'],
    ['blond, kort haar', 'blond kort haar'],
    ['kort, staart', 'kort, staart'],
    ['kaal, baard, grijs', 'kaal, baard, grijs'],
    ['hoofddoek, zwart', 'hoofddoek, zwart'],
    ['weinig haar, grijs', 'weinig haar, grijs'],
    ['licht krullend', 'licht krullend haar'],
    ['blond haar', 'blond haar'],
    ['blond krulhaar', 'blond krulhaar'],
    ['kaal', 'kaal'],
    ['rossige baard', 'rossige baard'],
    ['lange staart', 'lange staart'],
  ]
  for (const [hair, called] of table) {
    t.equal(described('missing-child', { hair }).description.hair, called, hair)
  }
  const boy = described('missing-child', { sex: 'boy', age: '7', hair: 'bruin' })
  t.match(nl.spoken(boy), 'Hij heeft bruin haar.')
  t.match(en.alert(boy), 'brown hair')
  t.end()
})

t.test('what is typed as the police note it is said as people say it', (t) => {
  const table: readonly (readonly [field: FieldName, typed: string, said: string])[] = [
    ['build', 'normaal', 'normaal postuur'],
    ['build', 'slank postuur', 'slank'],
    ['build', 'Gemiddeld postuur', 'normaal postuur'],
    ['build', 'licht postuur', 'licht postuur'],
    ['build', 'klein postuur', 'klein postuur'],
    ['build', 'reusachtig postuur', 'reusachtig postuur'],
    ['clothes', 'jas rood', 'rode jas'],
    ['clothes', 'shirt wit, broek donkerblauw', 'wit shirt, donkerblauwe broek'],
    ['clothes', 'korte broek zwart', 'zwarte korte broek'],
    ['clothes', 'geheel in het zwart', 'zwarte kleding'],
    ['clothes', 'donker', 'donkere kleding'],
    ['clothes', 'jas, zwart', 'jas, zwart'],
    ['clothes', 'trui wit, rood', 'witte trui, rood'],
    ['clothes', 'jas zwart met wit', 'jas zwart met wit'],
    ['clothes', 'rode jas, spijkerbroek', 'rode jas, spijkerbroek'],
    ['clothes', '1: jas rood, 2: jas blauw', '1: jas rood, 2: jas blauw'],
  ]
  for (const [field, typed, said] of table) {
    t.equal(described('missing-person', { [field]: typed }).description[field], said, typed)
  }
  const man = described('missing-person', { sex: 'man', length: '185', build: 'normaal' })
  t.match(nl.spoken(man), 'Hij is 1.85 m lang. Hij heeft een normaal postuur.')
  t.match(en.alert(man), '1.85 m, medium build')
  t.end()
})

t.test('a missing child of whom nobody says more is a child, not a person', (t) => {
  const typed = { age: '7', hair: 'bruin', time: '15.40', place: 'Merelstraat' } as const
  const child = described('missing-child', typed)
  t.match(nl.alert(child), 'vermist, kind, 7 jaar, bruin haar.')
  t.match(nl.spoken(child), 'Wij zoeken een kind van 7 jaar. Dit kind heeft bruin haar.')
  t.match(nl.spoken(child), 'Ziet u dit kind? Bel 0800-0011.')
  t.match(nl.result(child, 'found-otherwise'), 'het kind van 7 is gevonden')
  t.match(en.alert(child), 'missing: child, aged 7, brown hair.')
  t.match(textsIn('de').alert(child), 'vermisst: Kind, 7 Jahre')
  t.match(textsIn('pl').alert(child), 'dziecko, 7 lat')
  t.match(nl.alert(described('missing-person', typed)), 'vermist, persoon, 7 jaar')
  t.match(nl.alert(described('missing-child', { ...typed, sex: 'boy' })), 'vermist, jongen')
  t.strictSame(described('missing-child', {}).description, {})
  t.end()
})

t.test('how somebody went is told once, also where it stands in particulars', (t) => {
  const table: readonly (readonly [transport: string, particulars: string, left?: string])[] = [
    ['te voet', 'te voet'],
    ['te voet', 'Loopt; litteken op wang', 'litteken op wang'],
    ['lopend', 'litteken op wang, is te voet', 'litteken op wang'],
    ['zwarte scooter', 'rijdt op een scooter, rode helm', 'rode helm'],
    ['fiets', 'op de fiets'],
    ['te voet', 'loopt mank, voet in gips', 'loopt mank, voet in gips'],
    ['scooter', 'zwarte scooter', 'zwarte scooter'],
    ['fiets', 'niet op de fiets', 'niet op de fiets'],
    ['', 'te voet', 'te voet'],
  ]
  for (const [transport, particulars, left] of table) {
    const { description } = described('missing-person', { transport, particulars })
    t.equal(description.particulars, left, `${transport}; ${particulars}`)
  }
  const typed = { sex: 'man', particulars: 'te voet', transport: 'te voet', time: '15.40' } as const
  for (const tongue of ['nl', 'en', 'de', 'pl'] as const) {
    const texts = textsIn(tongue)
    for (const text of [texts.alert, texts.spoken].map((say) => say(described('theft', typed)))) {
      t.equal(text.match(/te voet|on foot|zu Fuß|pieszo/gi)?.length, 1, text)
    }
  }
  t.end()
})

t.test('with danger there is one instruction and one number', async (t) => {
  const typed = { sex: 'woman', clothes: 'rode jas', danger: 'yes', care: 'confused' } as const
  const text = nl.alert(described('missing-person', typed))
  t.match(text, /GEVAARLIJK: houd afstand\. Bel 112\.$/)
  t.notMatch(text, '0800-0011')
  t.notMatch(nl.spoken(described('missing-person', typed)), /spreek/i)
})

/** What tidying looks at, in any order. */
const scraps = [' ', '.', ',', ';', '!', '1540', '7', '-', 'jaar', 'uur', '185', 'm', 'tot', 'jas']

const words = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('rode jas', 'man', 'yes', 'boy', 'confused', '7', '15.40', 'naar het bos', '.'),
  fc.string({ unit: fc.constantFrom(...scraps), maxLength: 6 }),
)
const anyKind = fc.constantFrom(...kinds)
const names = [...new Set(Object.values(fieldsOf).flat())]
const typedBy = (): fc.Arbitrary<Typed> =>
  fc.dictionary(fc.constantFrom(...names), words).map((fields) => fields as Typed)

t.test('whatever is typed, every text is made, and typing it again changes nothing', async () => {
  fc.assert(
    fc.property(anyKind, typedBy(), fc.constantFrom(...outcomes), (kind, typed, outcome) => {
      const about = described(kind, typed)
      const texts = [nl, en].flatMap((tongue) => [
        ...[tongue.alert(about), tongue.spoken(about)],
        ...[tongue.result(about, outcome), tongue.summary(kind)],
      ])
      const again = described(kind, about.description)
      const isSame = JSON.stringify(again) === JSON.stringify(about)
      return isSame && texts.every((text) => text !== '' && !/undefined|true|false/.test(text))
    }),
    { numRuns: 2000 },
  )
})

t.test('the summary for publication tells nothing of who it is about', async () => {
  fc.assert(
    fc.property(anyKind, typedBy(), (kind, typed) => {
      const summary = nl.summary(kind)
      const told = Object.values(described(kind, typed).description).filter(
        (value) => value.length > 6,
      )
      return told.every((value) => !summary.includes(value))
    }),
  )
})

t.test('every field is asked for by the kinds that can tell it', async (t) => {
  const asked = (kind: Kind): readonly FieldName[] => fieldsOf[sortOf(kind)]
  t.ok(asked('missing-child').includes('clothes') && !asked('missing-child').includes('plate'))
  t.ok(asked('hit-and-run').includes('damage') && asked('fire-smoke').includes('advice'))
  t.strictSame(
    kinds.filter((kind) => asked(kind).length < 3),
    [],
  )
})
