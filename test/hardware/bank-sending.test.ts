import t from 'tap'
import { addressOf } from '../../hardware/sms/address.ts'
import { encodeStatusReport } from '../../hardware/sms/status-report.ts'
import { anna, at, office, part, sendAlways } from '../support/bank-office.ts'

const noon = Date.UTC(2026, 10, 24, 12)
const reportOf = (messageReference: number): string =>
  encodeStatusReport({
    smsc: undefined,
    messageReference,
    recipient: addressOf(anna),
    sentAt: noon,
    dischargedAt: noon,
    status: 0,
  }).pdu

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

t.test('a canary whose own modem refuses says nothing about the network', async (t) => {
  const { time, bank, fakes, modem } = office(t, 3)
  await time.pass(100)
  for (const fake of fakes) fake.answer = () => 38
  const { stop } = sendAlways(bank, time.now)
  await time.pass(1_500)
  for (const fake of fakes) fake.answer = () => 500
  await time.pass(3_000)
  stop()
  const waiting = [0, 1, 2].filter((n) => modem(n).status().reason === 'network-refuses')
  t.ok(waiting.length >= 2, `${waiting.length} still wait`)
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
  [317, 1, { state: 'parked', reason: 'sim-failure' }],
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

for (const answer of [313, 315])
  t.test(
    `+CMS ERROR: ${answer} sends the modem up the ladder once, then it is the SIM`,
    async (t) => {
      const { time, modem, logged } = office(t, 1, ([fake]) => {
        if (fake) fake.answer = () => answer
      })
      await time.pass(100)
      const send = async () => {
        const outcome = modem(0).submit(part())
        await time.pass(5_000)
        t.match(await outcome, { kind: 'refused', failure: 'sick' })
      }
      await send()
      t.ok(logged.includes('warn modem-recovery'))
      t.ok(modem(0).isAvailable(), 'once is not enough')
      await send()
      t.match(modem(0).status(), { state: 'parked', reason: 'sim-failure' })
    },
  )

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
    at(fakes, 0).says({ kind: 'pdu', pdu: reportOf(n + 1) })
  }
  await time.pass(100)
  t.match(modem(0).status(), { secondsPerFollowUpPart: 1, reportSecondsP95: Number })
  t.match(remembered.get('measured:8931440000000000000'), { first: [1], lastSentAt: Number })
})

t.test('a modem that is away when the program starts is known from before', async (t) => {
  const first = office(t, 2)
  await first.time.pass(100)
  const sent = first.modem(0).submit(part())
  await first.time.pass(2_000)
  await sent

  const second = office(
    t,
    2,
    ([fake]) => {
      if (fake) fake.isPluggedIn = false
    },
    () => ({}),
    new Map(JSON.parse(JSON.stringify([...first.remembered]))),
  )
  await second.time.pass(1_000)
  const { imei, iccid } = at(first.fakes, 0).facts
  const known = { state: 'absent', imei, iccid, operator: '20408', label: 'Generic' }
  t.match(second.modem(0).status(), { ...known, secondsPerPart: 1, lastSentAt: Number })
  t.notOk(second.modem(0).status().registered)
  t.strictSame([...second.remembered], [...first.remembered], 'and no news is written down')

  const nonsense = [null, 7, {}, { profile: {} }, { profile: { id: 'x', label: 'X' }, imei: 3 }]
  for (const value of nonsense) {
    const third = office(t, 1, undefined, undefined, new Map([['modem:/dev/modem0', value]]))
    t.equal(third.modem(0).status().iccid, undefined)
  }
})

t.test('measurements are written down every few seconds, not for every part', async (t) => {
  const { time, modem, remembered } = office(t, 1)
  await time.pass(100)
  const kept = new Set<unknown>()
  const measured = 'measured:8931440000000000000'
  for (let n = 0; n < 20; n += 1) {
    const sent = modem(0).submit(part())
    await time.pass(1_100)
    await sent
    kept.add(remembered.get(measured))
  }
  t.equal(kept.size, 4, 'twenty parts in 22 s are four records')
  const before = remembered.get(measured)
  await time.pass(5_000)
  const sent = modem(0).submit(part())
  await time.pass(1_100)
  await sent
  t.not(remembered.get(measured), before, 'and after a pause the next is kept at once')
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
