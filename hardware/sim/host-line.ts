import type { Timers } from '../timers.ts'
import type { Upload } from './command.ts'
import type { Faults } from './faults.ts'
import type { Settings } from './settings.ts'

const ctrlZ = '\x1a'
const esc = '\x1b'
/** Every so many answers a modem that has not been stilled says something of its own. */
const chatterEvery = 5

export interface HostLinePorts {
  readonly timers: Timers
  readonly faults: Faults
  readonly random: () => number
  readonly commandMs: number
  /** Lines the family throws in. */
  readonly noise: readonly string[]
  readonly settings: () => Settings
  readonly onCommand: (line: string) => void
  /** What came after the prompt; `isSent` when Ctrl-Z ended it, not ESC. */
  readonly onText: (text: string, isSent: boolean) => void
}

/** The modem's end of the serial line: cuts what the host says, and says what the modem answers. */
export class HostLine {
  readonly #ports: HostLinePorts
  #rest = ''
  #isAtPrompt = false
  #upload: Upload | undefined
  #giveUp: () => void = () => undefined
  #answers = 0
  #say: (bytes: Uint8Array) => void = () => undefined

  constructor(ports: HostLinePorts) {
    this.#ports = ports
  }

  /** Where its words go; one listener, as one cable. */
  onSay(listener: (bytes: Uint8Array) => void): void {
    this.#say = listener
  }

  /** Power-on: half a line and an open prompt are forgotten. */
  forget(): void {
    this.#rest = ''
    this.#isAtPrompt = false
    this.#upload = undefined
    this.#giveUp()
  }

  hear(bytes: Uint8Array): void {
    if (this.#ports.faults.is('silent')) return
    this.#rest += Buffer.from(bytes).toString('latin1')
    while (this.#upload ? this.#hearOctets(this.#upload) : this.#hearPiece());
  }

  /** The prompt of 27.005 §3.5.1: no line end after it. */
  prompt(): void {
    this.#isAtPrompt = true
    this.#raw('\r\n> ')
  }

  /** Asks for octets that are no text: what comes next is theirs, whatever it looks like. */
  takeOctets(upload: Upload): void {
    this.#upload = upload
    this.#giveUpLater(upload)
    this.#raw(`\r\n${upload.opening}`)
  }

  /** An answer, after the time the modem thinks. */
  answer(...lines: readonly string[]): void {
    if (lines.length === 0) return
    const { commandMs, timers } = this.#ports
    this.#answers += 1
    const say = () => this.tell(...this.#chatter(), ...lines)
    if (commandMs === 0) say()
    else timers.after(commandMs, say)
  }

  /** Lines, at once. */
  tell(...lines: readonly string[]): void {
    const { faults, noise } = this.#ports
    const thrownIn = faults.is('noise') ? ['RING', ...noise] : []
    const [first, ...others] = lines
    const all = others.length > 0 ? [first, ...thrownIn, ...others] : [...thrownIn, first]
    this.#raw(all.map((line) => `\r\n${line}\r\n`).join(''))
  }

  /** A command, or what follows the prompt; false when it has not ended yet. */
  #hearPiece(): boolean {
    const isText = this.#isAtPrompt
    const end = firstOf(this.#rest, isText ? [ctrlZ, esc] : ['\r', esc])
    if (end < 0) return false
    const piece = this.#rest.slice(0, end)
    const sign = this.#rest[end]
    this.#rest = this.#rest.slice(end + 1)
    if (isText) this.#hearText(piece, sign === ctrlZ)
    else if (sign !== esc) this.#hearCommand(piece.trim())
    return true
  }

  #giveUpLater({ seconds, taken }: Upload): void {
    this.#giveUp()
    this.#giveUp = this.#ports.timers.after(seconds * 1_000, () => {
      this.#upload = undefined
      this.#rest = ''
      this.answer(...taken(undefined))
    })
  }

  /** False until all of them are there. */
  #hearOctets(upload: Upload): boolean {
    this.#giveUpLater(upload)
    if (this.#rest.length < upload.octets) return false
    const octets = Buffer.from(this.#rest.slice(0, upload.octets), 'latin1')
    this.#rest = this.#rest.slice(upload.octets)
    this.#upload = undefined
    this.#giveUp()
    this.answer(...upload.taken(octets))
    return true
  }

  #chatter(): readonly string[] {
    const { noise, settings } = this.#ports
    if (settings().isStill || this.#answers % chatterEvery !== 0) return []
    return noise.filter((line) => line.startsWith('^'))
  }

  #hearCommand(line: string): void {
    if (line === '') return
    if (this.#ports.settings().hasEcho) this.#raw(`${line}\r`)
    this.#ports.onCommand(line)
  }

  #hearText(text: string, isSent: boolean): void {
    this.#isAtPrompt = false
    if (this.#ports.settings().hasEcho) this.#raw(text)
    this.#ports.onText(text, isSent)
  }

  #raw(text: string): void {
    const { faults } = this.#ports
    if (faults.is('silent')) return
    const garbled = faults.use('garbage') ? `\xff\x00~${text}` : text
    const bytes = Buffer.from(garbled, 'latin1')
    for (const chunk of this.#chunks(bytes)) this.#say(chunk)
  }

  *#chunks(bytes: Uint8Array): Generator<Uint8Array> {
    const split = this.#ports.faults.is('split')
    if (!split) return yield bytes
    const most = split.mostBytes ?? 1
    for (let from = 0; from < bytes.length; ) {
      const size = 1 + Math.floor(this.#ports.random() * most)
      yield bytes.subarray(from, from + size)
      from += size
    }
  }
}

/** Where the first of `signs` is, -1 when there is none. */
function firstOf(text: string, signs: readonly string[]): number {
  const places = signs.map((sign) => text.indexOf(sign)).filter((at) => at >= 0)
  return places.length > 0 ? Math.min(...places) : -1
}
