import type { Duty, DutyFact, ListedPhone, PowerAlarm, RaisedAlarm } from './duty.ts'

/** Applies one fact to the duty phones and their alarms. */
export function foldDuty(duty: Duty, fact: DutyFact): void {
  const { phones } = duty
  switch (fact.type) {
    case 'duty.phone-kept':
      phones.set(fact.phone.id, fact.phone)
      return
    case 'duty.phone-dropped':
      phones.delete(fact.id)
      return
    case 'duty.phone-tried':
      return changePhone(duty, fact.id, (phone) => ({ ...phone, code: fact.code }))
    case 'duty.phone-tested':
      return changePhone(duty, fact.id, ({ code: _, ...phone }) => ({
        ...phone,
        testedAt: fact.at,
      }))
    case 'duty.alarmed':
      return setAlarm(duty, fact.action, fact.alarm)
    case 'duty.seen': {
      const alarm = duty.alarms.get(fact.action)?.find(({ topic }) => topic === fact.topic)
      if (alarm) setAlarm(duty, fact.action, { ...alarm, seenAt: fact.at })
      return
    }
    case 'duty.power-alarmed':
      duty.power = fact.alarm
      return
    case 'duty.power-seen':
      duty.power = duty.power && { ...duty.power, seenAt: fact.at }
      return
    case 'duty.power-back':
      duty.power = undefined
  }
}

function changePhone(
  { phones }: Duty,
  id: string,
  changed: (phone: ListedPhone) => ListedPhone,
): void {
  const phone = phones.get(id)
  if (phone) phones.set(id, changed(phone))
}

function setAlarm({ alarms }: Duty, action: string, alarm: RaisedAlarm): void {
  const others = (alarms.get(action) ?? []).filter(({ topic }) => topic !== alarm.topic)
  alarms.set(action, [...others, alarm])
}

/** The duty phones and their alarms as facts that give them back. */
export function* dutyFacts({ phones, alarms, power }: Duty): Iterable<DutyFact> {
  for (const { code, testedAt, ...phone } of phones.values()) {
    const { id } = phone
    yield { type: 'duty.phone-kept', phone }
    if (testedAt !== undefined) yield { type: 'duty.phone-tested', id, at: testedAt }
    if (code !== undefined) yield { type: 'duty.phone-tried', id, code }
  }
  for (const [action, raised] of alarms) {
    for (const { seenAt, ...alarm } of raised) {
      yield { type: 'duty.alarmed', action, alarm }
      if (seenAt === undefined) continue
      // By what way it was seen is in the timeline of the action.
      yield { type: 'duty.seen', action, topic: alarm.topic, at: seenAt, via: 'screen' }
    }
  }
  yield* powerFacts(power)
}

function* powerFacts(power: PowerAlarm | undefined): Iterable<DutyFact> {
  if (!power) return
  const { seenAt, ...alarm } = power
  yield { type: 'duty.power-alarmed', alarm }
  if (seenAt !== undefined) yield { type: 'duty.power-seen', at: seenAt, via: 'screen' }
}
