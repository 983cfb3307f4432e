import type { Calling, Forecast, Preview } from '../dispatch/preview.ts'
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

const timesTold = (forecast: Forecast, count: number): Forecast => ({
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
