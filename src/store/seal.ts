import type { DutyPhone } from '../domain/duty/duty.ts'
import { dayOf, type Fact, type Incoming } from '../domain/facts.ts'
import type { Confided } from '../domain/gate/confided.ts'
import type { Staged } from '../domain/imports.ts'
import { type Merge, mergeKey } from '../domain/merge/merge.ts'
import type { Notice } from '../domain/notice.ts'
import type { OwnPhone } from '../domain/own-phone/own-phone.ts'
import type { Participant } from '../domain/participant.ts'
import { type Press, pressKey } from '../domain/presses/press.ts'
import type { Request } from '../domain/request.ts'
import { type Tip, tipsKey } from '../domain/tips/tip.ts'
import type { KeyFile } from './keys.ts'
import {
  isSealed,
  keptUnder,
  unsealedIn,
  type WrittenFact,
  type WrittenUpkeep,
} from './written-fact.ts'

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
      case 'participants.merged': {
        const { undo, ...merge } = fact.merge
        const id = merge.from
        return undo ? { ...fact, merge, id, ...this.#sealed(mergeKey(id), id, undo) } : fact
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
      case 'duty.phone-kept':
      case 'own-phone.kept': {
        const { id } = fact.phone
        return { type: fact.type, id, ...this.#sealed(id, id, fact.phone) }
      }
      case 'press.made': {
        const { id } = fact.press
        return { type: fact.type, id, ...this.#sealed(pressKey(id), id, fact.press) }
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
    const read = unsealedIn(written)
    const held = read === undefined ? this.#keys.unseal(slot, id, sealed) : (read ?? undefined)
    if (held === undefined)
      return written.type === 'participants.merged' ? bare(written) : undefined
    switch (written.type) {
      case 'participant.saved': {
        const { type, source, history } = written
        const participant = held as Participant
        // Written out: most of a start are these, and a copy with one field more takes much longer.
        return history ? { type, participant, source, history } : { type, participant, source }
      }
      case 'participant.imported':
        return { type: written.type, import: written.import, staged: held as Staged }
      case 'participants.merged':
        return { ...bare(written), merge: { ...written.merge, undo: held as Undo } }
      case 'incoming.received':
        return { type: written.type, incoming: held as Incoming }
      case 'notice.queued':
        return { type: written.type, notice: held as Notice }
      case 'action.confided':
        return { type: written.type, action: id, confided: held as Confided }
      case 'duty.phone-kept':
        return { type: written.type, phone: held as DutyPhone }
      case 'own-phone.kept':
        return { type: written.type, phone: held as OwnPhone }
      case 'press.made':
        return { type: written.type, press: held as Press }
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

  /** Destroys those of these keys that nothing else is under: what they sealed was never whole. */
  async forsake(slots: readonly number[]): Promise<void> {
    if (slots.length === 0) return
    const used = new Set(this.#slots.values())
    await this.#keys.destroy(slots.filter((slot) => !used.has(slot)))
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

type Undo = NonNullable<Merge['undo']>
type WrittenMerge = Extract<WrittenFact, { type: 'participants.merged' }>

/** A merge that cannot be undone any more is one still: deliveries name whom it was made of. */
const bare = ({
  type,
  merge,
  history,
}: WrittenMerge): Extract<Fact, { type: 'participants.merged' }> => ({
  type,
  merge,
  ...(history ? { history } : {}),
})
