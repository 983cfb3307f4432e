/** Samples as a program made them. */
export interface Spoken {
  readonly samples: Int16Array
  readonly rate: number
}

/** Something that says a text. */
export interface Voice {
  /** A sound is made again when another voice would say it. */
  readonly id: string
  /** Rejects when the program fails or hangs. */
  readonly say: (text: string) => Promise<Spoken>
}

/** Samples of 16 bits, low octet first. */
export function samplesOf(octets: Buffer): Int16Array {
  const samples = new Int16Array(octets.length >> 1)
  for (let i = 0; i < samples.length; i++) samples[i] = octets.readInt16LE(2 * i)
  return samples
}
