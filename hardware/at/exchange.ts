import { type ModemAnswer, ModemError } from '../errors.ts'
import type { AtCommand } from './command.ts'

/** What ends an answer (V.250 §5.7.1, 27.005 §3.2.5, 27.007 §9.2; the last is Huawei's). */
const finals = /^(OK|ERROR|\+CM[ES] ERROR:.*|COMMAND NOT SUPPORT)$/
/** What ends a call, and with it a command about calls; to any other it is news of somebody's call. */
const callEnds = /^(NO CARRIER|BUSY|NO ANSWER|NO DIALTONE)$/
const callCommands = /^AT[AD]/
/** What is never an answer without a prefix: words of the modem and of its SIM, at any moment. */
const isNews = (line: string): boolean =>
  callEnds.test(line) ||
  /^[+^*#$!%]|^(RING|RDY|MISSED_CALL|VOICE CALL|(SMS|PB|Call|CALL) (DONE|Ready|READY))\b/.test(line)

/** What a final result code other than OK says. */
export function readAnswer(line: string): ModemAnswer {
  const match = /^\+CM([ES]) ERROR:\s*(\d+)?/.exec(line)
  if (!match) return callEnds.test(line) ? { family: 'plain', word: line } : { family: 'plain' }
  const number = match[2] === undefined ? {} : { number: Number(match[2]) }
  return { family: match[1] === 'S' ? 'cms' : 'cme', ...number }
}

/** One command under way: which lines are its own, and its one and only settlement. */
export class Exchange<T> {
  readonly command: AtCommand<T>
  readonly settled: Promise<T>
  readonly #lines: string[] = []
  #resolve: (value: T) => void = () => undefined
  #reject: (error: ModemError) => void = () => undefined
  #awaitsPdu = false
  #isOver = false
  #isHandedOver = false

  constructor(command: AtCommand<T>) {
    this.command = command
    this.settled = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** Ctrl-Z was written: from here on its answer may come. */
  handedOver(): void {
    this.#isHandedOver = true
  }

  /** Whether `line` asks for what is to be handed over. */
  isInvitedBy(line: string): boolean {
    const { invitation } = this.command.handOver ?? {}
    return line === invitation && !this.#isHandedOver
  }

  /** Takes a line that belongs to it; false leaves it to whoever listens for events. */
  takes(line: string): boolean {
    if (this.#isOver) return false
    if (line === this.command.line) return true
    if (this.#isFinal(line)) {
      if (!this.#isEarly(line)) this.#end(line)
      return true
    }
    if (this.#awaitsPdu && /^[0-9A-Fa-f]+$/.test(line)) {
      this.#awaitsPdu = false
      this.#lines.push(line)
      return true
    }
    if (!this.#isOwn(line)) return false
    this.#lines.push(line)
    this.#awaitsPdu = this.command.hasPdus ?? false
    return true
  }

  fail(error: ModemError): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#reject(error)
  }

  #isFinal(line: string): boolean {
    return finals.test(line) || (callEnds.test(line) && callCommands.test(this.command.line))
  }

  /** What nothing is handed over for cannot be OK yet, nor a question without its answer. */
  #isEarly(line: string): boolean {
    const { handOver, mustHaveLine } = this.command
    if (handOver) return line === 'OK' && !this.#isHandedOver
    return (mustHaveLine ?? false) && this.#lines.length === 0
  }

  #isOwn(line: string): boolean {
    const { expects, isBare, handOver } = this.command
    if (handOver && !this.#isHandedOver) return false
    if (expects.some((prefix) => line.startsWith(prefix))) return true
    return (isBare ?? false) && !isNews(line)
  }

  #end(line: string): void {
    if (line !== 'OK') {
      const message = `${nameOf(this.command.line)} was answered ${line}`
      return this.fail(new ModemError('at-rejected', message, { answer: readAnswer(line) }))
    }
    this.#isOver = true
    try {
      this.#resolve(this.command.parse(this.#lines))
    } catch (cause) {
      this.#reject(new ModemError('at-unexpected-reply', `${nameOf(this.command.line)}`, { cause }))
    }
  }
}

/** A command without its arguments: a PIN or a number has no place in a log. */
export const nameOf = (line: string): string =>
  line.replace(/=(?!\?).*/, '=…').replace(/^ATD.*/, 'ATD…')
