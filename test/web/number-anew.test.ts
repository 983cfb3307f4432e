import t from 'tap'
import { by, draft, neighbour, policy } from '../support/engine.ts'
import { type Visitor, webOffice } from '../support/office-web.ts'
import { press } from '../support/pressing.ts'

const people = Array.from({ length: 12 }, (_, n) =>
  neighbour(n + 1, n < 6 ? { language: 'en' } : {}),
)
const listing = { ...policy, verifiedNumbers: ['0800-0011', '0900-8844'] }
const several = { policy: listing, engine: { policy: listing } }
const boy = {
  ...{ 'who-sex': 'boy', 'who-age': '6', 'who-clothes': 'rode jas, blauwe broek' },
  ...{ 'who-time': '15.40', 'who-place': 'Merelstraat' },
}
const alert = {
  ...{ kind: 'missing-child', status: 'actual', point: '5.3, 52.6', radius: '2000', text: '' },
  ...boy,
}
const ids = ['update', 'update-en', 'combined', 'combined-en']
const fieldIn = (html: string, id: string): string =>
  new RegExp(`<textarea id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1] ?? ''
const choiceIn = (html: string): string =>
  /<select id="told-number"[\s\S]*?<\/select>/.exec(html)?.[0] ?? ''
const unmade = Object.fromEntries(
  ['text', 'text-en', 'combined', 'combined-en'].flatMap((name) => [
    [name, ''],
    [`${name}-made`, ''],
  ]),
)
const anew = async (visitor: Visitor, path: string, form: Readonly<Record<string, string>>) =>
  (await visitor.post(`${path}/aanvulling/voorstel`, { ...unmade, ...form })).html

t.test('an update that chooses another number says it in all its texts', async (t) => {
  for (const [told, chosen] of [
    ['112', '0800-0011'],
    ['0800-0011', '112'],
    ['0900-8844', '112'],
  ] as const) {
    const { as } = await webOffice(t, people, several)
    const visitor = await as('dispatcher')
    const sent = await press(visitor, { ...alert, 'who-number': told })
    const path = String(sent.headers.location)
    for (const clothes of [boy['who-clothes'], 'rode jas, groene broek']) {
      const form = { ...boy, 'who-clothes': clothes, 'who-number': chosen }
      const html = await anew(visitor, path, form)
      for (const id of ids) {
        t.match(fieldIn(html, id), new RegExp(`${chosen}\\b`), `${id}, ${clothes}`)
        t.notMatch(fieldIn(html, id), told, `${id}, ${clothes}`)
      }
    }
    const same = await anew(visitor, path, { ...boy, 'who-number': told })
    t.match(fieldIn(same, 'update'), /Rond \[tijd\].*Bel /, 'without news there is a place for it')
    t.match(fieldIn(same, 'combined'), new RegExp(`${told}\\b.* \\[`))
  }
})

const known = { sex: 'boy', age: '6' } as const
for (const [told, chosen] of [
  ['112', '0800-0011'],
  ['0800 0011', '112'],
] as const) {
  t.test(`also of an alert that was written by hand with ${told} in it`, async (t) => {
    const { as, ports } = await webOffice(t, people, several)
    const visitor = await as('dispatcher')
    const text = {
      sms: `let op jongen van 6 bij Merelstraat. Gezien? Bel ${told}.`,
      translations: { en: `look out for a boy of 6. Call ${told}.` },
    }
    const plain = (await ports.desk.start(draft({ text }), by)).id
    const told6 = (await ports.desk.start(draft({ text, description: known }), by)).id
    const who = { 'who-sex': 'boy', 'who-age': '6' }
    for (const [id, form] of [
      [plain, {}],
      [plain, { 'who-clothes': 'groene broek' }],
      [told6, who],
      [told6, { ...who, 'who-clothes': 'groene broek' }],
    ] as const) {
      const html = await anew(visitor, `/acties/${id}`, { ...form, 'who-number': chosen })
      for (const field of ids) {
        t.match(fieldIn(html, field), new RegExp(`${chosen}\\b`), field)
        t.notMatch(fieldIn(html, field), told, field)
      }
      t.match(fieldIn(html, 'combined'), 'let op jongen van 6 bij Merelstraat.', 'as written')
    }
  })
}

t.test('a number that proved wrong in one action is none that another told', async (t) => {
  const { as } = await webOffice(t, people, several)
  const visitor = await as('dispatcher')
  const sent = [0, 1].map(() => press(visitor, { ...alert, 'who-number': '0900-8844' }))
  const [one, other] = (await Promise.all(sent)).map(({ headers }) => String(headers.location))
  const wrong = {
    ...{ wrongNumber: '0900-8844', 'text-en': 'the message was wrong. Call 0800-0011.' },
    text: 'het bericht klopte niet. Bel niet het nummer daarin. Bel 0800-0011.',
  }
  t.equal((await visitor.post(`${one}/correctie`, wrong)).status, 303)

  const beside = (await visitor.get(String(other))).html
  t.match(choiceIn(beside), '0800-0011, zoals altijd')
  t.notMatch(choiceIn(beside), '0900-8844')
  for (const id of ids) {
    t.match(fieldIn(beside, id), '0800-0011', id)
    t.notMatch(fieldIn(beside, id), '0900-8844', id)
  }

  const corrected = (await visitor.get(String(one))).html
  t.match(choiceIn(corrected), '0800-0011, zoals in het laatste bericht')
  t.match(fieldIn(corrected, 'update'), /Bel 0800-0011\.$/)
  await visitor.post('/taal')
  t.match((await visitor.get(String(one))).html, '0800-0011, as in the last message')
})

t.test(
  'what was told after a number proved wrong counts, though it was chosen before',
  async (t) => {
    const { as } = await webOffice(t, people, several)
    const visitor = await as('dispatcher')
    const sent = await press(visitor, { ...alert, 'who-number': '0900-8844' })
    const path = String(sent.headers.location)
    const wrong = {
      ...{ wrongNumber: '0900-8844', 'text-en': 'the message was wrong. Call 112.' },
      text: 'het bericht klopte niet. Bel niet het nummer daarin. Bel 112.',
    }
    t.equal((await visitor.post(`${path}/correctie`, wrong)).status, 303)
    const { html } = await visitor.get(path)
    t.match(choiceIn(html), '112, zoals in het laatste bericht')
    for (const id of ['update', 'update-en']) t.match(fieldIn(html, id), /112\.$/, id)
  },
)

t.test('112 behind a street is a house, and no number that people ring', async (t) => {
  const { as, ports } = await webOffice(t, people, several)
  const visitor = await as('dispatcher')
  const sms = 'let op jongen van 6, weg bij Merelstraat 112 in Urk. Gezien? Bel 0900-8844.'
  const { id } = await ports.desk.start(draft({ text: { sms } }), by)
  const { html } = await visitor.get(`/acties/${id}`)
  t.match(fieldIn(html, 'update'), /Bel 0900-8844\.$/)
})
