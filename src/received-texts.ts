import { decodeDeliver } from '../hardware/sms/deliver.ts'
import { type ReceivedPart, reassemble } from '../hardware/sms/reassemble.ts'
import type { Incoming } from './domain/facts.ts'
import type { ReceivedText } from './web/ports.ts'

/** Reads what was received, each part once, however often the screens ask; newest text first. */
export function textReader(): (
  incoming: Iterable<Incoming>,
  now: number,
) => readonly ReceivedText[] {
  const known = new WeakMap<Incoming, ReceivedPart | undefined>()
  const partOf = (incoming: Incoming): ReceivedPart | undefined => {
    if (!known.has(incoming)) known.set(incoming, decoded(incoming))
    return known.get(incoming)
  }
  return (incoming, now) => {
    const parts = new Map<string, ReceivedPart>()
    const unread: ReceivedText[] = []
    for (const one of incoming) {
      const part = partOf(one)
      if (part) parts.set(part.id, part)
      else unread.push({ id: one.id, receivedAt: one.receivedAt, isIncomplete: true })
    }
    const read = reassemble([...parts.values()], now).map(
      ({ from, text, ids, isIncomplete }): ReceivedText => ({
        id: ids[0] ?? '',
        from,
        text,
        receivedAt: Math.max(...ids.map((id) => parts.get(id)?.receivedAt ?? 0)),
        isIncomplete,
      }),
    )
    return [...read, ...unread].sort((a, b) => b.receivedAt - a.receivedAt)
  }
}

/** The ids of all parts that came from one of these numbers. */
export const textsFrom = (
  incoming: Iterable<Incoming>,
  numbers: ReadonlySet<string>,
): readonly string[] =>
  [...incoming].filter((one) => numbers.has(decoded(one)?.pdu.from.value ?? '')).map(({ id }) => id)

/** A text that is whole in one PDU, with who sent it; undefined for a part, a picture, or nonsense. */
export function wholeText(
  pdu: string,
): { readonly from: string; readonly words: string } | undefined {
  try {
    const { from, text, data, concatenation } = decodeDeliver(pdu)
    const isWhole = concatenation === undefined || concatenation.parts === 1
    return isWhole && data === undefined ? { from: from.value, words: text } : undefined
  } catch {
    return undefined
  }
}

/** A long text of which this is the last part to come in, with the ids of the others. */
export function completedText(
  { iccid, pdu }: Pick<Incoming, 'iccid' | 'pdu'>,
  before: Iterable<Incoming>,
  now: number,
):
  | { readonly from: string; readonly words: string; readonly before: readonly string[] }
  | undefined {
  const fresh = ''
  const part = decoded({ id: fresh, iccid, pdu, receivedAt: now })
  if (!part?.pdu.concatenation) return undefined
  const others = [...before]
    .filter((one) => one.iccid === iccid)
    .flatMap((one) => decoded(one) ?? [])
    .filter((one) => one.pdu.from.value === part.pdu.from.value)
  const whole = ({ isIncomplete }: { readonly isIncomplete: boolean }) => !isIncomplete
  const known = new Set(
    reassemble(others, now)
      .filter(whole)
      .map(({ ids }) => ids[0]),
  )
  const found = reassemble([...others, part], now).find(
    (text) => whole(text) && text.ids.includes(fresh) && !known.has(text.ids[0]),
  )
  return found && { from: found.from, words: found.text, before: found.ids.slice(0, -1) }
}

/** Undefined for what is no text by any reading; its octets stay in the journal. */
function decoded({
  id,
  iccid,
  pdu,
  receivedAt,
}: Pick<Incoming, 'id' | 'iccid' | 'pdu' | 'receivedAt'>): ReceivedPart | undefined {
  try {
    return { id, iccid, receivedAt, pdu: decodeDeliver(pdu) }
  } catch {
    return undefined
  }
}
