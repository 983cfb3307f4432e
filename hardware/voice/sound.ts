import { createHash } from 'node:crypto'

/** Samples a second of everything a telephone call carries here (narrow band, ITU-T G.711 §2). */
export const soundRate = 8_000

/** A piece of sound: 8 kHz, mono, 16 bits signed. */
export interface Sound {
  /** The same samples have the same id: a modem that has it is not given it again. */
  readonly id: string
  readonly samples: Int16Array
}

/** The sound of these samples. */
export function soundOf(samples: Int16Array): Sound {
  const octets = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
  return { id: createHash('sha256').update(octets).digest('hex').slice(0, 16), samples }
}

/** How long a sound lasts, in seconds. */
export const secondsOf = ({ samples }: Sound): number => samples.length / soundRate
