/**
 * The phone of whoever is on duty: told when nobody looks at the screen. Sealed on disk under a key
 * of its own, which goes when it is taken off the list.
 */
export interface DutyPhone {
  readonly id: string
  /** What it is called at work: `piket`, never a person's name by need. */
  readonly name: string
  /** E.164. */
  readonly number: string
}

/** What anybody at the screen of an action can say to have seen, and the duty phones are told of. */
export const screenTopics = ['replies', 'still-current', 'choose'] as const
/**
 * What an alarm is about. An override is seen by a coordinator, not by who sent it: by SMS, or as the
 * coordinator's screen asks.
 */
export type AlarmTopic = (typeof screenTopics)[number] | 'override'

/** The alarm of one action about one thing, from the first SMS until somebody has seen it. */
export interface Alarm {
  readonly topic: AlarmTopic
  /** Sent back by SMS, it says that the alarm was seen. */
  readonly code: string
  /** How often the phones were told. */
  readonly times: number
  /** When they were told last, milliseconds since the epoch. */
  readonly at: number
}

/** That the box has no mains power, or that its battery is nearly empty as well. */
export type PowerTopic = 'on-battery' | 'low'

/** The alarm of one outage, until the power is back. */
export interface PowerAlarm {
  readonly topic: PowerTopic
  /** When the power went, milliseconds since the epoch. */
  readonly since: number
  readonly code: string
  readonly times: number
  /** When the phones were told last, milliseconds since the epoch. */
  readonly at: number
  /** Milliseconds since the epoch. */
  readonly seenAt?: number
}

/** What becomes of the duty phones, and of what they are told. */
export type DutyFact =
  | { readonly type: 'duty.phone-kept'; readonly phone: DutyPhone }
  | { readonly type: 'duty.phone-dropped'; readonly id: string }
  /** A test was sent; its code comes back by SMS. */
  | { readonly type: 'duty.phone-tried'; readonly id: string; readonly code: string }
  /** The code came back, at milliseconds since the epoch. */
  | { readonly type: 'duty.phone-tested'; readonly id: string; readonly at: number }
  /** The phones are told, by notices in the same record. */
  | { readonly type: 'duty.alarmed'; readonly action: string; readonly alarm: Alarm }
  | {
      readonly type: 'duty.seen'
      readonly action: string
      readonly topic: AlarmTopic
      /** Milliseconds since the epoch. */
      readonly at: number
      readonly via: 'sms' | 'screen'
    }
  | { readonly type: 'duty.power-alarmed'; readonly alarm: Omit<PowerAlarm, 'seenAt'> }
  | {
      readonly type: 'duty.power-seen'
      /** Milliseconds since the epoch. */
      readonly at: number
      readonly via: 'sms' | 'screen'
    }
  /** The outage is over, at milliseconds since the epoch. */
  | { readonly type: 'duty.power-back'; readonly at: number }

/** An alarm with whether it was seen. */
export interface RaisedAlarm extends Alarm {
  /** Milliseconds since the epoch. */
  readonly seenAt?: number
}

/** A phone on the list, with its last test. */
export interface ListedPhone extends DutyPhone {
  /** Of a test that was sent and has not come back. */
  readonly code?: string
  /** Milliseconds since the epoch. */
  readonly testedAt?: number
}

/** The duty phones by id, and the newest alarm of each action about each thing. */
export interface Duty {
  readonly phones: Map<string, ListedPhone>
  readonly alarms: Map<string, readonly RaisedAlarm[]>
  /** Of the outage that goes on, once they were told. */
  power: PowerAlarm | undefined
}

/** Nobody is on duty, and nothing was told. */
export const emptyDuty = (): Duty => ({
  ...{ phones: new Map(), alarms: new Map(), power: undefined },
})

/** So many phones are told at a time. */
export const mostPhones = 5

/** The alarm of an action about one thing, if there ever was one. */
export const alarmOf = (
  { alarms }: Duty,
  action: string,
  topic: AlarmTopic,
): RaisedAlarm | undefined => alarms.get(action)?.find((alarm) => alarm.topic === topic)
