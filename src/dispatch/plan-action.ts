import { fetchersAmong } from '../domain/errands/errands.ts'
import { rulesOf } from '../domain/policy/policy.ts'
import { isKindOn } from '../domain/policy/rules.ts'
import type { Selection } from '../domain/targeting.ts'
import { askedOf, openRemarks } from './asking.ts'
import { chooseRecipients } from './choose-recipients.ts'
import { composeAll } from './compose.ts'
import type { Dispatch } from './dispatch.ts'
import type { ActionDraft } from './draft.ts'
import { besideOf, callingOf, forecastOf, saidSeconds, type Work } from './forecasts.ts'
import { readableText, spreadOf } from './languages.ts'
import { phaseText } from './phase-text.ts'
import type { Preview, Remark } from './preview.ts'
import { fitting } from './public-test.ts'

/** What would happen, and what that was worked out from. */
export interface Plan {
  readonly preview: Preview
  readonly selection: Selection
  readonly work: Work
  /** The share of the messages that are in another language, 0 to 1. */
  readonly translated: number
  readonly origin: readonly [number, number]
}

/** Who would get what, and when. */
export function planAction(dispatch: Dispatch, draft: ActionDraft): Plan {
  const { ports } = dispatch
  const { selection, people, origin } = chooseRecipients(dispatch, draft)
  const { selected, calls, readers } = selection
  const written = readableText(draft.text, readers)
  const { text, remarks } = composeAll(ports, { ...draft, phase: 'alert' }, written)
  const soundSeconds = calls === 0 ? 0 : saidSeconds(text)
  const spread = spreadOf(readers, selected, phaseText(text, written))
  const work = {
    ...{ messages: selected - calls, parts: spread.parts, calls, soundSeconds },
    ...{ isAlert: true, beside: besideOf(dispatch) },
  }
  const calling = callingOf(dispatch, work)
  const asks = askedOf(dispatch, draft, selected)
  const preview: Preview = {
    selected,
    byChannel: { sms: work.messages, voice: work.calls },
    ...(text.translations ? { byLanguage: spread.byLanguage } : {}),
    ...(text.fetching ? { fetchers: fetchersAmong(selection.recipients()).length } : {}),
    readers,
    excluded: selection.excluded,
    fatigue: { people: selection.weary, alerts: rulesOf(ports.ledger.state).fatigue.perMonth },
    text,
    remarks: fitting(dispatch, draft, [
      ...remarks,
      ...areaRemarks(draft, selected, people.group),
      ...kindRemarks(dispatch, draft),
      ...openRemarks(asks, draft),
    ]),
    asks,
    forecast: forecastOf(dispatch, work),
    ...(calling ? { calling } : {}),
  }
  return { preview, selection, work, translated: spread.translated, origin }
}

function areaRemarks(
  draft: ActionDraft,
  selected: number,
  group: string | undefined,
): readonly Remark[] {
  const remark = (key: string, field: string, blocks = true): Remark => ({
    key,
    field,
    parameters: {},
    blocks,
  })
  return [
    ...(draft.status === 'exercise' && group === undefined
      ? [remark('exercise-to-people', 'status', false)]
      : []),
    ...(selected === 0
      ? [remark(group === undefined ? 'no-participants-in-area' : 'no-members-in-area', 'area')]
      : []),
    ...(selected > 0 && selected < (draft.responders?.wanted ?? 0)
      ? [remark('fewer-than-wanted', 'wanted', false)]
      : []),
  ]
}

const kindRemarks = ({ ports }: Dispatch, { kind }: ActionDraft): readonly Remark[] =>
  isKindOn(rulesOf(ports.ledger.state), kind)
    ? []
    : [{ key: 'kind-is-off', field: 'kind', parameters: {}, blocks: true }]
