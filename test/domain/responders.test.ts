import fc from 'fast-check'
import t from 'tap'
import { chanceOfYes, chancesFrom } from '../../src/domain/answer-chances.ts'
import { arrivalSeconds } from '../../src/domain/arrival.ts'
import { type Ask, adviseRound, type Candidate, type Round } from '../../src/domain/responders.ts'
import { Asking, askEveryone, type Outcome, runs, type World } from '../support/asking.ts'

const secondsPerCall = 45
const chances = chancesFrom({}, secondsPerCall)

const candidate = (n: number, changes: Partial<Candidate> = {}): Candidate => ({
  n,
  arrivalSeconds: 100 + n,
  channels: ['voice'],
  asks: [],
  ...changes,
})
const round = (changes: Partial<Round> = {}): Round => ({
  candidates: Array.from({ length: 30 }, (_, n) => candidate(n)),
  wanted: 3,
  now: 0,
  chances,
  freeCallers: 30,
  ...changes,
})
const whom = (changes: Partial<Round>): readonly number[] => {
  const advice = adviseRound(round(changes))
  return advice.kind === 'ask' ? advice.asks.map(({ n }) => n) : []
}

t.test('the nearest are asked first, and no more than probably suffice', async (t) => {
  const candidates = [5, 3, 9, 1, 7].map((n) => candidate(n))
  t.strictSame(whom({ candidates, wanted: 1 }), [1, 3, 5])
  t.equal(whom({}).length, 10)
  t.ok(whom({ wanted: 1 }).length < whom({ wanted: 2 }).length)
})

t.test('what is in the air counts until it can no longer bring a yes', async (t) => {
  const asked = (at: number): readonly Candidate[] =>
    Array.from({ length: 30 }, (_, n) =>
      candidate(n, n < 10 ? { asks: [{ channel: 'voice', at, outcome: 'open' }] } : {}),
    )
  t.equal(adviseRound(round({ candidates: asked(0), now: 40_000 })).kind, 'wait')
  t.equal(adviseRound(round({ candidates: asked(0), now: 46_000 })).kind, 'ask')
  t.ok(chanceOfYes(chances.sms, 30) < chanceOfYes(chances.sms, 5), 'each second makes an SMS less')
  t.equal(chanceOfYes(chances.sms, 60), 0)
})

t.test(
  'who takes both gets an SMS when no modem can call; who takes calls only waits',
  async (t) => {
    const candidates = [candidate(0), candidate(1, { channels: ['voice', 'sms'] })]
    t.strictSame(adviseRound(round({ candidates, freeCallers: 0 })), {
      kind: 'ask',
      asks: [{ n: 1, channel: 'sms' }],
    })
    t.equal(adviseRound(round({ candidates: [candidate(0)], freeCallers: 0 })).kind, 'wait')
  },
)

t.test('who did not answer one way is asked the other, then once more after a pause', async (t) => {
  const missed: Ask = { channel: 'voice', at: 0, outcome: 'no-answer' }
  const both = candidate(0, { channels: ['voice', 'sms'], asks: [missed] })
  const voice = candidate(1, { asks: [missed] })
  const now = 40_000
  t.strictSame(adviseRound(round({ candidates: [both], now })), {
    kind: 'ask',
    asks: [{ n: 0, channel: 'sms' }],
  })
  t.equal(adviseRound(round({ candidates: [voice], now })).kind, 'wait')
  t.strictSame(whom({ candidates: [voice], now: 120_000 }), [1])
  const twice = candidate(1, { asks: [missed, { ...missed, at: 120_000 }] })
  t.equal(adviseRound(round({ candidates: [twice], now: 999_000 })).kind, 'nobody-left')
})

t.test('what a site has seen soon weighs more than what is shipped', async (t) => {
  const seen = { voice: { asked: 980, answered: 88, accepted: 44 } }
  t.equal(chancesFrom(seen, 45).voice.answer, 0.1)
  t.ok(whom({ chances: chancesFrom(seen, 45) }).length > 10)
})

t.test('nearer is sooner, a car is quickest far away', async (t) => {
  t.ok(arrivalSeconds(300) < arrivalSeconds(301 + 20))
  t.ok(arrivalSeconds(3000, 'car') < arrivalSeconds(3000, 'bicycle'))
  t.ok(arrivalSeconds(3000, 'bicycle') < arrivalSeconds(3000, 'foot'))
})

const channel = fc.constantFrom('sms' as const, 'voice' as const)
const anyRound = fc
  .record({
    candidates: fc.array(
      fc.record({
        arrivalSeconds: fc.nat(900),
        channels: fc.uniqueArray(channel, { minLength: 1, maxLength: 2 }),
        asks: fc.array(
          fc.record({
            channel,
            at: fc.nat(300_000),
            outcome: fc.constantFrom<Ask['outcome']>('open', 'accepted', 'declined', 'no-answer'),
          }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 40 },
    ),
    wanted: fc.integer({ min: 1, max: 12 }),
    freeCallers: fc.nat(12),
  })
  .map(({ candidates, ...rest }) =>
    round({ candidates: candidates.map((one, n) => ({ n, ...one })), now: 300_000, ...rest }),
  )

t.test(
  'whatever the state: nobody who answered or is being called, no call without a modem',
  async () => {
    fc.assert(
      fc.property(anyRound, (given) => {
        const advice = adviseRound(given)
        const accepted = given.candidates.filter(({ asks }) =>
          asks.some(({ outcome }) => outcome === 'accepted'),
        ).length
        if ((advice.kind === 'enough') !== accepted >= given.wanted) return false
        if (advice.kind !== 'ask') return true
        const ns = advice.asks.map(({ n }) => n)
        const calls = advice.asks.filter((ask) => ask.channel === 'voice').length
        return (
          new Set(ns).size === ns.length &&
          calls <= given.freeCallers &&
          advice.asks.every(({ n, channel: by }) => {
            const { channels, asks } = given.candidates[n] ?? candidate(n)
            const isOut = asks.some(
              ({ outcome }) => outcome === 'accepted' || outcome === 'declined',
            )
            const isCalled = asks.some(
              ({ outcome, at, channel: over }) =>
                outcome === 'open' && given.now - at < chances[over].withinSeconds * 1000,
            )
            return channels.includes(by) && !isOut && !isCalled
          })
        )
      }),
      { numRuns: 2000 },
    )
  },
)

t.test('nobody is passed over for somebody who would be later', async () => {
  fc.assert(
    fc.property(fc.array(fc.nat(900), { minLength: 1, maxLength: 40 }), (arrivals) => {
      const candidates = arrivals.map((seconds, n) => candidate(n, { arrivalSeconds: seconds }))
      const asked = new Set(whom({ candidates }))
      const latest = Math.max(...[...asked].map((n) => arrivals[n] ?? 0))
      return arrivals.every((seconds, n) => asked.has(n) || seconds >= latest)
    }),
  )
})

const count = 500
const world: World = {
  people: 30,
  wanted: 3,
  modems: 8,
  call: {
    answer: 0.6,
    accept: 0.5,
    pickUpSeconds: [5, 20],
    listenSeconds: 20,
    busySeconds: secondsPerCall,
    unansweredSeconds: 30,
  },
  sms: { answer: 0.35, accept: 0.5, busySeconds: 4 },
  channels: ['voice'],
  chances,
}
/** What was pressed is known only when the call ends, and no answer is as long as an answer. */
const late = { ...world.call, listenSeconds: 60, unansweredSeconds: secondsPerCall }

const share = (of: readonly Outcome[], fits: (outcome: Outcome) => boolean): number =>
  of.filter(fits).length / of.length
const mean = (of: readonly Outcome[], what: 'calls' | 'texts' | 'accepted'): number =>
  of.reduce((sum, outcome) => sum + outcome[what], 0) / of.length

function figures(of: readonly Outcome[]) {
  const times = of.map(({ enoughAfter }) => enoughAfter ?? Infinity).sort((a, b) => a - b)
  return {
    inTime: share(of, ({ enoughAfter }) => (enoughAfter ?? Infinity) <= 120),
    calls: mean(of, 'calls'),
    text: [
      `three in 2 min: ${(100 * share(of, ({ enoughAfter }) => (enoughAfter ?? Infinity) <= 120)).toFixed(1)} %`,
      `calls ${mean(of, 'calls').toFixed(1)} of ${world.people}, SMS ${mean(of, 'texts').toFixed(1)}`,
      `coming ${mean(of, 'accepted').toFixed(1)}, half by ${times[count / 2]?.toFixed(0)} s, 90 % by ${times[count * 0.9]?.toFixed(0)} s`,
    ].join('; '),
  }
}

const worlds: readonly (readonly [name: string, world: World])[] = [
  ['8 modems call', world],
  ['12 modems call', { ...world, modems: 12 }],
  ['4 modems, call or SMS', { ...world, modems: 4, channels: ['voice', 'sms'] }],
  ['8 modems, call or SMS, known late', { ...world, call: late, channels: ['voice', 'sms'] }],
  ['SMS, then a call over 4 modems', { ...world, modems: 4, channels: ['sms', 'voice'] }],
]
for (const [name, given] of worlds) {
  t.test(`${name}: three within 2 minutes, by half the calls`, async (t) => {
    const { inTime, calls, text } = figures(runs(given, count))
    t.comment(`${count} runs, ${name}: ${text}`)

    t.ok(inTime >= 0.9, 'in at least 90 % of the runs')
    t.ok(calls <= world.people / 2, 'at most half the calls of calling everyone')
  })
}

t.test('calling everyone takes all the calls; few modems are told of honestly', async (t) => {
  const everyone = runs(world, count, askEveryone)
  const few = figures(runs({ ...world, modems: 4 }, count))
  t.comment(`calling everyone: ${figures(everyone).text}`)
  t.comment(`4 modems that only call: ${few.text}`)

  t.equal(mean(everyone, 'calls'), world.people)
  t.ok(few.calls <= world.people / 2)
})

t.test('a call goes on until enough have said yes or everyone was asked', async () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, accept) => {
      const asking = new Asking({ ...world, call: { ...world.call, accept } }, seed)
      const outcome = asking.run()
      return outcome.accepted >= world.wanted || new Set(asking.asked).size === world.people
    }),
    { numRuns: 100 },
  )
})
