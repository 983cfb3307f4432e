import type { PhaseRecord } from '../domain/actions.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { hadColumn, localMonth, monthBegins } from '../domain/fatigue/fatigue.ts'
import type { PeopleIndex } from '../domain/people-index.ts'
import { seenOnce } from '../domain/restored-phase.ts'
import { numberOf } from './eligibility.ts'
import type { DispatchPorts } from './ports.ts'

/**
 * How many alerts each number had in this calendar month, by what the journal says of them: counted
 * once, and then with every delivery that changes. Exercises are no alerts, and neither is what
 * follows one.
 */
export class HadAlerts {
  readonly #ports: DispatchPorts
  readonly #had = new Map<string, number>()
  /** By phase, the number each of its deliveries was counted for, at its place. */
  readonly #counted = new Map<string, (string | undefined)[]>()
  /** An index's counts, until one of them changes. */
  #columns: WeakMap<PeopleIndex, Uint8Array> | undefined
  /** Undefined while nothing is counted. */
  #month: string | undefined
  #from = 0

  constructor(ports: DispatchPorts) {
    this.#ports = ports
  }

  /** Of each number of an index, at its place in it. */
  among(index: PeopleIndex): Uint8Array {
    const { now, policy } = this.#ports
    const month = localMonth(now(), policy.timeZone)
    if (month !== this.#month) this.#countAll(month)
    const known = this.#columns?.get(index)
    if (known) return known
    const column = hadColumn(index, this.#had)
    this.#columns ??= new WeakMap()
    this.#columns.set(index, column)
    return column
  }

  /** A delivery changed. */
  note(record: PhaseRecord, n: number): void {
    const delivery = record.deliveries[n]
    if (this.#month === undefined || !delivery || !this.#isAlert(record)) return
    const counted = this.#countedOf(record)
    const number = counted[n]
    if (this.#isHad(delivery) === (number !== undefined)) return
    if (number === undefined) this.#count(counted, n, delivery)
    else {
      counted[n] = undefined
      this.#add(number, -1)
    }
    this.#columns = undefined
  }

  /** What was counted is not there any more as it was: it is counted anew. */
  outdated(): void {
    this.#month = undefined
    this.#had.clear()
    this.#counted.clear()
  }

  #countAll(month: string): void {
    this.outdated()
    this.#month = month
    this.#from = monthBegins(month, this.#ports.policy.timeZone)
    this.#columns = undefined
    for (const record of this.#ports.ledger.state.actions.phases.values()) {
      if (!this.#isAlert(record) || this.#isOfBefore(record)) continue
      const counted = this.#countedOf(record)
      let n = 0
      for (const delivery of seenOnce(record)) {
        if (this.#isHad(delivery)) this.#count(counted, n, delivery)
        n += 1
      }
    }
  }

  /** It was over before the month began. */
  #isOfBefore({ action }: PhaseRecord): boolean {
    const closedAt = this.#ports.ledger.state.actions.byId.get(action)?.closedAt
    return closedAt !== undefined && Date.parse(closedAt) < this.#from
  }

  #countedOf({ phase }: PhaseRecord): (string | undefined)[] {
    const known = this.#counted.get(phase.id) ?? []
    this.#counted.set(phase.id, known)
    return known
  }

  #isAlert({ action, phase }: PhaseRecord): boolean {
    const { byId } = this.#ports.ledger.state.actions
    return phase.name === 'alert' && byId.get(action)?.status === 'actual'
  }

  #isHad({ state, attempts }: Delivery): boolean {
    if (state !== 'accepted' && state !== 'delivered') return false
    return (attempts.at(-1)?.at ?? 0) >= this.#from
  }

  #count(counted: (string | undefined)[], n: number, { recipient }: Delivery): void {
    const number = numberOf(this.#ports.ledger.state, recipient)
    if (number === undefined) return
    counted[n] = number
    this.#add(number, 1)
  }

  #add(number: string, alerts: number): void {
    this.#had.set(number, (this.#had.get(number) ?? 0) + alerts)
  }
}
