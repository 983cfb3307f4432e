import { indexPeople, type PeopleIndex } from '../domain/people-index.ts'
import type { DispatchPorts } from './ports.ts'

/** Long enough for an import of many to be one change. */
const settledMs = 500

/** The index of everybody: made in a quiet moment after a change, so that no alert waits for it. */
export class PeopleCache {
  readonly #ports: DispatchPorts
  #index: PeopleIndex | undefined
  #callOff: () => void = () => undefined

  constructor(ports: DispatchPorts) {
    this.#ports = ports
  }

  /** The index of this moment. */
  index(): PeopleIndex {
    this.#callOff()
    this.#index ??= indexPeople(this.#ports.ledger.state.participants.values())
    return this.#index
  }

  /** A participant changed. */
  outdated(): void {
    this.#index = undefined
    this.prepare()
  }

  /** Makes the index soon, unless somebody asks for it sooner. */
  prepare(): void {
    this.#callOff()
    this.#callOff = this.#ports.after(settledMs, () => {
      // It takes a moment that a running alert has a better use for.
      if (this.#isAlerting()) this.prepare()
      else this.index()
    })
  }

  #isAlerting(): boolean {
    const { actions } = this.#ports.ledger.state
    return [...actions.byId.values()].some(({ state }) => state === 'running')
  }

  stop(): void {
    this.#callOff()
  }
}
