import { soundIn } from './audio-file.ts'

interface ModemFile {
  readonly octets: Buffer
  /** Undefined for what cannot be played. */
  readonly sound: Int16Array | undefined
}

/** `"UFS:m.wav"`, `C:/m.wav`, `C:\User\m.amr`: the same file by its last name, in any case. */
const keyOf = (name: string): string =>
  (
    name
      .replaceAll('"', '')
      .split(/[:/\\]/)
      .at(-1) ?? ''
  ).toUpperCase()

/** The files on a modem; they survive a power-off. */
export class ModemFiles {
  readonly #capacity: number
  readonly #files = new Map<string, ModemFile>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Octets that are free. */
  get free(): number {
    return [...this.#files.values()].reduce(
      (left, { octets }) => left - octets.length,
      this.capacity,
    )
  }

  get capacity(): number {
    return this.#capacity
  }

  /** A call may follow: what it sounds like is worked out at once. */
  put(name: string, octets: Buffer): void {
    this.#files.set(keyOf(name), { octets, sound: soundIn(octets) })
  }

  has(name: string): boolean {
    return this.#files.has(keyOf(name))
  }

  octets(name: string): Buffer | undefined {
    return this.#files.get(keyOf(name))?.octets
  }

  /** Its samples at 8 kHz; undefined when it is not there or cannot be played. */
  sound(name: string): Int16Array | undefined {
    return this.#files.get(keyOf(name))?.sound
  }

  remove(name: string): boolean {
    return this.#files.delete(keyOf(name))
  }
}
