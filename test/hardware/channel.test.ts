import { deepStrictEqual, equal, ok } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { AtChannel } from '../../hardware/at/channel.ts'
import { type AtCommand, fields, order, question } from '../../hardware/at/command.ts'
import type { ModemEvent } from '../../hardware/at/events.ts'
import { serialNumber } from '../../hardware/at/identity.ts'
import { Tokenizer } from '../../hardware/at/lines.ts'
import { listMessages, readMessage, submitPdu } from '../../hardware/at/messages.ts'
import { registrations, signalQuality } from '../../hardware/at/network.ts'
import { tracer } from '../../hardware/at/trace.ts'
import { ModemError } from '../../hardware/errors.ts'
import { encodeDeliver } from '../../hardware/sms/deliver.ts'
import { encodeSubmit } from '../../hardware/sms/submit.ts'
import { type Reaction, ScriptedModem, spoken } from '../support/scripted-modem.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const ctrlZ = '\x1a'
const esc = '\x1b'
const anHourMs = 3_600_000

/** A channel to a modem that reacts like this; what it does not know to react to is resyncing. */
function channelTo(react: (heard: string) => Reaction | undefined, nextSize?: () => number) {
  const time = new VirtualTime()
  const modem = new ScriptedModem(time.timers, (heard) => react(heard) ?? well(heard), nextSize)
  const events: ModemEvent[] = []
  const lines: string[] = []
  const channel = new AtChannel(modem.wire, {
    timers: time.timers,
    onEvent: (event) => events.push(event),
    onLine: (direction, line) => {
      if (direction === 'in') lines.push(line)
    },
  })
  return { time, modem, channel, events, lines }
}

/** A modem that has nothing to say but that it is in sync. */
function well(heard: string): Reaction {
  if (heard === esc) return { says: '', afterMs: 0 }
  return { says: heard === 'AT+CMEE?' ? spoken('+CMEE: 1', 'OK') : spoken('OK') }
}

const handOver = (text = '00') => ({
  begin: async () => undefined,
  payload: () => Buffer.from(text),
})

/** How a promise ended. */
type End = { readonly value: unknown } | { readonly error: unknown }
const endOf = (promise: Promise<unknown>): Promise<End> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )

/** Lines, and what they mean when nobody asked. */
type Saying = readonly [lines: readonly string[], event?: ModemEvent]

/** What may be said at any moment. */
const unasked: readonly Saying[] = [
  [['RING'], { kind: 'call', call: { kind: 'ring' } }],
  [['NO CARRIER'], { kind: 'call', call: { kind: 'over', word: 'NO CARRIER' } }],
  [['BUSY'], { kind: 'call', call: { kind: 'over', word: 'BUSY' } }],
  [['^CONF:1'], { kind: 'call', call: { kind: 'stage', stage: 'ringing', direction: 'out' } }],
  [['^RSSI:15']],
  [['SMS DONE']],
  [['+CUSD: 0,"saldo > 5",15']],
  [['*\xff~\x7f']],
  [['+CMTI: "SM",3'], { kind: 'stored', store: 'SM', index: 3 }],
  [['+CDSI: "SR",0'], { kind: 'stored', store: 'SR', index: 0 }],
  [['+CDS: 25', '0006D60B91'], { kind: 'pdu', pdu: '0006D60B91' }],
  [['+CMT: ,24', '07911356'], { kind: 'pdu', pdu: '07911356' }],
  [['+CREG: 1'], { kind: 'registration', registered: true }],
  [['+CEREG: 4'], { kind: 'registration', registered: false }],
]

/** Commands, how they are answered, and what that means. */
const asked: readonly (readonly [AtCommand<unknown>, lines: readonly string[], value: unknown])[] =
  [
    [order('AT+CMGF=0'), ['OK'], undefined],
    [signalQuality, ['+CSQ: 23,99', 'OK'], 23],
    // A flipped bit made a minus of a digit: one of a million mutilated dialogues.
    [signalQuality, ['+CSQ: -1,99', 'OK'], undefined],
    [signalQuality, ['+CSQ: 99,99', 'OK'], undefined],
    [serialNumber, ['860000000000011', 'OK'], ['860000000000011']],
    [
      listMessages('ME'),
      ['+CMGL: 1,1,,4', '00AABBCC', '+CMGL: 7,1,,4', '00DDEEFF', 'OK'],
      [
        { store: 'ME', index: 1, pdu: '00AABBCC' },
        { store: 'ME', index: 7, pdu: '00DDEEFF' },
      ],
    ],
    [
      readMessage('SM', 4),
      ['+CMGR: 1,,4', '00AABBCC', 'OK'],
      { store: 'SM', index: 4, pdu: '00AABBCC' },
    ],
    [submitPdu(20, handOver('0011')), ['+CMGS: 41', 'OK'], 41],
  ]

const anyUnasked = fc.array(fc.constantFrom(...unasked), { maxLength: 2 })
/** A command, and what is said around its prompt and before each line of its answer. */
const anyExchange = fc.record({
  what: fc.constantFrom(...asked),
  hasEcho: fc.boolean(),
  beforePrompt: anyUnasked,
  afterPrompt: anyUnasked,
  amid: fc.array(anyUnasked, { minLength: 5, maxLength: 5 }),
})
const anySizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 })

const textOf = (sayings: readonly Saying[]): string =>
  sayings.map(([lines]) => spoken(...lines)).join('')

/** All that is said in one exchange: to the command, and to the hand-over where there is one. */
function scriptOf({ what, hasEcho, beforePrompt, afterPrompt, amid }: Exchanged) {
  const [{ line, handOver }, answer] = what
  const answers = answer.flatMap((one, i): Saying[] => [...(amid[i] ?? []), [[one]]])
  const echo = hasEcho ? `${line}\r` : ''
  const around: readonly Saying[] = handOver ? [...beforePrompt, ...afterPrompt] : []
  const prompt = `${textOf(beforePrompt)}\r\n> ${textOf(afterPrompt)}`
  const sayings = [...around, ...answers]
  return {
    toCommand: `${echo}${handOver ? prompt : textOf(answers)}`,
    toHandOver: textOf(answers),
    lines: [...(hasEcho ? [line] : []), ...sayings.flatMap(([lines]) => lines)],
    events: sayings.flatMap(([, event]) => event ?? []),
  }
}
type Exchanged = typeof anyExchange extends fc.Arbitrary<infer T> ? T : never

t.test('wherever it is cut, a conversation has the same answers, lines and events', (t) => {
  const property = fc.asyncProperty(
    fc.array(anyExchange, { maxLength: 4 }),
    anySizes,
    async (exchanges, sizes) => {
      let cuts = 0
      let script: ReturnType<typeof scriptOf> | undefined
      const react = (heard: string): Reaction | undefined => {
        if (heard === 'AT+CMEE?' || heard === esc || !script) return undefined
        return { says: heard.endsWith(ctrlZ) ? script.toHandOver : script.toCommand }
      }
      const nextSize = () => sizes[cuts++ % sizes.length] ?? 1
      const { time, channel, events, lines } = channelTo(react, nextSize)
      for (const one of exchanges) {
        script = scriptOf(one)
        if (one === exchanges[0]) await Promise.all([channel.resync(), time.pass(10)])
        lines.length = 0
        events.length = 0
        const end = endOf(channel.ask(one.what[0]))
        await time.pass(20)

        deepStrictEqual(await end, { value: one.what[2] })
        deepStrictEqual(lines, script.lines)
        deepStrictEqual(events, script.events)
        equal(time.pending(), 0)
      }
    },
  )
  return t.resolves(fc.assert(property, { numRuns: 200 }))
})

t.test('lines and prompts are the same for any octets and any chunks', (t) => {
  const octet = fc.oneof(
    fc.constantFrom(...Buffer.from('\r\n> A0\0"+:')),
    fc.integer({ min: 0, max: 255 }),
  )
  const long = fc.constantFrom(Array.from({ length: 5_000 }, () => 0x41))
  const octets = fc
    .tuple(fc.array(octet), fc.option(long, { nil: [], freq: 20 }), fc.array(octet))
    .map((parts) => parts.flat())
  const tokensOf = (chunks: readonly Uint8Array[], isAwaited: boolean) => {
    const tokenizer = new Tokenizer()
    tokenizer.awaitPrompt(isAwaited)
    return chunks.flatMap((chunk) => tokenizer.push(chunk))
  }
  fc.assert(
    fc.property(octets, fc.array(fc.nat(5_100)), fc.boolean(), (all, cuts, isAwaited) => {
      const borders = [0, ...cuts.map((at) => at % (all.length + 1)), all.length]
      borders.sort((a, b) => a - b)
      const chunks = borders.map((from, i) => Uint8Array.from(all.slice(from, borders[i + 1])))
      const whole = tokensOf([Uint8Array.from(all)], isAwaited)
      const prompts = whole.filter(({ kind }) => kind === 'prompt').length

      deepStrictEqual(tokensOf(chunks.slice(0, -1), isAwaited), whole)
      ok(prompts <= (isAwaited ? 1 : 0), 'a prompt is there once, and only when it is awaited')
    }),
    { numRuns: 500 },
  )
  t.end()
})

/** A question whose answer names it, so that another's shows. */
const numbered = (n: number): AtCommand<string> => ({
  ...question(`AT+X=${n}`, '+X:'),
  parse: (lines) => lines.join('|'),
})

/** What is to become of question `n`: odd ones are refused. */
const isRight = (end: End, n: number): boolean =>
  n % 2 === 0
    ? 'value' in end && end.value === `+X: ${n}`
    : 'error' in end && isModemError(end.error) && end.error.answer?.number === n

const isModemError = (error: unknown): error is ModemError => error instanceof ModemError

const isTimedOut = (end: End): boolean =>
  'error' in end && isModemError(end.error) && end.error.code === 'at-timeout'

t.test('an answer that is late is never taken for that of another command', (t) => {
  const thinking = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 300, max: 1_700 }),
    fc.integer({ min: 2_500, max: 9_000 }),
  )
  const property = fc.asyncProperty(
    fc.array(thinking, { minLength: 1, maxLength: 40 }),
    fc.array(fc.nat(4_000), { minLength: 2, maxLength: 8 }),
    fc.boolean(),
    async (delays, gaps, isDeafWhileBusy) => {
      let thought = 0
      let isSlow = true
      const { time, channel, modem } = channelTo((heard) => {
        const [, number] = /^AT\+X=(\d+)$/.exec(heard) ?? []
        const n = Number(number)
        const answer = n % 2 === 0 ? spoken(`+X: ${n}`, 'OK') : spoken(`+CME ERROR: ${n}`)
        const { says } = number === undefined ? well(heard) : { says: answer }
        const afterMs = isSlow && heard !== esc ? (delays[thought++ % delays.length] ?? 1) : 1
        return { says, afterMs }
      })
      modem.isDeafWhileBusy = isDeafWhileBusy
      const ends: Promise<End>[] = []
      for (const gap of gaps) {
        ends.push(endOf(channel.ask(numbered(ends.length))))
        await time.pass(gap)
      }
      await time.pass(anHourMs)
      const settled = await Promise.all(ends)
      settled.forEach((end, n) => {
        ok(isRight(end, n) || isTimedOut(end), `AT+X=${n} was answered ${JSON.stringify(end)}`)
      })
      isSlow = false
      const last = endOf(channel.ask(numbered(100)))
      await time.pass(10_000)
      ok(isRight(await last, 100), 'and a modem that is quick again is understood again')
    },
  )
  return t.resolves(fc.assert(property, { numRuns: 300 }))
})

t.test('every command settles once, with a typed error, whatever comes or does not come', (t) => {
  const said = fc.constantFrom(
    '',
    '\r\n> ',
    '\r\n> > \r\n',
    'OK',
    spoken('OK', 'OK'),
    spoken('+CMGS: x', 'OK'),
    spoken('+CMGS: 7', '+CMS ERROR: 500'),
    spoken('ERROR'),
    spoken('+CMS ERROR:538'),
    spoken('+CME ERROR: SIM busy'),
    spoken('COMMAND NOT SUPPORT'),
    spoken('+CMT: ,24', 'RING', 'OK'),
    spoken('+CSQ: \xff', '+CMGL: a,b', '860', 'OK'),
    '\0\xfe>\x1a\x1b',
    'A'.repeat(9_000),
  )
  const reaction = fc.record({
    says: fc.oneof(said, fc.string({ unit: 'binary-ascii' })),
    afterMs: fc.oneof(fc.nat(20), fc.nat(90_000)),
    hangsUp: fc.oneof({ weight: 15, arbitrary: fc.constant(false) }, fc.constant(true)),
  })
  const begin = fc.constantFrom(
    async () => undefined,
    () => Promise.reject(new Error('the disk is full')),
    () => new Promise<void>(() => undefined),
  )
  const payload = fc.constantFrom(
    () => Uint8Array.of(0x30),
    () => undefined,
  )
  const command = fc.oneof(
    fc.constantFrom(...asked.map(([command]) => command)),
    fc.record({ begin, payload }).map((handOver) => submitPdu(20, handOver)),
  )
  const property = fc.asyncProperty(
    fc.array(reaction, { minLength: 1, maxLength: 30 }),
    fc.array(fc.tuple(command, fc.nat(70_000)), { minLength: 1, maxLength: 6 }),
    async (reactions, commands) => {
      let isWell = false
      let reacted = 0
      const { time, channel } = channelTo((heard) =>
        isWell ? well(heard) : reactions[reacted++ % reactions.length],
      )
      const counts = new Map<number, number>()
      for (const [i, [command, gap]] of commands.entries()) {
        const settled = (end: End) => {
          counts.set(i, (counts.get(i) ?? 0) + 1)
          ok(!('error' in end) || isModemError(end.error), `it is ${JSON.stringify(end)}`)
        }
        void endOf(channel.ask(command)).then(settled)
        await time.pass(gap)
      }
      await time.pass(anHourMs)
      deepStrictEqual(
        [...counts.values()],
        commands.map(() => 1),
      )
      equal(time.pending(), 0, 'no timer stays')
      isWell = true
      const unsettled: Promise<End> = Promise.reject(new Error('it never settles'))
      unsettled.catch(() => undefined)
      const last = endOf(channel.ask(order('AT')))
      await time.pass(10_000)
      const end = await Promise.race([last, unsettled])
      if (channel.isOpen) deepStrictEqual(end, { value: undefined })
      else ok('error' in end && isModemError(end.error) && end.error.code === 'port-closed')
    },
  )
  return t.resolves(fc.assert(property, { numRuns: 300 }))
})

t.test('the minute for an answer begins at Ctrl-Z, however long the prompt took', async (t) => {
  for (const promptMs of [1, 4_000]) {
    const { time, channel } = channelTo((heard) => {
      if (heard.endsWith(ctrlZ)) return { says: '' }
      return heard.startsWith('AT+CMGS') ? { says: '\r\n> ', afterMs: promptMs } : undefined
    })
    await Promise.all([channel.resync(), time.pass(10)])
    let endedAt = Number.NaN
    const began = time.now()
    const end = endOf(channel.ask(submitPdu(20, handOver())))
    void end.then(() => {
      endedAt = time.now()
    })
    await time.pass(70_000)
    t.match(await end, { error: { code: 'at-timeout' } })
    t.equal(endedAt - began, promptMs + 60_000)
  }
})

t.test('a part whose last question fails is taken back', async (t) => {
  const { time, channel, modem } = channelTo((heard) =>
    heard.startsWith('AT+CMGS') ? { says: '\r\n> ' } : undefined,
  )
  await Promise.all([channel.resync(), time.pass(10)])
  const fails = (): never => {
    throw new Error('the clock cannot be read')
  }
  for (const questions of [
    { ...handOver(), payload: fails },
    { ...handOver(), begin: fails },
  ]) {
    const end = endOf(channel.ask(submitPdu(20, questions)))
    await time.pass(1_000)
    t.match(await end, { error: { code: 'withdrawn' } })
    t.equal(modem.heard.at(-1), esc)
  }
})

t.test('two who ask at the same moment do not talk at the same time', async (t) => {
  const { time, modem, channel } = channelTo((heard) =>
    heard.startsWith('AT+X') ? { says: spoken(`+X: ${heard.slice(5)}`, 'OK') } : undefined,
  )
  await Promise.all([channel.resync(), time.pass(10)])
  const first = channel.ask(numbered(0))
  const second = channel.ask(numbered(2))
  const third = first.then(() => channel.ask(numbered(4)))
  await time.pass(100)

  t.strictSame(await Promise.all([first, second, third]), ['+X: 0', '+X: 2', '+X: 4'])
  t.strictSame(modem.heard.slice(-3), ['AT+X=0', 'AT+X=2', 'AT+X=4'])
})

t.test('a resync waits until the command under way is done', async (t) => {
  const { time, modem, channel } = channelTo((heard) =>
    heard === 'AT+X=0' ? { says: spoken('+X: 0', 'OK'), afterMs: 1_000 } : undefined,
  )
  await Promise.all([channel.resync(), time.pass(10)])
  const answer = channel.ask(numbered(0))
  const inSync = channel.resync()
  await time.pass(2_000)

  t.equal(await answer, '+X: 0')
  await inSync
  t.strictSame(modem.heard.slice(-3), ['AT+X=0', esc, 'AT+CMEE?'])
})

const stilled: [mode: string, says: string][] = [
  ['no result codes (ATQ1)', '\r\n+CMEE: 1\r\n'],
  ['result codes as numbers (ATV0)', '+CMEE: 1\r\n0\r'],
]
for (const [mode, says] of stilled)
  t.test(`a modem that was left with ${mode} is understood again`, async (t) => {
    let isStilled = true
    const { time, channel } = channelTo((heard) => {
      if (heard === 'ATQ0V1') isStilled = false
      return isStilled && heard !== esc ? { says } : undefined
    })
    const inSync = endOf(channel.resync())
    await time.pass(2_000)

    t.strictSame(await inSync, { value: undefined })
  })

t.test('before its own hand-over a part is answered by nothing but a refusal', async (t) => {
  const { time, channel, modem, events } = channelTo((heard) => {
    if (heard.startsWith('AT+CMGS')) return { says: `${spoken('+CMGS: 98', 'OK')}\r\n> ` }
    return heard.endsWith(ctrlZ) ? { says: spoken('+CMGS: 99', 'OK') } : undefined
  })
  await Promise.all([channel.resync(), time.pass(10)])
  const answer = channel.ask(submitPdu(20, handOver()))
  await time.pass(100)

  t.equal(await answer, 99)
  t.strictSame(events, [{ kind: 'late-answer', reference: 98 }], 'that was of the part before')
  const refused = channelTo((heard) =>
    heard.startsWith('AT+CMGS') ? { says: spoken('+CMS ERROR: 310') } : undefined,
  )
  const end = endOf(refused.channel.ask(submitPdu(20, handOver())))
  await refused.time.pass(100)
  t.match(await end, { error: { code: 'at-rejected', answer: { family: 'cms', number: 310 } } })
  t.notOk(modem.heard.includes(esc.repeat(2)))
})

t.test('the OK of a late answer is not the OK of the command under way', async (t) => {
  const { time, channel, modem, events } = channelTo((heard) =>
    heard === 'AT+X=1' ? { says: spoken('+CME ERROR: 1'), afterMs: 500 } : undefined,
  )
  await Promise.all([channel.resync(), time.pass(10)])
  const end = endOf(channel.ask(numbered(1)))
  await time.pass(10)
  modem.says(spoken('+CMGS: 97', 'OK'))
  await time.pass(1_000)

  t.ok(isRight(await end, 1))
  t.strictSame(events, [{ kind: 'late-answer', reference: 97 }])
})

t.test('only a call ends with the words of a call', async (t) => {
  const { time, channel } = channelTo((heard) =>
    heard.startsWith('ATD') ? { says: spoken('NO CARRIER') } : undefined,
  )
  const end = endOf(channel.ask(order('ATD+31610000001;')))
  await time.pass(100)

  t.match(await end, { error: { code: 'at-rejected', answer: { family: 'plain' } } })
})

const registered: [lines: readonly string[], isRegistered: boolean][] = [
  [['+CREG: 0,1'], true],
  [['+CREG: 2,5,"00D6","D9F0",7'], true],
  [['+CREG: 1,2'], false],
  [['+CREG: 2', '+CREG: 1,1'], true],
  [['+CREG: 1,2', '+CREG: 5'], true],
  [['+CREG: 1,1', '+CREG: 0'], false],
  [['+CREG: 2,1', '+CREG: 1,"1","D9F0",7'], true],
  [['+CREG:'], false],
  [[], false],
]
for (const [lines, isRegistered] of registered)
  t.test(`${lines.join(' then ') || 'nothing'} is ${isRegistered ? '' : 'not '}on the air`, (t) => {
    t.equal(registrations[1].parse(lines), isRegistered)
    t.end()
  })

const read: [line: string, values: readonly string[]][] = [
  ['+X: 1, 2 ,3', ['1', '2', '3']],
  ['+X: "a,b",2', ['a,b', '2']],
  ['+X: 0,,"c",', ['0', '', 'c', '']],
  ['+X:,1', ['', '1']],
  ['+X: (0-3),(0,1)', ['(0-3)', '(0,1)']],
  ['+X: "half', ['half']],
  ['+X:', []],
  ['+Y: 1', []],
]
for (const [line, values] of read)
  t.test(`the fields of ${line} are ${JSON.stringify(values)}`, (t) => {
    t.strictSame(fields(['OK', line], '+X:'), values)
    t.end()
  })

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
    t.equal(tracer()('in', line), shown)
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
      const shown = tracer()('in', line)
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
  for (const [direction, line, shown] of said) t.equal(show(direction, line), shown)
  t.end()
})
