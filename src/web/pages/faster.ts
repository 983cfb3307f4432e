import type { ActionDraft, Preview } from '../../dispatch/desk.ts'
import { originOf } from '../../domain/area.ts'
import { around } from '../../domain/where/area-now.ts'
import type { WebPorts } from '../ports.ts'
import { whenDone } from './when.ts'

/** What helps when telling everybody takes longer than it is of use. */
export interface Faster {
  readonly usefulSeconds: number
  /** Everybody within so many metres is told in time. */
  readonly radius: number | undefined
  /** How much sooner all are told by a text of one part; undefined for one that has one. */
  readonly shorter: { readonly parts: number; readonly seconds: number } | undefined
}

/** How the area was made, and how long its kind of action is of use, as policy says. */
export interface Shape {
  readonly radius: number | undefined
  readonly bearing: number | undefined
  readonly usefulSeconds: number
}

const stepMetres = 50
/** Fits one part in any alphabet, whatever is put before it. */
const shortText = 'x'

/** Undefined when all are told in time, and when nobody can say. */
export function fasterThan(
  desk: Pick<WebPorts['desk'], 'preview'>,
  draft: ActionDraft,
  preview: Preview,
  shape: Shape,
): Faster | undefined {
  const { radius, bearing, usefulSeconds } = shape
  const { all } = whenDone(preview)
  if (all === null || all <= usefulSeconds) return undefined
  const takes = (other: Partial<ActionDraft>): number =>
    whenDone(desk.preview({ ...draft, ...other })).all ?? Infinity
  return {
    usefulSeconds,
    radius:
      radius && widest(radius, (metres) => takes(smaller(draft, bearing, metres)) <= usefulSeconds),
    shorter: shorterText(draft, preview, (text) => all - takes({ text })),
  }
}

/** The same place and direction, nearer by. */
const smaller = (draft: ActionDraft, bearing: number | undefined, metres: number) => ({
  area: around(draft.origin ?? originOf(draft.area), metres, bearing),
})

/** The greatest radius below one that is good enough; undefined when even the smallest is not. */
function widest(radius: number, isGood: (metres: number) => boolean): number | undefined {
  let [good, bad] = [0, Math.ceil(radius / stepMetres)]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (isGood(middle * stepMetres)) good = middle
    else bad = middle
  }
  return good === 0 ? undefined : good * stepMetres
}

/** Calls say the same however long the message is: only the message gets shorter. */
function shorterText(
  { text }: ActionDraft,
  { text: { parts } }: Preview,
  saved: (text: ActionDraft['text']) => number,
): Faster['shorter'] {
  if (parts < 2) return undefined
  const seconds = saved({ voice: text.sms, ...text, sms: shortText })
  return seconds < 60 ? undefined : { parts, seconds }
}
