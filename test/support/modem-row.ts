import { openBank } from '../../hardware/bank.ts'
import type { IncomingPdu, ModemBank, ModemStatus } from '../../hardware/modem.ts'
import type { OnAirPart } from '../../hardware/sim/options.ts'
import { audioPortOf, SimulatedPorts } from '../../hardware/sim/sim-wire.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import type { State } from '../../src/domain/state.ts'
import type { VirtualTime } from './virtual-time.ts'

const dialects = ['quectel-ec2x', 'simcom-7600', 'generic', 'cinterion']
const secondsPerPart = 1
const noLimits = { perHour: null, perDay: null }

export type Options = Partial<ConstructorParameters<typeof SimulatedModem>[0]>

export interface Surroundings {
  readonly time: VirtualTime
  readonly state: State
  readonly receive: (pdu: IncomingPdu) => Promise<void>
  /** Of the nth SIM; no limit where nothing is said. */
  readonly limits?: (n: number) => ModemStatus['limits']
  /** A second port for what is said in calls. */
  readonly hasSound?: boolean
}

export const portOf = (n: number): string => `/dev/modem${n}`

/** A real bank on simulated modems of mixed make and two operators, all on virtual time. */
export class ModemRow {
  readonly ports = new SimulatedPorts()
  readonly modems: readonly SimulatedModem[]
  readonly bank: ModemBank
  readonly #time: VirtualTime

  constructor(size: number, traits: (n: number) => Options, around: Surroundings) {
    const { time, state, limits = () => noLimits, hasSound = false } = around
    this.#time = time
    this.modems = Array.from({ length: size }, (_, n) => this.#plug(n, traits(n)))
    this.bank = openBank({
      modems: this.modems.map((_, n) => ({
        port: portOf(n),
        profile: 'auto',
        limits: limits(n),
        pin: '0000',
        ...(hasSound ? { audio: audioPortOf(portOf(n)) } : {}),
      })),
      openWire: this.ports.open,
      timers: time.timers,
      ports: {
        now: time.now,
        receive: around.receive,
        remember: ({ key, value }) => void state.memories.set(key, value),
        recall: (key) => state.memories.get(key),
        log: () => undefined,
      },
    })
  }

  /** Everything that was on the air, oldest first. */
  onAir(): readonly OnAirPart[] {
    return this.modems.flatMap((modem) => modem.onAir).sort((a, b) => a.at - b.at)
  }

  areReady = (): boolean => this.bank.modems().every((modem) => modem.isAvailable())

  #plug(n: number, options: Options): SimulatedModem {
    const modem = new SimulatedModem({
      id: `${n}`,
      dialect: dialects[n % dialects.length] ?? 'generic',
      imei: `35000000000000${n}`,
      iccid: `893144000000000000${n}`,
      operator: n % 2 === 0 ? '20408' : '20416',
      secondsPerPart,
      timers: this.#time.timers,
      now: this.#time.now,
      ...options,
    })
    this.ports.plug(portOf(n), modem)
    return modem
  }
}
