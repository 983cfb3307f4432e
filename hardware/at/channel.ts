import { ModemError } from '../errors.ts'
import type { Timers } from '../timers.ts'
import type { Wire } from '../wire.ts'
import { type AtCommand, type HandOver, question } from './command.ts'
import type { ModemEvent } from './events.ts'
import { Exchange, nameOf } from './exchange.ts'
import { handOver } from './hand-over.ts'
import { Tokenizer } from './lines.ts'
import { Unasked } from './unasked.ts'

const esc = '\x1b'
const probes = 4
const probePrefix = '+CMEE:'
/** Its answer proves that all before it were given: a modem answers in order. */
const probe = { ...question('AT+CMEE?', probePrefix, 500), mustHaveLine: true }

/** What a channel tells its owner. */
export interface ChannelPorts {
  readonly timers: Timers
  readonly onEvent: (event: ModemEvent) => void
  /** Every line both ways, unmasked; the owner masks before it logs. */
  readonly onLine?: (direction: 'in' | 'out', line: string) => void
}

/** One AT conversation: asks one command at a time and passes every other line on as an event. */
export class AtChannel {
  readonly #wire: Wire
  readonly #ports: ChannelPorts
  readonly #unasked: Unasked
  readonly #tokenizer = new Tokenizer()
  #current: Exchange<unknown> | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #isInSync = false
  /** Probes whose answer has not been seen; it may still come. */
  #unanswered = 0
  #isClosed = false
  #onPrompt: (() => void) | undefined

  constructor(wire: Wire, ports: ChannelPorts) {
    this.#wire = wire
    this.#ports = ports
    this.#unasked = new Unasked(ports.timers, ports.onEvent)
    wire.onData((bytes) => this.#hear(bytes))
    wire.onClose((reason) => this.#close(reason))
  }

  get isOpen(): boolean {
    return !this.#isClosed
  }

  /** Waits for its turn, sends, and settles exactly once, whatever the modem does. */
  ask<T>(command: AtCommand<T>): Promise<T> {
    return this.#inTurn(() => this.#asked(command))
  }

  /**
   * ESC, drain, and a question whose answer cannot be an earlier one's: a late OK is never taken
   * for the next command's. Waits for its turn; rejects when nothing answers within 2 s.
   */
  resync(): Promise<void> {
    return this.#inTurn(() => this.#resync())
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #asked<T>(command: AtCommand<T>): Promise<T> {
    if (!this.#isInSync) await this.#resync()
    return this.#send(command)
  }

  async #resync(): Promise<void> {
    this.#isInSync = false
    this.#tokenizer.drain()
    this.#unasked.forget()
    this.#write(`${esc}\r`)
    // Answers to probes of an earlier resync prove nothing about what was asked since.
    let stale = this.#unanswered
    for (let left = probes; !this.#isInSync; ) {
      try {
        this.#unanswered += 1
        const answers = await this.#send(probe)
        this.#isInSync = answers.length > stale
        stale -= answers.length
      } catch (error) {
        left -= 1
        if (this.#isClosed || left === 0) throw error
        if (left < probes - 1) continue
        // One that was left without result codes, or with numbers for them, would never answer.
        this.#write('ATQ0V1\r')
        stale = this.#unanswered
      }
    }
  }

  #send<T>(command: AtCommand<T>): Promise<T> {
    const exchange = new Exchange(command)
    if (this.#isClosed) {
      exchange.fail(new ModemError('port-closed', `${nameOf(command.line)}: the port is closed`))
      return exchange.settled
    }
    if (command.mayWrite && !command.mayWrite()) {
      exchange.fail(new ModemError('withdrawn', `${nameOf(command.line)}: withdrawn`))
      return exchange.settled
    }
    this.#current = exchange as Exchange<unknown>
    let cancel = (): void => undefined
    const expireAfter = (ms: number): void => {
      cancel()
      cancel = this.#ports.timers.after(ms, () => this.#expire(exchange, ms))
    }
    expireAfter(command.timeoutMs)
    this.#write(`${command.line}\r`)
    if (command.handOver) {
      handOver(exchange, command.handOver, {
        timers: this.#ports.timers,
        prompted: this.#prompted(command.handOver),
        write: (octets) => {
          expireAfter(command.answerMs ?? command.timeoutMs)
          this.#write(octets.toString('latin1'))
        },
        pour: (octets) => {
          expireAfter(command.answerMs ?? command.timeoutMs)
          this.#pour(octets)
        },
        takeBack: (code) => this.#takeBack(exchange, code),
      })
    }
    const over = (): void => {
      cancel()
      this.#tokenizer.awaitPrompt(false)
      this.#onPrompt = undefined
      if (this.#current === exchange) this.#current = undefined
    }
    return exchange.settled.finally(over)
  }

  #prompted({ invitation }: HandOver): Promise<void> {
    this.#tokenizer.awaitPrompt(invitation === undefined)
    return new Promise((resolve) => {
      this.#onPrompt = resolve
    })
  }

  /** Nothing is handed over: ESC, and the next command begins with a resync. */
  #takeBack<T>(exchange: Exchange<T>, code: 'no-prompt' | 'withdrawn'): void {
    if (exchange.isOver) return
    this.#isInSync = false
    this.#write(esc)
    exchange.fail(new ModemError(code, `${nameOf(exchange.command.line)}: ${code}`))
  }

  #expire<T>(exchange: Exchange<T>, ms: number): void {
    this.#isInSync = false
    const { line } = exchange.command
    exchange.fail(new ModemError('at-timeout', `${nameOf(line)} had no answer in ${ms} ms`))
  }

  #hear(bytes: Uint8Array): void {
    for (const token of this.#tokenizer.push(bytes)) {
      if (token.kind === 'prompt') this.#onPrompt?.()
      else this.#hearLine(token.text)
    }
  }

  #hearLine(line: string): void {
    this.#ports.onLine?.('in', line)
    if (line.startsWith(probePrefix)) this.#unanswered = Math.max(0, this.#unanswered - 1)
    if (this.#unasked.takes(line)) return
    if (this.#current?.isInvitedBy(line)) return this.#onPrompt?.()
    if (this.#current?.takes(line)) return
    this.#unasked.hear(line)
  }

  #write(text: string): void {
    this.#ports.onLine?.('out', text.trim())
    this.#wire.write(Buffer.from(text, 'latin1'))
  }

  #pour(octets: Uint8Array): void {
    this.#ports.onLine?.('out', `(${octets.length} octets)`)
    this.#wire.write(octets)
  }

  #close(reason: Error | undefined): void {
    this.#isClosed = true
    const message = reason ? `the port closed: ${reason.message}` : 'the port is closed'
    this.#current?.fail(new ModemError('port-closed', message, { cause: reason }))
  }
}
