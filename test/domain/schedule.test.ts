import fc from 'fast-check'
import t from 'tap'
import { clockIsCredible, localMoment, localYear, readMoment } from '../../src/domain/schedule.ts'

const zone = 'Europe/Amsterdam'
const minuteMs = 60_000

/** What a Dutch clock on the wall shows, the slow and obvious way. */
const wall = (at: number): string =>
  new Date(at)
    .toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    .replace(' ', 'T')

t.test('a local time is the moment at which the clock on the wall shows it', async () => {
  const year = 366 * 24 * 60
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 * year }), (minutes) => {
      const local = wall(Date.UTC(2026, 0, 1) + minutes * minuteMs)
      return wall(Date.parse(localMoment(local, zone, 'sendAt'))) === local
    }),
    { numRuns: 2000 },
  )
})

t.test('both nights on which the clock changes', async (t) => {
  const table: readonly [local: string, utc: string, why: string][] = [
    ['2026-10-25T01:30', '2026-10-24T23:30:00.000Z', 'before the clock goes back'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z', 'the first of the two'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z', 'after it'],
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z', 'before it goes forward'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z', 'an hour that is not there: 03:30'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z', 'after it'],
  ]
  for (const [local, utc, why] of table) t.equal(localMoment(local, zone, 'sendAt'), utc, why)
})

t.test('what is no local time is refused, and so is a moment without its offset', async (t) => {
  for (const bad of ['', 'morgen', '2026-11-24', '2026-13-01T10:00', '2026-11-24T25:00']) {
    t.throws(() => localMoment(bad, zone, 'sendAt'), /sendAt: moment-unknown/)
  }
  t.equal(readMoment('2026-11-24T20:00:00+01:00', 'x'), '2026-11-24T19:00:00.000Z')
  t.equal(readMoment('2026-11-24T20:00Z', 'x'), '2026-11-24T20:00:00.000Z')
  for (const bad of ['2026-11-24T20:00', '2026-11-24', 'nu', '2026-11-24T20:00+0100']) {
    t.throws(() => readMoment(bad, 'x'), /x: moment-without-offset/)
  }
})

t.test('a clock before the last record, or years after it, is not believed', async (t) => {
  const last = Date.UTC(2026, 10, 24)
  const hour = 60 * minuteMs
  t.ok(clockIsCredible(5, 0), 'an empty journal proves nothing')
  t.ok(clockIsCredible(last - 4 * minuteMs, last), 'a little back: the clock was set right')
  t.notOk(clockIsCredible(last - hour, last))
  t.ok(clockIsCredible(last + 2 * 365 * 24 * hour, last))
  t.notOk(clockIsCredible(last + 4 * 365 * 24 * hour, last))
})

t.test('the year of an action is the one on the wall', async (t) => {
  t.equal(localYear(Date.UTC(2026, 11, 31, 23, 30), zone), 2027)
  t.equal(localYear(Date.UTC(2026, 11, 31, 22, 30), zone), 2026)
})
