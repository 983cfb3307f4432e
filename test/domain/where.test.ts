import { distance } from '@turf/turf'
import fc from 'fast-check'
import t from 'tap'
import { checkArea, prepareArea } from '../../src/domain/area.ts'
import type { Position } from '../../src/domain/geo.ts'
import { areaNow } from '../../src/domain/where/area-now.ts'
import { bearingOf, directionOf, directions, placeAt } from '../../src/domain/where/bearing.ts'
import { corridorOf, lineThrough } from '../../src/domain/where/corridor.ts'
import { frontMetres } from '../../src/domain/where/moving.ts'
import { meantProfile, profileIds, profileOf } from '../../src/domain/where/profiles.ts'
import { radiusAfter } from '../../src/domain/where/radius.ts'
import { plumeOf, sectorOf } from '../../src/domain/where/sector.ts'
import { readSince } from '../../src/domain/where/since.ts'
import { nearby } from '../support/areas.ts'

const minutes = [5, 10, 15, 20, 30, 45, 60, 90]

/** The table of domain.md section 4, kilometres. */
const table = {
  foot: [0.8, 1.1, 1.4, 1.7, 2.2, 2.5, 2.5, 2.5],
  bicycle: [1.8, 2.6, 3.4, 4.2, 5, 5, 5, 5],
  scooter: [3, 4.3, 5.7, 7.1, 8, 8, 8, 8],
  car: [4.4, 6.5, 8.5, 10, 10, 10, 10, 10],
  'child-foot': [0.5, 0.6, 0.8, 0.9, 1.2, 1.7, 2.1, 3],
  'child-bicycle': [1.2, 1.7, 2.2, 2.7, 3.7, 5.2, 6, 6],
  'teenager-foot': [1, 1, 1.2, 1.4, 1.9, 2.7, 3.5, 5],
  'dementia-foot': [0.5, 0.5, 0.5, 0.6, 0.8, 1.1, 1.3, 1.9],
  'dementia-rollator': [0.4, 0.4, 0.4, 0.5, 0.6, 0.8, 1, 1.2],
} as const

const kmAfter = (id: string, after: number, lead?: number): number => {
  const profile = profileOf(id)
  return profile ? radiusAfter(profile, after, lead) / 1000 : Number.NaN
}

/** Half a step of the table's last digit, and what binary fractions add to it. */
const rounding = 0.05 + 1e-9

t.test('the radius is that of the table of section 4, in every cell', async (t) => {
  for (const [id, row] of Object.entries(table)) {
    for (const [n, km] of row.entries()) {
      const got = kmAfter(id, minutes[n] ?? 0)
      t.ok(Math.abs(got - km) <= rounding, `${id} after ${minutes[n]}: ${got}, not ${km}`)
    }
  }
})

t.test('the table was made with the greatest lead: another one misses cells', async (t) => {
  const missed = (lead: number): number =>
    Object.entries(table).reduce(
      (sum, [id, row]) =>
        sum +
        row.filter((km, n) => Math.abs(kmAfter(id, minutes[n] ?? 0, lead) - km) > rounding).length,
      0,
    )
  t.equal(missed(5), 0)
  for (const lead of [0, 2, 3, 4, 4.5]) t.ok(missed(lead) > 0, `${lead} minutes`)
})

t.test('the radii that the scenarios of section 5 name are met', async (t) => {
  const named: readonly (readonly [id: string, after: number, km: number])[] = [
    ['child-foot', 15, 0.8],
    ['child-foot', 28, 1.2],
    ['dementia-rollator', 40, 0.7],
    ['dementia-rollator', 80, 1.2],
    ['foot', 6, 0.8],
    ['scooter', 5, 3],
    ['car', 12, 7.3],
    ['car', 10, 6.5],
    ['adult-bicycle', 90, 6],
    ['e-bike', 5, 2.5],
  ]
  for (const [id, after, km] of named) {
    t.ok(Math.abs(kmAfter(id, after) - km) <= rounding, `${id} after ${after}: ${km}`)
  }
})

const anyProfile = fc.constantFrom(...profileIds)
const anyMinutes = fc.double({ min: -30, max: 600, noNaN: true })

t.test('a radius only grows, and never past the cap', async (t) => {
  fc.assert(
    fc.property(anyProfile, anyMinutes, anyMinutes, (id, a, b) => {
      const [early, late] = [Math.min(a, b), Math.max(a, b)]
      const { leastKm, mostKm } = meantProfile(id)
      const [first, last] = [kmAfter(id, early), kmAfter(id, late)]
      return first <= last && first >= leastKm && last <= mostKm
    }),
  )
  t.pass('property held')
})

t.test('a script may name a profile by its id or in its own words', async (t) => {
  const said: readonly (readonly [words: string, id: string])[] = [
    ...profileIds.map((id) => [id, id] as const),
    ['on foot', 'foot'],
    ['brommer', 'scooter'],
    ['bestelauto', 'car'],
    ['kind', 'child-foot'],
    ['e-bike', 'e-bike'],
    ['damesfiets', 'bicycle'],
    ['vrouw met rollator', 'dementia-rollator'],
    ['', 'foot'],
  ]
  for (const [words, id] of said) t.equal(meantProfile(words).id, id, words)
})

t.test('who flees is further away the longer it is, by what they move on', async (t) => {
  const since = '2026-11-24T12:00:00Z'
  const at = (after: number, profile: string) =>
    Math.round(frontMetres({ profile, since }, Date.parse(since) + after * 60_000))
  t.equal(at(15, 'on foot'), 875)
  t.equal(at(15, 'kind'), 438)
  t.equal(at(15, 'fiets'), 2400)
  t.equal(at(15, 'car'), 6250)
  t.equal(at(-5, 'car'), 0, 'a time to come')
  t.throws(() => frontMetres({ profile: 'car', since: 'straks' }, 0), /moving\/since/)
})

const metresBetween = (a: Position, b: Position): number =>
  distance([...a], [...b], { units: 'meters' })
const anyBearing = fc.double({ min: 0, max: 360, noNaN: true })
const anyRadius = fc.double({ min: 400, max: 10_000, noNaN: true })
const share = fc.double({ min: 0, max: 1, noNaN: true })

t.test('a place in a direction is as far away as it was put', async (t) => {
  fc.assert(
    fc.property(nearby, anyBearing, anyRadius, (from, bearing, metres) => {
      return Math.abs(metresBetween(from, placeAt(from, bearing, metres)) - metres) < 0.01
    }),
  )
  t.pass('property held')
})

t.test('a sector is an area that can be sent to, within its circle', async (t) => {
  fc.assert(
    fc.property(nearby, anyBearing, anyRadius, share, anyBearing, (centre, bearing, r, f, to) => {
      const sector = sectorOf(centre, r, bearing)
      checkArea(sector)
      const isInSector = prepareArea(sector)
      const place = placeAt(centre, to, r * 1.3 * f)
      return !isInSector(...place) || metresBetween(centre, place) <= r * 1.000_01
    }),
    { numRuns: 400 },
  )
  t.pass('property held')
})

t.test('smoke goes 30 degrees to either side of where the wind takes it', async (t) => {
  fc.assert(
    fc.property(nearby, anyBearing, (place, bearing) => {
      const isInPlume = prepareArea(plumeOf(place, 3000, bearing))
      const isThere = (off: number, metres: number): boolean =>
        isInPlume(...placeAt(place, bearing + off, metres))
      const inside = [-29, 0, 29].every((off) => isThere(off, 250) && isThere(off, 2950))
      const outside = [-33, 33, 180].some((off) => isThere(off, 500) || isThere(off, 2900))
      const near = [90, 180, 270].every((off) => isThere(off, 150))
      return inside && !outside && near && !isThere(0, 3050)
    }),
  )
  t.pass()
})

t.test('a sector has what lies ahead and near, and not what lies behind', async (t) => {
  fc.assert(
    fc.property(nearby, anyBearing, anyRadius, share, (centre, bearing, r, f) => {
      const isInSector = prepareArea(sectorOf(centre, r, bearing))
      const ahead = placeAt(centre, bearing - 59 + 118 * f, 0.99 * r * f)
      const behind = placeAt(centre, bearing + 62 + 236 * f, Math.min(r, 201 + r * f))
      return isInSector(...ahead) && isInSector(...centre) && !isInSector(...behind)
    }),
    { numRuns: 400 },
  )
  t.pass('property held')
})

const anyHouses = fc.array(nearby, { minLength: 1, maxLength: 60 })
const anyWidth = fc.double({ min: 50, max: 1_000, noNaN: true })

t.test('a corridor has every house it was made of, and what stands near its line', async (t) => {
  fc.assert(
    fc.property(anyHouses, anyWidth, share, anyBearing, (houses, width, f, bearing) => {
      const line = lineThrough(houses, width / 4)
      const corridor = corridorOf(line, width)
      checkArea(corridor)
      const isInside = prepareArea(corridor)
      const onLine = line.map(
        ([a, b]): Position => [a[0] + f * (b[0] - a[0]), a[1] + f * (b[1] - a[1])],
      )
      const beside = onLine.map((place) => placeAt(place, bearing, width * 0.98))
      return [...houses, ...onLine, ...beside].every((place) => isInside(...place))
    }),
    { numRuns: 200 },
  )
  t.pass('property held')
})

t.test('a corridor ends so far from its line', async (t) => {
  fc.assert(
    fc.property(nearby, anyRadius, anyWidth, anyBearing, (from, length, width, bearing) => {
      const to = placeAt(from, bearing, length)
      const isInside = prepareArea(corridorOf([[from, to]], width))
      const beyond = [placeAt(to, bearing, width * 1.03), placeAt(from, bearing + 90, width * 1.03)]
      return !beyond.some((place) => isInside(...place))
    }),
  )
  t.pass('property held')
})

t.test('a street of a thousand houses stays an area that can be sent to', async (t) => {
  const houses = Array.from({ length: 1000 }, (_, n) => placeAt([5.3, 52.6], 90, n * 12))
  const corridor = corridorOf(lineThrough(houses, 25), 300)
  t.doesNotThrow(() => checkArea(corridor))
  const isInside = prepareArea(corridor)
  t.ok(houses.every((house) => isInside(...house)))
})

t.test('the eight winds are an eighth of a turn apart', async (t) => {
  t.strictSame(directions.map(bearingOf), [0, 45, 90, 135, 180, 225, 270, 315])
  for (const wind of directions) t.equal(directionOf(bearingOf(wind) - 20), wind)
  t.equal(directionOf(359), 'north')
})

t.test('an area grows by the clock from where and when somebody left', async (t) => {
  const since = '2026-11-24T12:00:00Z'
  const centre: Position = [5.3, 52.6]
  const at = (after: number) => Date.parse(since) + after * 60_000
  const where = { profile: 'child-foot', since, centre }
  t.strictSame(areaNow(where, at(15)), { centre, radiusMetres: 783 })
  t.strictSame(areaNow(where, at(28)), { centre, radiusMetres: 1163 })
  t.strictSame(areaNow({ ...where, bearing: 90 }, at(15)), sectorOf(centre, 783, 90))
})

t.test('when somebody left is said in minutes or by the clock', async (t) => {
  const now = Date.parse('2026-11-24T14:47:30+01:00')
  const ago = (said: string) => Math.round((now - readSince(said, now, 'Europe/Amsterdam')) / 1000)
  t.equal(ago('15'), 900)
  t.equal(ago('15 min'), 900)
  t.equal(ago('90 minuten'), 5400)
  t.equal(ago('14:32'), 930)
  t.equal(ago('14.32 uur'), 930)
  t.equal(ago('14:49'), 0, 'a clock that is a little ahead')
  t.equal(ago('23:50'), 14 * 3600 + 57 * 60 + 30, 'yesterday evening')
  t.equal(ago('0'), 0)
  for (const said of ['15 minuten geleden', '15 geleden', '15.', '15 ago']) t.equal(ago(said), 900)
  for (const said of ['1432', '14u32', 'rond 14.32', 'om 14.32 uur', 'tussen 14.32 en 14.40']) {
    t.equal(ago(said), 930, said)
  }
  t.equal(ago('gisteren 15.10'), 23 * 3600 + 37 * 60 + 30, 'said to be yesterday')
  t.equal(ago('gisteren 14.40'), 24 * 3600 + 7 * 60 + 30, 'though that time was today as well')
  t.equal(ago('vannacht 3:15'), 11 * 3600 + 32 * 60 + 30)
  t.equal(ago('15.48'), 22 * 3600 + 59 * 60 + 30, 'more than an hour ahead was yesterday')
  for (const said of ['14.55', '15:40', 'rond 15.46']) {
    t.throws(() => ago(said), /since-ahead/, said)
  }
  for (const said of ['', 'zojuist', '25:10', '14:75', '9999', '-3']) {
    t.throws(() => ago(said), /since-unreadable/, said)
  }
})

t.test('around midnight a time is the one that somebody can have meant', async (t) => {
  const at = (now: string) => (said: string) => {
    const clock = Date.parse(`2026-11-24T${now}:00+01:00`)
    return (clock - readSince(said, clock, 'Europe/Amsterdam')) / 60_000
  }
  t.equal(at('00:10')('23:50'), 20, 'yesterday evening')
  t.equal(at('23:58')('00:01'), 0, 'a clock that is a little ahead')
  t.throws(() => at('23:50')('00:20'), /since-ahead/, 'tomorrow, or a day ago')
  t.equal(at('23:50')('vannacht 00:20'), 23 * 60 + 30)
  t.equal(at('00:10')('00:05'), 5)
  t.equal(at('00:10')('gisteren 23:50'), 20)
  t.equal(at('21:00')('gisteravond 20:00'), 25 * 60)
  t.equal(at('00:10')('gisteravond 23:50'), 20)
})

t.test('the day before has 23 or 25 hours where the clock was changed', async (t) => {
  for (const now of ['2026-03-30T00:10:00+02:00', '2026-10-26T00:10:00+01:00']) {
    const at = Date.parse(now)
    for (const said of ['23:50', 'gisteren 23:50'])
      t.equal((at - readSince(said, at, 'Europe/Amsterdam')) / 60_000, 20, `${said} at ${now}`)
  }
})
