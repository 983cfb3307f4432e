import type { ModemAnswer, ModemError } from './errors.ts'
import type { ModemReason, SubmitOutcome } from './modem.ts'
import { type SimRecord, simAccepted, simRefused, simVerdict } from './sim-record.ts'

/** What the outcome of one submission asks of the modem that made it. */
export type Lesson =
  /** Nothing about the network, the SIM or the modem. */
  | { readonly kind: 'none' }
  | { readonly kind: 'works' }
  /** The network refuses: wait for the canary. */
  | { readonly kind: 'network' }
  | { readonly kind: 'park'; readonly reason: ModemReason }
  | { readonly kind: 'sick' }
  /** Its sound is worn, and only a reset mends that. */
  | { readonly kind: 'worn' }
  | { readonly kind: 'empty-stores' }

/** 27.005 §3.2.5: from here on a `+CMS ERROR` is about the modem itself. */
const ownWords = 300

const simReasons: readonly (readonly [ModemAnswer['family'], number, ModemReason])[] = [
  ['cms', 310, 'sim-missing'],
  ['cms', 311, 'sim-pin'],
  ['cms', 312, 'sim-puk'],
  ['cms', 316, 'sim-puk'],
  ['cms', 318, 'sim-puk'],
  ['cms', 330, 'no-sms-centre'],
  ['cme', 10, 'sim-missing'],
  ['cme', 11, 'sim-pin'],
  ['cme', 12, 'sim-puk'],
]

/** Why a SIM that answers like this needs a person (27.005 §3.2.5, 27.007 §9.2). */
export function simReason(answer: ModemAnswer | undefined): ModemReason {
  const found = simReasons.find(
    ([family, number]) => family === answer?.family && number === answer.number,
  )
  return found?.[2] ?? 'sim-failure'
}

/** The SIM's record after `outcome` of a message for `to`. */
export function recordAfter(record: SimRecord, outcome: SubmitOutcome, to: string): SimRecord {
  if (outcome.kind === 'accepted') return simAccepted(record)
  const { answer } = outcome.error
  return answer ? simRefused(record, answer, to) : record
}

/** What to do now; `record` is the SIM's record with this outcome in it. */
export function lessonOf(outcome: SubmitOutcome, record: SimRecord, isRegistered: boolean): Lesson {
  if (outcome.kind === 'accepted') return { kind: 'works' }
  if (outcome.kind === 'in-doubt')
    return outcome.error.answer ? { kind: 'network' } : doubt(outcome)
  if (outcome.kind === 'not-handed-over') return unbegun(outcome.error.code)
  if (outcome.error.code !== 'at-rejected') return { kind: 'none' }
  const verdict = simVerdict(record, isRegistered)
  if (verdict === 'account') return { kind: 'park', reason: 'account-barred' }
  if (verdict === 'sim') return { kind: 'park', reason: 'sim-failure' }
  if (verdict === 'sick') return { kind: 'sick' }
  return refusal(outcome)
}

function doubt({ error }: SubmitOutcome & { kind: 'in-doubt' }): Lesson {
  return error.code === 'at-timeout' ? { kind: 'sick' } : { kind: 'none' }
}

function unbegun(code: string): Lesson {
  return code === 'no-prompt' || code === 'at-timeout' ? { kind: 'sick' } : { kind: 'none' }
}

function refusal({ failure, error }: SubmitOutcome & { kind: 'refused' }): Lesson {
  switch (failure) {
    case 'network':
      return { kind: 'network' }
    case 'account':
      return { kind: 'park', reason: 'account-barred' }
    case 'sim':
      return { kind: 'park', reason: simReason(error.answer) }
    case 'sick':
      return { kind: 'sick' }
    case 'storage':
      return { kind: 'empty-stores' }
    case 'config':
    case 'number':
    case 'retry':
      return isFromNetwork(error.answer) ? { kind: 'works' } : { kind: 'none' }
  }
}

/** RP causes and TP-FCS come over the air (24.011, 23.040); anything else is the modem's own word. */
const isFromNetwork = (answer: ModemAnswer | undefined): boolean =>
  answer?.family === 'cms' && (answer.number ?? ownWords) < ownWords

/** Why a bring-up that failed like this needs a person; undefined when only the modem is to blame. */
export function simTrouble(error: ModemError): ModemReason | undefined {
  if (error.code !== 'sim-missing' && error.code !== 'sim-pin') return undefined
  const reason = simReason(error.answer)
  return reason === 'sim-failure' ? error.code : reason
}
