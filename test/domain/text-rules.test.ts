import fc from 'fast-check'
import t from 'tap'
import { type Kind, kinds, type PhaseName } from '../../src/domain/action.ts'
import { type Description, fieldsOf } from '../../src/domain/description/description.ts'
import { shippedTextRules, type TextRules } from '../../src/domain/wording/text-rules.ts'
import { checkText, finalText } from '../../src/domain/wording.ts'
import { countParts } from '../../src/from-modems.ts'
import { nl } from '../../src/web/catalogue/nl.ts'
import { textsIn } from '../support/made-texts.ts'
import { described, describedScenarios, type Typed } from './described-scenarios.ts'

interface Asked {
  readonly kind?: Kind
  readonly phase?: PhaseName
  readonly description?: Description
  readonly rules?: TextRules
}

/** The rules a text breaks; `!` stands behind what stops it. */
function broken(words: string, asked: Asked = {}): readonly string[] {
  const frame = {
    kind: 'missing-child',
    phase: 'alert',
    status: 'actual',
    rules: shippedTextRules,
    messagePrefix: 'Buurtoproep',
    verifiedNumbers: ['0800-0011', '0900-8844', '14 0999'],
    ...asked,
  } as const
  const text = finalText(words, frame)
  const remarks = checkText(text, { ...frame, count: countParts(text) })
  return remarks.map(({ key, blocks }) => (blocks ? `${key}!` : key))
}

const good = 'let op jongen, 7 jaar, rode jas. Om 15.40 weg bij de Molenvaart. Bel 0800-0011.'

t.test('nobody is asked to search, to follow or to stop somebody', async (t) => {
  const asks = [
    'Achtervolg hem.',
    'Houd hem aan.',
    'Houd de man als het kan tegen.',
    'Volg de rode auto.',
    'Ga met buren zoeken.',
    'Help mee zoeken.',
    'Zoek naar hem in de schuur.',
    'Niet bellen, volg haar.',
    'Follow the red car.',
    'Please help us search.',
  ]
  for (const words of asks) t.strictSame(broken(`${good} ${words}`), ['text-pursues!'], words)
  const fine = [
    'Niet volgen.',
    'Volg hem niet.',
    'Ga niet zelf zoeken.',
    'Niet achtervolgen of aanspreken.',
    'Kijk ook in uw schuur.',
    'De politie zoekt door.',
    'Volg het nieuws.',
    'Houd de radio aan.',
    'Do not follow him.',
  ]
  for (const words of fine) t.strictSame(broken(`${good} ${words}`), [], words)
})

t.test('where there is danger people stay away', async (t) => {
  const danger = { kind: 'robbery', description: { danger: 'yes' } } as const
  t.strictSame(broken(good, danger), ['danger-without-distance!'])
  t.strictSame(broken(`${good} Houd afstand.`, danger), [])
  t.strictSame(broken(`${good} Houd afstand. Spreek hem rustig aan.`, danger), ['danger-approach!'])
  t.strictSame(broken(`${good} Houd afstand. Niet aanspreken.`, danger), [])
  t.strictSame(broken(`${good} Hij is gewapend.`, { kind: 'robbery' }), [
    'danger-without-distance!',
  ])
  t.strictSame(broken(`${good} Hij is niet gevaarlijk.`, { kind: 'robbery' }), [])
  const stuff = 'gevaarlijke stof bij Industrieweg sinds 9.10. Blijf binnen, bel bij nood 112.'
  t.strictSame(broken(stuff, { kind: 'warning' }), [])
})

t.test('what is better said otherwise is named, and does not stop a text', async (t) => {
  const table: readonly [string, readonly string[]][] = [
    ['Man t.h.v. de brug.', ['text-abbreviation']],
    ['Vtg reed weg, richting ZW.', ['text-abbreviation', 'text-abbreviation']],
    ['De dader reed weg.', ['text-accuses']],
    ['Hij is getint.', ['text-origin']],
    ['Zojuist gezien.', ['text-haste']],
    ['Zie www.x.nl.', ['text-has-link']],
  ]
  for (const [words, rules] of table) t.strictSame(broken(`${good} ${words}`), rules, words)
  t.strictSame(broken('let op jongen. Om 15.40 weg bij de Molenvaart. Bel 0800-0011.'), [
    'too-few-features',
  ])
  const grown = good.replace('7 jaar', '84 jaar')
  t.strictSame(broken(grown), ['grown-up-child'], 'the kind was left as it was')
  t.strictSame(broken(good.replace('7 jaar', '18-jarige')), ['grown-up-child'])
  t.strictSame(broken(good.replace('7 jaar', '17 jaar')), [])
  for (const ages of ['16-18 jaar', '16–18 jaar', '17 of 18 jaar', '17/18 jaar', '16 à 18 jaar'])
    t.notOk(broken(good.replace('7 jaar', ages)).includes('grown-up-child'), ages)
  t.strictSame(broken(good.replace('7 jaar', '6 jaar, met 40-jarige vader')), [])
  t.strictSame(broken(grown, { kind: 'missing-person' }), [])
  const small = 'let op jongen, 7 jaar, rode jas. Om 15.40 weg'
  t.strictSame(broken(`${small} bij de speeltuin. Bel 0800-0011.`), [], 'a place needs no name')
  t.strictSame(broken(`${small}. Bel bij nood 0800-0011.`), ['cap-place'])
  t.strictSame(broken('let op jongen, 7 jaar, rode jas'), [
    ...['text-without-number', 'cap-place', 'cap-time', 'cap-advice'],
  ])
  t.strictSame(broken('de jongen is gevonden. Dank u.', { phase: 'result' }), [])
})

t.test('which rule stops, warns or is silent is for the municipality to say', async (t) => {
  const levels = {
    ...shippedTextRules.levels,
    'text-haste': 'block',
    'text-pursues': 'off',
  } as const
  const rules = { ...shippedTextRules, levels }
  t.strictSame(broken(`${good} Zojuist gezien. Volg hem.`, { rules }), ['text-haste!'])
})

t.test('every rule has words that say what to do', async (t) => {
  t.strictSame(
    Object.keys(shippedTextRules.levels).filter((rule) => !(rule in nl)),
    [],
  )
})

t.test('what the fields of each scenario make keeps to every rule', async (t) => {
  for (const [kind, typed] of describedScenarios) {
    const about = described(kind, typed)
    const isTimed = kind !== 'outage'
    const expected = isTimed ? [] : ['cap-time']
    t.strictSame(broken(textsIn('nl').alert(about), about), expected, kind)
  }
})

t.test('whatever is told in fields, the text stands or a rule says why not', async () => {
  const words = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      'rode jas',
      'man',
      'yes',
      'boy',
      'confused',
      '15.40',
      'volg hem',
      '06 10000001',
    ),
  )
  const names = [...new Set(Object.values(fieldsOf).flat())]
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.dictionary(fc.constantFrom(...names), words),
      (kind, typed) => {
        const about = described(kind, typed as Typed)
        const rules = broken(textsIn('nl').alert(about), about)
        const isAsking = about.description.advice === 'volg hem'
        return (
          rules.every((rule) => rule.replace('!', '') in nl) &&
          (!isAsking || rules.includes('text-pursues!'))
        )
      },
    ),
    { numRuns: 1000 },
  )
})

t.test(
  'a house number tells where somebody lives, unless the place itself is the danger',
  async (t) => {
    const at = (where: string) => `let op jongen, 7 jaar, rode jas. Om 15.40 weg ${where}. Bel 112.`
    for (const where of [
      'uit de Merelstraat 12',
      'bij Merelstraat 12a',
      'uit merelstraat 12B',
      'van Korte Weg 3',
      'op het Dorpsplein 7 in Waterhoven',
    ]) {
      t.strictSame(broken(at(where)), ['text-home-address'], where)
      t.ok(broken(at(where), { phase: 'update' }).includes('text-home-address'), where)
      t.notOk(broken(at(where), { kind: 'fire-smoke' }).includes('text-home-address'), where)
      t.notOk(broken(at(where), { kind: 'aed' }).includes('text-home-address'), where)
    }
    const fine = [
      'uit de Merelstraat',
      'Dorpsplein 19.55',
      'Merelstraat 15:40',
      'bij het Plein 1945',
      'uit de Merelstraat. 12 jaar',
      'te voet weg 2 jongens',
      'bij supermarkt 2 mannen',
      'op de Ringweg 10 min terug',
    ]
    for (const where of fine) {
      t.notOk(broken(at(where)).includes('text-home-address'), where)
    }
  },
)

t.test('there is one number to ring', async (t) => {
  const two = ['text-two-numbers']
  t.strictSame(broken(good.replace('0800-0011', '0800-0011 of 112')), two)
  t.strictSame(broken(good.replace('0800-0011', '0800-0011, bij spoed 112')), two)
  t.strictSame(broken(`${good} Of 0900-8844.`), two)
  t.strictSame(broken(`${good} Bel gratis 0800 0011.`), [], 'the same one')
  const house = good.replace('de Molenvaart', 'Merelstraat 112')
  t.strictSame(broken(house), ['text-home-address'], '112 is a house there')
  const none = broken(house.replace('Bel 0800-0011.', ''))
  t.ok(none.includes('text-without-number'), 'nor is it one to ring')
  t.strictSame(broken(good.replace('de Molenvaart', 'Merelstraat, 112')), two)
  const result = { phase: 'result' } as const
  t.strictSame(broken('de oproep stopt. Bel 0900-8844, bij spoed 112.', result), [])
  t.strictSame(broken('de oproep stopt. Bel 0900-8844 of 0800-0011.', result), two)
  const out =
    'stroom uit in Elzendaal sinds 9.20. Ga naar De Brug. 112 werkt niet. Vragen? Bel 14 0999.'
  t.strictSame(broken(out, { kind: 'outage' }), [])
  t.strictSame(broken(out.replace('112 werkt niet', 'Bel 112'), { kind: 'outage' }), two)
})

t.test('skin or descent stands beside two other things at least', async (t) => {
  const man = (looks: string) =>
    `kijk uit naar man, ${looks}. Om 15.40 weg uit de Merelstraat. Bel 0800-0011.`
  const asked = { kind: 'burglary' } as const
  t.ok(broken(man('getint'), asked).includes('origin-few-features'))
  t.ok(broken(man('donkere huid, mager'), asked).includes('origin-few-features'))
  t.strictSame(broken(man('getint, 25 jaar, rode jas, grijze rugzak'), asked), ['text-origin'])
})
