import fc from 'fast-check'
import t from 'tap'
import { receivePdu } from '../../src/dispatch/incoming.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { by, draft, Engine, lenient, neighbour } from '../support/engine.ts'
import type { FakeCallee } from '../support/network.ts'
import { cameBetween, leftHalf } from '../support/whole-messages.ts'

const groups = [{ name: 'AED' }]
const withMobile = (n: number): Participant => neighbour(n, { groups })
const withLandline = (n: number): Participant =>
  neighbour(n, {
    groups,
    phones: [{ id: `p${n}:0`, number: madeUpLandline(n), channel: 'voice' }],
  })
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1)
const call = draft({
  kind: 'missing-person',
  text: { sms: 'hartstilstand bij de haven. Kom met een AED. Bel 112.' },
  responders: { group: 'aed', wanted: 3 },
})

/** HartslagNu was declared down. */
const withAed: Fact = {
  type: 'policy.saved',
  policy: {
    ...{ version: 1, by: 'coordinator', at: '2026-11-24T12:00:00Z' },
    rules: { ...lenient, on: [...lenient.on, 'aed'], hartslagNuDown: 'coordinator' },
  },
}

async function office(
  people: readonly Participant[],
  modems = ['m1', 'm2', 'm3', 'm4'],
  asks = call,
) {
  const engine = new Engine(modems, people, modems)
  await engine.open()
  const recorded = engine.dispatch.record([withAed], by)
  await engine.time.pass(10)
  await recorded
  const started = engine.desk.start(asks, by)
  await engine.time.pass(10)
  const { id } = await started
  const texts = (part: string) => engine.network.onAir.filter(({ text }) => text.includes(part))
  return {
    engine,
    id,
    response: () => engine.desk.action(id)?.response,
    phases: () => engine.desk.action(id)?.phases ?? [],
    asked: () => texts('Antwoord 1 (ik kom) of 2 (ik kan niet).').map(({ to }) => to),
    told: () => texts('er is genoeg hulp').map(({ to }) => to),
    says: async (n: number, words: string) => {
      const pdu = `${n}-${words}-${engine.time.now()}`
      const text = { from: madeUpMobile(n).replace('+31', '0'), words }
      const kept = receivePdu(engine.dispatch)({ modem: 'm1', iccid: '8931m1', pdu, text })
      await Promise.all([kept, engine.time.pass(10)])
    },
  }
}

t.test('the nearest are asked by SMS, a few at a time, until as many come as wanted', async (t) => {
  const { engine, asked, told, says, response, phases } = await office(range(30).map(withMobile))
  await engine.time.pass(20_000)
  const first = asked()
  t.ok(first.length >= 10 && first.length < 30, `${first.length} asked at first`)
  t.strictSame(first, range(first.length).map(madeUpMobile), 'in order of expected arrival')

  await says(4, 'Ja')
  await says(2, 'Ik ga!')
  await says(3, 'kan niet')
  t.match(response(), { wanted: 3, coming: 2, declined: 1, isEnough: false })
  await says(7, '1')
  t.match(response(), { coming: 3, declined: 1, nextMinutes: 1, due: 0, isEnough: true })
  await engine.time.pass(120_000)

  t.match(response(), { coming: 3, nextMinutes: undefined, due: 3 })
  const open = asked().filter((to) => ![2, 3, 4, 7].map(madeUpMobile).includes(to))
  t.strictSame(told().sort(), [...open].sort(), 'who was asked and has not answered is told')
  const [alert, enough] = phases()
  t.ok((alert?.reasons['enough-help'] ?? 0) === 30 - asked().length, 'the rest is dropped')
  t.match(enough, { phase: 'update', counts: { selected: open.length } })
})

t.test('who takes calls is asked by key, and the question is the end of the call', async (t) => {
  const { engine, response, phases } = await office(range(12).map(withLandline))
  engine.network.callee = (to) => {
    if (to === madeUpLandline(2)) return { does: 'listens', keys: '2' }
    if (to === madeUpLandline(3)) return { does: 'does-not-answer' }
    return { does: 'listens', keys: '1' }
  }
  await engine.time.pass(4 * 60_000)

  const { calls } = engine.network
  t.match(calls[0]?.said, /Toets één: ik kom\. Toets twee: ik kan niet\./)
  t.notMatch(calls[0]?.said, /bevestigen|Antwoord/)
  t.match(response(), { coming: 5, declined: 1, isEnough: true })
  t.ok(calls.length <= 8, `${calls.length} calls for twelve people`)
  t.notOk(
    calls.some(({ said }) => said?.includes('genoeg hulp')),
    'everybody has answered, or had no call',
  )
  t.match(phases()[0]?.calls, { confirmed: 6 })
})

t.test('who hears a call and presses nothing is told of it by a call', async (t) => {
  const { engine, response } = await office(range(8).map(withLandline))
  engine.network.callee = (to) =>
    to === madeUpLandline(1) ? { does: 'listens' } : { does: 'listens', keys: '1' }
  await engine.time.pass(5 * 60_000)

  t.match(response(), { isEnough: true })
  const told = engine.network.calls.filter(({ said }) => said?.includes('genoeg hulp'))
  t.strictSame(
    told.map(({ to }) => to),
    [madeUpLandline(1)],
  )
})

t.test('a resuscitation calls first; who does not answer gets the SMS', async (t) => {
  const reanimation = draft({
    kind: 'aed',
    text: { sms: 'REANIMATIE Kerklaan 12. Ga er nu heen en start. Oproep 11.03 uur.' },
    responders: { group: 'aed', wanted: 6 },
  })
  const { engine, response, asked } = await office(range(6).map(withMobile), undefined, reanimation)
  engine.network.callee = (to) =>
    to === madeUpMobile(1) ? { does: 'does-not-answer' } : { does: 'listens', keys: '1' }
  await engine.time.pass(100)
  t.strictSame(
    engine.network.calls.slice(0, 4).map(({ to }) => to),
    range(4).map(madeUpMobile),
    'as many as there are modems that call, nearest first',
  )
  await engine.time.pass(4 * 60_000)
  t.match(response(), { coming: 5, isEnough: false })
  t.ok(engine.network.calls.filter(({ to }) => to === madeUpMobile(1)).length <= 2)
  t.strictSame(
    asked(),
    [5, 6, 1].map(madeUpMobile),
    'by SMS who no modem was free to call, and who did not take the call',
  )
})

t.test(
  'an SMS that is not answered is followed by a call, and a call by nothing twice',
  async (t) => {
    const { engine, asked, response } = await office(range(3).map(withMobile))
    engine.network.callee = () => ({ does: 'listens', keys: '1' })
    await engine.time.pass(50_000)
    t.equal(asked().length, 3)
    t.strictSame(engine.network.calls, [])

    await engine.time.pass(90_000)
    t.strictSame(
      engine.network.calls.map(({ to }) => to),
      range(3).map(madeUpMobile),
    )
    t.match(response(), { coming: 3, asked: 3, isEnough: true })
  },
)

t.test('one person with two phones comes once, and is not asked by the other', async (t) => {
  const both = neighbour(1, {
    groups,
    phones: [
      { id: 'p1:0', number: madeUpMobile(1), channel: 'sms' },
      { id: 'p1:1', number: madeUpLandline(1), channel: 'voice' },
    ],
  })
  const { engine, says, response } = await office([both])
  await engine.time.pass(15_000)
  await says(1, 'kom')
  await engine.time.pass(5 * 60_000)

  t.match(response(), { asked: 1, coming: 1, isEnough: false })
  t.strictSame(engine.network.calls, [])
})

t.test('only members whose day has not passed are asked', async (t) => {
  const { engine, asked } = await office([
    withMobile(1),
    neighbour(2),
    neighbour(3, { groups: [{ name: 'AED', validUntil: '2020-01-01' }] }),
    neighbour(4, { groups: [{ name: 'BHV' }] }),
  ])
  await engine.time.pass(30_000)

  t.strictSame(asked(), [madeUpMobile(1)])
})

t.test('what is no answer, or from somebody who was not asked, stays a text', async (t) => {
  const { engine, says, response } = await office([withMobile(1), withMobile(2), neighbour(9)])
  await engine.time.pass(30_000)
  await says(1, 'ja maar ik ben er pas om vijf uur')
  await says(9, 'ja')
  t.equal(engine.state.incoming.size, 2)
  await says(2, ' NEE. ')

  t.equal(engine.state.incoming.size, 2)
  t.match(response(), { coming: 0, declined: 1 })
})

t.test('who changes their mind is counted as they said last', async (t) => {
  const { engine, says, response } = await office(range(4).map(withMobile))
  await engine.time.pass(30_000)
  await says(1, '1')
  await says(1, '1')
  t.match(response(), { coming: 1, declined: 0 })
  await says(1, '2')

  t.match(response(), { coming: 0, declined: 1 })
})

t.test('power goes in the middle: answers are kept, and asking goes on', async (t) => {
  const { engine, id, asked, says } = await office(range(30).map(withMobile))
  await engine.time.pass(30_000)
  const before = asked().length
  await says(1, 'ja')
  engine.off()
  await engine.time.pass(60_000)
  const back = engine.on()
  await engine.time.pass(3 * 60_000)
  await back

  t.match(engine.desk.action(id)?.response, { coming: 1, isEnough: false })
  t.ok(asked().length > before)
  t.equal(new Set(asked()).size, asked().length, 'nobody got it twice')
})

t.test('nobody is asked after a stop, and an answer still counts', async (t) => {
  const { engine, id, asked, says, response } = await office(range(30).map(withMobile))
  await engine.time.pass(20_000)
  await Promise.all([engine.desk.stop(id, by), engine.time.pass(10_000)])
  const then = asked().length
  await says(1, 'ik ga')
  await engine.time.pass(3 * 60_000)

  t.equal(asked().length, then)
  t.match(response(), { coming: 1 })
})

t.test('the preview counts the question, and says when a group is too small', async (t) => {
  const engine = new Engine(['m1'], [withMobile(1), neighbour(2)], [])
  const { text, selected, remarks } = engine.desk.preview(call)
  t.match(text.sms, /Bel 112\. Antwoord 1 \(ik kom\) of 2 \(ik kan niet\)\.$/)
  t.equal(selected, 1)
  t.strictSame(
    remarks.filter(({ field }) => field === 'wanted').map(({ key }) => key),
    ['fewer-than-wanted'],
  )
  const none = engine.desk.preview({ ...call, responders: { group: 'BHV', wanted: 1 } })
  t.ok(none.remarks.some(({ key, blocks }) => key === 'no-members-in-area' && blocks))
})

const conduct = fc.constantFrom<FakeCallee>(
  { does: 'listens' },
  { does: 'listens', keys: '1' },
  { does: 'listens', keys: '2' },
  { does: 'hangs-up' },
  { does: 'is-busy' },
  { does: 'does-not-answer' },
  { does: 'does-not-exist' },
  { does: 'is-cut-off' },
)
const person = fc.record({
  hasLandline: fc.boolean(),
  callee: conduct,
  reply: fc.constantFrom(undefined, undefined, 'ja', 'nee', 'wie is dit?'),
  replySeconds: fc.integer({ min: 1, max: 90 }),
})
const group = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 20 }),
  wanted: fc.integer({ min: 1, max: 5 }),
  offAt: fc.option(fc.integer({ min: 5, max: 150 }), { nil: undefined }),
})

/** Lets a quarter of an hour pass: every SMS is answered as its reader does, power may go once. */
async function live(engine: Engine, { people, offAt }: Made): Promise<void> {
  let read = 0
  const replies: { at: number; n: number; words: string }[] = []
  for (let second = 1; second <= 900; second++) {
    await engine.time.pass(1000)
    for (const { to, text } of engine.network.onAir.slice(read)) {
      read += 1
      const n = people.findIndex((_, i) => madeUpMobile(i + 1) === to)
      const { reply, replySeconds = 0 } = people[n] ?? {}
      if (reply && text.includes('Antwoord'))
        replies.push({ at: second + replySeconds, n, words: reply })
    }
    for (const { n, words } of replies.filter(({ at }) => at === second)) {
      const text = { from: madeUpMobile(n + 1), words }
      const pdu = `${n}-${second}`
      const kept = receivePdu(engine.dispatch)({ modem: 'm1', iccid: '8931m1', pdu, text })
      await Promise.all([kept, engine.time.pass(10)])
    }
    if (second !== offAt) continue
    engine.off()
    const back = engine.on()
    await engine.time.pass(10)
    await back
  }
}

/** A call that was cut off once is not cut off again. */
const calleesOf =
  ({ people }: Made, { network }: Engine) =>
  (to: string): FakeCallee => {
    const found = people.find((_, i) => [madeUpMobile(i + 1), madeUpLandline(i + 1)].includes(to))
    const wasCalled = network.calls.filter((call) => call.to === to).length > 1
    const isCut = found?.callee.does === 'is-cut-off' && wasCalled
    return isCut || !found ? { does: 'listens' } : found.callee
  }

type Made = typeof group extends fc.Arbitrary<infer T> ? T : never

t.test(
  'whatever people do: each is asked a few times at most, and none after their answer',
  async () => {
    await fc.assert(
      fc.asyncProperty(group, async (made) => {
        const people = made.people.map(({ hasLandline }, i) =>
          hasLandline ? withLandline(i + 1) : withMobile(i + 1),
        )
        const engine = new Engine(['m1', 'm2', 'm3'], people, ['m1', 'm2'])
        engine.network.callee = calleesOf(made, engine)
        await engine.open()
        const started = engine.desk.start(
          { ...call, responders: { group: 'AED', wanted: made.wanted } },
          by,
        )
        await engine.time.pass(10)
        const { id } = await started
        await live(engine, made)

        const faults = faultsIn(engine, id)
        if (faults.length > 0) throw new Error(faults.join('; '))
      }),
      { numRuns: 25 },
    )
  },
)

interface Begun {
  readonly n: number
  readonly at: number
}

const isBeginning = (fact: Fact): fact is Extract<Fact, { readonly n: number }> =>
  fact.type === 'delivery.sending' || fact.type === 'delivery.calling'

/** What must not be, as sentences. */
function faultsIn({ desk, journal, network }: Engine, id: string): readonly string[] {
  const view = desk.action(id)
  const alert = view?.phases[0]?.id
  const answeredAt = new Map<number, number>()
  const begun: Begun[] = []
  let enoughAt = Number.POSITIVE_INFINITY
  for (const { fact, at } of journal) {
    if (fact.type === 'phase.added' && fact.phase.isEnough) enoughAt = at
    if (fact.type === 'responder.answered') answeredAt.set(fact.n, at)
    if (isBeginning(fact) && fact.phase === alert) begun.push({ n: fact.n, at })
  }
  const times = (n: number): number => begun.filter((one) => one.n === n).length
  const texts = network.onAir.filter(({ text }) => text.includes('Antwoord'))
  const isLate = ({ n, at }: Begun): boolean => at > (answeredAt.get(n) ?? at)
  const { isEnough, isExhausted, coming = 0, wanted = 0 } = view?.response ?? {}
  const sentences: readonly (readonly [boolean, string])[] = [
    [begun.some(isLate), 'asked after an answer'],
    [begun.some(({ at }) => at > enoughAt), 'asked when there was enough'],
    [begun.some(({ n }) => times(n) > 5), 'asked without an end'],
    [!isEnough && !isExhausted, `undecided: ${JSON.stringify(view?.response)}`],
    [isEnough === true && coming < wanted, 'enough is too few'],
    [new Set(texts.map(({ to }) => to)).size < texts.length, 'the same SMS twice'],
  ]
  return sentences.filter(([isFault]) => isFault).map(([, words]) => words)
}

t.test('who has half of it when enough come gets the rest, and then that they do', async (t) => {
  const sms = `hartstilstand bij de haven. ${'Kom met een AED. '.repeat(8)}Bel 112.`
  const asks = { ...call, text: { sms }, responders: { group: 'aed', wanted: 1 } } as const
  const people = range(3).map(withMobile)
  const { engine, id, says, phases, told } = await office(people, ['m1'], asks)
  engine.network.behave('m1', 'refuses-rest')
  await engine.time.pass(10_000)
  await says(1, 'Ja')
  t.equal(phases().length, 2, 'there are enough')
  engine.network.behave('m1', 'well')
  await engine.time.pass(180_000)
  t.strictSame(leftHalf(engine), [])
  t.ok(told().includes(madeUpMobile(2)))
  t.strictSame(
    cameBetween(engine.network.onAir, () => id),
    [],
  )
})

t.test(
  'who has half of it when the power fails for hours gets the rest, also of enough',
  async (t) => {
    const sms = `hartstilstand bij de haven. ${'Kom met een AED. '.repeat(8)}Bel 112.`
    const asks = { ...call, text: { sms }, responders: { group: 'aed', wanted: 1 } } as const
    const { engine, id, phases, says } = await office(range(3).map(withMobile), ['m1'], asks)
    engine.network.behave('m1', 'refuses-rest')
    await engine.time.pass(10_000)
    engine.off()
    engine.network.behave('m1', 'well')
    await engine.time.pass(2 * 3_600_000)
    await engine.settled(engine.on())
    await says(1, 'Ja')
    await engine.time.pass(60_000)
    t.equal(leftHalf(engine).length, 3, 'a person says first that it goes')
    await engine.settled(engine.desk.release(id, phases()[0]?.id ?? '', by))
    await engine.time.pass(180_000)
    t.strictSame(leftHalf(engine), [])
  },
)
