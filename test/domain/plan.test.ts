import fc from 'fast-check'
import t from 'tap'
import { type PlanModem, type PlanWork, planWork } from '../../src/domain/plan.ts'
import { type Puller, secondsUntil } from '../../src/domain/pulling.ts'

const sender: PlanModem = {
  id: 'm',
  canSms: true,
  canCall: false,
  secondsPerPart: 2,
  partsLeftHour: null,
  partsLeftDay: null,
}
const caller: PlanModem = { ...sender, canCall: true, secondsPerCall: 45 }
const bank = (...modems: readonly PlanModem[]): PlanModem[] =>
  modems.map((modem, i) => ({ ...modem, id: `m${i}` }))
const work = (changes: Partial<PlanWork>): PlanWork => ({
  messages: 0,
  parts: 1,
  calls: 0,
  soundSeconds: 30,
  ...changes,
})

/** The same, a piece at a time: each goes to whoever ends it first. */
function slowly(pullers: readonly Puller[], pieces: number): number | null {
  const lines = pullers.map((puller) => ({ ...puller, free: puller.from, left: puller.most }))
  let last = 0
  for (let i = 0; i < pieces; i += 1) {
    const open = lines.filter(({ left }) => left > 0)
    const next = open.sort((a, b) => a.free + a.seconds - (b.free + b.seconds))[0]
    if (!next) return null
    next.free += next.seconds
    next.left -= 1
    last = next.free
  }
  return last
}

t.test('pulling work ends when handing out each piece in turn would end it', async () => {
  const puller = fc.record({
    seconds: fc.integer({ min: 1, max: 90 }),
    from: fc.integer({ min: 0, max: 300 }),
    most: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 40 })),
  })
  fc.assert(
    fc.property(fc.array(puller, { maxLength: 8 }), fc.nat(300), (pullers, pieces) => {
      const ours = secondsUntil(pullers, pieces)
      const theirs = slowly(pullers, pieces)
      return ours === theirs || Math.abs((ours ?? 0) - (theirs ?? Number.NaN)) < 1e-6
    }),
    { numRuns: 500 },
  )
})

t.test('messages alone are forecast as modems that pull when they are free', async (t) => {
  t.match(planWork(work({ messages: 100 }), bank(sender, sender)).sms, {
    p50Seconds: 50,
    p90Seconds: 90,
    p100Seconds: 100,
    isEstimated: false,
    isLimited: false,
  })
  const follow = { ...sender, secondsPerFollowUpPart: 1 }
  t.equal(planWork(work({ messages: 10, parts: 3 }), bank(follow)).sms.p100Seconds, 31, 'one link')
  const noModem = planWork(work({ messages: 10 }), [])
  t.equal(noModem.sms.p50Seconds, null, 'nothing can send')
  t.equal(noModem.voice.p100Seconds, 0, 'and where nobody has to be called, that is done')
  const limited = planWork(work({ messages: 100 }), bank({ ...sender, partsLeftHour: 60 })).sms
  t.match(limited, { p50Seconds: 100, p90Seconds: null, p100Seconds: null, isLimited: true })
  const roomy = { messages: 20, keptParts: 2 }
  const keeps = (left: number) =>
    planWork(work(roomy), bank({ ...sender, partsLeftHour: left })).sms
  t.equal(keeps(60).p100Seconds, 40, 'room for what each of them will be owed')
  t.equal(keeps(59).p100Seconds, null)
  const { secondsPerPart: _, ...unmeasured } = sender
  t.equal(planWork(work({ messages: 1 }), bank(unmeasured)).sms.isEstimated, true)
})

t.test('calls and messages go on side by side, and no plan ends sooner', async (t) => {
  const { callers, sms, voice } = planWork(
    work({ messages: 400, calls: 20 }),
    bank(caller, caller, sender, sender),
  )
  t.strictSame([...callers], ['m0', 'm1'])
  t.ok((voice.p50Seconds ?? Number.NaN) < (sms.p100Seconds ?? 0), 'neither waits for the other')

  const alone = planWork(work({ messages: 100, calls: 2 }), bank(caller))
  t.strictSame([...alone.callers], [], 'a modem by itself sends first: most know soonest')
  t.equal(alone.voice.p100Seconds, 100 * 2 + 2 * 45)

  const two = planWork(work({ calls: 260 }), bank(caller, caller))
  const four = planWork(work({ calls: 260 }), bank(caller, caller, caller, caller))
  t.equal(two.voice.p100Seconds, 130 * 45, '1 h 38 min')
  t.equal(four.voice.p100Seconds, 65 * 45, '49 min')
})

t.test('few calls do not keep many messages waiting', async (t) => {
  const modems = bank(caller, caller, caller, sender)
  const { callers, sms } = planWork(work({ messages: 195, calls: 14, soundSeconds: 45 }), modems)
  t.equal(callers.size, 2, 'not all three that could')
  t.ok((sms.p100Seconds ?? Number.NaN) < 200)
})

t.test('a modem that can only call calls, and the rest is planned around it', async (t) => {
  const mute = { ...caller, canSms: false }
  const { callers, sms, voice } = planWork(work({ messages: 50, calls: 4 }), bank(sender, mute))
  t.strictSame([...callers], ['m1'])
  t.equal(sms.p100Seconds, 100)
  t.equal(voice.p100Seconds, 180)
})

t.test(
  'whatever the bank, all that can be done is, and one more modem hardly delays it',
  async () => {
    const modem = fc.record({
      canCall: fc.boolean(),
      secondsPerPart: fc.integer({ min: 1, max: 10 }),
      secondsPerCall: fc.integer({ min: 20, max: 90 }),
    })
    const end = (plan: ReturnType<typeof planWork>) =>
      Math.max(plan.sms.p100Seconds ?? 0, plan.voice.p100Seconds ?? 0)
    fc.assert(
      fc.property(
        fc.array(modem, { minLength: 1, maxLength: 8 }),
        fc.nat(500),
        fc.nat(60),
        (modems, messages, calls) => {
          const some = bank(...modems.map((one) => ({ ...sender, ...one })))
          const plan = planWork(work({ messages, calls }), some)
          const canCall = some.some((one) => one.canCall)
          if (messages > 0 && plan.sms.p100Seconds === null) return false
          if (calls > 0 && canCall && plan.voice.p100Seconds === null) return false
          const more = planWork(work({ messages, calls }), [...some, { ...caller, id: 'one more' }])
          return !canCall || end(more) <= end(plan) * 1.15 + 90
        },
      ),
      { numRuns: 300 },
    )
  },
)
