import t from 'tap'
import { decodeDeliver } from '../../hardware/sms/deliver.ts'
import { toHex } from '../../hardware/sms/hex.ts'
import { splitText } from '../../hardware/sms/split.ts'
import { decodeStatusReport, encodeStatusReport } from '../../hardware/sms/status-report.ts'
import { decodeSubmit, encodeSubmit } from '../../hardware/sms/submit.ts'
import { delivers, reports, type SubmitLiteral, submits } from '../support/sms-literals.ts'

const iso = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString().replace('.000Z', 'Z')

const concatenationOf = (part: SubmitLiteral['part']) =>
  part && { reference: part[0], sequence: part[1], parts: part[2] }

t.test('messages that others wrote down are read as they say', async (t) => {
  for (const { source, pdu, part, data, ...said } of delivers) {
    const read = decodeDeliver(pdu)
    const wanted = {
      ...said,
      ...(part ? { part: concatenationOf(part) } : {}),
      ...(data === undefined ? {} : { data }),
    }
    const got = {
      smsc: read.smsc,
      from: read.from.value,
      text: read.text,
      sentAt: iso(read.sentAt),
      data: read.data && toHex(read.data),
      part: read.concatenation,
    }
    t.match(got, wanted, source)
  }
  t.throws(() => decodeDeliver(`${delivers[0]?.pdu.slice(0, -2)}`), { code: 'bad-pdu' })
})

t.test('what others wrote to be sent is read as they say', async (t) => {
  for (const { source, pdu, part, ...said } of submits) {
    const { to, concatenation, data, ...read } = decodeSubmit(pdu)
    t.equal(to.value, said.to, source)
    t.equal(read.text, said.text ?? '', source)
    t.equal(data && toHex(data), said.data, source)
    t.equal(read.statusReport, said.wantsReport ?? false, source)
    t.equal(read.validityMinutes, said.minutes, source)
    t.equal(read.messageClass, said.messageClass, source)
    t.strictSame(concatenation, concatenationOf(part), source)
  }
})

t.test('and is written by us octet for octet', async (t) => {
  for (const { source, pdu } of submits.filter(({ isForeign }) => !isForeign)) {
    const { to, ...read } = decodeSubmit(pdu)
    const { alphabet } = splitText(read.text)
    t.equal(encodeSubmit({ ...read, to: to.value, alphabet }).pdu, pdu, source)
  }
})

t.test('status reports that others wrote down', async (t) => {
  for (const { source, pdu, ...said } of reports) {
    const read = decodeStatusReport(pdu)
    const got = {
      smsc: read.smsc,
      reference: read.messageReference,
      to: read.recipient.value,
      sentAt: iso(read.sentAt),
      status: read.status,
    }
    t.match(got, said, source)
    const again = decodeStatusReport(encodeStatusReport(read).pdu)
    t.strictSame(again, read, source)
  }
})

t.test('there are enough of them to mean something', async (t) => {
  t.ok(delivers.length + submits.length + reports.length >= 60)
})
