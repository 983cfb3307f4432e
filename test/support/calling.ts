import type { Callee } from '../../hardware/sim/callee.ts'
import type { SimulatedModemOptions } from '../../hardware/sim/options.ts'
import { octetsOf } from '../../hardware/sim/sound-line.ts'
import { Terminal } from './terminal.ts'

/** Those that make calls. */
export const families = [
  'quectel-ec2x',
  'simcom-7600',
  'simcom-a76',
  'simcom-800',
  'huawei-3g',
] as const
export type Family = (typeof families)[number]

const setUp: Record<Family, readonly string[]> = {
  'quectel-ec2x': ['AT+QINDCFG="ccinfo",1,0', 'AT+QTONEDET=1'],
  'simcom-7600': ['AT+CVHU=0', 'AT+CLCC=1', 'AT+DDET=1'],
  'simcom-a76': ['AT+CVHU=0', 'AT+CLCC=1', 'AT+DDET=1'],
  'simcom-800': ['AT+DDET=1'],
  'huawei-3g': ['AT^CURC=1', 'AT^DDTMFCFG=0,1'],
}

/** A terminal on a modem of a family that is ready to call somebody. */
export async function calling(
  dialect: Family,
  callee?: Callee,
  more: Partial<SimulatedModemOptions> = {},
): Promise<Terminal> {
  const options = { dialect, ...more, ...(callee ? { callee: () => callee } : {}) }
  const terminal = await new Terminal(options).ready()
  for (const line of setUp[dialect]) {
    const answer = await terminal.ask(line)
    if (answer.at(-1) !== 'OK') throw new Error(`${line}: ${answer}`)
  }
  await terminal.ask('AT+CLIP=1')
  return terminal
}

/** The sound of a sine, 8 kHz. */
export const tone = (seconds: number, level = 8_000, hz = 500): Int16Array =>
  Int16Array.from({ length: seconds * 8_000 }, (_, i) =>
    Math.round(level * Math.sin((2 * Math.PI * hz * i) / 8_000)),
  )

/** A WAV file of 16 bits mono. */
export function wavOf(samples: Int16Array, rate = 8_000): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + samples.length * 2, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.length * 2, 40)
  return Buffer.concat([head, octetsOf(samples)])
}

/** How strong a frequency is in samples, as an amplitude. */
export function strength(samples: Int16Array, hz: number): number {
  let [sine, cosine] = [0, 0]
  samples.forEach((sample, i) => {
    sine += sample * Math.sin((2 * Math.PI * hz * i) / 8_000)
    cosine += sample * Math.cos((2 * Math.PI * hz * i) / 8_000)
  })
  return (2 * Math.hypot(sine, cosine)) / samples.length
}
