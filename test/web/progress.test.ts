import t from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { by, centre, draft, neighbour } from '../support/engine.ts'
import { modemView, webOffice } from '../support/office-web.ts'

const alert = (radiusMetres = 25_000) => draft({ area: { centre, radiusMetres } })
const crowd = Array.from({ length: 2000 }, (_, n) =>
  neighbour(n + 1, {
    phones: [{ id: `p${n + 1}:0`, number: madeUpMobile(n + 1), channel: 'sms' }],
  }),
)

t.test('the running action is told by distance, and fast for two thousand people', async (t) => {
  const office = await webOffice(t, crowd)
  const visitor = await office.as('dispatcher')
  const { id } = await office.ports.desk.start(alert(), by)
  const path = `/acties/${id}`
  await visitor.get(`${path}/voortgang`)
  const times: number[] = []
  for (let n = 0; n < 20; n++) {
    const before = performance.now()
    await visitor.get(`${path}/voortgang`)
    times.push(performance.now() - before)
  }
  const { html } = await visitor.get(`${path}/voortgang`)
  // What else the machine does makes it slower and never faster.
  const least = Math.min(...times)

  t.match(html, /<h2>Per afstand<\/h2>/)
  t.match(html, /0 tot 5 km/)
  t.match(html, /Vanaf 15 km/)
  t.comment(`the fragment takes ${least.toFixed(1)} ms`)
  t.ok(least < 50, `${least.toFixed(1)} ms`)
})

t.test('the map has parts of five and more, quarters, and nothing of anybody', async (t) => {
  const office = await webOffice(t, crowd.slice(0, 100))
  const visitor = await office.as('dispatcher')
  const { id } = await office.ports.desk.start(alert(600), by)
  const path = `/acties/${id}`
  const { status, html } = await visitor.get(`${path}/kaart.json`)
  const drawn = JSON.parse(html)

  t.equal(status, 200)
  t.strictSame(Object.keys(drawn), ['areas', 'tips', 'cells'])
  t.ok(drawn.cells.length > 0)
  for (const cell of drawn.cells) t.strictSame(Object.keys(cell), ['area', 'quarters'])
})

t.test('a modem that is out and a SIM at its limit are named as what slows it', async (t) => {
  const modems = () => [
    modemView({ id: 'm1' }),
    modemView({ id: 'm2', state: 'waiting' }),
    modemView({ id: 'm3', limits: { perHour: 20, perDay: null }, sentHour: 20 }),
  ]
  const office = await webOffice(t, crowd.slice(0, 60), { modems })
  const visitor = await office.as('dispatcher')
  const { id } = await office.ports.desk.start(alert(), by)
  const path = `/acties/${id}`
  const { html } = await visitor.get(`${path}/voortgang`)

  t.match(html, /Modem m2 doet nu niet mee/)
  t.match(html, /Modem m3 heeft de limiet van zijn simkaart bereikt/)
  t.notMatch(html, /Modem m1/)
})

t.test('a disk that is nearly full is said at the action that it holds up', async (t) => {
  const people = Array.from({ length: 12 }, (_, n) => neighbour(n + 1))
  const { ports, as } = await webOffice(t, people)
  const { id } = await ports.desk.start(draft({ area: { centre, radiusMetres: 155 } }), by)
  const dispatcher = await as('dispatcher')
  t.notMatch((await dispatcher.get(`/acties/${id}`)).html, 'De schijf is bijna vol')
  const disk = { freeBytes: 0, isLow: false, hasReserve: false }
  Object.assign(ports.store, { disk: () => disk })
  t.match((await dispatcher.get('/')).html, 'Er is bijna geen ruimte op de schijf')
  t.match((await dispatcher.get('/api/v1/health')).html, '"disk":"no-reserve"')
  disk.isLow = true
  t.match((await dispatcher.get(`/acties/${id}`)).html, 'De schijf is bijna vol')
  t.match((await dispatcher.get('/')).html, 'De schijf is bijna vol')
})
