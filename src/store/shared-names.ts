import type { Change } from '../domain/upkeep.ts'
import { historyOf, type WrittenFact } from './written-fact.ts'

/**
 * A hundred thousand attempts name a handful of modems and SIMs, and who were imported together have
 * one history. As they are read each would be a string of its own; here it is one, for all of them.
 */
export class SharedNames {
  readonly #names = new Map<string, string>()
  readonly #histories: (readonly Change[])[] = []

  of(fact: WrittenFact): WrittenFact {
    if (fact.type === 'participant.saved') return this.#withHistory(fact)
    if (fact.type !== 'delivery.sending') return fact
    return { ...fact, modem: this.#shared(fact.modem), iccid: this.#shared(fact.iccid) }
  }

  #withHistory(fact: Extract<WrittenFact, { type: 'participant.saved' }>): WrittenFact {
    const number = historyOf(fact)
    if (number === undefined) return fact
    const history = fact.history ?? this.#histories[number] ?? []
    this.#histories[number] = history
    return Object.assign(fact, { history })
  }

  #shared(name: string): string {
    const known = this.#names.get(name)
    if (known === undefined) this.#names.set(name, name)
    return known ?? name
  }
}
