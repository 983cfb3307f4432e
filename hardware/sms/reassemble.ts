import type { DeliverPdu } from './deliver.ts'

/** A part that was received, and when and on which SIM. */
export interface ReceivedPart {
  readonly id: string
  readonly iccid: string
  /** Milliseconds since the epoch. */
  readonly receivedAt: number
  readonly pdu: DeliverPdu
}

export interface WholeText {
  readonly from: string
  readonly text: string
  readonly ids: readonly string[]
  /** Parts never came: what there is, with a mark for each hole. */
  readonly isIncomplete: boolean
}

const windowMs = 24 * 60 * 60 * 1000

/**
 * The texts that are complete, or have waited a day for the rest (23.040 §9.2.3.24.1). A set is
 * known by SIM, sender, reference with its width, and number of parts. References come back: a part
 * that says something else than the one in its place, or comes a day later, begins another set.
 */
export function reassemble(parts: readonly ReceivedPart[], now: number): readonly WholeText[] {
  const open = new Map<string, PartSet>()
  const sets: PartSet[] = []
  for (const part of parts.toSorted((a, b) => a.receivedAt - b.receivedAt)) {
    const key = keyOf(part)
    const known = open.get(key)
    if (known?.takes(part)) continue
    const set = new PartSet(part)
    open.set(key, set)
    sets.push(set)
  }
  return sets.flatMap((set) => set.whole(now))
}

function keyOf({ id, iccid, pdu: { concatenation, from } }: ReceivedPart): string {
  if (!concatenation) return id
  const { reference, isWide = false, parts } = concatenation
  return [iccid, from.value, reference, isWide, parts].join('/')
}

const placeOf = ({ pdu }: ReceivedPart): number => pdu.concatenation?.sequence ?? 1

class PartSet {
  readonly #first: ReceivedPart
  readonly #ids: string[]
  readonly #texts: Map<number, string>

  constructor(first: ReceivedPart) {
    this.#first = first
    this.#ids = [first.id]
    this.#texts = new Map([[placeOf(first), first.pdu.text]])
  }

  /** Whether a part belongs to this set: a missing one, or one that is told once more. */
  takes(part: ReceivedPart): boolean {
    const there = this.#texts.get(placeOf(part))
    if (part.receivedAt - this.#first.receivedAt >= windowMs) return false
    if (there !== undefined && there !== part.pdu.text) return false
    this.#texts.set(placeOf(part), part.pdu.text)
    this.#ids.push(part.id)
    return true
  }

  whole(now: number): readonly WholeText[] {
    const { receivedAt, pdu } = this.#first
    const count = pdu.concatenation?.parts ?? 1
    const isIncomplete = this.#texts.size < count
    if (isIncomplete && now - receivedAt < windowMs) return []
    const places = Array.from({ length: count }, (_, i) => this.#texts.get(i + 1) ?? ' [...] ')
    return [{ from: pdu.from.value, text: places.join(''), ids: this.#ids, isIncomplete }]
  }
}
