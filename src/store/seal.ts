import { dayOf, type Fact, type Incoming } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import type { KeyFile } from './keys.ts'

/** A fact as it is written: what is personal is sealed, the rest is plain. */
export type WrittenFact =
  | Exclude<Fact, { type: 'participant.saved' | 'incoming.received' }>
  | {
      readonly type: 'participant.saved'
      readonly id: string
      readonly slot: number
      readonly sealed: string
      readonly source: string
    }
  | {
      readonly type: 'incoming.received'
      readonly id: string
      readonly day: string
      readonly slot: number
      readonly sealed: string
      readonly fingerprint: string
    }

/** What makes a key go. */
export type Erasing = Extract<Fact, { type: 'participant.erased' | 'incoming.expired' }>

export const isErasing = (fact: Fact | WrittenFact): fact is Erasing =>
  fact.type === 'participant.erased' || fact.type === 'incoming.expired'

/** Under what name a fact's key is kept; what is written under it later is not erased with it. */
export function keptUnder(fact: WrittenFact): string | undefined {
  if (fact.type === 'participant.saved' || fact.type === 'participant.erased') return fact.id
  if (fact.type === 'incoming.received' || fact.type === 'incoming.expired') return fact.day
  return undefined
}

/** Seals personal data on its way to the disk and opens it on its way back. */
export class Sealer {
  readonly #keys: KeyFile
  readonly #people = new Map<string, number>()
  readonly #days = new Map<string, number>()

  constructor(keys: KeyFile) {
    this.#keys = keys
  }

  seal(fact: Fact): WrittenFact {
    if (fact.type === 'participant.saved') {
      const { participant, source } = fact
      const slot = this.#slot(this.#people, participant.id)
      const sealed = this.#keys.seal(slot, participant.id, participant)
      return { type: fact.type, id: participant.id, slot, sealed, source }
    }
    if (fact.type === 'incoming.received') {
      const { id, fingerprint, receivedAt } = fact.incoming
      const day = dayOf(receivedAt)
      const slot = this.#slot(this.#days, day)
      const sealed = this.#keys.seal(slot, id, fact.incoming)
      return { type: fact.type, id, day, slot, sealed, fingerprint }
    }
    return fact
  }

  /** The fact, or undefined when the key of what it holds was destroyed. */
  open(written: WrittenFact): Fact | undefined {
    if (written.type === 'participant.saved') {
      const { id, slot, sealed, source } = written
      this.#people.set(id, slot)
      const participant = this.#keys.unseal(slot, id, sealed) as Participant | undefined
      return participant && { type: 'participant.saved', participant, source }
    }
    if (written.type === 'incoming.received') {
      const { id, day, slot, sealed } = written
      this.#days.set(day, slot)
      const incoming = this.#keys.unseal(slot, id, sealed) as Incoming | undefined
      return incoming && { type: 'incoming.received', incoming }
    }
    return written
  }

  /** Destroys the key of a person or a day, again after a crash between the journal and this. */
  async erase(fact: Erasing): Promise<void> {
    const isPerson = fact.type === 'participant.erased'
    const slots = isPerson ? this.#people : this.#days
    const name = isPerson ? fact.id : fact.day
    const slot = slots.get(name)
    slots.delete(name)
    if (slot !== undefined) await this.#keys.destroy(slot)
  }

  #slot(slots: Map<string, number>, name: string): number {
    const known = slots.get(name)
    // An old copy of the journal may name a key that was destroyed since.
    const slot = known !== undefined && this.#keys.isKept(known) ? known : this.#keys.create()
    slots.set(name, slot)
    return slot
  }
}
