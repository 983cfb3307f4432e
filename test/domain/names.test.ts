import t from 'tap'
import { nameIn } from '../../src/domain/wording/names.ts'
import { shippedTextRules } from '../../src/domain/wording/text-rules.ts'
import { checkText } from '../../src/domain/wording.ts'
import { textsIn } from '../support/made-texts.ts'
import { described, describedScenarios } from './described-scenarios.ts'
import { scenarios } from './scenarios.ts'

const named = (text: string): string | undefined => nameIn(text, shippedTextRules.names)

t.test('a text that calls somebody by name is seen, whatever stands around it', async (t) => {
  const rows: readonly (readonly [text: string, name: string])[] = [
    ['vermist, jongen, 7 jaar, heet Sem, rode jas.', 'Sem'],
    ['Hij heet Xander.', 'Xander'],
    ['jongen genaamd Quinten', 'Quinten'],
    ['vermist: Lotte, 7 jaar', 'Lotte'],
    ['Sem is gevonden. Dank u.', 'Sem'],
    ['de jongen Yorick is terug', 'Yorick'],
    ['de 7-jarige Sterre is terug', 'Sterre'],
    ['Mevrouw Jansen is gevonden.', 'Jansen'],
    ['mevrouw Jansen is gevonden', 'Jansen'],
    ['weg bij oma Truus', 'Truus'],
    ['Let op Emma, rode jas.', 'Emma'],
    ['a boy called Sem', 'Sem'],
    ['Junge, 7 Jahre, heißt Sem', 'Sem'],
    ['dank aan Henk, die belde', 'Henk'],
    ["Daan's fiets", 'Daan'],
    ['vermist, Jan Bos, 70 jaar', 'Jan'],
    ['Peter van Dijk is gevonden', 'Peter'],
    ['meisje heet Emma Kerk, 7 jaar', 'Emma'],
    ['heet Daan Park', 'Daan'],
    ['Emma van der Brug', 'Emma'],
    ['kijk uit Emma is weg', 'Emma'],
  ]
  for (const [text, name] of rows) t.equal(named(text), name, text)
})

/** Streets, places, colours, buildings, sentences that begin with a word. */
const nameless = [
  ...['weg bij de Merelstraat', 'weg uit de Anna Bijnsstraat', 'Jan van Galenstraat 3'],
  ...['op de Johan de Wittlaan', 'Jan Steenlaan', 'in de Willem Barentszstraat', 'Emmaplein'],
  ...['bij de Emmakade', 'Willem-Alexanderlaan', 'het Wilhelminapark', 'Prins Willemstraat'],
  ...['Koningin Emmakade', 'Koningin Julianaplein', 'Sint Jan', 'St. Maria kerk', 'Sint-Jan'],
  ...['bij basisschool Anna', 'bij de Mariaschool', 'Anne Frankschool', 'Theo Thijssenschool'],
  ...['weg uit Anna Paulowna', 'bij de Jan Linders', 'bij Albert Heijn', 'bij de Jumbo'],
  ...['Hans Anders', 'molen Johanna', 'kerk Maria', 'café Jan', 'hotel Emma', 'De Linde'],
  ...['station Noord', 'bedrijvenpark Noord', 'richting Oosterwerf', 'in Lisse', 'te Anna'],
  ...['man, zwarte jas', 'vrouw, rode jas', 'Man met blauwe pet', 'Jongen met Ajax shirt'],
  ...['man met Nike trui', 'rode Fiat', 'witte bestelbus Volkswagen', 'Mercedes Benz'],
  ...['Om 15.40 weg', 'Let op jongen', 'Kijk ook in schuren', 'Gezien? Bel 112', 'Bel gratis'],
  ...['Mark u het volgende', 'Roos en andere bloemen', 'Storm op komst', 'Max 50 rijden'],
  ...['Beer gezien bij de vijver', 'Bloem en brood', 'Lente', 'Hij is verward', 'Zij loopt mank'],
  ...['heet water', 'Het heeft een kenteken AE-123-O'],
  ...['grote brand Industrieweg', 'rook trekt naar Oosterwerf', 'noodsteunpunt De Brug'],
  ...['REANIMATIE Kerklaan 12 Oosterwerf', 'muur sporthal De Brug, Sportweg 3', 'de Ringdijk'],
  ...[
    'Speeltuin Wilgenhof',
    'de Molenvaart',
    'Marktplein',
    'Dorpsplein 19.55',
    'Buurtoproep: test',
  ],
  ...['Elzendaal', 'NU: jongen, groene trui', 'GEVAARLIJK: houd afstand', 'de heer is gevonden'],
  ...['de jongen van 7', 'het meisje is terecht', 'Dank voor uw hulp', 'Wilgenhof en Westhoek'],
  ...['roze muts', 'gouden ketting', 'Oranje helm', 'Hazelaar', 'Iris in bloei', 'Jade ring'],
] as const

t.test('no street, place, colour or beginning of a sentence is taken for a name', async (t) => {
  t.ok(nameless.length >= 60, `${nameless.length} texts`)
  for (const text of nameless) t.equal(named(text), undefined, text)
  for (const [text] of scenarios) t.equal(named(text), undefined, text)
  for (const [kind, typed] of describedScenarios) {
    const about = described(kind, typed)
    for (const language of ['nl', 'en', 'de', 'pl'] as const) {
      const texts = textsIn(language)
      for (const text of [texts.alert(about), texts.spoken(about)])
        t.equal(named(text), undefined, text)
    }
  }
})

t.test('the name of a child has a field of its own, and only there it is agreed', async (t) => {
  const child = { sex: 'boy', age: '7', name: 'Sem', clothes: 'rode jas' } as const
  const rules = shippedTextRules
  const keys = (kind: 'missing-child' | 'missing-person', text: string, name?: string) => {
    const { description } = described(kind, name ? { ...child, name } : { sex: 'boy' })
    const count = { parts: 1, forcing: [] }
    const frame = { kind, description, count, rules, phase: 'alert', status: 'actual' } as const
    const remarks = checkText(text, { ...frame, messagePrefix: 'Buurtoproep', verifiedNumbers: [] })
    return remarks.map(({ key }) => key).includes('text-names')
  }
  const text = textsIn('nl').alert(described('missing-child', child))
  t.match(text, 'vermist, jongen, 7 jaar, heet Sem, rode jas.')
  t.match(textsIn('nl').spoken(described('missing-child', child)), 'Hij heet Sem.')
  t.match(textsIn('en').alert(described('missing-child', child)), 'aged 7, called Sem')
  t.notOk(keys('missing-child', text, 'Sem'))
  t.ok(keys('missing-child', text), 'written by hand')
  t.ok(keys('missing-child', text, 'Daan'), 'another name than was agreed')
  t.ok(keys('missing-person', text, 'Sem'), 'nobody else is called by name')
  t.notMatch(textsIn('nl').alert(described('missing-person', child)), 'Sem')
  t.notMatch(textsIn('nl').result(described('missing-child', child), 'found-otherwise'), 'Sem')
})
