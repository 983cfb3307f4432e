import t from 'tap'
import { neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 16 }, (_, i) =>
  neighbour(i + 1, i % 2 === 0 ? { language: 'en' } : {}),
)
const fields = {
  kind: 'missing-child',
  'who-sex': 'boy',
  'who-age': '7',
  'who-clothes': 'rode jas',
  point: '5.3, 52.6',
  radius: '2000',
}

t.test('the fields make an English message too, and the check shows who gets it', async (t) => {
  const office = await webOffice(t, people)
  const desk = await office.as('dispatcher')
  const { html } = await desk.post('/acties/nieuw', fields)
  t.match(html, /<textarea id="text-en"[^>]*>missing: boy/)
  t.match(html, /8 mensen in dit gebied krijgen het Engelse bericht/)
  const check = await desk.post('/acties/controle', fields)
  t.match(check.html, /lang="en"><q>Buurtoproep: missing: boy/)
})

t.test('who writes the Dutch message sends no English one that says something else', async (t) => {
  const office = await webOffice(t, people)
  const desk = await office.as('dispatcher')
  const made = /<textarea id="text-en"[^>]*>([^<]*)/
  const first = await desk.post('/acties/nieuw', fields)
  const english = made.exec(first.html)?.[1] ?? ''
  const own = { ...fields, text: 'let op hond. Bel 0800-0011.', textEn: english, madeEn: english }
  const changed = await desk.post('/acties/nieuw', own)
  t.equal(made.exec(changed.html)?.[1], '')
  t.match(changed.html, /Schrijf ook het Engelse/)
  const both = { ...own, textEn: 'look out for a dog. Call 0800-0011.' }
  t.match((await desk.post('/acties/controle', both)).html, /look out for a dog/)
})

t.test('a number in the English message that is not verified stops it, and says so', async (t) => {
  const office = await webOffice(t, people)
  const desk = await office.as('dispatcher')
  const { html } = await desk.post('/acties/controle', {
    ...fields,
    text: 'let op hond. Bel 0800-0011.',
    textEn: 'look out for a dog. Call 0800-9999.',
  })
  t.match(html, /Engels: [^<]*0800-9999/)
})
