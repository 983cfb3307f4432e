import { openBank } from '../hardware/bank.ts'
import type { ModemBank, ModemStatus } from '../hardware/modem.ts'
import { modemView, received } from './from-modems.ts'
import type { PracticeBank, PracticeBankPorts } from './practice/ports.ts'
import { plugSimulated, type SimulatedBank } from './simulated-bank.ts'

const count = 4
/** Quicker than a real modem, so that a drill takes minutes. */
const secondsPerPart = 0.8

/** Modems made of software, on cables made of software: no path of this machine is ever opened. */
export function openPracticeBank({ store, now, log, receive }: PracticeBankPorts): PracticeBank {
  const life = { isOff, callee: () => ({ kind: 'no-answer' as const }), reply: none, block: none }
  const simulated = plugSimulated({ count, secondsPerPart, now, life })
  const by = { kind: 'system', id: 'practice' } as const
  const bank = openBank({
    modems: simulated.configs,
    openWire: simulated.openWire,
    ports: {
      now,
      log,
      receive: (incoming) =>
        receive(received(incoming, { before: store.state.incoming.values(), now: now() })),
      answer: async () => undefined,
      remember: ({ key, value }) =>
        void store.append([{ type: 'modem.remembered', key, value }], by),
      recall: (key) => store.state.memories.get(key),
    },
  })
  return {
    modems: () => bank.modems(),
    views: () => bank.modems().map((modem) => shown(modem.status())),
    orders: {
      pause: (id) => bank.pause(id),
      resume: (id) => bank.resume(id),
      reset: (id) => bank.reset(id),
      trace: (id, on) => bank.trace(id, on),
    },
    onChange: (listener) => bank.onChange(listener),
    stop: () => bank.stop(),
    ...troubles(simulated, bank),
  }
}

/** What goes wrong, when a drill says so. */
function troubles(
  { cables }: SimulatedBank,
  bank: ModemBank,
): Pick<PracticeBank, 'pullOut' | 'confuseReports' | 'text'> {
  const port = (n: number): string => `simulated-${n}`
  return {
    pullOut: (n, seconds) => {
      cables.pull(port(n))
      setTimeout(() => cables.putBack(port(n)), seconds * 1000).unref()
    },
    confuseReports: (n) => {
      cables.modem(port(n))?.faults.arm({ kind: 'double-reports' })
      cables.modem(port(n))?.faults.arm({ kind: 'shuffled-reports' })
    },
    text: (from, words) => {
      const working = bank.modems().find((modem) => isUp(modem.status()))
      const index = working ? bank.modems().indexOf(working) : 0
      cables.modem(port(index + 1))?.receive(from, words)
    },
  }
}

const isUp = ({ state }: ModemStatus): boolean => state === 'ready' || state === 'busy'
const none = (): undefined => undefined
/** One phone in forty is off. */
const isOff = (number: string): boolean => Number(number.slice(-4)) % 40 === 7

const shown = (status: ModemStatus) => modemView(status, { hour: 0, day: 0 }, undefined)
