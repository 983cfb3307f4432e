import t, { type Test } from 'tap'
import type { Callee } from '../../hardware/sim/callee.ts'
import { acceptances } from '../../src/acceptance/acceptance.ts'
import { admitting } from '../../src/acceptance/admitted.ts'
import type { AcceptancePorts } from '../../src/acceptance/ports.ts'
import { readAcceptance } from '../../src/acceptance/steps.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { testCalls } from '../../src/test-call.ts'
import { at } from '../support/bank-office.ts'
import { type CallingModemTraits, callingBank, sweep } from '../support/calling-bank.ts'

const tester = madeUpMobile(7)
const admin = { kind: 'account', id: 'admin' } as const
const confirms: Callee = {
  kind: 'answers',
  afterSeconds: 3,
  keys: [{ key: '1', afterSeconds: 7 }],
}

/** A modem that is tested by somebody with a phone. */
async function bench(
  t: Test,
  traits: Partial<CallingModemTraits> = {},
  over: Partial<AcceptancePorts> = {},
) {
  const listeners: ((incoming: Parameters<typeof tests.hear>[0]) => void)[] = []
  const bank = callingBank(
    t,
    [{ dialect: 'quectel-ec2x', callee: () => confirms, reportSeconds: 4, ...traits }],
    {
      receive: async (incoming) => {
        for (const listener of listeners) listener(incoming)
      },
    },
  )
  const kept = new Map<string, unknown>()
  const tests = acceptances({
    modem: (id) => bank.bank.modems().find((modem) => modem.id === id),
    sound: async () => sweep(5),
    service: 'Buurtoproep Waterhoven',
    now: bank.time.now,
    after: bank.time.timers.after,
    pick: () => 1,
    remember: async (key, value) => void kept.set(key, value),
    log: () => undefined,
    ...over,
  })
  listeners.push(tests.hear)
  await bank.ready()
  const { id } = bank.modem(0)
  const outcome = () => at([...kept.values()].map(readAcceptance), 0)
  return {
    ...bank,
    id,
    tests,
    kept,
    start: () => tests.start(id, tester, admin),
    states: () => Object.fromEntries((tests.view(id)?.steps ?? []).map((s) => [s.name, s.state])),
    step: (name: string) => tests.view(id)?.steps.find((step) => step.name === name),
    replies: (text: string, from = tester) => at(bank.sims, 0).receive(from, text),
    isDone: () => tests.view(id)?.isRunning === false,
    outcome,
  }
}

const all = {
  'sms-out': 'passed',
  report: 'passed',
  'sms-in': 'passed',
  'call-answered': 'passed',
  key: 'passed',
  'second-call': 'passed',
  volte: 'passed',
}

t.test('a modem that does everything passes every step, one after the other', async (t) => {
  const { time, sims, modem, tests, id, start, states, step, replies, isDone, outcome } =
    await bench(t)
  start()
  t.equal(tests.view(id)?.to, '06-••••0007', 'the number is not shown whole')
  await time.until(() => states()['sms-out'] === 'passed', 10_000)
  t.match(step('sms-in'), { state: 'busy', note: 'acceptance.sms-in.busy' })
  await time.until(() => states().report === 'passed', 10_000)
  t.equal(states()['call-answered'], 'waiting', 'one thing at a time')
  replies('Banaan!')
  await time.until(() => states()['call-answered'] === 'busy', 10_000)
  await time.until(isDone, 120_000)

  t.strictSame(states(), all)
  t.equal(at(sims, 0).calls.length, 2)
  t.match(outcome(), { iccid: modem(0).status().iccid, at: /^2026-11-24T12:/ })
})

t.test('a word that was not asked for, or from another phone, is no answer', async (t) => {
  const { time, states, step, start, replies, isDone } = await bench(t)
  start()
  await time.until(() => states().report === 'passed', 20_000)
  replies('Appel')
  replies('BANAAN', madeUpMobile(8))
  await time.until(isDone, 400_000)

  t.match(step('sms-in'), { state: 'open', note: 'acceptance.sms-in.none' })
  t.equal(states().key, 'passed', 'the rest is tried all the same')
})

const callees: readonly (readonly [callee: Callee, states: object, withheld: boolean])[] = [
  [{ kind: 'no-answer' }, { 'call-answered': 'open', key: 'open', 'second-call': 'open' }, false],
  [{ kind: 'busy' }, { 'call-answered': 'open', key: 'open' }, false],
  [
    { kind: 'answers', afterSeconds: 3 },
    { 'call-answered': 'passed', key: 'failed', 'second-call': 'failed' },
    true,
  ],
  [
    { kind: 'answers', afterSeconds: 3, hangsUpAfterSeconds: 2 },
    { 'call-answered': 'passed', key: 'open' },
    false,
  ],
]

for (const [callee, expected, isWithheld] of callees) {
  t.test(`called by the test, a phone that ${JSON.stringify(callee)}`, async (t) => {
    const { time, bank, kept, states, start, replies, isDone } = await bench(t, {
      callee: () => callee,
    })
    start()
    await time.until(() => states().report === 'passed', 20_000)
    replies('banaan')
    await time.until(isDone, 400_000)

    t.match(states(), expected)
    const [used] = admitting((key) => kept.get(key))(bank.modems())
    t.strictSame(used?.status().capabilities, isWithheld ? ['sms'] : ['sms', 'voice'])
    t.ok(used?.isAvailable(), 'it is the same modem for the rest')
  })
}

t.test('what failed is not used, until it is tested again or has another SIM', async (t) => {
  const { bank, kept, modem } = await bench(t)
  const { imei, iccid } = modem(0).status()
  const admit = admitting((key) => kept.get(key))
  const capabilities = () => admit(bank.modems())[0]?.status().capabilities
  const remember = (sim: string | undefined, failed: string) =>
    kept.set(`acceptance:${imei}`, {
      at: '2026-11-24T12:00:00Z',
      iccid: sim,
      steps: [{ name: failed, state: 'failed' }],
    })

  t.strictSame(capabilities(), ['sms', 'voice'], 'not tested')
  remember(iccid, 'sms-out')
  t.strictSame(capabilities(), ['voice'])
  for (const step of ['call-answered', 'key', 'second-call']) {
    remember(iccid, step)
    t.strictSame(capabilities(), ['sms'], step)
  }
  for (const step of ['report', 'sms-in', 'volte']) {
    remember(iccid, step)
    t.strictSame(capabilities(), ['sms', 'voice'], `${step} takes nothing away`)
  }
  remember('8931440000000000999', 'sms-out')
  t.strictSame(capabilities(), ['sms', 'voice'], 'another SIM')
  kept.set(`acceptance:${imei}`, 'nonsense')
  t.strictSame(capabilities(), ['sms', 'voice'])
})

t.test('a SIM that sends nothing leaves the answers open and calls all the same', async (t) => {
  const { time, sims, states, step, start, isDone } = await bench(t)
  at(sims, 0).faults.arm({ kind: 'refuse', code: 21 })
  start()
  await time.until(isDone, 400_000)

  t.match(step('sms-out'), { state: 'failed', note: 'acceptance.sms-out.refused' })
  t.match(states(), { report: 'open', 'sms-in': 'open', key: 'passed' })
})

t.test('a network without reports, and a call that leaves 4G, are told', async (t) => {
  const { time, step, states, start, replies, isDone } = await bench(t, {
    statusReports: 'none',
    fallsBack: true,
  })
  start()
  await time.until(() => states()['sms-out'] === 'passed', 20_000)
  replies('banaan')
  await time.until(isDone, 400_000)

  t.match(step('report'), { state: 'failed', note: 'acceptance.report.none' })
  t.match(step('volte'), { state: 'failed', note: 'acceptance.volte.no' })
})

t.test('a modem that cannot call is tested for messages only', async (t) => {
  const { time, step, states, start, replies, isDone } = await bench(t, { dialect: 'generic' })
  start()
  await time.until(() => states().report === 'passed', 20_000)
  replies('banaan')
  await time.until(isDone, 400_000)
  t.match(step('key'), { state: 'open', note: 'acceptance.no-calls' })
})

t.test('without a voice the calls are left open, and say what is missing', async (t) => {
  const over = { sound: () => Promise.reject(new Error('speech-missing')) }
  const { time, step, states, start, replies, isDone } = await bench(t, {}, over)
  start()
  await time.until(() => states().report === 'passed', 20_000)
  replies('banaan')
  await time.until(isDone, 400_000)
  t.match(step('call-answered'), { state: 'open', note: 'acceptance.no-sound' })
})

t.test('one test at a time, with a mobile phone, on a modem that is there', async (t) => {
  const { tests, id, start } = await bench(t)
  t.throws(() => tests.start('nowhere', tester, admin), /no-such-modem/)
  t.throws(() => tests.start(id, '112', admin), /to: phone-number-unknown/)
  t.throws(() => tests.start(id, madeUpLandline(1), admin), /to: acceptance-needs-mobile/)
  start()
  t.throws(() => start(), /acceptance-goes-on/)
})

/** Calls to oneself over one simulated modem. */
async function phone(t: Test, callee: Callee) {
  const bank = callingBank(t, [{ dialect: 'quectel-ec2x', callee: () => callee }])
  const logged: object[] = []
  let n = 0
  const calls = testCalls({
    modems: () => bank.bank.modems(),
    newId: () => `call-${++n}`,
    after: bank.time.timers.after,
    log: (_level, event, fields) => void logged.push({ event, ...fields }),
  })
  await bank.ready()
  return { ...bank, calls, logged }
}

t.test('a call to oneself is followed to its end, and its number forgotten', async (t) => {
  const { time, calls, logged, sims } = await phone(t, confirms)
  const { id } = calls.start('06 1000 0007', sweep(5), admin)
  t.throws(() => calls.start(tester, sweep(5), admin), /test-call-goes-on/)
  const stages = new Set<string | undefined>()
  await time.until(() => {
    stages.add(calls.view(id)?.stage)
    return calls.view(id)?.stage === 'ended'
  }, 60_000)

  t.strictSame([...stages].slice(0, 3), ['dialling', 'ringing', 'connected'])
  t.match(calls.view(id), { to: '06-••••0007', end: 'test.heard.confirmed' })
  t.match(sims[0]?.calls, [{ to: tester, keys: '1' }])
  t.notMatch(JSON.stringify(logged), tester)
  t.match(logged, [{ event: 'test-call', by: 'admin', to: '06-••••0007' }])
})

t.test('a call to oneself that nobody takes says so', async (t) => {
  const { time, calls } = await phone(t, { kind: 'busy' })
  const { id } = calls.start(tester, sweep(5), admin)
  await time.until(() => calls.view(id)?.stage === 'ended', 60_000)
  t.match(calls.view(id), { end: 'call.cause.busy' })
})
