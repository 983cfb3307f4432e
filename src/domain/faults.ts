import { RefusedError } from './errors.ts'

/** Gathers what is refused, so that somebody hears of all that is wrong and not of the first alone. */
export class Faults {
  readonly all: RefusedError[] = []

  /** What was read; undefined when it was refused. */
  of<T>(read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      this.all.push(error)
      return undefined
    }
  }
}
