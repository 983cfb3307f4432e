import t from 'tap'
import { roles } from '../../src/domain/accounts.ts'
import { coverageOf, growthOf } from '../../src/domain/coverage.ts'
import type { NamedArea } from '../../src/domain/geo.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { tonight } from '../../src/web/overview.ts'
import { by, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const box = (id: string, name: string, west: number): NamedArea => ({
  id,
  name,
  area: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 52],
        [west + 1, 52],
        [west + 1, 53],
        [west, 53],
        [west, 52],
      ],
    ],
  },
})
const row = (houseNumber: number, lon: number) => ({
  postcode: '9991AA',
  houseNumber,
  suffix: '',
  street: 'Merelstraat',
  city: 'Waterhoven',
  location: [lon, 52.6] as const,
})
const at = (houseNumber: number, lon: number, kind: 'home' | 'work' = 'home') => ({
  postcode: '9991AA',
  houseNumber,
  location: [lon, 52.6] as const,
  kind,
})

t.test('an area is covered by the addresses at which somebody takes part', async (t) => {
  const people = [
    neighbour(1, { addresses: [at(1, 5.5)] }),
    neighbour(2, { addresses: [at(1, 5.5)] }),
    neighbour(3, { addresses: [at(9, 8.5, 'work'), at(2, 6.5)] }),
    neighbour(4, { addresses: [at(9, 8.5, 'work')] }),
    neighbour(5, { addresses: [at(3, 5.5)], leftAt: '2026-11-24T10:00:00Z' }),
  ]
  const areas = [box('a', 'West', 5), box('b', 'Oost', 6)]
  const found = coverageOf(people, [row(1, 5.5), row(3, 5.5), row(2, 6.5)], areas)
  t.strictSame(
    found.map(({ area, ...counts }) => [area?.id, counts]),
    [
      ['a', { participants: 2, joined: 1, addresses: 2 }],
      ['b', { participants: 1, joined: 1, addresses: 1 }],
      [undefined, { participants: 1, joined: 1, addresses: 0 }],
    ],
  )
})

t.test('growth has a line for every month, and counts those who were there before', async (t) => {
  const month = (time: number) => new Date(time).toISOString().slice(0, 7)
  const times = ['2026-11-02', '2027-01-31', '2026-11-30'].map((day) => Date.parse(day))
  t.strictSame(growthOf([...times, undefined], month), [
    { month: '2026-11', joined: 2, total: 3 },
    { month: '2026-12', joined: 0, total: 3 },
    { month: '2027-01', joined: 1, total: 4 },
  ])
  t.strictSame(growthOf([undefined], month), [])
})

t.test('tonight is the next three o’clock of the municipality', async (t) => {
  const zone = 'Europe/Amsterdam'
  const next = (from: string) => new Date(tonight(Date.parse(from), zone)).toISOString()
  t.equal(next('2026-11-24T12:00:00Z'), '2026-11-25T02:00:00.000Z')
  t.equal(next('2026-11-25T01:30:00Z'), '2026-11-25T02:00:00.000Z')
  t.equal(next('2026-07-01T12:00:00Z'), '2026-07-02T01:00:00.000Z')
})

t.test('the overview hides small numbers, on the page and in the file', async (t) => {
  const west = Array.from({ length: 12 }, (_, n) => neighbour(n, { addresses: [at(n + 1, 5.5)] }))
  const east = Array.from({ length: 3 }, (_, n) =>
    neighbour(50 + n, { name: '=Geheim', addresses: [at(60 + n, 6.5)] }),
  )
  const south = Array.from({ length: 7 }, (_, n) =>
    neighbour(80 + n, { addresses: [at(90 + n, 7.5)] }),
  )
  const office = await webOffice(t, [...west, ...east, ...south])
  const areas = [box('a', 'West', 5), box('b', '=Oost', 6), box('c', 'Zuid', 7)]
  await office.store.append([{ type: 'areas.replaced', areas }], by)
  await office.store.register.replace([
    ...Array.from({ length: 20 }, (_, n) => row(n + 1, 5.5)),
    ...Array.from({ length: 20 }, (_, n) => row(n + 60, 6.5)),
    ...Array.from({ length: 10 }, (_, n) => row(n + 90, 7.5)),
  ])
  for (const role of roles) {
    const expected = role === 'dispatcher' ? 403 : 200
    t.equal((await (await office.as(role)).get('/deelnemers/overzicht')).status, expected, role)
  }
  const auditor = await office.as('auditor')
  const { html } = await auditor.get('/deelnemers/overzicht')
  t.match(html, /West<\/td>\s*<td[^>]*>12<\/td>\s*<td[^>]*>12<\/td>\s*<td[^>]*>20<\/td>/)
  t.match(html, /=Oost<\/td>\s*<td[^>]*>×<\/td>\s*<td[^>]*>×<\/td>/)
  t.match(html, /Zuid<\/td>\s*<td[^>]*>×<\/td>\s*<td[^>]*>×<\/td>/, 'or 22 - 12 - 7 would tell')
  t.notMatch(html, /70 %/)
  t.match(html, /60 %/)
  t.match(html, /<svg class="chart"[\s\S]*<rect class="bar"/)
  t.notMatch(html, /style=/, 'the policy of content allows no style of its own')
  const csv = (await auditor.get('/deelnemers/overzicht.csv')).html
  t.match(csv, /area,West,12,12,20\r\n/)
  t.match(csv, /area,'=Oost,x,x,20\r\n/)
  t.match(csv, /area,Zuid,x,x,10\r\n/)
  t.match(csv, /reach-now,sms,22\r\n/)
  t.match(csv, /reach-tonight,quiet,22\r\n/)
})

t.test('the asking whether phones are right shows how far it is, and is paused', async (t) => {
  const phone = (n: number) => ({ id: `p${n}:0`, number: madeUpMobile(n), channel: 'sms' as const })
  const office = await webOffice(
    t,
    [1, 2, 3].map((n) => neighbour(n, { phones: [phone(n)] })),
  )
  await office.store.append([{ type: 'asking.asked', phones: ['p1:0'] }], by)
  await office.store.append([{ type: 'asking.declined', phones: ['p2:0'] }], by)
  const figures =
    /Nog te vragen<\/dt><dd>1<[\s\S]*geen antwoord<\/dt><dd>1<[\s\S]*zonder antwoord<\/dt><dd>1 <a/
  const counter = await office.as('registrar')
  t.match((await counter.get('/deelnemers/overzicht')).html, figures)
  t.match((await counter.get('/deelnemers/p2')).html, 'kwam het antwoord nee')
  await counter.post('/deelnemers/overzicht/vragen', { stil: 'ja' })
  t.equal(office.store.state.asking.isPaused, true)
  t.match((await counter.get('/deelnemers/overzicht')).html, /Het vragen staat stil/)
  await counter.post('/deelnemers/overzicht/vragen', { stil: 'nee' })
  t.equal(office.store.state.asking.isPaused, false)
  const auditor = await office.as('auditor')
  t.notMatch((await auditor.get('/deelnemers/overzicht')).html, /Nog te vragen/)
  t.equal((await auditor.post('/deelnemers/overzicht/vragen', { stil: 'ja' })).status, 403)
})

t.test('an overview of nobody says what to do', async (t) => {
  const auditor = await (await webOffice(t, [])).as('auditor')
  t.match((await auditor.get('/deelnemers/overzicht')).html, /Er zijn nog geen deelnemers/)
})
