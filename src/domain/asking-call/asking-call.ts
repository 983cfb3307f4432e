import { isAskedOut } from '../asking/asking.ts'
import type { Heard } from '../delivery.ts'
import type { Participant, Phone } from '../participant.ts'
import { isMobile } from '../phone-number.ts'
import { isQuiet } from '../quiet-hours.ts'
import type { PendingRequest, Request } from '../request.ts'
import type { State } from '../state.ts'

/** A call in which the holder of a landline is asked whether it is theirs (issue 4, *A life*). */
export interface AskingCall {
  /** Calls so far, this one included. */
  readonly tries: number
  /** When it was dialled, milliseconds since the epoch. */
  readonly at: number
  /** `refused`: they pressed the key that says no; `undialled`: it did not come to a call. */
  readonly heard: Heard | 'dialling' | 'refused' | 'undialled'
}

/** Key 1 says that it is theirs. */
export const yesKey = '1'
/** Key 9 says no: the number is not called again. */
export const noKey = '9'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const mostTries = 3
/** Nobody is rung out of bed for it, nor late. */
const notBetween = '20:00-09:00'
/** A number is called once a day; three hours later each time, for who is never in at ten. */
const againMs = 27 * hourMs
/** Another modem, or the same when it is well again. */
const undialledMs = 10 * minuteMs

/** Whether a request is put in a call: an SMS would not reach the phone. */
const isByCall = ({ change, number }: Request): boolean =>
  change.kind === 'confirm' && !isMobile(number)

/** When it may be called next, milliseconds since the epoch; undefined when it was called enough. */
export function nextTryAt({ request, call }: PendingRequest): number | undefined {
  if (call === undefined) return request.madeAt
  if (call.heard === 'undialled') return call.at + undialledMs
  return call.heard === 'refused' || call.tries >= mostTries ? undefined : call.at + againMs
}

/** Whether it is put in a call, or put in one again. */
export const hasTriesLeft = (pending: PendingRequest): boolean =>
  isByCall(pending.request) && nextTryAt(pending) !== undefined

/** The request to be put in a call at this moment: whoever waited longest. */
export function dueCall(
  requests: ReadonlyMap<string, PendingRequest>,
  now: number,
  { quietHours, timeZone }: { readonly quietHours: string; readonly timeZone: string },
): PendingRequest | undefined {
  if ([quietHours, notBetween].some((hours) => isQuiet(now, hours, timeZone))) return undefined
  let [first, since] = [undefined as PendingRequest | undefined, now]
  for (const pending of requests.values()) {
    if (!isByCall(pending.request) || now > pending.request.expiresAt) continue
    const at = nextTryAt(pending)
    if (at !== undefined && at <= since) [first, since] = [pending, at]
  }
  return first
}

/** Whether somebody is still to be called, at whatever hour. */
export const hasCalls = (requests: ReadonlyMap<string, PendingRequest>): boolean =>
  [...requests.values()].some(hasTriesLeft)

/** The call about a number that was not confirmed; undefined when none is due or was made. */
export const askedByCall = (
  requests: ReadonlyMap<string, PendingRequest>,
  number: string,
): PendingRequest | undefined =>
  [...requests.values()].find(({ request }) => request.number === number && isByCall(request))

/** Who was asked in vain, and whom a person has to ask, with the phones. */
export function askedInVain({
  requests,
  participants,
  asking,
}: Pick<State, 'requests' | 'participants' | 'asking'>): readonly {
  readonly person: Participant
  readonly phones: Participant['phones']
}[] {
  const pending = new Map([...requests.values()].map((one) => [one.request.number, one]))
  const isInVain = ({ id, number, confirmedAt }: Phone): boolean => {
    if (confirmedAt !== undefined) return false
    const waits = pending.get(number)
    if (!waits) return isAskedOut(asking.asked.get(id), number)
    return isByCall(waits.request) && !hasTriesLeft(waits)
  }
  return [...participants.values()]
    .filter(({ leftAt }) => leftAt === undefined)
    .map((person) => ({ person, phones: person.phones.filter(isInVain) }))
    .filter(({ phones }) => phones.length > 0)
}
