import type { State } from '../domain/state.ts'
import type { Power } from '../domain/ups/power.ts'

/** What telling the duty phones needs from outside. */
export interface DutyPorts {
  readonly state: State
  readonly now: () => number
  readonly newId: () => string
  /** Four secret digits. */
  readonly newCode: () => string
  /** What somebody wrote, put together from its parts; undefined when that cannot be. */
  readonly wordsOf: (text: string) => string | undefined
  /** Of the box; left out by who only hears. */
  readonly power?: () => Power
  readonly municipality: {
    readonly messagePrefix: string
    readonly timeZone: string
    readonly locale: 'nl' | 'en'
  }
}
