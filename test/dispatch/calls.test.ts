import t from 'tap'
import { answerCall } from '../../src/dispatch/answer-call.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant, Phone } from '../../src/domain/participant.ts'
import { calledInSilence } from '../support/called.ts'
import { by, centre, draft, Engine, neighbour } from '../support/engine.ts'
import { saidIn } from '../support/voice.ts'

const landline = (n: number, id = `p${n}:0`): Phone => ({
  id,
  number: madeUpLandline(n),
  channel: 'voice',
})
const mobile = (n: number, channel: Phone['channel'], id = `p${n}:0`): Phone => ({
  id,
  number: madeUpMobile(n),
  channel,
})
const withPhones = (n: number, ...phones: readonly Phone[]): Participant => neighbour(n, { phones })

async function office(people: readonly Participant[], modems = ['m1', 'm2']) {
  const engine = new Engine(modems, people, modems)
  await engine.open()
  const started = engine.desk.start(draft(), by)
  await engine.time.pass(10)
  const { id } = await started
  return {
    engine,
    id,
    counts: () => engine.desk.action(id)?.phases.map(({ counts }) => counts) ?? [],
    calls: () => engine.desk.action(id)?.phases[0]?.calls,
    rows: () => engine.desk.deliveries(id) ?? [],
  }
}

t.test('a landline is called, a mobile gets an SMS, and both at the same time', async (t) => {
  const { engine, counts, calls, rows } = await office([
    withPhones(1, mobile(1, 'sms')),
    withPhones(2, landline(2)),
  ])
  await engine.time.pass(60_000)

  t.match(engine.network.calls, [{ to: madeUpLandline(2), wasHeardOut: true }])
  t.match(engine.network.calls[0]?.said, /Dit is Buurtoproep.*zeven jaar.*Ik herhaal/s)
  t.match(engine.network.onAir, [{ to: madeUpMobile(1) }])
  t.ok((engine.network.onAir[0]?.at ?? 0) < (engine.network.calls[0]?.endedAt ?? 0))
  t.match(counts(), [{ selected: 2, accepted: 1, delivered: 1 }])
  t.match(calls(), { selected: 1, heard: 1, notReached: 0 })
  t.match(rows(), [{ channel: 'sms' }, { channel: 'voice', state: 'delivered' }])
})

for (const modems of [['m1'], ['m1', 'm2'], ['m1', 'm2', 'm3']]) {
  t.test(
    `an update does not wait for calls to be over, with ${modems.length} modems`,
    async (t) => {
      const mobiles = Array.from({ length: 10 }, (_, i) => withPhones(i + 1, mobile(i + 1, 'sms')))
      const fixed = Array.from({ length: 30 }, (_, i) => withPhones(i + 11, landline(i + 11)))
      const { engine, id, calls } = await office([...mobiles, ...fixed], modems)
      await engine.time.pass(90_000)
      t.equal(engine.network.onAir.length, 10, 'the alert')

      const updated = engine.desk.obey(
        id,
        {
          is: 'update',
          news: { text: { sms: 'gele pet' }, combined: { sms: 'let op jongen, gele pet' } },
        },
        by,
      )
      await engine.time.pass(120_000)
      await updated
      t.equal(engine.network.onAir.filter(({ text }) => /gele pet/.test(text)).length, 10)
      t.ok((calls()?.waiting ?? 0) > 10, 'most calls are still to be made')
      const called = engine.network.calls.length
      await engine.time.pass(60_000)
      t.ok(engine.network.calls.length > called, 'and they go on')
    },
  )
}

t.test('the result of one action does not hold up the calls of the next', async (t) => {
  const mobiles = Array.from({ length: 60 }, (_, i) => withPhones(i + 1, mobile(i + 1, 'sms')))
  const fixed = Array.from({ length: 3 }, (_, i) =>
    neighbour(i + 61, {
      phones: [landline(i + 61)],
      addresses: [{ ...neighbour(1).addresses[0]!, location: [5.9, 52.9] }],
    }),
  )
  const engine = new Engine(['m1'], [...mobiles, ...fixed], ['m1'])
  await engine.open()
  const started = engine.desk.start(draft({ area: { centre, radiusMetres: 5_000 } }), by)
  await engine.time.pass(180_000)
  const { id } = await started
  t.equal(engine.network.onAir.length, 60)
  const close = { outcome: 'found-otherwise', text: { sms: 'gevonden. Dank u.' } } as const
  const closed = engine.desk.close(id, close, by)
  const there = { centre: [5.9, 52.9], radiusMetres: 1_000 } as const
  const next = engine.desk.start(draft({ area: there }), by)
  await engine.time.pass(10_000)
  await Promise.all([closed, next])
  t.equal(engine.network.calls.length, 1, 'the first of them is rung at once')
})

t.test('without a modem that calls, a phone for calls is left out, and counted', async (t) => {
  const engine = new Engine(['m1'], [withPhones(1, landline(1)), withPhones(2, mobile(2, 'sms'))])
  await engine.open()

  t.match(engine.desk.preview(draft()), {
    byChannel: { sms: 1, voice: 0 },
    excluded: { 'voice-only': 1 },
    forecast: { voice: { p50Seconds: 0 } },
  })
})

t.test('the preview tells how long calling takes, and what two more modems would do', async (t) => {
  const people = Array.from({ length: 20 }, (_, i) => withPhones(i + 1, landline(i + 1)))
  const engine = new Engine(['m1', 'm2'], people, ['m1', 'm2'])
  await engine.open()
  const { calling, forecast } = engine.desk.preview(draft())

  t.match(calling, { calls: 20, modems: 2 })
  const both = (calling?.withTwoMoreSeconds ?? 0) * 2 - (forecast.voice.p100Seconds ?? 0)
  t.ok(Math.abs(both) <= 0.2, 'half the time, in tenths of a second')
})

t.test('busy or no answer: once more after two minutes, then the other channel', async (t) => {
  const { engine, counts, rows } = await office([
    withPhones(1, mobile(1, 'voice')),
    withPhones(2, landline(2)),
  ])
  engine.network.callee = (to) => ({
    does: to === madeUpMobile(1) ? 'does-not-answer' : 'is-busy',
  })
  await engine.time.pass(10 * 60_000)

  const byNumber = (to: string) => engine.network.calls.filter((call) => call.to === to)
  for (const to of [madeUpMobile(1), madeUpLandline(2)]) {
    const [first, second, ...others] = byNumber(to)
    t.ok((second?.at ?? 0) - (first?.endedAt ?? 0) >= 120_000, 'two minutes between')
    t.strictSame(others, [])
  }
  t.match(engine.network.onAir, [{ to: madeUpMobile(1) }], 'the mobile gets an SMS after all')
  t.match(counts(), [{ accepted: 1, failed: 1 }])
  t.match(rows(), [{ state: 'accepted' }, { state: 'failed', reason: 'line-busy' }])
})

t.test('who was called and hung up may have heard it, and gets the result by a call', async (t) => {
  const { engine, id, rows } = await office([
    withPhones(1, landline(1)),
    withPhones(2, landline(2)),
    withPhones(3, landline(3)),
  ])
  engine.network.callee = (to) => {
    if (to === madeUpLandline(1)) return { does: 'hangs-up' }
    return to === madeUpLandline(2) ? { does: 'listens' } : { does: 'does-not-answer' }
  }
  await engine.time.pass(10 * 60_000)
  t.match(
    rows().map(({ state, reason }) => ({ state, reason })),
    [
      { state: 'accepted', reason: 'hung-up' },
      { state: 'delivered', reason: undefined },
      { state: 'failed', reason: 'no-answer' },
    ],
  )

  engine.network.callee = () => ({ does: 'listens' })
  const before = engine.network.calls.length
  const closed = engine.desk.close(id, { outcome: 'neutral', text: { sms: 'Afgelopen.' } }, by)
  await engine.time.pass(3 * 60_000)
  await closed

  const called = engine.network.calls.slice(before)
  t.strictSame(called.map(({ to }) => to).sort(), [madeUpLandline(1), madeUpLandline(2)])
  t.ok(called.every(({ said }) => said.includes('Afgelopen')))
  t.equal(engine.desk.action(id)?.action.state, 'closed')
})

t.test('key 1 confirms', async (t) => {
  const { engine, calls } = await office([withPhones(1, landline(1))])
  engine.network.callee = () => ({ does: 'listens', keys: '1' })
  await engine.time.pass(60_000)

  t.match(calls(), { heard: 1, confirmed: 1 })
})

t.test('nobody is called who has the message by an earlier phone of theirs', async (t) => {
  const both = (n: number) => withPhones(n, mobile(n, 'sms'), landline(n, `p${n}:1`))
  const { engine, rows } = await office([both(1), both(2)])
  await engine.time.pass(10_000)
  const sent = engine.network.onAir.find(({ to }) => to === madeUpMobile(1))
  if (sent) await Promise.all([engine.report(sent, 0), engine.time.pass(10)])
  await engine.time.pass(4 * 60_000)

  t.strictSame(
    engine.network.calls.map(({ to }) => to),
    [madeUpLandline(2)],
    'the one whose phone said nothing is called',
  )
  t.match(
    rows().filter(({ channel }) => channel === 'voice'),
    [{ state: 'dropped', reason: 'reached-otherwise' }, { state: 'delivered' }],
  )
})

t.test('an SMS that is not delivered in time is followed by a call', async (t) => {
  const people = Array.from({ length: 4 }, (_, i) => withPhones(i + 1, mobile(i + 1, 'sms')))
  const { engine, rows } = await office(people)
  await engine.time.pass(15_000)
  for (const sent of engine.network.onAir) {
    if (sent.to === madeUpMobile(4)) continue
    await Promise.all([engine.report(sent, 0), engine.time.pass(10)])
  }
  await engine.time.pass(9 * 60_000)
  t.strictSame(engine.network.calls, [], 'not before the ten minutes of its kind')

  await engine.time.pass(2 * 60_000)
  t.match(engine.network.calls, [{ to: madeUpMobile(4), wasHeardOut: true }])
  t.match(rows()[3], { channel: 'voice', state: 'delivered' })
})

for (const modems of [['m1'], ['m1', 'm2']]) {
  t.test(
    `closed during a call to who has an SMS, with ${modems.length} modems: they get the result`,
    async (t) => {
      const people = Array.from({ length: 4 }, (_, i) => withPhones(i + 1, mobile(i + 1, 'sms')))
      const { engine, id } = await office(people, modems)
      await engine.time.pass(15_000)
      await calledInSilence(engine, madeUpMobile(4))
      await engine.settled(
        engine.desk.close(id, { outcome: 'neutral', text: { sms: 'is gevonden.' } }, by),
      )
      await engine.time.pass(3 * 60_000)
      const results = [
        ...engine.network.onAir.filter(({ text }) => /gevonden/.test(text)),
        ...engine.network.calls.filter(({ said }) => /gevonden/.test(said)),
      ]
      t.strictSame(results.map(({ to }) => to).sort(), [1, 2, 3, 4].map(madeUpMobile))
      t.equal(engine.desk.action(id)?.action.state, 'closed')
    },
  )
}

t.test('a mobile that is off is not called while its owner has a landline', async (t) => {
  const both = (n: number) => withPhones(n, mobile(n, 'sms'), landline(n, `p${n}:1`))
  const { engine, rows } = await office([both(1), both(2)])
  engine.network.callee = (to) => ({
    does: to === madeUpLandline(2) ? 'does-not-answer' : 'listens',
  })
  await engine.time.pass(15_000)
  const validityExpired = 0x46
  for (const sent of engine.network.onAir) {
    await Promise.all([engine.report(sent, validityExpired), engine.time.pass(10)])
  }
  await engine.time.pass(10 * 60_000)

  t.strictSame(
    engine.network.calls.map(({ to }) => to),
    [madeUpLandline(1), madeUpLandline(2), madeUpLandline(2), madeUpMobile(2)],
    'and is once that did not reach them',
  )
  t.match(rows(), [
    { channel: 'sms', state: 'failed', reason: 'phone-off' },
    { channel: 'voice', state: 'delivered' },
    { channel: 'voice', state: 'delivered' },
    { channel: 'voice', state: 'failed', reason: 'no-answer' },
  ])
})

t.test('silence about most messages proves nothing, and nobody is called for it', async (t) => {
  const people = Array.from({ length: 4 }, (_, i) => withPhones(i + 1, mobile(i + 1, 'sms')))
  const { engine } = await office(people)
  await engine.time.pass(20 * 60_000)

  t.strictSame(engine.network.calls, [])
})

t.test(
  'a stop ends no call under way, begins none, and leaves what got through as it is',
  async (t) => {
    const people = Array.from({ length: 6 }, (_, i) => withPhones(i + 1, landline(i + 1)))
    const { engine, id, counts } = await office(people)
    await engine.time.pass(20_000)
    const stopped = engine.desk.stop(id, by)
    await engine.time.pass(2 * 60_000)
    await stopped

    t.equal(engine.network.calls.length, 2)
    t.match(counts(), [{ delivered: 2, dropped: 4 }])
  },
)

t.test('two actions never call one number at the same time', async (t) => {
  const { engine } = await office([withPhones(1, landline(1))])
  const second = engine.desk.start(draft(), by)
  await engine.time.pass(10)
  await second
  await engine.time.pass(3 * 60_000)

  const [first, next] = engine.network.calls
  t.equal(engine.network.calls.length, 2)
  t.ok((next?.at ?? 0) >= (first?.endedAt ?? Number.POSITIVE_INFINITY))
})

t.test(
  'power goes during calls: who had not heard it out is called again, nobody else',
  async (t) => {
    const people = Array.from({ length: 4 }, (_, i) => withPhones(i + 1, landline(i + 1)))
    const { engine, id } = await office(people)
    await engine.time.pass(50_000)
    engine.off()
    await engine.time.pass(1_000)
    const back = engine.on()
    await engine.time.pass(5 * 60_000)
    await back

    const heardOut = new Map<string, number>()
    for (const { to, wasHeardOut } of engine.network.calls) {
      heardOut.set(to, (heardOut.get(to) ?? 0) + (wasHeardOut ? 1 : 0))
    }
    t.strictSame([...heardOut.values()], [1, 1, 1, 1], 'each heard it out once')
    t.match(engine.desk.action(id)?.phases[0]?.counts, { delivered: 4 })
  },
)

t.test(
  'an alert that ended during a call does not wait for a person after an outage',
  async (t) => {
    const { engine, id, counts } = await office([
      withPhones(1, mobile(1, 'sms')),
      withPhones(2, landline(2)),
    ])
    await engine.time.pass(5_000)
    const draft = { outcome: 'neutral', text: { sms: 'gevonden. Dank u.' } } as const
    const closing = engine.desk.close(id, draft, by)
    await engine.time.pass(10)
    await closing
    t.match(counts()[0], { sending: 1 }, 'it is on the line')
    engine.off()
    engine.time.leap(3 * 60 * 60_000)
    const back = engine.on()
    await engine.time.pass(10_000)
    await back
    t.strictSame(
      engine.desk.action(id)?.phases.map(({ phase, isHeld }) => [phase, isHeld]),
      [
        ['alert', false],
        ['result', true],
      ],
      'the result waits for a person, the alert is over',
    )
    t.match(counts()[0], { queued: 0 })
  },
)

for (const [what, awayMs] of [
  ['may have come to the end while we were away', 60_000],
  ['comes to the end before it is hung up', 26_000],
] as const) {
  t.test(`a modem that plays by itself ${what}`, async (t) => {
    const { engine, id } = await office([withPhones(1, landline(1))], ['m1'])
    await engine.time.pass(14_000)
    const phase = engine.desk.action(id)?.phases[0]?.id ?? ''
    const playing = { type: 'delivery.playing', phase, n: 0, seconds: 30 } as const
    await Promise.all([engine.dispatch.record([playing], by), engine.time.pass(10)])
    engine.off()
    await engine.time.pass(awayMs)
    const back = engine.on()
    await engine.time.pass(5 * 60_000)
    await back

    t.equal(engine.network.calls.length, 1, 'nobody is called twice')
    t.match(engine.desk.action(id)?.phases[0]?.counts, { inDoubt: 1 })
  })
}

t.test(
  'who calls back hears the newest message sent to them, and is counted, unnamed',
  async (t) => {
    const { engine, id } = await office([
      withPhones(1, mobile(1, 'sms')),
      withPhones(2, landline(2)),
    ])
    await engine.time.pass(60_000)
    const hears = async (from: string | undefined) => {
      const answer = answerCall(engine.dispatch)({ modem: 'm1', iccid: '8931m1', from })
      await engine.time.pass(10)
      const sound = await answer
      return sound && saidIn(sound)
    }

    t.match(await hears(madeUpMobile(1)), /let op jongen|Let op jongen/)
    t.match(await hears(madeUpMobile(9)), /geen oproep voor dit telefoonnummer/)
    t.match(await hears(undefined), /geen oproep/)
    t.equal(engine.desk.action(id)?.action.callsIn, 1)

    const closed = engine.desk.close(id, { outcome: 'neutral', text: { sms: 'Gevonden.' } }, by)
    await engine.time.pass(2 * 60_000)
    await closed
    t.match(await hears(madeUpLandline(2)), /Gevonden/)
  },
)

t.test('who took two calls and heard nothing is not rung again, but gets an SMS', async (t) => {
  const { engine, counts } = await office([
    withPhones(1, mobile(1, 'voice')),
    withPhones(2, landline(2)),
  ])
  engine.network.callee = () => ({ does: 'hears-nothing' })
  await engine.time.pass(20 * 60_000)

  t.equal(engine.network.calls.length, 4)
  t.match(engine.network.onAir, [{ to: madeUpMobile(1) }])
  t.match(counts(), [{ accepted: 2 }])
})

t.test('a call that is cut off every time does not go round for ever', async (t) => {
  const { engine, counts } = await office([withPhones(1, landline(1))])
  engine.network.callee = () => ({ does: 'is-cut-off' })
  await engine.time.pass(30 * 60_000)

  t.equal(engine.network.calls.length, 8)
  t.match(counts(), [{ accepted: 1 }], 'it was answered, and may have been heard in part')
})

t.test('a modem that is pulled out gives its call to another', async (t) => {
  const { engine, counts } = await office([withPhones(1, landline(1))])
  engine.network.callee = () => ({ does: 'is-cut-off' })
  await engine.time.pass(21_000)
  engine.network.callee = () => ({ does: 'listens' })
  await engine.time.pass(2 * 60_000)

  t.match(engine.network.calls, [{ to: madeUpLandline(1) }, { wasHeardOut: true }])
  t.match(counts(), [{ delivered: 1 }])
})
