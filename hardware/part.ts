import { ModemError } from './errors.ts'
import type { SmsSubmission } from './modem.ts'
import { splitText } from './sms/split.ts'
import { encodeSubmit } from './sms/submit.ts'

/** The PDU of one part with a status report asked for; throws ModemError `bad-text` or `bad-pdu`. */
export function encodePart(submission: SmsSubmission): { pdu: string; tpduLength: number } {
  const { to, validityMinutes, reference, part } = submission
  const { alphabet, parts } = splitText(submission.text)
  const text = parts[part]
  if (text === undefined)
    throw new ModemError('bad-text', `a text of ${parts.length} parts has no part ${part}`)
  const draft = { to, text, alphabet, validityMinutes, statusReport: true }
  if (parts.length === 1) return encodeSubmit(draft)
  const concatenation = { reference, parts: parts.length, sequence: part + 1 }
  return encodeSubmit({ ...draft, concatenation })
}
