import type { Checked, Kind, Outcome, Reasoned, Witness } from '../domain/action.ts'
import type { Call } from '../domain/answers.ts'
import type { AtBorder } from '../domain/border/at-border.ts'
import type { Description } from '../domain/description/description.ts'
import type { Confided } from '../domain/gate/confided.ts'
import type { Area, Position } from '../domain/geo.ts'
import type { Named } from '../domain/left-out/left-out.ts'
import type { OtherLanguage } from '../domain/participant.ts'
import type { Moving } from '../domain/where/moving.ts'

/** What is to be said to those who are alerted. */
export interface DraftText extends WrittenDraft {
  /** Of the alert of a resuscitation: what is said to those who first fetch an AED. */
  readonly fetching?: WrittenDraft
}

/** An SMS, and for calls other words or a recording in its place. */
export interface WrittenDraft {
  readonly sms: string
  readonly voice?: string
  /** The id of a recording. */
  readonly recording?: string
  /** The SMS for participants who read another language; who has none gets `sms`. */
  readonly translations?: Readonly<Partial<Record<OtherLanguage, string>>>
  /** What calls say of a translation, where that is not the SMS put into words. */
  readonly said?: Readonly<Partial<Record<OtherLanguage, string>>>
}

/** What a screen adds to a draft; a program has none of it. */
export interface Gate {
  /** Of the action to be, where somebody already waits for it. */
  readonly id?: string
  readonly checked?: Checked
  readonly confided?: Confided
  /** What the police named: nobody there gets anything of it. Counts are made before they are out. */
  readonly leaveOut?: Named
  /** The second person who looked and agreed. */
  readonly agreed?: Witness
  /** What may be published of it, as somebody wrote it; as proposed without it. */
  readonly summary?: string
  /** The coordinator who lets it go to a few people only. */
  readonly few?: Reasoned
  /** Why its text tells somebody's skin or descent. */
  readonly descent?: Reasoned
}

/** What somebody was shown before they pressed; people are known by hashes of their phones. */
export interface Seen {
  readonly text: string
  readonly policyVersion: number
  readonly people: Uint32Array
}

/** All that is told of an action before it starts. */
export interface ActionDraft {
  readonly status: 'actual' | 'exercise'
  readonly kind: Kind
  readonly text: DraftText
  /** Who or what is looked for, where it was told in fields. */
  readonly description?: Description
  readonly area: Area
  /** How the area lies to the border of the municipality, where it does not lie within. */
  readonly border?: AtBorder
  /** Names shown for the area where it was chosen by name. */
  readonly areaNames?: readonly string[]
  readonly origin?: Position
  readonly order?: 'nearest-first' | 'front-first'
  /** How somebody who is looked for moves; kept with the action, whatever the order. */
  readonly moving?: Moving
  readonly override?: string
  /** The id of the planned test that it is. */
  readonly publicTest?: string
  /** Asks members of a group to come, nearest first, until so many will. */
  readonly responders?: Call
  readonly gate?: Gate
}

/** How an action is to end. */
export interface CloseDraft {
  readonly outcome: Outcome
  readonly text: DraftText
  /** ISO 8601 with offset; the past is now. */
  readonly sendAt?: string
  /** Who told the family or the victim before it was sent; kept in confidence. */
  readonly informedBy?: string
  /** Why nobody told them; kept in confidence as well. */
  readonly notInformed?: string
}
