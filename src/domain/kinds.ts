import type { Cap, Kind } from './action.ts'
import { kinds } from './action.ts'
import { isKindOn, shipped } from './policy/rules.ts'

/** What is fixed about a kind of action. */
export interface KindFacts {
  readonly id: Kind
  readonly label: { readonly nl: string; readonly en: string }
  /** As shipped; what counts is the policy (`isKindOn`). */
  readonly isOn: boolean
  /** How long an alert may begin to be sent. */
  readonly termMinutes: number
  /** An SMS that is not delivered after so many minutes is followed by a call; null for never. */
  readonly callAfterMinutes: number | null
  /** CAP 1.2 §3.2.2. */
  readonly cap: Pick<Cap, 'category' | 'urgency' | 'severity' | 'certainty'>
}

type Row = Omit<KindFacts, 'id' | 'isOn'>

const row = (
  label: KindFacts['label'],
  category: Cap['category'],
  callAfterMinutes: number | null = null,
): Row => ({
  label,
  termMinutes: 60,
  callAfterMinutes,
  cap: { category, urgency: 'Immediate', severity: 'Severe', certainty: 'Observed' },
})

/** Helps within the hour rather than at once (CAP 1.2 §3.2.2): who wants only the latter has it not. */
const expected = (known: Row): Row => ({ ...known, cap: { ...known.cap, urgency: 'Expected' } })

const table: Readonly<Record<Kind, Row>> = {
  'missing-child': row({ nl: 'Vermist kind', en: 'Missing child' }, 'Rescue', 10),
  'missing-person': row({ nl: 'Vermist persoon', en: 'Missing person' }, 'Rescue', 10),
  burglary: row({ nl: 'Inbraak', en: 'Burglary' }, 'Security'),
  robbery: row({ nl: 'Overval of straatroof', en: 'Robbery' }, 'Security'),
  theft: expected(row({ nl: 'Diefstal', en: 'Theft' }, 'Security')),
  vehicle: expected(row({ nl: 'Gestolen voertuig', en: 'Stolen vehicle' }, 'Security')),
  'hit-and-run': row({ nl: 'Doorrijden na ongeval', en: 'Hit and run' }, 'Security'),
  violence: row({ nl: 'Geweld', en: 'Violence' }, 'Security'),
  'fire-smoke': row({ nl: 'Brand of rook', en: 'Fire or smoke' }, 'Fire', 5),
  outage: expected(
    row({ nl: 'Uitval van stroom of telefoon', en: 'Power or phone outage' }, 'Infra'),
  ),
  aed: row({ nl: 'Reanimatie (AED)', en: 'Resuscitation (AED)' }, 'Health', 1),
  warning: row({ nl: 'Waarschuwing', en: 'Warning' }, 'Safety', 10),
  other: expected(row({ nl: 'Anders', en: 'Other' }, 'Other')),
}

const isShippedOn = (id: Kind): boolean => isKindOn(shipped, id)

/** All kinds, in the order of the contract. */
export const allKinds: readonly KindFacts[] = kinds.map((id) => ({
  id,
  isOn: isShippedOn(id),
  ...table[id],
}))

/** Something that threatens people and passes, rather than somebody who is looked for. */
export const isHazard = (id: Kind): boolean =>
  !['Rescue', 'Security'].includes(table[id].cap.category)

/** The facts of one kind. */
export const kindOf = (id: Kind): KindFacts => ({ id, isOn: isShippedOn(id), ...table[id] })
