import fc from 'fast-check'
import t, { type Test } from 'tap'
import { openBank } from '../../hardware/bank.ts'
import type { IncomingPdu, Modem, SubmitOutcome } from '../../hardware/modem.ts'
import type { Fault } from '../../hardware/sim/faults.ts'
import { SimulatedPorts } from '../../hardware/sim/sim-wire.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import { at, part } from '../support/bank-office.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const dialects = ['quectel-ec2x', 'simcom-7600', 'generic', 'cinterion']

/** Simulated modems in this process, two SIMs an operator, and the bank that opens them. */
function drill(t: Pick<Test, 'teardown'>, size: number) {
  const time = new VirtualTime()
  const ports = new SimulatedPorts()
  const received: IncomingPdu[] = []
  const logged: string[] = []
  const modems = Array.from({ length: size }, (_, n) => {
    const modem = new SimulatedModem({
      id: `${n}`,
      dialect: at(dialects, n % dialects.length),
      imei: `35000000000000${n}`,
      iccid: `893144000000000000${n}`,
      ...(n === 0 ? { ownNumber: '+31610999901' } : {}),
      operator: n % 2 === 0 ? '20408' : '20416',
      secondsPerPart: 1,
      timers: time.timers,
      now: time.now,
    })
    ports.plug(`/dev/modem${n}`, modem)
    return modem
  })
  const bank = openBank({
    modems: modems.map((_, n) => ({
      port: `/dev/modem${n}`,
      profile: 'auto',
      limits: { perHour: null, perDay: null },
    })),
    openWire: ports.open,
    timers: time.timers,
    ports: {
      now: time.now,
      receive: async (pdu) => void received.push(pdu),
      remember: () => undefined,
      recall: () => undefined,
      log: (level, event) => void logged.push(`${level} ${event}`),
    },
  })
  const stop = async () => {
    const stopped = bank.stop()
    await time.pass(10_000)
    await stopped
  }
  t.teardown(stop)
  const onAir = (text: string) =>
    modems.flatMap((modem) => modem.onAir).filter((sent) => sent.text === text).length
  const ready = () => time.until(() => bank.modems().every((modem) => modem.isAvailable()), 3_000)
  return { time, ports, modems, bank, received, logged, onAir, ready, stop }
}

interface Message {
  readonly text: string
  readonly outcomes: SubmitOutcome[]
}

/** Sends `count` messages as the dispatch would: what is refused goes back, what is in doubt stays. */
function sendAll({ bank }: ReturnType<typeof drill>, count: number) {
  const messages = Array.from(
    { length: count },
    (_, n): Message => ({ text: `Bericht ${n}`, outcomes: [] }),
  )
  const queue = [...messages]
  const pull = (modem: Modem): void => {
    const message = modem.isAvailable() ? queue.shift() : undefined
    if (!message) return
    void modem.submit(part({ text: message.text })).then((outcome) => {
      message.outcomes.push(outcome)
      if (outcome.kind === 'refused' || outcome.kind === 'not-handed-over') queue.push(message)
      for (const next of bank.modems()) pull(next)
    })
  }
  bank.onChange(pull)
  for (const modem of bank.modems()) pull(modem)
  const isDone = (message: Message) =>
    ['accepted', 'in-doubt'].includes(message.outcomes.at(-1)?.kind ?? '')
  return { messages, areDone: () => messages.every(isDone) }
}

/** Puts something into every store, of which the modem says nothing. */
function fill({ stores }: SimulatedModem): void {
  for (const name of stores.names) stores.put(name, '00', 0)
}

/** How often a message was on the air never contradicts what its outcomes said. */
function contradictions(messages: readonly Message[], onAir: (text: string) => number): string[] {
  return messages.flatMap(({ text, outcomes }) => {
    const accepted = outcomes.filter(({ kind }) => kind === 'accepted').length
    const inDoubt = outcomes.filter(({ kind }) => kind === 'in-doubt').length
    const times = onAir(text)
    return times < accepted || times > accepted + inDoubt
      ? [`${text}: ${times} times on the air, ${accepted} accepted, ${inDoubt} in doubt`]
      : []
  })
}

const faults: [fault: Fault, inDoubt: number, withinSeconds: number][] = [
  [{ kind: 'refuse', code: 38, seconds: 60 }, 0, 120],
  [{ kind: 'refuse', code: 41, count: 3 }, 0, 60],
  [{ kind: 'refuse', code: 42, count: 5 }, 0, 60],
  [{ kind: 'refuse', code: 21, count: 9 }, 0, 120],
  [{ kind: 'refuse', code: 8, count: 1 }, 0, 120],
  [{ kind: 'refuse', code: 332, count: 1 }, 1, 60],
  [{ kind: 'refuse', count: 2 }, 0, 60],
  [{ kind: 'refuse', code: 300, count: 2 }, 0, 120],
  [{ kind: 'no-prompt', count: 2 }, 0, 120],
  [{ kind: 'mute', isSent: true, count: 1 }, 1, 200],
  [{ kind: 'mute', isSent: false, count: 1 }, 1, 200],
  [{ kind: 'late', afterSeconds: 80, count: 1 }, 1, 240],
  [{ kind: 'silent', seconds: 30 }, 1, 200],
  [{ kind: 'no-network', seconds: 60 }, 0, 120],
  [{ kind: 'noise', seconds: 60 }, 0, 60],
  [{ kind: 'split', seconds: 60 }, 0, 60],
  [{ kind: 'no-reports', seconds: 60 }, 0, 60],
]
for (const [fault, inDoubt, withinSeconds] of faults)
  t.test(
    `100 messages go out although one of four modems has ${JSON.stringify(fault)}`,
    async (t) => {
      const here = drill(t, 4)
      const { time, modems, onAir, ready } = here
      await ready()
      const { messages, areDone } = sendAll(here, 100)
      await time.pass(3_500)
      at(modems, 1).faults.arm(fault)
      await time.until(areDone, withinSeconds * 1_000, 100)

      t.strictSame(contradictions(messages, onAir), [])
      const doubts = messages.filter(({ outcomes }) => outcomes.at(-1)?.kind === 'in-doubt')
      t.ok(doubts.length <= inDoubt, `${doubts.length} in doubt`)
    },
  )

for (const seconds of [5, 30, 120])
  t.test(
    `all networks gone for ${seconds} s: sending goes on within 4 s of their return`,
    async (t) => {
      const here = drill(t, 4)
      const { time, modems, onAir, ready } = here
      await ready()
      const { messages, areDone } = sendAll(here, 100)
      await time.pass(5_500)
      for (const modem of modems) modem.faults.arm({ kind: 'refuse', code: 38, seconds })
      await time.pass(seconds * 1_000)
      const end = time.now()
      await time.until(areDone, 120_000, 100)

      const next = modems.flatMap((modem) => modem.onAir).filter((sent) => sent.at > end)
      t.ok(
        Math.min(...next.map((sent) => sent.at)) - end <= 4_000 + 1_000,
        'with the second a part takes',
      )
      t.strictSame(contradictions(messages, onAir), [])
      t.ok(messages.every(({ outcomes }) => outcomes.at(-1)?.kind === 'accepted'))
    },
  )

t.test('a modem that is pulled out and put back sends within 3 s', async (t) => {
  const { time, ports, bank, ready } = drill(t, 1)
  await ready()
  const modem = at(bank.modems(), 0)
  ports.pull('/dev/modem0')
  await time.pass(10)
  t.match(modem.status(), { state: 'absent', reason: 'unplugged' })
  await time.pass(30_000)
  ports.putBack('/dev/modem0')
  t.ok((await time.until(() => modem.isAvailable(), 3_000)) < 3_000)
})

t.test('a full store is emptied, whatever lies in it is kept, and sending goes on', async (t) => {
  const { time, modems, bank, received, ready } = drill(t, 1)
  const simulated = at(modems, 0)
  await ready()
  fill(simulated)
  simulated.faults.arm({ kind: 'store-full' })
  const modem = at(bank.modems(), 0)
  const refused = modem.submit(part())
  await time.pass(1_000)
  t.match(await refused, { kind: 'refused', failure: 'storage' })
  await time.until(() => modem.isAvailable(), 5_000)
  t.equal(received.length, simulated.stores.names.length)
  const sent = modem.submit(part())
  await time.pass(1_100)
  t.equal((await sent).kind, 'accepted')
})

t.test('every accepted message has its report, read between the others', async (t) => {
  const here = drill(t, 2)
  await here.ready()
  const { areDone } = sendAll(here, 60)
  await here.time.until(areDone, 60_000, 100)
  await here.time.pass(20_000)
  t.equal(here.received.filter(({ report }) => report).length, 60)
})

const misfortune = fc.record({
  modem: fc.integer({ min: 0, max: 1 }),
  afterMs: fc.integer({ min: 0, max: 4_000 }),
  what: fc.oneof(
    fc.constant('pull' as const),
    fc.constantFrom<Fault>(
      { kind: 'refuse', code: 38, seconds: 5 },
      { kind: 'refuse', code: 332, count: 1 },
      { kind: 'refuse', code: 42, count: 2 },
      { kind: 'no-prompt', count: 1 },
      { kind: 'mute', isSent: true, count: 1 },
      { kind: 'mute', isSent: false, count: 1 },
      { kind: 'late', afterSeconds: 70, count: 1 },
      { kind: 'silent', seconds: 10 },
      { kind: 'store-full' },
      { kind: 'split', seconds: 5 },
      { kind: 'noise', seconds: 5 },
    ),
  ),
})

t.test('whatever happens, all goes out and no outcome contradicts the air', async (t) => {
  // A pulled modem has lost its power, and with it the answer it owed.
  const isPossible = (events: readonly { what: Fault | 'pull' }[]) =>
    !events.some(({ what }) => what === 'pull') ||
    !events.some(({ what }) => what !== 'pull' && what.kind === 'late')
  const happenings = fc.array(misfortune, { minLength: 1, maxLength: 8 }).filter(isPossible)
  await fc.assert(
    fc.asyncProperty(happenings, async (events) => {
      const here = drill({ teardown: () => undefined } as unknown as Test, 2)
      const { time, modems, ports, onAir, ready, stop } = here
      await ready()
      const { messages, areDone } = sendAll(here, 30)
      for (const { modem, afterMs, what } of events) {
        await time.pass(afterMs)
        if (what === 'pull') {
          ports.pull(`/dev/modem${modem}`)
          time.timers.after(3_000, () => ports.putBack(`/dev/modem${modem}`))
        } else {
          if (what.kind === 'store-full') fill(at(modems, modem))
          at(modems, modem).faults.arm(what)
        }
      }
      await time.until(areDone, 900_000, 500)
      const wrong = contradictions(messages, onAir)
      await stop()
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
    }),
    { numRuns: 40, seed: 20261124, endOnFailure: true },
  )
  t.pass('property held')
})

t.test('a SIM that knows its own number says it, and one that does not is no worse', async (t) => {
  const { bank, ready } = drill(t, 2)
  await ready()
  t.strictSame(
    bank.modems().map((modem) => modem.status().number),
    ['+31610999901', undefined],
  )
})

t.test('an end in the middle of anything is no trouble to who reads the log', async (t) => {
  const { bank, time, modems, ready, logged, stop } = drill(t, 4)
  await ready()
  bank.modems().forEach((modem) => void modem.submit(part()))
  await time.pass(500)
  for (const modem of modems) modem.receive('+31610000002', 'ja')
  await stop()
  t.strictSame(
    logged.filter((line) => line.startsWith('warn')),
    [],
  )
  t.ok(
    logged.some((line) => line === 'debug incoming-unread'),
    'there was something in its way',
  )
})
