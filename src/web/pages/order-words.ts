import type { DraftText } from '../../dispatch/draft.ts'
import type { Action } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { WebPorts } from '../ports.ts'
import { type Form, field } from './guard.ts'
import { type OrderPhase, orderOffer } from './order-offers.ts'
import {
  hasOthers,
  nothing,
  type Others,
  otherIds,
  readOthers,
  translationsOf,
} from './other-words.ts'
import { spokenOf } from './spoken.ts'

/** A text of an order's form: the name and the id of its field, and what it is to those who get it. */
interface TextOf {
  readonly name: 'text' | 'combined' | 'fetch'
  readonly id: string
  readonly phase: OrderPhase
  readonly label?: string
}

/** The texts of each order that has any. */
const textsOf: Readonly<Record<string, readonly TextOf[]>> = {
  afsluiten: [{ name: 'text', id: 'result', phase: 'result' }],
  correctie: [{ name: 'text', id: 'correction', phase: 'correction' }],
  aanvulling: [
    { name: 'text', id: 'update', phase: 'update', label: 'other.update' },
    { name: 'combined', id: 'combined', phase: 'combined', label: 'other.combined' },
    { name: 'fetch', id: 'combined-fetch', phase: 'fetch', label: 'errand.combined' },
  ],
}

/** Those of an action: nobody fetches an AED where the alert has no text for it. */
const textsIn = ({ phases }: Action, path: string): readonly TextOf[] => {
  const hasFetching = phases[0]?.texts.at(-1)?.fetching !== undefined
  return (textsOf[path] ?? []).filter(({ name }) => name !== 'fetch' || hasFetching)
}

/** A text of an order as it was filled in. */
export interface OrderText extends TextOf {
  /** What is proposed in Dutch. */
  readonly made: string
  readonly others: Others
  readonly draft: DraftText
}

/**
 * The texts of an order's form, in every language that somebody in the action reads. Without a form
 * they are what a page offers before anything was filled in.
 */
export const orderTexts = (
  ports: WebPorts,
  action: Action,
  path: string,
  form?: Form,
): readonly OrderText[] => {
  const texts = textsIn(action, path)
  const readers = texts.length === 0 ? {} : ports.desk.readers(action.id)
  return texts.map((text) => {
    const { name, phase } = text
    const filled = form ?? {}
    const asked = { action, phase, form: filled }
    const others = readOthers(filled, name, (language) => {
      if (!readers[language]) return nothing
      // With a place to fill in: nobody is stopped by one that no page showed.
      const isShown = form === undefined || hasOthers(form, name, language) || phase === 'result'
      return isShown ? orderOffer(ports, asked, language) : nothing
    })
    const made = orderOffer(ports, asked, 'nl').text
    const sms = inStep(made, filled, name)
    const said = name === 'text' ? { ...spokenOf(filled).text, sms } : { sms }
    return { ...text, made, others, draft: { ...said, ...translationsOf(others) } }
  })
}

/** The field that holds what was proposed for a Dutch text when the page was made. */
export const madeField = (name: string): string => `${name}-made`

/** What is proposed, until somebody wrote another; a form without it is of a program or a test. */
function inStep(made: string, form: Form, name: string): string {
  const typed = field(form, name)
  const before = form[madeField(name)]
  if (Object.keys(form).length === 0) return made
  return before !== undefined && (typed === '' || typed === field(form, madeField(name)))
    ? made
    : typed
}

/**
 * Refuses a text that follows what was filled in, and that nobody has read as it would go out. That
 * a place may be named does not say that it has to be.
 */
export function requireRead(ports: WebPorts, action: Action, path: string, form: Form): void {
  const unread = (filled: Form) =>
    orderTexts(ports, action, path, filled).find(
      ({ name, draft }) => draft.sms !== field(form, name),
    )
  const other = unread(form)
  if (!other || !unread({ ...form, mayNamePlace: undefined })) return
  throw new RefusedError('order-text-other', { field: `order.${other.name}` })
}

/** The form with its Dutch texts as they stand in it, whatever is proposed. */
export const asWritten = (path: string, form: Form): Form => ({
  ...form,
  ...Object.fromEntries((textsOf[path] ?? []).map(({ name }) => [madeField(name), undefined])),
})

/** The same form with the texts in it as they are proposed for what else is in it. */
export const withProposals = (ports: WebPorts, action: Action, path: string, form: Form): Form => ({
  ...form,
  ...Object.fromEntries(
    orderTexts(ports, action, path, form).flatMap(({ name, made, draft }) => [
      [name, draft.sms],
      [madeField(name), made],
    ]),
  ),
})

/** The fields of an order's texts by what a refusal names. */
export const textIds = (path: string): Readonly<Record<string, string>> => {
  const texts = textsOf[path] ?? []
  const [text, combined] = texts
  const ofOrder = Object.fromEntries(texts.map(({ name, id }) => [`order.${name}`, id]))
  const ofText = text && {
    ...{ 'text.sms': text.id, listened: `${text.id}-listened` },
    ...otherIds(text.id),
  }
  const ofCombined = combined && {
    ...{ 'combined.sms': combined.id, 'combined.fetching': 'combined-fetch' },
    ...otherIds(combined.id, 'combined'),
    ...otherIds('combined-fetch', 'combined.fetching'),
  }
  return { ...ofOrder, ...ofText, ...ofCombined }
}
