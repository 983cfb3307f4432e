import type { Heard } from '../delivery.ts'
import type { Participant } from '../participant.ts'
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

/** The request to be put in a call at this moment: whoever waited longest. */
export function dueCall(
  requests: ReadonlyMap<string, PendingRequest>,
  now: number,
  { quietHours, timeZone }: { readonly quietHours: string; readonly timeZone: string },
): PendingRequest | undefined {
  if (isQuiet(now, quietHours, timeZone)) return undefined
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
  [...requests.values()].some(
    (pending) => isByCall(pending.request) && nextTryAt(pending) !== undefined,
  )

/** The call about a number that was not confirmed; undefined when none is due or was made. */
export const askedByCall = (
  requests: ReadonlyMap<string, PendingRequest>,
  number: string,
): PendingRequest | undefined =>
  [...requests.values()].find(({ request }) => request.number === number && isByCall(request))

/** Who was called in vain, and whom a person has to ask, with the numbers. */
export function askedInVain({
  requests,
  participants,
}: Pick<State, 'requests' | 'participants'>): readonly {
  readonly person: Participant
  readonly phones: Participant['phones']
}[] {
  const over = new Set(
    [...requests.values()]
      .filter((pending) => isByCall(pending.request) && nextTryAt(pending) === undefined)
      .map(({ request }) => request.number),
  )
  if (over.size === 0) return []
  return [...participants.values()]
    .filter(({ leftAt }) => leftAt === undefined)
    .map((person) => ({ person, phones: person.phones.filter(({ number }) => over.has(number)) }))
    .filter(({ phones }) => phones.some(({ confirmedAt }) => confirmedAt === undefined))
}
