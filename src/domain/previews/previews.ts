import type { Actor } from '../accounts.ts'
import type { Witness } from '../action.ts'
import type { Position } from '../geo.ts'
import { isOver } from '../retention.ts'
import { counting, isSame, type NarrowLook, withLooks } from './narrow-looks.ts'
import type { NumberAsk } from './number-asks.ts'

/** How many an area came to, no finer than it takes to see what somebody is after. */
export type Band = 'nobody' | 'few' | 'some' | 'many'

/** How often somebody looked how many take part around one place. */
export interface Looked {
  /** Latitude and longitude to a hundredth of a degree, about a kilometre; never a home. */
  readonly near: string
  readonly band: Band
  readonly times: number
}

/** The same within an hour, `2026-11-24T12`, by one account or program. */
export interface Look extends Looked {
  readonly hour: string
  readonly by: Actor
}

/**
 * That somebody looked at many small areas in a row, or asked of many numbers whether they were
 * alerted: so one finds out who takes part.
 */
export type PreviewAlarm = {
  readonly id: string
  readonly by: Actor
  /** ISO 8601. */
  readonly at: string
  /** Who looked into it. */
  readonly seen?: Witness
} & (
  | { readonly areas: number; readonly numbers?: never }
  | { readonly numbers: number; readonly areas?: never }
)

/** What is kept of who looked how many take part where, for its term. */
export type PreviewFact =
  /** What somebody looked at since they were last written down, in the hour that it began. */
  | {
      readonly type: 'previews.looked'
      readonly hour: string
      readonly looked: readonly Looked[]
      /** When small areas were looked at that were new to them; ISO 8601. Never where. */
      readonly narrow?: readonly string[]
    }
  /** Somebody asked whether a number was alerted; who is in the record. */
  | { readonly type: 'previews.number-asked'; readonly at: string }
  | { readonly type: 'previews.alarmed'; readonly alarm: PreviewAlarm }
  | { readonly type: 'previews.alarm-seen'; readonly alarm: string; readonly seen: Witness }
  /** Snapshot only. */
  | {
      readonly type: 'previews.restored'
      readonly looks: readonly Look[]
      readonly alarms: readonly PreviewAlarm[]
      /** Not there when nobody asked. */
      readonly asks?: readonly NumberAsk[]
      /** Not there when nobody looked at a small area of late. */
      readonly narrow?: readonly NarrowLook[]
    }

/** What is kept of previews, oldest first. */
export interface Previews {
  looks: Map<string, Look>
  alarms: readonly PreviewAlarm[]
  asks: readonly NumberAsk[]
  /** Of the last day, since the last alarm about each who looked. */
  narrow: readonly NarrowLook[]
}

/** Nobody looked at anything. */
export const emptyPreviews = (): Previews => ({
  ...{ looks: new Map(), alarms: [], asks: [], narrow: [] },
})

const keyOf = ({ hour, by, near, band }: Look): string =>
  [hour, by.kind, by.id, near, band].join(' ')

/** Applies one fact; looks of one hour at one place are a line. */
export function foldPreview(previews: Previews, fact: PreviewFact, by: Actor): void {
  switch (fact.type) {
    case 'previews.looked':
      for (const looked of fact.looked) {
        const look = { ...looked, hour: fact.hour, by }
        const before = previews.looks.get(keyOf(look))?.times ?? 0
        previews.looks.set(keyOf(look), { ...look, times: before + look.times })
      }
      if (fact.narrow) previews.narrow = withLooks(previews.narrow, fact.narrow, by)
      return
    case 'previews.number-asked':
      previews.asks = [...previews.asks, { by, at: fact.at }]
      return
    case 'previews.alarmed':
      previews.alarms = [...previews.alarms, fact.alarm]
      if (fact.alarm.areas !== undefined) {
        previews.narrow = previews.narrow.filter(({ by }) => !isSame(by, fact.alarm.by))
      }
      return
    case 'previews.alarm-seen':
      previews.alarms = previews.alarms.map((alarm) =>
        alarm.id === fact.alarm ? { ...alarm, seen: fact.seen } : alarm,
      )
      return
    case 'previews.restored':
      previews.looks = new Map(fact.looks.map((look) => [keyOf(look), look]))
      previews.alarms = fact.alarms
      previews.asks = fact.asks ?? []
      previews.narrow = fact.narrow ?? []
  }
}

/** As the fact of a snapshot that gives them back. */
export function* previewFacts(previews: Previews): Iterable<PreviewFact> {
  const { looks, alarms, asks, narrow } = previews
  if (looks.size + alarms.length + asks.length + narrow.length === 0) return
  const late = { ...(asks.length > 0 ? { asks } : {}), ...(narrow.length > 0 ? { narrow } : {}) }
  yield { type: 'previews.restored', looks: [...looks.values()], alarms, ...late }
}

/** Drops what is past the term of views, and when small areas were looked at once no alarm counts it. */
export function forgetPreviews(previews: Previews, now: number): void {
  for (const [key, look] of previews.looks) if (isLookOver(look, now)) previews.looks.delete(key)
  previews.alarms = previews.alarms.filter((alarm) => !isMomentOver(alarm, now))
  previews.asks = previews.asks.filter((ask) => !isMomentOver(ask, now))
  previews.narrow = counting(previews.narrow, now)
}

/** How many of them are past the term of views. */
export const overPreviews = ({ looks, alarms, asks }: Previews, now: number): number =>
  [...looks.values()].filter((look) => isLookOver(look, now)).length +
  [...alarms, ...asks].filter((one) => isMomentOver(one, now)).length

const isLookOver = ({ hour }: Look, now: number): boolean =>
  isOver('views', Date.parse(`${hour}:00Z`), now)

const isMomentOver = ({ at }: Pick<PreviewAlarm, 'at'>, now: number): boolean =>
  isOver('views', Date.parse(at), now)

/** The UTC hour of a moment in milliseconds since the epoch. */
export const hourOf = (at: number): string => new Date(at).toISOString().slice(0, 13)

/** Around which place an area is, coarsely. */
export const nearOf = ([lon, lat]: Position): string => `${lat.toFixed(2)},${lon.toFixed(2)}`

const many = 100

/** In which band a number of people is; `few` is what policy calls few. */
export function bandOf(people: number, few: number): Band {
  if (people === 0) return 'nobody'
  if (people < few) return 'few'
  return people < many ? 'some' : 'many'
}
