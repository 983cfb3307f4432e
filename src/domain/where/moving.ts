import { RefusedError } from '../errors.ts'
import { meantProfile } from './profiles.ts'

/** Somebody who is on their way: how, since when, and in which direction. */
export interface Moving {
  /** One of the profiles by its id, or a word for it. */
  readonly profile: string
  /** ISO 8601 with offset. */
  readonly since: string
  /** Degrees from north, clockwise. */
  readonly bearing?: number
}

/** Minutes since somebody left, by the clock of `now`; none for a time to come. */
export function minutesSince({ since }: Pick<Moving, 'since'>, now: number): number {
  const from = Date.parse(since)
  if (Number.isNaN(from)) throw new RefusedError('moment-without-offset', { field: 'moving/since' })
  return Math.max(0, now - from) / 60_000
}

/** How far from where it began someone who flees is by now, metres. */
export function frontMetres(moving: Moving, now: number): number {
  const { kmPerHour, straightness } = meantProfile(moving.profile)
  return (kmPerHour * straightness * minutesSince(moving, now) * 1000) / 60
}
