import type { ExtensionDraft, ExtensionPreview } from '../../dispatch/extend-action.ts'
import { whenDone } from '../../dispatch/when-done.ts'
import type { Action } from '../../domain/action.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { speaker } from '../catalogue/index.ts'
import { forecastTold } from '../forecast-told.ts'
import type { WebPorts } from '../ports.ts'
import { type Asked, alike, lookedAt } from '../previews/withheld.ts'
import type { AboutExtension, Asking } from '../sending/asks.ts'
import type { Visit } from '../session.ts'
import { cornersOf } from './check-action.ts'
import { asSent, marked, readForm } from './extend-form.ts'
import type { Form, PageTools } from './guard.ts'
import { powerAhead } from './power.ts'
import { fewOf, whomToAsk } from './reason-form.ts'
import type { PageView } from './render.ts'
import { required } from './required.ts'

/** An extension as it was looked at. */
export interface Looked {
  readonly action: Action
  readonly draft: ExtensionDraft
  readonly preview: ExtensionPreview & Asked
}

/** A coordinator who asks a second person says themselves why it goes to a few. */
function ownReason(
  ports: WebPorts,
  visit: Visit,
  asked: Asked,
  body: Form,
): Pick<ExtensionDraft, 'few' | 'fewBy'> {
  const { few } = fewOf(ports, visit, asked, body)
  return few ? { few: few.reason, fewBy: { by: few.by, at: few.at } } : {}
}

/** Asks that somebody else looks at an extension; pressed twice it is asked once. */
export async function askExtension(
  { ports, asks }: PageTools,
  visit: Visit,
  body: Form,
  { action, draft: looked, preview }: Looked,
): Promise<Asking> {
  const { id, kind, status } = action
  const draft = { ...looked, ...ownReason(ports, visit, preview, body) }
  const by = visit.account.id
  const known = asks
    .all()
    .find(
      (one) =>
        one.extends === id &&
        one.by === by &&
        one.state === 'waiting' &&
        marked(one.draft) === marked(draft),
    )
  const ask = whomToAsk(visit, preview)
  const seen = ports.desk.seeExtension(id, draft)
  const about = { key: ports.newId(), ...asSent(body, looked), kind, status, seen, by, ask }
  return known ?? asks.begin({ ...about, extends: id, draft })
}

/** All of an extension, for somebody else: the words, who comes in, where and when. */
export function extensionLook(
  tools: PageTools,
  visit: Visit,
  asking: Asking & AboutExtension,
): PageView {
  const { ports, shown } = tools
  const view = required(ports, asking.extends)
  const { action } = view
  const { draft } = asking
  const whole = forecastTold(ports.desk.previewExtension(action.id, draft))
  const { area } = draft
  const withheld = lookedAt(tools, visit, { area, selected: whole.selected })
  const preview = withheld === undefined ? whole : alike(whole)
  const once = ports.newId()
  shown.keep(once, ports.desk.seeExtension(action.id, draft))
  const form = readForm(ports, asking.body, view)
  return {
    template: 'eyes/look-extension',
    title: speaker(visit.language)('eyes.look.title'),
    isExercise: action.status === 'exercise',
    data: {
      ...{ action, form, preview, withheld, once },
      when: whenDone(preview),
      powerAhead: powerAhead(ports, whenDone(preview).all),
      places: draft.areaNames ?? [],
      corners: cornersOf(area),
      border: draft.border?.goes,
      radius: form.radius === '' ? undefined : Number(form.radius),
      warnings: preview.remarks.filter(({ blocks }) => !blocks),
      eyes: { few: rulesOf(ports.store.state).fewPeople },
    },
  }
}
