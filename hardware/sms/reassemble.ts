import type { DeliverPdu } from './deliver.ts'

/** A part that was received, and when and on which SIM. */
export interface ReceivedPart {
  readonly id: string
  readonly iccid: string
  readonly receivedAt: number
  readonly pdu: DeliverPdu
}

export interface WholeText {
  readonly from: string
  readonly text: string
  readonly sentAt: number
  readonly ids: readonly string[]
  /** Parts never came: what there is, with a mark for each hole. */
  readonly isIncomplete: boolean
}

const windowMs = 24 * 60 * 60 * 1000

/**
 * The texts that are complete, or have waited a day for the rest (23.040 §9.2.3.24.1). A set is
 * known by SIM, sender, reference with its width, and number of parts; a repeated part is one.
 */
export function reassemble(parts: readonly ReceivedPart[], now: number): readonly WholeText[] {
  const sets = new Map<string, ReceivedPart[]>()
  for (const part of parts) {
    const { concatenation, from } = part.pdu
    const own = concatenation
      ? [concatenation.reference, concatenation.isWide ?? false, concatenation.parts].join('/')
      : part.id
    const key = `${part.iccid}/${from.value}/${own}`
    sets.set(key, [...(sets.get(key) ?? []), part])
  }
  return [...sets.values()].flatMap((set) => whole(set, now))
}

function whole(set: readonly ReceivedPart[], now: number): readonly WholeText[] {
  const [first] = set
  if (!first) return []
  const count = first.pdu.concatenation?.parts ?? 1
  const texts = new Map(set.map(({ pdu }) => [pdu.concatenation?.sequence ?? 1, pdu.text]))
  const isIncomplete = texts.size < count
  const oldest = Math.min(...set.map(({ receivedAt }) => receivedAt))
  if (isIncomplete && now - oldest < windowMs) return []
  const text = Array.from({ length: count }, (_, i) => texts.get(i + 1) ?? ' [...] ').join('')
  return [
    {
      from: first.pdu.from.value,
      text,
      sentAt: first.pdu.sentAt,
      ids: set.map(({ id }) => id),
      isIncomplete,
    },
  ]
}
