import t from 'tap'
import { by, draft, neighbour, policy } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { press } from '../support/pressing.ts'

const people = Array.from({ length: 12 }, (_, n) =>
  neighbour(n + 1, n < 6 ? { language: (['en', 'de', 'pl'] as const)[n % 3] ?? 'en' } : {}),
)
const several = { policy: { ...policy, verifiedNumbers: ['0800-0011', '0900-8844'] } }
const boy = {
  ...{ kind: 'missing-child', status: 'actual', point: '5.3, 52.6', radius: '2000', text: '' },
  ...{ 'who-sex': 'boy', 'who-age': '6', 'who-clothes': 'rode jas, blauwe broek' },
  ...{ 'who-time': '15.40', 'who-place': 'Merelstraat' },
}
const choiceIn = (html: string): string =>
  /<select id="who-number"[\s\S]*?<\/select>/.exec(html)?.[0] ?? ''
const fieldIn = (html: string, id: string): string =>
  new RegExp(`<textarea id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1] ?? ''

t.test('whom people ring is chosen of the list, and 112', async (t) => {
  const { as } = await webOffice(t, people, several)
  const visitor = await as('dispatcher')
  const { html } = await visitor.get('/acties/nieuw')
  t.match(html, 'Welk nummer bellen de mensen?')
  const offered = [...choiceIn(html).matchAll(/value="([^"]*)"/g)].map(([, value]) => value)
  t.strictSame(offered, ['', '0900-8844', '112'])
  t.match(choiceIn(html), '0800-0011, zoals altijd')
  const usual = await visitor.post('/acties/nieuw', boy)
  t.match(fieldIn(usual.html, 'text'), /Gezien\? Bel 0800-0011\.$/)
})

t.test('the number that was chosen is in every text, and the fields go on making it', async (t) => {
  const { as } = await webOffice(t, people, several)
  const visitor = await as('dispatcher')
  const urgent = { ...boy, 'who-number': '112' }
  const { html } = await visitor.post('/acties/nieuw', urgent)
  t.match(choiceIn(html), '<option value="112" selected>')
  t.match(fieldIn(html, 'text'), /Gezien\? Bel 112\.$/)
  for (const id of ['text-en', 'text-de', 'text-pl']) {
    t.match(fieldIn(html, id), /112\.$/, id)
    t.notMatch(fieldIn(html, id), '0800', id)
  }
  const look = await visitor.post('/acties/meekijken', urgent)
  t.match(look.html, /Wij zoeken een jongen van zes jaar[^<]*Ziet u hem\? Bel [^<]*één[^<]*twee/)
  t.notMatch(look.html, 'nul achthonderd')
  const wrong = await visitor.post('/acties/nieuw', { ...boy, 'who-number': '0900-1234' })
  t.match(fieldIn(wrong.html, 'text'), /Bel 0800-0011\.$/, 'no number that is not on the list')
  const danger = await visitor.post('/acties/nieuw', {
    ...{ ...boy, 'who-number': '0900-8844', 'who-danger': 'yes' },
  })
  t.match(fieldIn(danger.html, 'text'), /houd afstand\. Bel 112\.$/)
})

t.test('a number by itself tells nothing of who is looked for', async (t) => {
  const { as } = await webOffice(t, people, several)
  const visitor = await as('dispatcher')
  const { html } = await visitor.post('/acties/nieuw', {
    ...{ kind: 'missing-child', text: '', 'who-number': '112' },
  })
  t.equal(fieldIn(html, 'text'), '')
})

t.test('an update and a correction repeat the number of the alert', async (t) => {
  const { as, ports } = await webOffice(t, people, several)
  const visitor = await as('dispatcher')
  const sent = await press(visitor, { ...boy, 'who-number': '112' })
  t.equal(sent.status, 303)
  const { html } = await visitor.get(String(sent.headers.location))
  for (const id of ['update', 'correction', 'update-en', 'update-de', 'correction-pl']) {
    t.match(fieldIn(html, id), '112', id)
    t.notMatch(fieldIn(html, id), '0800', id)
  }
  t.match(html, '112, zoals in het laatste bericht')
  const byHand = await ports.desk.start(
    draft({ text: { sms: 'let op jongen van 6. Gezien? Bel 112.' } }),
    by,
  )
  const written = (await visitor.get(`/acties/${byHand.id}`)).html
  t.match(fieldIn(written, 'update'), /Gezien\? Bel 112\.$/, 'also of a text by hand')
})

t.test('where one rings later is a number for no haste, whatever was chosen', async (t) => {
  const { as } = await webOffice(t, people)
  const visitor = await as('dispatcher')
  const sent = await press(visitor, { ...boy, 'who-number': '112' })
  const { html } = await visitor.post(`${sent.headers.location}/afsluiten/voorstel`, {
    ...{ outcome: 'not-found', text: '', 'text-made': '' },
  })
  t.match(fieldIn(html, 'result'), 'Bel 0800-0011, bij spoed 112.')
})
