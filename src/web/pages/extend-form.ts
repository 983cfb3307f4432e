import type { ActionView } from '../../dispatch/action-view.ts'
import type { ExtensionDraft, ExtensionPreview } from '../../dispatch/extend-action.ts'
import type { Kind } from '../../domain/action.ts'
import type { WebPorts } from '../ports.ts'
import { readSentFetch } from './extend-fetch.ts'
import { asFetch, type FetchWords, fetchingOf, fetchOf, straightOf } from './fetch-form.ts'
import { type Form, field } from './guard.ts'
import { alertIn, combinedIn } from './order-offers.ts'
import {
  hasOthers,
  nothing,
  type Others,
  otherRows,
  readOthers,
  translationsOf,
} from './other-words.ts'
import { readWhere, type WhereForm, whereOf } from './where-form.ts'

/** *Uitbreiden* as it was filled in. */
export interface ExtendForm extends WhereForm {
  /** Of the action: alerts of some kinds stop at the border. */
  readonly kind: Kind
  readonly text: string
  readonly others: Others
  readonly fetch: FetchWords
  /** Why it cannot wait for anybody else, and why it goes to a few only; nothing where not asked. */
  readonly override: string
  readonly few: string
  /** The question that a restart cut off and that this does over; nothing where there is none. */
  readonly after: string
  /** What was told to the action and its reader has seen; undefined before it was shown. */
  readonly seen: string | undefined
}

/** What was looked at: another area or text is looked at again. */
export const marked = ({ area, text }: ExtensionDraft): string => JSON.stringify([area, text])

/** The text that the alert has. */
export const textOf = ({ phases }: ActionView): string => phases[0]?.text ?? ''

/** The text that the alert has by then, until another is written. */
export function readForm(ports: WebPorts, form: Form, view: ActionView): ExtendForm {
  const { action } = view
  const sent = textOf(view)
  const text = field(form, 'text') || sent
  const others = readOthers(form, 'text', (language) => {
    if (text === sent) return alertIn(ports, action, language)
    const isShown = hasOthers(form, 'text', language)
    return isShown ? { text: combinedIn(ports, action, language) } : nothing
  })
  return {
    ...readWhere(form),
    kind: action.kind,
    text,
    others,
    fetch: readSentFetch(ports, form, view),
    override: field(form, 'override'),
    few: field(form, 'few'),
    after: field(form, 'after'),
    seen: form.seen === undefined ? undefined : field(form, 'seen'),
  }
}

/** What it asks of the desk. */
export const draftOf = (ports: WebPorts, form: ExtendForm): ExtensionDraft => {
  const { area, border, areaNames } = whereOf(ports, form)
  return {
    area,
    ...(border ? { border } : {}),
    ...(areaNames ? { areaNames } : {}),
    text: { sms: form.text, ...translationsOf(form.others), ...fetchingOf(form.fetch) },
  }
}

/** What was filled in, with the text that goes where none was. */
export const asSent = (body: Form, { text }: ExtensionDraft) => ({
  body: { ...body, text: text.sms },
})

/** Its other languages, as those read them who get it. */
export const othersOf = ({ others, fetch }: ExtendForm, preview?: ExtensionPreview) =>
  otherRows(preview?.readers, [
    { name: 'text', id: 'text', others, composed: preview && straightOf(preview) },
    ...(fetch.made === '' ? [] : [{ ...asFetch(fetch), composed: preview && fetchOf(preview) }]),
  ])
