import type { Fact, Incoming } from '../domain/facts.ts'
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

/** Seals personal data on its way to the disk and opens it on its way back. */
export class Sealer {
  readonly #keys: KeyFile
  readonly #people = new Map<string, number>()
  readonly #days = new Map<string, number>()

  constructor(keys: KeyFile) {
    this.#keys = keys
  }

  seal(fact: Fact, at: number): WrittenFact {
    if (fact.type === 'participant.saved') {
      const { participant, source } = fact
      const slot = this.#slot(this.#people, participant.id)
      const sealed = this.#keys.seal(slot, participant.id, participant)
      return { type: fact.type, id: participant.id, slot, sealed, source }
    }
    if (fact.type === 'incoming.received') {
      const day = new Date(at).toISOString().slice(0, 10)
      const slot = this.#slot(this.#days, day)
      const { id, fingerprint } = fact.incoming
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

  /** Destroys a person's key, again after a crash between the journal and this. */
  async erase(id: string): Promise<void> {
    const slot = this.#people.get(id)
    this.#people.delete(id)
    if (slot !== undefined) await this.#keys.destroy(slot)
  }

  #slot(slots: Map<string, number>, name: string): number {
    const slot = slots.get(name) ?? this.#keys.create()
    slots.set(name, slot)
    return slot
  }
}
