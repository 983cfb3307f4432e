import type { Recipient } from './delivery-facts.ts'
import type { Delivery } from './delivery-fold.ts'

/**
 * The deliveries of a phase as a snapshot has them. There may be tens of thousands, and a start waits
 * until all are read: what became of most of them is the same but for numbers, and is written once. Two
 * that were accepted have one fate, `{"of":0,"state":"accepted",…}`, twice its place, and in `numbers`
 * the `of` and all other numbers of the first and then of the second.
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
  const root: Said = { next: new Map() }
  const numbers: number[] = []
  const places = deliveries.map(({ recipient: _, ...fate }) => {
    const said = saidOf(fate, root, numbers)
    said.place ??= fates.push(filled(fate, () => 0)) - 1
    return said.place
  })
  const recipients = deliveries.map(({ recipient }) => alone(recipient) ?? recipient)
  return { recipients, fates, places, numbers }
}

/** The same deliveries again, each a new one; only those to whom it `isFor`. */
export function* deliveriesIn(
  { recipients, fates, places, numbers }: DeliveryColumns,
  isFor: (recipient: Recipient) => boolean = () => true,
): Iterable<Delivery> {
  const lengths = fates.map(countNumbers)
  let at = 0
  const next = (): number => numbers[at++] ?? 0
  for (const [n, phones] of recipients.entries()) {
    const place = places[n] ?? -1
    const fate = fateAt(fates, place, n)
    const recipient = typeof phones === 'string' ? [phones] : phones
    if (isFor(recipient)) yield { recipient, ...filled(fate, next) }
    else at += lengths[place] ?? 0
  }
}

/** The fate of delivery `n`; to pass over one without would give each that follows to somebody else. */
export function fateAt(fates: readonly Fate[], place: number, n: number): Fate {
  const fate = fates[place]
  if (!fate) throw new Error(`delivery ${n} of a snapshot has no fate ${place}`)
  return fate
}

function countNumbers(form: object): number {
  let count = 0
  filled(form, () => {
    count += 1
    return 0
  })
  return count
}

const alone = ([phone, ...others]: Recipient): string | undefined =>
  others.length === 0 ? phone : undefined

/** What can be said next, a name or a word after the other; where all is said, the place of that fate. */
interface Said {
  readonly next: Map<unknown, Said>
  place?: number
}

const [isNumber, begins, ends] = [Symbol(), Symbol(), Symbol()]

/**
 * Where all that is said of a fate leads, but for its numbers, which are added to `numbers`. Nothing is put together for it: there are tens of thousands, at one moment.
 */
function saidOf(form: object, from: Said, numbers: number[]): Said {
  let at = from
  for (const name in form) {
    const held: unknown = form[name as keyof typeof form]
    if (held === undefined) continue
    at = onward(at, name)
    if (typeof held === 'number') {
      numbers.push(held)
      at = onward(at, isNumber)
    } else if (typeof held === 'object' && held !== null) {
      at = onward(saidOf(held, onward(at, begins), numbers), ends)
    } else at = onward(at, held)
  }
  return at
}

function onward({ next }: Said, said: unknown): Said {
  const known = next.get(said)
  if (known) return known
  const fresh: Said = { next: new Map() }
  next.set(said, fresh)
  return fresh
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
