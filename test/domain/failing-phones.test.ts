import t from 'tap'
import { flaggedPeople } from '../../src/domain/failing-phones.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = [neighbour(1, { name: 'J. Bakker' }), neighbour(2)]

/** An office of two, in which alerts are sent and the network tells what became of them. */
async function office(t: Parameters<typeof webOffice>[0]) {
  const web = await webOffice(t, people)
  const { state } = web.store
  return {
    ...web,
    state,
    /** An alert of which the network says this, for the first of the two. */
    alert: async (
      ...meanings: readonly ('failed-permanent' | 'failed-temporary' | 'delivered')[]
    ) => {
      const { id } = await web.ports.desk.start(draft(), by)
      const phase = state.actions.byId.get(id)?.phases[0]?.id ?? ''
      const deliveries = state.actions.phases.get(phase)?.deliveries ?? []
      const n = deliveries.findIndex(({ recipient }) => recipient.includes('p1:0'))
      for (const meaning of meanings) {
        await web.store.append(
          [{ type: 'delivery.reported', phase, n, part: 0, meaning, status: 0 }],
          by,
        )
      }
    },
    flagged: () =>
      flaggedPeople(state.upkeep.failing, state.participants).map(({ person, phones }) => [
        person.id,
        ...phones.map(({ id }) => id),
      ]),
  }
}

t.test('a phone that fails in three actions in a row is flagged, not before', async (t) => {
  const { alert, flagged } = await office(t)
  await alert('failed-permanent', 'failed-permanent', 'failed-permanent')
  await alert('failed-temporary')
  await alert('failed-permanent')
  t.strictSame(flagged(), [], 'twice in one action is one failure')
  await alert('failed-permanent')
  t.strictSame(flagged(), [['p1', 'p1:0']])
  await alert('delivered')
  t.strictSame(flagged(), [], 'it works again')
})

t.test('a success in between begins anew', async (t) => {
  const { alert, flagged } = await office(t)
  for (const meaning of ['failed-permanent', 'failed-permanent', 'delivered'] as const) {
    await alert(meaning)
  }
  await alert('failed-permanent')
  await alert('failed-permanent')
  t.strictSame(flagged(), [])
})

t.test('a flag outlives a restart, and goes by a confirmation or with the number', async (t) => {
  const { alert, flagged, state, store } = await office(t)
  for (let n = 0; n < 3; n += 1) await alert('failed-permanent')
  const again = emptyState()
  for (const fact of snapshotFacts(state, 0)) foldFact(again, fact, 0, by)
  t.strictSame(again.upkeep.failing, state.upkeep.failing)

  const [person] = people
  if (!person) throw new Error('nobody')
  const phones = person.phones.map((phone) => ({ ...phone, confirmedAt: '2026-11-24T12:00:00Z' }))
  const save = (changes: object) =>
    store.append(
      [{ type: 'participant.saved', participant: { ...person, ...changes }, source: 'counter' }],
      by,
    )
  await save({ name: 'J. de Bakker' })
  t.strictSame(flagged(), [['p1', 'p1:0']], 'another name is no other phone')
  await save({ phones })
  t.strictSame(flagged(), [])

  for (let n = 0; n < 3; n += 1) await alert('failed-permanent')
  t.strictSame(flagged(), [['p1', 'p1:0']])
  await store.append([{ type: 'participant.erased', id: 'p1' }], by)
  t.strictSame([...state.upkeep.failing], [])
})

t.test(
  'the counter sees whose phone fails and what to do, and that they looked is kept',
  async (t) => {
    const { alert, as, state } = await office(t)
    const counter = await as('registrar')
    t.notMatch((await counter.get('/deelnemers')).html, 'lijst=storing')
    for (let n = 0; n < 3; n += 1) await alert('failed-permanent')
    const { html } = await counter.get('/deelnemers')
    t.match(html, '/deelnemers?lijst=storing')
    t.notMatch(html, 'J. Bakker')
    t.equal(state.upkeep.searches.size, 0)

    const list = (await counter.get('/deelnemers?lijst=storing')).html
    t.match(list, 'J. Bakker')
    t.match(list, 'Vraag deze mensen naar hun nummer')
    t.match([...state.upkeep.searches.values()], [{ searches: 1, shown: 1 }])
  },
)
