import { dayOf, type Fact, type Incoming } from '../domain/facts.ts'
import type { Confided } from '../domain/gate/confided.ts'
import type { Staged } from '../domain/imports.ts'
import type { Notice } from '../domain/notice.ts'
import type { Participant } from '../domain/participant.ts'
import type { Request } from '../domain/request.ts'
import { type Tip, tipsKey } from '../domain/tips/tip.ts'
import type { Change } from '../domain/upkeep.ts'
import type { KeyFile } from './keys.ts'

type Sealing =
  | 'participant.saved'
  | 'participant.imported'
  | 'incoming.received'
  | 'notice.queued'
  | 'request.made'
  | 'tip.logged'
  | 'action.confided'

interface Sealed<T extends Sealing> {
  readonly type: T
  readonly id: string
  readonly slot: number
  readonly sealed: string
}

/** A fact as it is written: what is personal is sealed, the rest is plain. */
export type WrittenFact =
  | Exclude<Fact, { type: Sealing | 'upkeep.restored' }>
  | WrittenUpkeep
  | (Sealed<'participant.saved'> & {
      readonly source: string
      readonly history?: readonly Change[]
    })
  | (Sealed<'participant.imported'> & { readonly import: string })
  | (Sealed<'incoming.received'> & { readonly day: string; readonly fingerprint: string })
  | Sealed<'notice.queued'>
  | Sealed<'request.made'>
  | (Sealed<'tip.logged'> & { readonly action: string })
  | Sealed<'action.confided'>

type Restored = Extract<Fact, { type: 'upkeep.restored' }>

/** A day whose texts are all gone has no fact of its own that says where its key is. */
interface WrittenUpkeep extends Restored {
  readonly slots: readonly (readonly [day: string, slot: number])[]
}

/** What makes one key go. */
type Erasing = Extract<
  Fact,
  {
    type:
      | 'participant.erased'
      | 'incoming.expired'
      | 'notice.ended'
      | 'request.ended'
      | 'action.forgotten'
      | 'tips.forgotten'
  }
>

const isErasing = (fact: Fact | WrittenFact): fact is Erasing =>
  fact.type === 'participant.erased' ||
  fact.type === 'incoming.expired' ||
  fact.type === 'notice.ended' ||
  fact.type === 'request.ended' ||
  fact.type === 'tips.forgotten' ||
  (fact.type === 'action.forgotten' && fact.what === 'descriptions')

/**
 * Under what name a fact's key is kept; what is written under it later is not erased with it. A
 * person, a notice, a request and an action's confidences have one each; what is received on one day shares one,
 * and so do the tips of one action.
 */
export function keptUnder(fact: WrittenFact): string | undefined {
  if (fact.type === 'incoming.received') return fact.day
  if (fact.type === 'tip.logged') return tipsKey(fact.action)
  return isSealed(fact) ? fact.id : undefined
}

/** Whose key goes with this fact, when it is one alone. */
export function erasedBy(fact: Fact): string | undefined {
  if (!isErasing(fact)) return undefined
  if (fact.type === 'tips.forgotten') return tipsKey(fact.action)
  if (fact.type === 'action.forgotten') return fact.action
  return fact.type === 'incoming.expired' ? fact.day : fact.id
}

type SealedFact = Extract<WrittenFact, { sealed: string }>

const isSealed = (fact: WrittenFact): fact is SealedFact => 'sealed' in fact

/** Seals personal data on its way to the disk and opens it on its way back. */
export class Sealer {
  readonly #keys: KeyFile
  readonly #slots = new Map<string, number>()

  constructor(keys: KeyFile) {
    this.#keys = keys
  }

  seal(fact: Fact): WrittenFact {
    switch (fact.type) {
      case 'participant.saved': {
        const { participant, ...plain } = fact
        const { id } = participant
        return { ...plain, id, ...this.#sealed(id, id, participant) }
      }
      case 'participant.imported': {
        const { id } = fact.staged.participant
        return { type: fact.type, import: fact.import, id, ...this.#sealed(id, id, fact.staged) }
      }
      case 'incoming.received': {
        const { id, fingerprint, receivedAt } = fact.incoming
        const day = dayOf(receivedAt)
        return { type: fact.type, id, day, ...this.#sealed(day, id, fact.incoming), fingerprint }
      }
      case 'notice.queued': {
        const { id } = fact.notice
        return { type: fact.type, id, ...this.#sealed(id, id, fact.notice) }
      }
      case 'request.made': {
        const { id } = fact.request
        return { type: fact.type, id, ...this.#sealed(id, id, fact.request) }
      }
      case 'action.confided': {
        const id = fact.action
        return { type: fact.type, id, ...this.#sealed(id, id, fact.confided) }
      }
      case 'tip.logged': {
        const { id, action } = fact.tip
        return { type: fact.type, id, action, ...this.#sealed(tipsKey(action), id, fact.tip) }
      }
      case 'upkeep.restored':
        return { ...fact, slots: fact.days.flatMap((day) => this.#slotOf(day)) }
      default:
        return fact
    }
  }

  /** The fact, or undefined when the key of what it holds was destroyed. */
  open(written: WrittenFact): Fact | undefined {
    if (written.type === 'upkeep.restored') return this.#restored(written)
    if (!isSealed(written)) return written
    const { id, slot, sealed } = written
    this.#slots.set(keptUnder(written) ?? id, slot)
    const held = this.#keys.unseal(slot, id, sealed)
    if (held === undefined) return undefined
    switch (written.type) {
      case 'participant.saved': {
        const { id: _, slot: __, sealed: ___, ...plain } = written
        return { ...plain, participant: held as Participant }
      }
      case 'participant.imported':
        return { type: written.type, import: written.import, staged: held as Staged }
      case 'incoming.received':
        return { type: written.type, incoming: held as Incoming }
      case 'notice.queued':
        return { type: written.type, notice: held as Notice }
      case 'action.confided':
        return { type: written.type, action: id, confided: held as Confided }
      case 'tip.logged':
        return { type: written.type, tip: held as Tip }
      default:
        return { type: written.type, request: held as Request }
    }
  }

  /** Destroys the keys of names, again after a crash between the journal and this. */
  async erase(names: readonly string[]): Promise<void> {
    const slots = names.flatMap((name) => this.#slots.get(name) ?? [])
    for (const name of names) this.#slots.delete(name)
    if (slots.length > 0) await this.#keys.destroy(slots)
  }

  #slotOf(day: string): readonly (readonly [day: string, slot: number])[] {
    const slot = this.#slots.get(day)
    return slot === undefined ? [] : [[day, slot]]
  }

  #restored({ slots, ...fact }: WrittenUpkeep): Fact {
    for (const [day, slot] of slots) this.#slots.set(day, slot)
    return fact
  }

  #sealed(name: string, about: string, held: unknown) {
    const slot = this.#slot(name)
    return { slot, sealed: this.#keys.seal(slot, about, held) }
  }

  #slot(name: string): number {
    const known = this.#slots.get(name)
    // An old copy of the journal may name a key that was destroyed since.
    const slot = known !== undefined && this.#keys.isKept(known) ? known : this.#keys.create()
    this.#slots.set(name, slot)
    return slot
  }
}
