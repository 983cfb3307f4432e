import fc from 'fast-check'
import t from 'tap'
import { kinds } from '../../src/domain/action.ts'
import { fieldsFor, madeText } from '../../src/domain/templates/make-text.ts'
import { faultOf, filledIn, namesIn } from '../../src/domain/templates/template.ts'
import {
  shippedTemplate,
  templateKey,
  templateLanguages,
  templateOf,
} from '../../src/domain/templates/templates.ts'
import {
  everyTemplate,
  fieldNames,
  knownFields,
  missingFields,
} from '../../src/domain/templates/uses.ts'
import { finalText } from '../../src/domain/wording.ts'
import { described, describedScenarios } from './described-scenarios.ts'

t.test('what is not known is left out, or said otherwise', async (t) => {
  const rows: readonly [template: string, fields: Record<string, string>, text: string][] = [
    [
      'vermist: {who}. Bel {number}.',
      { who: 'jongen', number: '112' },
      'vermist: jongen. Bel 112.',
    ],
    ['{who}. <Bel {number}.> Dank u.', { who: 'man' }, 'man. Dank u.'],
    ['<Bel {number}.|Bel niet.>', {}, 'Bel niet.'],
    ['<{danger} Bel 112.|Bel {number}.>', { number: '14 0123' }, 'Bel 14 0123.'],
    ['REANIMATIE {place}. {care}', {}, 'REANIMATIE.'],
    ['voorbij<: {key}>. Dank u.', {}, 'voorbij. Dank u.'],
    ['{who}', { who: '<{number}>' }, '<{number}>'],
  ]
  for (const [template, fields, text] of rows) t.equal(filledIn(template, fields), text, template)
})

t.test('a template that cannot be read says where', async (t) => {
  t.equal(faultOf('Bel {number}. <Dank {who}|u.>'), undefined)
  t.match(faultOf('Bel {number. Dank u.'), { fault: 'unclosed', at: 'Bel {number. Dank' })
  t.match(faultOf('Bel <snel'), { fault: 'unclosed' })
  t.match(faultOf('Bel snel>'), { fault: 'unclosed' })
  t.match(faultOf('<Bel <snel> nu>'), { fault: 'nested' })
  t.strictSame(namesIn('{who} <{number}|{who}>'), ['who', 'number'])
})

t.test('every shipped template can be read, and has what it has to have', async (t) => {
  for (const language of templateLanguages) {
    for (const [kind, use] of everyTemplate()) {
      const name = { kind, use, language }
      const template = shippedTemplate(name)
      if (template === undefined) {
        t.equal(use, 'spoken', templateKey(name))
        continue
      }
      const names = namesIn(template)
      const known = knownFields(kind, use) as readonly string[]
      const missing = missingFields(kind, use, names)
      const unknown = names.filter((field) => !known.includes(field))
      t.strictSame([faultOf(template), missing, unknown], [undefined, [], []], templateKey(name))
    }
  }
})

t.test('the fields of the list are those that a template is filled in with', async (t) => {
  const about = { kind: 'missing-child', description: { sex: 'boy' } } as const
  const told = templateLanguages.flatMap((language) => [
    ...Object.keys(fieldsFor('alert', about, language)),
    ...Object.keys(fieldsFor('spoken', about, language)),
  ])
  t.strictSame([...new Set(told)].toSorted(), [...fieldNames].toSorted())
})

t.test('of any description no text is half a sentence', async () => {
  const scenario = fc.constantFrom(...describedScenarios)
  const language = fc.constantFrom(...templateLanguages)
  fc.assert(
    fc.property(scenario, language, fc.boolean(), ([kind, typed], language, isNumbered) => {
      const { number, laterNumber, ...plain } = described(kind, typed)
      const numbers = { number, laterNumber, townNumber: '14 0999', sent: '15.02' }
      const about = { ...plain, ...(isNumbered ? numbers : { sent: '15.02' }) }
      return everyTemplate()
        .filter(([asked]) => asked === kind)
        .every(([, use]) => {
          const text = madeText(use, about, { language })
          return /[.!?\]]$/.test(text) && !/[{}<>|]| {2}| [.,]|\.\.|\b[Bb]el\.|Call\./.test(text)
        })
    }),
  )
})

t.test('what a municipality wrote itself counts, for that kind and language only', async (t) => {
  const name = { kind: 'missing-child', use: 'alert', language: 'nl' } as const
  const own = { [templateKey(name)]: 'let op {who}. <Bel gratis {number}.>' }
  const about = described('missing-child', { sex: 'boy', age: '7' })
  t.equal(
    madeText('alert', about, { language: 'nl', own }),
    'let op jongen, 7 jaar. Bel gratis 0800-0011.',
  )
  t.match(madeText('alert', about, { language: 'en', own }), /^missing: boy/)
  t.equal(
    templateOf({ ...name, kind: 'missing-person' }, own),
    shippedTemplate({ ...name, kind: 'missing-person' }),
  )
})

t.test('an exercise has its word in front, and a correction of a number names none', async (t) => {
  const [kind, typed] = describedScenarios[0] ?? (['other', {}] as const)
  const about = { ...described(kind, typed), townNumber: '14 0999', sent: '15.02' }
  const exercise = madeText('exercise', about, { language: 'nl' })
  const frame = { kind, messagePrefix: 'Buurtoproep Elzendaal' } as const
  t.equal(
    finalText(exercise, { ...frame, status: 'exercise', phase: 'alert' }),
    'OEFENING Buurtoproep Elzendaal: Dit is een test, er is niets aan de hand. U hoeft niet te bellen. Vraag of afmelden? Bel de gemeente: 14 0999.',
  )
  t.equal(
    madeText('correction-number', about, { language: 'nl' }),
    'het bericht van 15.02 klopte niet. Bel NIET het nummer daarin. Ziet u de jongen van 7 (rode jas)? Bel 0800-0011.',
  )
  t.ok(kinds.every((kind) => madeText('exercise', { ...about, kind }, { language: 'en' }) !== ''))
})
