import fc from 'fast-check'
import t from 'tap'
import {
  availability,
  bestOf,
  isWithin,
  momentOf,
  type Wishes,
} from '../../src/domain/availability.ts'
import { localClock } from '../../src/domain/local-clock.ts'
import { type Hours, weekdays } from '../../src/domain/participant.ts'

const minuteMs = 60_000
const timeZone = 'Europe/Amsterdam'
const begin = Date.parse('2026-01-01T00:00:00Z')
const end = Date.parse('2028-01-01T00:00:00Z')
const count = (end - begin) / minuteMs

/** `Mon 08:30`, as the platform's own calendar words it. */
const worded = new Intl.DateTimeFormat('en-US', {
  timeZone,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const two = (n: number): string => String(n).padStart(2, '0')
/** Every minute that a weekly clock can show, in order. */
const week = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].flatMap((day) =>
  Array.from({ length: 24 * 60 }, (_, m) => `${day} ${two(Math.floor(m / 60))}:${two(m % 60)}`),
)
const placeInWeek = new Map(week.map((shown, place) => [shown, place]))
/** What the clock shows at each minute of two years, as a place in the week. */
const shownAt = Int16Array.from(
  { length: count },
  (_, n) => placeInWeek.get(worded.format(begin + n * minuteMs).replace(',', '')) ?? -1,
)

/** The minutes of a week that hours hold: each day's is walked from its begin until its end. */
function walked(hours: readonly Hours[]): Uint8Array {
  const open = new Uint8Array(week.length)
  for (const { days, from, until } of hours) {
    for (const day of days) {
      const name = `${day.slice(0, 1).toUpperCase()}${day.slice(1)}`
      let place = week.indexOf(`${name} ${from}`)
      do {
        open[place] = 1
        place = (place + 1) % week.length
      } while (!week[place]?.endsWith(until))
    }
  }
  return open
}

const clockTime = fc
  .tuple(fc.nat(23), fc.oneof(fc.constantFrom(0, 30), fc.nat(59)))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`)
const hoursOf = fc.record({
  days: fc.subarray([...weekdays], { minLength: 1 }),
  from: clockTime,
  until: clockTime,
})
const weekOfHours = fc.array(hoursOf, { minLength: 1, maxLength: 4 })

/** The four days in which the clock is changed, and any others. */
const changes = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'].map(
  (day) => (Date.parse(`${day}T00:00:00Z`) - begin) / minuteMs,
)
const dayMinutes = 24 * 60

t.test('hours hold what walking through them minute by minute holds', (t) => {
  const clocks = new Map<number, ReturnType<typeof localClock>>()
  const clockOf = (n: number) => {
    const known = clocks.get(n) ?? localClock(begin + n * minuteMs, timeZone)
    clocks.set(n, known)
    return known
  }
  const anywhere = fc.array(fc.nat(count - 1), { minLength: 200, maxLength: 400 })
  fc.assert(
    fc.property(weekOfHours, anywhere, fc.constantFrom(...changes), (hours, places, change) => {
      const open = walked(hours)
      const night = Array.from({ length: 30 * 60 }, (_, i) => change - 3 * 60 + i)
      const wrong = [...places, ...night].filter(
        (n) => isWithin(hours, clockOf(n)) !== (open[shownAt[n] ?? 0] === 1),
      )
      t.strictSame(wrong, [])
    }),
    { numRuns: 200 },
  )
  t.end()
})

t.test('the clock and the hours are right in every minute of two years', (t) => {
  const hours: readonly Hours[] = [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:30', until: '17:00' },
    { days: ['fri', 'sat'], from: '22:15', until: '02:30' },
    { days: ['sun'], from: '06:00', until: '06:00' },
  ]
  const open = walked(hours)
  const wrong = shownAt.findIndex((place, n) => {
    const clock = localClock(begin + n * minuteMs, timeZone)
    const isRight = weekdays.indexOf(clock.weekday) * dayMinutes + clock.minute === place
    return !isRight || isWithin(hours, clock) !== (open[place] === 1)
  })
  t.equal(wrong, -1)
  t.end()
})

const asked = { timeZone, quietHours: '22:00-07:00', ignoresQuietHours: false }
const at = (local: string): number => Date.parse(local)
const on = (wishes: Partial<Wishes>, local: string, rest: object = {}) =>
  availability({ nightAlerts: false, ...wishes }, momentOf({ ...asked, at: at(local), ...rest }))

t.test('in the night that the clock goes back, two until three comes twice', (t) => {
  const hours: readonly Hours[] = [{ days: ['sun'], from: '02:00', until: '02:30' }]
  const own = { hours, nightAlerts: true }
  t.equal(on(own, '2026-10-25T02:15:00+02:00'), 'available')
  t.equal(on(own, '2026-10-25T02:45:00+02:00'), 'unavailable')
  t.equal(on(own, '2026-10-25T02:15:00+01:00'), 'available')
  t.equal(on(own, '2026-10-25T02:30:00+01:00'), 'unavailable')
  t.end()
})

t.test('in the night that the clock goes forward, two until three is not there', (t) => {
  const hours: readonly Hours[] = [{ days: ['sat'], from: '23:00', until: '02:30' }]
  const own = { hours, nightAlerts: true }
  t.equal(on(own, '2026-03-29T01:59:00+01:00'), 'available')
  t.equal(on(own, '2026-03-29T03:00:00+02:00'), 'unavailable')
  t.end()
})

t.test('a pause counts by local days, both ends included', (t) => {
  const own = { pauses: [{ from: '2026-12-20', until: '2027-01-03' }], nightAlerts: true }
  t.equal(on(own, '2026-12-19T23:59:00+01:00'), 'available')
  t.equal(on(own, '2026-12-20T00:00:00+01:00'), 'unavailable')
  t.equal(on(own, '2027-01-03T23:59:00+01:00'), 'unavailable')
  t.equal(on(own, '2027-01-04T00:00:00+01:00'), 'available')
  t.end()
})

t.test('own hours narrow; night alerts open the quiet hours and nothing else', (t) => {
  const night: readonly Hours[] = [{ days: [...weekdays], from: '20:00', until: '08:00' }]
  t.equal(on({ hours: night }, '2026-11-24T23:00:00+01:00'), 'quiet-hours')
  t.equal(on({ hours: night, nightAlerts: true }, '2026-11-24T23:00:00+01:00'), 'available')
  t.equal(on({ hours: night, nightAlerts: true }, '2026-11-24T12:00:00+01:00'), 'unavailable')
  t.end()
})

t.test('a danger to people themselves ignores the quiet hours, not what somebody said', (t) => {
  const danger = { ignoresQuietHours: true }
  const work: readonly Hours[] = [{ days: ['tue'], from: '09:00', until: '17:00' }]
  const away = { pauses: [{ from: '2026-11-24', until: '2026-11-24' }] }
  t.equal(on({}, '2026-11-24T23:00:00+01:00', danger), 'available')
  t.equal(on({ hours: work }, '2026-11-24T23:00:00+01:00', danger), 'unavailable')
  t.equal(on(away, '2026-11-24T23:00:00+01:00', danger), 'unavailable')
  t.end()
})

t.test('kinds and urgency that somebody does not want keep an alert away', (t) => {
  const noon = '2026-11-24T12:00:00+01:00'
  const outage = { kind: 'outage', urgency: 'Expected' }
  t.equal(on({ unwantedKinds: ['outage'] }, noon, outage), 'unwanted')
  t.equal(on({ unwantedKinds: ['warning'] }, noon, outage), 'available')
  t.equal(on({ leastUrgency: 'Immediate' }, noon, outage), 'unwanted')
  t.equal(on({ leastUrgency: 'Expected' }, noon, outage), 'available')
  t.equal(on({ leastUrgency: 'Past' }, noon, outage), 'available')
  t.equal(on({ unwantedKinds: ['outage'], leastUrgency: 'Immediate' }, noon), 'available')
  t.end()
})

t.test('of several addresses or people the best counts', (t) => {
  t.equal(bestOf(['unwanted', 'quiet-hours', 'unavailable']), 'quiet-hours')
  t.equal(bestOf(['unavailable', 'available']), 'available')
  t.equal(bestOf([]), 'unwanted')
  t.end()
})
