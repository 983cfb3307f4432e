import { addressOf } from '../sms/address.ts'
import { encodeDeliver } from '../sms/deliver.ts'
import { splitText } from '../sms/split.ts'
import { wholeSeconds } from './radio.ts'

/** The parts of a message that somebody sends, as a service centre delivers them. */
export function deliveriesOf(message: {
  readonly smsc: string
  readonly from: string
  readonly text: string
  readonly reference: number
  readonly sentAt: number
}): readonly { readonly pdu: string; readonly tpduLength: number }[] {
  const { parts, alphabet } = splitText(message.text)
  return parts.map((text, i) =>
    encodeDeliver({
      smsc: message.smsc,
      from: addressOf(message.from),
      text,
      alphabet,
      sentAt: wholeSeconds(message.sentAt),
      ...(parts.length > 1
        ? {
            concatenation: {
              reference: message.reference,
              parts: parts.length,
              sequence: i + 1,
            },
          }
        : {}),
    }),
  )
}
