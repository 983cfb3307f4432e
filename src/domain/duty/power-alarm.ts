import { onBattery, type Power } from '../ups/power.ts'
import { pausesMs } from './due-alarm.ts'
import type { PowerAlarm, PowerTopic } from './duty.ts'

/** A dip of less is no outage: somebody plugs something in, or the UPS tests itself. */
const graceMs: Readonly<Record<PowerTopic, number>> = { 'on-battery': 60_000, low: 10_000 }
/** So long the mains has to hold before an outage is over: power that comes and goes is one. */
const holdsMs = 5 * 60_000

/** What the duty phones are to be told of the power: that it is gone, or that it is back. */
export type PowerDue =
  | { readonly topic: PowerTopic; readonly times: number; readonly since: number }
  | { readonly topic: 'back' }

/**
 * Undefined when there is nothing to tell. Once somebody has seen that the box is on battery, only
 * that the battery is nearly empty is told again.
 */
export function powerDue(
  alarm: PowerAlarm | undefined,
  power: Power,
  now: number,
): PowerDue | undefined {
  if (power.kind !== 'ups') return undefined
  if (alarm && power.ups.supply === 'mains') {
    return now - power.since >= holdsMs ? { topic: 'back' } : undefined
  }
  const ups = onBattery(power)
  if (!ups) return undefined
  const topic = ups.isLow || alarm?.topic === 'low' ? 'low' : 'on-battery'
  if (alarm?.topic === topic) return dueAgain(alarm, now)
  const since = alarm?.since ?? power.since
  return now - since >= graceMs[topic] ? { topic, since, times: 1 } : undefined
}

function dueAgain({ topic, since, times, at, seenAt }: PowerAlarm, now: number) {
  const pauseMs = seenAt === undefined ? pausesMs[times - 1] : undefined
  const isTime = pauseMs !== undefined && now - at >= pauseMs
  return isTime ? { topic, since, times: times + 1 } : undefined
}
