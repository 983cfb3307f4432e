import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { retention } from '../../src/dispatch/retention-clock.ts'
import type { Actor } from '../../src/domain/accounts.ts'
import type { Action } from '../../src/domain/action.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { phoneById } from '../../src/domain/merge/merge.ts'
import { by, neighbour } from '../support/engine.ts'
import { begin, dayMs, keeper } from '../support/keeper.ts'
import { tracesIn } from '../support/traces.ts'

const person = (n: number, changes = {}) =>
  neighbour(n, {
    name: 'Wilhelmina Verdwijnmoed',
    addresses: [
      { postcode: '9876QX', houseNumber: 4711, location: [5.3123456, 52.6123456], kind: 'home' },
    ],
    ...changes,
  })
const traces = {
  number: madeUpMobile(41).slice(3),
  name: 'Verdwijnmoed',
  postcode: '9876QX',
  house: '4711',
  place: '5.3123456',
}
const saved = (changes = {}): Fact => ({
  type: 'participant.saved',
  participant: person(41, changes),
  source: 'sms',
})

t.test(
  'after a goodbye and its term nothing of a person is on the disk or in the log',
  async (t) => {
    const dataDir = t.testdir()
    const { clock, store, run, log, open } = await keeper(dataDir)
    await store.append([saved(), { type: 'participant.viewed', id: 'p41' }], by)
    await store.compact()
    await store.append([saved({ leftAt: new Date(begin).toISOString() })], by)
    const old = readdirSync(join(dataDir, 'journal'))
      .filter((name) => name.endsWith('.ndjson'))
      .map((name) => readFileSync(join(dataDir, 'journal', name)))
    clock.now = begin + 2 * dayMs - 1
    await run()
    t.ok(store.state.participants.has('p41'), 'not a moment before the term')
    clock.now = begin + 2 * dayMs
    await run()
    t.notOk(store.state.participants.has('p41'))
    t.match(store.state.upkeep.proofs.at(-1), { at: clock.now, counts: { goodbye: 1 } })
    t.strictSame(tracesIn(dataDir, traces), [])
    t.strictSame(
      Object.values(traces).filter((trace) => log.join('\n').includes(trace)),
      [],
    )
    await store.close()

    const again = await open()
    t.notOk(again.state.participants.has('p41'))
    t.match(again.state.upkeep.proofs.at(-1), { counts: { goodbye: 1 } }, 'the proof stays')
    await again.close()
    for (const copy of old)
      t.notMatch(copy.toString('latin1'), 'Verdwijnmoed', 'nor in an old copy')
  },
)

t.test(
  'two records are one, can be two again, and leave nothing when their term is over',
  async (t) => {
    const dataDir = t.testdir()
    const { store, open } = await keeper(dataDir)
    const [kept, gone] = [neighbour(42), person(41)]
    const phones = [
      ...kept.phones,
      { id: 'p42:1', number: madeUpMobile(41), channel: 'sms' as const },
    ]
    const undo = { before: kept, gone }
    const merge = { from: 'p41', into: 'p42', at: begin, phones: { 'p41:0': 'p42:1' }, undo }
    const merged: readonly Fact[] = [
      { type: 'participant.saved', participant: { ...kept, phones }, source: 'merge' },
      { type: 'participants.merged', merge },
    ]
    const both: readonly Fact[] = [kept, gone].map((participant) => ({
      ...{ type: 'participant.saved', participant, source: 'counter' },
    }))
    await store.append(both, by)
    await store.append(merged, by)
    await store.compact()
    await store.close()

    const second = await open()
    t.strictSame([...second.state.participants.keys()], ['p42'])
    t.strictSame(second.state.merges.byId.get('p41'), merge, 'as it was written')
    t.match(phoneById(second.state, 'p41:0'), { phone: { number: madeUpMobile(41) } })
    t.equal(second.state.upkeep.histories.get('p41')?.length, 1)
    await second.append([{ type: 'participants.parted', from: 'p41' }, ...both], by)
    await second.close()
    const third = await open()
    t.match(third.state.participants.get('p41'), gone)
    await third.append(merged, by)
    const pair = ['p41', 'p43'] as const
    await third.append([{ type: 'participants.told-apart', pair }], by)
    await third.append([{ type: 'participant.saved', participant: kept, source: 'counter' }], by)
    await third.close()
    const traced = { name: traces.name, place: traces.place }
    t.strictSame(tracesIn(dataDir, traced), [], 'sealed')
    const fourth = await open()
    t.notOk(fourth.state.merges.byId.get('p41')?.undo, 'a change of the record settles it')
    await fourth.append([{ type: 'participant.erased', id: 'p42' }], by)
    t.equal(fourth.state.merges.byId.size, 0)
    t.equal(fourth.state.merges.apart.size, 0, 'nor from whom either was told apart')
    t.notOk(fourth.state.upkeep.histories.has('p41'))
    await fourth.close()
  },
)

t.test('a search that finds nothing would have found it', async (t) => {
  const plain = {
    'journal-000000.ndjson': `{"name":"${traces.name}"}`,
    deep: { a: `x${traces.number}` },
  }
  t.equal(tracesIn(t.testdir(plain), traces).length, 2)
  const swapped = (text: string) => text.replace(/(.)(.)/g, '$2$1')
  t.equal(tracesIn(t.testdir({ pdu: swapped(`316${traces.number.slice(1)}F`) }), traces).length, 1)
})

t.test('a crash between the record and the key is made good by the next start', async (t) => {
  const dataDir = t.testdir()
  const { clock, store, run, open } = await keeper(dataDir)
  await store.append([saved({ leftAt: new Date(begin).toISOString() })], by)
  const keys = join(dataDir, 'keys', 'people.keys')
  const before = readFileSync(keys)
  clock.now = begin + 2 * dayMs
  await run()
  await store.close()
  t.notSame(readFileSync(keys), before, 'the key is overwritten')
  const again = await open()
  t.equal(again.state.participants.size, 0)
  await again.close()
})

t.test('a run that was cut off before its record is done again, and counted once', async (t) => {
  const dataDir = t.testdir()
  const { clock, store, open } = await keeper(dataDir)
  await store.append([saved({ leftAt: new Date(begin).toISOString() })], by)
  clock.now = begin + 2 * dayMs
  const ports = {
    ledger: store,
    compact: async () => undefined,
    forgetSounds: async () => 0,
    now: () => clock.now,
    log: () => undefined,
  }
  const cut = retention({
    ...ports,
    record: async () => {
      throw new Error('power cut')
    },
  })
  await t.rejects(cut())
  const run = retention({ ...ports, record: (facts, actor) => store.append(facts, actor) })
  await run()
  await run()
  await store.close()
  const again = await open()
  const erased = again.state.upkeep.proofs.map(({ counts }) => counts.goodbye ?? 0)
  t.strictSame(erased, [1])
  await again.close()
})

t.test('who is started sends first, and cleans up at the next run', async (t) => {
  const { clock, store } = await keeper(t.testdir())
  let snapshots = 0
  const ports = {
    ledger: store,
    record: (facts: readonly Fact[], actor: Actor) => store.append(facts, actor),
    compact: async () => void snapshots++,
    forgetSounds: async () => 0,
    now: () => clock.now,
    log: () => undefined,
  }
  for (const before of [0, 2]) {
    const run = retention(ports)
    await run()
    clock.now += 2_000
    await run()
    t.equal(snapshots, before)
    clock.now += 600_000
    await run()
    t.equal(snapshots, before + 2, 'nothing of before is left in plain sight')
    await run()
    t.equal(snapshots, before + 2, 'once a day is enough')
  }
  await store.close()
})

t.test('words that a full disk kept in the journal go as soon as there is room', async (t) => {
  const dataDir = t.testdir()
  let isFull = false
  const { clock, store, run, compacted } = await keeper(dataDir, {
    beforeCompact: () => {
      if (isFull) throw new Error('ENOSPC')
    },
  })
  await store.append(
    [
      { type: 'action.started', action: { ...action(), kind: 'aed' }, recipients: [] },
      { type: 'action.closing', action: 'a1', outcome: 'neutral' },
      { type: 'action.closed', action: 'a1' },
    ],
    by,
  )
  clock.now = begin + dayMs - 660_000
  await run()
  clock.now = begin + dayMs - 60_000
  await run()
  t.equal(compacted(), 2, 'the day was seen to')
  isFull = true
  clock.now = begin + dayMs
  await t.rejects(run(), /ENOSPC/)
  t.match(store.state.actions.byId.get('a1'), { isWordless: true })
  t.ok(tracesIn(dataDir, { words: 'kobaltblauwe' }).length > 0)
  isFull = false
  await run()
  t.strictSame(tracesIn(dataDir, { words: 'kobaltblauwe' }), [])
  await run()
  t.equal(compacted(), 4, 'once is enough')
  await store.close()
})

t.test(
  'a snapshot under way is no reason to leave words that are forgotten meanwhile',
  async (t) => {
    const dataDir = t.testdir()
    const { store } = await keeper(dataDir)
    await store.append([{ type: 'action.started', action: action(), recipients: [] }], by)
    await store.append(
      Array.from({ length: 5000 }, (_, n) => ({
        ...{ type: 'participant.saved', participant: neighbour(n), source: 'counter' },
      })),
      by,
    )
    const underWay = store.compact()
    const names = () => readdirSync(join(dataDir, 'journal'))
    while (!names().includes('snapshot-000001.ndjson.tmp')) await setImmediate()
    await store.append([{ type: 'action.forgotten', action: 'a1', what: 'descriptions' }], by)
    t.ok(names().includes('snapshot-000001.ndjson.tmp'), 'it was written meanwhile')
    await store.compact()
    await store.compact()
    await underWay
    t.strictSame(tracesIn(dataDir, { words: 'kobaltblauwe' }), [])
    await store.close()
  },
)

t.test(
  'the key of a day goes also when its only text went before, and a restart came between',
  async (t) => {
    const dataDir = t.testdir()
    const { clock, store, open } = await keeper(dataDir)
    const fingerprint = 'f1'
    const incoming = {
      id: 'i1',
      modem: 'm1',
      iccid: '89',
      pdu: '00',
      receivedAt: begin,
      fingerprint,
    }
    await store.append([{ type: 'incoming.received', incoming }], by)
    await store.append([{ type: 'incoming.handled', id: 'i1' }], by)
    await store.compact()
    await store.compact()
    await store.close()
    const again = await open()
    clock.now = begin + 20 * dayMs
    await retention({
      ledger: again,
      record: (facts, actor) => again.append(facts, actor),
      compact: () => again.compact(),
      forgetSounds: async () => 0,
      now: () => clock.now,
      log: () => undefined,
    })()
    await again.close()
    const keys = readFileSync(join(dataDir, 'keys', 'people.keys'))
    t.ok(keys.length > 0 && keys.every((octet) => octet === 0))
  },
)

t.test('a clock that cannot be right erases nobody', async (t) => {
  const { clock, store, run } = await keeper(t.testdir())
  await store.append([saved({ leftAt: new Date(begin).toISOString() })], by)
  clock.now = begin + 10 * 365 * dayMs
  await run()
  t.equal(store.state.participants.size, 1)
  await store.close()
})

t.test('every day has its proof, also when nothing was due', async (t) => {
  const { clock, store, run } = await keeper(t.testdir())
  for (let hour = 0; hour < 72; hour += 6) {
    clock.now = begin + hour * 3_600_000
    await run()
  }
  t.strictSame(
    store.state.upkeep.proofs.map(({ counts }) => counts),
    [{}, {}, {}, {}],
  )
  await store.close()
})

const action = (): Action => ({
  id: 'a1',
  number: '2026-001',
  status: 'actual',
  kind: 'missing-child',
  state: 'running',
  startedAt: new Date(begin).toISOString(),
  startedBy: 'a1',
  area: { centre: [5.3, 52.6], radiusMetres: 500 },
  areaNames: [],
  origin: [5.3, 52.6],
  order: 'nearest-first',
  selected: 3,
  phases: [
    {
      id: 'ph1',
      name: 'alert',
      texts: [{ sms: 'jongen met een kobaltblauwe cape', parts: 1 }],
      cap: {} as Action['phases'][number]['cap'],
      notAfter: new Date(begin + 3_600_000).toISOString(),
    },
  ],
})

t.test(
  'tips go with their words and numbers, after their term and from old copies too',
  async (t) => {
    const dataDir = t.testdir()
    const { store, open } = await keeper(dataDir)
    const from = madeUpMobile(77)
    const tip = {
      ...{ id: 't1', action: 'a1', n: 1, at: begin, by: 'd1', from },
      words: 'zag hem bij de roodkoperen pomp',
      place: 'Verdwijnsteeg 3',
    }
    await store.append(
      [
        { type: 'action.started', action: action(), recipients: [] },
        { type: 'tip.logged', tip },
        {
          ...{ type: 'tip.passed-on', action: 'a1', id: 't1' },
          passed: { to: 'patrol', at: begin, by: 'd1' },
        },
        { type: 'tip.asked', action: 'a1', id: 't1' },
        { type: 'action.closing', action: 'a1', outcome: 'neutral' },
        { type: 'action.closed', action: 'a1' },
      ],
      by,
    )
    const told = { words: 'roodkoperen', place: 'Verdwijnsteeg', number: from.slice(3) }
    t.strictSame(tracesIn(dataDir, told), [], 'sealed from the first')
    await store.compact()
    await store.close()
    const again = await open()
    t.match(again.state.tips.byAction.get('a1'), [
      { tip, passedOn: [{ to: 'patrol' }], isAsked: true },
    ])
    await again.close()

    const { store: last, run: forget, clock: later } = await keeper(dataDir)
    later.now = begin + 14 * dayMs
    await forget()
    t.equal(last.state.tips.byAction.size, 0)
    t.match(last.state.upkeep.proofs.at(-1)?.counts, { tips: 1 })
    const keys = readFileSync(join(dataDir, 'keys', 'people.keys'))
    t.ok(
      keys.every((octet) => octet === 0),
      'no copy of them can be read',
    )
    await last.close()
  },
)

t.test('of a closed action the words go, then the phones; the counts stay', async (t) => {
  const dataDir = t.testdir()
  const { clock, store, run, open } = await keeper(dataDir)
  const recipients = [['p1:0'], ['p2:0', 'p3:0'], ['p1:1']]
  const sending = {
    type: 'delivery.sending',
    phase: 'ph1',
    part: 0,
    text: 0,
    modem: 'm1',
    iccid: '89',
  } as const
  const taken = {
    type: 'delivery.part-accepted',
    phase: 'ph1',
    part: 0,
    messageReference: 7,
  } as const
  const failed = { type: 'delivery.failed', phase: 'ph1', n: 0, reason: 'phone-off' } as const
  const work: Fact[] = [
    { type: 'action.started', action: action(), recipients },
    { ...sending, n: 1, reference: 9 },
    { ...taken, n: 1 },
    failed,
    { type: 'delivery.dropped', phase: 'ph1', ns: [2], reason: 'stopped' },
    { type: 'action.closing', action: 'a1', outcome: 'neutral' },
    { type: 'action.closed', action: 'a1' },
  ]
  await store.append(work, by)
  const counts = { ...store.state.actions.phases.get('ph1')?.counts }
  t.match(counts, { accepted: 1, failed: 1, dropped: 1 })
  clock.now = begin + 14 * dayMs - 600_000
  await run()
  t.equal(tracesIn(dataDir, { words: 'kobaltblauwe' }).length > 0, true)
  clock.now = begin + 14 * dayMs
  await run()
  t.strictSame(tracesIn(dataDir, { words: 'kobaltblauwe' }), [], 'also from the journal')
  t.ok(tracesIn(dataDir, { phone: 'p2:0' }).length > 0)
  clock.now = begin + 30 * dayMs
  await run()
  t.strictSame(tracesIn(dataDir, { a: 'p1:0', b: 'p2:0', c: 'p3:0', d: 'p1:1' }), [])
  await store.close()

  const again = await open()
  const record = again.state.actions.phases.get('ph1')
  t.strictSame({ ...record?.counts }, counts)
  t.match(again.state.actions.byId.get('a1'), { isWordless: true, isNameless: true, selected: 3 })
  const people = record?.deliveries.map(({ recipient, state }) => `${recipient} ${state}`)
  t.strictSame(people?.sort(), ['~1:0 accepted', '~2:0 dropped', '~2:0 failed'])
  t.strictSame(
    again.state.upkeep.proofs.flatMap(({ counts: c }) => Object.entries(c)),
    [
      ['descriptions', 1],
      ['recipients', 1],
    ],
  )
  await again.close()
})
