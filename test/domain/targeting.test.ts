import { distance } from '@turf/turf'
import fc from 'fast-check'
import t from 'tap'
import type { Area } from '../../src/domain/geo.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { indexPeople } from '../../src/domain/people-index.ts'
import { reachOf, type SelectionRules, selectRecipients } from '../../src/domain/targeting.ts'
import { centre, inTurf, nearby, polygon } from '../support/areas.ts'

const rules: SelectionRules = {
  origin: centre,
  order: 'nearest-first',
  at: Date.parse('2026-11-24T23:30:00Z'),
  quietHours: '22:00-07:00',
  timeZone: 'UTC',
  ignoresQuietHours: false,
  canCall: false,
}
const channel = fc.constantFrom('sms' as const, 'voice' as const)
const people = fc
  .array(
    fc.record({
      numbers: fc.array(fc.tuple(fc.nat(20), channel), { minLength: 1, maxLength: 3 }),
      homes: fc.array(nearby, { minLength: 1, maxLength: 2 }),
      nightAlerts: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(
      ({ numbers, homes, nightAlerts }, n): Participant => ({
        id: `p${n}`,
        phones: numbers.map(([number, by], i) => ({
          id: `p${n}:${i}`,
          number: madeUpMobile(number),
          channel: by,
        })),
        addresses: homes.map((location) => ({
          postcode: '9999ZZ',
          houseNumber: 1,
          location,
          kind: 'home',
        })),
        nightAlerts,
      }),
    ),
  )

/** The same choice, a number at a time and with no haste. */
function slowly(town: readonly Participant[], area: Area, asked: SelectionRules) {
  const isAwake = (owner: Participant) => asked.ignoresQuietHours || owner.nightAlerts
  const rows = town.flatMap((owner) =>
    owner.addresses
      .filter(({ location }) => inTurf(area, location))
      .flatMap(({ location }) => owner.phones.map((phone) => ({ owner, phone, location }))),
  )
  const numbers = [...new Set(rows.map(({ phone }) => phone.number))].map((number) => {
    const own = rows.filter(({ phone }) => phone.number === number)
    const metres = own.map(({ location }) =>
      distance([...asked.origin], [...location], { units: 'meters' }),
    )
    return {
      phoneIds: [...new Set(own.map(({ phone }) => phone.id))],
      rank: Math.abs(Math.min(...metres) - (asked.frontMetres ?? 0)),
      isLoud: own.some(({ owner }) => isAwake(owner)),
      hasSms: own.some(({ phone }) => phone.channel === 'sms'),
    }
  })
  const loud = numbers.filter(({ isLoud }) => isLoud)
  return {
    chosen: loud.filter(({ hasSms }) => hasSms || asked.canCall).sort((a, b) => a.rank - b.rank),
    excluded: {
      'quiet-hours': numbers.length - loud.length,
      'voice-only': asked.canCall ? 0 : loud.filter(({ hasSms }) => !hasSms).length,
      'shared-number': numbers.reduce((sum, { phoneIds }) => sum + phoneIds.length - 1, 0),
    },
  }
}

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
        const { recipients, calls, excluded } = selectRecipients(indexPeople(town), area, asked)
        const { chosen, excluded: expected } = slowly(town, area, asked)
        t.strictSame(excluded, expected)
        t.equal(calls, chosen.filter(({ hasSms }) => !hasSms).length)
        const ranks = new Map(chosen.map(({ phoneIds, rank }) => [phoneIds.join(), rank]))
        const ours = recipients.map(({ phoneIds }) => ranks.get(phoneIds.join()) ?? Number.NaN)
        const theirs = chosen.map(({ rank }) => rank)
        t.equal(ours.length, theirs.length)
        t.ok(ours.every((rank, i) => Math.abs(rank - (theirs[i] ?? 0)) < 0.02))
      },
    ),
    { numRuns: 300 },
  )
  t.end()
})

t.test('the reach counts every number once, as an alert for everyone would', (t) => {
  const everyone: Area = { centre, radiusMetres: 20_000 }
  fc.assert(
    fc.property(people, (town) => {
      const { chosen, excluded } = slowly(town, everyone, rules)
      t.strictSame(reachOf(indexPeople(town), rules), {
        sms: chosen.length,
        quiet: excluded['quiet-hours'],
        voiceOnly: excluded['voice-only'],
      })
    }),
  )
  t.end()
})
