import fc from 'fast-check'
import t from 'tap'
import { RefusedError } from '../../src/domain/errors.ts'
import { readAreas } from '../../src/domain/geojson-areas.ts'
import { allKinds, isHazard } from '../../src/domain/kinds.ts'
import { isMadeUp, madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { maskNumber, readPhoneNumber } from '../../src/domain/phone-number.ts'
import { isQuiet } from '../../src/domain/quiet-hours.ts'
import { isRd, rdToWgs84 } from '../../src/domain/rijksdriehoek.ts'
import { SimBudget } from '../../src/domain/sim-budget.ts'
import { shippedTextRules } from '../../src/domain/wording/text-rules.ts'
import { checkText, finalText, unverifiedNumbers } from '../../src/domain/wording.ts'

const zone = 'Europe/Amsterdam'
const minuteMs = 60_000
/** The rules about words have a test of their own. */
const onlyForm: typeof shippedTextRules.levels = Object.fromEntries(
  Object.entries(shippedTextRules.levels).map(([rule, level]) => [
    rule,
    /^(?:cap-|too-few)/.test(rule) ? 'off' : level,
  ]),
)
const frame = {
  status: 'actual',
  kind: 'missing-child',
  phase: 'alert',
  messagePrefix: 'Buurtoproep',
} as const

t.test('a text begins as the contract says, and what is there is not said twice', async (t) => {
  const table: readonly [string, object, string][] = [
    ['let op.', {}, 'Buurtoproep: let op.'],
    ['Buurtoproep: let op.', {}, 'Buurtoproep: let op.'],
    ['let op.', { status: 'exercise' }, 'OEFENING Buurtoproep: let op.'],
    ['OEFENING let op.', { status: 'exercise' }, 'OEFENING Buurtoproep: let op.'],
    ['OEFENING: let op.', { status: 'exercise' }, 'OEFENING Buurtoproep: let op.'],
    ['OEFENING Buurtoproep: let op.', { status: 'exercise' }, 'OEFENING Buurtoproep: let op.'],
    ['rode jas.', { phase: 'correction' }, 'CORRECTIE Buurtoproep: rode jas.'],
    [
      'OEFENING CORRECTIE Buurtoproep: rode jas.',
      { phase: 'correction', status: 'exercise' },
      'OEFENING CORRECTIE Buurtoproep: rode jas.',
    ],
    ['REANIMATIE Dorpsstraat 1', { kind: 'aed' }, 'REANIMATIE Dorpsstraat 1'],
    ['REANIMATIE Dorpsstraat 1', {}, 'Buurtoproep: REANIMATIE Dorpsstraat 1'],
    [
      'OEFENINGEN zijn nuttig.',
      { status: 'exercise' },
      'OEFENING Buurtoproep: OEFENINGEN zijn nuttig.',
    ],
  ]
  for (const [words, changes, text] of table) {
    t.equal(finalText(words, { ...frame, ...changes }), text)
  }
})

t.test('putting the beginning before a text again changes nothing', async () => {
  const status = fc.constantFrom('actual', 'exercise')
  const phase = fc.constantFrom('alert', 'update', 'correction', 'result')
  fc.assert(
    fc.property(fc.string(), fc.record({ status, phase }), (words, changes) => {
      const once = finalText(words, { ...frame, ...changes } as typeof frame)
      const twice = finalText(once, { ...frame, ...changes } as typeof frame)
      const isMarked = changes.status !== 'exercise' || once.startsWith('OEFENING ')
      return twice === once.trim() && isMarked && once.includes('Buurtoproep')
    }),
  )
})

t.test('a number that nobody verified is found, and what is no phone number is not', async (t) => {
  const verified = ['0800-0011', '0900-8844', '14 0999']
  const none = [
    'Bel 112',
    'Bel 0800-0011',
    'bel 08000011',
    'bel 0900 8844.',
    'bel 14 0999',
    'Om 15.40 weg',
    'om 2026-11-24',
    '7 jaar, 1,20 m',
    'huisnummer 1234',
    'kenteken 12-ABC-3',
    'op 01-12-2026 weg',
    'sinds 05/11/2026, 07.12.2026',
    'van 08.15-09.30 en 00.30 - 02.15 uur',
    'geboren 1944, 06 of 07 jaar',
    '+20 graden',
  ]
  for (const text of none) t.strictSame(unverifiedNumbers(text, verified), [], text)
  const some = [
    '06-10000001',
    '06 10 00 00 01',
    '+31610000001',
    '0031610000001',
    '085-0000001',
    '0800-1234',
    '14 0598',
    '(0571) 123456',
    '0571/123456',
    '06 - 10000001',
    '06.10.00.00.01',
    '06.10000001',
    '+31 (0)6 10000001',
    '+49 170 1234567',
    '0032 470 12 34 56',
  ]
  for (const number of some) {
    t.strictSame(unverifiedNumbers(`Gezien? Bel ${number} nu.`, verified), [number])
  }
  t.strictSame(unverifiedNumbers('Bel 085-0000001', ['+31850000001']), [])
  t.strictSame(unverifiedNumbers('Bel +31 85 0000001', ['085-0000001']), [])
})

t.test('what is said of a text, and which of it stops it', async (t) => {
  const keys = (text: string, parts = 1, changes: object = {}) =>
    checkText(text, {
      ...frame,
      ...changes,
      verifiedNumbers: ['0800-0011'],
      count: { parts, forcing: [] },
      rules: { ...shippedTextRules, levels: onlyForm },
    }).map(({ key, blocks }) => (blocks ? `${key}!` : key))
  t.strictSame(keys('Buurtoproep: let op jongen. Bel 0800-0011.'), [])
  t.strictSame(keys('Buurtoproep: let op jongen. Bel 112.'), [])
  t.strictSame(keys('Buurtoproep: let op jongen.'), ['text-without-number'])
  t.strictSame(keys('Buurtoproep: gevonden.', 1, { phase: 'result' }), [])
  t.strictSame(keys('Buurtoproep: '), ['text-empty!', 'text-without-number'])
  t.strictSame(keys('Buurtoproep: zie https://x.nl. Bel 112', 3), [
    'text-many-parts',
    'text-has-link',
  ])
  t.strictSame(keys('Buurtoproep: bel 112 nu, en gauw', 11), ['text-too-long!'])
})

/** The slow and obvious way: what the clock on the wall says. */
function isQuietSlowly(at: number, from: number, until: number): boolean {
  const wall = new Date(at).toLocaleTimeString('en-GB', { timeZone: zone })
  const hour = Number(wall.slice(0, 2))
  const hours = Array.from({ length: 24 }, (_, n) => n)
  const quiet =
    from <= until ? hours.slice(from, until) : [...hours.slice(from), ...hours.slice(0, until)]
  return quiet.includes(hour)
}

t.test(
  'quiet hours are those of the clock on the wall, in both nights that it changes',
  async () => {
    const hour = fc.integer({ min: 0, max: 23 })
    const at = fc
      .integer({ min: 0, max: 2 * 366 * 24 * 60 })
      .map((minutes) => Date.UTC(2026, 0, 1) + minutes * minuteMs)
    const changes = [Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25)].map((night) =>
      fc.integer({ min: -180, max: 300 }).map((minutes) => night + minutes * minuteMs),
    )
    const clock = (n: number) => `${String(n).padStart(2, '0')}:00`
    fc.assert(
      fc.property(fc.oneof(at, ...changes), hour, hour, (moment, from, until) => {
        const isNight = isQuiet(moment, `${clock(from)}-${clock(until)}`, zone)
        return isNight === isQuietSlowly(moment, from, until)
      }),
      { numRuns: 3000 },
    )
  },
)

t.test('a budget counts what was sent in the last hour and the last day', async () => {
  const sends = fc.array(fc.integer({ min: 0, max: 2 * 24 * 60 }), { maxLength: 200 })
  fc.assert(
    fc.property(sends, fc.integer({ min: 0, max: 60 }), (minutes, later) => {
      const budget = new SimBudget()
      const times = minutes.toSorted((a, b) => a - b)
      const now = (times.at(-1) ?? 0) + later
      for (const minute of times) budget.spend('sim', minute * minuteMs)
      const { hour, day } = budget.sent('sim', now * minuteMs)
      return (
        hour === times.filter((minute) => now - minute <= 60).length &&
        day === times.filter((minute) => now - minute < 24 * 60).length &&
        budget.sent('other', now * minuteMs).day === 0
      )
    }),
  )
})

t.test('what a SIM sent counts too when the clock is put back', async (t) => {
  const budget = new SimBudget()
  const noon = 720 * minuteMs
  const before = noon - 10 * minuteMs
  for (let n = 0; n < 9; n += 1) budget.spend('sim', noon + (n % 3) * minuteMs)
  t.strictSame(budget.sent('sim', before), { hour: 9, day: 9 })
  budget.spend('sim', before)
  t.strictSame(budget.sent('sim', before + 60 * minuteMs), { hour: 10, day: 10 })
  t.strictSame(budget.sent('sim', before + 61 * minuteMs), { hour: 0, day: 10 }, 'no longer')
  t.strictSame(budget.sent('sim', before + 1440 * minuteMs), { hour: 0, day: 0 })
})

t.test('phone numbers as people write them', async (t) => {
  const good: readonly [string, string, string][] = [
    ['06 10 00 00 01', '+31610000001', 'mobile'],
    ['06-10000001', '+31610000001', 'mobile'],
    ['+31 6 10000001', '+31610000001', 'mobile'],
    ['0031610000001', '+31610000001', 'mobile'],
    ['+31 (0)6 10000001', '+31610000001', 'mobile'],
    ['085-0000001', '+31850000001', 'landline'],
    ['(085) 000 00 01', '+31850000001', 'landline'],
  ]
  for (const [text, e164, type] of good) {
    t.strictSame(readPhoneNumber(text, 'x'), { e164, type }, text)
  }
  const bad: readonly [string, RegExp][] = [
    ['', /phone-number-unknown/],
    ['112', /phone-number-unknown/],
    ['06 12', /phone-number-unknown/],
    ['geen', /phone-number-unknown/],
    ['0800-0011', /phone-number/],
    ['0900-8844', /phone-number/],
    ['+49 30 901820', /phone-number-abroad/],
  ]
  for (const [text, why] of bad) t.throws(() => readPhoneNumber(text, 'phones/0'), why, text)
  t.equal(maskNumber('+31610000001'), '06-••••0001')
  t.equal(maskNumber('+31850000001'), '085-•••0001')
  t.ok([madeUpMobile(0), madeUpMobile(999_999), madeUpLandline(9_999)].every(isMadeUp))
  t.notOk(isMadeUp('+31641600986'))
})

t.test('RD New to WGS 84, against points that Kadaster publishes', async (t) => {
  // The origin, and stations of the RDNAPTRANS description; within a metre of the approximation.
  const table: readonly [number, number, number, number][] = [
    [155_000, 463_000, 5.38720621, 52.1551744],
    [108_360.879, 415_757.276, 4.712, 51.728],
    [244_000, 601_000, 6.73, 53.392],
  ]
  for (const [x, y, lon, lat] of table) {
    const [gotLon, gotLat] = rdToWgs84(x, y)
    t.ok(Math.abs(gotLon - lon) < 0.01 && Math.abs(gotLat - lat) < 0.01, `${x}, ${y}`)
  }
  t.ok(isRd(155_000, 463_000))
  t.notOk(isRd(5.38, 52.15))
})

t.test('whatever is given as areas is read, or refused with its feature', async (t) => {
  const ring = [
    [5, 52],
    [5.1, 52],
    [5.1, 52.1],
    [5, 52],
  ]
  const feature = (
    geometry: unknown,
    properties: unknown = { name: 'Wilgenhof', code: 'WK1' },
  ) => ({
    type: 'Feature',
    properties,
    geometry,
  })
  const areas = readAreas(
    { features: [feature({ type: 'Polygon', coordinates: [ring] })] },
    () => 'id',
  )
  t.match(areas, [{ id: 'id', name: 'Wilgenhof', code: 'WK1', area: { type: 'Polygon' } }])
  const json = fc.jsonValue()
  const geometry = fc.record({
    type: fc.constantFrom('Polygon', 'MultiPolygon', 'Point'),
    coordinates: fc.oneof(json, fc.constant([ring]), fc.array(fc.array(fc.array(fc.double())))),
  })
  const features = fc.array(
    fc.oneof(
      json,
      geometry.map((one) => feature(one)),
    ),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.oneof(json, fc.record({ features })), (value) => {
      try {
        readAreas(value, () => 'id')
        return true
      } catch (error) {
        return error instanceof RefusedError
      }
    }),
    { numRuns: 2000 },
  )
})

t.test('kinds as the contract lists them', async (t) => {
  t.equal(allKinds.length, 13)
  const on = allKinds.filter(({ isOn }) => isOn).map(({ id }) => id)
  t.strictSame(on, ['missing-child', 'missing-person', 'fire-smoke', 'outage', 'warning'])
  t.ok(isHazard('fire-smoke') && isHazard('outage'))
  t.notOk(isHazard('missing-child') || isHazard('robbery'))
})
