import t from 'tap'
import type { SimulatedCall } from '../../hardware/sim/call.ts'
import type { Callee } from '../../hardware/sim/callee.ts'
import type { Fault } from '../../hardware/sim/faults.ts'
import { at, part } from '../support/bank-office.ts'
import { type CallingModemTraits, callBy, callingBank, sweep } from '../support/calling-bank.ts'

const quectel: CallingModemTraits = { dialect: 'quectel-ec2x' }
const overPcm: CallingModemTraits = { dialect: 'quectel-ec2x', hasAudio: true }
const patient: Callee = { kind: 'answers', afterSeconds: 3 }
const anna = '+31610000001'

/** Where in what was heard `sound` begins, in seconds, and how like it that is (1 is the same). */
function foundIn({ heard }: SimulatedCall, { samples } = sweep(5)) {
  const piece = samples.subarray(0, 4_000)
  let best = { seconds: 0, likeness: 0 }
  for (let from = 0; from + piece.length <= heard.length; from += 1) {
    let [product, power, own] = [0, 0, 0]
    for (let i = 0; i < piece.length; i += 16) {
      const [a, b] = [piece[i] ?? 0, heard[from + i] ?? 0]
      product += a * b
      power += b * b
      own += a * a
    }
    const likeness = power === 0 ? 0 : product / Math.sqrt(power * own)
    if (likeness > best.likeness) best = { seconds: from / 8_000, likeness }
  }
  return best
}

for (const traits of [quectel, overPcm])
  t.test(`the far end hears the message within 1.5 s (${traits.hasAudio ?? false})`, async (t) => {
    const { time, sims, modem, ready } = callingBank(t, [{ ...traits, callee: () => patient }])
    await ready()
    const call = callBy(modem(0))
    await time.until(call.isOver, 60_000, 50)
    const { seconds, likeness } = foundIn(at(sims[0]?.calls ?? [], 0))
    t.ok(likeness > 0.95, `${likeness}`)
    t.ok(seconds < 1.5, `${seconds} s`)
  })

t.test('a modem that did not say how it calls is asked again, and calls', async (t) => {
  const { time, sims, modem, ready, logged } = callingBank(t, [
    { ...quectel, callee: () => patient },
  ])
  const sim = at(sims, 0)
  const hear = sim.hear.bind(sim)
  let deaf = 2
  sim.hear = (bytes) => {
    const isLost = Buffer.from(bytes).includes('QPSND=?') && deaf-- > 0
    if (!isLost) hear(bytes)
  }
  await time.until(() => modem(0).isAvailable(), 60_000)
  await ready()
  t.notOk(modem(0).status().voicePath, 'it sends, and does not call')
  t.ok(logged.includes('warn modem-without-voice'))
  await time.until(() => modem(0).status().voicePath === 'file', 60_000)
  const call = callBy(modem(0))
  await time.until(call.isOver, 60_000, 50)
  t.match(call.made.outcome, { kind: 'ended', heard: 'played' })
})

t.test('a modem that lies about being answered plays when somebody answers', async (t) => {
  const callee: Callee = { kind: 'answers', afterSeconds: 12 }
  const { time, sims, modem, ready } = callingBank(t, [{ ...overPcm, callee: () => callee }])
  await ready()
  sims[0]?.faults.arm({ kind: 'false-active' })
  const call = callBy(modem(0))
  await time.until(call.isOver, 90_000, 50)
  t.match(call.made.outcome, { kind: 'ended', heard: 'played' })
  t.strictSame(call.told(), ['dialling', 'ringing', 'connected', 'playing', 'played'])
  const { seconds, likeness } = foundIn(at(sims[0]?.calls ?? [], 0))
  t.ok(likeness > 0.95 && seconds < 5, `heard from its beginning, after ${seconds} s`)
})

t.test('a call that was only said to be active was heard by nobody', async (t) => {
  const callee: Callee = { kind: 'no-answer' }
  const { time, sims, modem, ready } = callingBank(t, [{ ...overPcm, callee: () => callee }])
  await ready()
  sims[0]?.faults.arm({ kind: 'false-active' })
  const call = callBy(modem(0))
  await time.until(call.isOver, 90_000, 50)
  t.match(call.made.outcome, { kind: 'ended', heard: 'nothing', cause: 'no-answer' })
})

t.test('voicemail: played after its beep, and told as perhaps that', async (t) => {
  const callee: Callee = { kind: 'voicemail', afterSeconds: 5, greetingSeconds: 6 }
  const { time, sims, modem, ready } = callingBank(t, [{ ...overPcm, callee: () => callee }])
  await ready()
  const call = callBy(modem(0))
  await time.until(call.isOver, 90_000, 50)
  t.match(call.made.outcome, { kind: 'ended', heard: 'played', isPossiblyVoicemail: true })
  const { seconds, likeness } = foundIn(at(sims[0]?.calls ?? [], 0))
  t.ok(likeness > 0.95 && seconds > 6, `the message begins after ${seconds} s`)
})

for (const traits of [quectel, overPcm])
  t.test('unplugged in the middle: in doubt, with what was heard', async (t) => {
    const { time, ports, sims, modem, ready } = callingBank(t, [
      { ...traits, callee: () => patient },
    ])
    await ready()
    const call = callBy(modem(0))
    await time.until(() => call.told().includes('playing'), 20_000)
    await time.pass(1_000)
    ports.pull('/dev/modem0')
    await time.pass(100)
    t.match(call.made.outcome, { kind: 'in-doubt', heard: 'partly' })
    t.match(modem(0).status(), { state: 'absent' })
    ports.putBack('/dev/modem0')
    await time.until(() => modem(0).isAvailable(), 60_000, 100)
    t.ok(sims[0]?.calls.every(({ endedAt }) => endedAt !== undefined))
  })

t.test('a wedged sound ends the call, and the modem is looked after', async (t) => {
  const { time, sims, modem, ready, logged } = callingBank(t, [
    { ...overPcm, callee: () => patient },
  ])
  await ready()
  sims[0]?.faults.arm({ kind: 'wedged-sound', seconds: 30 })
  const call = callBy(modem(0))
  await time.until(call.isOver, 60_000, 50)
  t.match(call.made.outcome, { kind: 'ended', cause: 'sound-failed' })
  t.match(at(sims[0]?.calls ?? [], 0), { endedBy: 'us' })
  t.ok(logged.includes('warn modem-recovery'))
  await time.until(() => modem(0).isAvailable(), 90_000, 100)
})

t.test('a modem of which nothing is heard calls nobody, until it is reset', async (t) => {
  const { time, bank, sims, modem, ready, logged } = callingBank(t, [
    { ...overPcm, callee: () => patient },
  ])
  await ready()
  for (let n = 0; n < 2; n += 1) {
    sims[0]?.faults.arm({ kind: 'wedged-sound', seconds: 30 })
    const call = callBy(modem(0))
    await time.until(call.isOver, 60_000, 50)
    t.match(call.made.outcome, { cause: 'sound-failed' })
    await time.until(() => modem(0).isAvailable(), 90_000, 100)
  }
  t.strictSame(modem(0).status().capabilities, ['sms'])
  t.ok(logged.includes('error modem-mute'))
  const refused = callBy(modem(0))
  await time.until(refused.isOver, 1_000, 10)
  t.match(refused.made.outcome, { kind: 'not-dialled' })
  t.equal(sims[0]?.calls.length, 2)

  sims[0]?.faults.end('wedged-sound')
  await bank.reset(modem(0).id)
  await time.until(() => modem(0).status().state === 'recovering', 90_000, 100)
  await time.until(() => modem(0).isAvailable(), 90_000, 100)
  t.strictSame(modem(0).status().capabilities, ['sms', 'voice'])
  const mended = callBy(modem(0))
  await time.until(mended.isOver, 60_000, 50)
  t.match(mended.made.outcome, { heard: 'played' })
})

t.test('a SIM7600 is reset when its sound is worn, and at no other time', async (t) => {
  const traits: CallingModemTraits = { dialect: 'simcom-7600', hasAudio: true }
  const { time, sims, modem, ready, logged } = callingBank(t, [
    { ...traits, callee: () => patient },
  ])
  await ready()
  const well = callBy(modem(0))
  await time.until(well.isOver, 60_000, 50)
  t.match(well.made.outcome, { heard: 'played' })
  t.ok(modem(0).isAvailable(), 'it is not reset without need')

  sims[0]?.faults.arm({ kind: 'worn-sound' })
  for (let n = 0; n < 2; n += 1) {
    await time.until(() => modem(0).isAvailable(), 90_000, 100)
    const call = callBy(modem(0))
    await time.until(call.isOver, 60_000, 50)
  }
  t.equal(modem(0).status().state, 'recovering')
  sims[0]?.faults.end('worn-sound')
  await time.until(() => modem(0).isAvailable(), 90_000, 100)
  const mended = callBy(modem(0))
  await time.until(mended.isOver, 60_000, 50)
  t.match(mended.made.outcome, { heard: 'played' })
  t.equal(logged.filter((line) => line === 'info modem-ready').length, 2)
})

const faults: readonly (readonly [Fault, object])[] = [
  [
    { kind: 'dropped-call', afterSeconds: 2 },
    { kind: 'ended', heard: 'partly' },
  ],
  [{ kind: 'no-dial-answer', isDialled: true }, { kind: 'ended' }],
  [
    { kind: 'no-dial-answer', isDialled: false },
    { kind: 'ended', heard: 'nothing' },
  ],
  [
    { kind: 'no-carrier-late', afterSeconds: 3 },
    { kind: 'ended', heard: 'played' },
  ],
  [
    { kind: 'noise', seconds: 30 },
    { kind: 'ended', heard: 'played' },
  ],
  [
    { kind: 'split', mostBytes: 3, seconds: 30 },
    { kind: 'ended', heard: 'played' },
  ],
]
for (const [fault, expected] of faults)
  t.test(`${JSON.stringify(fault)}: no call stays, and the modem goes on`, async (t) => {
    const { time, sims, modem, ready } = callingBank(t, [{ ...quectel, callee: () => patient }])
    await ready()
    sims[0]?.faults.arm({ ...fault, ...('seconds' in fault ? {} : { count: 1 }) })
    const call = callBy(modem(0))
    await time.until(call.isOver, 120_000, 50)
    t.match(call.made.outcome, expected)
    await time.until(() => modem(0).isAvailable(), 120_000, 100)
    t.ok(sims[0]?.calls.every(({ endedAt }) => endedAt !== undefined))
  })

t.test('a call that cannot be hung up makes the modem sick; one lost is hung up', async (t) => {
  const { time, sims, modem, ready, logged } = callingBank(t, [{ ...quectel }])
  await ready()
  sims[0]?.faults.arm({ kind: 'stuck-call', seconds: 60 })
  const call = callBy(modem(0))
  await time.until(call.isOver, 120_000, 50)
  t.match(call.made.outcome, { kind: 'ended', heard: 'played' })
  t.equal(modem(0).status().state, 'recovering')
  t.ok(logged.includes('warn modem-recovery'))
  await time.until(() => modem(0).isAvailable(), 300_000, 100)
  t.ok(
    sims[0]?.calls.every(({ endedAt }) => endedAt !== undefined),
    'a new session hangs up first',
  )
})

t.test('nothing is dialled unless it may be', async (t) => {
  const { time, sims, modem, ready } = callingBank(t, [{ ...quectel }])
  await ready()
  const refusals = [
    [{ to: '+31112' }, 'not-diallable'],
    [{ to: '112' }, 'not-diallable'],
    [{ to: '+31900000000' }, 'not-diallable'],
    [{ begin: async () => Promise.reject(new Error('the disk is full')) }, 'withdrawn'],
    [{ mayDial: () => false }, 'withdrawn'],
  ] as const
  for (const [over, code] of refusals) {
    const call = callBy(modem(0), over)
    await time.until(call.isOver, 20_000)
    t.match(call.made.outcome, { kind: 'not-dialled', error: { code } })
    t.strictSame(call.told(), [])
  }
  t.strictSame(sims[0]?.calls, [])
  t.ok(modem(0).isAvailable())
})

t.test('a message or a call, one at a time; what comes in is read meanwhile', async (t) => {
  const { time, sims, modem, ready, received } = callingBank(t, [{ ...quectel }])
  await ready()
  const call = callBy(modem(0))
  await time.until(() => call.told().includes('playing'), 20_000)
  t.notOk(modem(0).isAvailable())
  t.equal(modem(0).status().state, 'busy')
  t.match(await modem(0).submit(part()), { kind: 'not-handed-over' })
  const second = callBy(modem(0))
  await time.pass(10)
  t.match(second.made.outcome, { kind: 'not-dialled', error: { code: 'not-ready' } })
  sims[0]?.receive(anna, 'STOP')
  await time.until(() => received.length === 1, 2_000)
  t.notOk(call.isOver(), 'the call goes on')
  await time.until(call.isOver, 60_000)
  t.match(call.made.outcome, { heard: 'played' })
  t.equal(sims[0]?.calls.length, 1)
})

t.test('a sound given ahead is not given again', async (t) => {
  const { time, modem, ready, remembered } = callingBank(t, [{ ...quectel }])
  await ready()
  const sound = sweep(5)
  const prepared = modem(0).prepare(sound)
  t.ok(modem(0).isAvailable() || modem(0).status().state === 'busy')
  await time.pass(5_000)
  await prepared
  t.ok(modem(0).isAvailable())
  const call = callBy(modem(0), { sound })
  t.ok((await time.until(() => call.told().includes('dialling'), 2_000)) < 300)
  await time.until(call.isOver, 60_000)
  const { secondsPerCall = 0, isVolte } = modem(0).status()
  t.ok(secondsPerCall > 15 && secondsPerCall < 20, `${secondsPerCall}`)
  t.equal(typeof isVolte, 'boolean')
  t.match([...remembered.values()].at(-1), { calls: [secondsPerCall] })
})

t.test('a caller hears what the site says, and is told as who calls', async (t) => {
  const calls: unknown[] = []
  const answer = async (call: unknown) => {
    calls.push(call)
    return sweep(5)
  }
  const { time, sims, modem, ready } = callingBank(t, [{ ...quectel }], { answer })
  await ready()
  const call = sims[0]?.ring(anna)
  await time.until(() => call?.answeredAt !== undefined, 10_000)
  t.notOk(modem(0).isAvailable())
  await time.until(() => call?.endedAt !== undefined, 60_000)
  t.strictSame(calls, [{ modem: 'modem0', iccid: '8931440000000000000', from: anna }])
  t.match(call, { endedBy: 'us' })
  if (call) t.ok(foundIn(call).likeness > 0.95)
  await time.until(() => modem(0).isAvailable(), 5_000)
})

for (const traits of [{ dialect: 'generic' }, { ...quectel }])
  t.test(`a caller nobody answers is hung up on (${traits.dialect})`, async (t) => {
    const { time, sims, modem, ready } = callingBank(t, [traits], {
      answer: async () => undefined,
    })
    await ready()
    const call = sims[0]?.ring(anna)
    await time.until(() => call?.endedAt !== undefined, 10_000)
    t.match(call, { endedBy: 'us', answeredAt: undefined })
    await time.until(() => modem(0).isAvailable(), 5_000)
  })

t.test('the bank stops in the middle of a call: it is hung up first', async (t) => {
  const { time, sims, modem, ready, stop } = callingBank(t, [{ ...quectel }])
  await ready()
  const call = callBy(modem(0))
  await time.until(() => call.told().includes('playing'), 20_000)
  await stop()
  t.match(call.made.outcome, { kind: 'ended', cause: 'hung-up-by-us', heard: 'partly' })
  t.match(at(sims[0]?.calls ?? [], 0), { endedBy: 'us' })
})

t.test('what a crash left behind is hung up before anything is sent', async (t) => {
  const { sims, ready } = callingBank(t, [{ ...quectel, callee: () => patient }])
  sims[0]?.voice.phone.dial(anna)
  await ready()
  t.match(at(sims[0]?.calls ?? [], 0), { endedBy: 'us' })
})
