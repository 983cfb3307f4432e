import { bandsOf } from '../domain/progress/bands.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft } from './draft.ts'
import { type Faster, fasterThan, type Telling } from './faster.ts'
import { forecastOf, type Work } from './forecasts.ts'
import { type Plan, planAction } from './plan-action.ts'
import type { Forecasts, Preview } from './preview.ts'
import { endOf } from './when-done.ts'

/** At least five people beyond the ring before it, and when the last of them knows. */
export interface RingAhead {
  /** Undefined for the outermost, that has the rest. */
  readonly toMetres: number | undefined
  /** From the start; null when nobody can say. */
  readonly doneSeconds: number | null
  /** Of all within it: how many, and how long that takes by each channel. */
  readonly byChannel: Preview['byChannel']
  readonly forecast: Forecasts
}

/** What a draft would do, ring by ring, and what would make it quicker. */
export interface Outlook {
  readonly preview: Preview
  readonly rings: readonly RingAhead[]
  readonly faster: Faster | undefined
}

/** For how long the alert is of use, and the radius of an area that is drawn around a place. */
export interface Asked {
  readonly usefulSeconds: number
  readonly radius: number | undefined
}

/** All of it from one look through the people: it is asked at every key press. */
export const outlookOn =
  (dispatch: Dispatch) =>
  (draft: ActionDraft, { usefulSeconds, radius }: Asked): Outlook => {
    const plan = planAction(dispatch, draft)
    const forecast = (work: Work): Forecasts => forecastOf(dispatch, work)
    const takes = (work: Work): number | null => endOf(forecast(work))
    const telling = tellingOf(plan, takes)
    return {
      preview: plan.preview,
      rings: ringsAhead(telling, forecast),
      faster: fasterThan(telling, usefulSeconds, radius),
    }
  }

function tellingOf(
  { preview, selection, work, translated }: Plan,
  takes: Telling['takes'],
): Telling {
  const { metres, isCalled } = selection
  const { parts } = preview.text
  const shortParts = work.parts - (parts - 1) * (1 - translated)
  return { metres, isCalled, work, parts, shortParts, takes }
}

/** A ring is done when the last of it is, in the order of sending. */
function ringsAhead(
  { metres, isCalled, work }: Telling,
  forecastFor: (work: Work) => Forecasts,
): readonly RingAhead[] {
  return bandsOf(metres).map(({ toMetres, places }) => {
    const told = places.reduce((last, place) => Math.max(last, place), 0) + 1
    let calls = 0
    for (let place = 0; place < told; place++) calls += isCalled[place] ?? 0
    const byChannel = { sms: told - calls, voice: calls }
    const forecast = forecastFor({ ...work, messages: byChannel.sms, calls })
    return { toMetres, doneSeconds: endOf(forecast), byChannel, forecast }
  })
}
