import type { PhaseText, Written } from '../action.ts'
import type { Recipient } from '../delivery-facts.ts'
import { holderOf } from '../participant.ts'

/** What somebody is asked to do in a resuscitation: to begin, or to fetch an AED first. */
export interface Errand {
  readonly fetches?: true
}

/**
 * Of every three, nearest first, one goes straight to the victim and two by way of an AED (domain.md
 * 3.1, HartslagNu): in turn, so that it holds however many of them are reached.
 */
const turns = 3

/** The mean over those who begin and those who fetch an AED, whatever small number there is of them. */
export const meanOfErrands = (beginning: number, fetching: number): number =>
  (beginning + (turns - 1) * fetching) / turns

/**
 * The places of those who fetch an AED among these, who come after those that an alert has `before`.
 * All phones of a person, and all who share a number, are asked the same.
 */
export function fetchersAmong(
  recipients: readonly Recipient[],
  before: readonly (Errand & { readonly recipient: Recipient })[] = [],
): readonly number[] {
  const errands = new Map<string, boolean>()
  let turn = 0
  const isToFetch = (recipient: Recipient, told?: boolean): boolean => {
    const people = recipient.map(holderOf)
    const known = people.map((person) => errands.get(person)).find((one) => one !== undefined)
    const fetches = known ?? told ?? turn % turns !== 0
    if (known === undefined) turn += 1
    for (const person of people) errands.set(person, errands.get(person) ?? fetches)
    return fetches
  }
  for (const { recipient, fetches = false } of before) isToFetch(recipient, fetches)
  return recipients.flatMap((recipient, n) => (isToFetch(recipient) ? [n] : []))
}

/** The same for a fact, where there is a text for them. */
export const fetchersOf = (
  { fetching }: { readonly fetching?: unknown },
  ...people: Parameters<typeof fetchersAmong>
): { readonly fetchers?: readonly number[] } =>
  fetching ? { fetchers: fetchersAmong(...people) } : {}

/** Marks those of an alert who fetch an AED; `from` is where those that `fetchers` counts begin. */
export function sendFetching(
  deliveries: readonly { fetches?: true }[],
  fetchers: readonly number[] = [],
  from = 0,
): void {
  for (const n of fetchers) {
    const delivery = deliveries[from + n]
    if (delivery) delivery.fetches = true
  }
}

/** What somebody gets of a text: the one for who fetches an AED, where there is one. */
export const textFor = (text: PhaseText, { fetches }: Errand): Written =>
  (fetches ? text.fetching : undefined) ?? text
