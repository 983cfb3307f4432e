import type { Call } from './answers.ts'
import type { AtBorder } from './border/at-border.ts'
import type { Description } from './description/description.ts'
import type { Extension } from './extend/extension.ts'
import type { Area, Position } from './geo.ts'
import type { LeftOutNote } from './left-out/left-out.ts'
import type { LostTry } from './presses/press.ts'
import type { Deed } from './timeline/timeline.ts'
import type { Translations } from './translation.ts'
import type { Where } from './where/area-now.ts'

export const kinds = [
  'missing-child',
  'missing-person',
  'burglary',
  'robbery',
  'theft',
  'vehicle',
  'hit-and-run',
  'violence',
  'fire-smoke',
  'outage',
  'aed',
  'warning',
  'other',
] as const
export type Kind = (typeof kinds)[number]

/** What somebody ticked before it was sent from a screen; who asked for it is confided. */
export interface Checked {
  /** Each criterion, in the words that were on the screen. */
  readonly criteria: readonly string[]
  readonly nlAlert?: 'sent' | 'not-sent'
  /** The account. */
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/** Somebody who looked: the account, and when (ISO 8601). */
export interface Witness {
  readonly by: string
  readonly at: string
}

/** Who decided something, and why. */
export interface Reasoned extends Witness {
  readonly reason: string
}

export type ActionState = 'running' | 'stopped' | 'closing' | 'closed'
export type PhaseName = 'alert' | 'update' | 'correction' | 'result'
export const outcomes = [
  'found-by-participant',
  'found-otherwise',
  'arrested',
  'not-found',
  'withdrawn',
  'neutral',
] as const
export type Outcome = (typeof outcomes)[number]

/** The CAP 1.2 face of an action (OASIS CAP 1.2 §3.2), set once and exported later. */
export interface Cap {
  readonly status: 'Actual' | 'Exercise'
  readonly msgType: 'Alert' | 'Update' | 'Cancel'
  /** `sender,identifier,sent` of what this message is about. */
  readonly references: readonly string[]
  readonly category: 'Safety' | 'Security' | 'Rescue' | 'Fire' | 'Health' | 'Infra' | 'Other'
  readonly urgency: 'Immediate' | 'Expected' | 'Past'
  readonly severity: 'Extreme' | 'Severe' | 'Moderate' | 'Minor' | 'Unknown'
  readonly certainty: 'Observed' | 'Likely' | 'Possible' | 'Unknown'
  readonly effective: string
  readonly expires: string
}

/** A final text, as it goes out, and how many SMS parts it takes. */
export interface PhaseText extends Written {
  /** Of a resuscitation: what they get who first fetch an AED; the text itself is for the others. */
  readonly fetching?: Written
}

/** What goes out to somebody, by SMS and in a call. */
export interface Written {
  readonly sms: string
  readonly parts: number
  /** What is said instead of the SMS: other words, or a recording in their place. */
  readonly voice?: SpokenDraft
  /** The same for who reads another language. */
  readonly translations?: Translations
}

/** What is to be said in a call; with neither, the SMS is put into words. */
export interface SpokenDraft {
  readonly text?: string
  /** The id of a recording; it takes the place of the message. */
  readonly recording?: string
}

/** What was wrong with a message that is corrected; a choice, so that it names nobody. */
export const causes = [
  'number',
  'description',
  'place',
  'time',
  'text',
  'mistake',
  'other',
] as const
export type Cause = (typeof causes)[number]

/** One round of messages of an action. Its recipients are deliveries `0 … n-1`. */
export interface Phase {
  readonly id: string
  readonly name: PhaseName
  /** The newest is what a delivery that has not begun will get; earlier ones never leave again. */
  readonly texts: readonly PhaseText[]
  /** Of a correction or update: the alert text that came with it; those who had that need it not. */
  readonly alertText?: number
  /** Of a correction: why there had to be one. */
  readonly cause?: Cause
  readonly cap: Cap
  /** ISO 8601; past it nothing of this phase is handed over. */
  readonly notAfter: string
  /** ISO 8601; a scheduled result waits for this. */
  readonly releaseAt?: string
  /** A result that goes at night as well to those who prefer the morning: somebody decided so. */
  readonly goesAtNight?: true
  /** Set when a late or outlasted phase waits for a person to let it go. */
  readonly isHeld?: boolean
  /** An update that tells those who did not answer that enough people come. */
  readonly isEnough?: boolean
  /** When it was pressed before, and a restart kept it from going out; newest first. */
  readonly cutOff?: readonly LostTry[]
}

export interface Action {
  readonly id: string
  /** `2026-014`: year and sequence within it. */
  readonly number: string
  readonly status: 'actual' | 'exercise'
  readonly kind: Kind
  /** Who or what is looked for, as it was told in fields; it goes with the words. */
  readonly description?: Description
  /** What may be published of it; it goes with the words. */
  readonly summary?: string
  readonly state: ActionState
  readonly startedAt: string
  /** Opaque account or token name. */
  readonly startedBy: string
  readonly area: Area
  /** How the area lies to the border of the municipality, where it does not lie within. */
  readonly border?: AtBorder
  readonly areaNames: readonly string[]
  readonly origin: Position
  readonly order: 'nearest-first' | 'front-first'
  /** Set when it is known how somebody moves, and since when: the area can be extended by it. */
  readonly where?: Where
  /**
   * Why it was started without anybody else who agreed; told to the coordinator. It stays when the
   * words of the action go: the contract has the reason kept, which goes before the term of words.
   */
  readonly override?: string
  /** The coordinator who let it go to a few people only. */
  readonly few?: Reasoned
  /** Why its text told somebody's skin or descent (domain.md S3); it goes with the words. */
  readonly descent?: Reasoned
  /** The second person, who looked and agreed. */
  readonly agreed?: Witness
  /** When it was pressed or asked before, and a restart kept it from going out; newest first. */
  readonly cutOff?: readonly LostTry[]
  /** The coordinator who saw that there was none. */
  readonly overrideSeen?: Witness
  /** Of the policy that counted at the start; 0 as shipped. */
  readonly policyVersion?: number
  /** Missing where a program started it. */
  readonly checked?: Checked
  /** That numbers or addresses were named to be left out; which, is confided. */
  readonly leftOut?: LeftOutNote
  /** Set when it asks members of a group to come. */
  readonly responders?: Call
  readonly selected: number
  /** The wider areas it went on to, oldest first; those in them are among `selected`. */
  readonly extensions?: readonly Extension[]
  /** Who decided what and when, oldest first. */
  readonly deeds?: readonly Deed[]
  /** How many of those who were alerted called a modem back to hear the message. */
  readonly callsIn?: number
  readonly outcome?: Outcome
  readonly stoppedAt?: string
  readonly closedAt?: string
  /** Its words are past their term and gone. */
  readonly isWordless?: true
  /** Which phones it went to is past its term and gone; the counts stay. */
  readonly isNameless?: true
  /** Alert first. */
  readonly phases: readonly Phase[]
}

/** Whether somebody ended it: nothing can be told to it any more. */
export const isEnded = ({ state }: Pick<Action, 'state'>): boolean =>
  state === 'closing' || state === 'closed'

/**
 * Whether anything of a phase may begin: an alert while its action runs, an update until it ends, for
 * its news is stale then; a correction and the result also afterwards.
 */
export const stillGoes = (action: Pick<Action, 'state'>, phase: PhaseName): boolean =>
  phase === 'alert' ? action.state === 'running' : phase !== 'update' || !isEnded(action)

/** Whether the time of a phase is over, for so long already: nothing of it begins any more. */
export const isPast = (
  { notAfter }: Pick<Phase, 'notAfter'>,
  now: number,
  forMilliseconds = 0,
): boolean => now > Date.parse(notAfter) + forMilliseconds
