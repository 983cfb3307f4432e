import { RefusedError } from './errors.ts'

/** Speed in km/h and straightness by means of transport (domain.md section 4); first that fits. */
const means: readonly (readonly [name: RegExp, speed: number, straightness: number])[] = [
  [/scooter|moped|brommer/i, 30, 0.55],
  [/e-?bike/i, 25, 0.55],
  [/bicycle|bike|fiets/i, 16, 0.6],
  [/car|auto|van|vehicle/i, 50, 0.5],
  [/rollator/i, 2, 0.35],
  [/dementia|dementie/i, 3, 0.35],
  [/child|kind/i, 3.5, 0.5],
  [/./, 5, 0.7],
]

/** How far from where it began someone who flees is by now, metres; on foot unless it says else. */
export function frontMetres(
  moving: { readonly profile: string; readonly since: string },
  now: number,
): number {
  const since = Date.parse(moving.since)
  if (Number.isNaN(since))
    throw new RefusedError('moment-without-offset', { field: 'moving/since' })
  const [, speed = 5, straightness = 0.7] = means.find(([name]) => name.test(moving.profile)) ?? []
  return (speed * straightness * Math.max(0, now - since)) / 3600
}
