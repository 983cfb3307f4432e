import fc from 'fast-check'
import t, { type Test } from 'tap'
import { openBank } from '../../hardware/bank.ts'
import type { IncomingPdu, Modem, SmsSubmission, SubmitOutcome } from '../../hardware/modem.ts'
import { FakeModem } from '../support/fake-link.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const anna = '+31610000001'

/** A bank of `size` modems whose rules run on virtual time; `setUp` sees them before they start. */
function office(t: Test, size: number, setUp: (modems: FakeModem[]) => void = () => undefined) {
  const time = new VirtualTime()
  const fakes = Array.from({ length: size }, (_, n) => new FakeModem(n, time.timers))
  const received: IncomingPdu[] = []
  const remembered = new Map<string, unknown>()
  const logged: string[] = []
  const desk = { receive: async (pdu: IncomingPdu) => void received.push(pdu) }
  setUp(fakes)
  const bank = openBank({
    modems: fakes.map((_, n) => ({
      port: `/dev/modem${n}`,
      profile: 'auto',
      limits: { perHour: null, perDay: null },
    })),
    timers: time.timers,
    openWire: async (port) => at(fakes, Number(port.slice(-1))).open(),
    openLink: (_wire, { config, heard }) => at(fakes, Number(config.port.slice(-1))).link(heard),
    ports: {
      now: time.now,
      receive: (pdu) => desk.receive(pdu),
      remember: ({ key, value }) => void remembered.set(key, value),
      recall: (key) => remembered.get(key),
      log: (level, event) => void logged.push(`${level} ${event}`),
    },
  })
  t.teardown(async () => {
    const stopped = bank.stop()
    await time.pass(10_000)
    await stopped
    if (time.pending() > 0) throw new Error('a timer stays after stop()')
  })
  const modem = (n: number): Modem => at(bank.modems(), n)
  return { time, bank, fakes, received, remembered, logged, desk, modem }
}

const at = <T>(items: readonly T[], n: number): T => {
  const item = items[n]
  if (item === undefined) throw new Error(`there is no ${n}`)
  return item
}

const part = (over: Partial<SmsSubmission> = {}): SmsSubmission => ({
  to: anna,
  text: 'Vermist kind',
  part: 0,
  reference: 7,
  validityMinutes: 60,
  moreFollow: false,
  begin: async () => undefined,
  mayHandOver: () => true,
  ...over,
})

/** Sends without end on whatever modem is available, as the dispatch does; returns the outcomes. */
function sendAlways(bank: ReturnType<typeof office>['bank'], now: () => number) {
  const outcomes: { modem: string; at: number; outcome: SubmitOutcome }[] = []
  let isOver = false
  const tried: { modem: string; at: number }[] = []
  const pull = (modem: Modem) => {
    if (isOver || !modem.isAvailable()) return
    tried.push({ modem: modem.id, at: now() })
    void modem.submit(part({ to: `+3161000${1000 + tried.length}` })).then((outcome) => {
      outcomes.push({ modem: modem.id, at: now(), outcome })
      pull(modem)
    })
  }
  const unsubscribe = bank.onChange(pull)
  const stop = () => {
    isOver = true
    unsubscribe()
  }
  for (const modem of bank.modems()) pull(modem)
  return { outcomes, tried, stop }
}

t.test('a configured modem comes up, tells who it is, and sends', async (t) => {
  const { time, modem } = office(t, 1)
  t.match(modem(0).status(), { state: 'starting', registered: false })
  t.notOk(modem(0).isAvailable())

  await time.pass(100)
  t.match(modem(0).status(), {
    id: 'modem0',
    state: 'ready',
    imei: '350000000000000',
    operator: '20408',
    registered: true,
    signal: 20,
    capabilities: ['sms'],
  })

  const sent = modem(0).submit(part())
  t.equal(modem(0).status().state, 'busy')
  const second = await modem(0).submit(part())
  t.match(second, { kind: 'not-handed-over', error: { code: 'not-ready' } })
  await time.pass(2_000)
  t.match(await sent, { kind: 'accepted', messageReference: 1, seconds: 1 })
  t.match(modem(0).status(), { state: 'ready', secondsPerPart: 1, lastSentAt: Number })
})

t.test('nothing is handed over when begin fails or it may not go any more', async (t) => {
  const { time, modem, fakes } = office(t, 1)
  await time.pass(100)
  const begin = async () => Promise.reject(new Error('the disk is full'))
  const refusals = [{ begin }, { mayHandOver: () => false }]
  for (const over of refusals) {
    const outcome = modem(0).submit(part(over))
    await time.pass(100)
    t.match(await outcome, { kind: 'not-handed-over', error: { code: 'withdrawn' } })
  }
  t.strictSame(at(fakes, 0).onAir, [])
  t.ok(modem(0).isAvailable(), 'the modem goes on')
})

const stages = [
  ['unplug-before', 'not-handed-over', 0],
  ['unplug-after', 'in-doubt', 0],
] as const
for (const [answer, kind, onAir] of stages)
  t.test(`unplugged (${answer}) is ${kind}; back in the port it sends within 3 s`, async (t) => {
    const { time, modem, fakes } = office(t, 1, ([fake]) => {
      if (fake) fake.answer = () => answer
    })
    await time.pass(100)
    const outcome = modem(0).submit(part())
    await time.pass(500)
    t.equal((await outcome).kind, kind)
    t.equal(at(fakes, 0).onAir.length, onAir)
    t.match(modem(0).status(), { state: 'absent', reason: 'unplugged' })

    await time.pass(5_000)
    at(fakes, 0).answer = () => 'ok'
    at(fakes, 0).isPluggedIn = true
    t.ok((await time.until(() => modem(0).isAvailable(), 3_000)) <= 1_000)
    const next = modem(0).submit(part())
    await time.pass(2_000)
    t.equal((await next).kind, 'accepted')
  })

for (const seconds of [5, 30, 120])
  t.test(`an outage of ${seconds} s: sending goes on within 4 s of its end`, async (t) => {
    const { time, bank, fakes } = office(t, 4)
    await time.pass(100)
    const { outcomes, tried, stop } = sendAlways(bank, time.now)
    await time.pass(10_000)
    for (const fake of fakes) fake.answer = () => 38
    const tries = tried.length
    await time.pass(seconds * 1_000)
    t.ok(tried.length - tries <= 8 + seconds / 2, 'one canary knocks, not four')
    for (const fake of fakes) fake.answer = () => 'ok'
    const end = time.now()
    await time.pass(10_000)
    stop()

    const resumed = outcomes.filter(({ at, outcome }) => at > end && outcome.kind === 'accepted')
    t.ok(at(resumed, 0).at - end <= 4_000 + 1_000, 'the first accepted, a second a part')
    t.equal(new Set(resumed.map(({ modem }) => modem)).size, 4, 'and all four go on')
    const lost = outcomes.filter(({ outcome }) => outcome.kind === 'in-doubt')
    t.strictSame(lost, [])
  })

t.test('an operator that refuses does not stop the other one', async (t) => {
  const { time, bank, fakes, modem } = office(t, 4, (all) => {
    for (const fake of all.slice(2)) fake.facts = { ...fake.facts, operator: '20404' }
  })
  await time.pass(100)
  for (const fake of fakes.slice(0, 2)) fake.answer = () => 331
  const { outcomes, stop } = sendAlways(bank, time.now)
  await time.pass(30_000)
  stop()
  t.match(modem(0).status(), { state: 'paused', reason: 'network-refuses' })
  const accepted = outcomes.filter(({ outcome }) => outcome.kind === 'accepted')
  t.ok(accepted.length >= 55, `${accepted.length} parts went out meanwhile`)
  t.strictSame([...new Set(accepted.map(({ modem }) => modem))], ['modem2', 'modem3'])
})

t.test('a registration event frees every modem of the operator at once', async (t) => {
  const { time, bank, fakes } = office(t, 3)
  await time.pass(100)
  for (const fake of fakes) fake.answer = () => 38
  const { stop } = sendAlways(bank, time.now)
  await time.pass(60_000)
  stop()
  at(fakes, 1).says({ kind: 'registration', registered: true })
  t.ok(bank.modems().every((modem) => modem.isAvailable()))
})

t.test('a SIM refused alone while its operator works is parked as barred', async (t) => {
  const { time, bank, fakes, modem, logged } = office(t, 3)
  await time.pass(100)
  at(fakes, 0).answer = () => 38
  const { stop } = sendAlways(bank, time.now)
  await time.pass(40_000)
  stop()
  t.match(modem(0).status(), { state: 'parked', reason: 'account-barred' })
  t.match(modem(1).status(), { state: /ready|busy/ })
  t.ok(logged.includes('error modem-parked'))

  bank.resume('modem0')
  t.ok(modem(0).isAvailable(), 'until a person says it is good again')
})

const classes: [answer: number, times: number, expected: object][] = [
  [8, 1, { state: 'parked', reason: 'account-barred' }],
  [21, 1, { state: 'ready' }],
  [21, 3, { state: 'parked', reason: 'account-barred' }],
  [30, 2, { state: 'ready' }],
  [30, 3, { state: 'parked', reason: 'account-barred' }],
  [500, 3, { state: 'parked', reason: 'account-barred' }],
  [310, 1, { state: 'parked', reason: 'sim-missing' }],
  [311, 1, { state: 'parked', reason: 'sim-pin' }],
  [313, 1, { state: 'parked', reason: 'sim-failure' }],
  [330, 1, { state: 'parked', reason: 'no-sms-centre' }],
  [304, 1, { state: 'ready' }],
  [42, 1, { state: 'paused', reason: 'congested' }],
  [38, 1, { state: 'paused', reason: 'network-refuses' }],
  [332, 1, { state: 'paused', reason: 'network-refuses' }],
  [197, 1, { state: 'ready' }],
]
for (const [answer, times, expected] of classes)
  t.test(`+CMS ERROR: ${answer}, ${times} times: ${JSON.stringify(expected)}`, async (t) => {
    const { time, modem } = office(t, 1, ([fake]) => {
      if (fake) fake.answer = () => answer
    })
    await time.pass(100)
    for (let n = 0; n < times; n += 1) {
      const outcome = modem(0).submit(part({ to: `+3161000000${n}` }))
      await time.until(() => modem(0).status().state !== 'busy', 2_000)
      t.ok(await outcome)
    }
    t.match(modem(0).status(), expected)
  })

t.test('a full store is saved and emptied, then sending goes on', async (t) => {
  const { time, modem, fakes, received } = office(t, 1)
  const fake = at(fakes, 0)
  await time.pass(100)
  fake.stored.push({ store: 'SM', index: 1, pdu: 'AA' }, { store: 'SM', index: 2, pdu: 'BB' })
  fake.answer = () => (fake.stored.length > 0 ? 322 : 'ok')
  const outcome = modem(0).submit(part())
  await time.pass(1_100)
  t.match(await outcome, { kind: 'refused', failure: 'storage' })
  await time.until(() => modem(0).isAvailable(), 1_000)
  t.strictSame(
    received.map(({ pdu }) => pdu),
    ['AA', 'BB'],
  )
  t.strictSame(fake.stored, [])
  const next = modem(0).submit(part())
  await time.pass(1_100)
  t.equal((await next).kind, 'accepted')
})

t.test('every store is listed before the first message may go', async (t) => {
  const { time, modem, received, fakes } = office(t, 1, ([fake]) => {
    fake?.stored.push({ store: 'SM', index: 3, pdu: 'SR9' })
  })
  await time.until(() => modem(0).isAvailable(), 1_000, 1)
  t.match(received, [{ pdu: 'SR9', wasStored: true, iccid: '8931440000000000000' }])
  t.strictSame(at(fakes, 0).stored, [])
})

t.test('what cannot be made durable stays in the modem', async (t) => {
  const { time, modem, desk, fakes } = office(t, 1, ([fake]) => {
    fake?.stored.push({ store: 'SM', index: 3, pdu: 'AA' })
  })
  desk.receive = async () => Promise.reject(new Error('disk full'))
  await time.pass(1_000)
  t.equal(at(fakes, 0).stored.length, 1)
  t.ok(modem(0).isAvailable(), 'sending goes on')

  desk.receive = async () => undefined
  await time.pass(310_000)
  t.equal(at(fakes, 0).stored.length, 0, 'the sweep offers it again')
})

t.test('a flood of incoming messages delays no alert by more than one of them', async (t) => {
  const { time, modem, bank, fakes, received } = office(t, 1)
  const fake = at(fakes, 0)
  await time.pass(100)
  const { outcomes, stop } = sendAlways(bank, time.now)
  for (let index = 0; index < 200; index += 1) {
    fake.stored.push({ store: 'SM', index, pdu: `${index}` })
    fake.says({ kind: 'stored', store: 'SM', index })
  }
  const began = time.now()
  await time.pass(30_000)
  stop()
  const gaps = outcomes.map(({ at: now }, n) => now - (outcomes[n - 1]?.at ?? began))
  t.ok(
    Math.max(...gaps) <= 1_000 + 5 + 15,
    `a part of 1 s took ${Math.max(...gaps)} ms at the most`,
  )
  t.ok(received.length >= 20, `${received.length} were read between them`)

  await time.pass(60_000)
  t.equal(received.length, 200, 'and all of them when there is time')
  t.ok(modem(0).isAvailable())
})

t.test('direct messages are kept until they are durable, and bounded', async (t) => {
  const { time, desk, fakes, received, logged } = office(t, 1)
  await time.pass(100)
  desk.receive = async () => Promise.reject(new Error('disk full'))
  for (let n = 0; n < 2_100; n += 1) at(fakes, 0).says({ kind: 'pdu', pdu: `${n}` })
  await time.pass(3_000)
  t.ok(logged.includes('warn incoming-lost'))
  desk.receive = async (pdu) => void received.push(pdu)
  await time.pass(2_000)
  t.equal(received.length, 2_000)
})

t.test('no answer is in doubt after 60 s; a late answer settles it', async (t) => {
  const { time, modem, fakes } = office(t, 1, ([fake]) => {
    if (fake) fake.answer = () => 'silent'
  })
  await time.pass(100)
  const going = modem(0).submit(part())
  await time.pass(60_100)
  const outcome = await going
  t.equal(outcome.kind, 'in-doubt')
  at(fakes, 0).says({ kind: 'late-answer', reference: 42 })
  if (outcome.kind === 'in-doubt') t.equal(await outcome.late, 42)
  await time.until(() => modem(0).isAvailable(), 3_000)
})

t.test('without a late answer the doubt stays, 120 s long', async (t) => {
  const { time, modem } = office(t, 1, ([fake]) => {
    if (fake) fake.answer = () => 'silent'
  })
  await time.pass(100)
  const going = modem(0).submit(part())
  await time.pass(60_100)
  const outcome = await going
  await time.pass(120_000)
  if (outcome.kind === 'in-doubt') t.equal(await outcome.late, undefined)
})

t.test('a dead modem climbs the ladder, is parked, and comes back by itself', async (t) => {
  const { time, modem, fakes, logged } = office(t, 2)
  const fake = at(fakes, 0)
  await time.pass(100)
  fake.isAlive = false
  await time.pass(240_000)
  t.match(modem(0).status(), { state: 'parked', reason: 'not-answering' })
  t.equal(fake.resets, 1)
  t.ok(logged.includes('error modem-parked'))
  t.ok(modem(1).isAvailable(), 'a wedge of one never blocks the others')

  fake.isAlive = true
  await time.until(() => modem(0).isAvailable(), 200_000, 1_000)
})

t.test('two modems are not reset at once when that would leave none working', async (t) => {
  const { time, fakes } = office(t, 2)
  await time.pass(100)
  for (const fake of fakes) fake.isAlive = false
  const resets = () => fakes.map((fake) => fake.resets).sort()
  await time.until(() => Math.max(...resets()) > 0, 120_000, 100)
  t.strictSame(resets(), [0, 1])
  await time.pass(50_000)
  t.strictSame(resets(), [0, 1], 'the second waits until the first is back, or a minute')
  await time.pass(30_000)
  t.strictSame(resets(), [1, 1])
})

t.test('a modem that dies in the middle gives its work back and the others go on', async (t) => {
  const { time, bank, fakes } = office(t, 2)
  await time.pass(100)
  const { outcomes, stop } = sendAlways(bank, time.now)
  await time.pass(5_500)
  at(fakes, 0).isAlive = false
  await time.pass(20_000)
  stop()
  const others = outcomes.filter(({ modem }) => modem === 'modem1')
  t.ok(others.length >= 24)
})

t.test('one modem on two ports is one modem', async (t) => {
  const { time, modem } = office(t, 2, ([first, second]) => {
    if (first && second) second.facts = { ...second.facts, imei: first.facts.imei }
  })
  await time.pass(1_000)
  t.match([modem(0).status().state, modem(1).status().reason], ['ready', 'port-in-use'])
})

t.test('a modem that is not registered waits, and sends as soon as it is', async (t) => {
  const { time, modem, fakes } = office(t, 1, ([fake]) => {
    if (fake) fake.facts = { ...fake.facts, registered: false }
  })
  await time.pass(1_000)
  t.match(modem(0).status(), { state: 'paused', reason: 'not-registered' })
  const fake = at(fakes, 0)
  fake.facts = { ...fake.facts, registered: true }
  t.ok((await time.until(() => modem(0).isAvailable(), 3_000)) <= 2_100)
})

t.test('what was measured is found again by the next bank', async (t) => {
  const { time, modem, remembered, fakes } = office(t, 1)
  await time.pass(100)
  for (let n = 0; n < 21; n += 1) {
    const sent = modem(0).submit(part())
    await time.pass(1_100)
    t.equal((await sent).kind, 'accepted')
    at(fakes, 0).says({ kind: 'pdu', pdu: `SR${n + 1}` })
  }
  await time.pass(100)
  t.match(modem(0).status(), { secondsPerFollowUpPart: 1, reportSecondsP95: Number })
  t.match(remembered.get('measured:8931440000000000000'), { first: [1], lastSentAt: Number })
})

t.test('paused by hand it sends nothing until resumed', async (t) => {
  const { time, bank, modem } = office(t, 1)
  await time.pass(100)
  const seen: string[] = []
  bank.onChange((changed) => void seen.push(changed.status().state))
  bank.pause('modem0')
  t.match(modem(0).status(), { state: 'paused', reason: 'by-hand' })
  t.notOk(modem(0).isAvailable())
  bank.resume('modem0')
  t.ok(modem(0).isAvailable())
  t.strictSame(seen, ['paused', 'ready'])
})

t.test('reset by hand brings a modem back within seconds', async (t) => {
  const { time, bank, modem, fakes } = office(t, 1)
  await time.pass(100)
  await bank.reset('modem0')
  await time.pass(100)
  t.equal(at(fakes, 0).resets, 1)
  await time.until(() => modem(0).isAvailable(), 3_000)
})

t.test('stop waits for the part on the air, and nothing begins after it', async (t) => {
  const { time, bank, modem, fakes } = office(t, 1)
  await time.pass(100)
  at(fakes, 0).secondsPerPart = 3
  const sent = modem(0).submit(part())
  await time.pass(100)
  let isStopped = false
  const stopped = bank.stop().then(() => {
    isStopped = true
  })
  await time.pass(1_000)
  t.notOk(isStopped)
  await time.pass(3_000)
  t.equal((await sent).kind, 'accepted')
  await stopped
  t.notOk(modem(0).isAvailable())
})

t.test('stop does not wait longer than 9 s: what is open then is in doubt', async (t) => {
  const { time, bank, modem, fakes } = office(t, 1)
  await time.pass(100)
  at(fakes, 0).answer = () => 'silent'
  const sent = modem(0).submit(part())
  await time.pass(100)
  const stopped = bank.stop()
  await time.pass(9_100)
  await stopped
  t.equal((await sent).kind, 'in-doubt')
})

t.test('whenever it is unplugged, an outcome never contradicts what was on the air', async (t) => {
  const { time, modem, fakes } = office(t, 1)
  const fake = at(fakes, 0)
  const misfortune = fc.record({
    answer: fc.constantFrom('ok' as const, 'silent' as const, 38, 197, 'no-prompt' as const),
    unplugAtMs: fc.integer({ min: 0, max: 1_200 }),
    beginMs: fc.integer({ min: 0, max: 20 }),
    mayHandOver: fc.boolean(),
  })
  const allowed = { 'not-handed-over': [0], accepted: [1], refused: [0], 'in-doubt': [0, 1] }
  await fc.assert(
    fc.asyncProperty(misfortune, async ({ answer, unplugAtMs, beginMs, mayHandOver }) => {
      fake.isPluggedIn = true
      fake.answer = () => answer
      await time.until(() => modem(0).isAvailable(), 200_000, 250)
      const before = fake.onAir.length
      let hasBegun = false
      const going = modem(0).submit(
        part({
          begin: () =>
            new Promise((resolve) => {
              time.timers.after(beginMs, () => {
                hasBegun = true
                resolve()
              })
            }),
          mayHandOver: () => mayHandOver,
        }),
      )
      time.timers.after(unplugAtMs, () => fake.unplug())
      await time.pass(unplugAtMs + 100)
      const outcome = await going
      const onAir = fake.onAir.length - before
      if (onAir > 0 && !(hasBegun && mayHandOver)) return false
      if (outcome.kind === 'accepted' && outcome.messageReference === undefined) return true
      return allowed[outcome.kind].includes(onAir)
    }),
    { numRuns: 150 },
  )
  t.pass('property held')
})
