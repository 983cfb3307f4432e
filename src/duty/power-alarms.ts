import type { PowerAlarm } from '../domain/duty/duty.ts'
import { dutyNotice } from '../domain/duty/duty-notice.ts'
import { freshCode } from '../domain/duty/fresh-code.ts'
import { type PowerDue, powerDue } from '../domain/duty/power-alarm.ts'
import { powerText } from '../domain/duty/power-text.ts'
import type { Fact } from '../domain/facts.ts'
import { writtenTime } from '../domain/local-clock.ts'
import { onBattery } from '../domain/ups/power.ts'
import type { DutyPorts } from './ports.ts'

/** What the duty phones are to be told of the power at this moment, in one record with that they were. */
export function powerAlarms(ports: DutyPorts): readonly Fact[] {
  const { state, now, power } = ports
  const { duty } = state
  if (!power || duty.phones.size === 0) return []
  const due = powerDue(duty.power, power(), now())
  if (!due) return []
  const at = now()
  if (due.topic === 'back') return [{ type: 'duty.power-back', at }, ...notices(ports, due)]
  const known = due.times > 1 ? duty.power?.code : undefined
  const code = known ?? freshCode(duty, ports.newCode)
  const alarm = { ...due, code, at }
  return [{ type: 'duty.power-alarmed', alarm }, ...notices(ports, due, alarm)]
}

function notices(ports: DutyPorts, due: PowerDue, alarm?: PowerAlarm): readonly Fact[] {
  const { state, now, newId, municipality } = ports
  const { messagePrefix, timeZone, locale } = municipality
  const seconds = ports.power && onBattery(ports.power())?.lastsSeconds
  const text = powerText(
    {
      topic: due.topic,
      since: writtenTime(alarm?.since ?? now(), timeZone),
      ...(seconds === undefined ? {} : { minutes: Math.floor(seconds / 60) }),
      ...(alarm ? { code: alarm.code } : {}),
    },
    { prefix: messagePrefix, language: locale },
  )
  return [...state.duty.phones.values()].map((phone): Fact => {
    const notice = dutyNotice(phone, text, { id: newId(), at: now() })
    return { type: 'notice.queued', notice }
  })
}
