import { readdirSync, readFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import { AtChannel } from '../../hardware/at/channel.ts'
import { readIccid, readOwnNumber, readSimState } from '../../hardware/at/identity.ts'
import { bringUp } from '../../hardware/bring-up.ts'
import type { BroughtUp } from '../../hardware/link.ts'
import { withPinTriedOnce } from '../../hardware/pin.ts'
import { profiles } from '../../hardware/profiles/index.ts'
import { playDialogue, readDialogue } from '../../hardware/sim/dialogue.ts'
import { type Reaction, ScriptedModem, spoken } from '../support/scripted-modem.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const folder = new URL('../dialogues/', import.meta.url)
const recorded = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), 'utf8')

const limits = { perHour: null, perDay: null }

/** Brings up what is recorded, on a clock that passes by itself. */
async function meet(t: Test, text: string, pin?: string): Promise<BroughtUp> {
  const time = new VirtualTime()
  const wire = playDialogue(readDialogue(text))
  t.teardown(() => wire.close())
  const channel = new AtChannel(wire, { timers: time.timers, onEvent: () => undefined })
  let isOver = false
  const met = bringUp(channel, {
    profile: 'auto',
    timers: time.timers,
    ...(pin === undefined ? {} : { pin }),
  }).finally(() => {
    isOver = true
  })
  met.catch(() => undefined)
  await time.until(() => isOver, 60_000)
  return met
}

/** What each of them is found to be, and able to. */
const found: readonly (readonly [name: string, BroughtUpInPart])[] = [
  ['quectel-ec2x', { operator: '20408', signal: 23, statusReports: true, moreMessages: true }],
  ['simcom-7600', { operator: '20416', signal: 31, statusReports: true, moreMessages: true }],
  ['simcom-a76', { operator: '20404', signal: 20, statusReports: false, moreMessages: true }],
  ['simcom-800', { operator: '20408', signal: 14, statusReports: true, moreMessages: true }],
  ['huawei-3g', { operator: '20408', signal: 15, statusReports: true, moreMessages: true }],
  ['huawei-lte', { operator: '20416', signal: 22, statusReports: true, moreMessages: true }],
  ['cinterion', { operator: '20408', signal: 18, statusReports: true, moreMessages: false }],
  ['telit', { operator: '20404', signal: 12, statusReports: true, moreMessages: true }],
  ['ublox', { operator: '20404', signal: 16, statusReports: true, moreMessages: false }],
  ['sierra', { operator: '20408', signal: 24, statusReports: true, moreMessages: true }],
  ['generic', { operator: '20416', signal: 28, statusReports: false, moreMessages: true }],
]
type BroughtUpInPart = Pick<BroughtUp, 'operator' | 'signal' | 'statusReports' | 'moreMessages'>

for (const [i, [name, abilities]] of found.entries())
  t.test(`the recorded ${name} is recognised and set up`, async (t) => {
    const number = String(i + 11).padStart(6, '0')

    t.match(await meet(t, recorded(name), '1234'), {
      profile: { id: name },
      imei: `860000000${number}`,
      iccid: `8931000000000${number}`,
      registered: true,
      ...abilities,
    })
  })

t.test('where what is read may not be received, another store receives', async (t) => {
  t.match(await meet(t, recorded('cinterion')), { storing: ['ME', 'SM'] })
  t.match(await meet(t, recorded('huawei-lte')), { storing: ['SM', 'SM'] })
  t.match(await meet(t, recorded('ublox').replace(/^AT.CPMS=.*\n/gm, ''), '1234'), {
    stores: ['SM'],
    storing: ['SM', 'SM'],
  })
})

/** What `AT+CPIN?` may say (27.007 §8.3), and what it asks of us. */
const states: [said: string, state: string][] = [
  ['READY', 'ready'],
  ['"READY"', 'ready'],
  ['SIM PIN', 'pin'],
  ['"SIM PIN"', 'pin'],
  ['SIM PUK', 'puk'],
  ['SIM PIN2', 'ready'],
  ['SIM PUK2', 'ready'],
  ['PH-SIM PIN', 'locked'],
  ['PH-NET PIN', 'locked'],
  ['PH-FSIM PUK', 'locked'],
  ['NOT READY', 'busy'],
  ['SIM BUSY', 'busy'],
  ['', 'busy'],
  ['NOT INSERTED', 'missing'],
  ['SIM REMOVED', 'missing'],
]
for (const [said, state] of states)
  t.test(`+CPIN: ${said} is ${state}`, async (t) => {
    t.equal(readSimState([`+CPIN: ${said}`]), state)
  })

t.test('a PIN is no code for a lock, and is not tried on one', async (t) => {
  const locked = recorded('quectel-ec2x').replace('SIM PIN | OK', 'PH-NET PIN | OK')
  const error = await meet(t, locked, '1234').catch((error: unknown) => error)

  t.match(error, { code: 'sim-pin', message: /lock/ })
})

/** What may come instead of an answer to a PIN, and how bring-up ends. */
const interrupted: [what: string, answer: Reaction, expected: { code: string }][] = [
  ['an unplug', { says: '', hangsUp: true }, { code: 'port-closed' }],
  ['silence', { says: '' }, { code: 'at-timeout' }],
  ['a busy SIM', { says: spoken('+CME ERROR: 14') }, { code: 'at-rejected' }],
  ['a wrong password', { says: spoken('+CME ERROR: 16') }, { code: 'sim-pin' }],
  ['the wish for a PUK', { says: spoken('+CME ERROR: 12') }, { code: 'sim-pin' }],
  ['a bare ERROR', { says: spoken('ERROR') }, { code: 'sim-pin' }],
]
for (const [what, answer, expected] of interrupted)
  t.test(`a PIN that meets with ${what} ends in ${JSON.stringify(expected)}`, async (t) => {
    const remembered: unknown[] = []
    const time = new VirtualTime()
    const answers = readDialogue(recorded('quectel-ec2x')).answers
    const modem = new ScriptedModem(time.timers, (heard) => {
      if (heard === 'AT+CPIN="1234"') return answer
      return { says: spoken(...(answers.get(heard)?.[0] ?? ['OK'])) }
    })
    const channel = new AtChannel(modem.wire, { timers: time.timers, onEvent: () => undefined })
    const ports = {
      recall: () => undefined,
      remember: (word: unknown) => void remembered.push(word),
    }
    const config = { port: '/dev/modem', profile: 'auto', pin: '1234', limits }
    const met = withPinTriedOnce(channel, { config, ports }, (pin) =>
      bringUp(channel, { profile: 'auto', timers: time.timers, ...(pin ? { pin } : {}) }),
    ).catch((error: unknown) => error)
    await time.pass(60_000)

    t.match(await met, expected)
    t.equal(remembered.length, expected.code === 'sim-pin' ? 1 : 0)
  })

t.test('a modem that must not clear its buffer is told how to bring messages', async (t) => {
  const modes = ['2,1,0,2,0', '1,1,0,2,0', '2,1,0,1,0', '1,1,0,1,0', '2,1,0,0,0', '1,1,0,0,0']
  const picky = recorded('generic')
    .replace(/^AT.CNMI.*\n/gm, '')
    .concat(...modes.map((mode) => `AT+CNMI=${mode} -> +CMS ERROR: 303\n`))
    .concat('AT+CNMI? -> +CNMI: 2,1,0,2,1 | OK\n')

  t.match(await meet(t, picky), { statusReports: true })
})

t.test('no store is used under two names, unless it has no other', async (t) => {
  const offered = 'AT+CPMS=? -> +CPMS: ("MT","SM","ME"),("MT","SM"),("MT") | OK'
  const other = recorded('generic').replace(/^AT.CPMS=\?.*$/m, offered)
  t.match(await meet(t, other), { stores: ['ME', 'SM'], storing: ['SM', 'MT'] })
  const only = other.replace('("MT","SM","ME")', '("MT")')
  t.match(await meet(t, only), { stores: ['MT'], storing: ['MT', 'MT'] })
})

/** What an ICCID is told as, and what it is (ITU-T E.118; the letters are China's, see #38735). */
const cards: [said: string, iccid: string | undefined][] = [
  ['+CCID: 8931000000000000017', '8931000000000000017'],
  ['+QCCID: 8931000000000000017F', '8931000000000000017'],
  ['+CCID: "893100000000000001FF"', '893100000000000001'],
  ['+ICCID: 898600b5000000000017', '898600B5000000000017'],
  ['^ICCID: 898600D600000000001f', '898600D600000000001'],
  ['89310000000000000171', '89310000000000000171'],
  ['+CCID: 8931', undefined],
  ['+CCID: FFFFFFFFFFFFFFFFFFFF', undefined],
  ['ERROR', undefined],
]
for (const [said, iccid] of cards)
  t.test(`the card of ${said} is ${iccid ?? 'not known'}`, async (t) => {
    t.equal(readIccid([said]), iccid)
  })

t.test('every profile has a recording, which says where it is from', async (t) => {
  const names = readdirSync(folder).map((file) => file.replace('.txt', ''))

  t.strictSame(names.sort(), profiles.map(({ id }) => id).sort())
  for (const name of names) t.match(recorded(name), /^# .*(issues?|Manual|Reference)/m, name)
})

t.test('a PIN that is not configured is never guessed', async (t) => {
  await t.rejects(meet(t, recorded('ublox')), { code: 'sim-pin' })
})

const malformed: [what: string, text: string, line: number][] = [
  ['a line without an arrow', 'AT -> OK\nAT+CSQ', 2],
  ['an arrow without an answer', '# one\n\nAT ->', 3],
]
for (const [what, text, line] of malformed)
  t.test(`${what} is refused by its number`, async (t) => {
    t.throws(() => readDialogue(text), { code: 'bad-text', message: `line ${line}` })
  })

t.test('the same command gets its answers in turn, and the last for good', async (t) => {
  const wire = playDialogue(readDialogue('AT -> RING | ERROR\nAT -> OK\n -> RDY\n* -> NO CARRIER'))
  t.teardown(() => wire.close())
  let heard = ''
  wire.onData((bytes) => {
    heard += Buffer.from(bytes).toString()
  })
  await new Promise((resolve) => setImmediate(resolve))
  for (const piece of ['A', 'T\r\x1b\rAT\r', 'AT\rATD1;\r']) wire.write(Buffer.from(piece))
  await new Promise((resolve) => setImmediate(resolve))

  t.strictSame(heard.split(/[\r\n]+/).filter(Boolean), [
    'RDY',
    'RING',
    'ERROR',
    'OK',
    'OK',
    'NO CARRIER',
  ])
})

for (const [what, answer] of [
  ['silence', { says: '' }],
  ['half a line', { says: '\r\n+CNUM: "","+3161' }],
  ['noise', { says: '\x00\xff\xfe+CNUM\r\n\x1a> \r\n' }],
  ['an answer after ten seconds', { says: spoken('OK'), afterMs: 10_000 }],
  ['an error', { says: spoken('+CME ERROR: 22') }],
  ['a line without a comma', { says: spoken('+CNUM: 1', 'OK') }],
] as const)
  t.test(`a modem that says ${what} of its own number is brought up all the same`, async (t) => {
    const time = new VirtualTime()
    const { answers } = readDialogue(recorded('generic'))
    const modem = new ScriptedModem(time.timers, (heard) => {
      if (heard === 'AT+CNUM') return answer
      return { says: spoken(...(answers.get(heard)?.[0] ?? ['OK'])) }
    })
    const channel = new AtChannel(modem.wire, { timers: time.timers, onEvent: () => undefined })
    const met = bringUp(channel, { profile: 'auto', timers: time.timers }).catch((e: unknown) => e)
    await time.pass(60_000)

    t.match(await met, { iccid: '8931000000000000021', number: undefined })
  })

for (const [said, number] of [
  ['+CNUM: "","+31610999901",145', '+31610999901'],
  ['+CNUM: "Eigen nummer","31610999901",145,7,4', '+31610999901'],
  ['+CNUM: ,"0610999901",129', '+31610999901'],
  ['+CNUM: "","",129', undefined],
  ['+CNUM: "Line 1","1233",129', undefined],
] as const)
  t.test(`${said} says ${number ?? 'no number'}`, async (t) => {
    t.equal(readOwnNumber([said]), number)
  })
