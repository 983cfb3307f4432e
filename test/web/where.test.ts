import { distance } from '@turf/turf'
import t from 'tap'
import type { Participant } from '../../src/domain/participant.ts'
import { placeAt } from '../../src/domain/where/bearing.ts'
import { by, centre, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { vouched } from '../support/pressing.ts'

const at = (n: number, bearing: number, metres: number): Participant =>
  neighbour(n, {
    addresses: [
      {
        postcode: '9991AA',
        houseNumber: n,
        kind: 'home',
        location: placeAt(centre, bearing, metres),
      },
    ],
  })

/** Ten who live within half a kilometre, six at 1.1 km to the east, and one to the west. */
const people = [
  ...Array.from({ length: 10 }, (_, n) => at(n + 1, n * 36, 400)),
  ...Array.from({ length: 6 }, (_, n) => at(n + 11, 80 + n * 4, 1100)),
  at(17, 270, 1100),
]
const alert = {
  kind: 'missing-child',
  status: 'actual',
  text: 'let op jongen, 7 jaar. Gezien? Bel 0800-0011.',
  point: centre.join(', '),
}
const house = (street: string, houseNumber: number, east: number) => ({
  postcode: '9991AA',
  houseNumber,
  suffix: '',
  street,
  city: 'Waterhoven',
  location: placeAt(centre, 90, east),
})

async function desk(t: Parameters<typeof webOffice>[0]) {
  const office = await webOffice(t, people)
  return { ...office, dispatcher: await office.as('dispatcher') }
}

const filledIn = (html: string, name: string): string | undefined =>
  new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1]

t.test('when it was is asked once, for the text and for the area', async (t) => {
  const { dispatcher } = await desk(t)
  const child = { ...alert, text: '', 'who-sex': 'boy', profile: 'child-foot' }
  const look = async (form: object) =>
    (await dispatcher.post('/acties/nieuw', { ...child, ...form })).html
  t.notMatch(await look({}), /id="who-time"/, 'in one place')
  const rows: readonly (readonly [ago: string, text: string, since: string])[] = [
    ['15', 'Om 12.45 te voet weg', '12:45'],
    ['15 minuten geleden', 'Om 12.45 te voet weg', '12:45'],
    ['12:45', 'Om 12.45 te voet weg', '12:45'],
    ['1245', 'Om 12.45 te voet weg', '12:45'],
    ['rond 12.45', 'rond 12.45 te voet weg', '12:45'],
    ['12u45', 'Om 12.45 te voet weg', '12:45'],
  ]
  for (const [ago, text, since] of rows) {
    const html = await look({ ago })
    t.match(html.toLowerCase(), `vermist, jongen. ${text}`.toLowerCase(), ago)
    t.match(html, `Weg sinds ${since} (15 min geleden), kind te voet`, ago)
    t.equal(filledIn(html, 'ago'), ago, 'as it was typed')
  }
  const carried = await look({ 'who-time': '12.45' })
  t.equal(filledIn(carried, 'ago'), '12.45', 'what a page carried along is where it is asked')
  const since = { since: '2026-11-24T11:45:00.000Z', sinceFor: '15', 'who-time': '12.45' }
  t.match(await look({ ...since, ago: '15' }), /Om 12\.45 te voet weg\./)
  t.match(await look({ ...since, ago: '5' }), /Om 12\.55 te voet weg\./, 'the last word counts')
  t.match(await look({ profile: '', ago: 'vanmorgen' }), /vermist, jongen\. Vanmorgen weg\./)
})

t.test('what time it is stands beside it, as every answer tells anew', async (t) => {
  let now = Date.parse('2026-11-24T12:00:00Z')
  const office = await webOffice(t, people, { now: () => now })
  const dispatcher = await office.as('dispatcher')
  const { html } = await dispatcher.get('/acties/nieuw')
  t.match(
    html,
    /<time id="clock"[^>]*>Toen deze pagina openging was het 13:00\.</,
    'without a script',
  )
  t.match(html, /data-zone="Europe\/Amsterdam" data-words="Het is nu \{time\}\."/)
  now += 61_000
  const later = await dispatcher.post('/acties/meekijken', alert)
  t.match(later.html, `<span hidden data-now="${now}">`)
})

t.test('how somebody goes is asked once, and each of the two tells the other', async (t) => {
  const { dispatcher } = await desk(t)
  const child = { ...alert, text: '', 'who-sex': 'boy', ago: '15' }
  const look = async (form: object) =>
    (await dispatcher.post('/acties/nieuw', { ...child, ...form })).html
  const chosen = (html: string) => {
    const [list = ''] = /<select id="profile"[\s\S]*?<\/select>/.exec(html) ?? []
    return [/value="([\w-]+)" selected/.exec(list)?.[1], filledIn(html, 'who-transport')]
  }
  const rows: readonly (readonly [form: object, profile: string | undefined, words: string])[] = [
    [{ profile: 'child-foot' }, 'child-foot', 'te voet'],
    [{ profile: 'child-bicycle' }, 'child-bicycle', 'fiets'],
    [{ 'who-transport': 'te voet' }, 'child-foot', 'te voet'],
    [{ 'who-transport': 'te voet', 'who-age': '14' }, 'teenager-foot', 'te voet'],
    [{ 'who-transport': 'zwarte fiets' }, 'child-bicycle', 'zwarte fiets'],
    [{ 'who-transport': 'rolstoel' }, undefined, 'rolstoel'],
    // Followed before, and follows on.
    [
      { profile: 'child-foot', meant: 'child-foot', 'who-transport': 'fiets' },
      'child-bicycle',
      'fiets',
    ],
    // By hand, over words that a page carried along.
    [{ profile: 'child-bicycle', 'who-transport': 'te voet' }, 'child-bicycle', 'fiets'],
    [{ profile: 'child-bicycle', 'who-transport': 'rode fiets' }, 'child-bicycle', 'rode fiets'],
    [{ 'who-transport': 'te voet', ago: '' }, undefined, 'te voet'],
    [
      { kind: 'missing-person', 'who-care': 'confused', 'who-transport': 'lopend' },
      'dementia-foot',
      'lopend',
    ],
    [
      { kind: 'missing-person', 'who-transport': 'met rollator' },
      'dementia-rollator',
      'met rollator',
    ],
    [{ kind: 'robbery', 'who-transport': 'zwarte scooter' }, 'scooter', 'zwarte scooter'],
  ]
  for (const [form, profile, words] of rows) {
    const [one, told] = chosen(await look(form))
    t.strictSame([one, told], [profile, words], JSON.stringify(form))
  }
  const van = { kind: 'vehicle', 'who-vehicle': 'bestelbus' }
  t.equal(chosen(await look(van))[0], 'car')
  t.match(
    await look({ 'who-sex': '', text: 'let op jongen.', profile: 'child-foot' }),
    />let op jongen\.</,
  )
})

t.test('where to is asked once: a wind in words is the one on the map', async (t) => {
  const { dispatcher } = await desk(t)
  const child = { ...alert, text: '', 'who-sex': 'boy', profile: 'child-foot', ago: '15' }
  const look = async (form: object) =>
    (await dispatcher.post('/acties/nieuw', { ...child, ...form })).html
  const told = (words: string) => look({ 'who-direction': words })
  for (const words of ['noordoost', 'naar het noordoosten', 'Noord-Oost', 'richting noordoost']) {
    t.match(await told(words), /Alleen naar noordoost/, words)
  }
  for (const words of ['het kanaal', 'bedrijvenpark Noord', 'Oosterwerf', 'Zuidplein']) {
    t.notMatch(await told(words), /Alleen naar/, words)
  }
  t.match(await look({ direction: 'east' }), /te voet weg naar het oosten\./)
  const both = { direction: 'west', 'who-direction': 'het oosten' }
  t.match(await look(both), /naar het westen\.[\s\S]*Alleen naar west/, 'by hand counts')
  t.match(await look({ direction: 'west', 'who-direction': 'het kanaal' }), /naar het kanaal\./)
  const outage = { kind: 'outage', 'who-threat': 'stroom uit', direction: 'east', profile: '' }
  t.notMatch(await look(outage), /trekt/, 'what goes nowhere is not said to')
})

t.test('means and minutes are enough: the radius follows, and the order is said', async (t) => {
  const { dispatcher } = await desk(t)
  const child = { ...alert, profile: 'child-foot', ago: '15' }

  const { html } = await dispatcher.post('/acties/nieuw', child)
  t.equal(filledIn(html, 'radius'), '783')
  t.equal(filledIn(html, 'since'), '2026-11-24T11:45:00.000Z')
  t.match(html, /Weg sinds 12:45 \(15 min geleden\), kind te voet/)
  t.match(html, /Straal 780 meter\. Die groeit mee/)

  const checked = (await dispatcher.post('/acties/controle', child)).html
  t.match(checked, /eerst wie het dichtst bij de plek woont/)
  t.match(checked, /Straal van 783 meter/)
})

t.test('minutes ago do not slide along with the clock: a moment was meant', async (t) => {
  let now = Date.parse('2026-11-24T12:00:00Z')
  const office = await webOffice(t, people, { now: () => now })
  const dispatcher = await office.as('dispatcher')
  const child = { ...alert, profile: 'child-foot', ago: '15' }
  const first = (await dispatcher.post('/acties/meekijken', child)).html
  const [since = '', grown = ''] = [filledIn(first, 'since'), filledIn(first, 'grown')]
  now += 13 * 60_000
  const filled = { ...child, since, sinceFor: '15', grown, radius: grown }

  const grew = (await dispatcher.post('/acties/meekijken', filled)).html
  t.equal(filledIn(grew, 'grown'), '1163', 'a radius that nobody typed grows')

  const other = (await dispatcher.post('/acties/meekijken', { ...filled, ago: '20' })).html
  t.equal(filledIn(other, 'grown'), '929', 'other minutes are another moment')

  const byHand = (await dispatcher.post('/acties/nieuw', { ...filled, radius: '600' })).html
  t.equal(filledIn(byHand, 'radius'), '600', 'a radius by hand stays')
  t.match(byHand, /U vulde zelf een straal in\. Berekend is 1,2 km/)
  const again = await dispatcher.post('/acties/nieuw', { ...filled, radius: '600', grow: '1' })
  t.equal(filledIn(again.html, 'radius'), '1163', 'until it may grow again')
})

t.test('what was looked at is what is sent, and it is kept how somebody moves', async (t) => {
  let now = Date.parse('2026-11-24T12:00:00Z')
  const office = await webOffice(t, people, { now: () => now })
  const dispatcher = await office.as('dispatcher')
  const child = { ...alert, profile: 'child-foot', ago: '15', direction: 'east' }
  const { html } = await dispatcher.post('/acties/controle', child)
  t.match(html, /Alleen naar oost/)
  t.equal(filledIn(html, 'held'), '783')
  const carried = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')] as const,
    ),
  )
  now += 60_000
  const { csrf: _, ...form } = carried
  const sent = await dispatcher.post('/acties', { ...form, ...vouched })
  t.equal(sent.status, 303)
  const [action] = office.store.state.actions.byId.values()
  t.strictSame(action?.where, {
    profile: 'child-foot',
    since: '2026-11-24T11:45:00.000Z',
    bearing: 90,
    centre: [...centre],
  })
  t.equal(action?.order, 'nearest-first')
})

t.test('the map gets what was chosen in any way, and rings with the time they take', async (t) => {
  const { store, dispatcher } = await desk(t)
  await store.register.replace([house('Merelstraat', 1, 0), house('Merelstraat', 3, 100)])
  const drawn = async (form: Readonly<Record<string, string>>) => {
    const { html } = await dispatcher.post('/acties/meekijken', { ...alert, point: '', ...form })
    const [, text = ''] = /<div id="drawn"[^>]*>\s*(.*?)\s*<\/div>/.exec(html) ?? []
    return { html, ...(text && JSON.parse(text.replaceAll('&quot;', '"'))) }
  }
  const child = { place: 'merelstraat 1', profile: 'child-foot', ago: '45' }
  const around = await drawn(child)
  t.match(around.area, { radiusMetres: 1658 })
  t.equal(around.rings.length, 2)
  t.match(around.rings[0], { when: '', lines: [Array], at: [Number, Number] })
  t.strictSame(Object.keys(around.rings[0]), ['lines', 'at', 'when'], 'nothing finer than words')
  t.strictSame(around.rings[1].lines, [], 'the outermost ends where the area does')
  t.notMatch(around.html, 'Wie het wanneer weet', 'no modem, no time')
  t.equal((await drawn({ ...child, direction: 'east' })).area.type, 'Polygon')
  const fire = { ...child, kind: 'fire-smoke', profile: '', ago: '', radius: '3000' }
  const smoke = await drawn({ ...fire, direction: 'north-east' })
  t.match(smoke.html, 'Alleen waar de rook heen waait: naar noordoost, 60 graden breed.')
  const corner = placeAt(centre, 45 - 30, 3000)
  t.ok(distance(smoke.area.coordinates[0][0], [...corner]) < 0.001, 'a cone of 60 degrees')
  t.equal((await drawn({ place: 'merelstraat', along: 'street' })).area.type, 'MultiPolygon')
  t.equal((await drawn({ place: 'nergens' })).area, undefined, 'nothing where nothing is meant')
})

t.test('who flees is overtaken: the front goes first, and the page says where it is', async (t) => {
  const { dispatcher } = await desk(t)
  const { html } = await dispatcher.post('/acties/controle', {
    ...alert,
    profile: 'foot',
    ago: '15',
  })
  t.match(html, /Weg sinds 12:45 \(15 min geleden\), te voet/)
  t.match(html, /waar de persoon nu kan zijn, ongeveer 880 meter van de plek/)
})

t.test('an address, by its postcode or in its street, is a place', async (t) => {
  const { store, dispatcher } = await desk(t)
  await store.register.replace([
    house('Merelstraat', 1, 0),
    house('Merelstraat', 3, 100),
    house('Plein 1945', 8, 200),
  ])
  const rows: readonly (readonly [place: string, status: number, said: RegExp])[] = [
    ['9991 AA 3', 200, /<li>Merelstraat 3, Waterhoven<\/li>/],
    ['9991aa 3', 200, /<li>Merelstraat 3, Waterhoven<\/li>/],
    ['merelstraat 3', 200, /<li>Merelstraat 3, Waterhoven<\/li>/],
    ['Merelstraat 3, waterhoven', 200, /<li>Merelstraat 3, Waterhoven<\/li>/],
    ['plein 1945', 200, /<li>Plein 1945, Waterhoven<\/li>/],
    ['plein 1945 8', 200, /<li>Plein 1945 8, Waterhoven<\/li>/],
    ['merelstraat 77', 422, /Dit huisnummer staat niet/],
    ['9991AA 77', 422, /Dit huisnummer staat niet/],
  ]
  for (const [place, status, said] of rows) {
    const answer = await dispatcher.post('/acties/controle', { ...alert, point: '', place })
    t.equal(answer.status, status, place)
    t.match(answer.html, said, place)
  }
})

t.test('along a street everybody is asked who lives near it, and nobody else', async (t) => {
  const { store, dispatcher } = await desk(t)
  await store.register.replace(
    Array.from({ length: 12 }, (_, n) => house('Merelstraat', n + 1, n * 100)),
  )
  const along = { ...alert, point: '', place: 'merelstraat', along: 'street', width: '450' }
  const { html, status } = await dispatcher.post('/acties/controle', along)
  t.equal(status, 200)
  t.match(html, /Langs de straat, tot 450 meter aan beide kanten/)
  t.match(html, /Verstuur naar 15 mensen|16 <small>/, 'the one in the west lives elsewhere')

  const wide = await dispatcher.post('/acties/controle', { ...along, width: '9000' })
  t.match(wide.html, /hoogstens 2000/)
  const nowhere = await dispatcher.post('/acties/controle', { ...along, place: '9991AA' })
  t.match(nowhere.html, /Vul de naam van een straat in/)
})

t.test('means without a time, and a time that is none, are asked for in words', async (t) => {
  const { dispatcher } = await desk(t)
  const rows: readonly (readonly [ago: string, said: RegExp])[] = [
    ['', /Vul in hoeveel minuten geleden/],
    ['zojuist', /Schrijf minuten, zoals 15/],
  ]
  for (const [ago, said] of rows) {
    const { html } = await dispatcher.post('/acties/controle', { ...alert, profile: 'car', ago })
    t.match(html, said)
    t.match(html, /<a href="#ago">/)
    t.match(html, /id="ago" aria-invalid="true"/)
  }
})

t.test('named areas say how many take part there, and never how few', async (t) => {
  const { store, dispatcher } = await desk(t)
  const square = (metres: number, east: number) => ({
    type: 'Polygon' as const,
    coordinates: [
      [45, 135, 225, 315, 45].map((turn) => placeAt(placeAt(centre, 90, east), turn, metres)),
    ],
  })
  await store.append(
    [
      {
        type: 'areas.replaced',
        areas: [
          { id: 'a', name: 'Centrum', area: square(700, 0) },
          { id: 'b', name: 'West', area: square(300, -1100) },
        ],
      },
    ],
    by,
  )
  const { html } = await dispatcher.get('/acties/nieuw')
  t.match(html, /Centrum \(10 deelnemers\)/)
  t.match(html, /West \(&lt;5 deelnemers\)|West \(<5 deelnemers\)/)
})
