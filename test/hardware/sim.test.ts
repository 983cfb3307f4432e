import t from 'tap'
import { openBank } from '../../hardware/bank.ts'
import type { BankPorts, IncomingPdu, SmsSubmission } from '../../hardware/modem.ts'
import { dialects } from '../../hardware/sim/dialect.ts'
import { SimulatedPorts } from '../../hardware/sim/sim-wire.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import { VirtualTime } from '../support/virtual-time.ts'

interface Office {
  readonly time: VirtualTime
  readonly modem: SimulatedModem
  readonly cables: SimulatedPorts
  readonly received: IncomingPdu[]
  readonly bank: ReturnType<typeof openBank>
}

/** One simulated modem on a bank, on a virtual clock. */
function office(t: Tap.Test, dialect = 'generic', changes = {}): Office {
  const time = new VirtualTime()
  const cables = new SimulatedPorts()
  const received: IncomingPdu[] = []
  const modem = new SimulatedModem({
    id: 'sim',
    dialect,
    imei: '860000000000001',
    iccid: '8931000000000000001',
    operator: '20408',
    secondsPerPart: 2.5,
    timers: time.timers,
    now: time.now,
    ...changes,
  })
  cables.plug('p1', modem)
  const memory = new Map<string, unknown>()
  const ports: BankPorts = {
    now: time.now,
    receive: async (incoming) => {
      received.push(incoming)
    },
    remember: ({ key, value }) => memory.set(key, value),
    recall: (key) => memory.get(key),
    log: () => undefined,
  }
  const bank = openBank({
    modems: [{ port: 'p1', profile: 'auto', limits: { perHour: null, perDay: null }, ...changes }],
    openWire: cables.open,
    ports,
    timers: time.timers,
  })
  t.teardown(async () => {
    const stopped = bank.stop()
    await time.pass(20_000)
    await stopped
  })
  return { time, modem, cables, received, bank }
}

namespace Tap {
  export type Test = { teardown(handler: () => Promise<void>): void }
}

const part = (changes: Partial<SmsSubmission> = {}): SmsSubmission => ({
  to: '+31610000001',
  text: 'Buurtoproep: let op jongen, rode jas.',
  part: 0,
  reference: 1,
  validityMinutes: 60,
  moreFollow: false,
  begin: async () => undefined,
  mayHandOver: () => true,
  ...changes,
})

async function sent({ bank, time }: Office, changes: Partial<SmsSubmission> = {}) {
  await time.until(() => bank.modems()[0]?.isAvailable() ?? false, 60_000)
  const outcome = bank.modems()[0]?.submit(part(changes))
  await time.pass(70_000)
  return outcome
}

for (const dialect of Object.keys(dialects)) {
  t.test(`a ${dialect} is recognised, set up, sends, and reports`, async (t) => {
    const at = office(t, dialect)
    const outcome = await sent(at)
    const status = at.bank.modems()[0]?.status()

    t.equal(outcome?.kind, 'accepted')
    t.equal(status?.profile, dialect)
    t.match(status, { iccid: '8931000000000000001', operator: '20408', registered: true })
    t.match(at.modem.onAir, [{ to: '+31610000001', text: /rode jas/, validityMinutes: 60 }])
    t.equal(at.received.filter(({ report }) => report?.status === 0).length, 1)
  })
}

t.test('what is withdrawn at the prompt never goes on the air', async (t) => {
  const at = office(t)
  const outcome = await sent(at, { mayHandOver: () => false })

  t.equal(outcome?.kind, 'not-handed-over')
  t.equal(at.modem.onAir.length, 0)
  t.equal((await sent(at))?.kind, 'accepted', 'and the modem goes on')
})

t.test('silence after the hand-over is doubt, and the late answer settles it', async (t) => {
  const at = office(t)
  at.modem.faults.arm({ kind: 'late', afterSeconds: 65, count: 1 })
  const outcome = await sent(at)
  await at.time.pass(60_000)

  t.equal(outcome?.kind, 'in-doubt')
  t.equal(outcome?.kind === 'in-doubt' && typeof (await outcome.late), 'number')
  t.equal(at.modem.onAir.length, 1)
})

t.test('stored messages are read at the start, made durable, and deleted', async (t) => {
  const at = office(t)
  at.modem.stores.put(
    'SM',
    '0791889653784434066E0B918866299209F0112062413024231120624140552300',
    24,
  )
  at.modem.receive('+31610000009', 'STOP')
  await at.time.until(() => at.bank.modems()[0]?.isAvailable() ?? false, 60_000)
  at.modem.receive('+31610000009', 'ik zag hem bij de brug '.repeat(12))
  await at.time.pass(10_000)

  t.equal(at.received.length, 4)
  t.strictSame([at.modem.stores.counts('ME'), at.modem.stores.counts('SM')], ['0,40', '0,40'])
})

t.test('a PIN is entered once, and never when few tries are left', async (t) => {
  const right = office(t, 'generic', { pin: '1234' })
  t.equal((await sent(right))?.kind, 'accepted')

  const wrong = office(t, 'generic', { pin: '1234' })
  wrong.modem.pinLeft = 1
  await wrong.time.pass(120_000)
  t.equal(wrong.bank.modems()[0]?.status().state, 'parked')
  t.equal(wrong.modem.pinLeft, 1)
})
