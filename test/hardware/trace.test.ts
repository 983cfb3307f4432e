import { ok } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { tracer } from '../../hardware/at/trace.ts'
import { encodeDeliver } from '../../hardware/sms/deliver.ts'
import { encodeSubmit } from '../../hardware/sms/submit.ts'
import { esc } from '../support/channel-to.ts'

const traced: [line: string, shown: string][] = [
  ['AT+CPIN="1234"', 'AT+CPIN=••••'],
  ['\x1bAT+CPIN="1234"', '\x1bAT+CPIN=••••'],
  ['AT+CPWD="SC","1234","5678"', 'AT+CPWD=••••'],
  ['AT+CLCK="SC",0,"1234"', 'AT+CLCK=••••'],
  ['AT+CPIN?', 'AT+CPIN?'],
  ['+CSCA: "+31610000001",145', '+CSCA: "••••",145'],
  ['+CLIP: "0610000001",129', '+CLIP: "••••",129'],
  ['ATD+31610000001;', 'ATD••••0001;'],
  ['ATD0610000001;', 'ATD••••0001;'],
  ['860000000000011', '••••0011'],
  ['+QCCID: 8931440000000000001F', '+QCCID: 8931…(10 octets)'],
  ['+COPS: 0,2,"20408",7', '+COPS: 0,2,"20408",7'],
  ['+CMGS: 41', '+CMGS: 41'],
  ['> 0001000B911316000000F1', '> 0001…(11 octets)'],
]
for (const [line, shown] of traced)
  t.test(`${JSON.stringify(line)} is traced as ${shown}`, (t) => {
    t.equal(tracer()('in', line)(), shown)
    t.end()
  })

t.test('no number and no text can be read from a PDU in a trace, garbled or not', (t) => {
  const digit = fc.constantFrom(...'0123456789')
  const subscriber = fc.array(digit, { minLength: 4, maxLength: 4 }).map((n) => n.join(''))
  const message = fc.record({
    isSubmit: fc.boolean(),
    number: subscriber.map((n) => `+3161000${n}`),
    text: fc.string({ minLength: 1, maxLength: 60 }),
    alphabet: fc.constantFrom('gsm7' as const, 'ucs2' as const),
  })
  const pdu = message.map(({ isSubmit, number: to, text, alphabet }) => {
    const from = { kind: 'international' as const, value: to }
    const own = alphabet === 'gsm7' ? text.replace(/[^ -Z]/g, 'a') : text
    return isSubmit
      ? encodeSubmit({ to, text: own, alphabet, statusReport: true }).pdu
      : encodeDeliver({ from, text: own, alphabet, sentAt: 0 }).pdu
  })
  const around = fc.constantFrom('', '> ', esc, '\xff~', '"', ' ')
  fc.assert(
    fc.property(pdu, around, around, fc.nat(), fc.boolean(), (hex, before, amid, at, isLower) => {
      const all = isLower ? hex.toLowerCase() : hex
      const middle = at % all.length
      const line = `${before}${all.slice(0, middle)}${amid}${all.slice(middle)}`
      const shown = tracer()('in', line)()
      for (let i = 0; i + 8 <= all.length; i += 1)
        ok(!shown.includes(all.slice(i, i + 8)), `${line} is shown as ${shown}`)
    }),
    { numRuns: 500 },
  )
  t.end()
})

t.test('what a modem in text mode says is not shown either', (t) => {
  const show = tracer()
  const said: [direction: 'in' | 'out', line: string, shown: string][] = [
    ['in', '+CMT: "+31610000001",,"26/11/24,12:00:00+04"', '+CMT: "••••",,"26/11/24,12:00:00+04"'],
    ['in', 'Ik zag hem', '…(10 characters)'],
    ['in', 'bij de brug', '…(11 characters)'],
    ['in', 'RING', 'RING'],
    ['in', 'Quectel', 'Quectel'],
    ['in', '+CMGL: 1,"REC READ","+31610000001"', '+CMGL: 1,"REC READ","••••"'],
    ['in', 'STOP', '…(4 characters)'],
    ['out', 'ATE0', 'ATE0'],
    ['in', '+CMGL: 1,1,,24', '+CMGL: 1,1,,24'],
    ['in', 'Quectel', 'Quectel'],
  ]
  for (const [direction, line, shown] of said) t.equal(show(direction, line)(), shown)
  t.end()
})
