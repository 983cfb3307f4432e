import { openBank } from '../hardware/bank.ts'
import { modemFinder } from '../hardware/discovery.ts'
import type { BankPorts, IncomingPdu, ModemBank, ModemConfig } from '../hardware/modem.ts'
import { openSerialWire } from '../hardware/serial-wire.ts'
import { type Config, defaultLimits } from './config.ts'
import { plugSimulated, type SimulatedLife } from './simulated-bank.ts'
import type { Store } from './store/store.ts'

/** What the bank of a configuration needs. */
export interface ModemBankOptions {
  readonly config: Config
  readonly store: Store
  readonly now: () => number
  readonly log: BankPorts['log']
  /** Resolves when what was received is durable. */
  readonly receive: (incoming: IncomingPdu) => Promise<void>
  /** What a caller is to hear; undefined hangs up. */
  readonly answer: NonNullable<BankPorts['answer']>
  /** What goes on at the other end of simulated modems. */
  readonly life?: SimulatedLife
}

/** Opens the modems that the configuration names, finds or simulates. */
export function openModems({
  config,
  store,
  now,
  log,
  receive,
  answer,
  life,
}: ModemBankOptions): ModemBank {
  const ports: BankPorts = {
    now,
    log,
    receive,
    answer,
    remember: ({ key, value }) => {
      const by = { kind: 'system', id: 'bank' } as const
      store
        .append([{ type: 'modem.remembered', key, value }], by)
        .catch((error: unknown) =>
          log('warn', 'modem-not-remembered', { key, error: String(error) }),
        )
    },
    recall: (key) => store.state.memories.get(key),
  }
  if (Array.isArray(config.modems)) {
    return openBank({ modems: config.modems, openWire: openSerialWire, ports })
  }
  if (config.modems === 'discover') {
    return openBank({ modems: discoverer(), openWire: openSerialWire, ports })
  }
  const { simulated: count, secondsPerPart } = config.modems as {
    simulated: number
    secondsPerPart: number
  }
  const bank = plugSimulated({ count, secondsPerPart, now, ...(life ? { life } : {}) })
  return openBank({ modems: bank.configs, openWire: bank.openWire, ports })
}

/** What is plugged in, asked again and again. */
function discoverer(): () => Promise<readonly ModemConfig[]> {
  const find = modemFinder(openSerialWire)
  return async () => {
    const ports = await find()
    return ports.map(({ path, usb, audio }) => ({
      port: path,
      usb,
      profile: 'auto',
      limits: defaultLimits,
      ...(audio === undefined ? {} : { audio, isAudioFound: true as const }),
    }))
  }
}
