import { type ModemAnswer, ModemError } from '../errors.ts'
import type { AtCommand } from './command.ts'

const finals =
  /^(OK|ERROR|\+CM[ES] ERROR:.*|NO CARRIER|BUSY|NO ANSWER|NO DIALTONE|COMMAND NOT SUPPORT)$/

/** Whether a line ends an answer (V.250 §5.7.1, 27.005 §3.2.5, 27.007 §9.2; the last is Huawei's). */
export const isFinal = (line: string): boolean => finals.test(line)

/** What a final result code other than OK says. */
export function readAnswer(line: string): ModemAnswer {
  const match = /^\+CM([ES]) ERROR:\s*(\d+)?/.exec(line)
  if (!match) return { family: 'plain' }
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

  /** Takes a line that belongs to it; false leaves it to whoever listens for events. */
  takes(line: string): boolean {
    if (line === this.command.line) return true
    if (isFinal(line)) {
      this.#end(line)
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

  #isOwn(line: string): boolean {
    const { expects, isBare } = this.command
    if (expects.some((prefix) => line.startsWith(prefix))) return true
    return (isBare ?? false) && !/^[+^*#]|^(RING|RDY)/.test(line)
  }

  #end(line: string): void {
    if (this.#isOver) return
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
export const nameOf = (line: string): string => line.replace(/=(?!\?).*/, '=…')
