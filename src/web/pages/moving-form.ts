import { RefusedError } from '../../domain/errors.ts'
import { radiusNow } from '../../domain/where/area-now.ts'
import { bearingOf, directions } from '../../domain/where/bearing.ts'
import type { Moving } from '../../domain/where/moving.ts'
import { profileOf } from '../../domain/where/profiles.ts'
import { readSince } from '../../domain/where/since.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field } from './guard.ts'

/** How somebody moves, as it was filled in, and what was made of it the last time. */
export interface MovingForm {
  readonly profile: string
  /** The profile that follows from what is told of somebody, as it was filled in here. */
  readonly meant: string
  /** `15` minutes ago, `14:32`, or words with a time in them; it is the time of the text as well. */
  readonly ago: string
  /** The moment that `sinceFor` meant when it was first read: minutes ago must not slide along. */
  readonly since: string
  readonly sinceFor: string
  readonly direction: string
  /** The wind that the words of the text name, as it was filled in here. */
  readonly meantWay: string
  readonly radius: string
  /** The radius that was filled in here; another one is somebody's own, and stays. */
  readonly grown: string
  /** As it was looked at on the last page before sending: it grows no more. */
  readonly held: string
}

export const usualRadius = '800'

/** Reads the fields; a radius that was offered, or let go to grow again, wins over the typed one. */
export function readMoving(form: Form): MovingForm {
  const typed = field(form, 'take-radius') || field(form, 'radius')
  return {
    profile: field(form, 'profile'),
    meant: field(form, 'meant'),
    ago: field(form, 'take-ago') || field(form, 'ago'),
    since: field(form, 'since'),
    sinceFor: field(form, 'sinceFor'),
    direction: field(form, 'direction'),
    meantWay: field(form, 'meantWay'),
    radius: field(form, 'grow') === '' ? typed : '',
    grown: field(form, 'grown'),
    held: field(form, 'held'),
  }
}

type Clock = Pick<WebPorts, 'now' | 'policy'>

/** How and since when somebody moves; undefined when nobody said how. */
export function movingOf(clock: Clock, form: MovingForm): Moving | undefined {
  const profile = profileOf(form.profile)
  if (!profile) return undefined
  if (form.ago === '') throw new RefusedError('since-missing', { field: 'ago' })
  const since = new Date(sinceOf(clock, form)).toISOString()
  const bearing = bearingIn(form)
  return { profile: profile.id, since, ...(bearing === undefined ? {} : { bearing }) }
}

/** Degrees from north; undefined when no direction was chosen. */
export function bearingIn({ direction }: MovingForm): number | undefined {
  const known = directions.find((one) => one === direction)
  return known === undefined ? undefined : bearingOf(known)
}

/** The moment that was meant, milliseconds since the epoch; refuses words without one. */
export function sinceOf({ now, policy }: Clock, form: MovingForm): number {
  const kept = Date.parse(form.since)
  const isSame = form.sinceFor === form.ago && !Number.isNaN(kept)
  return isSame ? Math.min(kept, now()) : readSince(form.ago, now(), policy.timeZone)
}

/**
 * The time that is still to come, where one within the hour was typed: nobody knows yet which day was
 * meant. Undefined where there is none.
 */
export function aheadIn(clock: Clock, form: MovingForm): RefusedError | undefined {
  try {
    if (form.ago !== '') sinceOf(clock, form)
  } catch (error) {
    if (error instanceof RefusedError && error.key === 'since-ahead') return error
    if (!(error instanceof RefusedError)) throw error
  }
  return undefined
}

const hourMs = 3_600_000
const longAgoHours = 3

/** A moment that lies hours back, as it was understood: a time that was typed may be of another day. */
export interface LongAgo {
  readonly at: number
  readonly hours: number
}

/** That of a form, so that somebody sees it; undefined where it is recent, or none. */
export function longAgoIn(clock: Clock, form: MovingForm): LongAgo | undefined {
  const at = form.ago === '' ? undefined : attempt(() => sinceOf(clock, form))
  const hours = at === undefined ? 0 : Math.floor((clock.now() - at) / hourMs)
  return at !== undefined && hours >= longAgoHours ? { at, hours } : undefined
}

/** Whether somebody typed a radius of their own. */
export const isByHand = ({ radius, grown }: MovingForm): boolean =>
  radius !== '' && radius !== grown

/** How wide the area is: by hand, else as far as somebody can be by now. */
export function radiusOf(clock: Clock, form: MovingForm, moving: Moving | undefined): number {
  if (form.held !== '') return metresOf(form.held)
  if (isByHand(form)) return metresOf(form.radius)
  return moving ? radiusNow(moving, clock.now()) : metresOf(usualRadius)
}

/** `1.500` and `1 500` are fifteen hundred, as people write it; `0,5` is a half. */
export const metresOf = (text: string): number =>
  Number(text.replace(/[., ](?=\d{3}(?!\d))/g, '').replace(',', '.'))

/** The form with what follows from it filled in; as it was when nothing does yet. */
export function grownForm<T extends MovingForm>(clock: Clock, form: T): T {
  const moving = attempt(() => movingOf(clock, form))
  const grown = String(radiusOf(clock, { ...form, radius: '', held: '' }, moving))
  const radius = isByHand(form) ? form.radius : grown
  const at = form.ago === '' ? undefined : attempt(() => sinceOf(clock, form))
  const since = at === undefined ? {} : { since: new Date(at).toISOString(), sinceFor: form.ago }
  return { ...form, ...since, radius, grown, held: '' }
}

/** What is made, or undefined where that is refused. */
export function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof RefusedError) return undefined
    throw error
  }
}
