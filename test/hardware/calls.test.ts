import t from 'tap'
import type { Callee } from '../../hardware/sim/callee.ts'
import { at } from '../support/bank-office.ts'
import { type CallingModemTraits, callBy, callingBank } from '../support/calling-bank.ts'

const ways: readonly (CallingModemTraits & { readonly path: string })[] = [
  { dialect: 'quectel-ec2x', path: 'file' },
  { dialect: 'quectel-ec2x', path: 'pcm', hasAudio: true },
  { dialect: 'simcom-7600', path: 'file' },
  { dialect: 'simcom-7600', path: 'pcm', hasAudio: true },
  { dialect: 'simcom-a76', path: 'file' },
  { dialect: 'simcom-800', path: 'file' },
  { dialect: 'huawei-3g', path: 'pcm', hasAudio: true },
]

const withKey: Callee = {
  kind: 'answers',
  afterSeconds: 3,
  keys: [{ key: '1', afterSeconds: 7 }],
}

for (const { path, ...traits } of ways)
  t.test(`${traits.dialect}, ${path}: answered, played, confirmed, hung up`, async (t) => {
    const { time, sims, modem, ready } = callingBank(t, [{ ...traits, callee: () => withKey }])
    await ready()
    t.match(modem(0).status(), { capabilities: ['sms', 'voice'], voicePath: path })
    const call = callBy(modem(0))
    await time.until(call.isOver, 60_000)

    t.match(call.made.outcome, { kind: 'ended', cause: 'hung-up-by-us', heard: 'confirmed' })
    t.strictSame(
      call.told().filter((kind) => kind !== 'ringing'),
      ['dialling', 'connected', 'playing', 'played', 'key'],
    )
    t.match(at(sims[0]?.calls ?? [], 0), { endedBy: 'us', keys: '1' })
    t.ok(modem(0).isAvailable())
  })

for (const { path, ...traits } of ways.slice(0, 1))
  t.test(`${traits.dialect}, ${path}: a call that is cut off is hung up at once`, async (t) => {
    const { time, sims, modem, ready } = callingBank(t, [{ ...traits, callee: () => withKey }])
    await ready()
    const better = new AbortController()
    const call = callBy(modem(0), { cutOff: better.signal })
    await time.until(() => call.told().includes('playing'), 60_000)
    better.abort()
    await time.until(() => modem(0).isAvailable(), 2_000, 50)

    t.match(call.made.outcome, { kind: 'ended', cause: 'hung-up-by-us', heard: 'partly' })
    t.match(at(sims[0]?.calls ?? [], 0), { endedBy: 'us' })
  })

type Ending = readonly [name: string, callee: Callee, expected: object]
const endings: readonly Ending[] = [
  ['busy', { kind: 'busy' }, { cause: 'busy', heard: 'nothing' }],
  ['no answer', { kind: 'no-answer' }, { cause: 'no-answer', heard: 'nothing' }],
  [
    'the network gives up',
    { kind: 'no-answer', ringsForSeconds: 10 },
    { cause: 'no-answer', heard: 'nothing' },
  ],
  ['rejected', { kind: 'rejects' }, { cause: 'rejected', heard: 'nothing' }],
  ['unreachable', { kind: 'unreachable' }, { cause: 'unreachable', heard: 'nothing' }],
  [
    'no such number',
    { kind: 'does-not-exist' },
    { cause: 'number-does-not-exist', heard: 'nothing' },
  ],
  [
    'hung up in the middle',
    { kind: 'answers', afterSeconds: 2, hangsUpAfterSeconds: 4 },
    { cause: 'hung-up', heard: 'partly' },
  ],
  ['no key', { kind: 'answers', afterSeconds: 2 }, { cause: 'hung-up-by-us', heard: 'played' }],
  [
    'played again',
    { kind: 'answers', afterSeconds: 2, keys: [{ key: '2', afterSeconds: 8 }] },
    { cause: 'hung-up-by-us', heard: 'played', keys: '2' },
  ],
]
for (const { path, ...traits } of ways)
  for (const [name, callee, expected] of endings)
    t.test(`${traits.dialect}, ${path}: ${name}`, async (t) => {
      const { time, sims, modem, ready } = callingBank(t, [{ ...traits, callee: () => callee }])
      await ready()
      const call = callBy(modem(0))
      await time.until(call.isOver, 120_000, 50)

      t.match(call.made.outcome, { kind: 'ended', ...expected })
      await time.until(() => modem(0).isAvailable(), 60_000, 50)
      t.strictSame(
        sims[0]?.calls.filter(({ endedAt }) => endedAt === undefined),
        [],
      )
      const next = callBy(modem(0))
      await time.until(next.isOver, 120_000, 50)
      t.match(next.made.outcome, { kind: 'ended', ...expected }, 'and so does the next one')
    })
