import { deepStrictEqual, equal, ok } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { fields } from '../../hardware/at/command.ts'
import type { ModemEvent } from '../../hardware/at/events.ts'
import { Tokenizer } from '../../hardware/at/lines.ts'
import { registrations } from '../../hardware/at/network.ts'
import { asked, channelTo, ctrlZ, endOf, esc } from '../support/channel-to.ts'
import { type Reaction, spoken } from '../support/scripted-modem.ts'

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
  [['+CMTI: "SM",3'], { kind: 'stored', store: 'SM', index: 3, isReport: false }],
  [['+CDSI: "SR",0'], { kind: 'stored', store: 'SR', index: 0, isReport: true }],
  [['+CDS: 25', '0006D60B91'], { kind: 'pdu', pdu: '0006D60B91' }],
  [['+CMT: ,24', '07911356'], { kind: 'pdu', pdu: '07911356' }],
  [['+CREG: 1'], { kind: 'registration', registered: true }],
  [['+CEREG: 4'], { kind: 'registration', registered: false }],
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
