import t from 'tap'
import { type NoticePorts, NoticeRun } from '../../src/dispatch/notice-run.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Notice, PendingNotice } from '../../src/domain/notice.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'

const minute = 60_000

const put = (engine: Engine, id: string, changes: Partial<Notice> = {}) => {
  const notice: Notice = {
    id,
    kind: 'answer',
    to: madeUpMobile(900),
    text: id,
    queuedAt: engine.time.now(),
    notAfter: engine.time.now() + 60 * minute,
    participants: [],
    ...changes,
  }
  void engine.dispatch.record([{ type: 'notice.queued', notice }], by)
}

const said = (engine: Engine) => engine.network.onAir.map(({ text }) => text)

t.test('a goodbye goes before a code, and a code before an answer', async (t) => {
  const engine = new Engine(['m1'])
  await engine.open()
  put(engine, 'first')
  put(engine, 'test', { kind: 'test' })
  put(engine, 'answer')
  put(engine, 'code', { kind: 'code' })
  put(engine, 'goodbye', { kind: 'goodbye' })
  await engine.time.pass(20_000)

  t.strictSame(said(engine), ['first', 'goodbye', 'code', 'answer', 'test'])
  t.equal(engine.state.notices.size, 0)
})

t.test('the modem that somebody wrote to answers, unless it is gone', async (t) => {
  const engine = new Engine(['m1', 'm2', 'm3', 'm4'])
  await engine.open()
  put(engine, 'there', { via: 'm3' })
  engine.network.behave('m4', 'gone')
  put(engine, 'gone', { via: 'm4' })
  await engine.time.pass(10_000)
  t.match(engine.network.onAir, [{ text: 'there', modem: 'm3' }])
  t.equal(engine.network.onAir.length, 1)
  await engine.time.pass(20_000)
  t.strictSame(said(engine), ['there', 'gone'])
})

t.test('a flood of notices takes half the modems, and gives way to an alert', async (t) => {
  const people = Array.from({ length: 20 }, (_, n) => neighbour(n + 1))
  const engine = new Engine(['m1', 'm2', 'm3', 'm4'], people)
  await engine.open()
  for (let n = 0; n < 100; n += 1) put(engine, `flood ${n}`)
  await engine.time.pass(10_000)
  const used = new Set(engine.network.onAir.map(({ modem }) => modem))
  t.equal(used.size, 2)

  const before = engine.network.onAir.length
  const startedAt = engine.time.now()
  const started = engine.desk.start(draft(), by)
  await engine.time.pass(10)
  await started
  await engine.time.pass(60_000)
  const after = engine.network.onAir.slice(before)
  const alerts = after.filter(({ text }) => text.startsWith('Buurtoproep'))
  t.equal(alerts.length, 20)
  const lastAlert = Math.max(...alerts.map(({ at }) => at))
  const between = after.filter(({ text, at }) => text.startsWith('flood') && at < lastAlert - 2_000)
  t.strictSame(between, [], 'no notice between two alerts')
  t.ok(lastAlert - startedAt < 13_000, `the last after ${lastAlert - startedAt} ms`)
})

t.test(
  'a goodbye is confirmed within two minutes, also in the middle of a long alert',
  async (t) => {
    const people = Array.from({ length: 400 }, (_, n) => neighbour(n + 1))
    const engine = new Engine(['m1', 'm2'], people)
    await engine.open()
    const started = engine.desk.start(draft(), by)
    await engine.time.pass(10)
    await started
    await engine.time.pass(60_000)
    put(engine, 'answer')
    put(engine, 'goodbye', { kind: 'goodbye' })
    await engine.time.pass(120_000)
    t.ok(said(engine).includes('goodbye'))
    t.notOk(said(engine).includes('answer'), 'which waits for the end of the alert')
  },
)

t.test('notices leave half of what a SIM may send to alerts', async (t) => {
  const people = Array.from({ length: 10 }, (_, n) => neighbour(n + 1))
  const engine = new Engine(['m1'], people)
  engine.network.limits = { perHour: 80, perDay: null }
  await engine.open()
  for (let n = 0; n < 100; n += 1) put(engine, `flood ${n}`)
  await engine.time.pass(10 * minute)
  t.equal(engine.network.onAir.length, 40)

  const started = engine.desk.start(draft(), by)
  await engine.time.pass(10)
  await started
  await engine.time.pass(minute)
  t.equal(said(engine).filter((text) => text.startsWith('Buurtoproep')).length, 10)
})

t.test('what was on a modem when the power went is not sent again; what waited is', async (t) => {
  const engine = new Engine(['m1'])
  await engine.open()
  put(engine, 'on the modem')
  put(engine, 'waiting')
  await engine.time.pass(1_000)
  engine.off()
  const on = engine.on()
  await engine.time.pass(10)
  await on
  await engine.time.pass(30_000)
  t.strictSame(said(engine), ['on the modem', 'waiting'])
  t.equal(engine.state.notices.size, 0)
})

t.test('a refused notice is tried three times, one to a wrong number once', async (t) => {
  const engine = new Engine(['m1'])
  await engine.open()
  engine.network.behave('m1', 'refuses-retry')
  put(engine, 'tried')
  await engine.time.pass(5 * minute)
  const tries = engine.journal.filter(({ fact }) => fact.type === 'notice.sending')
  t.equal(tries.length, 3)
  t.match(engine.journal.at(-1)?.fact, { type: 'notice.ended', end: 'failed' })

  engine.network.behave('m1', 'refuses-number')
  put(engine, 'wrong')
  await engine.time.pass(5 * minute)
  t.equal(engine.journal.filter(({ fact }) => fact.type === 'notice.sending').length, 4)
})

t.test('a modem that cannot take it says nothing about a notice', async (t) => {
  const engine = new Engine(['m1'])
  await engine.open()
  engine.network.behave('m1', 'no-prompt')
  put(engine, 'code', { kind: 'code' })
  await engine.time.pass(20 * minute)
  engine.network.behave('m1', 'well')
  await engine.time.pass(20 * minute)
  t.strictSame(said(engine), ['code'])
})

t.test('a notice that cannot be written down is tried at a pace', async (t) => {
  const engine = new Engine(['m1'])
  await engine.open()
  const { ledger } = engine.dispatch.ports
  const append = ledger.append
  let refusals = 0
  Object.assign(ledger, {
    append: (facts: Parameters<typeof append>[0], actor: Parameters<typeof append>[1]) => {
      if (!facts.some(({ type }) => /^notice\.(sending|refused)/.test(type))) {
        return append(facts, actor)
      }
      refusals += 1
      return Promise.reject(new Error('the disk is full'))
    },
  })
  put(engine, 'waits')
  await engine.time.pass(10_000)
  t.ok(refusals > 0 && refusals <= 30, `${refusals} refusals in ten seconds`)
})

t.test('a notice that is too late is not sent', async (t) => {
  const engine = new Engine(['m1'])
  engine.network.behave('m1', 'gone')
  await engine.open()
  put(engine, 'late', { notAfter: engine.time.now() + minute })
  await engine.time.pass(2 * minute)
  engine.network.behave('m1', 'well')
  await engine.time.pass(minute)
  t.strictSame(said(engine), [])
  t.match(engine.journal.at(-1)?.fact, { type: 'notice.ended', end: 'expired' })
})

t.test('when the next may go is known however many wait', async (t) => {
  const queuedAt = 1_000
  const one = { to: madeUpMobile(900), text: '', notAfter: 9e9, participants: [] }
  const waiting = Array.from({ length: 130_000 }, (_, n): [string, PendingNotice] => [
    `n${n}`,
    {
      notice: { ...one, kind: 'test', id: `n${n}`, queuedAt: queuedAt + n },
      accepted: 0,
      refusals: 0,
      notBefore: 0,
      isSending: false,
    },
  ])
  const ports = { now: () => 0, ledger: { state: { notices: new Map(waiting) } } }
  const run = new NoticeRun({ ports } as unknown as NoticePorts)
  t.equal(run.wakesAt(), 21_000)
})
