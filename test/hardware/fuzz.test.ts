import { deepStrictEqual, equal, match, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import t from 'tap'
import { openAtLink } from '../../hardware/at-link.ts'
import { ModemError } from '../../hardware/errors.ts'
import type { Link } from '../../hardware/link.ts'
import { profileById } from '../../hardware/profiles/index.ts'
import { type Dialogue, readDialogue } from '../../hardware/sim/dialogue.ts'
import type { Wire } from '../../hardware/wire.ts'
import { spoken } from '../support/scripted-modem.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const ctrlZ = '\x1a'
const esc = '\x1b'
const ended = new RegExp(`[^\\r${ctrlZ}]*[\\r${ctrlZ}]`, 'g')
const anHourMs = 3_600_000

const folder = new URL('../dialogues/', import.meta.url)
const recordings: readonly Dialogue[] = readdirSync(folder).map((file) =>
  readDialogue(readFileSync(new URL(file, folder), 'utf8')),
)

/** What goes wrong with one answer. */
type Mishap =
  | { readonly kind: 'silent' | 'twice' | 'hang-up' }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'garbled'; readonly at: number; readonly octet: number }
  | { readonly kind: 'noise'; readonly at: number; readonly text: string }
  | { readonly kind: 'late'; readonly ms: number }
  | { readonly kind: 'other'; readonly text: string }

/** Every answer that any of them gives, and things that none of them gives. */
const everySaying: readonly string[] = [
  ...recordings.flatMap(({ answers }) => [...answers.values()].flat().map((a) => spoken(...a))),
  ...['', '\r\n> ', '\r\n', '\0\xff', 'A'.repeat(5_000), '"'.repeat(50), '(((,,,)))'],
  ...['RING', 'RDY', '+CMT: ,24', '+CDS: 25', '+CMTI: "SM",3', '+CMGS: 9', '+CREG: 0'].map((line) =>
    spoken(line),
  ),
  spoken('+CMGL: 1,1,,4', '00AABBCC', '+CMGL: x', 'OK'),
  spoken('+CME ERROR: 14'),
  spoken('+CME ERROR: 10'),
  spoken('+CPIN: SIM PUK', 'OK'),
]
const saying = fc.constantFrom(...everySaying)
const mishap: fc.Arbitrary<Mishap> = fc.oneof(
  fc.constantFrom<Mishap>({ kind: 'silent' }, { kind: 'twice' }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(80) }),
  fc.record({ kind: fc.constant('garbled' as const), at: fc.nat(80), octet: fc.nat(255) }),
  fc.record({ kind: fc.constant('noise' as const), at: fc.nat(80), text: saying }),
  fc.record({ kind: fc.constant('late' as const), ms: fc.nat(12_000) }),
  fc.record({ kind: fc.constant('other' as const), text: saying }),
  { weight: 1, arbitrary: fc.constant<Mishap>({ kind: 'hang-up' }) },
)
const mutated = fc.record({
  recording: fc.constantFrom(...recordings),
  mishaps: fc.dictionary(fc.nat(60).map(String), mishap, { maxKeys: 6 }),
  chunk: fc.integer({ min: 1, max: 40 }),
  pin: fc.constantFrom(undefined, '1234'),
})
type Mutated = typeof mutated extends fc.Arbitrary<infer T> ? T : never

/** Plays a recording, with what goes wrong with its first, second, third answer. */
function play({ recording, mishaps, chunk }: Mutated, time: VirtualTime): Wire {
  const left = new Map([...recording.answers].map(([command, takes]) => [command, [...takes]]))
  let hear: (bytes: Uint8Array) => void = () => undefined
  const closers: ((reason?: Error) => void)[] = []
  const hangUp = (reason?: Error): void => {
    hear = () => undefined
    for (const close of closers.splice(0)) close(reason)
  }
  const say = (text: string): void => {
    const bytes = Buffer.from(text, 'latin1')
    for (let i = 0; i < bytes.length; i += chunk) hear(bytes.subarray(i, i + chunk))
  }
  const answerTo = (command: string): string => {
    if (command.startsWith('AT+CMGS=')) return '\r\n> '
    if (command.endsWith(ctrlZ)) return spoken('+CMGS: 5', 'OK')
    const takes = left.get(command)
    const take = takes && takes.length > 1 ? takes.shift() : takes?.[0]
    return spoken(...(take ?? recording.otherwise))
  }
  let count = 0
  let rest = ''
  return {
    write: (bytes) => {
      rest += Buffer.from(bytes).toString('latin1').replaceAll(esc, '')
      const commands = rest.match(ended) ?? []
      rest = rest.slice(commands.join('').length)
      for (const command of commands.map((one) => one.replace('\r', '')).filter(Boolean)) {
        const wrong = mishaps[String(count++)]
        if (wrong?.kind === 'hang-up') hangUp(new Error('unplugged'))
        else if (wrong?.kind === 'late') time.timers.after(wrong.ms, () => say(answerTo(command)))
        else queueMicrotask(() => say(gone(answerTo(command), wrong)))
      }
    },
    pending: () => 0,
    onData: (listener) => {
      hear = listener
    },
    onClose: (listener) => closers.push(listener),
    close: async () => hangUp(),
  }
}

/** What is said instead of `text`. */
function gone(text: string, wrong: Mishap | undefined): string {
  switch (wrong?.kind) {
    case 'twice':
      return text + text
    case 'silent':
      return ''
    case 'cut':
      return text.slice(0, wrong.at)
    case 'garbled':
      return text.slice(0, wrong.at) + String.fromCharCode(wrong.octet) + text.slice(wrong.at + 1)
    case 'noise':
      return text.slice(0, wrong.at) + wrong.text + text.slice(wrong.at)
    case 'other':
      return wrong.text
    default:
      return text
  }
}

/** All that a session asks of a link, in its order. */
async function converse(link: Link): Promise<void> {
  const { imei, iccid, stores, profile } = await link.bringUp()
  match(imei, /^\d*$/)
  match(iccid, /^89[\dA-F]{14,18}$/)
  ok(profileById(profile.id))
  for (const store of stores) {
    match(store, /^[A-Z]{2}$/)
    for (const found of await link.list(store)) await link.remove(found)
    await link.read(store, 3)
  }
  const signal = await link.signal()
  ok(signal === undefined || (signal >= 0 && signal <= 31))
  equal(typeof (await link.registered()), 'boolean')
  await link.operator()
  const begin = async () => undefined
  const part = { pdu: '0011000B911316000010F00000AA01', tpduLength: 14 }
  const reference = await link.submit(part, { begin, mayHandOver: () => true })
  ok(Number.isInteger(reference))
}

t.test('a mutilated dialogue gets typed errors, never anything else, and an end', async (t) => {
  const runs = Number(process.env.OMROEPER_FUZZ ?? 10_000)
  const kinds = new Map<string, number>()
  const property = fc.asyncProperty(mutated, async (dialogue) => {
    const time = new VirtualTime(1)
    const { pin } = dialogue
    const limits = { perHour: null, perDay: null }
    const link = openAtLink(play(dialogue, time), {
      modem: 'modem',
      config: { port: '/dev/modem', profile: 'auto', limits, ...(pin ? { pin } : {}) },
      ports: {
        now: time.now,
        receive: async () => undefined,
        remember: () => undefined,
        recall: () => undefined,
        log: () => undefined,
      },
      timers: time.timers,
      openWire: async () => Promise.reject(new ModemError('port-unavailable', 'no such port')),
      heard: () => undefined,
    })
    let end: string | undefined
    converse(link).then(
      () => {
        end = 'well'
      },
      (error: unknown) => {
        end = error instanceof ModemError ? error.code : String(error)
        if (!(error instanceof ModemError)) throw error
      },
    )
    await time.pass(anHourMs)
    ok(end !== undefined, 'it hangs')
    kinds.set(end, (kinds.get(end) ?? 0) + 1)
    const probed = link.probe()
    await time.pass(10_000)
    equal(typeof (await Promise.race([probed, 'a hanging probe'])), 'boolean')
    await link.close()
    await time.pass(anHourMs)
    deepStrictEqual(time.pending(), 0)
  })
  await fc.assert(property, { numRuns: runs })

  t.comment(JSON.stringify(Object.fromEntries(kinds)))
  for (const kind of ['well', 'port-closed', 'at-timeout', 'at-rejected'])
    t.ok(kinds.has(kind), `some end ${kind}`)
})
