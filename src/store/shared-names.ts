import type { WrittenFact } from './written-fact.ts'

/**
 * A hundred thousand attempts name a handful of modems and SIMs. As they are read each name would be
 * a string of its own; here it is one, for all of them.
 */
export class SharedNames {
  readonly #names = new Map<string, string>()

  of(fact: WrittenFact): WrittenFact {
    if (fact.type !== 'delivery.sending') return fact
    return { ...fact, modem: this.#shared(fact.modem), iccid: this.#shared(fact.iccid) }
  }

  #shared(name: string): string {
    const known = this.#names.get(name)
    if (known === undefined) this.#names.set(name, name)
    return known ?? name
  }
}
