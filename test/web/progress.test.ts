import t from 'tap'
import { homeOf } from '../../src/dispatch/lodged.ts'
import { ProgressOfActions } from '../../src/dispatch/progress.ts'
import { toldPhases } from '../../src/dispatch/told-phases.ts'
import type { Action } from '../../src/domain/action.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { joined, phonesAfter, withOwnIds } from '../../src/domain/merge/join.ts'
import { ringsOf } from '../../src/domain/progress/rings.ts'
import { onSphere } from '../../src/domain/sphere.ts'
import type { State } from '../../src/domain/state.ts'
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

  t.notMatch(html, 'done-at', 'without a modem that can send no end is told')
  t.match(html, /<h2>Per afstand<\/h2>/)
  t.match(html, /0 tot 10 km/)
  t.match(html, /Vanaf 10 km/)
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

/** As it would be without remembering anything. */
function slowRings(state: State, action: Action) {
  const from = onSphere(action.origin)
  const deliveries = toldPhases(state, action.id)[0]?.deliveries ?? []
  return ringsOf(
    deliveries.map(({ recipient, state: stage, attempts }) => ({
      metres: homeOf(state, recipient, from)?.metres,
      ...{ state: stage, triedAt: attempts.at(-1)?.at },
    })),
  )
}

t.test(
  'who moves, leaves or joins is told where they are, as if all were looked up anew',
  async (t) => {
    const office = await webOffice(t, crowd.slice(0, 300))
    const { id } = await office.ports.desk.start(alert(), by)
    const { state } = office.store
    const { desk, store } = office.ports
    const same = (what: string) => {
      const action = state.actions.byId.get(id)
      if (!action) throw new Error('no action')
      const anew = new ProgressOfActions(state, () => 0)
      t.strictSame(desk.rings(id), anew.rings(action), `rings: ${what}`)
      t.strictSame(desk.rings(id), slowRings(state, action), `rings, the slow way: ${what}`)
      t.strictSame(desk.cells(id), anew.cells(action), `cells: ${what}`)
      return desk.rings(id)
    }
    const before = same('at the start')
    const [first] = state.actions.phases.values()
    const far = { kind: 'home', postcode: '9999AB', houseNumber: 1, location: [5.9, 52.9] } as const
    for (const one of crowd.slice(0, 20)) {
      const participant = { ...one, addresses: [{ id: 'a', ...far }] }
      await store.append([{ type: 'participant.saved', participant, source: 'test' }], by)
    }
    t.notSame(same('twenty moved'), before)
    await store.append([{ type: 'participant.erased', id: 'p40' }], by)
    for (const delivery of first?.deliveries.slice(0, 90) ?? []) delivery.state = 'delivered'
    t.match(same('one is gone, and ninety have it')[0], { delivered: Number })
    const [kept, gone] = [state.participants.get('p42'), state.participants.get('p41')]
    if (!kept || !gone) return t.fail('nobody is there')
    const after = withOwnIds(joined(kept, gone, {}))
    const merge = { from: 'p41', into: 'p42', at: 0, phones: phonesAfter(gone, after) }
    const saved = { type: 'participant.saved', participant: after, source: 'merge' } as const
    await store.append([saved, { type: 'participants.merged', merge }], by)
    same('two are one')
    const moved = { ...after, addresses: [far] }
    await store.append([{ type: 'participant.saved', participant: moved, source: 'test' }], by)
    same('who went into the record of somebody moves with it')
    const ring = [[5, 52] as const, [5.31, 52] as const, [5.31, 53] as const, [5, 52] as const]
    const area = { type: 'Polygon', coordinates: [ring] } as const
    await store.append(
      [{ type: 'areas.replaced', areas: [{ id: 'a', name: 'Westhoek', area }] }],
      by,
    )
    same('areas have names')
  },
)

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
  t.match((await dispatcher.get('/api/v1/health')).html, '"disk":"no-reserve","clock":"ok"')
  disk.isLow = true
  t.match((await dispatcher.get(`/acties/${id}`)).html, 'De schijf is bijna vol')
  t.match((await dispatcher.get('/')).html, 'De schijf is bijna vol')
})
