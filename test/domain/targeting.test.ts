import { distance } from '@turf/turf'
import fc from 'fast-check'
import t from 'tap'
import { prepareArea } from '../../src/domain/area.ts'
import type { Area, Position } from '../../src/domain/geo.ts'
import { rowsInside } from '../../src/domain/inside-rows.ts'
import { allKinds, kindOf } from '../../src/domain/kinds.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { indexPeople } from '../../src/domain/people-index.ts'
import { reachOf, type SelectionRules, selectRecipients } from '../../src/domain/targeting.ts'
import { placeAt } from '../../src/domain/where/bearing.ts'
import { sectorOf } from '../../src/domain/where/sector.ts'
import { centre, inTurf, nearby, polygon } from '../support/areas.ts'
import { neighbour } from '../support/engine.ts'

const rules: SelectionRules = {
  origin: centre,
  order: 'nearest-first',
  at: Date.parse('2026-11-24T23:30:00Z'),
  quietHours: '22:00-07:00',
  timeZone: 'UTC',
  ignoresQuietHours: false,
  canCall: false,
  kind: 'missing-child',
  urgency: 'Expected',
}
const channel = fc.constantFrom('sms' as const, 'voice' as const)
/** What somebody may have said of themselves, and what that is on a Tuesday at half past eleven. */
const wishes = [
  { said: {}, unwanted: false, paused: false },
  {
    said: { pauses: [{ from: '2026-11-20', until: '2026-11-24' }] },
    unwanted: false,
    paused: true,
  },
  {
    said: { pauses: [{ from: '2026-11-20', until: '2026-11-23' }] },
    unwanted: false,
    paused: false,
  },
  { said: { unwantedKinds: ['outage'] }, unwanted: false, paused: false },
  { said: { unwantedKinds: ['outage', 'missing-child'] }, unwanted: true, paused: false },
  { said: { leastUrgency: 'Immediate' }, unwanted: true, paused: false },
  { said: { leastUrgency: 'Expected' }, unwanted: false, paused: false },
] as const
const ownHours = [
  { hours: undefined, isShut: false },
  { hours: [{ days: ['tue'], from: '20:00', until: '02:00' }], isShut: false },
  { hours: [{ days: ['tue'], from: '08:00', until: '23:30' }], isShut: true },
] as const

/** Somebody, with what the slow choice needs to know of them. */
interface Townsman {
  readonly person: Participant
  readonly wish: { readonly unwanted: boolean; readonly paused: boolean }
  readonly homes: readonly (readonly [place: Position, hours: (typeof ownHours)[number]])[]
}

const people = fc
  .array(
    fc.record({
      numbers: fc.array(fc.tuple(fc.nat(20), channel), { minLength: 1, maxLength: 3 }),
      homes: fc.array(fc.tuple(nearby, fc.constantFrom(...ownHours)), {
        minLength: 1,
        maxLength: 2,
      }),
      nightAlerts: fc.boolean(),
      wish: fc.constantFrom(...wishes),
      isGone: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(
      ({ numbers, homes, nightAlerts, wish, isGone }, n): Townsman => ({
        wish,
        homes,
        person: {
          id: `p${n}`,
          phones: numbers.map(([number, by], i) => ({
            id: `p${n}:${i}`,
            number: madeUpMobile(number),
            channel: by,
          })),
          addresses: homes.map(([location, { hours }]) => ({
            postcode: '9999ZZ',
            houseNumber: 1,
            location,
            kind: 'home',
            ...(hours ? { hours } : {}),
          })),
          nightAlerts,
          ...wish.said,
          ...(isGone ? { leftAt: '2026-11-24T22:00:00Z' } : {}),
        },
      }),
    ),
  )

/** The same choice, a number at a time and with no haste. */
function slowly(town: readonly Townsman[], area: Area, asked: SelectionRules) {
  const rows = town
    .filter(({ person }) => person.leftAt === undefined)
    .flatMap(({ person, wish, homes }) =>
      homes
        .filter(([location]) => inTurf(area, location))
        .flatMap(([location, { isShut }]) =>
          person.phones.map((phone) => ({
            phone,
            location,
            isWanted: !wish.unwanted,
            isThere: !wish.paused && !isShut,
            isAwake: asked.ignoresQuietHours || person.nightAlerts,
          })),
        ),
    )
  const numbers = [...new Set(rows.map(({ phone }) => phone.number))].map((number) => {
    const own = rows.filter(({ phone }) => phone.number === number)
    const metres = own.map(({ location }) =>
      distance([...asked.origin], [...location], { units: 'meters' }),
    )
    const wanted = own.filter(({ isWanted }) => isWanted)
    const there = wanted.filter(({ isThere }) => isThere)
    return {
      phoneIds: [...new Set(own.map(({ phone }) => phone.id))],
      rank: Math.abs(Math.min(...metres) - (asked.frontMetres ?? 0)),
      isWanted: wanted.length > 0,
      isThere: there.length > 0,
      isLoud: there.some(({ isAwake }) => isAwake),
      hasSms: own.some(({ phone }) => phone.channel === 'sms'),
    }
  })
  const wanted = numbers.filter(({ isWanted }) => isWanted)
  const there = wanted.filter(({ isThere }) => isThere)
  const loud = there.filter(({ isLoud }) => isLoud)
  return {
    chosen: loud.filter(({ hasSms }) => hasSms || asked.canCall).sort((a, b) => a.rank - b.rank),
    excluded: {
      'quiet-hours': there.length - loud.length,
      unavailable: wanted.length - there.length,
      unwanted: numbers.length - wanted.length,
      'voice-only': asked.canCall ? 0 : loud.filter(({ hasSms }) => !hasSms).length,
      'had-many': 0,
      'shared-number': numbers.reduce((sum, { phoneIds }) => sum + phoneIds.length - 1, 0),
    },
  }
}

const indexOf = (town: readonly Townsman[]) => indexPeople(town.map(({ person }) => person))

t.test('one delivery a number, nearest to the front first, the excluded counted', (t) => {
  const front = fc.option(fc.double({ min: 0, max: 4_000, noNaN: true }), { nil: undefined })
  fc.assert(
    fc.property(
      people,
      polygon,
      front,
      fc.boolean(),
      fc.boolean(),
      (town, area, frontMetres, ignoresQuietHours, canCall) => {
        const asked: SelectionRules = {
          ...rules,
          ignoresQuietHours,
          canCall,
          ...(frontMetres === undefined ? {} : { order: 'front-first', frontMetres }),
        }
        const { recipients, calls, excluded } = selectRecipients(indexOf(town), area, asked)
        const { chosen, excluded: expected } = slowly(town, area, asked)
        t.strictSame(excluded, expected)
        t.equal(calls, chosen.filter(({ hasSms }) => !hasSms).length)
        const ranks = new Map(chosen.map(({ phoneIds, rank }) => [phoneIds.join(), rank]))
        const ours = recipients().map((phoneIds) => ranks.get(phoneIds.join()) ?? Number.NaN)
        const theirs = chosen.map(({ rank }) => rank)
        t.equal(ours.length, theirs.length)
        t.ok(ours.every((rank, i) => Math.abs(rank - (theirs[i] ?? 0)) < 0.02))
      },
    ),
    { numRuns: 300 },
  )
  t.end()
})

t.test('a row is inside where its place is, at the very edge as well', (t) => {
  const radius = fc.constantFrom(0.001, 1, 40, 1_500, 50_000)
  const off = fc.constantFrom(0, 1e-9, -1e-9, 1e-5, -1e-5, 0.5, -0.5)
  fc.assert(
    fc.property(radius, off, fc.integer({ min: 0, max: 359 }), (radiusMetres, metres, bearing) => {
      const circle: Area = { centre, radiusMetres }
      const location = placeAt(centre, bearing, Math.max(0, radiusMetres + metres))
      const index = indexPeople([
        neighbour(1, {
          addresses: [{ postcode: '9999ZZ', houseNumber: 1, location, kind: 'home' }],
        }),
      ])
      t.equal(rowsInside(index, circle).length === 1, prepareArea(circle)(...location))
    }),
    { numRuns: 300 },
  )
  t.end()
})

t.test('who flees in a known direction is looked for there first, then all round', (t) => {
  const bearings = Array.from({ length: 24 }, (_, n) => n * 15 + 7)
  const town = [150, 900, 2_400].flatMap((metres) =>
    bearings.map((bearing) =>
      neighbour(metres + bearing, {
        addresses: [
          {
            postcode: '9999ZZ',
            houseNumber: 1,
            location: placeAt(centre, bearing, metres),
            kind: 'home',
          },
        ],
      }),
    ),
  )
  const circle: Area = { centre, radiusMetres: 5_000 }
  const idsOf = (asked: Partial<SelectionRules>) =>
    selectRecipients(indexPeople(town), circle, {
      ...rules,
      ignoresQuietHours: true,
      order: 'front-first',
      frontMetres: 2_400,
      ...asked,
    })
      .recipients()
      .map(([first = '']) => first)
  for (const bearing of [0, 90, 350, -10, 710]) {
    const isThere = prepareArea(sectorOf(centre, 5_000, bearing))
    const where = new Map(town.map(({ phones, addresses }) => [phones[0]?.id, addresses[0]]))
    const inside = idsOf({ bearing }).map((id) => isThere(...(where.get(id)?.location ?? [0, 0])))
    const count = 24 + 2 * 8
    t.equal(inside.filter(Boolean).length, count, `the whole circle gets it at ${bearing}`)
    t.ok(inside.slice(0, count).every(Boolean), `first who live that way at ${bearing}`)
    t.equal(inside.length, town.length)
  }
  t.strictSame(
    idsOf({ order: 'nearest-first', bearing: 90 }),
    idsOf({ order: 'nearest-first' }),
    'nearest first is nearest first',
  )
  t.end()
})

t.test('of a kind that can wait an hour those get nothing who want only what cannot', (t) => {
  const urgent = allKinds.filter(({ cap }) => cap.urgency === 'Immediate').map(({ id }) => id)
  const waiting = allKinds.filter(({ cap }) => cap.urgency === 'Expected').map(({ id }) => id)
  t.strictSame(waiting, ['theft', 'vehicle', 'outage', 'other'])
  const index = indexPeople([neighbour(1, { leastUrgency: 'Immediate' }), neighbour(2)])
  const circle: Area = { centre: [5.3, 52.6], radiusMetres: 5_000 }
  const chosenFor = (kind: (typeof urgent)[number]) =>
    selectRecipients(index, circle, {
      ...rules,
      ignoresQuietHours: true,
      kind,
      urgency: kindOf(kind).cap.urgency,
    })
  for (const kind of urgent) t.equal(chosenFor(kind).selected, 2, kind)
  for (const kind of waiting) t.equal(chosenFor(kind).excluded.unwanted, 1, kind)
  t.end()
})

t.test('the reach counts every number once, as an alert for everyone would', (t) => {
  const everyone: Area = { centre, radiusMetres: 20_000 }
  fc.assert(
    fc.property(people, (town) => {
      const calm = town.map((one) => ({ ...one, wish: { ...one.wish, unwanted: false } }))
      const { chosen, excluded } = slowly(calm, everyone, rules)
      t.strictSame(reachOf(indexOf(town), rules), {
        sms: chosen.length,
        quiet: excluded['quiet-hours'],
        unavailable: excluded.unavailable,
        voiceOnly: excluded['voice-only'],
      })
    }),
  )
  t.end()
})
