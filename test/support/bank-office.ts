import type { Test } from 'tap'
import { type BankOptions, openBank } from '../../hardware/bank.ts'
import type {
  IncomingPdu,
  Modem,
  ModemBank,
  SmsSubmission,
  SubmitOutcome,
} from '../../hardware/modem.ts'
import { FakeModem } from './fake-link.ts'
import { VirtualTime } from './virtual-time.ts'

/** Somebody who is alerted. */
export const anna = '+31610000001'

/** A bank of `size` modems whose rules run on virtual time; `setUp` sees them before they start. */
export function office(
  t: Test,
  size: number,
  setUp: (modems: FakeModem[]) => void = () => undefined,
  over: (modems: FakeModem[], time: VirtualTime) => Partial<BankOptions> = () => ({}),
  remembered = new Map<string, unknown>(),
) {
  const time = new VirtualTime()
  const fakes = Array.from({ length: size }, (_, n) => new FakeModem(n, time.timers))
  const received: IncomingPdu[] = []
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
    ...over(fakes, time),
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

/** The item `n`, which is there. */
export const at = <T>(items: readonly T[], n: number): T => {
  const item = items[n]
  if (item === undefined) throw new Error(`there is no ${n}`)
  return item
}

/** One part that may go. */
export const part = (over: Partial<SmsSubmission> = {}): SmsSubmission => ({
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
export function sendAlways(bank: ModemBank, now: () => number) {
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
