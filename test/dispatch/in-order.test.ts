import t from 'tap'
import type { Order } from '../../src/dispatch/desk.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { by, draft, Engine } from '../support/engine.ts'
import {
  close,
  correction,
  counts,
  got,
  half,
  long,
  news,
  people,
  soonMs,
} from '../support/half.ts'
import { leftHalf } from '../support/whole-messages.ts'

t.test('what follows a message that is on the air waits until it is whole', async (t) => {
  const engine = new Engine(['m1', 'm2'], people(1))
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft({ text: { sms: long } }), by))
  await engine.time.pass(1_000)
  await engine.settled(engine.desk.obey(id, correction, by))
  await engine.time.pass(soonMs)
  t.strictSame(got(engine), ['jongen 0', 'jongen 1', 'CORRECTIE 0'])
  const [, rest, next] = engine.network.onAir
  t.ok((next?.at ?? 0) >= (rest?.at ?? 0) + 2_000, 'the network has all of it')
})

t.test('no modem waits for the rest: others get their result meanwhile', async (t) => {
  const { engine, id, well } = await half({ count: 4 })
  well()
  await engine.time.pass(13_000)
  const whole = engine.network.onAir.filter(({ part }) => part === 1).length
  t.ok(whole >= 1 && whole < 4, `${whole} are whole`)
  engine.network.behave('m1', 'refuses-rest')
  await engine.settled(engine.desk.close(id, close, by))
  const closedAt = engine.time.now()
  await engine.time.pass(whole * 3_000)
  const results = engine.network.onAir.filter(({ at, text }) => at >= closedAt && /is/.test(text))
  t.ok(results.length > 0)
  well()
  await engine.time.pass(2 * soonMs)
  t.strictSame(leftHalf(engine), [])
})

t.test('what is older does not come between the parts of a correction either', async (t) => {
  const engine = new Engine(['m1'], people(1))
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(5_000)
  engine.network.behave('m1', 'gone')
  await engine.settled(engine.desk.obey(id, { is: 'update', news }, by))
  const text = { sms: `let op meisje. ${'Kijk ook in uw schuur. '.repeat(8)}` }
  await engine.settled(engine.desk.obey(id, { is: 'correction', text }, by))
  engine.network.behave('m1', 'refuses-rest')
  await engine.time.pass(5_000)
  engine.network.behave('m1', 'well')
  await engine.time.pass(soonMs)
  t.strictSame(got(engine), ['jongen 0', 'CORRECTIE 0', 'CORRECTIE 1', 'groene 0'])
})

t.test('what follows one that is half for long does not wait for it', async (t) => {
  const { engine, id, well } = await half()
  engine.network.behave('m1', 'gone')
  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(59 * 60_000)
  engine.network.behave('m1', 'refuses-rest')
  await engine.time.pass(50_000)
  t.match(counts(engine, id, 'alert'), { queued: 0, inDoubt: 1 })
  t.strictSame(got(engine), ['jongen 0', 'jongen is 0'])
  well()
  await engine.time.pass(soonMs)
  t.strictSame(got(engine), ['jongen 0', 'jongen is 0'])
})

t.test('no rest of the old text comes right after the correction that passed it', async (t) => {
  const { engine, id, well } = await half()
  engine.network.behave('m1', 'gone')
  await engine.settled(engine.desk.obey(id, correction, by))
  await engine.time.pass(3 * 60_000)
  well()
  await engine.time.pass(soonMs)
  t.strictSame(got(engine), ['jongen 0', 'CORRECTIE 0'])
  t.match(counts(engine, id, 'alert'), { queued: 0, inDoubt: 1 })
})

for (const modems of [['m1'], ['m1', 'm2', 'm3']]) {
  t.test(`updates come in their order, with ${modems.length} modems`, async (t) => {
    const engine = new Engine(modems, people(7))
    await engine.open()
    const { id } = await engine.settled(engine.desk.start(draft(), by))
    const update = (sms: string): Order => ({
      is: 'update',
      news: { text: { sms }, combined: { sms: `let op jongen, ${sms}` } },
    })
    await engine.time.pass(20_000)
    for (const modem of modems) engine.network.behave(modem, 'gone')
    await engine.settled(engine.desk.obey(id, update('groene jas'), by))
    await engine.settled(engine.desk.obey(id, update('de jongen is 8'), by))
    for (const modem of modems) engine.network.behave(modem, 'well')
    await engine.time.pass(2 * 60_000)
    for (let n = 1; n <= 7; n += 1)
      t.strictSame(got(engine, n), ['jongen 0', 'groene 0', 'jongen is 0'], `phone ${n}`)
  })
}

t.test('a correction that a later one passed does not follow it', async (t) => {
  const engine = new Engine(['m1'], people(3))
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(20_000)
  engine.network.behave('m1', 'refuses-retry')
  await engine.settled(engine.desk.obey(id, { is: 'correction', text: { sms: 'groene jas' } }, by))
  await engine.time.pass(3_000)
  engine.network.behave('m1', 'well')
  await engine.settled(engine.desk.obey(id, correction, by))
  await engine.time.pass(3 * 60_000)
  for (let n = 1; n <= 3; n += 1) t.strictSame(got(engine, n).at(-1), 'CORRECTIE 0')
  const last = engine.network.onAir.filter(({ text }) => /CORRECTIE/.test(text))
  t.strictSame(
    [1, 2, 3].map((n) =>
      last.findLast(({ to }) => to === madeUpMobile(n))?.text.includes('meisje'),
    ),
    [true, true, true],
  )
})

t.test('a correction does not wait for a rest that a limit keeps here', async (t) => {
  const { engine, id, well } = await half()
  engine.network.limits = { perHour: 5, perDay: null }
  well()
  await engine.settled(engine.desk.obey(id, correction, by))
  await engine.time.pass(60_000)
  t.strictSame(got(engine), ['jongen 0'], 'the limit keeps room for the result')
  await engine.time.pass(2 * 60_000)
  t.strictSame(got(engine), ['jongen 0', 'CORRECTIE 0'])
  engine.network.limits = { perHour: null, perDay: null }
  await engine.time.pass(60_000)
  t.strictSame(got(engine), ['jongen 0', 'CORRECTIE 0'], 'nor does the rest follow it')
  t.match(counts(engine, id, 'alert'), { queued: 0 })
})

t.test('a correction comes before the result, whichever asks first after the rest', async (t) => {
  for (const afterMs of [500, 1_000, 1_500]) {
    const { engine, id, well } = await half({ modems: ['m1', 'm2'] })
    await engine.settled(engine.desk.obey(id, correction, by))
    await engine.time.pass(afterMs)
    await engine.settled(engine.desk.close(id, close, by))
    well()
    await engine.time.pass(soonMs)
    t.strictSame(got(engine), ['jongen 0', 'jongen 1', 'CORRECTIE 0', 'jongen is 0'])
  }
})

t.test('the rest never follows what came after it, also when a person lets it go', async (t) => {
  const { engine, id, well } = await half()
  engine.off()
  await engine.time.pass(2 * 3_600_000)
  await engine.settled(engine.on())
  well()
  const [alert] = engine.desk.action(id)?.phases ?? []
  t.equal(alert?.isHeld, true)
  await engine.settled(engine.desk.obey(id, correction, by))
  await engine.time.pass(soonMs)
  t.strictSame(got(engine), ['jongen 0', 'CORRECTIE 0'], 'nothing waits for what is held')
  await engine.settled(engine.desk.release(id, alert?.id ?? '', by))
  await engine.time.pass(soonMs)
  t.strictSame(got(engine), ['jongen 0', 'CORRECTIE 0'])
  t.match(counts(engine, id, 'alert'), { queued: 0, inDoubt: 1 })
})

t.test('an update that was refused for five minutes still comes before the next', async (t) => {
  const engine = new Engine(['m1'], people(2))
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(20_000)
  engine.network.behave('m1', 'refuses-for-long')
  await engine.settled(engine.desk.obey(id, { is: 'update', news }, by))
  await engine.time.pass(10_000)
  engine.network.behave('m1', 'well')
  const next = { text: { sms: 'de jongen is 8' }, combined: news.combined }
  await engine.settled(engine.desk.obey(id, { is: 'update', news: next }, by))
  await engine.time.pass(8 * 60_000)
  for (const n of [1, 2])
    t.strictSame(got(engine, n), ['jongen 0', 'groene 0', 'jongen is 0'], `phone ${n}`)
})

for (const [behaviour, expected] of [
  ['refuses-for-long', ['jongen 0', 'jongen is 0']],
  // It was handed over, and nobody knows whether it is there.
  ['doubt-lost', ['jongen 0', 'jongen is 0', 'CORRECTIE 0']],
] as const) {
  t.test(`a correction follows the result only where it is owed: ${behaviour}`, async (t) => {
    const engine = new Engine(['m1'], people(1))
    await engine.open()
    const { id } = await engine.settled(engine.desk.start(draft(), by))
    await engine.time.pass(20_000)
    engine.network.behave('m1', behaviour)
    await engine.settled(engine.desk.obey(id, correction, by))
    await engine.time.pass(3_000)
    engine.network.behave('m1', 'well')
    await engine.settled(engine.desk.close(id, close, by))
    await engine.time.pass(10 * 60_000)
    t.strictSame(got(engine), expected)
    t.equal(engine.desk.action(id)?.action.state, 'closed')
  })
}
