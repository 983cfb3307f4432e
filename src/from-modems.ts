import type { IncomingPdu, ModemStatus } from '../hardware/modem.ts'
import { replacementFor, splitText } from '../hardware/sms/split.ts'
import { reportMeaning } from '../hardware/sms/status-report.ts'
import type { Incoming } from './domain/facts.ts'
import { completedText, wholeText } from './received-texts.ts'
import type { ModemView } from './web/ports.ts'

/** How a text falls into parts, for who composes it. */
export function countParts(text: string) {
  const { parts, alphabet, units, unitsLeft, forcing } = splitText(text)
  return {
    parts: parts.length,
    alphabet,
    units,
    unitsLeft,
    forcing: forcing.map(({ char }) => {
      const replacement = replacementFor(char)
      return replacement === undefined ? { char } : { char, replacement }
    }),
  }
}

/** A PDU as it was received, with what it says. */
export function received(
  { modem, iccid, pdu, report }: IncomingPdu,
  { before, now }: { readonly before: Iterable<Incoming>; readonly now: number },
) {
  const text = report ? undefined : (wholeText(pdu) ?? completedText({ iccid, pdu }, before, now))
  if (!report) return { modem, iccid, pdu, ...(text ? { text } : {}) }
  const { messageReference, recipient, sentAt, status } = report
  const meaning = reportMeaning(status)
  return {
    modem,
    iccid,
    pdu,
    report: { messageReference, recipient: recipient.value, sentAt, status, meaning },
  }
}

/** A modem as screens see it: the last four digits of its SIM, and never its IMEI. */
export function modemView(
  status: ModemStatus,
  sent: { readonly hour: number; readonly day: number },
  trial: ModemView['trial'],
): ModemView {
  const { iccid, imei: _, since: __, capabilities: ___, ...shown } = status
  return {
    ...shown,
    ...(iccid === undefined ? {} : { sim: iccid.slice(-4) }),
    sentHour: sent.hour,
    sentToday: sent.day,
    ...(trial ? { trial } : {}),
  }
}
