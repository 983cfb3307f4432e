import type { ActionFact } from '../domain/action-facts.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import type { ModemFailure, SubmitOutcome } from './modems.ts'
import type { Waiting } from './phase-queue.ts'

/** What follows from one outcome: facts to write, and how the delivery waits when it goes on. */
export interface Settlement {
  readonly facts: readonly ActionFact[]
  readonly waiting?: Omit<Waiting, 'n'>
}

type Refused = Extract<ActionFact, { type: 'delivery.refused' }>

const maxTries = 4
const triesOnOneSim = 2
const maxSickRounds = 5

/** 24.011 annex E and 27.005 §3.2.5 causes that ask for their own patience, in seconds. */
const patience: Readonly<Record<number, number>> = { 27: 300, 301: 2, 302: 2, 314: 5 }

/**
 * The policy of every outcome but `accepted` (modems.md 2.3): what the network or the modem caused
 * goes back at once and costs nothing; what the number or the text caused ends it.
 */
export function settle(
  at: { readonly phase: string; readonly n: number; readonly iccid: string; readonly now: number },
  delivery: Delivery,
  outcome: Exclude<SubmitOutcome, { kind: 'accepted' }>,
): Settlement {
  const { phase, n } = at
  const code = codeOf(outcome.error)
  if (outcome.kind === 'in-doubt') {
    return { facts: [{ type: 'delivery.in-doubt', phase, n, code }] }
  }
  if (outcome.kind === 'not-handed-over') {
    return { facts: [{ type: 'delivery.handed-back', phase, n }], waiting: {} }
  }
  const refused = (isTry: boolean): Refused => ({
    type: 'delivery.refused',
    phase,
    n,
    code,
    isTry,
  })
  switch (outcome.failure) {
    case 'number': {
      const isBarred = outcome.error.answer?.number === 196
      const reason = isBarred ? 'number-barred' : 'number-does-not-exist'
      return { facts: [refused(true), { type: 'delivery.failed', phase, n, reason, code }] }
    }
    case 'config':
      return delivery.tries === 0
        ? { facts: [refused(true)], waiting: { avoid: at.iccid } }
        : giveUp(refused(true), 'message-refused')
    case 'retry':
      return retry(at, delivery, outcome.error, refused)
    case 'sick':
      return sickRounds(delivery) >= maxSickRounds
        ? giveUp(refused(true), 'tries-used-up')
        : { facts: [refused(false)], waiting: later(at, sickRounds(delivery) * 5) }
    case 'network':
    case 'account':
    case 'sim':
    case 'storage':
      return { facts: [refused(false)], waiting: {} }
  }
}

function giveUp(refused: Refused, reason: 'message-refused' | 'tries-used-up'): Settlement {
  const { phase, n, code } = refused
  return { facts: [refused, { type: 'delivery.failed', phase, n, reason, code }] }
}

function retry(
  at: { readonly iccid: string; readonly now: number },
  delivery: Delivery,
  error: ModemFailure,
  refused: (isTry: boolean) => Refused,
): Settlement {
  if (delivery.tries + 1 >= maxTries) return giveUp(refused(true), 'tries-used-up')
  const here = delivery.attempts.filter(
    ({ iccid, outcome }) => iccid === at.iccid && outcome !== 'accepted',
  ).length
  const seconds = patience[error.answer?.number ?? -1] ?? Math.min(60, 15 * 2 ** delivery.tries)
  if (here < triesOnOneSim) return { facts: [refused(true)], waiting: later(at, seconds) }
  return { facts: [refused(true)], waiting: { ...later(at, seconds), avoid: at.iccid } }
}

const later = ({ now }: { readonly now: number }, seconds: number): Omit<Waiting, 'n'> => ({
  notBefore: now + seconds * 1000,
})

/** A message that makes every modem sick is itself the illness: it stops after some rounds. */
const sickRounds = ({ attempts }: Delivery): number =>
  attempts.filter(({ outcome }) => outcome === 'refused').length

const codeOf = ({ code, answer }: ModemFailure): string =>
  answer?.number === undefined ? code : `${answer.family.toUpperCase()} ${answer.number}`
