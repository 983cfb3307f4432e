import t from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { calledInSilence } from '../support/called.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'
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
  until,
} from '../support/half.ts'
import { leftHalf } from '../support/whole-messages.ts'

for (const isRestarted of [false, true]) {
  const over = isRestarted ? ', over a restart' : ''

  t.test(`one of which a part has left when it is stopped is finished${over}`, async (t) => {
    const { engine, id, well, restart } = await half()
    t.match(counts(engine, id, 'alert'), { queued: 1 })
    await engine.settled(engine.desk.stop(id, by))
    t.match(counts(engine, id, 'alert'), { queued: 1, dropped: 0 })
    if (isRestarted) await restart()
    well()
    await engine.time.pass(soonMs)
    t.match(counts(engine, id, 'alert'), { accepted: 1 })
    t.strictSame(got(engine), ['jongen 0', 'jongen 1'])
  })

  t.test(`its result comes after the rest, and the action ends${over}`, async (t) => {
    const { engine, id, well, restart } = await half({ modems: ['m1', 'm2'] })
    await engine.settled(engine.desk.close(id, close, by))
    if (isRestarted) await restart()
    await engine.time.pass(1_000)
    t.equal(engine.desk.action(id)?.action.state, 'closing')
    well()
    await engine.time.pass(soonMs)
    t.strictSame(got(engine).slice(-2), ['jongen 1', 'jongen is 0'])
    t.equal(engine.desk.action(id)?.action.state, 'closed')
    t.match(counts(engine, id, 'result'), { accepted: 1 })
  })

  t.test(`a correction comes after the rest, and the old text once${over}`, async (t) => {
    const { engine, id, well, restart } = await half({ count: 3 })
    await engine.settled(engine.desk.obey(id, correction, by))
    if (isRestarted) await restart()
    well()
    await engine.time.pass(2 * soonMs)
    t.strictSame(got(engine), ['jongen 0', 'jongen 1', 'CORRECTIE 0'])
    t.match(counts(engine, id, 'alert'), { accepted: 3 })
    t.strictSame(leftHalf(engine), [])
  })

  t.test(`an update of which a part has left is finished before the result${over}`, async (t) => {
    const { engine, id, well, restart } = await half()
    well()
    await engine.time.pass(soonMs)
    engine.network.behave('m1', 'refuses-rest')
    const text = { sms: `groene jas. ${'Kijk ook in uw schuur. '.repeat(8)}` }
    await engine.settled(engine.desk.obey(id, { is: 'update', news: { ...news, text } }, by))
    await engine.time.pass(3_000)
    await engine.settled(engine.desk.close(id, close, by))
    t.match(counts(engine, id, 'update'), { queued: 1, dropped: 0 })
    if (isRestarted) await restart()
    well()
    await engine.time.pass(soonMs)
    t.strictSame(got(engine).slice(2), ['groene 0', 'groene 1', 'jongen is 0'])
  })

  t.test(`whoever said goodbye gets no rest of it, and no result${over}`, async (t) => {
    const { engine, id, well, restart } = await half()
    const leftAt = new Date(engine.time.now()).toISOString()
    const participant = { ...neighbour(1), leftAt }
    const left = { type: 'participant.saved', participant, source: 'test' } as const
    await engine.settled(engine.dispatch.record([left], by))
    await engine.settled(engine.desk.close(id, close, by))
    if (isRestarted) await restart()
    well()
    await engine.time.pass(soonMs)
    t.strictSame(got(engine), ['jongen 0'])
    t.equal(engine.desk.action(id)?.action.state, 'closed')
  })
}

t.test('a goodbye between two parts keeps the second here', async (t) => {
  const engine = new Engine(['m1'], people(1))
  await engine.open()
  await engine.settled(engine.desk.start(draft({ text: { sms: long } }), by))
  await engine.time.pass(1_000)
  const participant = { ...neighbour(1), leftAt: new Date(engine.time.now()).toISOString() }
  const left = { type: 'participant.saved', participant, source: 'test' } as const
  await engine.settled(engine.dispatch.record([left], by))
  await engine.time.pass(soonMs)
  t.strictSame(got(engine), ['jongen 0'])
})

t.test('once a message ended half, what follows it goes', async (t) => {
  const { engine, id, well } = await half()
  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(10 * soonMs)
  t.match(counts(engine, id, 'alert'), { queued: 0 }, 'its tries are used up')
  t.strictSame(got(engine), ['jongen 0', 'jongen is 0'])
  well()
  await engine.time.pass(soonMs)
  t.equal(engine.desk.action(id)?.action.state, 'closed')
})

t.test('a rest follows by SMS, whoever heard the alert on the phone meanwhile', async (t) => {
  const engine = new Engine(['m1', 'm2'], people(4), ['m1'])
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(15_000)
  await calledInSilence(engine, madeUpMobile(4))
  engine.network.behave('m2', 'refuses-rest')
  const text = { sms: `groene jas. ${'Kijk ook in uw schuur. '.repeat(8)}` }
  await engine.settled(engine.desk.obey(id, { is: 'update', news: { ...news, text } }, by))
  await until(engine, 'groene 0', 4)
  await until(engine, () => engine.network.calls[0]?.endedAt !== undefined)
  engine.network.behave('m2', 'well')
  await engine.time.pass(3 * 60_000)
  t.equal(got(engine, 4).at(-1), 'groene 1')
  t.equal(engine.network.calls.length, 1)
})

t.test('a limit that alerts have reached keeps neither the rest nor the result here', async (t) => {
  const { engine, id, well } = await half()
  engine.network.limits = { perHour: 5, perDay: null }
  await engine.settled(engine.desk.close(id, close, by))
  well()
  await engine.time.pass(soonMs)
  t.strictSame(got(engine), ['jongen 0', 'jongen 1', 'jongen is 0'])
})

t.test('what is sent again after a later message is finished too', async (t) => {
  const engine = new Engine(['m1'], people(1))
  engine.network.behave('m1', 'doubt-lost')
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft({ text: { sms: long } }), by))
  await engine.time.pass(3_000)
  engine.network.behave('m1', 'well')
  const text = { sms: `let op meisje. ${'Kijk ook in uw schuur. '.repeat(8)}` }
  await engine.settled(engine.desk.obey(id, { is: 'correction', text }, by))
  await until(engine, 'CORRECTIE 1')
  engine.network.behave('m1', 'refuses-rest')
  await until(engine, 'meisje 0')
  await engine.time.pass(5_000)
  engine.network.behave('m1', 'well')
  await engine.time.pass(5 * 60_000)
  t.strictSame(got(engine), ['CORRECTIE 0', 'CORRECTIE 1', 'meisje 0', 'meisje 1'])
  t.match(counts(engine, id, 'alert'), { accepted: 1 })
})

t.test('a result of which a part has left is finished, whatever is reported then', async (t) => {
  const engine = new Engine(['m1'], people(1))
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(5_000)
  engine.network.behave('m1', 'refuses-rest')
  const text = { sms: `de jongen is gevonden. ${'Dank voor het uitkijken. '.repeat(7)}` }
  await engine.settled(engine.desk.close(id, { ...close, text }, by))
  await engine.time.pass(3_000)
  const [alert] = engine.network.onAir
  if (alert) await engine.settled(engine.report(alert, 0x46))
  engine.network.behave('m1', 'well')
  await engine.time.pass(soonMs)
  t.strictSame(got(engine), ['jongen 0', 'jongen is 0', 'jongen is 1'])
  t.match(counts(engine, id, 'alert'), { failed: 1 })
})

t.test('one that is half and waits for a person is dropped when it is stopped', async (t) => {
  const { engine, id, well } = await half()
  engine.off()
  await engine.time.pass(2 * 3_600_000)
  await engine.settled(engine.on())
  well()
  await engine.settled(engine.desk.stop(id, by))
  await engine.time.pass(soonMs)
  t.match(counts(engine, id, 'alert'), { queued: 0, inDoubt: 1 })
  t.strictSame(got(engine), ['jongen 0'])
})
