import type { Timers } from '../../hardware/timers.ts'
import type { Wire } from '../../hardware/wire.ts'

const ctrlZ = '\x1a'
const esc = '\x1b'
const commandEnd = new RegExp(`[\r${esc}]`)
const atPromptEnd = new RegExp(`[${ctrlZ}${esc}]`)

/** What a scripted modem does at a command, a hand-over or an ESC. */
export interface Reaction {
  /** Octets as they are, CR and LF included. */
  readonly says: string
  /** How long it thinks; it thinks about one thing at a time. */
  readonly afterMs?: number
  /** How many octets it then takes as they are, as one thing it hears. */
  readonly takes?: number
  /** It hangs up when it has said that. */
  readonly hangsUp?: boolean
}

/** A modem that reacts as a test says, one thing after the other, cut into chunks as a test says. */
export class ScriptedModem {
  readonly wire: Wire
  /** Commands without their CR, hand-overs with their Ctrl-Z, and ESC. */
  readonly heard: string[] = []
  /** Whether it hears nothing while it thinks, as V.250 §5.6 lets it. */
  isDeafWhileBusy = false
  readonly #timers: Timers
  readonly #react: (heard: string) => Reaction
  /** How long each next chunk is; one octet where nothing is said. */
  readonly #nextSize: () => number
  #rest = ''
  #busyUntil = 0
  #isAtPrompt = false
  #counted = 0
  #hear: (bytes: Uint8Array) => void = () => undefined
  #closers: ((reason?: Error) => void)[] = []

  constructor(timers: Timers, react: (heard: string) => Reaction, nextSize = () => 4096) {
    this.#timers = timers
    this.#react = react
    this.#nextSize = nextSize
    this.wire = {
      onData: (listener) => {
        this.#hear = listener
      },
      onClose: (listener) => void this.#closers.push(listener),
      close: async () => this.hangUp(),
      pending: () => 0,
      write: (bytes) => this.#take(Buffer.from(bytes).toString('latin1')),
    }
  }

  hangUp(reason?: Error): void {
    for (const close of this.#closers.splice(0)) close(reason)
    this.#hear = () => undefined
  }

  /** Says `text` now, unasked. */
  says(text: string): void {
    const bytes = Buffer.from(text, 'latin1')
    for (let from = 0; from < bytes.length; ) {
      const size = Math.max(1, this.#nextSize())
      this.#hear(bytes.subarray(from, from + size))
      from += size
    }
  }

  #take(text: string): void {
    this.#rest += text
    if (this.#counted > 0 && !this.#takeCounted()) return
    for (let end = this.#end(); end >= 0; end = this.#end()) {
      const sign = this.#rest[end]
      const before = this.#rest.slice(0, end)
      this.#rest = this.#rest.slice(end + 1)
      this.#isAtPrompt = false
      if (sign === esc) this.#meet(esc)
      else if (before !== '') this.#meet(sign === ctrlZ ? `${before}${ctrlZ}` : before)
    }
  }

  /** Whether all that was announced has come. */
  #takeCounted(): boolean {
    if (this.#rest.length < this.#counted) return false
    const octets = this.#rest.slice(0, this.#counted)
    this.#rest = this.#rest.slice(this.#counted)
    this.#counted = 0
    this.#meet(octets)
    return true
  }

  #end(): number {
    return this.#rest.search(this.#isAtPrompt ? atPromptEnd : commandEnd)
  }

  #meet(heard: string): void {
    if (this.isDeafWhileBusy && this.#timers.now() < this.#busyUntil) return
    this.heard.push(heard)
    const { says, afterMs = 1, takes = 0, hangsUp = false } = this.#react(heard)
    this.#busyUntil = Math.max(this.#busyUntil, this.#timers.now()) + afterMs
    this.#timers.after(this.#busyUntil - this.#timers.now(), () => {
      if (takes === 0 && says.includes('\n> ')) this.#isAtPrompt = true
      this.#counted = takes
      this.says(says)
      if (hangsUp) this.hangUp(new Error('unplugged'))
    })
  }
}

/** Lines as a modem says them (V.250 §5.7.1). */
export const spoken = (...lines: readonly string[]): string =>
  lines.map((line) => `\r\n${line}\r\n`).join('')
