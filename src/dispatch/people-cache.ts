import type { Participant } from '../domain/participant.ts'
import { indexingPeople, type PeopleIndex, withNewcomers } from '../domain/people-index.ts'
import type { DispatchPorts } from './ports.ts'

/** Long enough for changes that come together to be one change. */
const settledMs = 500

/**
 * The index of everybody: made in a quiet moment after a change, so that no alert waits for it, and a
 * little at a time, so that no page does.
 */
export class PeopleCache {
  readonly #ports: DispatchPorts
  readonly #made: (index: PeopleIndex) => void
  #index: PeopleIndex | undefined
  /** From before an import, until there is one from after it. */
  #before: PeopleIndex | undefined
  /** Who are not in the index yet. */
  #newcomers: Participant[] = []
  #making: ReturnType<typeof indexingPeople> | undefined
  #callOff: () => void = () => undefined
  #version = 0

  /** `made` is told of each index that was made while nobody waited. */
  constructor(ports: DispatchPorts, made: (index: PeopleIndex) => void = () => undefined) {
    this.#ports = ports
    this.#made = made
  }

  /** The index of this moment. */
  index(): PeopleIndex {
    for (;;) {
      const index = this.#whole()
      if (index) return index
      this.#goOn()
    }
  }

  /** The index of this moment, or of a moment ago where making it would take long. */
  recent(): PeopleIndex {
    return this.#whole() ?? (this.#isAlerting() ? undefined : this.#before) ?? this.index()
  }

  /** Another number once a participant changed. */
  get version(): number {
    return this.#version
  }

  /** A participant came who was not there before: nobody else changed. */
  joined(participant: Participant): void {
    if (this.#index === undefined) return this.outdated()
    this.#version += 1
    this.#newcomers.push(participant)
    this.prepare()
  }

  /** A participant changed. */
  outdated(): void {
    this.#version += 1
    this.#newcomers = []
    this.#index = undefined
    this.#before = undefined
    this.#making = undefined
    this.prepare()
  }

  /** Thousands came or went at one moment. */
  outdatedByMany(): void {
    const before = this.#whole() ?? this.#before
    this.outdated()
    this.#before = before
  }

  /** Whether nobody would have to wait for it. */
  get isMade(): boolean {
    return this.#index !== undefined
  }

  /** Makes the index soon, in so many milliseconds, unless somebody asks for it sooner. */
  prepare(milliseconds = settledMs): void {
    this.#after(milliseconds, () => {
      // It takes a moment that a running alert has a better use for.
      if (this.#isAlerting()) this.prepare()
      else this.#makeInParts()
    })
  }

  #makeInParts(): void {
    if (this.#index === undefined) this.#goOn()
    const index = this.#whole()
    if (index === undefined) this.#after(0, () => this.#makeInParts())
    else this.#made(index)
  }

  /** The index where there is one, with everybody in it. */
  #whole(): PeopleIndex | undefined {
    if (this.#index === undefined || this.#newcomers.length === 0) return this.#index
    this.#index = withNewcomers(this.#index, this.#newcomers)
    this.#newcomers = []
    return this.#index
  }

  #goOn(): void {
    this.#making ??= indexingPeople(this.#ports.ledger.state.participants.values())
    const { done, value } = this.#making.next()
    if (!done) return
    this.#index = value
    this.#before = undefined
    this.#making = undefined
    this.#callOff()
  }

  #after(milliseconds: number, call: () => void): void {
    this.#callOff()
    this.#callOff = this.#ports.after(milliseconds, call)
  }

  #isAlerting(): boolean {
    const { actions } = this.#ports.ledger.state
    return [...actions.byId.values()].some(({ state }) => state === 'running')
  }

  stop(): void {
    this.#callOff()
  }
}
