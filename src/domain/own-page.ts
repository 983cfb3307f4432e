import type { Kind } from './action.ts'
import type { HoursPreset } from './hours-presets.ts'
import type { Language, Participant } from './participant.ts'

/** Of the text on the page that somebody agrees to. */
export const pageConsent = 'pagina-2026-11'

/** An address as somebody writes it; where it lies is the register's to say. */
export interface WrittenAddress {
  readonly postcode: string
  readonly houseNumber: number
  readonly suffix?: string
}

/** What somebody fills in to take part. */
export interface SignUp {
  /** As it was written. */
  readonly number: string
  readonly address: WrittenAddress
  readonly nightAlerts: boolean
  readonly language: Language
  /** Of the text that they agreed to. */
  readonly consent: typeof pageConsent
}

/** Who proved to have a phone: a key for each of those who share it. */
export interface Entered {
  readonly people: readonly { readonly key: string; readonly label: string }[]
  /** They signed up with it. */
  readonly isNew: boolean
}

/** What participants can change in their own record; `at` is the place in their addresses. */
export type RecordChange =
  | { readonly kind: 'address'; readonly at: number; readonly address: WrittenAddress }
  | { readonly kind: 'add-work'; readonly address: WrittenAddress }
  | { readonly kind: 'remove-address'; readonly at: number }
  | { readonly kind: 'hours'; readonly at: number; readonly preset: HoursPreset }
  | { readonly kind: 'pause'; readonly from: string; readonly until: string }
  | { readonly kind: 'no-pause' }
  | { readonly kind: 'night'; readonly isOn: boolean }
  /** Results that come at night wait for the morning. */
  | { readonly kind: 'morning'; readonly isOn: boolean }
  | { readonly kind: 'kinds'; readonly unwanted: readonly Kind[] }
  | { readonly kind: 'language'; readonly language: Language }

/** What they can have done on their own page. */
export type OwnChange = RecordChange | { readonly kind: 'leave' } | { readonly kind: 'return' }

/** Their own record as the page shows it. */
export interface OwnRecord {
  readonly participant: Participant
  /** Of each address, in their order; empty when the register does not know it. */
  readonly streets: readonly string[]
  /** What they can be alerted for: the kinds that the municipality has switched on. */
  readonly kinds: readonly Kind[]
}

/** What the page has to know of the municipality. */
export interface OwnMunicipality {
  readonly name: string
  readonly messagePrefix: string
  /** `22:00-07:00`. */
  readonly quietHours: string
  readonly timeZone: string
  readonly language: 'nl' | 'en'
}
