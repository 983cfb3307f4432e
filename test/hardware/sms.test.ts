import fc from 'fast-check'
import t from 'tap'
import { ModemError } from '../../hardware/errors.ts'
import { decodeDeliver, encodeDeliver } from '../../hardware/sms/deliver.ts'
import { septetsOf } from '../../hardware/sms/gsm7.ts'
import { replacementFor, splitText } from '../../hardware/sms/split.ts'
import {
  decodeStatusReport,
  encodeStatusReport,
  reportMeaning,
} from '../../hardware/sms/status-report.ts'
import { decodeSubmit, encodeSubmit } from '../../hardware/sms/submit.ts'
import {
  decodeTimestamp,
  decodeValidity,
  encodeTimestamp,
  encodeValidity,
} from '../../hardware/sms/timestamp.ts'
import { delivers, reports, submits } from '../support/sms-literals.ts'

const gsm7Chars = [...Array(0x2600).keys()]
  .map((code) => String.fromCodePoint(code))
  .filter((char) => septetsOf(char) !== undefined)

const gsm7Text = fc.array(fc.constantFrom(...gsm7Chars), { maxLength: 700 }).map((c) => c.join(''))
const anyText = fc.string({ unit: 'grapheme', maxLength: 300 })
const number = fc.integer({ min: 1e6, max: 1e12 }).map((n) => `+${n}`)

t.test(
  'the default alphabet is whole: 127 characters and an escape, and ten more behind it',
  async (t) => {
    t.equal(gsm7Chars.length, 127 + 10)
  },
)

t.test('every part of every text survives encoding, and together they are the text', async (t) => {
  fc.assert(
    fc.property(fc.oneof(gsm7Text, anyText), number, fc.nat(255), (text, to, reference) => {
      const { parts, alphabet } = splitText(text)
      const back = parts.map((part, i) => {
        const concatenation = { reference, parts: parts.length, sequence: i + 1 }
        const { pdu, tpduLength } = encodeSubmit({
          to,
          text: part,
          alphabet,
          statusReport: true,
          validityMinutes: 60,
          ...(parts.length > 1 && parts.length < 256 ? { concatenation } : {}),
        })
        const read = decodeSubmit(pdu)
        if (pdu.length / 2 - 1 !== tpduLength || tpduLength > 164) throw new Error('length')
        if (read.to.value !== to || read.validityMinutes !== 60) throw new Error('head')
        return read.text
      })
      return back.join('') === text
    }),
  )
  t.pass()
})

t.test('a part never ends within an escape pair, a surrogate pair or a grapheme', async (t) => {
  const cases: readonly (readonly [text: string, first: number])[] = [
    ['a'.repeat(160), 160],
    ['a'.repeat(161), 153],
    [`${'a'.repeat(152)}€${'b'.repeat(20)}`, 152],
    [`${'a'.repeat(66)}😀${'b'.repeat(20)}`, 66],
    [`${'a'.repeat(64)}👨‍👩‍👧${'b'.repeat(20)}`, 64],
    ['ë'.repeat(70), 70],
    ['ë'.repeat(71), 67],
  ]
  for (const [text, first] of cases) {
    const { parts } = splitText(text)
    t.equal(parts[0]?.length, first)
    t.equal(parts.join(''), text)
  }
})

t.test('it says what makes a text longer, and what could stand there instead', async (t) => {
  const plan = splitText('geïnformeerd – België')

  t.equal(plan.alphabet, 'ucs2')
  t.strictSame(plan.forcing, [
    { char: 'ï', index: 2 },
    { char: '–', index: 13 },
    { char: 'ë', index: 20 },
  ])
  t.strictSame(['ï', 'ë', '’', '–', '…', 'á', 'ç', '😀'].map(replacementFor), [
    'i',
    'e',
    "'",
    '-',
    '...',
    'a',
    'c',
    undefined,
  ])
  t.strictSame(splitText('é è à ö ü ä ñ Ç €').forcing, [])
  t.match(splitText('€'.repeat(80)), { units: 160, unitsLeft: 0, parts: { length: 1 } })
})

t.test('time stamps in any zone', async (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2000, 0, 2) / 1000, max: Date.UTC(2099, 11, 30) / 1000 }),
      fc.integer({ min: -48, max: 56 }),
      (seconds, quarters) =>
        decodeTimestamp(encodeTimestamp(seconds * 1000, quarters * 15)) === seconds * 1000,
    ),
  )
  // 23.040 §9.2.3.11: quarter hours, bit 3 of the seventh octet is the sign.
  t.equal(decodeTimestamp(Buffer.from('6211422100000A', 'hex')), Date.UTC(2026, 10, 24, 17))
})

t.test('a validity is never longer than what was asked', async (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 400_000 }), (minutes) => {
      const said = decodeValidity(encodeValidity(minutes))
      return (said <= minutes && said >= Math.min(minutes * 0.5, 30)) || said === 5
    }),
  )
  t.strictSame([60, 720, 1440, 2880, 43_200].map(encodeValidity), [11, 143, 167, 168, 196])
})

t.test('messages from the network read back as they were written', async (t) => {
  const from = { kind: 'alphanumeric', value: 'Gemeente' } as const
  const sentAt = Date.UTC(2026, 10, 24, 12)
  fc.assert(
    fc.property(gsm7Text, (text) => {
      const { parts, alphabet } = splitText(text)
      const read = decodeDeliver(
        encodeDeliver({ from, text: parts[0] ?? '', alphabet, sentAt }).pdu,
      )
      return parts.length > 1 || (read.text === text && read.from.value === 'Gemeente')
    }),
  )
  const report = {
    smsc: '+31610000000',
    messageReference: 255,
    recipient: { kind: 'international', value: '+31610000001' },
    sentAt,
    dischargedAt: sentAt + 3000,
    status: 0x46,
  } as const
  t.strictSame(decodeStatusReport(encodeStatusReport(report).pdu), report)
})

t.test('what a status means, reserved ones too', async (t) => {
  const means = [0x00, 0x01, 0x02, 0x1f, 0x20, 0x3f, 0x40, 0x46, 0x5f, 0x60, 0x7f, 0x80, 0xff]
  t.strictSame(means.map(reportMeaning), [
    'delivered',
    'forwarded',
    'forwarded',
    'forwarded',
    'pending',
    'pending',
    'failed-permanent',
    'failed-permanent',
    'failed-permanent',
    'failed-temporary',
    'failed-temporary',
    'failed-permanent',
    'failed-permanent',
  ])
})

t.test('a mutilated PDU gets a typed error and never anything else', async (t) => {
  const runs = Number(process.env.OMROEPER_FUZZ ?? 20_000)
  const seeds = [...delivers, ...submits, ...reports].map(({ pdu }) => pdu)
  const mutation = fc.record({
    seed: fc.constantFrom(...seeds),
    edits: fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }),
    cut: fc.nat(120),
  })
  fc.assert(
    fc.property(mutation, ({ seed, edits, cut }) => {
      const octets = Buffer.from(seed, 'hex')
      for (const [at, value] of edits) octets[at % octets.length] = value
      const hex = octets.subarray(0, octets.length - Math.max(0, cut - 90)).toString('hex')
      return [decodeSubmit, decodeDeliver, decodeStatusReport].every((read) => isCivil(read, hex))
    }),
    { numRuns: runs },
  )
  t.throws(() => decodeDeliver('0xZZ'), { code: 'bad-pdu' })
  t.throws(() => decodeDeliver(''), { code: 'bad-pdu' })
})

/** Reads it, or refuses it with the one error there is. */
function isCivil(read: (hex: string) => unknown, hex: string): boolean {
  try {
    read(hex)
    return true
  } catch (error) {
    return error instanceof ModemError
  }
}
