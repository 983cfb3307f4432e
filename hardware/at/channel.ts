import { ModemError } from '../errors.ts'
import type { Timers } from '../timers.ts'
import type { Wire } from '../wire.ts'
import { type AtCommand, type HandOver, question } from './command.ts'
import { isDirect, type ModemEvent, readEvent } from './events.ts'
import { Exchange, nameOf } from './exchange.ts'
import { Tokenizer } from './lines.ts'

const esc = '\x1b'
const ctrlZ = 0x1a
const promptMs = 5_000
const resyncMs = 2_000

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
  readonly #tokenizer = new Tokenizer()
  #current: Exchange<unknown> | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #awaitsPdu = false
  #isInSync = false
  #isClosed = false
  #onPrompt: (() => void) | undefined

  constructor(wire: Wire, ports: ChannelPorts) {
    this.#wire = wire
    this.#ports = ports
    wire.onData((bytes) => this.#hear(bytes))
    wire.onClose((reason) => this.#close(reason))
  }

  get isOpen(): boolean {
    return !this.#isClosed
  }

  /** Waits for its turn, sends, and settles exactly once, whatever the modem does. */
  ask<T>(command: AtCommand<T>): Promise<T> {
    const answer =
      this.#current || !this.#isInSync
        ? this.#turn.then(() => this.#asked(command))
        : this.#send(command)
    this.#turn = answer.catch(() => undefined)
    return answer
  }

  /**
   * ESC, drain, and a question whose answer cannot be an earlier one's: a late OK is never taken
   * for the next command's. Rejects when the modem does not answer within 2 s.
   */
  async resync(): Promise<void> {
    this.#tokenizer.drain()
    this.#awaitsPdu = false
    this.#write(`${esc}\r`)
    for (let attempt = 0; ; attempt++) {
      try {
        const lines = await this.#send(question('AT+CMEE?', '+CMEE:', resyncMs / 4))
        if (lines.length > 0) break
      } catch (error) {
        if (this.#isClosed || attempt === 3) throw error
      }
    }
    this.#isInSync = true
  }

  async #asked<T>(command: AtCommand<T>): Promise<T> {
    if (!this.#isInSync) await this.resync()
    return this.#send(command)
  }

  #send<T>(command: AtCommand<T>): Promise<T> {
    const exchange = new Exchange(command)
    if (this.#isClosed) {
      exchange.fail(new ModemError('port-closed', `${nameOf(command.line)}: the port is closed`))
      return exchange.settled
    }
    this.#current = exchange as Exchange<unknown>
    const cancel = this.#ports.timers.after(command.timeoutMs, () => this.#expire(exchange))
    this.#write(`${command.line}\r`)
    if (command.handOver) this.#handOver(exchange, command.handOver)
    const over = (): void => {
      cancel()
      this.#tokenizer.awaitPrompt(false)
      this.#onPrompt = undefined
      if (this.#current === exchange) this.#current = undefined
    }
    return exchange.settled.finally(over)
  }

  /** Two things have to come: the prompt, and the word of `begin` that all is written down. */
  #handOver<T>(exchange: Exchange<T>, { begin, payload }: HandOver): void {
    this.#tokenizer.awaitPrompt(true)
    const cancelPrompt = this.#ports.timers.after(promptMs, () =>
      this.#takeBack(exchange, 'no-prompt'),
    )
    const prompted = new Promise<void>((resolve) => {
      this.#onPrompt = resolve
    })
    const begun = begin()
    begun.catch(() => this.#takeBack(exchange, 'withdrawn'))
    exchange.settled.catch(() => undefined).finally(cancelPrompt)
    void Promise.all([prompted.then(cancelPrompt), begun]).then(
      () => {
        if (exchange.isOver || this.#isClosed) return
        const octets = payload()
        if (!octets) return this.#takeBack(exchange, 'withdrawn')
        this.#ports.onLine?.('out', Buffer.from(octets).toString('latin1'))
        this.#wire.write(Uint8Array.of(...octets, ctrlZ))
      },
      () => undefined,
    )
  }

  /** Nothing is handed over: ESC, and the next command begins with a resync. */
  #takeBack<T>(exchange: Exchange<T>, code: 'no-prompt' | 'withdrawn'): void {
    if (exchange.isOver) return
    this.#isInSync = false
    this.#write(esc)
    exchange.fail(new ModemError(code, `${nameOf(exchange.command.line)}: ${code}`))
  }

  #expire<T>(exchange: Exchange<T>): void {
    this.#isInSync = false
    const { line, timeoutMs } = exchange.command
    exchange.fail(new ModemError('at-timeout', `${nameOf(line)} had no answer in ${timeoutMs} ms`))
  }

  #hear(bytes: Uint8Array): void {
    for (const token of this.#tokenizer.push(bytes)) {
      if (token.kind === 'prompt') this.#onPrompt?.()
      else this.#hearLine(token.text)
    }
  }

  #hearLine(line: string): void {
    this.#ports.onLine?.('in', line)
    if (this.#awaitsPdu && /^[0-9A-Fa-f]+$/.test(line)) {
      this.#awaitsPdu = false
      return this.#ports.onEvent({ kind: 'pdu', pdu: line })
    }
    if (isDirect(line)) {
      this.#awaitsPdu = true
      return
    }
    if (this.#current && !this.#current.isOver && this.#current.takes(line)) return
    const event = readEvent(line)
    if (event) this.#ports.onEvent(event)
  }

  #write(text: string): void {
    this.#ports.onLine?.('out', text.trim())
    this.#wire.write(Buffer.from(text, 'latin1'))
  }

  #close(reason: Error | undefined): void {
    this.#isClosed = true
    const message = reason ? `the port closed: ${reason.message}` : 'the port is closed'
    this.#current?.fail(new ModemError('port-closed', message, { cause: reason }))
  }
}
