import t, { type Test } from 'tap'
import { neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { press } from '../support/pressing.ts'

const people = Array.from({ length: 12 }, (_, n) =>
  neighbour(n + 1, n < 6 ? { language: 'en' } : {}),
)
const boy = {
  ...{ kind: 'missing-child', status: 'actual', point: '5.3, 52.6', radius: '2000' },
  ...{ 'who-sex': 'boy', 'who-age': '7', 'who-clothes': 'blauwe laarzen, rode jas' },
  ...{ 'who-time': '1540', 'who-place': 'Speeltuin Wilgenhof' },
}
const text =
  'vermist, jongen, 7 jaar, rode jas, blauwe laarzen. Om 15.40 weg bij Speeltuin Wilgenhof. Gezien? Bel 0800-0011.'

const dispatcher = async (t: Test) => (await webOffice(t, people)).as('dispatcher')
const textOf = (html: string): string => /<textarea id="text"[^>]*>([^<]*)</.exec(html)?.[1] ?? ''
const madeOf = (html: string): string => /name="made" value="([^"]*)"/.exec(html)?.[1] ?? ''

t.test('the fields alone make a message that can be checked and sent', async (t) => {
  const visitor = await dispatcher(t)
  const { status, html } = await visitor.post('/acties/controle', { ...boy, text: '' })
  t.equal(status, 200)
  t.match(html, text)
  t.match(html, /name="who-clothes" value="rode jas, blauwe laarzen"/, 'the fields go along')
  const back = await visitor.post('/acties/nieuw', { ...boy, text, made: text })
  t.equal(textOf(back.html), text)
  t.match(back.html, /id="who-age" name="who-age" value="7"/)
})

t.test('the message follows the fields until somebody writes in it', async (t) => {
  const visitor = await dispatcher(t)
  const look = (form: object) => visitor.post('/acties/meekijken', { ...boy, ...form })
  const older = await look({ text, made: text, 'who-age': '8' })
  t.match(madeOf(older.html), 'jongen, 8 jaar')
  t.match(older.html, 'Dit bericht volgt de velden')
  const byHand = await look({ text: 'let op jongen. Bel 112.', made: text, 'who-age': '8' })
  t.match(byHand.html, 'Buurtoproep: let op jongen. Bel 112.')
  t.match(byHand.html, /name="remake"/)
  const again = await visitor.post('/acties/nieuw', {
    ...boy,
    text: 'let op',
    made: text,
    remake: 'ja',
  })
  t.equal(textOf(again.html), text)
})

t.test('another kind asks other things, and tells nothing of the first', async (t) => {
  const visitor = await dispatcher(t)
  const fire = { ...boy, kind: 'fire-smoke', 'who-threat': 'grote brand', text, made: text }
  const { html } = await visitor.post('/acties/nieuw', fire)
  t.match(textOf(html), /^grote brand Speeltuin Wilgenhof sinds 15\.40\. Bel bij nood 112\.$/)
  t.match(html, /class="field of-hazard"/)
})

t.test('a call about the fields is said in sentences, and other words win', async (t) => {
  const visitor = await dispatcher(t)
  const { html } = await visitor.post('/acties/meekijken', { ...boy, text, made: text })
  t.match(html, 'Wij zoeken een jongen van zeven jaar. Hij heeft een rode jas en blauwe laarzen.')
  const other = await visitor.post('/acties/meekijken', { ...boy, text, made: text, voice: 'Kom.' })
  t.notMatch(other.html, 'Wij zoeken')
  const byHand = await visitor.post('/acties/meekijken', { ...boy, text: 'Let op.', made: text })
  t.notMatch(byHand.html, 'Wij zoeken', 'the fields no longer say what the message says')
})

t.test('who reads English gets the same description, and the end repeats its key', async (t) => {
  const visitor = await dispatcher(t)
  const { html } = await visitor.post('/acties/controle', { ...boy, text: '' })
  t.match(html, 'Buurtoproep: missing: boy, aged 7, red coat, blue boots.')
  const sent = await press(visitor, boy)
  t.equal(sent.status, 303)
  const running = await visitor.get(String(sent.headers.location))
  t.match(running.html, 'de jongen van 7 (rode jas) is gevonden dankzij een tip')
})

t.test('danger that was ticked is held against what was written by hand', async (t) => {
  const visitor = await dispatcher(t)
  const danger = { ...boy, 'who-danger': 'yes', made: '', text: 'let op jongen. Bel 112.' }
  const { html } = await visitor.post('/acties/controle', danger)
  t.match(html, 'Zet erbij: houd afstand')
  t.notMatch(html, /class="send/)
})
