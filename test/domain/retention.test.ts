import fc from 'fast-check'
import t from 'tap'
import type { Action } from '../../src/domain/action.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { heldGoodbyes } from '../../src/domain/goodbyes.ts'
import { overdue } from '../../src/domain/overdue.ts'
import type { Press } from '../../src/domain/presses/press.ts'
import { emptyPreviews, foldPreview, forgetPreviews } from '../../src/domain/previews/previews.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState, type State } from '../../src/domain/state.ts'
import { by, neighbour } from '../support/engine.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const begin = Date.UTC(2026, 10, 24, 12)
const at = (hours: number) => begin + hours * hourMs

const goodbyes = (...times: readonly number[]) =>
  new Map(times.map((time, n) => [`p${n}`, time] as const))
const every = (count: number, stepMs: number, from = begin) =>
  Array.from({ length: count }, (_, n) => from + n * stepMs)

t.test('goodbyes are held when more come in an hour than can be believed', async (t) => {
  const table: readonly [string, readonly number[], number, number][] = [
    ['nobody leaves', [], 1000, 0],
    ['20 in an hour of many members', every(20, 60_000), 50_000, 0],
    ['21 in an hour', every(21, 60_000), 50_000, 21],
    ['21 at one moment', every(21, 0), 50_000, 21],
    ['21 in an hour and a bit', every(21, 3 * 60_000), 50_000, 0],
    ['11 of 1,000 members', every(11, 60_000), 1000, 11],
    ['10 of 1,000 members', every(10, 60_000), 1000, 0],
    ['a household of a small town', every(4, 1000), 40, 0],
    ['5 of 40', every(5, 1000), 40, 5],
    ['a wave, and one the day after', [...every(21, 1000), at(30)], 50_000, 21],
  ]
  for (const [name, times, members, held] of table) {
    t.equal(heldGoodbyes(goodbyes(...times), members, [])?.ids.length ?? 0, held, name)
  }
})

t.test('the words and the place of a resuscitation are gone within a day', async (t) => {
  const state = emptyState()
  const startedAt = new Date(begin).toISOString()
  const centre = [5.2312345, 52.5612345] as const
  const phase = { id: 'f1', name: 'alert', texts: [{ sms: 'Kerklaan 12', parts: 1 }] } as const
  const area = { type: 'Polygon', coordinates: [[centre, centre, centre, centre]] } as const
  const action = {
    ...{ id: 'a1', number: '2026-001', status: 'actual', kind: 'aed', state: 'running' },
    ...{ startedAt, startedBy: 'a', area: { centre, radiusMetres: 750 }, areaNames: ['Kerklaan'] },
    ...{ origin: centre, order: 'nearest-first', selected: 0, phases: [phase] },
    ...{ description: { place: 'Kerklaan 12' }, where: { centre } },
    extensions: [{ at: startedAt, by: 'a', area, areaNames: ['Kerklaan'], selected: 0 }],
  } as unknown as Action
  const kept = () => JSON.stringify([...state.actions.byId.values()])
  const atHour = (hours: number) => overdue(state, begin + hours * hourMs).facts
  foldFact(state, { type: 'action.started', action, recipients: [] }, begin)
  t.strictSame(atHour(30), [], 'not while it runs')
  foldFact(state, { type: 'action.closed', action: 'a1' }, begin + hourMs)
  t.strictSame(atHour(23), [])
  const facts = atHour(24)
  t.match(facts, [{ type: 'action.forgotten', action: 'a1', what: 'descriptions' }])
  for (const fact of facts) foldFact(state, fact, begin + 24 * hourMs)
  t.notMatch(kept(), /Kerklaan|5\.2312345|52\.5612345/)
  t.match(kept(), '"radiusMetres":750')
  t.strictSame(atHour(25), [])
})

t.test(
  'a press of a resuscitation that a restart cut off goes as soon as its words would',
  async (t) => {
    const made = (id: string, kind: Press['kind']): Fact => ({
      type: 'press.made',
      press: {
        ...{
          id,
          kind,
          by: 'a',
          at: new Date(begin).toISOString(),
          status: 'actual',
          areaNames: [],
        },
        form: { sms: 'Kerklaan 12' },
      },
    })
    const state = fold(emptyState(), [made('c1', 'aed'), made('c2', 'missing-child')], begin)
    t.strictSame(overdue(state, at(24) - 1).facts, [])
    const { facts, counts } = overdue(state, at(24))
    t.strictSame(facts, [{ type: 'press.ended', id: 'c1', end: 'expired' }])
    t.strictSame(counts, { presses: 1 })
    fold(state, facts, at(24))
    t.strictSame(overdue(state, at(14 * 24) - 1).facts, [])
    t.strictSame(overdue(state, at(14 * 24)).facts, [
      { type: 'press.ended', id: 'c2', end: 'expired' },
    ])
  },
)

t.test('who was to fetch an AED does not tell who lived nearer', async (t) => {
  const recipients = ['p5', 'p2', 'p4', 'p1', 'p3'].map((id) => [`${id}:0`])
  const phase = { id: 'f1', name: 'alert', texts: [] }
  const action = { id: 'a1', kind: 'aed', selected: 5, phases: [phase] } as unknown as Action
  const forgotten = (...fetchers: readonly number[]) => {
    const state = fold(
      emptyState(),
      [
        { type: 'action.started', action, recipients, fetchers },
        { type: 'delivery.dropped', phase: 'f1', ns: [0, 1, 2, 3, 4], reason: 'stopped' },
        { type: 'action.forgotten', action: 'a1', what: 'recipients' },
      ],
      begin,
    )
    return state.actions.phases.get('f1')?.deliveries.map(({ fetches }) => fetches ?? false)
  }
  t.strictSame(forgotten(1, 2, 4), [false, false, true, true, true])
  t.strictSame(forgotten(0, 1, 3), forgotten(1, 2, 4))
})

t.test('to whom an alert to a whole large town went is forgotten', async (t) => {
  const count = 130_000
  const recipients = Array.from({ length: count }, (_, n) => [`p${n}:0`])
  const phase = { id: 'f1', name: 'alert', texts: [] }
  const action = { id: 'a1', kind: 'missing-child', phases: [phase] } as unknown as Action
  const state = fold(
    emptyState(),
    [
      { type: 'action.started', action, recipients },
      { type: 'action.forgotten', action: 'a1', what: 'recipients' },
    ],
    begin,
  )
  const { deliveries = [] } = state.actions.phases.get('f1') ?? {}
  t.equal(deliveries.length, count)
  t.equal(new Set(deliveries.map(({ recipient }) => recipient[0])).size, count)
})

t.test('what a person found to be real is held no longer, what comes after it is', async (t) => {
  const leaving = goodbyes(...every(21, 1000))
  const hold = heldGoodbyes(leaving, 5000, [])
  const releases = hold ? [{ from: hold.from, until: hold.until }] : []
  t.equal(heldGoodbyes(leaving, 5000, releases), undefined)
  const wave = every(30, 1000, at(5))
  const more = new Map([...leaving, ...wave.map((time, n) => [`q${n}`, time] as const)])
  t.equal(heldGoodbyes(more, 5000, releases)?.ids.length, 30)
})

t.test('held are exactly those with too many others in some hour around them', async () => {
  const minute = fc.integer({ min: 0, max: 300 })
  fc.assert(
    fc.property(
      fc.array(minute, { maxLength: 60 }),
      fc.integer({ min: 1, max: 4000 }),
      (minutes, members) => {
        const leaving = goodbyes(...minutes.map((n) => begin + n * 60_000))
        // Slow and obvious: every hour that begins with a goodbye.
        const slow = [...leaving].filter(([, own]) =>
          [...leaving.values()].some((from) => {
            const inside = [...leaving.values()].filter((x) => x >= from && x < from + hourMs)
            const isIn = own >= from && own < from + hourMs
            const { length } = inside
            return isIn && (length > 20 || (length >= 5 && length > members / 100))
          }),
        )
        const found = heldGoodbyes(leaving, members, [])?.ids ?? []
        return String([...found].sort()) === String(slow.map(([id]) => id).sort())
      },
    ),
  )
})

const left = (n: number, time: number): Fact => ({
  type: 'participant.saved',
  participant: neighbour(n, { leftAt: new Date(time).toISOString() }),
  source: 'sms',
})
const joined = (n: number): Fact => ({
  type: 'participant.saved',
  participant: neighbour(n),
  source: 'counter',
})
const fold = (state: State, facts: readonly Fact[], time: number): State => {
  for (const fact of facts) foldFact(state, fact, time, by)
  return state
}

t.test('who left is erased when the term is over, and not when they came back', async (t) => {
  const state = fold(
    emptyState(),
    [left(1, at(0)), left(2, at(1)), joined(3), left(4, at(0))],
    at(1),
  )
  fold(state, [joined(4)], at(2))
  t.strictSame(overdue(state, at(48) - 1).facts, [])
  const { facts, counts } = overdue(state, at(48))
  t.strictSame(facts, [{ type: 'participant.erased', id: 'p1' }])
  t.strictSame(counts, { goodbye: 1 })
  fold(state, facts, at(48))
  t.strictSame(overdue(state, at(48)).facts, [], 'a second run finds nothing')
  t.strictSame([...state.participants.keys()], ['p2', 'p3', 'p4'])
})

t.test('a wave of goodbyes erases nobody until a person says so', async (t) => {
  const wave = Array.from({ length: 25 }, (_, n) => left(n, at(0) + n * 1000))
  const state = fold(emptyState(), [...wave, left(90, at(3)), joined(91)], at(3))
  t.strictSame(overdue(state, at(100)).counts, { goodbye: 1 }, 'but the one that stood apart')
  fold(state, [{ type: 'goodbyes.released', from: at(0), until: at(1) }], at(101))
  t.strictSame(overdue(state, at(101)).counts, { goodbye: 26 })
})

t.test('texts go after a fortnight, a day at a time, also one that was dealt with', async (t) => {
  const received = (id: string, receivedAt: number): Fact => ({
    type: 'incoming.received',
    incoming: { id, modem: 'm1', iccid: '89', pdu: id, receivedAt, fingerprint: id },
  })
  const state = fold(emptyState(), [received('a', at(0)), received('b', at(20))], at(20))
  fold(state, [{ type: 'incoming.handled', id: 'b' }], at(21))
  t.strictSame(overdue(state, at(14 * 24) - 1).facts, [])
  const { facts, counts } = overdue(state, at(14 * 24))
  t.strictSame([facts, counts], [[{ type: 'incoming.expired', day: '2026-11-24' }], { texts: 1 }])
  fold(state, facts, at(14 * 24))
  t.strictSame(overdue(state, at(15 * 24)).facts, [{ type: 'incoming.expired', day: '2026-11-25' }])
})

t.test('a flood of texts on one day goes as well', async (t) => {
  const state = emptyState()
  const one = { modem: 'm1', iccid: '89', pdu: '', receivedAt: at(0), fingerprint: 'f' }
  for (let n = 0; n < 130_000; n += 1) state.incoming.set(`t${n}`, { id: `t${n}`, ...one })
  state.upkeep.days.add('2026-11-24')
  t.match(overdue(state, at(14 * 24)).counts, { texts: 130_000 })
})

t.test('views and proofs are forgotten by the run that counts them', async (t) => {
  const state = fold(emptyState(), [joined(1), { type: 'participant.viewed', id: 'p1' }], at(0))
  fold(state, [{ type: 'participant.erased', id: 'p1' }], at(1))
  t.match(state.upkeep, { views: { length: 1 }, proofs: [{ counts: { 'by-hand': 1 } }] })
  const { counts } = overdue(state, begin + 365 * dayMs)
  t.strictSame(counts, { views: 1 })
  fold(state, [{ type: 'retention.applied', counts }], begin + 365 * dayMs)
  t.strictSame(state.upkeep.views, [])
  const later = begin + 3 * 365 * dayMs + hourMs
  t.strictSame(overdue(state, later).counts, { proofs: 1 })
})

t.test('a snapshot keeps who changed, who looked, and what was forgotten', async (t) => {
  const state = fold(emptyState(), [joined(1), { type: 'participant.viewed', id: 'p1' }], at(0))
  fold(state, [left(1, at(1)), left(2, at(1)), { type: 'participant.erased', id: 'p2' }], at(1))
  fold(state, [{ type: 'goodbyes.released', from: 1, until: 2 }], at(2))
  const again = fold(emptyState(), [...snapshotFacts(state, at(3))], at(3))
  t.strictSame(again.upkeep, state.upkeep)
  t.match(again.upkeep.histories.get('p1'), [
    { at: at(0), by, source: 'counter', fields: [] },
    { at: at(1), by, source: 'sms', fields: ['leftAt'] },
  ])
})

t.test('of a record that changes again and again the first and the newest are kept', async (t) => {
  const state = fold(emptyState(), [joined(1)], at(0))
  for (let n = 1; n < 80; n++) fold(state, [left(1, at(n))], at(n))
  const history = state.upkeep.histories.get('p1') ?? []
  t.equal(history.length, 50)
  t.equal(history[0]?.at, at(0))
  t.equal(history.at(-1)?.at, at(79))
})

t.test('a year of searching is a line a day for each who searched', async (t) => {
  const state = emptyState()
  for (let n = 0; n < 30; n += 1) {
    fold(state, [{ type: 'participants.searched', shown: n % 3 }], at(n))
  }
  t.strictSame(
    [...state.upkeep.searches.values()],
    [
      { day: '2026-11-24', by, searches: 12, shown: 12 },
      { day: '2026-11-25', by, searches: 18, shown: 18 },
    ],
  )
  const again = fold(emptyState(), [...snapshotFacts(state, at(30))], at(30))
  t.strictSame(again.upkeep, state.upkeep)
  const later = Date.parse('2027-11-24')
  const { counts } = overdue(state, later)
  t.strictSame(counts, { views: 1 })
  fold(state, [{ type: 'retention.applied', counts }], later)
  t.equal(state.upkeep.searches.size, 1)
})

t.test('when small areas were looked at goes once no alarm counts it', (t) => {
  const previews = emptyPreviews()
  const times = [0, 20].map((hours) => new Date(at(hours)).toISOString())
  const looked = { type: 'previews.looked', hour: '2026-11-24T12', looked: [] } as const
  foldPreview(previews, { ...looked, narrow: times }, by)
  forgetPreviews(previews, at(23))
  t.equal(previews.narrow.length, 2)
  forgetPreviews(previews, at(25))
  t.strictSame(
    previews.narrow.map((look) => look.at),
    times.slice(1),
  )
  forgetPreviews(previews, at(45))
  t.strictSame(previews.narrow, [])
  t.end()
})
