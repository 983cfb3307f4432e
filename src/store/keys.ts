import { createCipheriv } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keyIn, keyOctets, nonceOctets, unsealed } from './key-room.ts'
import { RandomOctets } from './random-octets.ts'
import { writeWhole } from './write-whole.ts'

/**
 * One key per person in a file apart: 32 octets a slot. Overwriting a slot erases that person from
 * the journal, the snapshots and every old copy of them at once. Keep it out of backups of those.
 */
export class KeyFile {
  readonly #file: FileHandle
  readonly #random = new RandomOctets()
  #keys: Buffer
  #count: number
  #written: number

  private constructor(file: FileHandle, keys: Buffer) {
    this.#file = file
    this.#keys = keys
    this.#count = Math.floor(keys.length / keyOctets)
    this.#written = this.#count
  }

  static async open(dataDir: string): Promise<KeyFile> {
    const folder = join(dataDir, 'keys')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, 'people.keys')
    const file = await open(path, 'a+', 0o600)
    await file.close()
    return new KeyFile(await open(path, 'r+'), await readFile(path))
  }

  /** Whether there ever was a key. */
  get isUsed(): boolean {
    return this.#count > 0
  }

  /** A fresh key's slot; durable after the next `flush`. */
  create(): number {
    const slot = this.#count
    this.#count += 1
    if (this.#count * keyOctets > this.#keys.length) {
      this.#keys = Buffer.concat([this.#keys, Buffer.alloc(Math.max(65_536, this.#keys.length))])
    }
    this.#random.fill(this.#keys.subarray(slot * keyOctets, (slot + 1) * keyOctets))
    return slot
  }

  /** Writes new keys; must be done before anything sealed with them is written. */
  async flush(): Promise<void> {
    if (this.#written === this.#count) return
    const from = this.#written * keyOctets
    const until = this.#count * keyOctets
    await writeWhole(this.#file, this.#keys.subarray(from, until), from)
    await this.#file.datasync()
    this.#written = until / keyOctets
  }

  /** Whether the key of a slot was not destroyed. */
  isKept(slot: number): boolean {
    return this.#key(slot) !== undefined
  }

  /** Overwrites keys; what they sealed can never be read again. */
  async destroy(slots: readonly number[]): Promise<void> {
    const kept = slots.filter((slot) => this.isKept(slot)).sort((a, b) => a - b)
    for (const slot of kept) this.#keys.fill(0, slot * keyOctets, (slot + 1) * keyOctets)
    for (const [first, last] of runsOf(kept)) {
      const [from, until] = [first * keyOctets, (last + 1) * keyOctets]
      await writeWhole(this.#file, this.#keys.subarray(from, until), from)
    }
    if (kept.length > 0) await this.#file.datasync()
  }

  /** AES-256-GCM, base64, bound to `about`. */
  seal(slot: number, about: string, value: unknown): string {
    const key = this.#key(slot)
    if (!key) throw new Error(`key ${slot} is gone`)
    const nonce = this.#random.fill(Buffer.alloc(nonceOctets))
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
    const body = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
  }

  /** The value, or undefined when its key was destroyed. A forged one throws, and a lost key. */
  unseal(slot: number, about: string, sealed: string): unknown {
    const json = unsealed(this.kept, { slot, about, sealed })
    return json && JSON.parse(json.toString('utf8'))
  }

  /** All keys there are by now. */
  get kept(): Buffer {
    return this.#keys.subarray(0, this.#count * keyOctets)
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  #key(slot: number): Buffer | undefined {
    return slot < this.#count ? keyIn(this.#keys, slot) : undefined
  }
}

/** Neighbours together, as first and last: those of one import are overwritten in one go. */
function runsOf(sorted: readonly number[]): readonly [first: number, last: number][] {
  const runs: [number, number][] = []
  for (const slot of sorted) {
    const run = runs.at(-1)
    if (run && slot - run[1] <= 1) run[1] = slot
    else runs.push([slot, slot])
  }
  return runs
}
