import type { Double, DoubleChoice } from '../domain/import-doubles.ts'
import { type Candidate, inPlaceOf, isOfFile } from '../domain/import-doubles.ts'
import type { Staged } from '../domain/imports.ts'
import type { Consent } from '../domain/participant.ts'
import type { Examined } from './examine.ts'

/** What is to become of a file that was looked at. */
export interface Decision {
  readonly doubles: DoubleChoice
  /** Of some doubles, by their first row, something else. */
  readonly byRow?: ReadonlyMap<number, DoubleChoice>
  readonly consent?: Consent
  /** Whether the file has a column that says who wants alerts at night. */
  readonly saysNight: boolean
  readonly newId: () => string
}

export interface Decided {
  /** Made as they are asked for. */
  readonly staged: Iterable<Staged>
  readonly count: number
  readonly skipped: number
  readonly replaced: number
}

/** Who takes part by a file, and in whose place; who is double goes by what was chosen for them. */
export function decide({ good, doubles }: Examined, decision: Decision): Decided {
  const byCandidate = new Map(doubles.map((double) => [double.candidate, double]))
  const left = new Set<Candidate>()
  const before = new Map<Candidate, Staged['before']>()
  const claimed = new Set<string>()
  for (const candidate of good) {
    const double = byCandidate.get(candidate)
    const choice = double && choiceFor(double, decision)
    if (!double || choice === 'add') continue
    const other = double.with
    if (choice === 'skip') left.add(candidate)
    else if (isOfFile(other)) left.add(other)
    else if (!claimed.has(other.id)) {
      claimed.add(other.id)
      before.set(candidate, other)
    }
  }
  for (const candidate of left) before.delete(candidate)
  const staged = function* () {
    for (const candidate of good) {
      if (!left.has(candidate)) yield staging(candidate, before.get(candidate), decision)
    }
  }
  const count = good.length - left.size
  return { staged: staged(), count, skipped: left.size, replaced: before.size }
}

/** What was chosen for a double. */
export const choiceFor = (
  { candidate }: Double,
  { doubles, byRow }: Pick<Decision, 'doubles' | 'byRow'>,
): DoubleChoice => byRow?.get(candidate.rows[0] ?? 0) ?? doubles

function staging(
  { participant: read }: Candidate,
  before: Staged['before'],
  decision: Decision,
): Staged {
  const { consent } = decision
  // Begun with `...read`, each would get a hidden class of its own, twice its size.
  const { id, ...rest } = read
  const agreed = consent ? { id, ...rest, consent } : read
  return before
    ? { participant: inPlaceOf(agreed, before, decision), before }
    : { participant: agreed }
}
