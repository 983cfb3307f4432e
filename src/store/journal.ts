import { constants, type FileHandle, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeWhole } from './write-whole.ts'

const reserveOctets = 8 << 20
/** With less room than this the reserve would be what fills the disk. */
const leastFreeOctets = 4 * reserveOctets

/** What a journal file does when its disk does. */
export interface JournalPorts {
  readonly log: (
    level: 'info' | 'warn' | 'error',
    event: string,
    fields: Record<string, unknown>,
  ) => void
  /** A failed write: nothing that was acknowledged can be trusted any more. Never returns. */
  readonly die: (error: unknown) => void
}

interface Waiting {
  readonly line: Buffer
  readonly resolve: () => void
}

/**
 * How a journal file has to be open: a write returns once its octets are on the disk (open(2),
 * O_DSYNC). It is the same promise as fdatasync, for one visit to the thread pool instead of two.
 */
export const durableWrites = constants.O_RDWR | constants.O_DSYNC

/**
 * One append-only file, open with `durableWrites`. Everything that waits is written together; on a
 * full disk a reserve is given up so that running work can still be recorded.
 */
export class Journal {
  readonly #ports: JournalPorts
  readonly #reserve: string
  readonly #beforeWrite: () => Promise<void>
  readonly #file: FileHandle
  #offset: number
  #waiting: Waiting[] = []
  #flushing: Promise<void> | undefined
  #isLow = false
  #hasReserve = true

  constructor(
    file: FileHandle,
    offset: number,
    options: { folder: string; ports: JournalPorts; beforeWrite: () => Promise<void> },
  ) {
    this.#file = file
    this.#offset = offset
    this.#ports = options.ports
    this.#beforeWrite = options.beforeWrite
    this.#reserve = reserveIn(options.folder)
  }

  get size(): number {
    return this.#offset
  }

  /** The reserve is given up: new work is to be refused. */
  get isLow(): boolean {
    return this.#isLow
  }

  /** Takes the place of `before`: what that one gave of the reserve stays for running work. */
  follow(before: Journal): void {
    this.#isLow ||= before.#isLow
  }

  /** Without it what runs stops when the disk is full, and there is nothing left to give up. */
  get hasReserve(): boolean {
    return this.#hasReserve
  }

  /** Resolves when the line is durable. */
  append(line: Buffer): Promise<void> {
    const durable = new Promise<void>((resolve) => this.#waiting.push({ line, resolve }))
    this.#flushing ??= this.#flush()
    return durable
  }

  /** Writes all that waits, and ends. */
  async close(): Promise<void> {
    while (this.#flushing !== undefined) await this.#flushing
    await this.#file.close()
  }

  /** Makes the reserve, or makes it again once there is room. */
  async keepReserve(): Promise<number> {
    const free = await freeIn(dirname(this.#reserve))
    const isRoom = free > leastFreeOctets
    const hadReserve = this.#hasReserve
    this.#hasReserve = await (isRoom ? reserveAt(this.#reserve) : isReserveAt(this.#reserve)).catch(
      () => false,
    )
    if (isRoom) this.#isLow = false
    if (hadReserve && !this.#hasReserve) this.#ports.log('warn', 'no-reserve', { free })
    return free
  }

  async #flush(): Promise<void> {
    // What is written at once goes to the disk together: an answer from a modem and the next
    // hand-over to it cost one write, not two. What comes after that waits for the next write.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      await this.#write(Buffer.concat(batch.map(({ line }) => line)))
      for (const { resolve } of batch) resolve()
    }
    this.#flushing = undefined
  }

  async #write(octets: Buffer): Promise<void> {
    for (;;) {
      try {
        await this.#beforeWrite()
        await writeWhole(this.#file, octets, this.#offset)
        break
      } catch (error) {
        await this.#makeRoom(error)
      }
    }
    this.#offset += octets.length
  }

  /** A full disk: nothing half written stays, the reserve goes, and it is tried again. */
  async #makeRoom(error: unknown): Promise<void> {
    if (!isNoSpace(error)) return this.#ports.die(error)
    await this.#file.truncate(this.#offset)
    this.#ports.log('error', 'disk-full', { isReserveLeft: !this.#isLow })
    if (this.#isLow) await new Promise((resolve) => setTimeout(resolve, 1000))
    this.#isLow = true
    this.#hasReserve = false
    await rm(this.#reserve, { force: true })
  }
}

const reserveIn = (folder: string): string => join(folder, 'reserve')

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Whether a folder that exists has a reserve, or the room for one. */
export async function hasRoom(folder: string): Promise<boolean> {
  return (await freeIn(folder)) > leastFreeOctets || (await isReserveAt(reserveIn(folder)))
}

const isNoSpace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

/** Writes the reserve unless it is there: it is looked at every half minute. */
async function reserveAt(path: string): Promise<true> {
  if (!(await isReserveAt(path))) await writeFile(path, Buffer.alloc(reserveOctets, 1))
  return true
}

async function isReserveAt(path: string): Promise<boolean> {
  const known = await stat(path).catch(() => undefined)
  return known?.size === reserveOctets
}
