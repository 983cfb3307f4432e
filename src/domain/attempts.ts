import { wasConnected } from './call-fold.ts'
import { type Attempt, isHeardOut } from './delivery.ts'
import type { Delivery } from './delivery-fold.ts'
import type { Channel, Language } from './participant.ts'

/** The network reported that it will not arrive. */
export const hasFailedReport = ({ report }: Attempt): boolean =>
  report === 'failed-permanent' || report === 'failed-temporary'

/** It left, or may have. */
export const isOut = ({ outcome }: Attempt): boolean =>
  outcome === 'accepted' || outcome === 'in-doubt'

/** The parts of one sending: same SIM, same reference, same text. */
const isSameSending = (a: Attempt, b: Attempt): boolean =>
  a.iccid === b.iccid && a.reference === b.reference && a.text === b.text

/** Whether anything of it may have reached the phone and the network did not say otherwise. */
export const mayHaveArrived = ({ state, attempts }: Delivery): boolean =>
  state === 'delivered' ||
  attempts.some((attempt) => isOut(attempt) && !hasFailed(attempts, attempt))

const hasFailed = (attempts: readonly Attempt[], sending: Attempt): boolean =>
  attempts.some((attempt) => isSameSending(attempt, sending) && hasFailedReport(attempt))

/** Something was handed over, and neither an answer nor a report has come. */
export const hasOpenDoubt = ({ attempts }: Delivery): boolean =>
  attempts.some(({ outcome, report }) => outcome === 'in-doubt' && report === undefined)

/** The newest text any part of it was handed over with; -1 when none was. */
export const begunText = ({ attempts }: Delivery): number =>
  attempts.reduce(
    (newest, attempt) => (isOut(attempt) ? Math.max(newest, attempt.text) : newest),
    -1,
  )

/** The parts that one SIM has got through under one reference, and may be completed there. */
export function partsThrough(delivery: Delivery, text: number, iccid?: string): readonly Attempt[] {
  const last = delivery.attempts.findLast(
    (attempt) =>
      attempt.channel === 'sms' &&
      attempt.outcome === 'accepted' &&
      attempt.text === text &&
      (iccid === undefined || attempt.iccid === iccid),
  )
  if (!last) return []
  return delivery.attempts.filter(
    (attempt) => attempt.outcome === 'accepted' && isSameSending(attempt, last),
  )
}

/** The channel by which it reached somebody, or most nearly did; undefined when by none. */
export function reachedBy({ attempts }: Delivery): Channel | undefined {
  const isCertain = ({ report, heard }: Attempt) => report === 'delivered' || isHeardOut(heard)
  const best = attempts.findLast(isCertain) ?? attempts.findLast(isOut)
  return best?.channel
}

/** How many parts of a message these attempts got through. */
const distinctParts = (attempts: readonly Attempt[]): number =>
  new Set(attempts.map(({ part }) => part)).size

/** How many parts a text has in a language. */
export type PartsOf = (text: number, language: Language | undefined) => number

/** Whether these are all the parts of a message. */
export const isWhole = (through: readonly Attempt[], text: number, parts: PartsOf): boolean =>
  through.length > 0 && distinctParts(through) >= parts(text, through[0]?.language)

/** An SMS went through whole and no report says otherwise, or a call was taken. */
export function isThrough(delivery: Delivery, parts: PartsOf): boolean {
  const text = begunText(delivery)
  const through = partsThrough(delivery, text)
  const isSent = isWhole(through, text, parts)
  return (isSent && !through.some(hasFailedReport)) || delivery.attempts.some(wasConnected)
}
