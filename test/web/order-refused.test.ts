import t from 'tap'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 12 }, (_, n) => neighbour(n + 1))
const description = { sex: 'boy', age: '7' } as const
const who = { 'who-sex': 'boy', 'who-age': '7' }
const news = 'gezien bij de brug. Bel 0800-0011.'

async function running(t: Parameters<typeof webOffice>[0], voice = 0) {
  const { ports, as } = await webOffice(t, people)
  const { desk, speech } = ports
  const action: typeof desk.action = (id) => {
    const view = desk.action(id)
    return view?.closing
      ? { ...view, closing: { ...view.closing, byChannel: { sms: 9, voice } } }
      : view
  }
  Object.assign(ports, {
    desk: { ...desk, action },
    speech: { ...speech, canSpeak: () => true },
  })
  const { id } = await desk.start(draft({ description }), by)
  return { dispatcher: await as('dispatcher'), path: `/acties/${id}` }
}

/** The one element that has the focus when the page comes. */
const focused = (html: string): readonly string[] =>
  [...html.matchAll(/<\w+ [^>]*autofocus[^>]*>/g)].map(
    ([tag]) => /id="([^"]+)"/.exec(tag)?.[1] ?? tag,
  )

t.test('what is refused has the focus and its reason, and nothing opens above it', async (t) => {
  const { dispatcher, path } = await running(t, 6)
  const update = { ...who, text: news, combined: news }
  const { status, html } = await dispatcher.post(`${path}/aanvulling`, update)
  t.equal(status, 422)
  t.strictSame(focused(html), ['update-listened'])
  t.match(html, /<p class="wrong" id="update-listened-wrong">Luister eerst naar het gesproken/)
  t.match(html, /aria-describedby="update-listened-wrong"/)
  t.match(html, /<details class="spoken"><summary>Is de beschrijving veranderd/)
  t.match(html, new RegExp(`id="update"[^>]*>${news}<`), 'what was typed is kept')
  const changed = { ...update, 'who-age': '8' }
  const other = (await dispatcher.post(`${path}/aanvulling`, changed)).html
  t.match(other, /<details class="spoken" open><summary>Is de beschrijving veranderd/)
})

t.test('a text for who has none is refused at its own field', async (t) => {
  const { dispatcher, path } = await running(t)
  const update = { ...who, text: news, combined: 'let op jongen. [Wat is er veranderd?]' }
  const { status, html } = await dispatcher.post(`${path}/aanvulling`, update)
  t.equal(status, 422)
  t.strictSame(focused(html), ['combined'])
  t.match(html, /<p class="wrong" id="combined-wrong">Vul in wat tussen haken staat/)
  t.match(html, /<a href="#combined">Vul in wat tussen haken staat/)
})

t.test('other orders are refused at their field as well', async (t) => {
  const { dispatcher, path } = await running(t)
  const correction = await dispatcher.post(`${path}/correctie`, { text: news })
  t.strictSame(focused(correction.html), ['cause'])
  const closing = { outcome: 'found-otherwise', text: 'gevonden. Dank u.', informed: 'ja' }
  const closed = await dispatcher.post(`${path}/afsluiten`, closing)
  t.strictSame(focused(closed.html), ['informedBy'])
  t.match(closed.html, 'id="informedBy-wrong"')
})

t.test('the tick that can be asked is there before anybody was called', async (t) => {
  const { dispatcher, path } = await running(t)
  const { html } = await dispatcher.get(path)
  for (const id of ['update-listened', 'correction-listened']) t.match(html, `id="${id}"`)
  t.match(html, 'Dat moet, zodra er mensen gebeld zijn.')
})

t.test('a text box has rows for the whole of its text', async (t) => {
  const { dispatcher, path } = await running(t, 6)
  const long = `${'lang bericht '.repeat(30)} Bel 0800-0011.`
  const { html } = await dispatcher.post(`${path}/aanvulling`, {
    ...who,
    text: news,
    combined: long,
  })
  const rows = (id: string) => Number(new RegExp(`id="${id}"[^>]*rows="(\\d+)"`).exec(html)?.[1])
  t.equal(rows('update'), 4)
  t.ok(rows('combined') > 10)
})
