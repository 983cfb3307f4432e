import type { Ask } from '../domain/eyes/asks.ts'
import type { Channel, OtherLanguage } from '../domain/participant.ts'
import type { Times } from '../domain/plan.ts'
import type { ByLanguage } from '../domain/readers.ts'
import type { CallScript } from '../domain/speech/call-script.ts'
import type { Selection } from '../domain/targeting.ts'

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

/** Why somebody in the area gets nothing. */
export type ExclusionReason = keyof Selection['excluded']

/** A warning or a fault of a text or an area; `key` is one of the text catalogue's. */
export interface Remark {
  readonly key: string
  readonly parameters: Readonly<Record<string, string | number>>
  readonly field: string
  readonly blocks: boolean
}

/** A text as it goes out to everybody. */
export interface FinalText extends OneText {
  /** Of a resuscitation: for those who first fetch an AED. */
  readonly fetching?: OneText
}

/** One text as it goes out, with the prefix. */
export interface OneText {
  readonly sms: string
  readonly parts: number
  readonly alphabet: 'gsm7' | 'ucs2'
  readonly units: number
  readonly unitsLeft: number
  readonly forcing: readonly { readonly char: string; readonly replacement?: string }[]
  /** What is said in a call about it: worked out for who asks, for most alerts call nobody. */
  readonly spoken: () => CallScript
  /** For who reads another language. */
  readonly translations?: Readonly<Partial<Record<OtherLanguage, Omit<OneText, 'translations'>>>>
}

/** What would happen if a draft were sent now. */
export interface Preview {
  readonly selected: number
  readonly byChannel: Readonly<Record<Channel, number>>
  /** Of `selected`: who gets a translation of the text; undefined when there is none. */
  readonly byLanguage?: ByLanguage
  /** Of `selected`: who first fetches an AED; undefined where nobody does. */
  readonly fetchers?: number
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
