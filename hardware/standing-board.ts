import { atFirst, describe, isAvailable, type Standing } from './standing.ts'

/** What a board needs of the modem whose standing it shows. */
export interface StandingBoardPorts {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** What only the other modems of its operator tell. */
  readonly network: () => Pick<Standing, 'waitsForNetwork' | 'isCanary'>
  /** Its state, reason or availability is another. */
  readonly changed: () => void
}

/** Where a modem stands at this moment, and since when; tells when that changes anything. */
export class StandingBoard {
  readonly #ports: StandingBoardPorts
  #standing: Standing = atFirst
  #since: number
  #told = { word: '', isAvailable: false }

  constructor(ports: StandingBoardPorts) {
    this.#ports = ports
    this.#since = ports.now()
  }

  /** Milliseconds since the epoch of the last change of state or reason. */
  get since(): number {
    return this.#since
  }

  /** Its own standing, whatever its operator's network does. */
  own(): Standing {
    return this.#standing
  }

  current(): Standing {
    return { ...this.#standing, ...this.#ports.network() }
  }

  become(change: Partial<Standing>): void {
    this.#standing = { ...this.#standing, ...change }
    this.refresh()
  }

  /** Keeps work from the modem until what is returned is called. */
  hold(): () => void {
    this.become({ holds: this.#standing.holds + 1 })
    return () => this.become({ holds: this.#standing.holds - 1 })
  }

  /** Something outside may have changed it. */
  refresh(): void {
    const current = this.current()
    const { state, reason } = describe(current)
    const told = { word: `${state} ${reason}`, isAvailable: isAvailable(current) }
    if (told.word !== this.#told.word) this.#since = this.#ports.now()
    else if (told.isAvailable === this.#told.isAvailable) return
    this.#told = told
    this.#ports.changed()
  }
}
