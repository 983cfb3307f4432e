import type { ProfileId } from '../../src/domain/where/profiles.ts'

/** How a scenario of domain.md section 5 is played at the desk. */
export interface Scene {
  /** Of domain.md section 5. */
  readonly number: number
  /** When the dispatcher begins, on 24 November 2026 in Amsterdam. */
  readonly clock: string
  readonly profile?: ProfileId
  /** What section 4 makes of it, metres to rounding; what is typed where it says nothing. */
  readonly radius: number
  readonly direction?: string
  readonly outcome: string
  readonly result: RegExp
  readonly mayNamePlace?: boolean
  readonly modems?: number
  readonly secondsPerPart?: number
  readonly nightAlerts?: (n: number) => boolean
}

export const scenes: readonly Scene[] = [
  {
    number: 1,
    clock: '15:55',
    profile: 'child-foot',
    radius: 783,
    outcome: 'found-by-participant',
    result: /jongen/,
  },
  {
    ...({ number: 2, clock: '21:50', profile: 'dementia-rollator', radius: 725 } as const),
    ...{ outcome: 'not-found', result: /niet gevonden/, modems: 1, secondsPerPart: 90 },
    nightAlerts: (n) => n % 4 === 0,
  },
  {
    number: 3,
    clock: '14:18',
    profile: 'foot',
    radius: 842,
    direction: 'north',
    outcome: 'found-by-participant',
    result: /gevonden|aangehouden/,
  },
  {
    number: 4,
    clock: '20:00',
    profile: 'scooter',
    radius: 2950,
    outcome: 'not-found',
    result: /niet gevonden/,
  },
  {
    number: 5,
    clock: '09:32',
    profile: 'car',
    radius: 7283,
    outcome: 'found-otherwise',
    result: /bestelbus/,
  },
  {
    number: 6,
    clock: '17:55',
    profile: 'car',
    radius: 6450,
    outcome: 'neutral',
    result: /auto|aanrijding|actie/,
  },
  {
    number: 7,
    mayNamePlace: true,
    clock: '11:04',
    radius: 750,
    outcome: 'found-otherwise',
    result: /./,
  },
  {
    number: 8,
    mayNamePlace: true,
    clock: '21:40',
    radius: 3000,
    direction: 'north',
    outcome: 'neutral',
    result: /./,
  },
  {
    number: 9,
    clock: '09:00',
    profile: 'adult-bicycle',
    radius: 6000,
    outcome: 'neutral',
    result: /man van 44|zoekactie/,
  },
  {
    number: 10,
    clock: '12:15',
    profile: 'e-bike',
    radius: 2492,
    outcome: 'not-found',
    result: /niet gevonden/,
  },
  {
    number: 11,
    mayNamePlace: true,
    clock: '12:00',
    radius: 20_000,
    outcome: 'neutral',
    result: /./,
  },
]
