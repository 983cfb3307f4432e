import t from 'tap'
import type { DeliveryRow } from '../../src/dispatch/action-view.ts'
import { bandsOf } from '../../src/domain/progress/bands.ts'
import type { Fates } from '../../src/domain/progress/fates.ts'
import { isSmall } from '../../src/domain/small-numbers.ts'
import { channelReports } from '../../src/web/channel-report.ts'
import { causesTold, fatesTold, told, toldIfAny } from '../../src/web/in-fives.ts'

/** Every way in which a number has so many parts. */
function* partsOf(whole: number, parts: number): Iterable<readonly number[]> {
  if (parts === 1) yield [whole]
  else {
    for (let n = 0; n <= whole; n += 1) {
      for (const rest of partsOf(whole - n, parts - 1)) yield [n, ...rest]
    }
  }
}

function* upTo(most: number, parts: number): Iterable<readonly number[]> {
  for (let whole = 1; whole <= most; whole += 1) yield* partsOf(whole, parts)
}

type Tell = (kinds: readonly number[]) => unknown

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

/** How many there are of each kind, and of any kinds together: what nobody may learn is small. */
const together = (kinds: readonly number[]): readonly number[] =>
  kinds.reduce<readonly number[]>((sums, n) => sums.concat(sums.map((sum) => sum + n)), [0])

/**
 * What somebody works out who knows the rule and tries everything that there can be: of each small
 * number, whether all that is told alike has the same. Everything has to end where the told numbers
 * do, at 4, 9, 14, or what is told of the last ones seems to tell more than it does.
 */
function knownFrom(every: Iterable<readonly number[]>, tell: Tell): readonly string[] {
  const alike = new Map<string, { readonly first: readonly number[]; readonly open: boolean[] }>()
  for (const kinds of every) {
    const said = JSON.stringify(tell(kinds))
    const sums = together(kinds)
    const known = alike.get(said)
    if (!known) alike.set(said, { first: sums, open: sums.map(() => false) })
    else for (const [at, n] of sums.entries()) if (n !== known.first[at]) known.open[at] = true
  }
  return [...alike].flatMap(([said, { first, open }]) =>
    first.some((n, at) => isSmall(n) && !open[at]) ? [said] : [],
  )
}

const fatesOf = (fates: Omit<Fates, 'selected'>): Fates => {
  const { sent, waiting, lost, dropped } = fates
  return { ...fates, selected: sumOf([sent, waiting, lost, dropped]) }
}

type Rows = readonly { readonly channel: 'sms' | 'voice'; readonly each: readonly number[] }[]

const states = ['delivered', 'accepted', 'queued', 'failed'] as const

/** A phase by two channels as the report has it: delivered, only sent, waiting and failed of each. */
const channelsOf = (rows: Rows) =>
  channelReports(
    rows.flatMap(({ channel, each }) =>
      each.flatMap((n, at) =>
        Array.from({ length: n }, (): DeliveryRow => {
          const state = states[at] ?? 'queued'
          return { phase: 'alert', channel, state, parts: 1, recipient: [], attempts: [] }
        }),
      ),
    ),
    false,
  )

t.test('the running page tells of no few, in any sum or difference', async (t) => {
  const tell: Tell = ([delivered = 0, accepted = 0, waiting = 0, lost = 0, dropped = 0]) => {
    const sent = delivered + accepted
    return fatesTold(fatesOf({ sent, delivered, waiting, lost, dropped }))
  }
  t.strictSame(knownFrom(upTo(19, 5), tell).slice(0, 3), [])
})

t.test('nor does the report held beside it, the list, and to how many it goes', async (t) => {
  const report = (one: readonly number[], other: readonly number[]) => {
    const [delivered = 0, accepted = 0, waiting = 0, lost = 0] = one.map(
      (n, at) => n + (other[at] ?? 0),
    )
    const sent = delivered + accepted
    const page = fatesTold(fatesOf({ sent, delivered, waiting, lost, dropped: 0 }))
    const channels = channelsOf([
      { channel: 'sms', each: one },
      { channel: 'voice', each: other },
    ])
    const causes = causesTold({ 'tries-used-up': one[3] ?? 0, 'no-answer': other[3] ?? 0 })
    return [page, channels, causes, told(sent)]
  }
  const known = knownFrom(upTo(9, 8), (kinds) => report(kinds.slice(0, 4), kinds.slice(4)))
  t.strictSame(known.slice(0, 3), [])
  const doubtful = knownFrom(
    upTo(14, 5),
    ([sent = 0, doubt = 0, waiting = 0, lost = 0, had = 0]) => [
      fatesTold(
        fatesOf({ sent: sent + had, delivered: had, waiting: waiting + doubt, lost, dropped: 0 }),
      ),
      told(sent + had + doubt),
    ],
  )
  t.strictSame(doubtful.slice(0, 3), [])
})

t.test('nor what later goes to those who had it, at once or in the morning', async (t) => {
  const tell: Tell = ([never = 0, failed = 0, delivered = 0, waiting = 0, queued = 0, had = 0]) => {
    const owed = failed + delivered + waiting + queued + had
    const alert = { sent: owed, delivered: owed, waiting: 0, lost: never, dropped: 0 }
    const sent = delivered + had
    const result = { sent, delivered: sent, waiting: waiting + queued, lost: failed, dropped: 0 }
    const later = [fatesTold(fatesOf(alert)), fatesTold(fatesOf(result)), told(owed)]
    return [...later, toldIfAny(waiting), toldIfAny(had)]
  }
  t.strictSame(knownFrom(upTo(14, 6), tell).slice(0, 3), [])
})

t.test('nor that it ended before the turn of some, which is told of few too', async (t) => {
  const stopped: Tell = ([
    sent = 0,
    stopped = 0,
    lost = 0,
    called = 0,
    uncalled = 0,
    other = 0,
  ]) => {
    const [begun, left] = [sent + called, stopped + uncalled]
    const before = { sent: begun, delivered: 0, waiting: left, lost, dropped: other }
    const channels = channelsOf([
      { channel: 'sms', each: [0, sent, stopped + other, lost] },
      { channel: 'voice', each: [0, called, uncalled, 0] },
    ])
    const after = { ...before, waiting: 0, dropped: left + other }
    const causes = causesTold({ stopped: left, unsubscribed: other, 'phone-off': lost })
    return [fatesTold(fatesOf(before)), fatesTold(fatesOf(after)), channels, causes]
  }
  t.strictSame(knownFrom(upTo(14, 6), stopped).slice(0, 3), [])
  const ended: Tell = ([sent = 0, lost = 0, stop = 0, quiet = 0, late = 0, other = 0]) => {
    const causes = { stopped: stop, 'quiet-hours': quiet, expired: late, unsubscribed: other }
    const dropped = stop + quiet + late + other
    const page = fatesTold(fatesOf({ sent, delivered: 0, waiting: 0, lost, dropped }))
    return [page, causesTold({ ...causes, 'phone-off': lost })]
  }
  t.strictSame(knownFrom(upTo(14, 6), ended).slice(0, 3), [])
})

t.test('nor do two moments: an alert that goes on to others, twice', async (t) => {
  const tell: Tell = ([sent = 0, lost = 0, more = 0, moreLost = 0, most = 0, mostLost = 0]) => {
    const after = (sum: number, gone: number) =>
      fatesTold(fatesOf({ sent: sum, delivered: 0, waiting: 0, lost: gone, dropped: 0 }))
    return [
      after(sent, lost),
      toldIfAny(more + moreLost),
      after(sent + more, lost + moreLost),
      toldIfAny(most + mostLost),
      after(sent + more + most, lost + moreLost + mostLost),
    ]
  }
  t.strictSame(knownFrom(upTo(14, 6), tell).slice(0, 3), [])
})

/** Two rings of at least five people: sent, waiting and lost of each. */
function* ringsOf(most: number): Iterable<readonly number[]> {
  for (const kinds of upTo(most, 6)) {
    if (sumOf(kinds.slice(0, 3)) >= 5 && sumOf(kinds.slice(3)) >= 5) yield kinds
  }
}

t.test('nor do rings beside their sum, along and down', async (t) => {
  const row = ([sent = 0, waiting = 0, lost = 0]: readonly number[]) =>
    fatesTold(fatesOf({ sent, delivered: sent, waiting, lost, dropped: 0 }))
  const tell: Tell = (kinds) => {
    const [inner, outer] = [kinds.slice(0, 3), kinds.slice(3)]
    return [row(inner.map((n, at) => n + (outer[at] ?? 0))), row(inner), row(outer)]
  }
  t.strictSame(knownFrom(ringsOf(19), tell).slice(0, 3), [])
})

t.test('a whole is told beside four parts at most: five of four are known', async (t) => {
  const tell: Tell = (kinds) => [told(sumOf(kinds)), kinds.map(told)]
  const known = (parts: number) => knownFrom(partsIn(parts), tell).length
  /** Fewer than five of each, and all that can be told alike. */
  const partsIn = (parts: number): Iterable<readonly number[]> =>
    Array.from({ length: 5 ** parts }, (_, n) =>
      Array.from({ length: parts }, (_, at) => Math.floor(n / 5 ** at) % 5),
    )
  t.equal(known(4), 0)
  t.equal(known(5), 1, 'this test can fail')
  const far = Array.from({ length: 400 }, (_, n) => 25 * n)
  t.ok(bandsOf(far).length <= 4, 'rings')
})

t.test('a page and the report beside it differ by fives', async (t) => {
  const page = fatesTold({
    ...{ selected: 60, sent: 57, delivered: 6, waiting: 0, lost: 3, dropped: 0 },
  })
  t.strictSame(page, {
    ...{ selected: 60, sent: 55, delivered: 5, waiting: 0, lost: '<5', dropped: '<5' },
  })
  const running = fatesTold({
    ...{ selected: 63, sent: 8, delivered: 5, waiting: 52, lost: 3, dropped: 0 },
  })
  t.match(running, { selected: 60, sent: 5, delivered: 5, waiting: 55 }, 'they make up the whole')
  t.strictSame(causesTold({ 'tries-used-up': 3, 'no-answer': 11, stopped: 2, 'quiet-hours': 1 }), [
    { reason: 'no-answer', count: 10 },
    { reason: 'stopped', count: '<5' },
    { reason: 'quiet-hours', count: '<5' },
  ])
  t.strictSame(causesTold({ stopped: 0 }), [], 'nobody was stopped')
})
