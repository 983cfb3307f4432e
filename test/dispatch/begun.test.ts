import t from 'tap'
import type { Order } from '../../src/dispatch/desk.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { calledInSilence } from '../support/called.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'
import { leftHalf } from '../support/whole-messages.ts'

const people = (count: number) => Array.from({ length: count }, (_, i) => neighbour(i + 1))
const long = `let op jongen, 7 jaar, rode jas. ${'Kijk in uw schuur. '.repeat(8)}Bel 0800-0011.`
const close = { outcome: 'found-otherwise', text: { sms: 'de jongen is gevonden.' } } as const
const news = { text: { sms: 'groene jas' }, combined: { sms: 'let op jongen, groene jas' } }
const correction: Order = { is: 'correction', text: { sms: 'let op meisje, 7 jaar.' } }
/** Long enough for what was refused to be tried again. */
const soonMs = 60_000

const counts = (engine: Engine, id: string, phase: string) =>
  engine.desk.action(id)?.phases.find((view) => view.phase === phase)?.counts

/** What a phone got, in order: the first word of each text after its prefix, and which part. */
const got = (engine: Engine, n = 1) =>
  engine.network.onAir
    .filter(({ to }) => to === madeUpMobile(n))
    .map(
      ({ text, part }) => `${/(CORRECTIE|jongen is|jongen|meisje|groene)/.exec(text)?.[0]} ${part}`,
    )

/** Lets time pass until a phone got this, or something else is so; an hour at most. */
async function until(engine: Engine, what: string | (() => boolean), n = 1): Promise<void> {
  const isSo = typeof what === 'string' ? () => got(engine, n).includes(what) : what
  for (let i = 0; i < 7_200 && !isSo(); i += 1) await engine.time.pass(500)
  if (!isSo()) throw new Error(`never: ${what}, but ${got(engine, n).join(', ')}`)
}

/** An alert of two parts, of which the first got through and the second was refused. */
async function half({ count = 1, modems = ['m1'] } = {}) {
  const engine = new Engine(modems, people(count))
  for (const modem of modems) engine.network.behave(modem, 'refuses-rest')
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft({ text: { sms: long } }), by))
  await engine.time.pass(3_000)
  if (!engine.network.onAir.some(({ to }) => to === madeUpMobile(1))) throw new Error('none left')
  const well = (): void => {
    for (const modem of modems) engine.network.behave(modem, 'well')
  }
  const restart = (): Promise<void> => {
    engine.off()
    return engine.settled(engine.on())
  }
  return { engine, id, well, restart }
}

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
