import { ModemError } from './errors.ts'
import { failureOf } from './failures.ts'
import type { LateAnswers } from './late-answers.ts'
import type { Link } from './link.ts'
import type { SmsSubmission, SubmitOutcome } from './modem.ts'
import { encodePart } from './part.ts'
import { outcomeOf } from './submission.ts'
import type { Timers } from './timers.ts'

/** The modem that a part goes out by. */
export interface SubmittingModem {
  readonly modem: string
  readonly iccid: () => string
  readonly timers: Timers
  readonly late: LateAnswers
}

/** Hands one part over a link, in its turn. Never rejects. */
export async function submitPart(
  link: Link,
  submission: SmsSubmission,
  { modem, iccid: iccidNow, timers, late }: SubmittingModem,
): Promise<SubmitOutcome> {
  const iccid = iccidNow()
  let handedOverAt: number | undefined
  const seconds = () => (timers.now() - (handedOverAt ?? timers.now())) / 1_000
  try {
    const part = encodePart(submission)
    const messageReference = await link.submit(part, {
      begin: () => submission.begin({ modem, iccid }),
      mayHandOver: () => {
        if (!submission.mayHandOver()) return false
        late.giveUp()
        handedOverAt = timers.now()
        return true
      },
    })
    if (handedOverAt !== undefined)
      return { kind: 'accepted', messageReference, seconds: seconds() }
    // Nothing of ours was handed over: it is the answer that the part before still waits for.
    late.heard(messageReference)
    const error = new ModemError('at-unexpected-reply', `${modem} answered another part`)
    return { kind: 'not-handed-over', error }
  } catch (thrown) {
    const wasHandedOver = handedOverAt !== undefined
    const expectLate = () => late.expect()
    return outcomeOf(thrown, { wasHandedOver, seconds: seconds(), failureOf, expectLate })
  }
}
