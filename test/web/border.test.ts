import t from 'tap'
import { foldFact } from '../../src/domain/fold.ts'
import type { NamedArea, Polygon, Position } from '../../src/domain/geo.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { placeAt } from '../../src/domain/where/bearing.ts'
import { by, centre, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { press } from '../support/pressing.ts'

/** So many metres to each side of a place. */
function square([lon, lat]: Position, metres: number): Polygon {
  const out = metres * Math.SQRT2
  const corners = [225, 135, 45, 315, 225].map((turn) => placeAt([lon, lat], turn, out))
  return { type: 'Polygon', coordinates: [corners] }
}

const east = placeAt(centre, 90, 4000)
const homes = Array.from({ length: 20 }, (_, n) =>
  neighbour(n + 1, {
    addresses: [
      {
        ...{ postcode: '9991AA', houseNumber: n, kind: 'home' },
        location: placeAt(n < 10 ? centre : east, n * 36, 900),
      },
    ],
  }),
)
const areas: readonly NamedArea[] = [
  { id: 'w', name: 'West', area: square(centre, 2000) },
  { id: 'e', name: 'Oost', area: square(east, 2000) },
]

const file = (features: readonly object[] | string): FormData => {
  const data = new FormData()
  const text = typeof features === 'string' ? features : JSON.stringify({ features })
  data.append('file', new Blob([text]), 'grens.geojson')
  return data
}
const feature = (name: string, geometry: object) => ({ properties: { name }, geometry })

/** What a page has filled in for the next one. */
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&quot;', '"') ?? ''

async function desk(t: Parameters<typeof webOffice>[0], isAsShipped = false) {
  const office = await webOffice(t, homes, { isAsShipped })
  await office.store.append([{ type: 'areas.replaced', areas }], by)
  const coordinator = await office.as('coordinator')
  const bring = (form: Readonly<Record<string, string | readonly string[]>>) =>
    coordinator.post('/gemeentegrens/bekijk', form)
  const use = async (looked: string, more: Readonly<Record<string, string>> = {}) =>
    coordinator.post('/gemeentegrens', {
      ...{ border: hidden(looked, 'border'), seen: hidden(looked, 'seen') },
      ...{ names: hidden(looked, 'names'), ...more },
    })
  return { ...office, coordinator, bring, use }
}

t.test('areas become the border together, it is on the map, and is taken back', async (t) => {
  const { store, coordinator, bring, use, as } = await desk(t)
  const looked = await bring({ areas: ['w', 'e'] })
  t.match(looked.html, /West, Oost: 32 km²/)
  t.match(looked.html, 'Bijna alle adressen en deelnemers liggen erin')
  t.notOk(store.state.border.now, 'looking sets nothing')

  t.equal((await use(looked.html)).status, 303)
  t.equal(store.state.border.now?.area?.type, 'Polygon', 'what lies between two areas is gone')
  const { html } = await coordinator.get('/gemeentegrens?gedaan=bewaard')
  t.match(html, 'De gemeentegrens is bewaard')
  t.match(JSON.parse((await coordinator.get('/kaart/kaart.json')).html).ground, { path: String })
  const dispatcher = await as('dispatcher')
  t.match((await dispatcher.get('/gemeentegrens')).html, 'De coördinator of de beheerder')
  t.equal((await dispatcher.post('/gemeentegrens', {})).status, 403, 'who looks does not change it')
  const again = emptyState()
  for (const fact of snapshotFacts(store.state, 0)) foldFact(again, fact, 0)
  t.strictSame(again.border, store.state.border)

  const stale = await coordinator.post('/gemeentegrens/terug', { seen: 'long ago' })
  t.match(stale.html, 'Iemand anders heeft de grens net aangepast')
  await coordinator.post('/gemeentegrens/terug', { seen: hidden(html, 'seen') })
  t.equal(store.state.border.now?.area, undefined)
  const without = await coordinator.get('/gemeentegrens?gedaan=terug')
  t.match(without.html, 'Er is geen gemeentegrens ingesteld')
  await coordinator.post('/gemeentegrens/terug', { seen: hidden(without.html, 'seen') })
  t.equal(store.state.border.now?.area?.type, 'Polygon', 'and that is taken back as well')
})

t.test('of a file with more municipalities ours counts, by its name', async (t) => {
  const { coordinator, store, use, ports } = await desk(t)
  const { policy } = ports
  const all = [
    feature('Elders', square(placeAt(centre, 0, 30_000), 9000)),
    feature(policy.name.toUpperCase(), square(centre, 8000)),
  ]
  const looked = await coordinator.upload('/gemeentegrens/bekijk', file(all))
  t.match(looked.html, /256 km²/)
  t.equal((await use(looked.html)).status, 303)
  t.strictSame(store.state.border.now?.names, [policy.name.toUpperCase()])
})

t.test('a border that leaves out many is asked about, one elsewhere refused', async (t) => {
  const { coordinator, store, bring, use } = await desk(t)
  const half = await bring({ areas: 'w' })
  t.match(half.html, 'Meer dan 1 op de 10 adressen van deelnemers ligt erbuiten')
  const unsure = await use(half.html)
  t.equal(unsure.status, 422)
  t.match(unsure.html, 'vink aan dat dit de grens van uw gemeente is')
  t.notOk(store.state.border.now)
  t.equal((await use(half.html, { sure: 'ja' })).status, 303)

  const far = feature('Ver', square(placeAt(centre, 0, 30_000), 2000))
  const nowhere: readonly (readonly [bad: FormData, said: string])[] = [
    [file([far]), 'In deze grens ligt geen enkel bekend adres'],
    [file('geen json'), 'Dit bestand is geen GeoJSON'],
    [file([feature('Weg', { type: 'Point', coordinates: centre })]), 'geen Polygon'],
  ]
  for (const [bad, said] of nowhere) {
    const { status, html } = await coordinator.upload('/gemeentegrens/bekijk', bad)
    t.equal(status, 422, said)
    t.match(html, said)
  }
  t.match((await bring({})).html, 'vink de wijken aan die samen de gemeente zijn')
})

t.test('who looks at many small borders is told no more than of nobody', async (t) => {
  const { as, store } = await desk(t, true)
  const admin = await as('admin')
  const around = (n: number, metres: number) =>
    admin.upload(
      '/gemeentegrens/bekijk',
      file([feature('Wijk', square(placeAt(centre, n * 36, 900), metres))]),
    )
  const [alone, nobody] = [await around(0, 50), await around(0.5, 3)]
  t.match([alone.status, nobody.status], [200, 422])
  for (let n = 1; n < 9; n += 1) await around(n, 50)
  t.match(store.state.previews.alarms, [{ by: { id: 'admin' }, areas: 10 }])
  for (const { status, html } of [await around(0, 50), await around(0.5, 3)]) {
    t.equal(status, 422)
    t.match(html, 'U bekeek veel kleine gebieden')
    t.notMatch(html, 'geen enkel bekend adres')
  }
  const areas = { border: JSON.stringify(square(placeAt(centre, 36, 900), 50)), names: 'Wijk' }
  t.match((await admin.post('/gemeentegrens', { ...areas, seen: '', sure: 'ja' })).status, 422)
  t.notOk(store.state.border.now)
  t.equal((await around(0, 8000)).status, 200, 'a real border is not held up')
  const bands = new Set([...store.state.previews.looks.values()].map(({ band }) => band))
  t.strictSame([...bands].sort(), ['few', 'nobody', 'some'])
})

const search = {
  ...{ kind: 'missing-child', status: 'actual', profile: 'teenager-foot', ago: '60' },
  ...{ text: 'let op jongen. Gezien? Bel 0800-0011.', point: centre.join(', ') },
}

t.test('an area around a place stops half a kilometre beyond the border', async (t) => {
  const office = await desk(t)
  const dispatcher = await office.as('dispatcher')
  const see = async (form: Readonly<Record<string, string>>) =>
    (await dispatcher.post('/acties/nieuw', { ...search, ...form })).html
  t.match(await see({ radius: '5000' }), '20 mensen')
  t.notMatch(await see({ radius: '5000' }), 'gemeentegrens')

  await office.use((await office.bring({ areas: 'w' })).html, { sure: 'ja' })
  const stops = await see({ radius: '5000' })
  t.match(stops, 'Het gebied stopt 500 meter over de gemeentegrens.')
  t.match(stops, '10 mensen')
  t.match(stops, 'whole', 'what is cut off is drawn')
  const beyond = await see({ radius: '5000', beyond: 'ja' })
  t.match(beyond, 'Het gebied gaat verder dan de gemeentegrens')
  t.match(beyond, '20 mensen')
  t.notMatch(await see({ radius: '1500' }), 'gemeentegrens', 'well within')
  t.match(
    await see({ point: placeAt(centre, 0, 15_000).join(', ') }),
    'helemaal buiten de gemeente',
  )
  t.match(await see({ radius: '5000', direction: 'east' }), 'stopt 500 meter')

  t.match(await see({ radius: '60000' }), 'De straal', 'what is too wide is not cut to size')

  const danger = await see({ radius: '5000', profile: '', kind: 'fire-smoke' })
  t.match(danger, '20 mensen', 'danger does not stop there')
  const chosen = { point: '', names: 'e', profile: '' }
  t.match(await see(chosen), '10 mensen', 'nor what somebody chose')
})

t.test('what stops at the border is remembered, and goes on from what it was', async (t) => {
  const { use, bring, as, ports, store } = await desk(t)
  await use((await bring({ areas: 'w' })).html, { sure: 'ja' })
  const dispatcher = await as('dispatcher')
  const form = { ...search, profile: '', radius: '3000' }
  const checked = (await dispatcher.post('/acties/controle', form)).html
  t.match(checked, 'Het gebied stopt 500 meter over de gemeentegrens.')
  await press(dispatcher, form)
  const [view] = ports.desk.actions()
  t.match(view?.action, { border: { goes: 'stops', whole: { radiusMetres: 3000 } } })
  const id = view?.action.id ?? ''
  const report = (await dispatcher.get(`/acties/${id}/verslag`)).html
  t.match(report, 'tot 500 meter over de gemeentegrens')

  const wider = (await dispatcher.get(`/acties/${id}/uitbreiden`)).html
  t.match(wider, /name="radius"[^>]*value="4500"/, 'half as wide again')
  t.match(wider, 'Het gebied stopt 500 meter over de gemeentegrens.')
  const along = { text: 'let op jongen', point: centre.join(', '), radius: '4500' }
  const path = `/acties/${id}/uitbreiden`
  const more = await dispatcher.post(`${path}/meekijken`, { ...along, beyond: 'ja' })
  t.match(more.html, 'gaat verder dan de gemeentegrens')
  t.match(more.html, '5 mensen komen erbij')
  const again = emptyState()
  for (const fact of snapshotFacts(store.state, 0)) foldFact(again, fact, 0)
  t.match(again.actions.byId.get(id)?.border, { goes: 'stops' })
})
