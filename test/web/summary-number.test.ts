import t, { type Test } from 'tap'
import { checkSummary } from '../../src/domain/publication/check-summary.ts'
import { proposedSummary } from '../../src/domain/publication/summary.ts'
import { shippedTextRules } from '../../src/domain/wording/text-rules.ts'
import { by, draft, neighbour, policy } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm } from '../support/pressing.ts'

const people = Array.from({ length: 12 }, (_, n) => neighbour(n + 1))
const verifiedNumbers = ['0800-0011', '0900-8844']
const start = 'Deelnemers is gevraagd uit te kijken naar iemand die vermist werd.'
const told = (number: string) => `${start} Iets gezien? Bel ${number}.`

async function office(t: Test) {
  const town = { policy: { ...policy, verifiedNumbers } }
  const { ports, as } = await webOffice(t, people, { ...town, engine: town })
  const summaryOf = (id: string) => ports.desk.action(id)?.action.summary
  return { ports, as, summaryOf }
}

t.test('the summary for publication tells the number that the text tells', async (t) => {
  const visitor = await (await office(t)).as('dispatcher')
  const looked = async (text: string) =>
    (await visitor.post('/acties/controle', { ...alertForm, text })).html
  t.match(await looked('let op jongen, 7 jaar. Gezien? Bel 0900-8844.'), `>${told('0900-8844')}<`)
  t.match(await looked('let op jongen, 7 jaar. Houd afstand. Gezien? Bel 112.'), `>${told('112')}<`)
  t.match(await looked('let op jongen van 7 jaar, met een rode jas.'), `>${start}<`)
})

t.test('so does that of an action that was started by a program, in any language', async (t) => {
  const { ports, summaryOf } = await office(t)
  const { id } = await ports.desk.start(draft(), by)
  t.equal(summaryOf(id), told('0800-0011'))
  const frame = { kind: 'missing-adult', description: {}, areas: [] } as const
  const rules = shippedTextRules
  for (const kind of ['missing-child', 'burglary', 'hit-and-run'] as const) {
    const text = proposedSummary({ kind, number: '0900-8844' }, undefined)
    t.match(text, 'Iets gezien? Bel 0900-8844.', kind)
    t.strictSame(checkSummary(text, { ...frame, kind, verifiedNumbers, rules }), [], kind)
  }
})

t.test('an update or a correction that tells another number tells it there as well', async (t) => {
  const { ports, summaryOf } = await office(t)
  const { id } = await ports.desk.start(draft(), by)
  const news = (sms: string) => ({ text: { sms }, combined: { sms } })
  await ports.desk.obey(
    id,
    { is: 'update', news: news('de jas is blauw. Gezien? Bel 0800-0011.') },
    by,
  )
  t.equal(summaryOf(id), told('0800-0011'))
  await ports.desk.obey(
    id,
    { is: 'update', news: news('de jas is groen. Gezien? Bel 0900-8844.') },
    by,
  )
  t.equal(summaryOf(id), told('0900-8844'))
  const wrong = { wrongNumbers: ['0900-8844'], cause: 'number' } as const
  const mended = { sms: 'het nummer was fout. Gezien? Bel 0800-0011.' }
  await ports.desk.obey(id, { is: 'correction', text: mended, found: wrong }, by)
  t.equal(summaryOf(id), told('0800-0011'))
  const none = { sms: 'het nummer in ons bericht was fout. Bel het niet.' }
  await ports.desk.obey(
    id,
    { is: 'correction', text: none, found: { ...wrong, wrongNumbers: ['0800-0011'] } },
    by,
  )
  t.equal(summaryOf(id), start, 'a wrong number is published no more')
})
