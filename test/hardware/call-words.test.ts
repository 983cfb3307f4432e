import t from 'tap'
import { readEvent } from '../../hardware/at/events.ts'
import { readListed } from '../../hardware/at/voice.ts'
import { dutchNumber, isDiallable, isSameNumber } from '../../hardware/voice/diallable.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'

const anna = madeUpMobile(1)
const national = anna.replace('+31', '0')
const out = (stage: string) => ({ kind: 'stage', stage, direction: 'out' })
const unnamed = { kind: 'stage', stage: 'active', direction: undefined }

const said: [who: string, line: string, event: object | undefined][] = [
  ['any', 'RING', { kind: 'ring' }],
  ['any, +CRC=1', '+CRING: VOICE', { kind: 'ring' }],
  ['any', `+CLIP: "${anna}",145,,,,0`, { kind: 'caller', number: anna, type: '145' }],
  ['SIM800', `+CLIP: "${national}",129,"",0,"",0`, { kind: 'caller', number: national }],
  ['a hidden number', '+CLIP: "",128,,,,1', { kind: 'caller', number: '' }],
  ['any', 'NO CARRIER', { kind: 'over', word: 'NO CARRIER' }],
  ['any', 'BUSY', { kind: 'over', word: 'BUSY' }],
  ['any', 'NO ANSWER', { kind: 'over', word: 'NO ANSWER' }],
  ['any', 'NO DIALTONE', { kind: 'over', word: 'NO DIALTONE' }],
  ['Huawei E173', '^ORIG:1,0', out('dialling')],
  ['Huawei E173', '^CONF:1', out('ringing')],
  ['Huawei E173', '^CONN:1,0', unnamed],
  ['Huawei E173', '^CEND:1,0,104,17', { kind: 'over', cause: 17 }],
  ['Huawei K3765, an error', '^CEND:1,0,29', { kind: 'over' }],
  ['Huawei E173', '^DDTMF: 1', { kind: 'key', key: '1' }],
  ['Quectel EC25', `+QIND: "ccinfo",1,0,2,0,0,"${national}",129`, out('dialling')],
  ['Quectel EC25', `+QIND: "ccinfo",1,0,3,0,0,"${national}",129`, out('ringing')],
  ['Quectel EC25', `+QIND: "ccinfo",1,0,0,0,0,"${national}",129`, out('active')],
  ['Quectel EG25 over VoLTE', `+QIND: "ccinfo",3,0,0,1,0,"${anna}",145`, out('active')],
  ['Quectel EG25, a row of data', '+QIND: "ccinfo",2,1,0,1,0,"",128', undefined],
  ['Quectel EC25', `+QIND: "ccinfo",1,0,-1,0,0,"${national}",129`, { kind: 'over' }],
  ['Quectel EC25, called', `+QIND: "ccinfo",1,1,4,0,0,"${anna}",145`, { kind: 'ring' }],
  ['Quectel EC25', '+QIND: "csq",20,99', undefined],
  ['Quectel EC20', `^DSCI: 1,0,2,0,${national},129`, out('dialling')],
  ['Quectel EC20, alerting', `^DSCI: 1,0,7,0,${national},129`, out('ringing')],
  ['connected, or alerting elsewhere', `^DSCI: 4,0,3,0,${anna},145`, { kind: 'changed' }],
  ['Quectel EC20', `^DSCI: 3,0,6,0,${national},129`, { kind: 'over' }],
  ['with its cause', `^DSCI: 1,0,6,0,0,"${national}",129,,16,3`, { kind: 'over', cause: 16 }],
  ['Quectel EC25, ASCII', '+QTONEDET: 49', { kind: 'key', key: '1' }],
  ['Quectel EC25, ASCII', '+QTONEDET: 35', { kind: 'key', key: '#' }],
  ['SIM7600', `+CLCC: 1,0,2,0,0,"${national}",129`, out('dialling')],
  ['SIM7600', `+CLCC: 1,0,3,0,0,"${national}",129,""`, out('ringing')],
  ['SIM7600', `+CLCC: 1,0,0,0,0,"${national}",129,""`, out('active')],
  ['SIM7600', `+CLCC: 1,0,6,0,0,"${national}",129,""`, { kind: 'over' }],
  ['SIM7600, called', `+CLCC: 1,1,4,0,0,"${anna}",145`, { kind: 'ring' }],
  ['SIM7600', 'VOICE CALL: BEGIN', unnamed],
  ['SIM7600', 'VOICE CALL: END: 000041', { kind: 'over' }],
  ['A7670', 'VOICE CALL:END: 000005', { kind: 'over' }],
  ['SIM7600', `MISSED_CALL: 10:08AM ${national}`, { kind: 'over' }],
  ['SIM7600', '+RXDTMF: 1', { kind: 'key', key: '1' }],
  ['SIM800', '+DTMF: *', { kind: 'key', key: '*' }],
  ['no key', '+DTMF: ', undefined],
  ['u-blox', '+UCALLSTAT: 1,2', { kind: 'stage', stage: 'dialling' }],
  ['u-blox', '+UCALLSTAT: 1,3', { kind: 'stage', stage: 'ringing' }],
  ['u-blox', '+UCALLSTAT: 1,7', unnamed],
  ['u-blox', '+UCALLSTAT: 1,6', { kind: 'over' }],
  ['u-blox', '+UUDTMFD: 2', { kind: 'key', key: '2' }],
]
for (const [who, line, event] of said)
  t.test(`${who} says ${line.replace(/\d{9,}/g, '…')}`, async (t) => {
    const heard = readEvent(line)
    if (!event) return t.equal(heard, undefined)
    t.match(heard, { kind: 'call', call: event })
  })

const listed: [row: string, call: object | undefined][] = [
  [`+CLCC: 1,0,0,0,0,"${anna}",145`, { direction: 'out', stage: 'active', number: anna }],
  [`+CLCC: 2,1,4,0,0,"${anna}",145`, { direction: 'in', stage: 'incoming' }],
  [`+CLCC: 3,0,3,1,0,"${anna}",145`, { direction: 'out', stage: 'ringing' }],
  ['+CLCC: 1,0,2,0,0', { direction: 'out', stage: 'dialling', number: '' }],
  ['+CLCC: 1,1,0,1,0,"",128', undefined],
  [`+CLCC: 1,0,6,0,0,"${anna}",145`, undefined],
  ['+CLCC: x', undefined],
]
for (const [row, call] of listed)
  t.test(`lists ${row.replace(/\d{9,}/g, '…')}`, async (t) => {
    const read = readListed(row)
    if (!call) return t.equal(read, undefined)
    t.match(read, call)
  })

const numbers: [number: string, may: boolean, why: string][] = [
  [anna, true, 'mobile'],
  ['+31650000000', true, 'mobile'],
  ['+31685000000', true, 'mobile'],
  [madeUpLandline(1), true, '085'],
  ['+31880000000', true, '088'],
  ['+31910000000', true, '091'],
  ['+31100000000', true, 'Rotterdam'],
  ['+31200000000', true, 'Amsterdam'],
  ['+31300000000', true, 'Utrecht'],
  ['+31400000000', true, 'Eindhoven'],
  ['+31512000000', true, 'Drachten'],
  ['+31700000000', true, 'The Hague'],
  ['+31790000000', true, 'Zoetermeer'],
  ['112', false, 'emergency'],
  ['+31112', false, 'emergency'],
  ['144', false, 'animals'],
  ['+31144', false, 'animals'],
  ['0900', false, 'short'],
  ['+318000000', false, '0800'],
  ['+31800000000', false, '0800'],
  ['+31900000000', false, '0900'],
  ['+31906000000', false, '0906'],
  ['+31909000000', false, '0909'],
  ['+31840000000', false, '084'],
  ['+31870000000', false, '087'],
  ['+31970000000', false, '097, machines'],
  ['+3114020', false, '14 020'],
  ['+31140000000', false, '14'],
  ['+31660000000', false, 'pagers'],
  ['+31670000000', false, 'internet numbers'],
  ['+316100000', false, 'too short'],
  ['+3161000000010', false, 'too long'],
  ['0610000001', false, 'not E.164'],
  ['0031610000001', false, 'not E.164'],
  ['+32470000000', false, 'Belgium'],
  ['+49300000000', false, 'Germany'],
  ['+12000000000', false, 'America'],
  [`${anna};`, false, 'a command beside it'],
  [`${anna}\rAT+CFUN=0`, false, 'a command beside it'],
  ['*#06#', false, 'a code'],
  ['', false, 'nothing'],
]
for (const [number, may, why] of numbers)
  t.test(`${JSON.stringify(number)} (${why}) is ${may ? '' : 'never '}dialled`, async (t) => {
    t.equal(isDiallable(number), may)
  })

t.test('a caller is known as E.164, or not at all', async (t) => {
  t.equal(dutchNumber(anna, '145'), anna)
  t.equal(dutchNumber(anna.slice(1), '145'), anna)
  t.equal(dutchNumber(national, '129'), anna)
  t.equal(dutchNumber(`00${anna.slice(1)}`, '129'), anna)
  t.equal(dutchNumber('', '128'), undefined)
  t.equal(dutchNumber('32470000000', '145'), undefined)
  t.equal(dutchNumber('112', '129'), undefined)
})

t.test('a number is the same however it is written', async (t) => {
  t.ok(isSameNumber(national, anna))
  t.ok(isSameNumber(anna.slice(1), anna))
  t.notOk(isSameNumber(madeUpMobile(2), anna))
  t.notOk(isSameNumber('112', anna))
})
