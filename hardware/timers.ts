/** The passing of time, as an argument, so that a test's two minutes take none. */
export interface Timers {
  /** Milliseconds since some moment; never goes back, whatever happens to the machine's clock. */
  readonly now: () => number
  /** Calls `run` once after `ms` milliseconds; returns what calls it off. */
  readonly after: (ms: number, run: () => void) => () => void
}

/** The machine's own timers. */
export const realTimers: Timers = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Waits `ms` milliseconds, or less when `signal` is aborted: then it resolves at once. */
export const sleep = (timers: Timers, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const wake = () => {
      callOff()
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const callOff = timers.after(ms, wake)
    signal.addEventListener('abort', wake, { once: true })
  })

/** What `promise` resolves with, or undefined when that takes longer than `ms`. */
export function within<T>(timers: Timers, ms: number, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const callOff = timers.after(ms, () => resolve(undefined))
    promise.then(resolve, reject).finally(callOff)
  })
}
