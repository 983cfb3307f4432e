import t from 'tap'
import { dialects } from '../../hardware/sim/dialect.ts'
import { Terminal } from '../support/terminal.ts'

const spoken: readonly (readonly [
  what: string,
  commands: readonly string[],
  answer: readonly string[],
])[] = [
  ['echo is on', ['AT'], ['AT', 'OK']],
  ['until it is switched off', ['ATE0', 'AT'], ['OK']],
  ['and a power-on setting again', ['ATE0', 'ATZ', 'AT'], ['AT', 'OK']],
  ['commands know no case', ['ate0', 'at+csq'], ['+CSQ: 21,99', 'OK']],
  ['basic commands may stand together', ['ATE0V1Q0', 'AT'], ['OK']],
  [
    'extended ones with a sign between',
    ['ATE0', 'AT+CPAS;+CSQ'],
    ['+CPAS: 0', '+CSQ: 21,99', 'OK'],
  ],
  ['and end at the first that fails', ['ATE0', 'AT+CSQ;+NIX;+CPAS'], ['+CSQ: 21,99', 'ERROR']],
  ['unknown is ERROR', ['ATE0', 'AT+NIX'], ['ERROR']],
  ['operator as a name', ['ATE0', 'AT+COPS?'], ['+COPS: 0,0,"Net 20408",7', 'OK']],
  ['and as a number', ['ATE0', 'AT+COPS=3,2', 'AT+COPS?'], ['+COPS: 0,2,"20408",7', 'OK']],
  ['registration', ['ATE0', 'AT+CEREG?'], ['+CEREG: 0,1', 'OK']],
  ['with its cell', ['ATE0', 'AT+CREG=2', 'AT+CREG?'], ['+CREG: 2,1,"00C3","0163A10B",7', 'OK']],
  [
    'stores offered',
    ['ATE0', 'AT+CPMS=?'],
    ['+CPMS: ("ME","SM","SR"),("ME","SM"),("ME","SM")', 'OK'],
  ],
  [
    'three memories',
    ['ATE0', 'AT+CPMS="SM","ME","ME"', 'AT+CPMS?'],
    ['+CPMS: "SM",0,40,"ME",0,40,"ME",0,40', 'OK'],
  ],
  [
    'of which the others stay',
    ['ATE0', 'AT+CPMS="SM"', 'AT+CPMS?'],
    ['+CPMS: "SM",0,40,"ME",0,40,"ME",0,40', 'OK'],
  ],
  ['and none that is not there', ['ATE0', 'AT+CPMS="MT"'], ['+CMS ERROR: 302']],
  [
    'routing, as far as given',
    ['ATE0', 'AT+CNMI=2,1', 'AT+CNMI=,,,1', 'AT+CNMI?'],
    ['+CNMI: 2,1,0,1,0', 'OK'],
  ],
  [
    'and not beyond what is offered',
    ['ATE0', 'AT+CNMI=3,1', 'AT+CNMI?'],
    ['+CNMI: 0,0,0,0,0', 'OK'],
  ],
  [
    'text mode parameters, as far as given',
    ['ATE0', 'AT+CSMP=49,11', 'AT+CSMP?'],
    ['+CSMP: 49,11,0,0', 'OK'],
  ],
  [
    'service centre',
    ['ATE0', 'AT+CSCA="+31610000002"', 'AT+CSCA?'],
    ['+CSCA: "+31610000002",145', 'OK'],
  ],
  ['nothing to read', ['ATE0', 'AT+CMGR=7'], ['+CMS ERROR: 321']],
  ['nothing to delete', ['ATE0', 'AT+CMGD=7'], ['+CMS ERROR: 321']],
  ['link', ['ATE0', 'AT+CMMS=2', 'AT+CMMS?'], ['+CMMS: 2', 'OK']],
]
for (const [what, commands, answer] of spoken)
  t.test(`${what}: ${commands.join(', ')}`, async (t) => {
    t.strictSame(await new Terminal().ask(...commands), answer)
  })

for (const [level, refusal] of [
  [0, 'ERROR'],
  [1, '+CME ERROR: 16'],
  [2, '+CME ERROR: incorrect password'],
] as const)
  t.test(`+CMEE=${level} says what is wrong as ${refusal}`, async (t) => {
    const terminal = new Terminal({ pin: '1234' })

    t.strictSame(await terminal.ask('ATE0', `AT+CMEE=${level}`, 'AT+CPIN="0000"'), [refusal])
  })

t.test('three wrong PINs lead to the PUK; a right one gives the three back', async (t) => {
  const terminal = new Terminal({ pin: '1234' })
  await terminal.ready()
  t.strictSame(await terminal.ask('AT+CPIN?'), ['+CPIN: SIM PIN', 'OK'])
  t.strictSame(await terminal.ask('AT+CEREG?'), ['+CEREG: 0,2', 'OK'])
  t.strictSame((await terminal.send()).at(-1), '+CMS ERROR: 311')
  await terminal.ask('AT+CPIN="0000"', 'AT+CPIN="0000"', 'AT+CEREG=1')
  t.strictSame(await terminal.ask('AT+CPINR="SIM PIN"'), ['+CPINR: SIM PIN,1,3', 'OK'])
  t.strictSame(await terminal.ask('AT+CPIN="1234"'), ['OK', '+CEREG: 1'])
  t.equal(terminal.modem.pinLeft, 3)

  terminal.modem.boot()
  await terminal.ready()
  t.strictSame(await terminal.ask('AT+CPIN="1"', 'AT+CPIN="2"', 'AT+CPIN="3"'), ['+CME ERROR: 12'])
  t.strictSame(await terminal.ask('AT+CPIN?'), ['+CPIN: SIM PUK', 'OK'])
  t.strictSame(await terminal.ask('AT+CPIN="1234"'), ['+CME ERROR: 12'])
})

for (const [id, { iccid, pinTries, resets, unknown }] of Object.entries(dialects))
  t.test(`a ${id} tells its ICCID, its PIN tries and its reset in its own way`, async (t) => {
    const terminal = new Terminal({ dialect: id, bootSeconds: 3 })
    // What it chatters meanwhile is no answer.
    const ask = async (line: string) =>
      (await terminal.ask('ATE0', line)).filter((said) => !/^\^(RSSI|BOOT|HCSQ)/.test(said))

    t.strictSame(await ask(iccid[0]), [`${iccid[1]}8931000000000000001`, 'OK'])
    t.strictSame(await ask(pinTries[0]), [pinTries[1](3), 'OK'])
    t.strictSame(await ask('AT+NIX'), [unknown])
    t.strictSame(await ask(resets.at(-1) ?? ''), ['OK'])
    await terminal.time.pass(100)
    t.strictSame(terminal.vanished, [3])
  })

t.test('a Huawei chatters until it is stilled', async (t) => {
  const terminal = new Terminal({ dialect: 'huawei-3g' })
  const chatter = async () => {
    const lines = []
    for (let i = 0; i < 20; i += 1) lines.push(...(await terminal.ask('AT+CSQ')))
    return lines.filter((line) => line.startsWith('^')).length
  }

  t.not(await chatter(), 0)
  await terminal.ask('AT^CURC=0')
  t.equal(await chatter(), 0)
})

t.test('a command takes as long as the modem thinks', async (t) => {
  const terminal = new Terminal({ commandMs: 30 })
  await terminal.type('ATE0\r', 30)

  t.strictSame(await terminal.type('AT\r', 29), [])
  t.strictSame(await terminal.listen(1), ['OK'])
})

t.test('a dialect nobody knows is a mistake of the caller', async (t) => {
  t.throws(() => new Terminal({ dialect: 'nix' }), /no dialect nix/)
})
