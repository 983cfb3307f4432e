import t from 'tap'
import { receivePdu } from '../../src/dispatch/incoming.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'

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

async function office(people: readonly Participant[], modems = ['m1', 'm2', 'm3', 'm4']) {
  const engine = new Engine(modems, people, modems)
  await engine.open()
  const started = engine.desk.start(call, by)
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
  t.match(
    remarks.map(({ key }) => key),
    ['fewer-than-wanted'],
  )
  const none = engine.desk.preview({ ...call, responders: { group: 'BHV', wanted: 1 } })
  t.ok(none.remarks.some(({ key, blocks }) => key === 'no-members-in-area' && blocks))
})
