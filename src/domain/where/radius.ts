import type { Profile } from './profiles.ts'

/** Where somebody was last seen is known no better than this. */
export const errorMetres = 200

/**
 * Half of what the delivery takes and two minutes to react, and this at the most (domain.md section
 * 4): they keep moving while people are still told. All cells of its table are made with this most,
 * and areas are drawn with it: one that depended on the length of the text would jump under the
 * hands that write it, and erring outwards misses nobody.
 */
export const mostLeadMinutes = 5

/** How far out somebody can be, metres, after so many minutes; never beyond the profile's cap. */
export function radiusAfter(
  profile: Profile,
  minutes: number,
  leadMinutes: number = mostLeadMinutes,
): number {
  const hours = (Math.max(0, minutes) + leadMinutes) / 60
  const metres = errorMetres + profile.kmPerHour * profile.straightness * hours * 1000
  return Math.min(profile.mostKm * 1000, Math.max(profile.leastKm * 1000, metres))
}
