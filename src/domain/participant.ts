import type { Cap, Kind } from './action.ts'
import type { Position } from './geo.ts'
import type { Membership } from './groups.ts'

export const channels = ['sms', 'voice'] as const
export type Channel = (typeof channels)[number]

/** Whose a phone is, by its opaque id (`participantId:n`); the record may have gone since. */
export const holderOf = (phoneId: string): string => phoneId.slice(0, phoneId.lastIndexOf(':'))

/** In the order that somebody wants to be reached by: the first phone first. */
export interface Phone {
  /** Opaque, stays the same while the number does; deliveries name it instead of the number. */
  readonly id: string
  /** E.164. */
  readonly number: string
  readonly channel: Channel
  /** When its holder proved to have it, ISO 8601; until then nothing that holds an address goes there. */
  readonly confirmedAt?: string
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Some days of the week, from one time of the day until another: `08:30` until `17:00`. */
export interface Hours {
  readonly days: readonly Weekday[]
  readonly from: string
  /** Exclusive; no later than `from`, it is on the next day. */
  readonly until: string
}

export interface Address {
  readonly postcode: string
  readonly houseNumber: number
  readonly suffix?: string
  readonly location: Position
  readonly kind: 'home' | 'work'
  /** When somebody can be alerted for this address; without it, always. */
  readonly hours?: readonly Hours[]
}

/** Local days on which somebody gets nothing, `2026-12-20` to `2027-01-03`, both included. */
export interface Pause {
  readonly from: string
  readonly until: string
}

/** That somebody agreed to take part, and to what. */
export interface Consent {
  /** Of the text that they agreed to. */
  readonly version: string
  readonly channel: 'counter' | 'sms' | 'page' | 'import' | 'api'
  /** ISO 8601. */
  readonly at: string
  /** The account or token that entered it for them. */
  readonly by?: string
}

/** What a text can be had in beside Dutch, in which every text is. */
export const otherLanguages = ['en', 'de', 'pl'] as const
export type OtherLanguage = (typeof otherLanguages)[number]
export const languages = ['nl', ...otherLanguages] as const
export type Language = (typeof languages)[number]

/** Someone who signed up. The only place where a person's data lives. */
export interface Participant {
  readonly id: string
  readonly name?: string
  readonly phones: readonly Phone[]
  readonly addresses: readonly Address[]
  /** Lets every alert through in the quiet hours. */
  readonly nightAlerts: boolean
  /** The result of an action that comes in the quiet hours waits for the morning. */
  readonly resultInMorning?: true
  /** What they can be called to help with. */
  readonly groups?: readonly Membership[]
  readonly pauses?: readonly Pause[]
  /** What they do not want to be alerted for. */
  readonly unwantedKinds?: readonly Kind[]
  /** Nothing less urgent than this (CAP 1.2 §3.2.2). */
  readonly leastUrgency?: Cap['urgency']
  /** Dutch, unless they chose another. */
  readonly language?: Language
  /** The year of birth, where it was asked; else that they said to be sixteen or older. */
  readonly bornIn?: number
  readonly isSixteen?: true
  readonly consent?: Consent
  /** When they were last asked whether the address is still right, ISO 8601. */
  readonly addressAskedAt?: string
  /** They said goodbye then, ISO 8601: they get nothing, and are erased when the term is over. */
  readonly leftAt?: string
}
