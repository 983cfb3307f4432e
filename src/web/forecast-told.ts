import type { ActionView, PhaseView } from '../dispatch/action-view.ts'
import type { Faster } from '../dispatch/faster.ts'
import type { RingAhead } from '../dispatch/outlook.ts'
import type { Calling, Forecast, Preview } from '../dispatch/preview.ts'
import { endOf } from '../dispatch/when-done.ts'
import { inFives, isSmall } from '../domain/small-numbers.ts'

/**
 * How long it takes those who are told of: where it goes by one slow modem, seconds would tell how
 * many there are. A forecast of 23 people is told as one of 20, as their number is; programs with a
 * token get it as it is.
 */
export function forecastTold<P extends Told>(preview: P): P {
  const { byChannel, forecast, calling } = preview
  const { sms, voice } = byChannel
  return {
    ...preview,
    forecast: { sms: timesTold(forecast.sms, sms), voice: timesTold(forecast.voice, voice) },
    ...(calling ? { calling: callingTold(calling, voice) } : {}),
  }
}

type Told = Pick<Preview, 'byChannel' | 'forecast' | 'calling'>

/** When a ring is done, as it is told. */
export interface RingTold {
  readonly toMetres: number | undefined
  readonly doneSeconds: number | null
}

/** The same of rings. */
export const ringsTold = (rings: readonly RingAhead[]): readonly RingTold[] =>
  rings.map((ring) => ({
    toMetres: ring.toMetres,
    doneSeconds: endOf(forecastTold(ring).forecast),
  }))

/** What helps where it takes too long for those who are told of. */
export function fasterTold(faster: Faster | undefined, whole: Told): Faster | undefined {
  const [all, real] = [endOf(forecastTold(whole).forecast), endOf(whole.forecast)]
  if (!faster || !all || !real || all <= faster.usefulSeconds) return undefined
  const { shorter } = faster
  return {
    ...faster,
    shorter: shorter && { ...shorter, seconds: (shorter.seconds * all) / real },
  }
}

/**
 * Seconds until what is left of a running action is done, as it is told; undefined when nothing is
 * left, and when no modem could do it.
 */
export function secondsLeft({
  phases,
  forecast,
}: Pick<ActionView, 'phases' | 'forecast'>): number | undefined {
  if (!forecast) return undefined
  const left = phases.filter(({ isHeld }) => !isHeld).map(leftOf)
  const sum = (channel: 'sms' | 'voice') => left.reduce((all, one) => all + one[channel], 0)
  const byChannel = { sms: sum('sms'), voice: sum('voice') }
  return endOf(forecastTold({ byChannel, forecast }).forecast) ?? undefined
}

/** Who waits for the morning is not what it takes so long for. */
function leftOf({ counts, calls, morning }: PhaseView): Preview['byChannel'] {
  const later = counts.queued > 0 ? (morning?.waiting ?? 0) : 0
  const all = Math.max(0, counts.queued + counts.sending - later)
  const voice = Math.min(all, (calls?.waiting ?? 0) + (calls?.onTheLine ?? 0))
  return { sms: all - voice, voice }
}

/** The same of one channel. */
export const timesTold = (forecast: Forecast, count: number): Forecast => ({
  ...forecast,
  p50Seconds: secondsTold(forecast.p50Seconds, count, 0.5),
  p90Seconds: secondsTold(forecast.p90Seconds, count, 0.9),
  p100Seconds: secondsTold(forecast.p100Seconds, count),
})

const callingTold = (calling: Calling, count: number): Calling => ({
  ...calling,
  withTwoMoreSeconds: secondsTold(calling.withTwoMoreSeconds, count),
})

/** Of what a share of so many takes; a few are reckoned as five where it is made. */
function secondsTold(seconds: number | null, count: number, share = 1): number | null {
  const pieces = (n: number): number => Math.ceil(n * share)
  return seconds === null || isSmall(count) || count === 0
    ? seconds
    : (seconds * pieces(inFives(count))) / pieces(count)
}

/** Minutes that a forecast is told in up to an hour, each a fifth or so more than the one before. */
const told = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60]
const quarter = 15

/** At most so many minutes, as it is told of what is to come; after an hour by the quarter. */
export function minutesTold(seconds: number): number {
  const minutes = seconds / 60
  return told.find((one) => minutes <= one) ?? Math.ceil(minutes / quarter) * quarter
}

/** At least so many, as it is told of what is saved. */
export function minutesSaved(seconds: number): number {
  const minutes = seconds / 60
  const fits = told.findLast((one) => one <= minutes) ?? 0
  return minutes < 60 ? fits : Math.floor(minutes / quarter) * quarter
}
