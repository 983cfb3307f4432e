import t from 'tap'
import { addressOf, decodeAddress, encodeAddress } from '../../hardware/sms/address.ts'
import { decodeDeliver, encodeDeliver, isStatusReport } from '../../hardware/sms/deliver.ts'
import { fromSeptets, pack, toSeptets, unpack } from '../../hardware/sms/gsm7.ts'
import { fromHex, OctetReader, toHex } from '../../hardware/sms/hex.ts'
import { type ReceivedPart, reassemble } from '../../hardware/sms/reassemble.ts'
import { replacementFor, splitText } from '../../hardware/sms/split.ts'
import { decodeStatusReport, encodeStatusReport } from '../../hardware/sms/status-report.ts'
import { encodeSubmit } from '../../hardware/sms/submit.ts'
import { decodeTimestamp } from '../../hardware/sms/timestamp.ts'
import { readCoding } from '../../hardware/sms/user-data.ts'

const noon = Date.UTC(2026, 10, 24, 12)
const from = addressOf('+31610000001')
const hourMs = 3_600_000

t.test('a moment that does not exist is no moment, and costs nothing else', async (t) => {
  const table: readonly [string, string][] = [
    ['62 20 13 00 00 00 00', '31 February'],
    ['00 00 00 00 00 00 00', 'nothing but zeroes'],
    ['FF FF FF FF FF FF FF', 'nothing but ones'],
    ['62 A0 10 00 00 00 00', 'a month that is no number'],
    ['62 11 42 42 00 00 00', '24 hours'],
    ['62 11 42 21 06 00 00', '60 minutes'],
    ['62 11 42 21 00 00 F7', 'a zone that is no number'],
  ]
  for (const [octets, why] of table) {
    t.equal(decodeTimestamp(fromHex(octets.replaceAll(' ', ''))), undefined, why)
  }
  const report = { smsc: undefined, messageReference: 5, recipient: from, status: 0 }
  const zeroes = encodeStatusReport({ ...report, sentAt: noon, dischargedAt: undefined }).pdu
  t.match(zeroes, '0000000000000000', 'no TP-DT')
  t.strictSame(decodeStatusReport(zeroes), { ...report, sentAt: noon, dischargedAt: undefined })

  const { pdu } = encodeDeliver({ from, text: 'hoi', alphabet: 'gsm7', sentAt: noon })
  const untimed = pdu.replace(/.{14}(03E8771A)$/, '00000000000000$1')
  t.not(untimed, pdu)
  t.match(decodeDeliver(untimed), { text: 'hoi', sentAt: undefined })
})

t.test('a reserved type of message is a DELIVER (23.040 §9.2.3.1)', async (t) => {
  const { pdu } = encodeDeliver({ from, text: 'hoi', alphabet: 'gsm7', sentAt: noon })
  const typed = (type: number): string =>
    `00${(0x04 | type).toString(16).padStart(2, '0')}${pdu.slice(4)}`
  t.equal(decodeDeliver(typed(3)).text, 'hoi')
  t.notOk(isStatusReport(typed(3)))
  t.ok(isStatusReport(typed(2)))
  for (const type of [1, 2]) t.throws(() => decodeDeliver(typed(type)), { code: 'bad-pdu' })
})

t.test('an escape to an escape is a space, and one to nothing the main table', async (t) => {
  t.equal(fromSeptets([0x1b, 0x1b, 65]), ' A')
  t.equal(fromSeptets([0x1b, 65]), 'A')
  t.equal(fromSeptets([0x1b, 101]), '€')
  t.equal(fromSeptets([65, 0x1b]), 'A', 'an escape at the end')
  t.throws(() => toSeptets('ë'), { code: 'bad-text', message: /U\+eb/ })
  t.throws(() => unpack(new Uint8Array(1), 2), { code: 'bad-pdu' })
  t.throws(() => toSeptets('ë'), { code: 'bad-text', message: /U\+eb/ })
  t.throws(() => unpack(new Uint8Array(1), 2), { code: 'bad-pdu' })
})

t.test('addresses: fillers, names and what is no number', async (t) => {
  const read = (hex: string) => decodeAddress(new OctetReader(fromHex(hex)))
  t.strictSame(read('0B911316F0000000F1'), { kind: 'international', value: '+31610' })
  const names = ['A', 'Gemeente', 'Veendam', 'NL-Alert 12', 'KPN']
  for (const value of names) {
    const octets = encodeAddress({ kind: 'alphanumeric', value })
    t.equal(decodeAddress(new OctetReader(octets)).value, value)
  }
  // Seven characters in seven whole octets: the eighth is not there.
  const seven = Buffer.from(encodeAddress({ kind: 'alphanumeric', value: 'Veendam' }))
  t.equal(read(`0E${seven.subarray(1).toString('hex')}`).value, 'Veendam')
  t.throws(() => encodeAddress({ kind: 'alphanumeric', value: 'twelve chars' }), {
    code: 'bad-text',
  })
  for (const to of ['', '+', '06 10000001', '+31.6', '1'.repeat(21)]) {
    const draft = { to, text: 'x', alphabet: 'gsm7', statusReport: true } as const
    t.throws(() => encodeSubmit(draft), { code: 'bad-text' }, to)
  }
})

t.test('a broken header is ignored as a whole, and the text behind it kept', async (t) => {
  const head = '00440B911316000000F1000862114221000000'
  const read = (userData: string) =>
    decodeDeliver(`${head}${(userData.length / 2).toString(16).padStart(2, '0')}${userData}`)
  const text = '00680069'
  t.match(read(`0500030102${'01'}${text}`), { text: 'hi', concatenation: { reference: 1 } })
  const broken: readonly [string, string][] = [
    ['0300030A', 'an element that is cut off'],
    ['0100', 'an element without its length'],
    ['06000301020109', 'an octet too many'],
  ]
  for (const [header, why] of broken) {
    const { concatenation, text: kept } = read(`${header}${text}`)
    t.equal(concatenation, undefined, why)
    t.equal(kept, 'hi', why)
  }
  for (const sequence of ['00', '03']) {
    const { concatenation, text: kept } = read(`05000301${'02'}${sequence}${text}`)
    t.equal(concatenation, undefined, `part ${sequence} of 2`)
    t.equal(kept, 'hi')
  }
  t.throws(() => read('40'), { code: 'bad-pdu' }, 'a header longer than the message')
})

t.test('national tables: a shift for one character, or for all (23.038 annex A)', async (t) => {
  const read = (elements: string, codes: readonly number[]): string => {
    const header = fromHex(`${(elements.length / 2).toString(16).padStart(2, '0')}${elements}`)
    const septets = Math.ceil((header.length * 8) / 7)
    const body = pack(codes, septets * 7 - header.length * 8)
    const length = toHex(Uint8Array.of(septets + codes.length))
    const userData = `${length}${toHex(header)}${toHex(body)}`
    return decodeDeliver(`00440B911316000000F1000062114221000000${userData}`).text
  }
  const esc = 0x1b
  const table: readonly [string, readonly number[], string, string][] = [
    ['240101', [esc, 0x67, esc, 0x73, esc, 0x65], 'ğş€', 'Turkish, one at a time'],
    ['250101', [0x04, 0x07, 0x41], '€ıA', 'Turkish, all of them'],
    ['240102', [esc, 0x61, esc, 0x75], 'áú', 'Spanish'],
    ['250103', [0x04, 0x06, 0x41], 'êúA', 'Portuguese'],
    ['240101250101', [esc, 0x49, 0x40], 'İİ', 'both shifts'],
    ['24017F25017F', [esc, 0x65, 0x41], '€A', 'languages nobody knows'],
    ['2400', [esc, 0x65], '€', 'a shift to nothing'],
    ['700155', [0x41], 'A', 'an element nobody knows'],
  ]
  for (const [elements, codes, text, why] of table) t.equal(read(elements, codes), text, why)
})

t.test('coding groups (23.038 §4)', async (t) => {
  const table: readonly [number, string, number | undefined][] = [
    [0x00, 'gsm7', undefined],
    [0x11, 'gsm7', 1],
    [0x0c, 'gsm7', undefined],
    [0x18, 'ucs2', 0],
    [0x80, 'gsm7', undefined],
    [0xc8, 'gsm7', undefined],
    [0xd0, 'gsm7', undefined],
    [0xe0, 'ucs2', undefined],
    [0xf2, 'gsm7', 2],
    [0xf6, 'data', 2],
    [0x48, 'ucs2', undefined],
  ]
  for (const [dcs, alphabet, messageClass] of table) {
    const { alphabet: got, messageClass: its } = readCoding(dcs)
    t.strictSame([got, its], [alphabet, messageClass], dcs.toString(16))
  }
  for (const dcs of [0x20, 0x60]) t.throws(() => readCoding(dcs), { code: 'bad-pdu' })
  const tooMuch = {
    to: '112',
    text: 'x'.repeat(161),
    alphabet: 'gsm7',
    statusReport: false,
  } as const
  t.throws(() => encodeSubmit(tooMuch), { code: 'bad-text' })
})

t.test('a reference of 16 bits is written and read as one', async (t) => {
  const concatenation = { reference: 0x1234, parts: 2, sequence: 1, isWide: true }
  for (const alphabet of ['gsm7', 'ucs2'] as const) {
    const { pdu } = encodeDeliver({ from, text: 'deel', alphabet, sentAt: noon, concatenation })
    t.match(decodeDeliver(pdu), { text: 'deel', concatenation })
  }
})

t.test('a text that does not fit in 255 parts is refused before it costs anything', async (t) => {
  t.equal(splitText('a'.repeat(255 * 153)).parts.length, 255)
  for (const text of ['a'.repeat(255 * 153 + 1), 'ë'.repeat(255 * 67 + 1), 'x'.repeat(1 << 24)]) {
    t.throws(() => splitText(text), { code: 'bad-text' })
  }
})

t.test('what says the same in fewer parts', async (t) => {
  const table: readonly [string, string | undefined][] = [
    ['e\u0301', 'é'],
    ['i\u0308', 'i'],
    ['´', "'"],
    ['−', '-'],
    ['œ', 'oe'],
    ['ł', 'l'],
    ['😀', undefined],
    ['我', undefined],
  ]
  for (const [char, better] of table) t.equal(replacementFor(char), better, char)
})

const part = (id: string, hours: number, place: string, text: string, reference = 7) => {
  const [sequence = 1, parts = 2] = place.split('/').map(Number)
  const concatenation = { reference, parts, sequence }
  const pdu = { smsc: undefined, from, text, sentAt: undefined, concatenation }
  return { id, iccid: '1', receivedAt: hours * hourMs, pdu } satisfies ReceivedPart
}

t.test('texts are put together, and never from the parts of two', async (t) => {
  const now = 1000 * hourMs
  const table: readonly [string, readonly ReceivedPart[], readonly string[]][] = [
    ['in any order', [part('b', 1, '2/2', 'B'), part('a', 2, '1/2', 'A')], ['AB']],
    [
      'two that share a reference, one after the other',
      [
        part('a', 1, '1/2', 'A'),
        part('b', 1, '2/2', 'B'),
        part('c', 2, '1/2', 'C'),
        part('d', 2, '2/2', 'D'),
      ],
      ['AB', 'CD'],
    ],
    [
      'a part that was told twice',
      [part('a', 1, '1/2', 'A'), part('a2', 1, '1/2', 'A'), part('b', 2, '2/2', 'B')],
      ['AB'],
    ],
    [
      'a rest that never came, and a newer text with the same reference',
      [part('old', 1, '1/2', 'OLD'), part('new', 100, '2/2', 'NEW')],
      ['OLD [...] ', ' [...] NEW'],
    ],
    [
      'two widths',
      [part('a', 1, '1/2', 'A'), part('b', 1, '2/3', 'B')],
      ['A [...] ', ' [...] B [...] '],
    ],
  ]
  for (const [why, parts, texts] of table) {
    t.strictSame(
      reassemble(parts, now).map(({ text }) => text),
      texts,
      why,
    )
  }
  const waiting = [part('a', 999, '1/2', 'A')]
  t.strictSame(reassemble(waiting, now), [], 'the rest may still come')
  t.match(reassemble(waiting, now + 24 * hourMs), [{ isIncomplete: true, from: from.value }])
  const ids = reassemble([part('a', 1, '1/2', 'A'), part('b', 1, '2/2', 'B')], now)[0]?.ids
  t.strictSame(ids, ['a', 'b'])
})
