import t from 'tap'
import type { Fault } from '../../hardware/sim/faults.ts'
import { decodeStatusReport } from '../../hardware/sms/status-report.ts'
import { encodeSubmit } from '../../hardware/sms/submit.ts'
import { Terminal } from '../support/terminal.ts'

const anna = '+31610000001'

/** The TP-MRs of the reports to so many messages, in the order of arrival, and when they came. */
async function reports(fault: Fault | undefined, messages: number, options = {}) {
  const terminal = await new Terminal({ secondsPerPart: 1, ...options }).ready('2,1,0,1,0')
  if (fault) terminal.modem.faults.arm(fault)
  for (let i = 0; i < messages; i += 1) {
    const { pdu, tpduLength } = encodeSubmit({
      to: anna,
      text: `${i}`,
      alphabet: 'gsm7',
      statusReport: true,
    })
    terminal.modem.hear(Buffer.from(`AT+CMGS=${tpduLength}\r`))
    terminal.modem.hear(Buffer.from(`${pdu}\x1a`))
    await terminal.time.pass(1_000)
  }
  const lines = await terminal.listen(60_000)
  const pdus = lines.filter((_, i) => lines[i - 1]?.startsWith('+CDS:'))
  return pdus.map((pdu) => decodeStatusReport(pdu))
}
const referencesOf = async (fault: Fault | undefined, messages: number, options = {}) =>
  (await reports(fault, messages, options)).map(({ messageReference }) => messageReference)

t.test('reports: in time, late, never, twice, out of order', async (t) => {
  const [inTime] = await reports(undefined, 1)
  const [late] = await reports({ kind: 'late-reports', bySeconds: 30, count: 1 }, 1)
  const shuffled = await referencesOf({ kind: 'shuffled-reports' }, 8)

  t.equal((inTime?.dischargedAt ?? 0) - (inTime?.sentAt ?? 0), 2_000)
  t.equal((late?.dischargedAt ?? 0) - (late?.sentAt ?? 0), 32_000)
  t.strictSame(await referencesOf({ kind: 'no-reports', count: 2 }, 3), [3])
  t.strictSame(await referencesOf({ kind: 'double-reports', count: 1 }, 2), [1, 1, 2])
  t.strictSame([...shuffled].sort(), [1, 2, 3, 4, 5, 6, 7, 8])
  t.not(`${shuffled}`, '1,2,3,4,5,6,7,8')
})

t.test('a report says what became of the phone', async (t) => {
  const statusWith = async (options: object) => (await reports(undefined, 1, options))[0]?.status

  t.equal(await statusWith({}), 0x00)
  t.equal(await statusWith({ isOff: (number: string) => number === anna }), 0x46)
  t.equal(await statusWith({ reportStatus: () => 0x63, isOff: () => true }), 0x63)
})

for (const [statusReports, direct, stored] of [
  ['stored', '+CMS ERROR: 303', 'OK'],
  ['direct', 'OK', '+CMS ERROR: 303'],
  ['none', '+CMS ERROR: 303', '+CMS ERROR: 303'],
] as const)
  t.test(`a modem whose reports are ${statusReports} takes no other +CNMI`, async (t) => {
    const terminal = new Terminal({ statusReports })

    t.strictSame(await terminal.ask('ATE0', 'AT+CNMI=2,1,0,1,0'), [direct])
    t.strictSame(await terminal.ask('AT+CNMI=2,1,0,2,0'), [stored])
  })
