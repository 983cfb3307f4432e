import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { ReadStream } from 'node:tty'
import { ModemError } from '../errors.ts'
import { hasCode } from '../has-code.ts'

const { O_RDWR, O_NOCTTY, O_NONBLOCK } = constants
const how = O_RDWR | O_NOCTTY | O_NONBLOCK
/** A full one is tried again by the clock: a pty that is polled for room is read less often. */
const againMs = 5
const drainBytes = 65_536

/**
 * What Node.js has no call for, in the language that every Debian has. Descriptor 3 is the manager's
 * end: the other one is unlocked, nothing of what passes is changed, and its number is said. The
 * requests are TIOCSPTLCK, TCGETS, TCSETS and TIOCGPTN (asm-generic/ioctls.h), and a `termios` is
 * four words of flags, a line discipline and the control characters (asm-generic/termbits.h); to set
 * those of the manager sets those of the other end (pty(7), ioctl_tty(2)).
 */
const ioctls = `
  open(my $manager, '+<&=', 3) or die $!;
  my ($lock, $termios, $number) = (pack('i', 0), "\\0" x 64, pack('i', 0));
  ioctl($manager, 0x40045431, $lock) or die $!;
  ioctl($manager, 0x5401, $termios) or die $!;
  substr($termios, $_, 4) = pack('L', 0) for 0, 4, 12;
  ioctl($manager, 0x5402, $termios) or die $!;
  ioctl($manager, 0x80045430, $number) or die $!;
  print unpack('i', $number);
`

/** Both ends of a pty: this one stands for a modem, the other for the port that a host opens. */
export class PseudoTerminal {
  /** What a host opens. */
  readonly path: string
  readonly #manager: number
  readonly #reads: ReadStream
  /** The other end, held open: or the pty would end with the first program that closes it. */
  readonly #held: number
  #waiting: Uint8Array[] = []
  /** What is full is tried again then. */
  #again: NodeJS.Timeout | undefined
  #isOpen = true

  private constructor(manager: number, path: string, hear: (bytes: Uint8Array) => void) {
    this.path = path
    this.#manager = manager
    this.#held = openSync(path, how)
    this.#reads = new ReadStream(manager)
    this.#reads.on('error', () => undefined)
    this.#reads.on('data', (bytes: Buffer) => this.#isOpen && hear(bytes))
  }

  /** Rejects with ModemError `port-unavailable` where the machine has none to give. */
  static async open(hear: (bytes: Uint8Array) => void): Promise<PseudoTerminal> {
    let manager: number | undefined
    try {
      manager = openSync('/dev/ptmx', how)
      return new PseudoTerminal(manager, `/dev/pts/${await madeReady(manager)}`, hear)
    } catch (cause) {
      if (manager !== undefined) closeSync(manager)
      throw new ModemError('port-unavailable', 'no pty (it takes /dev/pts and perl)', { cause })
    }
  }

  /** Octets that wait until the host has read what was said before. */
  get unread(): number {
    return this.#waiting.reduce((sum, { length }) => sum + length, 0)
  }

  /** Words to the host, in order; what it does not read yet waits here. */
  say(bytes: Uint8Array): void {
    if (!this.#isOpen) return
    this.#waiting.push(Uint8Array.from(bytes))
    if (this.#again === undefined) this.#write()
  }

  /** Nothing is taken from the host until `resume`. */
  pause(): void {
    this.#reads.pause()
  }

  resume(): void {
    this.#reads.resume()
  }

  /** Whether there was anything that the host has not read; it is forgotten. */
  readAway(): boolean {
    this.#waiting = []
    try {
      return this.#isOpen && readSync(this.#held, Buffer.alloc(drainBytes)) > 0
    } catch (error) {
      if (hasCode(error, 'EAGAIN')) return false
      throw error
    }
  }

  /** Whoever has the other end open is hung up on. */
  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    clearTimeout(this.#again)
    closeSync(this.#held)
    this.#reads.destroy()
  }

  #write(): void {
    this.#again = undefined
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const taken = this.#taken(next)
      if (taken < next.length) {
        this.#waiting[0] = next.subarray(taken)
        this.#again = setTimeout(() => this.#write(), againMs)
        return
      }
      this.#waiting.shift()
    }
  }

  #taken(bytes: Uint8Array): number {
    try {
      return writeSync(this.#manager, bytes)
    } catch (error) {
      if (hasCode(error, 'EAGAIN')) return 0
      throw error
    }
  }
}

/** The number of the other end, which can be opened and passes everything on as it is. */
async function madeReady(manager: number): Promise<number> {
  const perl = spawn('perl', ['-e', ioctls], { stdio: ['ignore', 'pipe', 'pipe', manager] })
  const all = (stream: Readable | null) => stream?.toArray() ?? []
  const [said, complaint, [code]] = await Promise.all([
    all(perl.stdout),
    all(perl.stderr),
    once(perl, 'close'),
  ])
  if (code !== 0) throw new Error(Buffer.concat(complaint).toString('utf8').trim())
  return Number(Buffer.concat(said).toString('latin1'))
}
