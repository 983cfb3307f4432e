import type { Socket } from 'node:net'

/** So many questions are answered at once; the next are not read before. */
const mostAtOnce = 16
/** Between two questions, over all connections; some of them look through everybody (6 ms in 50,000). */
const paceMs = 20

interface Clock {
  readonly now: () => number
  readonly after: (ms: number, call: () => void) => () => void
}

/** Gives turns: one in so many milliseconds, and no more than so many under way. */
export class Pace {
  readonly #clock: Clock
  #busy = 0
  #nextAt = 0
  #waiting: (() => void)[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async turn(): Promise<void> {
    while (this.#busy >= mostAtOnce) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    this.#busy += 1
    const now = this.#clock.now()
    const waitMs = Math.min(Math.max(0, this.#nextAt - now), mostAtOnce * paceMs)
    this.#nextAt = now + waitMs + paceMs
    if (waitMs > 0) await new Promise<void>((resolve) => this.#clock.after(waitMs, resolve))
  }

  done(): void {
    this.#busy -= 1
    this.#waiting.shift()?.()
  }
}

/** The lines of a connection; it is read no further than they are taken. */
export async function* linesOf(socket: Socket, longest: number): AsyncGenerator<string> {
  let held = ''
  for await (const chunk of socket.setEncoding('utf8')) {
    const lines = (held + String(chunk)).split('\n')
    held = lines.pop() ?? ''
    if ([...lines, held].some((line) => line.length > longest)) throw new Error('line too long')
    yield* lines
  }
}
