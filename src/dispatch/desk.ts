import type {
  Action,
  Cause,
  Checked,
  Kind,
  Outcome,
  PhaseName,
  Reasoned,
  Witness,
} from '../domain/action.ts'
import type { Call } from '../domain/answers.ts'
import type { Attempt, DeliveryReason, DeliveryState } from '../domain/delivery.ts'
import type { Description } from '../domain/description/description.ts'
import type { TextLanguage } from '../domain/description/tongue.ts'
import type { Ask } from '../domain/eyes/asks.ts'
import type { Actor, HurriedFact } from '../domain/facts.ts'
import type { Confided } from '../domain/gate/confided.ts'
import type { Area, Position } from '../domain/geo.ts'
import type { Named } from '../domain/left-out/left-out.ts'
import type { Channel, OtherLanguage } from '../domain/participant.ts'
import type { Times } from '../domain/plan.ts'
import type { Cell } from '../domain/progress/cells.ts'
import type { Ring } from '../domain/progress/rings.ts'
import type { TestReach } from '../domain/public-test/reach.ts'
import type { ByLanguage } from '../domain/readers.ts'
import type { CallScript } from '../domain/speech/call-script.ts'
import type { Selection } from '../domain/targeting.ts'
import type { Moving } from '../domain/where/moving.ts'
import type { Closing } from './closing.ts'
import type { ExtensionDraft, ExtensionPreview } from './extend-action.ts'
import type { Asked, Outlook } from './outlook.ts'
import type { OrderPreview } from './preview-order.ts'

/** What is to be said: an SMS, and for calls other words or a recording in its place. */
export interface DraftText {
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
}

/** What somebody was shown before they pressed; people are known by hashes of their phones. */
export interface Seen {
  readonly text: string
  readonly policyVersion: number
  readonly people: Uint32Array
}

export interface ActionDraft {
  readonly status: 'actual' | 'exercise'
  readonly kind: Kind
  readonly text: DraftText
  /** Who or what is looked for, where it was told in fields. */
  readonly description?: Description
  readonly area: Area
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

/** Seconds until this share of the messages was accepted, or the calls made; null when nothing can. */
export type Forecast = Times

/** What both channels need, side by side over the same modems. */
export interface Forecasts {
  readonly sms: Forecast
  readonly voice: Forecast
}

/** What calling takes, and what it would take with more modems. */
export interface Calling {
  readonly calls: number
  /** How long what is said lasts, estimated from its words. */
  readonly soundSeconds: number
  /** How many modems can call. */
  readonly modems: number
  /** The whole, with two more of them. */
  readonly withTwoMoreSeconds: number | null
}

export type ExclusionReason = keyof Selection['excluded']

/** A warning or a fault of a text or an area; `key` is one of the text catalogue's. */
export interface Remark {
  readonly key: string
  readonly parameters: Readonly<Record<string, string | number>>
  readonly field: string
  readonly blocks: boolean
}

export interface FinalText {
  readonly sms: string
  readonly parts: number
  readonly alphabet: 'gsm7' | 'ucs2'
  readonly units: number
  readonly unitsLeft: number
  readonly forcing: readonly { readonly char: string; readonly replacement?: string }[]
  /** What is said in a call about it: worked out for who asks, for most alerts call nobody. */
  readonly spoken: () => CallScript
  /** For who reads another language. */
  readonly translations?: Readonly<Partial<Record<OtherLanguage, Omit<FinalText, 'translations'>>>>
}

export interface Preview {
  readonly selected: number
  readonly byChannel: Readonly<Record<Channel, number>>
  /** Of `selected`: who gets a translation of the text; undefined when there is none. */
  readonly byLanguage?: ByLanguage
  /** Of `selected`: who reads another language than Dutch, whether or not the text is there in it. */
  readonly readers: ByLanguage
  readonly excluded: Readonly<Record<ExclusionReason, number>>
  /** Of `selected`: who had so many alerts this month already, or more. */
  readonly fatigue: { readonly people: number; readonly alerts: number }
  readonly text: FinalText
  readonly remarks: readonly Remark[]
  /** What policy wants of somebody else before it goes out. */
  readonly asks: readonly Ask[]
  readonly forecast: Forecasts
  /** Undefined when nobody is called. */
  readonly calling?: Calling
}

export type Counts = Readonly<Record<'selected' | DeliveryState, number>>

/** Who prefers the morning to a result at night. */
export interface Morning {
  /** ISO 8601. */
  readonly at: string
  /** They get it then. */
  readonly waiting: number
  /** They got it then. */
  readonly had: number
}

export interface PhaseView {
  readonly id: string
  readonly phase: PhaseName
  readonly text: string
  readonly counts: Counts
  readonly isHeld: boolean
  readonly releaseAt?: string
  /** Of a result; undefined when nobody gets it in the morning. */
  readonly morning?: Morning
  /** Failures and drops by reason. */
  readonly reasons: Readonly<Partial<Record<DeliveryReason, number>>>
  /** Of those who are called; undefined when nobody is. */
  readonly calls?: CallCounts
}

/** Where the calls of a phase are, and what could be said of those that ended. */
export interface CallCounts {
  readonly selected: number
  readonly waiting: number
  readonly onTheLine: number
  /** Played to the end, key 1 or not. */
  readonly heard: number
  /** Of `heard`: key 1 was pressed. */
  readonly confirmed: number
  /** Of `heard`: a machine seems to have answered. */
  readonly voicemail: number
  /** Taken, and hung up before the end. */
  readonly partly: number
  readonly notReached: number
}

/** How many come and when, of a group that was asked; never who. */
export interface Response extends Call {
  readonly asked: number
  readonly coming: number
  readonly declined: number
  /** Minutes until the first of those under way is expected; undefined when nobody is. */
  readonly nextMinutes?: number
  /** Of `coming`: should be there by now. */
  readonly due: number
  /** As many come as were asked for: nobody is asked any more. */
  readonly isEnough: boolean
  /** Everybody was asked, and too few come. */
  readonly isExhausted: boolean
}

export interface ActionView {
  readonly action: Action
  readonly phases: readonly PhaseView[]
  /** To how many a correction or the result would go now. */
  readonly mayHaveAlert: number
  /** Of the result, if it were sent at this moment; undefined when it was. */
  readonly closing?: Closing
  /** Of what is still to be sent; undefined when nothing is. */
  readonly forecast?: Forecasts
  /** Of an action that asks people to come. */
  readonly response?: Response
}

/** An action as a line in a list. */
export interface ActionLine {
  readonly action: Action
  /** Of the alert. */
  readonly counts: Counts
}

export interface DeliveryRow {
  readonly phase: PhaseName
  readonly channel: Channel
  readonly state: DeliveryState
  readonly reason?: DeliveryReason
  readonly parts: number
  /** Phone ids that share the number; masked or resolved by the caller. */
  readonly recipient: readonly string[]
  readonly attempts: readonly Attempt[]
}

/** Phone numbers, and the forecast of an SMS of one part to all that can have one. */
export interface Reach {
  readonly sms: number
  /** It is their night. */
  readonly quiet: number
  /** By own hours or a pause. */
  readonly unavailable: number
  readonly voiceOnly: number
  readonly forecast: Forecast
}

/** What is told of a running action. */
export interface News {
  readonly text: DraftText
  readonly combined: DraftText
  readonly description?: Description
}

/** What proved to be wrong with a message. */
export interface Found {
  readonly cause?: Cause
  /** Of the list, those that it says are wrong. */
  readonly wrongNumbers?: readonly string[]
}

export interface CloseDraft {
  readonly outcome: Outcome
  readonly text: DraftText
  /** ISO 8601 with offset; the past is now. */
  readonly sendAt?: string
  /** Who told the family or the victim before it was sent; kept in confidence. */
  readonly informedBy?: string
}

/** Everything a screen or a script can do with actions. Refusals are RefusedError. */
export interface Desk {
  readonly preview: (draft: ActionDraft) => Preview
  /** The same, ring by ring, with what would make it quicker. */
  readonly outlook: (draft: ActionDraft, asked: Asked) => Outlook
  /** What is shown of a draft at this moment, to be held against it when it is sent. */
  readonly see: (draft: ActionDraft) => Seen
  /** The final text with its translations and their parts, for the composer. */
  readonly compose: (
    frame: {
      readonly kind: Kind
      readonly status: 'actual' | 'exercise'
      readonly phase: PhaseName
      readonly responders?: Call
      readonly description?: Description
      /** Of its words; Dutch where nothing is said. */
      readonly language?: TextLanguage
    },
    text: DraftText,
  ) => { readonly text: FinalText; readonly remarks: readonly Remark[] }
  /** Resolves when the action and its recipients are durable; `extra` facts go in the same record. */
  readonly start: (
    draft: ActionDraft,
    by: Actor,
    keep?: (answer: StartAnswer) => { readonly key: string; readonly bodyHash: string },
  ) => Promise<StartAnswer>
  /** Who of those in an action read another language than Dutch. */
  readonly readers: (id: string) => ByLanguage
  /** What a correction, an update or a result with this text would be, and do. */
  readonly previewOrder: (
    id: string,
    phase: 'correction' | 'update' | 'result',
    text: DraftText,
    wrongNumbers?: readonly string[],
  ) => OrderPreview
  readonly stop: (id: string, by: Actor) => Promise<void>
  readonly close: (id: string, draft: CloseDraft, by: Actor) => Promise<void>
  /** With what was wrong: nobody is sent to a number of the list that was, any more. */
  readonly correct: (id: string, text: DraftText, by: Actor, found?: Found) => Promise<void>
  /**
   * `text` to those who may have the alert; `combined` becomes the alert of those who have not.
   * `description` is who is looked for, where that is told otherwise by now.
   */
  readonly update: (id: string, news: News, by: Actor) => Promise<void>
  /** Lets a held phase go after all. */
  readonly release: (id: string, phase: string, by: Actor) => Promise<void>
  /** Lets a result go at once that waits for its time, or for the morning of those who chose so. */
  readonly hurry: (
    id: string,
    what: { readonly phase: string; readonly past: HurriedFact['past'] },
    by: Actor,
  ) => Promise<void>
  /** What going on to a wider area would do. */
  readonly previewExtension: (id: string, draft: ExtensionDraft) => ExtensionPreview
  /** What is shown of one at this moment, to be held against it when it is sent. */
  readonly seeExtension: (id: string, draft: ExtensionDraft) => Seen
  /** Takes a running action on to a wider area; nobody gets it twice. */
  readonly extend: (id: string, draft: ExtensionDraft, by: Actor) => Promise<void>
  readonly action: (id: string) => ActionView | undefined
  /** Newest first. */
  readonly actions: () => readonly ActionLine[]
  /** Whether this number had the alert, or may have; to be asked for numbers of tips only. */
  readonly wasAlerted: (id: string, number: string) => boolean
  /** The alert by distance from the origin, in rings of at least five people. */
  readonly rings: (id: string) => readonly Ring[]
  /** The alert by parts of the map, each of at least five people. */
  readonly cells: (id: string) => readonly Cell[]
  /** How far an exercise reached; undefined once it is forgotten to whom it went. */
  readonly testReach: (id: string) => TestReach | undefined
  readonly deliveries: (id: string) => readonly DeliveryRow[] | undefined
  /** At a moment in milliseconds since the epoch; now without one. */
  readonly reach: (at?: number) => Reach
  /** Nothing goes out by itself: the clock is before the last record, or years after it. */
  readonly isClockWrong: () => boolean
  /** Called after every change, at most ten times a second. */
  readonly onChange: (listener: () => void) => () => void
}

export interface StartAnswer {
  readonly id: string
  readonly number: string
  readonly selected: number
  readonly forecast: {
    readonly sms: Pick<Forecast, 'p50Seconds' | 'p90Seconds' | 'p100Seconds'>
    readonly voice: Pick<Forecast, 'p50Seconds' | 'p90Seconds' | 'p100Seconds'>
  }
}
