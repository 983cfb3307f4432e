import type { ModemConfig } from '../hardware/modem.ts'
import { SimulatedPorts } from '../hardware/sim/sim-wire.ts'
import { SimulatedModem } from '../hardware/sim/simulated-modem.ts'
import { realTimers } from '../hardware/timers.ts'
import type { OpenWire } from '../hardware/wire.ts'

/** Modems made of software, of mixed make and two operators. */
export interface SimulatedBank {
  readonly cables: SimulatedPorts
  readonly configs: readonly ModemConfig[]
  readonly openWire: OpenWire
}

const makes = ['quectel-ec2x', 'simcom-7600', 'huawei-lte', 'quectel-ec2x'] as const
const operators = ['20408', '20416'] as const

/** So many simulated modems, without limits. */
export function plugSimulated(options: {
  readonly count: number
  readonly secondsPerPart: number
  readonly now: () => number
  readonly isOff?: (number: string) => boolean
}): SimulatedBank {
  const cables = new SimulatedPorts()
  const configs = Array.from({ length: options.count }, (_, i): ModemConfig => {
    const port = `simulated-${i + 1}`
    const number = String(i + 1).padStart(3, '0')
    cables.plug(
      port,
      new SimulatedModem({
        id: port,
        dialect: makes[i % makes.length] ?? 'generic',
        imei: `860000000000${number}`,
        iccid: `8931000000000000${number}`,
        operator: operators[i % operators.length] ?? '20408',
        secondsPerPart: options.secondsPerPart,
        secondsPerFollowUpPart: options.secondsPerPart * 0.7,
        timers: realTimers,
        now: options.now,
        ...(options.isOff ? { isOff: options.isOff } : {}),
      }),
    )
    return { port, profile: 'auto', limits: { perHour: null, perDay: null } }
  })
  return { cables, configs, openWire: cables.open }
}
