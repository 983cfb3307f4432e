import type { ActionView } from '../../dispatch/action-view.ts'
import type { Action } from '../../domain/action.ts'
import type { PressedOrder } from '../../domain/presses/press.ts'
import { rewritesAlert } from '../sending/old-text.ts'
import { unseenBy } from '../sending/since.ts'
import { type Form, field, type PageTools } from './guard.ts'

/**
 * The form without the words that it was filled with, where those are what the alert said before
 * something that its reader has not seen: it is read with those that the alert has now. Other words are
 * somebody's own, and stay.
 */
export function withoutStale(tools: PageTools, { action }: ActionView, form: Form): Form {
  if (form.seen === undefined) return form
  const unseen = unseenBy(tools, action, field(form, 'seen'))
  if (!unseen.some(({ isPending }) => !isPending)) return form
  const stale = texts.filter(({ name, wordsOf }) => isFormer(action, wordsOf, field(form, name)))
  if (stale.length === 0) return form
  const isStale = (key: string): boolean =>
    stale.some(({ name }) => key === name || key.startsWith(`${name}-`))
  return Object.fromEntries(Object.entries(form).filter(([key]) => !isStale(key)))
}

type WordsOf = (text: AlertText) => string | undefined
type AlertText = Action['phases'][number]['texts'][number]

/** The field of the text and of that for who fetches an AED, with those in every language after it. */
const texts: readonly { readonly name: string; readonly wordsOf: WordsOf }[] = [
  { name: 'text', wordsOf: ({ sms }) => sms },
  { name: 'fetch', wordsOf: ({ fetching }) => fetching?.sms },
]

/** What the alert said once, and says no more. */
function isFormer({ phases: [alert] }: Action, wordsOf: WordsOf, text: string): boolean {
  const said = (alert?.texts ?? []).map((one) => evened(wordsOf(one) ?? ''))
  const [now, ...former] = said.reverse()
  return text !== '' && evened(text) !== now && former.includes(evened(text))
}

/** A browser breaks lines in its own way. */
const evened = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What waits and is not in the text yet that an open form was filled with. */
export const aheadOf = <T extends Pick<PressedOrder, 'is'>>(pending: readonly T[]): readonly T[] =>
  pending.filter(rewritesAlert)
