import type { ModemConfig } from '../hardware/modem.ts'
import type { Callee } from '../hardware/sim/callee.ts'
import type { OnAirPart } from '../hardware/sim/options.ts'
import { audioPortOf, SimulatedPorts } from '../hardware/sim/sim-wire.ts'
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

/** What the people and the operator do at the other end of simulated modems. */
export interface SimulatedLife {
  readonly isOff: (number: string) => boolean
  /** What becomes of a call. */
  readonly callee: (number: string) => Callee
  /** What somebody texts back, and when. */
  readonly reply: (
    number: string,
  ) => { readonly text: string; readonly afterSeconds: number } | undefined
  /** After so many parts the operator blocks the SIM of modem `n` (1-based) for a while. */
  readonly block: (
    n: number,
  ) => { readonly afterParts: number; readonly seconds: number } | undefined
}

const callBarred = 10

/** So many simulated modems, without limits. */
export function plugSimulated(options: {
  readonly count: number
  readonly secondsPerPart: number
  readonly now: () => number
  readonly life?: SimulatedLife
}): SimulatedBank {
  const { life } = options
  const cables = new SimulatedPorts()
  const configs = Array.from({ length: options.count }, (_, i): ModemConfig => {
    const port = `simulated-${i + 1}`
    const number = String(i + 1).padStart(3, '0')
    const make = makes[i % makes.length] ?? 'generic'
    const modem = new SimulatedModem({
      id: port,
      dialect: make,
      imei: `860000000000${number}`,
      iccid: `8931000000000000${number}`,
      operator: operators[i % operators.length] ?? '20408',
      secondsPerPart: options.secondsPerPart,
      secondsPerFollowUpPart: options.secondsPerPart * 0.7,
      timers: realTimers,
      now: options.now,
      ...(life
        ? { isOff: life.isOff, callee: life.callee, onAir: (part) => answer(modem, life, part) }
        : {}),
    })
    const block = life?.block(i + 1)
    if (block) modem.faults.arm({ kind: 'refuse', code: callBarred, ...block })
    cables.plug(port, modem)
    const limits = { perHour: null, perDay: null }
    // Its sound goes over a second port, as the others' goes by a file.
    const audio = make === 'simcom-7600' ? { audio: audioPortOf(port) } : {}
    return { port, profile: 'auto', limits, ...audio }
  })
  return { cables, configs, openWire: cables.open }
}

/** A reply comes to the modem that sent, after the whole message. */
function answer(modem: SimulatedModem, life: SimulatedLife, part: OnAirPart): void {
  const { concatenation, to } = part
  if (concatenation && concatenation.sequence < concatenation.parts) return
  const reply = life.reply(to)
  if (reply) realTimers.after(reply.afterSeconds * 1000, () => modem.receive(to, reply.text))
}
