import t from 'tap'
import { by, centre, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { lookedOf } from '../support/pressing.ts'

const people = Array.from({ length: 40 }, (_, n) => neighbour(n + 1))
const alert = draft({ area: { centre, radiusMetres: 155 } })

async function running(t: Parameters<typeof webOffice>[0]) {
  const office = await webOffice(t, people)
  const visitor = await office.as('dispatcher')
  const { id } = await office.ports.desk.start(alert, by)
  return { ...office, visitor, path: `/acties/${id}` }
}

t.test('the form of an extension is filled in: wider, with the text of the alert', async (t) => {
  const { visitor, path } = await running(t)
  const { html } = await visitor.get(`${path}/uitbreiden`)

  t.match(html, /name="point" value="5.30000, 52.60000"/)
  t.match(html, /name="radius" inputmode="numeric" value="300"/)
  t.match(html, /Buurtoproep: let op jongen/)
  t.match(html, /U kunt deze actie nog 2 keer uitbreiden/)
  const moved = await visitor.get(`${path}/uitbreiden?point=5.31,52.61`)
  t.match(moved.html, /name="point" value="5.31,52.61"/)
})

t.test('the first press shows how many come in, the second sends it', async (t) => {
  const { visitor, path, ports } = await running(t)
  const form = { point: '5.3, 52.6', radius: '305', text: 'jongen nu op de fiets. Bel 0800-0011.' }
  const looked = await visitor.post(`${path}/uitbreiden`, form)
  const said = lookedOf(looked.html)

  t.equal(looked.status, 200)
  t.match(looked.html, /15 mensen komen erbij/)
  t.match(looked.html, /Ja, verstuur aan 15 mensen erbij/)
  t.notOk(ports.desk.actions()[0]?.action.extensions)

  const other = await visitor.post(`${path}/uitbreiden`, { ...form, radius: '355', ...said })
  t.equal(other.status, 200, 'another area than the one that was looked at')
  await ports.store.append([{ type: 'participant.erased', id: 'p20' }], by)
  const stale = await visitor.post(`${path}/uitbreiden`, { ...form, ...said })
  t.equal(stale.status, 422, 'not the people who were looked at')
  t.match(stale.html, /0 erbij, &lt;5 eraf/)
  t.match(stale.html, /Ja, verstuur aan 10 mensen erbij/)
  t.equal(ports.desk.actions()[0]?.action.selected, 15)
  const unknown = await visitor.post(`${path}/uitbreiden`, { ...form, sure: said.sure })
  t.equal(unknown.status, 422, 'nor what nobody was shown')
  const done = await visitor.post(`${path}/uitbreiden`, { ...form, ...lookedOf(stale.html) })
  t.equal(done.status, 303)
  t.equal(ports.desk.actions()[0]?.action.selected, 29)
  const { html } = await visitor.get(path)
  t.match(html, /Uitgebreid om 13:00: 10 mensen erbij/)
})

t.test('nobody comes in: that is said, and nothing is sent', async (t) => {
  const { visitor, path } = await running(t)
  const form = { point: '5.3, 52.6', radius: '100', text: 'jongen. Bel 0800-0011.' }
  const { status, html } = await visitor.post(`${path}/uitbreiden`, form)

  t.equal(status, 422)
  t.match(html, /In dit gebied is niemand die nog geen bericht heeft/)
})

t.test('fewer than five who come in are not counted out', async (t) => {
  const { visitor, path } = await running(t)
  const form = { point: '5.3, 52.6', radius: '175', text: 'jongen. Bel 0800-0011.' }
  const { html } = await visitor.post(`${path}/uitbreiden/meekijken`, form)

  t.match(html, /minder dan 5 mensen komen erbij|&lt;5 mensen komen erbij/)
})

t.test('who is on their way is looked for as far as they can be by then', async (t) => {
  const office = await webOffice(t, people)
  const visitor = await office.as('dispatcher')
  const since = new Date(office.ports.now() - 30 * 60_000).toISOString()
  const moving = { profile: 'child-foot', since } as const
  const { id } = await office.ports.desk.start({ ...alert, moving }, by)
  const { html } = await visitor.get(`/acties/${id}/uitbreiden`)
  t.match(html, /name="radius" inputmode="numeric" value="1[12]\d\d"/, 'section 4: 1.2 km')

  await visitor.post(`/acties/${id}/meldingen`, { words: 'bij de kerk', place: '5.31, 52.61' })
  const moved = await visitor.get(`/acties/${id}/uitbreiden?point=5.31000,52.61000`)
  t.match(moved.html, /name="radius" inputmode="numeric" value="500"/, 'seen there a moment ago')
})
