import fc from 'fast-check'
import t, { type Test } from 'tap'
import type { Fault } from '../../hardware/sim/faults.ts'
import type { DeliveryRow } from '../../src/dispatch/action-view.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { WholeOffice } from '../support/whole-office.ts'

const people = 100
const words = 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.'
const all = [0, 1, 2, 3]
const one = [1]
/** The alert ends within its term, or something is stuck. */
const termMs = 50 * 60_000

interface Outcome {
  readonly states: Readonly<Record<string, number>>
  readonly reasons: Readonly<Record<string, number>>
  readonly doubts: number
  readonly duplicates: number
  /** Deliveries that are said to be taken by the network and were never on the air. */
  readonly untrue: number
  readonly seconds: number
}

/** Also when a report ended the doubt later: the modem never said a reference. */
const wasInDoubt = ({ outcome, messageReference }: DeliveryRow['attempts'][number]): boolean =>
  outcome === 'in-doubt' || (outcome === 'accepted' && messageReference === undefined)

const count = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** Lets an action of a hundred messages go to its end, reports included. */
async function settle(office: WholeOffice, id: string): Promise<Outcome> {
  const began = office.time.now()
  const isOver = () => {
    const counts = office.desk.action(id)?.phases[0]?.counts
    return counts !== undefined && counts.queued + counts.sending + counts.inDoubt === 0
  }
  await office.time.until(isOver, termMs, 500).catch(() => undefined)
  const last = office.onAir().at(-1)?.at ?? began
  await office.time.pass(60_000)
  const rows = office.desk.deliveries(id) ?? []
  return { ...judge(office, rows), seconds: (last - began) / 1000 }
}

function judge(office: WholeOffice, rows: readonly DeliveryRow[]): Omit<Outcome, 'seconds'> {
  const times = count(office.onAir().map(({ to }) => to))
  const numberOf = ({ recipient }: DeliveryRow): string =>
    madeUpMobile(Number(/\d+/.exec(recipient[0] ?? '')?.[0]))
  const isTaken = ({ state }: DeliveryRow) => state === 'accepted' || state === 'delivered'
  return {
    states: count(rows.map(({ state }) => state)),
    reasons: count(rows.flatMap(({ reason }) => reason ?? [])),
    doubts: rows.flatMap(({ attempts }) => attempts).filter(wasInDoubt).length,
    duplicates: Object.values(times).reduce((sum, n) => sum + n - 1, 0),
    untrue: rows.filter((row) => isTaken(row) && !times[numberOf(row)]).length,
  }
}

/** What must hold whatever goes wrong and does not, as sentences. */
function faultsIn({ states, reasons, duplicates, doubts, untrue }: Outcome): readonly string[] {
  const { queued = 0, sending = 0, failed = 0, dropped = 0 } = states
  const reasoned = Object.values(reasons).reduce((sum, n) => sum + n, 0)
  return [
    ...(queued + sending > 0 ? [`${queued + sending} without an end`] : []),
    ...(reasoned === failed + dropped ? [] : ['a failure without a reason']),
    ...(untrue > 0 ? [`${untrue} called sent that were not`] : []),
    ...(duplicates > doubts ? [`${duplicates} twice, ${doubts} in doubt`] : []),
  ]
}

const holds = (t: Test, outcome: Outcome): void => void t.strictSame(faultsIn(outcome), [])

const said = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${n} ${name}`)
    .join(', ')

interface Row {
  readonly fault: Fault
  readonly on: readonly number[]
  /** Messages that may fail or stay in doubt, at most. */
  readonly unsent?: number
}

const table: readonly Row[] = [
  { fault: { kind: 'refuse', code: 38, seconds: 60 }, on: one },
  { fault: { kind: 'refuse', code: 38, seconds: 60 }, on: all },
  { fault: { kind: 'refuse', code: 38, seconds: 120 }, on: all },
  { fault: { kind: 'refuse', code: 331, seconds: 60 }, on: all },
  { fault: { kind: 'refuse', code: 332, seconds: 20 }, on: one },
  { fault: { kind: 'refuse', code: 41, count: 3 }, on: all },
  { fault: { kind: 'refuse', code: 42, count: 5 }, on: all },
  { fault: { kind: 'refuse', code: 21, count: 9 }, on: one },
  { fault: { kind: 'refuse', code: 8 }, on: one },
  { fault: { kind: 'refuse', code: 10, seconds: 300 }, on: all },
  { fault: { kind: 'refuse', code: 50, count: 2 }, on: all },
  { fault: { kind: 'refuse', code: 210, count: 2 }, on: all },
  { fault: { kind: 'refuse', code: 300, count: 2 }, on: all },
  { fault: { kind: 'refuse', code: 330 }, on: [0, 1, 2] },
  { fault: { kind: 'refuse', code: 500, count: 3 }, on: all },
  { fault: { kind: 'refuse', count: 3 }, on: all },
  { fault: { kind: 'no-prompt', count: 2 }, on: all },
  { fault: { kind: 'mute', isSent: true, count: 1 }, on: all },
  { fault: { kind: 'mute', isSent: false, count: 1 }, on: all },
  { fault: { kind: 'late', afterSeconds: 20, count: 2 }, on: all },
  { fault: { kind: 'late', afterSeconds: 80, count: 1 }, on: all },
  { fault: { kind: 'silent', seconds: 30 }, on: one },
  { fault: { kind: 'silent', seconds: 30 }, on: all },
  { fault: { kind: 'silent' }, on: one },
  { fault: { kind: 'no-network', seconds: 60 }, on: all },
  { fault: { kind: 'no-network', seconds: 120 }, on: all },
  { fault: { kind: 'no-network' }, on: one },
  { fault: { kind: 'store-full' }, on: all },
  { fault: { kind: 'noise' }, on: all },
  { fault: { kind: 'garbage' }, on: all },
  { fault: { kind: 'split' }, on: all },
  { fault: { kind: 'vanish', at: 'prompt', forSeconds: 5, count: 1 }, on: all },
  { fault: { kind: 'vanish', at: 'sending', forSeconds: 5, count: 1 }, on: all },
  { fault: { kind: 'vanish', at: 'sent', forSeconds: 5, count: 1 }, on: all },
  { fault: { kind: 'no-reports' }, on: all },
  { fault: { kind: 'late-reports', bySeconds: 40 }, on: all },
  { fault: { kind: 'double-reports' }, on: all },
  { fault: { kind: 'shuffled-reports' }, on: all },
]

t.test('each fault over an action of a hundred messages on four modems', async (t) => {
  for (const { fault, on, unsent = 0 } of table) {
    const name = `${JSON.stringify(fault)} on ${on.length === 1 ? 'one' : 'all'}`
    await t.test(name, async (t) => {
      const office = new WholeOffice(4, people).closedAfter(t)
      await office.open()
      const id = await office.alert(words)
      await office.time.pass(3_500)
      office.arm(fault, on)
      const outcome = await settle(office, id)
      t.comment(
        `${said(outcome.states)}; ${outcome.doubts} in doubt, ${outcome.duplicates} twice, ` +
          `${said(outcome.reasons) || 'no failure'}; ${outcome.seconds} s`,
      )
      holds(t, outcome)
      const { accepted = 0, delivered = 0 } = outcome.states
      t.ok(accepted + delivered >= people - unsent, said(outcome.states))
    })
  }
})

/** The longest time in which nothing began on any radio, between two moments. */
function longestSilence(office: WholeOffice, from: number, until: number): number {
  const begins = office
    .onAir()
    .map(({ beganAt }) => beganAt)
    .filter((at) => at >= from && at <= until)
    .sort((a, b) => a - b)
  const moments = [from, ...begins]
  return Math.max(...moments.map((at, i) => (moments[i + 1] ?? at) - at))
}

t.test('a dead modem has its share done by the others, at once', async (t) => {
  const deaths: readonly (readonly [string, (office: WholeOffice) => void])[] = [
    ['pulled out', (office) => office.pull(1, 3_600_000)],
    ['silent', (office) => office.arm({ kind: 'silent' }, one)],
    ['off the network', (office) => office.arm({ kind: 'no-network' }, one)],
    ['barred', (office) => office.arm({ kind: 'refuse', code: 10 }, one)],
  ]
  for (const [how, die] of deaths) {
    const office = new WholeOffice(4, people).closedAfter(t)
    await office.open()
    const id = await office.alert(words)
    await office.time.pass(3_500)
    const died = office.time.now()
    die(office)
    await office.time.pass(20_000)
    const silence = longestSilence(office, died, died + 15_000)
    t.ok(silence <= 1_100, `${how}: nobody waits longer than a part, ${silence} ms`)
    const outcome = await settle(office, id)
    t.comment(`${how}: ${said(outcome.states)}, ${outcome.duplicates} twice; ${outcome.seconds} s`)
    holds(t, outcome)
  }
})

t.test('after an outage of up to two minutes sending goes on within 4 s of its end', async (t) => {
  const outages: readonly Fault[] = [
    { kind: 'refuse', code: 38 },
    { kind: 'refuse', code: 331 },
    { kind: 'no-network' },
  ]
  for (const outage of outages) {
    for (const seconds of [5, 60, 119]) {
      const office = new WholeOffice(4, people).closedAfter(t)
      await office.open()
      const id = await office.alert(words)
      await office.time.pass(3_500)
      office.arm({ ...outage, seconds }, all)
      await office.time.pass(seconds * 1000)
      const end = office.time.now()
      const next = () => office.onAir().find(({ beganAt }) => beganAt >= end)
      await office.time.until(() => next() !== undefined, 15_000)
      const first = next()?.beganAt ?? Infinity
      const name = `${JSON.stringify(outage)} for ${seconds} s`
      t.comment(`${name}: the next message begins ${first - end} ms after it`)
      t.ok(first - end <= 4_000, name)
      holds(t, await settle(office, id))
    }
  }
})

t.test('a modem that returns sends within 3 s, and what it owed is not lost', async (t) => {
  for (const away of [5_000, 60_000]) {
    const office = new WholeOffice(1, 20).closedAfter(t)
    await office.open()
    const id = await office.alert(words)
    await office.time.pass(3_500)
    office.pull(0, away)
    await office.time.pass(away)
    const back = office.time.now()
    const next = () => office.onAir().find(({ beganAt }) => beganAt >= back)
    await office.time.until(() => next() !== undefined, 15_000)
    const first = next()?.beganAt ?? Infinity
    t.comment(`away for ${away / 1000} s: the next message begins ${first - back} ms after it`)
    t.ok(first - back <= 3_000)
    const { states } = await settle(office, id)
    t.strictSame(states, { delivered: 20 })
  }
})

t.test('a wrong PIN or a SIM that was never good costs time of its own only', async (t) => {
  const office = new WholeOffice(4, people, (n) => (n === 1 ? { pin: '9876' } : {})).closedAfter(t)
  const others = () => office.bank.modems().filter((modem) => modem.isAvailable()).length === 3
  await office.open(others)
  const id = await office.alert(words)
  const outcome = await settle(office, id)
  holds(t, outcome)
  t.equal(outcome.states.delivered, people)
  t.match(office.bank.modems()[1]?.status(), { state: 'parked', reason: 'sim-pin' })
})

const misfortune = fc.record({
  modem: fc.integer({ min: 0, max: 3 }),
  afterMs: fc.integer({ min: 0, max: 6_000 }),
  what: fc.oneof(
    fc.record({ pullForMs: fc.integer({ min: 500, max: 60_000 }) }),
    fc.constantFrom(...table.map(({ fault }) => fault)).filter(({ kind, seconds, ...fault }) => {
      const isShort = seconds !== undefined || 'count' in fault || /report|noise|split/.test(kind)
      return isShort
    }),
  ),
})

t.test('whatever happens, everybody has an end and nothing contradicts the air', async (t) => {
  const totals = { runs: 0, doubts: 0, duplicates: 0, accepted: 0, inDoubt: 0 }
  const happenings = fc.array(misfortune, { minLength: 2, maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(happenings, async (events) => {
      const office = new WholeOffice(4, people)
      await office.open()
      const id = await office.alert(words)
      for (const { modem, afterMs, what } of events) {
        await office.time.pass(afterMs)
        if ('pullForMs' in what) office.pull(modem, what.pullForMs)
        else office.arm(what, [modem])
      }
      const outcome = await settle(office, id)
      await office.close()
      totals.runs += 1
      totals.doubts += outcome.doubts
      totals.duplicates += outcome.duplicates
      totals.accepted += (outcome.states.accepted ?? 0) + (outcome.states.delivered ?? 0)
      totals.inDoubt += outcome.states.inDoubt ?? 0
      const wrong = faultsIn(outcome)
      if (wrong.length > 0) throw new Error(wrong.join('; '))
    }),
    {
      numRuns: Number(process.env.OMROEPER_RUNS ?? 60),
      seed: Number(process.env.OMROEPER_SEED ?? 20_261_124),
      endOnFailure: true,
    },
  )
  t.comment(JSON.stringify(totals))
  t.pass('property held')
})
