import { deepStrictEqual, equal, notEqual, ok } from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { advance } from '../../hardware/voice/call.ts'
import { causeOf, endOfResult, numberInReport } from '../../hardware/voice/call-causes.ts'
import {
  type CallDeed,
  type CallInput,
  type CallPlan,
  type CallState,
  newCall,
} from '../../hardware/voice/call-state.ts'

const plan = (over: Partial<CallPlan> = {}): CallPlan => ({
  soundSeconds: 30,
  goesOnAlone: false,
  mustListen: false,
  endingKeys: ['1'],
  ...over,
})

/** A call that has met `inputs`; `guard` alone is the guard that was set last. */
function call(inputs: readonly (CallInput | 'guard')[], over: Partial<CallPlan> = {}) {
  let state = newCall(plan(over))
  const deeds: CallDeed[] = []
  for (const input of inputs) {
    const move = advance(state, input === 'guard' ? { kind: 'guard', turn: state.turn } : input)
    state = move.state
    deeds.push(...move.deeds)
  }
  const told = deeds.flatMap((deed) => (deed.kind === 'tell' ? [deed.step.kind] : []))
  const count = (kind: CallDeed['kind']) => deeds.filter((deed) => deed.kind === kind).length
  return { state, deeds, told, count }
}

const dialled: readonly CallInput[] = [{ kind: 'begin' }, { kind: 'written' }]
const ringing: readonly CallInput[] = [...dialled, { kind: 'stage', stage: 'ringing' }]
const active: readonly CallInput[] = [
  ...ringing,
  { kind: 'stage', stage: 'active' },
  { kind: 'sounding' },
]
const playing: readonly (CallInput | 'guard')[] = [...active, 'guard']
const played: readonly (CallInput | 'guard')[] = [...playing, { kind: 'play-ended', end: 'played' }]
const hears = (sound: (CallInput & { kind: 'heard' })['sound']): CallInput => ({
  kind: 'heard',
  sound,
})
const key = (pressed: string): CallInput => ({ kind: 'key', key: pressed })

t.test('a call that is answered and confirmed is told step by step and hung up', async (t) => {
  const { state, told, deeds } = call([...played, key('1'), { kind: 'hung-up' }])

  t.strictSame(told, ['dialling', 'ringing', 'connected', 'playing', 'played', 'key'])
  t.match(state, { phase: 'ended', heard: 'confirmed', keys: '1', end: { cause: 'hung-up-by-us' } })
  t.equal(deeds.at(-1)?.kind, 'end')
  const kinds = deeds.map(({ kind }) => kind)
  t.ok(kinds.indexOf('hang-up') > kinds.lastIndexOf('tell'), 'played is told before it is hung up')
})

const ends: [name: string, inputs: readonly (CallInput | 'guard')[], expected: object][] = [
  ['nothing happens after dialling', [...dialled, 'guard'], { end: { cause: 'network' } }],
  ['nobody answers', [...ringing, 'guard'], { end: { cause: 'no-answer' }, heard: 'nothing' }],
  [
    'busy, said and then looked up',
    [...ringing, { kind: 'over', end: { cause: 'busy', code: 'BUSY' } }, { kind: 'unlisted' }],
    { end: { cause: 'busy', code: 'BUSY' } },
  ],
  [
    'NO CARRIER while it is set up over 2G, and still listed',
    [...dialled, { kind: 'over' }, { kind: 'stage', stage: 'dialling' }],
    { phase: 'dialling' },
  ],
  ['not listed yet', [...dialled, { kind: 'unlisted' }], { phase: 'dialling' }],
  ['one spoilt answer', [...playing, { kind: 'unlisted' }], { phase: 'playing' }],
  ['hung up, and said so', [...playing, { kind: 'over' }, { kind: 'unlisted' }], { end: {} }],
  ['never listed', [...dialled, { kind: 'unlisted' }, { kind: 'unlisted' }], { end: {} }],
  ['ATD is refused', [...dialled, { kind: 'refused', end: { cause: 'network' } }], { end: {} }],
  ['the sound does not come on', [...active, { kind: 'sound-failed' }], { heard: 'connected' }],
  [
    'the sound never comes on',
    [...active.slice(0, -1), 'guard', 'guard'],
    { end: { cause: 'sound-failed' } },
  ],
  [
    'the sound is wedged',
    [...playing, { kind: 'play-ended', end: 'wedged' }, 'guard'],
    { end: { cause: 'sound-failed' }, heard: 'partly' },
  ],
  [
    'the sound ends because the call does',
    [...playing, { kind: 'play-ended', end: 'wedged' }, { kind: 'unlisted' }, { kind: 'unlisted' }],
    { end: { cause: 'hung-up' }, heard: 'partly' },
  ],
  ['playing never ends', [...playing, 'guard'], { end: { cause: 'sound-failed' } }],
  [
    'hung up in the middle',
    [...playing, { kind: 'unlisted' }, { kind: 'unlisted' }],
    { end: { cause: 'hung-up' }, heard: 'partly' },
  ],
  ['no key', [...played, 'guard'], { end: { cause: 'hung-up-by-us' }, heard: 'played', keys: '' }],
  ['too long', [...playing, { kind: 'watchdog' }], { end: { cause: 'too-long' } }],
  ['the bank stops', [...playing, { kind: 'stop' }], { end: { cause: 'hung-up-by-us' } }],
  ['the port goes', [...playing, { kind: 'lost' }], { phase: 'ended', isLost: true }],
  ['it cannot be hung up', [...played, 'guard', 'guard'], { phase: 'ended', isSick: true }],
  ['busy is heard', [...playing, hears('busy')], { end: { cause: 'hung-up' } }],
]
for (const [name, inputs, expected] of ends)
  t.test(name, async (t) => {
    const { state, count } = call(inputs)
    t.match(state, expected)
    const isUp = state.phase !== 'ended' && state.phase !== 'hanging-up'
    t.equal(count('hang-up'), isUp || state.isLost ? 0 : 1)
  })

t.test('key 2 has it played again, from the beginning, twice at the most', async (t) => {
  const again: CallInput[] = [key('2'), { kind: 'play-ended', end: 'played' }]
  const { state, count } = call([...played, ...again, ...again, ...again])
  t.equal(count('play'), 3)
  t.match(state, { phase: 'listening', keys: '222' })

  const middle = call([...playing, key('2'), key('2'), { kind: 'play-ended', end: 'stopped' }])
  t.equal(middle.count('stop-playing'), 1)
  t.match(middle.state, { phase: 'playing', isPlaying: true, replays: 1 })
  t.notOk(middle.told.includes('played'), 'what was broken off was not played')
})

t.test('key 2 ends a call where it is an answer', async (t) => {
  const { state } = call([...played, key('2')], { endingKeys: ['1', '2'] })
  t.match(state, { phase: 'hanging-up', heard: 'played', keys: '2' })
})

t.test('nobody is talked over: a name is let finish', async (t) => {
  const talks = call([...active, hears('speech')])
  t.match(talks.state, { phase: 'settling', isTalking: true })
  const { state, count } = call([...active, hears('speech'), hears('silence')])
  t.match(state, { phase: 'playing', isPossiblyVoicemail: false })
  t.equal(count('play'), 1)
})

t.test('who talks on is perhaps a machine, and is played to after the beep, once', async (t) => {
  const machine = call([...active, hears('speech'), 'guard'])
  t.match(machine.state, { phase: 'awaiting-beep', isPossiblyVoicemail: true })
  const beep = call([...active, hears('speech'), 'guard', hears('beep'), hears('beep')])
  t.match(beep.state, { phase: 'playing' })
  t.strictSame([beep.count('play'), beep.count('stop-playing')], [1, 0])
  const silent = call([...active, hears('speech'), 'guard', hears('silence'), 'guard'])
  t.match(silent.state, { phase: 'playing' }, 'also when no beep comes')
})

t.test('a beep while it plays has it played from the beginning, once', async (t) => {
  const stopped: CallInput = { kind: 'play-ended', end: 'stopped' }
  const { state, count } = call([...playing, hears('beep'), stopped, hears('beep')])
  t.match(state, { phase: 'playing', isPossiblyVoicemail: true, isPlaying: true })
  t.strictSame([count('play'), count('stop-playing')], [2, 1])
})

t.test('a false "active" is heard to ring, and is not told as connected', async (t) => {
  const falsely: readonly CallInput[] = [
    ...dialled,
    { kind: 'stage', stage: 'active' },
    { kind: 'sounding' },
    hears('ringback'),
  ]
  const rings = call(falsely, { mustListen: true })
  t.match(rings.state, { phase: 'alerting', heard: 'nothing' })
  t.strictSame(rings.told, ['dialling', 'ringing'])
  const answered = call([...falsely, hears('speech'), hears('silence')], { mustListen: true })
  t.match(answered.state, { phase: 'playing' })
  t.strictSame(answered.told, ['dialling', 'ringing', 'connected', 'playing'])
  const quiet = call([...falsely, hears('ringback-over')], { mustListen: true })
  t.match(quiet.state, { phase: 'playing' }, 'one who says nothing is heard to stop ringing')
  const never = call([...falsely, 'guard'], { mustListen: true })
  t.match(never.state, { end: { cause: 'no-answer' }, heard: 'nothing' })
  const late = call([...playing, hears('ringback')], { mustListen: true })
  t.match(late.state, { phase: 'alerting', heard: 'nothing' }, 'it rang in the pause of a ring')
})

const anyEnd = fc.constantFrom<CallInput & { kind: 'over' }>(
  { kind: 'over' },
  { kind: 'over', end: { cause: 'busy', code: 'BUSY' } },
)
const anyInput: fc.Arbitrary<CallInput | 'guard'> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<'guard'>('guard') },
  fc.constantFrom<CallInput>(
    { kind: 'begin' },
    { kind: 'written' },
    { kind: 'refused', end: { cause: 'network' } },
    { kind: 'unlisted' },
    { kind: 'sounding' },
    { kind: 'sound-failed' },
    { kind: 'watchdog' },
    { kind: 'stop' },
    { kind: 'hung-up' },
    { kind: 'lost' },
    { kind: 'guard', turn: 1 },
  ),
  fc.constantFrom<CallInput>(
    { kind: 'written' },
    { kind: 'stage', stage: 'dialling' },
    { kind: 'stage', stage: 'ringing' },
    { kind: 'stage', stage: 'active' },
    { kind: 'sounding' },
    { kind: 'play-ended', end: 'played' },
    { kind: 'play-ended', end: 'stopped' },
    { kind: 'play-ended', end: 'wedged' },
  ),
  anyEnd,
  fc.constantFrom('ringback', 'ringback-over', 'busy', 'beep', 'speech', 'silence').map(hears),
  fc.constantFrom('0', '1', '2', '#').map(key),
)
/** How far a call comes before anything goes; most that is random ends it at once. */
const courses: readonly (readonly (CallInput | 'guard')[])[] = [
  [{ kind: 'begin' }],
  ringing,
  active,
  playing,
  played,
]
const history = fc.record({
  course: fc.constantFrom(...courses),
  inputs: fc.array(anyInput, { maxLength: 30, size: 'max' }),
  plan: fc.record({
    soundSeconds: fc.constantFrom(0, 1, 45),
    goesOnAlone: fc.boolean(),
    mustListen: fc.boolean(),
    endingKeys: fc.constantFrom<readonly string[]>([], ['1'], ['1', '2']),
  }),
})

/** What may never be, whatever happened. */
class Watcher {
  state: CallState
  readonly deeds: CallDeed[] = []
  #guard = 0
  #isPlaying = false
  #isOpening = false
  #told = -1

  constructor(of: CallPlan) {
    this.state = newCall(of)
  }

  meet(input: CallInput | 'guard'): void {
    const before = this.state
    const met = input === 'guard' ? { kind: input, turn: before.turn } : input
    if (met.kind === 'play-ended') this.#isPlaying = false
    const move = advance(before, met)
    this.state = move.state
    if (before.phase === 'ended') deepStrictEqual(move.deeds, [], 'the dead are silent')
    for (const deed of move.deeds) this.#look(deed)
    const isUnder = this.state.phase !== 'idle' && this.state.phase !== 'ended'
    if (isUnder) equal(this.#guard, this.state.turn, 'every phase has its guard')
  }

  #look(deed: CallDeed): void {
    const had = (kind: CallDeed['kind']) => this.deeds.some((other) => other.kind === kind)
    const isUp = had('dial') && !had('hang-up') && !had('end')
    if (deed.kind === 'dial') ok(!had('dial'), 'it is dialled once')
    if (deed.kind === 'hang-up') ok(isUp, 'it is hung up once')
    if (deed.kind === 'end') ok(!had('end'), 'it ends once')
    if (deed.kind === 'open-sound') {
      ok(isUp && !this.#isOpening, 'the sound is turned on once')
      this.#isOpening = true
    }
    if (deed.kind === 'play') {
      ok(isUp && !this.#isPlaying && this.#isOpening, 'one thing is played at a time')
      this.#isPlaying = true
    }
    if (deed.kind === 'guard') this.#guard = deed.turn
    if (deed.kind === 'tell') this.#lookTold(deed, isUp)
    this.deeds.push(deed)
  }

  #lookTold({ step }: CallDeed & { kind: 'tell' }, isUp: boolean): void {
    ok(isUp, 'nothing is told of a call that is over')
    if (step.kind === 'key') return
    const order = ['dialling', 'ringing', 'connected', 'playing', 'played'].indexOf(step.kind)
    ok(order > this.#told, 'steps come in order, once')
    this.#told = order
  }
}

/** How many guards, nothing else happening any more, lead out of every phase. */
const mostGuards = 8

t.test('whatever happens in whatever order, a call ends, hung up', async (t) => {
  const numRuns = Number(process.env.OMROEPER_FUZZ ?? 20_000)
  const ended = new Map<string, number>()
  const property = fc.property(history, ({ course, inputs, plan: of }) => {
    const watcher = new Watcher(of)
    for (const input of [...course, ...inputs]) watcher.meet(input)
    for (let left = mostGuards; left > 0; left -= 1) watcher.meet('guard')

    const { state, deeds } = watcher
    equal(state.phase, 'ended', 'it is stuck')
    equal(deeds.at(-1)?.kind, 'end')
    const isHungUp = deeds.some(({ kind }) => kind === 'hang-up')
    ok(isHungUp || state.isLost, 'it is not hung up')
    if (!state.isLost) notEqual(state.end, undefined)
    const end = state.isLost ? 'lost' : `${state.end?.cause} ${state.heard}`
    ended.set(end, (ended.get(end) ?? 0) + 1)
  })
  fc.assert(property, { numRuns })

  t.comment(JSON.stringify(Object.fromEntries(ended)))
  for (const end of ['lost', 'busy nothing', 'too-long partly', 'hung-up-by-us confirmed'])
    t.ok(ended.has(end), `some end ${end}`)
})

t.test('the watchdog alone ends a call in every phase', async (t) => {
  const upTo = [dialled, ringing, active, playing, played, [...active, hears('speech'), 'guard']]
  for (const inputs of upTo as readonly (readonly (CallInput | 'guard')[])[]) {
    const { state } = call([...inputs, { kind: 'watchdog' }])
    t.match(state, { phase: 'hanging-up', end: { cause: 'too-long' } })
  }
})

const reports: [said: string, from: string, number: number | undefined][] = [
  ['17', 'a number alone', 17],
  ['Cause:16', 'SIM800, AT+CEER=1', 16],
  ['5,16', 'location and cause', 16],
  ['8,17,0', 'Cinterion: location, reason, supplementary service', 17],
  ['0,0,5,16,normal call clearing', 'in full', 16],
  ['17, CM_USER_BUSY', 'MediaTek', 17],
  ['userbusy', 'Fibocom', 17],
  ['"User busy"', 'SIM7600', 17],
  ['Normal, unspecified', 'Telit', 31],
  ['No cause information available', 'Qualcomm after a start', undefined],
  ['"0 Unknown"', 'A7672 after our own hanging up', undefined],
  ['No error', 'Telit after a start', undefined],
  ['Client ended call', 'Qualcomm', 16],
  ['Call rejected', 'SIM7600', 21],
  ['EMM_CAUSE_ESM_FAILURE', 'an attach that failed', undefined],
]
for (const [said, from, number] of reports)
  t.test(`+CEER: ${said} (${from})`, async (t) => t.equal(numberInReport(said), number))

const meanings: [number: number, before: string, after: string][] = [
  [1, 'number-does-not-exist', 'number-does-not-exist'],
  [8, 'barred', 'barred'],
  [16, 'no-answer', 'hung-up'],
  [17, 'busy', 'busy'],
  [18, 'no-answer', 'network'],
  [19, 'no-answer', 'network'],
  [21, 'rejected', 'rejected'],
  [27, 'unreachable', 'unreachable'],
  [31, 'unknown', 'hung-up'],
  [34, 'congestion', 'congestion'],
  [38, 'network', 'network'],
  [42, 'congestion', 'congestion'],
  [50, 'barred', 'barred'],
  [68, 'barred', 'barred'],
  [111, 'network', 'network'],
  [999, 'unknown', 'hung-up'],
]
for (const [number, before, after] of meanings)
  t.test(`cause ${number} is ${before}, or ${after} once it was up`, async (t) => {
    t.strictSame([causeOf(number, false), causeOf(number, true)], [before, after])
  })

t.test('a result code says what it says, and NO CARRIER nothing', async (t) => {
  t.match(endOfResult('BUSY'), { cause: 'busy' })
  t.match(endOfResult('NO ANSWER'), { cause: 'no-answer' })
  t.equal(endOfResult('NO CARRIER'), undefined)
})
