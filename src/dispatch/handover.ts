import type { ActionFact } from '../domain/action-facts.ts'
import { type PhaseRecord, partsOf } from '../domain/actions.ts'
import { begunText, partsThrough } from '../domain/attempts.ts'
import type { Attempt } from '../domain/delivery.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { textFor } from '../domain/errands/errands.ts'
import type { Language } from '../domain/participant.ts'
import { wordsIn } from '../domain/translation.ts'
import type { Carriage } from './carrier.ts'
import { languageOf, mayLeave, numberOf, ownersOf } from './eligibility.ts'
import type { Submission } from './modems.ts'
import type { DispatchPorts } from './ports.ts'

export type SendingFact = Extract<ActionFact, { type: 'delivery.sending' }>

/** A message under way on one modem. */
export interface Handover extends Carriage {
  readonly delivery: Delivery
  /** Index of the text it carries: the newest, unless parts of another have left already. */
  readonly text: number
  /** 8-bit concatenation reference, the same for all parts. */
  readonly reference: number
  /** Of the translation it carries; undefined for the text as it is written. */
  readonly language: Language | undefined
  readonly parts: number
}

/** What a claimed delivery has to say on this modem. */
export function handoverOf(
  ports: DispatchPorts,
  carriage: Carriage,
  nextReference: () => number,
): Handover | undefined {
  const { claim, record } = carriage
  const delivery = record.deliveries[claim.n]
  if (!delivery) return undefined
  const text = isUnderWay(record, delivery) ? begunText(delivery) : record.phase.texts.length - 1
  const reference = partsThrough(delivery, text, claim.iccid)[0]?.reference ?? nextReference()
  const begun = partsThrough(delivery, text)
  const written = record.phase.texts[text]
  // What has begun in one language is finished in it.
  const language =
    begun.length > 0
      ? begun[0]?.language
      : languageOf(ports.ledger.state, delivery.recipient, written && textFor(written, delivery))
  const parts = partsOf(record, delivery)(text, language)
  return { ...carriage, delivery, text, reference, language, parts }
}

/**
 * Part of it got through with a text, and nothing has been in doubt since: the rest is to follow.
 * What was in doubt before that is sent again by it.
 */
export function isUnderWay(record: PhaseRecord, delivery: Delivery): boolean {
  const { attempts } = delivery
  const text = begunText(delivery)
  const [first] = partsThrough(delivery, text)
  if (!first || record.phase.texts[text] === undefined) return false
  return !attempts.slice(attempts.indexOf(first)).some(isDoubt)
}

const isDoubt = ({ channel, outcome }: Attempt): boolean =>
  channel === 'sms' && outcome === 'in-doubt'

/** Parts that this SIM still has to send under this reference. */
export function missingParts({ delivery, text, claim, reference, parts }: Handover): number[] {
  const through = partsThrough(delivery, text, claim.iccid).filter(
    (attempt) => attempt.reference === reference,
  )
  const done = new Set(through.map(({ part }) => part))
  return Array.from({ length: parts }, (_, part) => part).filter((part) => !done.has(part))
}

/** One part as the modem gets it; undefined when nobody shares the number any more. */
export function submissionOf(
  ports: DispatchPorts,
  handover: Handover,
  part: number,
  begin: (fact: SendingFact) => Promise<void>,
): Submission | undefined {
  const { claim, record, delivery, text, reference, language, parts } = handover
  const { phase, n } = claim
  const to = numberOf(ports.ledger.state, delivery.recipient)
  const written = record.phase.texts[text]
  if (to === undefined || written === undefined) return undefined
  const minutesLeft = (Date.parse(record.phase.notAfter) - ports.now()) / 60_000
  let begun: Promise<void> | undefined
  return {
    to,
    text: wordsIn(textFor(written, delivery), language).sms,
    part,
    reference,
    validityMinutes: Math.max(5, Math.floor(minutesLeft)),
    moreFollow: part + 1 < parts,
    begin: (sim) => {
      const carried = { part, text, reference, ...(language ? { language } : {}) }
      begun ??= begin({ type: 'delivery.sending', phase, n, ...carried, ...sim })
      return begun
    },
    mayHandOver: () => mayHandOver(ports, handover, part),
  }
}

/**
 * The last question before Ctrl-Z. A message whose first part has left is finished, unless they have
 * said goodbye since.
 */
function mayHandOver(ports: DispatchPorts, handover: Handover, part: number): boolean {
  const { delivery, text } = handover
  const attempt = delivery.attempts.at(-1)
  if (delivery.state !== 'sending' || attempt?.outcome !== 'sending') return false
  if (attempt.part !== part || attempt.text !== text) return false
  if (partsThrough(delivery, text).length === 0) return mayLeave(ports, handover, text)
  return ownersOf(ports.ledger.state, delivery.recipient).length > 0
}
