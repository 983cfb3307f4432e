import type { Timers } from '../../hardware/timers.ts'

interface Alarm {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

/** Time that passes only when a test says so: two minutes of outage take no time at all. */
export class VirtualTime {
  #epoch = Date.UTC(2026, 10, 24, 12)
  #alarms: Alarm[] = []
  #now = 0
  #order = 0
  readonly #turns: number
  readonly #waitsForPrograms: boolean

  /**
   * `turns` of the event loop make everything happen that one timer leads to; promises need one.
   * `waitsForPrograms`: none passes while a program runs that this process started, as sox.
   */
  constructor(turns = 4, waitsForPrograms = false) {
    this.#turns = turns
    this.#waitsForPrograms = waitsForPrograms
  }

  readonly timers: Timers = {
    now: () => this.#now,
    after: (ms, run) => {
      this.#order += 1
      const alarm = { at: this.#now + Math.max(0, ms), order: this.#order, run }
      this.#alarms.push(alarm)
      return () => {
        this.#alarms = this.#alarms.filter((other) => other !== alarm)
      }
    },
  }

  /** Milliseconds since the epoch, on this clock. */
  readonly now = (): number => this.#epoch + this.#now

  /** The clock on the wall is put forward, or back; no timer notices. */
  leap(ms: number): void {
    this.#epoch += ms
  }

  /** How many timers are still set: none after a clean stop. */
  pending(): number {
    return this.#alarms.length
  }

  /** Lets `ms` pass, timer by timer, everything that follows from one before the next. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms
    for (;;) {
      await this.#settled()
      const next = this.#next(end)
      if (!next) break
      this.#alarms = this.#alarms.filter((other) => other !== next)
      this.#now = next.at
      next.run()
    }
    this.#now = end
    await this.#settled()
  }

  /** Lets time pass in steps of `stepMs` until `isDone`; returns how long it took. */
  async until(isDone: () => boolean, withinMs: number, stepMs = 10): Promise<number> {
    const began = this.#now
    await this.#settled()
    while (!isDone()) {
      if (this.#now - began >= withinMs) throw new Error(`not within ${withinMs} ms`)
      await this.pass(stepMs)
    }
    return this.#now - began
  }

  /** Everything that promises, immediates and programs lead to has happened. */
  async #settled(): Promise<void> {
    for (let n = 0; n < this.#turns; n += 1) await turn()
    if (!this.#waitsForPrograms || !isProgramRunning()) return
    while (isProgramRunning()) await new Promise((resolve) => setTimeout(resolve, 1))
    await this.#settled()
  }

  #next(end: number): Alarm | undefined {
    return this.#alarms
      .filter(({ at }) => at <= end)
      .sort((a, b) => a.at - b.at || a.order - b.order)[0]
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const isProgramRunning = (): boolean => process.getActiveResourcesInfo().includes('ProcessWrap')
