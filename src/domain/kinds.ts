import type { Cap, Kind } from './action.ts'
import { kinds } from './action.ts'

/** What is fixed about a kind of action. */
export interface KindFacts {
  readonly id: Kind
  readonly label: { readonly nl: string; readonly en: string }
  /** As shipped; crime kinds need an agreement with the police first. */
  readonly isOn: boolean
  /** How long an alert may begin to be sent. */
  readonly termMinutes: number
  /** After so long an alert helps little: the forecast is held against it. */
  readonly usefulMinutes: number
  /** An SMS that is not delivered after so many minutes is followed by a call; null for never. */
  readonly callAfterMinutes: number | null
  /** CAP 1.2 §3.2.2. */
  readonly cap: Pick<Cap, 'category' | 'urgency' | 'severity' | 'certainty'>
}

const row = (
  label: KindFacts['label'],
  category: Cap['category'],
  usefulMinutes: number,
  shipped: Partial<Pick<KindFacts, 'isOn' | 'callAfterMinutes'>> = {},
): Omit<KindFacts, 'id'> => ({
  label,
  isOn: false,
  termMinutes: 60,
  usefulMinutes,
  callAfterMinutes: null,
  ...shipped,
  cap: { category, urgency: 'Immediate', severity: 'Severe', certainty: 'Observed' },
})

const table: Readonly<Record<Kind, Omit<KindFacts, 'id'>>> = {
  'missing-child': row({ nl: 'Vermist kind', en: 'Missing child' }, 'Rescue', 20, {
    isOn: true,
    callAfterMinutes: 10,
  }),
  'missing-person': row({ nl: 'Vermist persoon', en: 'Missing person' }, 'Rescue', 20, {
    isOn: true,
    callAfterMinutes: 10,
  }),
  burglary: row({ nl: 'Inbraak', en: 'Burglary' }, 'Security', 10),
  robbery: row({ nl: 'Overval of straatroof', en: 'Robbery' }, 'Security', 10),
  theft: row({ nl: 'Diefstal', en: 'Theft' }, 'Security', 10),
  vehicle: row({ nl: 'Gestolen voertuig', en: 'Stolen vehicle' }, 'Security', 10),
  'hit-and-run': row({ nl: 'Doorrijden na ongeval', en: 'Hit and run' }, 'Security', 10),
  violence: row({ nl: 'Geweld', en: 'Violence' }, 'Security', 10),
  'fire-smoke': row({ nl: 'Brand of rook', en: 'Fire or smoke' }, 'Fire', 15, {
    isOn: true,
    callAfterMinutes: 5,
  }),
  outage: row({ nl: 'Uitval van stroom of telefoon', en: 'Power or phone outage' }, 'Infra', 15, {
    isOn: true,
  }),
  aed: row({ nl: 'Reanimatie (AED)', en: 'Resuscitation (AED)' }, 'Health', 2, {
    callAfterMinutes: 1,
  }),
  warning: row({ nl: 'Waarschuwing', en: 'Warning' }, 'Safety', 15, {
    isOn: true,
    callAfterMinutes: 10,
  }),
  other: row({ nl: 'Anders', en: 'Other' }, 'Other', 20),
}

/** All kinds, in the order of the contract. */
export const allKinds: readonly KindFacts[] = kinds.map((id) => ({ id, ...table[id] }))

/** Something that threatens people and passes, rather than somebody who is looked for. */
export const isHazard = (id: Kind): boolean =>
  !['Rescue', 'Security'].includes(table[id].cap.category)

/** The facts of one kind. */
export const kindOf = (id: Kind): KindFacts => ({ id, ...table[id] })
