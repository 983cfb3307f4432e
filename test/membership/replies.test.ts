import fc from 'fast-check'
import t from 'tap'
import { encodeDeliver } from '../../hardware/sms/deliver.ts'
import type { Incoming } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { completedText } from '../../src/received-texts.ts'
import { by, neighbour } from '../support/engine.ts'
import { mergeFacts } from '../support/merging.ts'
import { Town } from '../support/town.ts'

const minute = 60_000
const seed = Number(process.env.OMROEPER_SEED ?? 20261127)

const people = (count: number) => Array.from({ length: count }, (_, n) => neighbour(n + 1))

/** Promised once, and on the air once, or not at all when the power went meanwhile. */
function wasAnsweredOnce(town: Town, action: string, from: string): boolean {
  const person = `p${people(3).findIndex(({ phones }) => phones[0]?.number === from) + 1}`
  const replies = town.engine.state.replies.get(action) ?? []
  const promised = replies.filter((reply) => reply.isAnswered && reply.people.includes(person))
  return promised.length === 1 && town.answers(from).length <= 1
}

t.test(
  'a reply is kept with its action and answered once, in the language it is read',
  async (t) => {
    const town = new Town([...people(2), neighbour(3, { language: 'en' })])
    const id = await town.alert()
    void town.write(madeUpMobile(1), 'hij loopt langs het water')
    void town.write(madeUpMobile(3), 'saw him near the church')
    await town.engine.time.pass(minute)
    void town.write(madeUpMobile(1), 'en is nu bij de brug')
    await town.engine.time.pass(minute)

    t.strictSame(town.answers(madeUpMobile(1)), [
      'Buurtoproep: de politie leest dit nummer niet. Iets gezien? Bel 0800-0011. Nood? Bel 112. ' +
        'U hoeft niet te antwoorden.',
    ])
    t.strictSame(town.answers(madeUpMobile(3)), [
      'Buurtoproep: the police do not read this number. Seen something? Call 0800-0011. ' +
        'Emergency? Call 112. You need not reply.',
    ])
    t.match(town.engine.state.replies.get(id), [
      { people: ['p1'], isAnswered: true },
      { people: ['p3'], isAnswered: true },
      { people: ['p1'], isAnswered: false },
    ])
    t.equal(town.engine.state.incoming.size, 3, 'people read all of them')
  },
)

t.test('who was merged during an action is known by either phone, and answered once', async (t) => {
  const town = new Town(people(3))
  const id = await town.alert()
  const { engine } = town
  const [before, gone] = ['p2', 'p1'].map((one) => engine.state.participants.get(one))
  if (!before || !gone) return t.fail('nobody is there')
  void town.write(madeUpMobile(1), 'hij loopt langs het water')
  await engine.time.pass(minute)
  void engine.dispatch.record(mergeFacts(before, gone, engine.time.now()), by)
  for (const n of [1, 2]) void town.write(madeUpMobile(n), 'en is nu bij de brug')
  await engine.time.pass(minute)

  t.match(engine.state.replies.get(id), [
    { people: ['p1'], isAnswered: true },
    { people: ['p2'], isAnswered: false },
    { people: ['p2'], isAnswered: false },
  ])
  t.equal(town.answers().length, 1)
})

t.test('a machine, a name, a stranger and thanks are not told whom to ring', async (t) => {
  const town = new Town(people(2))
  const id = await town.alert()
  for (const from of ['KPN', '1234', madeUpMobile(77), '+491701234567']) {
    void town.write(from, 'ik zag hem bij de kerk')
  }
  void town.write(madeUpMobile(1), 'Automatisch antwoord: ik ben met vakantie')
  void town.write(madeUpMobile(1), 'Bedankt! 👍')
  void town.write(madeUpMobile(2), 'Buurtoproep: let op jongen, 7 jaar')
  await town.engine.time.pass(minute)

  t.strictSame(town.answers(), [])
  const replies = town.engine.state.replies.get(id) ?? []
  t.equal(replies.length, 2, 'what a person wrote is kept with the action all the same')
  t.ok(replies.every((reply) => reply.people.length === 0))
})

t.test('who writes within the hour after the end is answered, and later is not', async (t) => {
  const town = new Town(people(3))
  const id = await town.alert({ status: 'exercise', text: { sms: 'oefening. Bel 0800-0011.' } })
  void town.engine.desk.close(id, { outcome: 'withdrawn', text: { sms: 'voorbij.' } }, by)
  await town.engine.time.pass(30 * minute)
  t.equal(town.engine.state.actions.byId.get(id)?.state, 'closed')
  void town.write(madeUpMobile(1), 'ik zag hem om drie uur')
  await town.engine.time.pass(40 * minute)
  void town.write(madeUpMobile(2), 'ik zag hem ook')
  await town.engine.time.pass(minute)

  t.match(town.answers(madeUpMobile(1)), [/^OEFENING Buurtoproep: /])
  t.strictSame(town.answers(madeUpMobile(2)), [])
})

t.test('an answer waits for the end of an alert, and costs none of it a second', async (t) => {
  const crowd = people(120)
  const alone = new Town(crowd, ['m1'])
  await alone.alert()
  const town = new Town(crowd, ['m1'])
  await town.alert()
  for (let n = 1; n <= 10; n += 1) void town.write(madeUpMobile(n), 'ik zag hem')
  await town.engine.time.pass(10 * minute)
  await alone.engine.time.pass(10 * minute)
  const alerts = ({ engine }: Town) =>
    engine.network.onAir.filter(({ text }) => text.includes('let op jongen')).map(({ at }) => at)

  t.strictSame(alerts(town), alerts(alone))
  t.equal(town.answers().length, 10)
})

t.test('a long text is one reply, with its last part, whatever the order', async (t) => {
  const words = `${'hij liep langs het water '.repeat(9)}en stak over`
  const parts = [words.slice(0, 150), words.slice(150)]
  const pdus = parts.map((text, n) => {
    const concatenation = { reference: 7, parts: 2, sequence: n + 1 }
    const from = { kind: 'international', value: madeUpMobile(1) } as const
    return encodeDeliver({ from, text, alphabet: 'gsm7', sentAt: 0, concatenation }).pdu
  })
  const incoming = (n: number): Incoming => ({
    ...{ id: `in${n}`, modem: 'm1', iccid: '89', pdu: pdus[n] ?? '' },
    ...{ receivedAt: 1000, fingerprint: `f${n}` },
  })
  for (const [first, last] of [
    [0, 1],
    [1, 0],
  ] as const) {
    t.equal(completedText(incoming(first), [], 1000), undefined)
    t.strictSame(completedText(incoming(last), [incoming(first)], 2000), {
      from: madeUpMobile(1),
      words,
      before: [`in${first}`],
    })
  }
  const both = [incoming(0), incoming(1)]
  t.equal(completedText(incoming(1), both, 3000), undefined, 'told again, it is no other text')
})

t.test('once which phones it went to is forgotten, nobody can tell who replied', async (t) => {
  const town = new Town(people(2))
  const id = await town.alert()
  void town.write(madeUpMobile(1), 'ik zag hem')
  await town.engine.time.pass(minute)
  const { state, time } = town.engine
  foldFact(state, { type: 'action.forgotten', action: id, what: 'recipients' }, time.now())
  const again = emptyState()
  for (const fact of snapshotFacts(state, time.now())) foldFact(again, fact, time.now())

  t.match(again.replies.get(id), [{ people: [], isAnswered: true }])
  t.strictSame(again.replies, state.replies)
})

t.test('nobody is answered twice, whenever the power goes and whatever is told again', async () => {
  const event = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ does: fc.constant('write'), who: fc.integer({ min: 1, max: 3 }) }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('again') }) },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('off') }) },
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constant('wait'), ms: fc.integer({ min: 0, max: 4000 }) }),
    },
  )
  const life = async (events: readonly { does: string; who?: number; ms?: number }[]) => {
    const town = new Town(people(3))
    const id = await town.alert()
    const kept = new Set<string>()
    let last: readonly [string, string] = [madeUpMobile(1), 'pdu 0']
    let outages = 0
    const write = () => {
      const [before, [from, pdu]] = [outages, last]
      // What a modem is told after the power went, it is told in vain.
      void town.write(from, 'ik zag hem', pdu).then(() => before === outages && kept.add(from))
    }
    for (const [n, { does, who = 0, ms = 0 }] of events.entries()) {
      if (does === 'write') last = [madeUpMobile(who), `tip ${n}`]
      if (does === 'write' || does === 'again') write()
      if (does === 'off') {
        outages += 1
        town.engine.off()
        void town.engine.on()
        await town.engine.time.pass(5)
      }
      await town.engine.time.pass(ms)
    }
    await town.engine.time.pass(2 * minute)
    return [...kept].every((from) => wasAnsweredOnce(town, id, from))
  }
  await fc.assert(fc.asyncProperty(fc.array(event, { maxLength: 20 }), life), {
    numRuns: Number(process.env.OMROEPER_RUNS ?? 60),
    seed,
  })
})
