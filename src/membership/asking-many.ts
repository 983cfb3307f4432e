import { mayBeAsked } from '../domain/asking/asking.ts'
import { hasTriesLeft } from '../domain/asking-call/asking-call.ts'
import type { Participant, Phone } from '../domain/participant.ts'
import { isMobile } from '../domain/phone-number.ts'
import type { MembershipPorts } from './ports.ts'
import { isQuietMoment } from './quiet-moment.ts'

/** A number that is not confirmed, whose it is, and all phones that have it. */
export interface ToAsk {
  readonly participant: Participant
  readonly number: string
  readonly phones: readonly string[]
}

/** So many codes may wait for an answer; each is held in memory. */
const mostWaiting = 20_000
/** At a time, every ten minutes of the day: some thousand a day, and no modem has to hurry. */
const mostAtOnce = 20
/** A call takes a modem a minute: so many landlines wait for theirs. */
const mostCalls = 20
/** What came in by a file can be undone before anybody is written to. */
const restMs = 24 * 60 * 60_000

/** Those whom a person wants asked at this moment, and who may be. */
export const askedByHand = (ports: MembershipPorts, most: number): readonly ToAsk[] =>
  toAsk(ports, { most, calls: most, enteredBefore: Number.POSITIVE_INFINITY })

/** Those whom it is the time to ask by itself: some at a time, a day after they were entered. */
export function askedByItself(ports: MembershipPorts): readonly ToAsk[] {
  const { state, now } = ports
  if (state.asking.isPaused || !isQuietMoment(ports)) return []
  const calls = mostCalls - [...state.requests.values()].filter(hasTriesLeft).length
  return toAsk(ports, { most: mostAtOnce, calls, enteredBefore: now() - restMs })
}

interface Limits {
  readonly most: number
  /** Of them landlines. */
  readonly calls: number
  /** Milliseconds since the epoch. */
  readonly enteredBefore: number
}

/** All phones with one number are asked as one, so everybody is looked at. */
function toAsk(ports: MembershipPorts, { most, calls, enteredBefore }: Limits): readonly ToAsk[] {
  const waiting = new Set([...ports.state.requests.values()].map(({ request }) => request.number))
  const left = Math.min(most, mostWaiting - waiting.size)
  const found = new Map<string, { participant: Participant; number: string; phones: string[] }>()
  let lines = 0
  for (const { participant, id, number } of askable(ports, enteredBefore)) {
    if (waiting.has(number)) continue
    const known = found.get(number)
    const isLine = !isMobile(number)
    if (known) known.phones.push(id)
    if (known || found.size >= left || (isLine && lines >= calls)) continue
    if (isLine) lines += 1
    found.set(number, { participant, number, phones: [id] })
  }
  return [...found.values()]
}

/** The phones that are not confirmed, and may be asked. */
function* askable({ state, now }: MembershipPorts, enteredBefore: number) {
  const mayAsk = ({ id, number, confirmedAt }: Phone): boolean =>
    confirmedAt === undefined && mayBeAsked(state.asking.asked.get(id), number, now())
  for (const participant of state.participants.values()) {
    const entered = state.upkeep.histories.get(participant.id)?.[0]?.at ?? 0
    if (participant.leftAt !== undefined || entered > enteredBefore) continue
    for (const phone of participant.phones) {
      if (mayAsk(phone)) yield { participant, ...phone }
    }
  }
}
