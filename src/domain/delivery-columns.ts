import type { Recipient } from './delivery-facts.ts'
import type { Delivery } from './delivery-fold.ts'

/**
 * The deliveries of a phase as a snapshot has them. There may be tens of thousands, and a start waits
 * until all are read: what became of most of them is the same but for numbers, and is written once.
 */
export interface DeliveryColumns {
  /** The phones of each; a phone by itself is written so. */
  readonly recipients: readonly (string | Recipient)[]
  /** What became of them, with a 0 where each has a number of its own. */
  readonly fates: readonly Fate[]
  /** Of each its place among the fates. */
  readonly places: readonly number[]
  /** Of each the numbers that belong in its fate, in their order. */
  readonly numbers: readonly number[]
}

type Fate = Omit<Delivery, 'recipient'>

/** Deliveries as columns. */
export function columnsOf(deliveries: readonly Delivery[]): DeliveryColumns {
  const fates: Fate[] = []
  const known = new Map<string, number>()
  const numbers: number[] = []
  const places = deliveries.map(({ recipient: _, ...fate }) => {
    const said = saidOf(fate, numbers)
    const place = known.get(said) ?? fates.push(filled(fate, () => 0)) - 1
    known.set(said, place)
    return place
  })
  const recipients = deliveries.map(({ recipient }) => alone(recipient) ?? recipient)
  return { recipients, fates, places, numbers }
}

/** The same deliveries again, each a new one. */
export function* deliveriesIn(columns: DeliveryColumns): Iterable<Delivery> {
  const { recipients, fates, places, numbers } = columns
  let at = 0
  const next = (): number => numbers[at++] ?? 0
  for (const [n, phones] of recipients.entries()) {
    const fate = fates[places[n] ?? -1]
    const recipient = typeof phones === 'string' ? [phones] : phones
    if (fate) yield { recipient, ...filled(fate, next) }
  }
}

const alone = ([phone, ...others]: Recipient): string | undefined =>
  others.length === 0 ? phone : undefined

/** All that is said of it but its numbers, which are added to `numbers`; no two fates say the same. */
function saidOf(form: object, numbers: number[]): string {
  let said = ''
  for (const name in form) {
    const held: unknown = form[name as keyof typeof form]
    if (held === undefined) continue
    said += name
    if (typeof held === 'number') numbers.push(held)
    else if (typeof held === 'object' && held !== null) said += `{${saidOf(held, numbers)}}`
    // Its length, so that no word can be taken for what follows it.
    else said += `=${String(held).length}:${held}`
    said += ','
  }
  return said
}

/** A copy with other numbers in it, asked for in order. */
function filled<T extends object>(form: T, next: () => number): T {
  const copy = (Array.isArray(form) ? [...form] : { ...form }) as Record<string, unknown>
  for (const name in form) {
    const held: unknown = form[name]
    if (typeof held === 'number') copy[name] = next()
    else if (typeof held === 'object' && held !== null) copy[name] = filled(held, next)
  }
  return copy as T
}
