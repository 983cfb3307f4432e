import { type Ups, weakest } from './ups.ts'

/** A UPS of which upsd knows nothing: its driver is dead, or its cable is out. */
export interface Unheard {
  readonly name: string
  /** In upsd's own word. */
  readonly reason: string
}

/** What asking for the UPSes came to. */
export type Answer =
  /** Nobody answers: there is no UPS, or nobody set it up. */
  | { readonly kind: 'nobody' }
  /** Something is there that cannot be used; `reason` in upsd's own word, or ours. */
  | { readonly kind: 'fault'; readonly reason: string }
  /** Those that answer, and those that do not; all of them unheard is a fault. */
  | { readonly kind: 'told'; readonly upses: readonly Ups[]; readonly unheard: readonly Unheard[] }

/** What is known of the power of the box. */
export type Power =
  | { readonly kind: 'no-ups' }
  /**
   * Of those that answer the one that goes first, with since when the power comes from where it does,
   * milliseconds since the epoch.
   */
  | {
      readonly kind: 'ups'
      readonly ups: Ups
      readonly since: number
      readonly unheard?: readonly Unheard[]
    }
  /** There was or should be one, and nothing is heard of it since; what it said last. */
  | {
      readonly kind: 'silent'
      readonly since: number
      readonly reason: string
      readonly last?: { readonly ups: Ups; readonly since: number }
    }

/** What is known after another answer at `now`. */
export function powerAfter(before: Power, answer: Answer, now: number): Power {
  const { upses, unheard } = answer.kind === 'told' ? answer : { upses: [], unheard: [] }
  const ups = weakest(upses)
  if (ups) {
    const since = sinceWhen(before, ups, now)
    return { kind: 'ups', ups, since, ...(unheard.length > 0 ? { unheard } : {}) }
  }
  if (before.kind === 'silent') return before
  const reason = answer.kind === 'fault' ? answer.reason : 'gone'
  if (before.kind === 'ups') {
    const { ups: last, since } = before
    return { kind: 'silent', since: now, reason, last: { ups: last, since } }
  }
  return answer.kind === 'fault' ? { kind: 'silent', since: now, reason } : before
}

function sinceWhen(before: Power, ups: Ups, now: number): number {
  const known = before.kind === 'silent' ? before.last : before.kind === 'ups' ? before : undefined
  return known?.ups.supply === ups.supply ? known.since : now
}

/** Those of which nothing is heard beside one that answers. */
export const unheardIn = (power: Power): readonly Unheard[] =>
  power.kind === 'ups' ? (power.unheard ?? []) : []

/** How much somebody has to look: not at all, when there is time, or at once. */
export function urgencyOf(power: Power): 'none' | 'look' | 'act' {
  if (power.kind === 'no-ups') return 'none'
  if (power.kind === 'silent') return 'look'
  const { supply, isLow, isWorn } = power.ups
  if (isLow) return 'act'
  const isWell = supply === 'mains' && !isWorn && unheardIn(power).length === 0
  return isWell ? 'none' : 'look'
}

/** What runs on a battery at this moment, as far as is known. */
export const onBattery = (power: Power): Ups | undefined =>
  power.kind === 'ups' && power.ups.supply === 'battery' ? power.ups : undefined
