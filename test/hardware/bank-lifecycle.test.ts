import fc from 'fast-check'
import t from 'tap'
import { ModemError } from '../../hardware/errors.ts'
import { at, office, part, sendAlways } from '../support/bank-office.ts'

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
    fake?.stored.push({ store: 'SM', index: 3, pdu: 'CC' })
  })
  await time.until(() => modem(0).isAvailable(), 1_000, 1)
  t.match(received, [{ pdu: 'CC', wasStored: true, iccid: '8931440000000000000' }])
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
    fake.says({ kind: 'stored', store: 'SM', index, isReport: false })
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

t.test('one that takes long to start is there within 3 s of its first answer', async (t) => {
  for (const seconds of [5, 20, 40, 100, 200]) {
    const { time, modem } = office(t, 1, ([fake]) => {
      if (!fake) return
      fake.isAlive = false
      fake.timers.after(seconds * 1_000, () => {
        fake.isAlive = true
      })
    })
    await time.pass(seconds * 1_000)
    const took = await time.until(() => modem(0).isAvailable(), 200_000)
    t.ok(took <= 3_000, `silent for ${seconds} s, ${took} ms`)
  }
})

t.test('one that is put back and takes long to start is there within 3 s too', async (t) => {
  for (const seconds of [5, 20, 40, 100, 200]) {
    const { time, modem, fakes } = office(t, 1)
    const fake = at(fakes, 0)
    await time.pass(100)
    fake.unplug()
    fake.isAlive = false
    await time.pass(5_000)
    fake.isPluggedIn = true
    await time.pass(seconds * 1_000)
    fake.isAlive = true
    const took = await time.until(() => modem(0).isAvailable(), 200_000)
    t.ok(took <= 3_000, `silent for ${seconds} s, ${took} ms`)
  }
})

t.test('one that answers and still sends nothing stays parked for its time', async (t) => {
  const { time, modem, fakes } = office(t, 1, ([fake]) => {
    if (fake) fake.answer = () => 'no-prompt'
  })
  const send = async () => {
    await time.until(() => modem(0).isAvailable(), 60_000)
    await Promise.all([modem(0).submit(part()), time.pass(100)])
  }
  while (modem(0).status().state !== 'parked') {
    await send()
    await time.pass(7_000)
  }
  await time.pass(170_000)
  t.match(modem(0).status(), { state: 'parked', reason: 'not-answering' })
  at(fakes, 0).answer = () => 'ok'
  await time.until(() => modem(0).isAvailable(), 12_000)
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

const closedSims = [
  [new ModemError('sim-missing', 'no SIM'), 'sim-missing'],
  [new ModemError('sim-pin', 'PIN refused'), 'sim-pin'],
  [new ModemError('sim-pin', 'PUK wanted', { answer: { family: 'cme', number: 12 } }), 'sim-puk'],
] as const
for (const [error, reason] of closedSims)
  t.test(`a modem whose SIM says "${error.message}" is parked as ${reason}`, async (t) => {
    const { time, modem, fakes, logged, bank } = office(t, 2, ([fake]) => {
      if (fake) fake.bringUpError = error
    })
    await time.pass(200_000)
    t.match(modem(0).status(), { state: 'parked', reason })
    t.equal(at(fakes, 0).resets, 0, 'no reset helps a SIM')
    t.equal(logged.filter((line) => line === 'error modem-parked').length, 1, 'told once')
    t.ok(modem(1).isAvailable())

    at(fakes, 0).bringUpError = undefined
    bank.resume('modem0')
    await time.until(() => modem(0).isAvailable(), 1_000)
  })

t.test('another SIM in a modem whose SIM was barred may send', async (t) => {
  const { time, modem, fakes } = office(t, 1, ([fake]) => {
    if (fake) fake.answer = () => 8
  })
  const fake = at(fakes, 0)
  await time.pass(100)
  const refused = modem(0).submit(part())
  await time.pass(1_100)
  t.match(await refused, { kind: 'refused', failure: 'account' })

  const swap = async (iccid: string) => {
    fake.unplug()
    await time.pass(500)
    fake.facts = { ...fake.facts, iccid }
    fake.isPluggedIn = true
    await time.pass(1_000)
  }
  await swap(fake.facts.iccid)
  t.match(modem(0).status(), { state: 'parked', reason: 'account-barred' })
  await swap('8931440000000000099')
  t.match(modem(0).status(), { state: 'ready', iccid: '8931440000000000099' })
})

t.test('the hub is power-cycled where the reset did not help', async (t) => {
  const cycled: string[] = []
  const { time, fakes } = office(
    t,
    1,
    () => undefined,
    () => ({ powerCycle: async (port) => void cycled.push(port) }),
  )
  await time.pass(100)
  at(fakes, 0).isAlive = false
  await time.pass(240_000)
  t.ok(cycled.includes('/dev/modem0'))
})

t.test('modems that are found later join, and two of the same name are told apart', async (t) => {
  const found = ['/dev/modem0']
  const limits = { perHour: null, perDay: null }
  const { time, bank } = office(
    t,
    2,
    () => undefined,
    () => ({
      modems: async () => {
        if (found.length === 0) throw new Error('no /sys')
        return found.map((port) => ({ port, profile: 'auto', limits }))
      },
    }),
  )
  const ids = () => bank.modems().map(({ id }) => id)
  await time.pass(100)
  t.strictSame(ids(), ['modem0'])
  found.push('/other/modem0', '/dev/modem1')
  await time.pass(2_500)
  t.strictSame(ids(), ['modem0', 'modem0-2', 'modem1'])
  found.length = 0
  await time.pass(5_000)
  t.equal(bank.modems().length, 3, 'a search that fails loses nobody')
})

t.test('a port that opens too late is closed, and tried again', async (t) => {
  const closed: number[] = []
  const { time, modem } = office(
    t,
    1,
    () => undefined,
    ([fake], time) => ({
      openWire: async () => {
        const wire = fake?.open()
        if (!wire) throw new Error('there is one')
        if (fake?.opened !== 1) return wire
        await new Promise<void>((resolve) => {
          time.timers.after(30_000, resolve)
        })
        return { ...wire, close: async () => void closed.push(1) }
      },
    }),
  )
  await time.pass(11_000)
  t.ok(modem(0).isAvailable())
  await time.pass(30_000)
  t.equal(closed.length, 1)
})

t.test('one modem on two ports is one modem', async (t) => {
  const { time, modem } = office(t, 2, ([first, second]) => {
    if (first && second) second.facts = { ...second.facts, imei: first.facts.imei }
  })
  await time.pass(1_000)
  t.match([modem(0).status().state, modem(1).status().reason], ['ready', 'port-in-use'])
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
