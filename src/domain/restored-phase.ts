import type { Phase } from './action.ts'
import { noCounts, type PhaseRecord } from './actions.ts'
import { columnsOf, type DeliveryColumns, deliveriesIn, fateAt } from './delivery-columns.ts'
import type { Recipient } from './delivery-facts.ts'
import type { Counts, Delivery } from './delivery-fold.ts'

/** Of records whose deliveries nobody has asked for yet. */
const unasked = new WeakMap<PhaseRecord, DeliveryColumns>()

/**
 * A phase as a snapshot has it. Its deliveries are made when somebody asks for one: of an action that
 * is past nobody may for weeks, and a start waits for none of them.
 */
export function restoredPhase(action: string, phase: Phase, columns: DeliveryColumns): PhaseRecord {
  let made: Pick<PhaseRecord, 'deliveries' | 'following'> = { deliveries: [], following: new Map() }
  const ask = (): typeof made => {
    const kept = unasked.get(record)
    if (kept) made = madeOf(record, kept)
    unasked.delete(record)
    return made
  }
  const record: PhaseRecord = {
    action,
    phase,
    counts: countsIn(columns),
    get deliveries() {
      return ask().deliveries
    },
    get following() {
      return ask().following
    },
  }
  unasked.set(record, columns)
  return record
}

/** The deliveries of a phase to whom it `isFor`, for who looks at each once and keeps none. */
export function seenOnce(
  record: PhaseRecord,
  isFor: (recipient: Recipient) => boolean = () => true,
): Iterable<Delivery> {
  const columns = unasked.get(record)
  if (columns) return deliveriesIn(columns, isFor)
  return record.deliveries.filter(({ recipient }) => isFor(recipient))
}

/** The deliveries of a phase for a snapshot. */
export const keptColumns = (record: PhaseRecord): DeliveryColumns =>
  unasked.get(record) ?? columnsOf(record.deliveries)

function madeOf({ phase }: PhaseRecord, columns: DeliveryColumns) {
  const deliveries = [...deliveriesIn(columns)]
  const isAlert = phase.name === 'alert'
  return {
    deliveries,
    following: new Map(isAlert ? [] : deliveries.map(({ of }, n) => [of, n] as const)),
  }
}

function countsIn({ fates, places }: DeliveryColumns): Counts {
  const counts = noCounts()
  for (const [n, place] of places.entries()) counts[fateAt(fates, place, n).state] += 1
  return counts
}
