import { addressOf, type SmsAddress } from '../sms/address.ts'
import { decodeDeliver, isStatusReport } from '../sms/deliver.ts'
import { fromSeptets, toSeptets } from '../sms/gsm7.ts'
import { fromHex, toHex } from '../sms/hex.ts'
import { splitText } from '../sms/split.ts'
import { decodeStatusReport } from '../sms/status-report.ts'
import { encodeSubmit } from '../sms/submit.ts'
import { decodeValidity } from '../sms/timestamp.ts'
import { fromUcs2, toUcs2 } from '../sms/ucs2.ts'
import type { Settings } from './settings.ts'

const wantsReport = 0x20
const hasRelativeValidity = 0x10

export const statusWord = (isRead: boolean): string => (isRead ? 'REC READ' : 'REC UNREAD')

/** `text` in the octets, here as characters, that `+CSCS` asks for (27.005 §3.1, 27.007 §5.5). */
function said(text: string, charset: string): string {
  if (charset === 'UCS2') return toHex(toUcs2(text))
  if (charset === 'IRA') return text
  const septets = Uint8Array.from(toSeptets(text))
  return charset === 'HEX' ? toHex(septets) : Buffer.from(septets).toString('latin1')
}

/** The same the other way: what the host wrote. */
function heard(octets: string, charset: string): string {
  if (charset === 'UCS2') return fromUcs2(fromHex(octets))
  if (charset === 'IRA') return octets
  return fromSeptets([...(charset === 'HEX' ? fromHex(octets) : Buffer.from(octets, 'latin1'))])
}

/** A received PDU as text mode shows it (27.005 §3.4.2 and §3.4.3), after `head`. */
export function textHead(pdu: string, head: string, charset: string): readonly string[] {
  const named = ({ value }: SmsAddress) => `"${said(value, charset)}"`
  const kind = ({ kind }: SmsAddress) => (kind === 'international' ? 145 : 129)
  if (isStatusReport(pdu)) {
    const { dischargedAt, messageReference, recipient, sentAt, status } = decodeStatusReport(pdu)
    const times = [sentAt, dischargedAt].map((at) => `"${stamp(at)}"`)
    const fields = [6, messageReference, named(recipient), kind(recipient), ...times, status]
    return [`${head},${fields.join(',')}`]
  }
  const { from, sentAt, text } = decodeDeliver(pdu)
  return [`${head},${named(from)},,"${stamp(sentAt)}"`, said(text, charset)]
}

/** `yy/MM/dd,hh:mm:ss±zz` in UTC (27.005 §3.1). */
const stamp = (at = 0): string =>
  `${new Date(at).toISOString().slice(2, 19).replaceAll('-', '/').replace('T', ',')}+00`

/** The SUBMIT that `AT+CMGS="number"` and a text mean, by `+CSMP` and `+CSCS` (27.005 §3.5.1). */
export function submitOf(
  { to, text }: { readonly to: string; readonly text: string },
  { charset, textMode }: Settings,
): { readonly pdu: string; readonly tpduLength: number } {
  const [first, validity, , coding] = textMode
  const meant = heard(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), charset)
  const isUcs2 = (coding & 0x0c) === 8
  return encodeSubmit({
    to: addressOf(heard(to, charset)).value,
    text: meant,
    alphabet: isUcs2 ? 'ucs2' : splitText(meant).alphabet,
    statusReport: (first & wantsReport) !== 0,
    ...(first & hasRelativeValidity ? { validityMinutes: decodeValidity(validity) } : {}),
  })
}
