import type { Forecasts, Preview } from './preview.ts'

/** When half and all of the people have it, in seconds, whatever the channel; null for unknown. */
export function whenDone({ byChannel, forecast }: Pick<Preview, 'byChannel' | 'forecast'>) {
  const most = byChannel.voice > byChannel.sms ? forecast.voice : forecast.sms
  return { half: most.p50Seconds, all: endOf(forecast) }
}

/** When both channels are done; null when one that has work cannot do it. */
export const endOf = ({ sms, voice }: Forecasts): number | null =>
  sms.p100Seconds === null || voice.p100Seconds === null
    ? null
    : Math.max(sms.p100Seconds, voice.p100Seconds)
