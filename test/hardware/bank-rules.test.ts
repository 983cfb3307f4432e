import fc from 'fast-check'
import t from 'tap'
import {
  median,
  partMeasured,
  readMeasured,
  reportMeasured,
  reportSecondsP95,
  unmeasured,
} from '../../hardware/measured.ts'
import {
  canaryBegins,
  canaryOf,
  canarySilent,
  isRefusedAlone,
  isWaiting,
  networkAccepted,
  networkLeft,
  networkRefused,
  networkRegistered,
  type OperatorState,
  openOperator,
} from '../../hardware/operator-inference.ts'
import { climbed, healthy, mayReset, nextRung, wellAgain } from '../../hardware/recovery.ts'
import { cleanSim, simAccepted, simRefused, simVerdict } from '../../hardware/sim-record.ts'

const cms = (number: number) => ({ family: 'cms', number }) as const
const everybody = () => true
const anna = '+31610000001'

/** Lets the canary try whenever one is due until `endsAt`, each try answered after `answerMs`. */
function outage(endsAt: number, answerMs: number): { triedAt: number[]; resumedAt: number } {
  let state = networkRefused(openOperator, 'a', 0)
  const triedAt: number[] = []
  for (let now = 0; ; now += 50) {
    const canary = canaryOf(state, now, everybody)
    if (!canary) continue
    triedAt.push(now)
    if (now >= endsAt) return { triedAt, resumedAt: now }
    state = networkRefused(canaryBegins(state, canary, now), canary, now + answerMs)
    now += answerMs - (answerMs % 50)
  }
}

t.test(
  'a canary tries after 1 s, 2 s, then every 3 s for 2 minutes, then doubling to 60 s',
  async (t) => {
    const { triedAt } = outage(500_000, 200)
    const gaps = triedAt.map((at, index) => Math.round((at - (triedAt[index - 1] ?? 0)) / 1_000))
    t.strictSame(gaps, [1, 2, ...Array(39).fill(3), 6, 12, 24, 48, 60, 60, 60, 60, 60])
  },
)

t.test('sending goes on within 4 s of the end of any outage of up to 2 minutes', async (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 120_000 }),
      fc.integer({ min: 5, max: 2_900 }),
      (end, answerMs) => {
        const { resumedAt } = outage(end, answerMs)
        return resumedAt - end <= 4_000
      },
    ),
    { numRuns: 200 },
  )
  t.pass('property held')
})

t.test('one canary at a time, and its success frees every modem of the operator', async (t) => {
  let state = ['a', 'b', 'c'].reduce(
    (before, modem) => networkRefused(before, modem, 0),
    openOperator,
  )
  t.equal(canaryOf(state, 999, everybody), undefined)
  t.equal(canaryOf(state, 1_000, everybody), 'a')
  t.equal(
    canaryOf(state, 1_000, (modem) => modem !== 'a'),
    'b',
    'one that cannot is passed over',
  )

  state = canaryBegins(state, 'a', 1_000)
  t.equal(canaryOf(state, 60_000, everybody), undefined, 'while it is on the air nobody else tries')
  state = networkRefused(state, 'a', 1_100)
  t.equal(canaryOf(state, 3_000, everybody), 'b', 'the next try is another SIM')

  state = networkAccepted(canaryBegins(state, 'b', 3_000), 'b')
  t.strictSame(
    ['a', 'b', 'c'].map((modem) => isWaiting(state, modem)),
    [false, false, false],
  )
})

t.test('a canary that vanishes, or was never handed over, leaves the try to another', async (t) => {
  const both = networkRefused(networkRefused(openOperator, 'a', 0), 'b', 0)
  const begun = canaryBegins(both, 'a', 1_000)

  t.equal(canaryOf(networkLeft(begun, 'a'), 1_000, everybody), 'b')
  t.equal(canaryOf(canarySilent(begun, 'a'), 1_000, everybody), 'a')
  t.equal(canarySilent(begun, 'b'), begun)
  t.equal(canaryBegins(begun, 'b', 1_000), begun, 'nobody becomes a second canary')
  t.strictSame(networkLeft(networkLeft(both, 'a'), 'b'), openOperator)
})

t.test('a registration event frees everyone at once', async (t) => {
  const state = networkRegistered(networkRefused(openOperator, 'a', 0))
  t.notOk(isWaiting(state, 'a'))
})

t.test('a SIM that stays refused while others of its operator send is barred itself', async (t) => {
  let state: OperatorState = openOperator
  for (let time = 0; time < 5; time += 1) {
    t.notOk(isRefusedAlone(state, 'bad'), `not after ${time}`)
    state = networkAccepted(networkRefused(state, 'bad', time), 'good')
  }
  t.ok(isRefusedAlone(networkRefused(state, 'bad', 9), 'bad'))
  t.notOk(isRefusedAlone(networkAccepted(state, 'bad'), 'bad'), 'a success clears it')
})

t.test('an outage of the whole operator bars nobody, however long', async (t) => {
  let state: OperatorState = openOperator
  for (let time = 0; time < 100; time += 1)
    state = networkRefused(state, time % 2 ? 'a' : 'b', time)
  t.notOk(isRefusedAlone(state, 'a') || isRefusedAlone(state, 'b'))
})

t.test('21 three times in a row is the SIM; a success in between is not', async (t) => {
  const twice = simRefused(simRefused(cleanSim, cms(21), anna), cms(21), anna)
  t.equal(simVerdict(twice, true), undefined)
  t.equal(simVerdict(simRefused(twice, cms(21), anna), true), 'account')
  t.equal(simVerdict(simRefused(simAccepted(twice), cms(21), anna), true), undefined)
})

t.test('30 for three different numbers is the SIM, for one number it is the number', async (t) => {
  const to = (numbers: string[]) =>
    numbers.reduce((record, number) => simRefused(record, cms(30), number), cleanSim)
  t.equal(simVerdict(to([anna, anna, anna, anna]), true), undefined)
  t.equal(simVerdict(to([anna, '+31610000002', '+31610000003']), true), 'account')
})

t.test('500 three times is the account of a registered SIM, else a sick modem', async (t) => {
  const thrice = [1, 2, 3].reduce((record) => simRefused(record, cms(500), anna), cleanSim)
  t.equal(simVerdict(thrice, true), 'account')
  t.equal(simVerdict(thrice, false), 'sick')
})

t.test('congestion doubles the pace from 300 ms to 60 s; ten successes halve it', async (t) => {
  const paces: number[] = []
  let record = cleanSim
  for (let time = 0; time < 10; time += 1) {
    record = simRefused(record, cms([41, 42, 192, 332][time % 4] ?? 42), anna)
    paces.push(record.paceMs)
  }
  t.strictSame(paces.slice(0, 4), [300, 600, 1_200, 2_400])
  t.equal(paces.at(-1), 60_000)

  for (let good = 0; good < 9; good += 1) record = simAccepted(record)
  t.equal(record.paceMs, 60_000)
  t.equal(simAccepted(record).paceMs, 30_000)
  for (let good = 0; good < 91; good += 1) record = simAccepted(record)
  t.equal(record.paceMs, 0, 'in the end there is no gap at all')
  t.equal(simRefused(cleanSim, { family: 'cme', number: 42 }, anna).paceMs, 0)
})

t.test('the ladder goes up one rung at a time and starts from below once well', async (t) => {
  const means = { now: 0, hasReset: true, hasPower: false }
  const seen = []
  let record = healthy
  for (let time = 0; time < 4; time += 1) {
    const rung = nextRung(record, means)
    seen.push(rung)
    record = climbed(record, rung, 0)
  }
  t.strictSame(seen, ['resync', 'reopen', 'reset', 'park'])
  t.equal(nextRung(record, means), 'resync', 'a parked modem is tried again from below')
  t.equal(nextRung(wellAgain(climbed(healthy, 'resync', 0)), means), 'resync')
  t.equal(
    nextRung({ tried: ['resync', 'reopen', 'reset'], resetsAt: [0] }, { ...means, hasPower: true }),
    'power',
  )
})

t.test('a modem is reset three times an hour at the most', async (t) => {
  const means = (now: number) => ({ now, hasReset: true, hasPower: true })
  const spent = [1, 2, 3].reduce((record, now) => climbed(record, 'reset', now), healthy)
  const below = climbed(spent, 'park', 4)
  const high = climbed(climbed(below, 'resync', 5), 'reopen', 5)
  t.equal(nextRung(high, means(6)), 'park')
  t.equal(nextRung(high, means(3_600_002)), 'reset', 'an hour later there is one again')
})

const benches: [string, { isWorking: boolean; isResetting: boolean }[], boolean][] = [
  ['alone', [], true],
  ['another works', [{ isWorking: true, isResetting: false }], true],
  ['the only other is being reset', [{ isWorking: false, isResetting: true }], false],
  [
    'one is being reset, one works',
    [
      { isWorking: false, isResetting: true },
      { isWorking: true, isResetting: false },
    ],
    true,
  ],
  ['all others are dead', [{ isWorking: false, isResetting: false }], true],
]
for (const [when, others, may] of benches)
  t.test(`a reset ${may ? 'may' : 'may not'} begin when ${when}`, async (t) =>
    t.equal(mayReset(others), may),
  )

t.test('the median of the last 20 parts is what a part takes', async (t) => {
  let measured = unmeasured
  for (let part = 0; part < 40; part += 1)
    measured = partMeasured(measured, {
      seconds: part < 20 ? 99 : part / 10,
      isFollowUp: false,
      at: part,
    })
  t.equal(median(measured.first), 2.9)
  t.strictSame(measured.followUp, [])
  t.equal(measured.lastSentAt, 39)
  t.equal(median([]), undefined)
})

t.test('report times count once 20 were seen', async (t) => {
  let measured = unmeasured
  for (let seconds = 1; seconds < 20; seconds += 1) measured = reportMeasured(measured, seconds)
  t.equal(reportSecondsP95(measured), undefined)
  t.equal(reportSecondsP95(reportMeasured(measured, 20)), 19)
})

t.test('what was remembered is read back; rubbish is nothing', async (t) => {
  const measured = partMeasured(unmeasured, { seconds: 2, isFollowUp: true, at: 7 })
  t.strictSame(readMeasured(JSON.parse(JSON.stringify(measured))), measured)
  for (const rubbish of [undefined, null, 3, 'x', [], { first: 'x', lastSentAt: 'y' }])
    t.strictSame(readMeasured(rubbish), unmeasured)
})
