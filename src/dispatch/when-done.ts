import type { Forecasts, Preview } from './preview.ts'

/** When half and all of the people have it, in seconds, whatever the channel; null for unknown. */
export function whenDone({ byChannel, forecast }: Pick<Preview, 'byChannel' | 'forecast'>) {
  const most = byChannel.voice > byChannel.sms ? forecast.voice : forecast.sms
  return { half: most.p50Seconds, all: endOf(forecast, byChannel) }
}

/** When both channels are done; null when one that has work cannot do it. */
export function endOf(
  { sms, voice }: Forecasts,
  work: { readonly sms: number; readonly voice: number } = { sms: 1, voice: 1 },
): number | null {
  const ends = [
    ...(work.sms > 0 ? [sms.p100Seconds] : []),
    ...(work.voice > 0 ? [voice.p100Seconds] : []),
  ]
  return ends.includes(null) ? null : Math.max(0, ...ends.map(Number))
}
