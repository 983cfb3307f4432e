import type { AskingCall } from './asking-call/asking-call.ts'
import type { Address, Language, Participant, Pause } from './participant.ts'

/** What somebody asked for, done once they prove that the number is theirs. */
export type Change =
  | { readonly kind: 'sign-up'; readonly participant: Participant }
  /** The holder of a phone that somebody else entered says that it is right. */
  | { readonly kind: 'confirm' }
  | { readonly kind: 'home'; readonly address: Address }
  | { readonly kind: 'work'; readonly address: Address | undefined }
  | { readonly kind: 'pause'; readonly pause: Pause | undefined }
  | { readonly kind: 'night'; readonly isOn: boolean }
  | { readonly kind: 'language'; readonly language: Language }
  /** A goodbye is taken back, by all who shared the phone that said it. */
  | { readonly kind: 'return'; readonly participants: readonly string[] }
  /** Their own page is opened. */
  | { readonly kind: 'log-in' }

/** A change that waits for its code. Sealed on disk under a key of its own, which goes when it ends. */
export interface Request {
  readonly id: string
  /** E.164: where the code was sent to, and where it must come from. */
  readonly number: string
  readonly code: string
  readonly change: Change
  /** Milliseconds since the epoch. */
  readonly madeAt: number
  readonly expiresAt: number
  readonly participant?: string
}

export type RequestFact =
  | { readonly type: 'request.made'; readonly request: Request }
  /** A wrong code was given for it. */
  | { readonly type: 'request.mistaken'; readonly id: string }
  /** It was put in a call: kept before it is dialled, and once more when it is over. */
  | { readonly type: 'request.called'; readonly id: string; readonly call: AskingCall }
  | {
      readonly type: 'request.ended'
      readonly id: string
      readonly end: 'done' | 'expired' | 'replaced' | 'mistaken'
    }

/** A request that has not ended. */
export interface PendingRequest {
  readonly request: Request
  /** Wrong codes that were given for it. */
  readonly mistakes: number
  /** The last call that it was put in, of a phone that takes no SMS. */
  readonly call?: AskingCall
}

/** Guessing ends here: five tries find a code of four digits in one of two thousand rounds. */
export const mostMistakes = 5

/** Applies one fact to the requests that have not ended. */
export function foldRequest(requests: Map<string, PendingRequest>, fact: RequestFact): void {
  if (fact.type === 'request.made') {
    requests.set(fact.request.id, { request: fact.request, mistakes: 0 })
    return
  }
  const pending = requests.get(fact.id)
  if (!pending) return
  if (fact.type === 'request.ended') requests.delete(fact.id)
  else if (fact.type === 'request.called') requests.set(fact.id, { ...pending, call: fact.call })
  else requests.set(fact.id, { ...pending, mistakes: pending.mistakes + 1 })
}

/** One request of a sort for a number: asked again, the new one replaces the old. */
export const sameSort = (a: Request, b: Pick<Request, 'number' | 'change'>): boolean =>
  a.number === b.number && a.change.kind === b.change.kind

/** The participant as a change leaves them; confirming, signing up and logging in change nothing here. */
export function changed(before: Participant, change: Change): Participant {
  switch (change.kind) {
    case 'home':
      return {
        ...before,
        addresses: [moved(before, change.address), ...before.addresses.filter(isNot('home'))],
      }
    case 'work':
      return worksAt(before, change.address)
    case 'pause':
      return { ...before, pauses: change.pause ? [change.pause] : [] }
    case 'night':
      return { ...before, nightAlerts: change.isOn }
    case 'language':
      return { ...before, language: change.language }
    case 'return': {
      const { leftAt: _, ...back } = before
      return back
    }
    default:
      return before
  }
}

/** Without an address nobody is alerted: the last one stays. */
function worksAt(before: Participant, address: Address | undefined): Participant {
  const others = before.addresses.filter(isNot('work'))
  if (address) return { ...before, addresses: [...others, moved(before, address)] }
  return others.length > 0 ? { ...before, addresses: others } : before
}

/** Another place, at the hours that were set for the one before. */
function moved({ addresses }: Participant, address: Address): Address {
  const hours = addresses.find(({ kind }) => kind === address.kind)?.hours
  return hours ? { ...address, hours } : address
}

const isNot =
  (kind: Address['kind']) =>
  (address: Address): boolean =>
    address.kind !== kind

/** The participant with every phone of a number confirmed, unless it was before. */
export const withConfirmed = (
  participant: Participant,
  number: string,
  at: string,
): Participant => ({
  ...participant,
  phones: participant.phones.map((phone) =>
    phone.number === number && phone.confirmedAt === undefined
      ? { ...phone, confirmedAt: at }
      : phone,
  ),
})

/** A pending request as facts that give it back, for a snapshot. */
export function* requestFacts({ request, mistakes, call }: PendingRequest): Iterable<RequestFact> {
  yield { type: 'request.made', request }
  for (let n = 0; n < mistakes; n += 1) yield { type: 'request.mistaken', id: request.id }
  if (call) yield { type: 'request.called', id: request.id, call }
}
