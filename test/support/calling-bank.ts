import type { Test } from 'tap'
import { type BankOptions, openBank } from '../../hardware/bank.ts'
import type { BankPorts, IncomingPdu, Modem } from '../../hardware/modem.ts'
import type { SimulatedModemOptions } from '../../hardware/sim/options.ts'
import { SimulatedPorts } from '../../hardware/sim/sim-wire.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import type { CallOrder, CallOutcome, CallStep } from '../../hardware/voice/call-outcome.ts'
import { type Sound, soundOf, soundRate } from '../../hardware/voice/sound.ts'
import { at } from './bank-office.ts'
import { VirtualTime } from './virtual-time.ts'

/** Somebody who is called. */
export const bert = '+31610000002'

/** So much sound that is nothing but itself: a sweep from 300 Hz upwards. */
export function sweep(seconds: number): Sound {
  const samples = Int16Array.from({ length: seconds * soundRate }, (_, i) => {
    const time = i / soundRate
    return Math.round(8_000 * Math.sin(2 * Math.PI * (300 + 60 * time) * time))
  })
  return soundOf(samples)
}

/** How one of the modems of a bank differs from the others. */
export interface CallingModemTraits extends Partial<SimulatedModemOptions> {
  readonly dialect: string
  /** The site names the port of its sound. */
  readonly hasAudio?: boolean
}

/** Simulated modems in this process and the bank that calls with them, on virtual time. */
export function callingBank(
  t: Pick<Test, 'teardown'>,
  traits: readonly CallingModemTraits[],
  over: Partial<BankPorts> = {},
  options: Partial<BankOptions> = {},
) {
  const time = new VirtualTime(4, true)
  const ports = new SimulatedPorts()
  const received: IncomingPdu[] = []
  const remembered = new Map<string, unknown>()
  const logged: string[] = []
  const sims = traits.map(({ hasAudio: _, ...one }, n) => {
    const sim = new SimulatedModem({
      id: `${n}`,
      imei: `35000000000000${n}`,
      iccid: `893144000000000000${n}`,
      operator: '20408',
      secondsPerPart: 1,
      timers: time.timers,
      now: time.now,
      ...one,
    })
    ports.plug(`/dev/modem${n}`, sim)
    return sim
  })
  const bank = openBank({
    modems: traits.map(({ hasAudio = false }, n) => ({
      port: `/dev/modem${n}`,
      profile: 'auto',
      limits: { perHour: null, perDay: null },
      ...(hasAudio ? { audio: `/dev/modem${n}-audio` } : {}),
    })),
    openWire: ports.open,
    timers: time.timers,
    ports: {
      now: time.now,
      receive: async (pdu) => void received.push(pdu),
      remember: ({ key, value }) => void remembered.set(key, value),
      recall: (key) => remembered.get(key),
      log: (level, event) => void logged.push(`${level} ${event}`),
      ...over,
    },
    ...options,
  })
  const stop = async () => {
    const stopped = bank.stop()
    await time.pass(12_000)
    await stopped
  }
  t.teardown(stop)
  const modem = (n: number): Modem => at(bank.modems(), n)
  const ready = () => time.until(() => bank.modems().every((one) => one.isAvailable()), 5_000)
  return { time, ports, sims, bank, received, remembered, logged, modem, ready, stop }
}

/** A call that is made, and what was told of it. */
export function callBy(modem: Modem, over: Partial<CallOrder> = {}) {
  const steps: CallStep[] = []
  const made: { outcome?: CallOutcome } = {}
  const going = modem.call({
    to: bert,
    sound: sweep(5),
    endingKeys: ['1'],
    begin: async () => undefined,
    mayDial: () => true,
    step: (step) => void steps.push(step),
    ...over,
  })
  void going.then((outcome) => {
    made.outcome = outcome
  })
  const told = () => steps.map(({ kind }) => kind)
  return { going, made, steps, told, isOver: () => made.outcome !== undefined }
}
