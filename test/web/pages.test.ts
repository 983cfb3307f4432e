import { gunzipSync, gzipSync } from 'node:zlib'
import t from 'tap'
import type { Role } from '../../src/domain/accounts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { by, neighbour } from '../support/engine.ts'
import { modemView, webOffice } from '../support/office-web.ts'
import { alertForm, onceOf, press, vouched } from '../support/pressing.ts'

const people = Array.from({ length: 12 }, (_, n) => neighbour(n + 1))
const alert = { ...alertForm, radius: '2000' }
const street = (name: string, city: string) => ({
  postcode: '9991AA',
  houseNumber: 1,
  suffix: '',
  street: name,
  city,
  location: [5.3, 52.6] as const,
})

t.test('a message that is missing is asked for at its field, in our own words', async (t) => {
  const visitor = await (await webOffice(t, people)).as('dispatcher')
  const { status, html } = await visitor.post('/acties/controle', { ...alert, text: ' ' })
  t.equal(status, 422)
  t.match(html, /<strong>Er is een probleem<\/strong><p><a href="#text">Vul het bericht in/)
  t.match(html, /id="text" aria-invalid="true" aria-describedby="text-hint text-wrong" autofocus/)
  t.match(html, '<p class="wrong" id="text-wrong">Vul het bericht in.</p>')
  t.match(html, /class="compose" novalidate/)
})

t.test('without a drawn map the named areas are the map', async (t) => {
  const office = await webOffice(t, people)
  const visitor = await office.as('dispatcher')
  const drawn = async () => JSON.parse((await visitor.get('/kaart/kaart.json')).html)
  t.strictSame(await drawn(), { tiles: [] })
  const ring = [[5, 52] as const, [5.1, 52] as const, [5.1, 52.1] as const, [5, 52] as const]
  const area = { type: 'Polygon', coordinates: [ring] } as const
  await office.store.append(
    [{ type: 'areas.replaced', areas: [{ id: 'a', name: 'Centrum', area }] }],
    by,
  )
  const { ground } = await drawn()
  const { octets, headers } = await visitor.get(ground.path)
  t.match(headers, { 'content-encoding': 'gzip', 'cache-control': /immutable/ })
  t.match(gunzipSync(octets).toString('latin1'), /area.*Centrum/s)
  t.equal((await visitor.get('/kaart/grond/0')).status, 404)
})

t.test('a tile is packed as in its file and kept for ever; what is broken is said', async (t) => {
  const logged: unknown[] = []
  const archive = {
    ...{ name: 'stad', version: 'v1', minZoom: 12, maxZoom: 15, encoding: 'gzip' },
    bounds: [5.2, 52.5, 5.3, 52.6],
    tile: async (_z: number, x: number) => {
      if (x === 2) throw new Error('points beyond its own end')
      return x === 1 ? gzipSync('shapes') : undefined
    },
    attribution: async () => '© Somebody',
  }
  const office = await webOffice(t, people, {
    mapTiles: { archives: [archive], faulty: ['map/weg.geojson'] },
    log: (level, event, { file, reason }) =>
      void (level === 'warn' && logged.push([event, file, reason])),
  })
  const visitor = await office.as('dispatcher')
  const tile = (place: string) => visitor.get(`/kaart/tegels/stad/v1/${place}`)
  t.match(JSON.parse((await visitor.get('/kaart/kaart.json')).html), {
    tiles: [{ path: '/kaart/tegels/stad/v1', bounds: archive.bounds, attribution: '© Somebody' }],
    faulty: /^Deze kaart is niet te tekenen: map\/weg\.geojson\./,
  })
  const { status, headers, octets } = await tile('12/1/7')
  t.match([status, headers], [200, { 'content-encoding': 'gzip', 'cache-control': /immutable/ }])
  t.equal(gunzipSync(octets).toString(), 'shapes')
  t.equal((await tile('12/3/7')).status, 204)
  for (const place of ['12/4096/0', '27/0/0', '12/-1/0', '12/1.5/0', '12/x/0']) {
    t.equal((await tile(place)).status, 404, place)
  }
  t.equal((await visitor.get('/kaart/tegels/stad/v0/12/1/7')).status, 404, 'of another file')
  t.equal((await tile('12/2/7')).status, 500)
  t.equal((await tile('12/2/8')).status, 500)
  t.strictSame(logged, [['map-file-unusable', 'map/stad.pmtiles', 'points beyond its own end']])
  const outside = await office.app.inject('/kaart/tegels/stad/v1/12/1/7')
  t.equal(outside.statusCode, 303, 'only who is logged in')
})

t.test('what keeps a message from being sent stands on top and has the focus', async (t) => {
  const visitor = await (await webOffice(t, people)).as('dispatcher')
  const text = 'let op jongen. Bel 06 10000001.'
  const { html } = await visitor.post('/acties/controle', { ...alert, text })
  t.match(html, /<\/h1>\s*<div class="problem" role="alert" tabindex="-1" autofocus>/)
  t.notMatch(html, /class="send/)
})

t.test('an area is chosen in one way and named before anything is sent', async (t) => {
  const office = await webOffice(t, people)
  await office.store.register.replace([
    street('Merelstraat', 'Waterhoven'),
    street('Merellaan', 'Waterhoven'),
    street('Merel', 'Elders'),
    street('Dijkweg', 'Waterhoven'),
    street('Dijkweg', 'Elders'),
  ])
  const dispatcher = await office.as('dispatcher')
  const check = (area: Record<string, string>) =>
    dispatcher.post('/acties/controle', { ...alert, point: '', ...area })
  const table: readonly [string, Record<string, string>, number, RegExp][] = [
    ['a point and a place', { point: '5.3, 52.6', place: '9991AA' }, 422, /meer dan één manier/],
    ['a point and a neighbourhood', { point: '5.3, 52.6', names: 'x' }, 422, /één manier/],
    ['nothing', {}, 422, /Kies een gebied/],
    ['a point', { point: '5.3, 52.6' }, 200, /Punt op de kaart: 5\.3, 52\.6/],
    ['a drawn area', { polygon: '[[5,52],[6,52],[6,53]]' }, 200, /Getekend vlak met 3 hoeken/],
    ['an area of two corners', { polygon: '[[5,52],[6,52]]' }, 422, /minstens drie hoeken/],
    ['an area that is none', { polygon: '[[5,"x"],{}]' }, 422, /Dit vlak is niet af/],
    ['an area that crosses itself', { polygon: '[[5,52],[6,53],[6,52],[5,53]]' }, 422, /kruist/],
    ['an area and a point', { polygon: '[[5,52],[6,52],[6,53]]', point: '5, 52' }, 422, /één/],
    ['the radius', { point: '5.3, 52.6', radius: '1.500' }, 200, /Straal van 1\.500 meter/],
    ['a postcode', { place: '9991 aa' }, 200, /<li>9991 AA<\/li>/],
    ['an unknown postcode', { place: '9999 XX' }, 422, /niet in het adressenbestand/],
    ['the start of one street', { place: 'merels' }, 200, /<li>Merelstraat, Waterhoven<\/li>/],
    ['the start of several', { place: 'merell' }, 200, /<li>Merellaan, Waterhoven<\/li>/],
    ['a whole name that others begin with', { place: 'merel' }, 200, /<li>Merel, Elders<\/li>/],
    ['the start of many', { place: 'mere' }, 422, /Merelstraat, Waterhoven; Merellaan/],
    ['a street in two towns', { place: 'Dijkweg' }, 422, /Dijkweg, Elders/],
    ['one of the two', { place: 'dijkweg, elders' }, 200, /<li>Dijkweg, Elders<\/li>/],
  ]
  for (const [name, area, status, words] of table) {
    const answer = await check(area)
    t.equal(answer.status, status, name)
    t.match(answer.html, words, name)
  }
})

t.test('pressing the big button again never starts a second action', async (t) => {
  const office = await webOffice(t, people)
  const dispatcher = await office.as('dispatcher')
  const { html } = await dispatcher.post('/acties/controle', alert)
  t.match(html, /Verstuur naar 10 mensen/)
  const once = onceOf(html)
  t.not(once, '')
  const presses = await Promise.all(
    [1, 2, 3].map(() => dispatcher.post('/acties', { ...alert, ...vouched, once })),
  )
  presses.push(await dispatcher.post('/acties', { ...alert, ...vouched, once }))
  t.equal(office.ports.desk.actions().length, 1)
  t.strictSame([...new Set(presses.map(({ headers }) => headers.location))].length, 1)

  t.equal((await dispatcher.post('/acties', alert)).status, 422, 'a form without its value')
  const other = await press(dispatcher, alert)
  t.equal(other.status, 303)
  t.equal(office.ports.desk.actions().length, 2)
})

t.test('a file that is read in twice creates its people once', async (t) => {
  const office = await webOffice(t, [])
  await office.store.register.replace([street('Merelstraat', 'Waterhoven')])
  const counter = await office.as('registrar')
  const csv = `name,phone,postcode,house_number\nProef,${madeUpMobile(60)},9991AA,1\n`
  const { headers } = await counter.post('/deelnemers/invoer', { csv })
  const path = String(headers.location)
  const settled = async () => {
    for (;;) {
      const { html } = await counter.get(path)
      if (!html.includes('<progress')) return html
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  t.match(await settled(), /Lees 1 deelnemers in/)
  t.equal((await counter.post(`${path}/doe`, {})).status, 422, 'nobody said what they agreed to')
  const press = () => counter.post(`${path}/doe`, { consent: 'formulier 1' })
  await Promise.all([press(), press()])
  t.match(await settled(), /1 deelnemers ingelezen/)
  await press()
  t.match(await settled(), /1 deelnemers ingelezen/)
  const [person, other] = [...office.store.state.participants.values()]
  t.notOk(other)
  t.match(person?.consent, { version: 'formulier 1', channel: 'import', by: 'registrar' })
})

t.test('what is refused comes back as the form, and what was written is still there', async (t) => {
  const office = await webOffice(t, people)
  const dispatcher = await office.as('dispatcher')
  const text = '<b>let op</b> "jongen". Bel 06-10000001.'
  const refused = await dispatcher.post('/acties', { ...alert, text, once: 'x' })
  t.equal(refused.status, 422)
  t.match(refused.html, /role="alert"/)
  t.match(refused.html, /<textarea[^>]*>&lt;b&gt;let op&lt;\/b&gt; &quot;jongen&quot;/)
  t.notMatch(refused.html, /<b>let op/)
  t.equal(office.ports.desk.actions().length, 0)
})

t.test(
  'an order that is refused keeps what was written, and shows how it would go out',
  async (t) => {
    const office = await webOffice(t, people)
    const dispatcher = await office.as('dispatcher')
    const action = String((await press(dispatcher, alert)).headers.location)
    const text = 'gevonden. Bel 06-10000001.'
    const told = { notInformed: 'niemand om in te lichten' }
    const table: readonly [string, Record<string, string>, RegExp][] = [
      ['afsluiten', { text: 'gevonden. Dank u wel.' }, /Kies hoe het afliep/],
      ['afsluiten', { text, outcome: 'neutral', ...told }, /06-10000001 staat niet op de lijst/],
      [
        'afsluiten',
        { text: 'x', outcome: 'neutral', ...told, sendAt: 'straks' },
        /geen datum en tijd/,
      ],
      ['correctie', { text }, /Kies wat er mis was/],
      ['correctie', { text, cause: 'text' }, /06-10000001 staat niet op de lijst/],
      ['aanvulling', { text: 'er is nieuws.', combined: text }, /06-10000001 staat niet/],
    ]
    for (const [path, form, words] of table) {
      const refused = await dispatcher.post(`${action}/${path}`, form)
      t.equal(refused.status, 422, path)
      t.match(refused.html, words)
      for (const written of Object.values(form)) t.match(refused.html, written)
      t.match(refused.html, new RegExp(`<q>(OEFENING |CORRECTIE )?Buurtoproep: ${form.text}`))
    }
    const [view] = office.ports.desk.actions()
    t.equal(view?.action.state, 'running', 'nothing was closed')
    t.equal(view?.action.phases.length, 1, 'and nothing was sent')

    const looked = await dispatcher.post(`${action}/correctie/meekijken`, { text: 'rode jas.' })
    t.match(looked.html, /<q>CORRECTIE Buurtoproep: rode jas\./)
    t.match(looked.html, /1 bericht/)
    t.match((await dispatcher.get(action)).html, /door dispatcher · loopt 0 s/)
  },
)

t.test('an outcome has the words of its kind', async (t) => {
  const office = await webOffice(t, people)
  const dispatcher = await office.as('dispatcher')
  for (const [kind, has, hasNot] of [
    ['missing-child', /Niet gevonden/, /Nog niet voorbij/],
    ['fire-smoke', /Nog niet voorbij/, /Niet gevonden/],
  ] as const) {
    const sent = await press(dispatcher, { ...alert, kind })
    const { html } = await dispatcher.get(String(sent.headers.location))
    t.match(html, has)
    t.notMatch(html, hasNot)
  }
})

t.test('texts that came in are shown without a whole number, to those who act', async (t) => {
  const receivedAt = Date.parse('2026-11-24T12:00:00Z')
  const text = (id: string, changes: object) => ({
    id,
    receivedAt,
    isIncomplete: false,
    ...changes,
  })
  const texts = [
    text('1', { from: madeUpMobile(7), text: 'zag hem bij de <brug>' }),
    text('2', { from: 'KPN', text: 'uw bundel is op' }),
    text('3', { from: madeUpMobile(8), text: 'begin [...] eind', isIncomplete: true }),
    text('4', { isIncomplete: true }),
  ]
  const office = await webOffice(t, people, { texts: () => texts })
  const dispatcher = await office.as('dispatcher')
  const sent = await press(dispatcher, alert)
  for (const path of ['/berichten', String(sent.headers.location)]) {
    const { html } = await dispatcher.get(path)
    t.match(html, 'zag hem bij de &lt;brug&gt;', path)
    t.match(html, madeUpMobile(7).slice(-4))
    t.notMatch(html, madeUpMobile(7).slice(3))
    t.match(html, 'KPN')
    t.match(html, /Een deel van dit bericht kwam niet aan/)
    t.match(html, /Onleesbaar bericht/)
  }
  t.equal((await (await office.as('registrar')).get('/berichten')).status, 403)
  const auditor = await (await office.as('auditor')).get(String(sent.headers.location))
  t.notMatch(auditor.html, 'zag hem bij')
})

t.test('few people are never counted on a screen', async (t) => {
  const office = await webOffice(t, people.slice(0, 3))
  const dispatcher = await office.as('dispatcher')
  const check = await dispatcher.post('/acties/controle', alert)
  t.match(check.html, /Verstuur naar &lt;5 mensen/)
  const sent = await press(dispatcher, alert)
  const shown = await dispatcher.get(String(sent.headers.location))
  t.equal(shown.status, 200)
  for (const { html } of [
    check,
    shown,
    await dispatcher.get('/'),
    await dispatcher.get('/acties'),
  ]) {
    // A key that ticks a line is no count.
    const counts = html.replaceAll(/<kbd[^>]*>\d<\/kbd>/g, '')
    t.notMatch(counts, />\s*3\s*(<|mensen)|value="3"|max="3"/)
  }
  for (const { id, name } of people) t.notMatch(shown.html, new RegExp(`${id}\\b|${name ?? id}\\b`))
})

t.test('the language button leads to a page of ours, from every page', async (t) => {
  const office = await webOffice(t, people, { modems: () => [modemView()] })
  const admin = await office.as('admin')
  const sent = await press(admin, alert)
  const action = String(sent.headers.location)
  const table: readonly [from: string, to: string][] = [
    ['http://localhost/acties?x=1', '/acties?x=1'],
    ['http://localhost/acties/controle', '/acties/controle'],
    [`http://localhost${action}/afsluiten`, `${action}/afsluiten`],
    ['http://localhost/modems/m1/pauze', '/modems/m1/pauze'],
    ['https://elders.example//elders.example/x', '/elders.example/x'],
    ['javascript:alert(1)', '/alert(1)'],
    ['geen adres', '/'],
  ]
  for (const [referer, to] of table) {
    const answer = await admin.post('/taal', {}, { referer })
    const location = String(answer.headers.location)
    t.equal(new URL(location, 'http://localhost').host, 'localhost', referer)
    if (!referer.startsWith('http://localhost')) continue
    t.equal(location, to)
    let page = await admin.get(location)
    if (page.status === 303) page = await admin.get(String(page.headers.location))
    t.equal(page.status, 200, referer)
  }
})

t.test('each role sees its own pages and no other', async (t) => {
  const office = await webOffice(t, people)
  const paths = ['/', '/acties', '/acties/nieuw', '/deelnemers', '/deelnemers/p1', '/modems']
  const seen: Record<Role, readonly number[]> = {
    dispatcher: [200, 200, 200, 403, 403, 200],
    registrar: [200, 200, 403, 200, 200, 200],
    coordinator: [200, 200, 200, 403, 403, 200],
    admin: [200, 200, 200, 200, 200, 200],
    auditor: [200, 200, 403, 403, 403, 200],
  }
  for (const [role, statuses] of Object.entries(seen)) {
    const visitor = await office.as(role as Role)
    const answers = await Promise.all(paths.map((path) => visitor.get(path)))
    t.strictSame(
      answers.map(({ status }) => status),
      statuses,
      role,
    )
    for (const { html } of answers) {
      t.notMatch(html, /<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|<style/, 'nothing inline')
    }
  }
  const auditor = await office.as('auditor')
  t.equal((await auditor.post('/acties', { ...alert, once: 'x' })).status, 403)
  t.equal((await auditor.post('/modems/m1/pauze')).status, 403)
  const admin = await office.as('admin')
  t.equal((await admin.post('/acties', { ...alert, once: 'x', csrf: 'wrong' })).status, 403)
  t.equal(office.ports.desk.actions().length, 0)
})

t.test('a group is asked to come, and the screen says how many do, never who', async (t) => {
  const members = people.map((person) => ({ ...person, groups: [{ name: 'AED' }] }))
  const office = await webOffice(t, [...members, neighbour(40)])
  const dispatcher = await office.as('dispatcher')
  const call = { ...alert, text: 'hartstilstand bij de haven. Bel 112.', group: 'AED', wanted: '2' }

  t.match((await dispatcher.get('/acties/nieuw')).html, '<option value="AED">')
  t.match((await dispatcher.post('/acties/meekijken', call)).html, /Antwoord 1 \(ik kom\)/)
  const refused = await dispatcher.post('/acties/controle', { ...call, wanted: 'veel' })
  t.match(refused.html, /Geef een getal van 1 tot 99/)
  const check = await dispatcher.post('/acties/controle', call)
  t.match(check.html, /Groep AED: .* tot er 2 komen/)
  t.match(check.html, 'Verstuur naar 10 mensen')

  const sent = await press(dispatcher, call)
  const path = String(sent.headers.location)
  t.match((await dispatcher.get(path)).html, /0 van 2 komen/)
  const [action] = office.store.state.actions.byId.values()
  const said = { action: action?.id ?? '', phase: action?.phases[0]?.id ?? '' }
  await office.ports.store.append(
    [{ type: 'responder.answered', ...said, n: 3, answer: 'coming', etaSeconds: 250 }],
    { kind: 'system', id: 'test' },
  )
  const { html } = await dispatcher.get(path)
  t.match(html, /1 van 2 komen; eerste over ongeveer 4 min/)
  t.notMatch(html, new RegExp(`p4\\b|${madeUpMobile(4).slice(-4)}`))
})

t.test('an admin gives a modem orders, as far as there is such a modem', async (t) => {
  const paused = modemView({ id: 'm2', state: 'paused', reason: 'by-hand' })
  const office = await webOffice(t, [], { modems: () => [modemView(), paused] })
  const admin = await office.as('admin')
  for (const order of ['pauze', 'hervat', 'herstart', 'trace-aan', 'trace-uit']) {
    t.equal((await admin.post(`/modems/m1/${order}`)).status, 303, order)
  }
  t.strictSame(office.orders, [
    'pause m1',
    'resume m1',
    'reset m1',
    'trace m1 true',
    'trace m1 false',
  ])
  t.equal((await admin.post('/modems/m9/pauze')).status, 404)
  t.equal((await admin.post('/modems/m1/ontplof')).status, 404)
  const { html } = await admin.get('/modems')
  t.match(html, 'action="/modems/m1/pauze"')
  t.notMatch(html, 'action="/modems/m1/hervat"')
  t.match(html, 'action="/modems/m2/hervat"')
  t.notMatch(html, 'trace-uit', 'only what changes something is offered')
})

t.test('green is only for what is proved', async (t) => {
  const noon = Date.parse('2026-11-24T12:00:00Z')
  const hour = 60 * 60 * 1000
  let modems = [modemView()]
  const office = await webOffice(t, [], { modems: () => modems })
  const dispatcher = await office.as('dispatcher')
  const table: readonly [string, Parameters<typeof modemView>[0], RegExp][] = [
    ['sent lately', { lastSentAt: noon - 23 * hour }, /ready-yes/],
    ['sent, but not within the day', { lastSentAt: noon - 25 * hour }, /ready-unproved/],
    ['never sent', {}, /ready-unproved/],
    ['sent, but off the network now', { lastSentAt: noon, registered: false }, /ready-no\b/],
    ['parked', { lastSentAt: noon, state: 'parked' }, /ready-no\b/],
  ]
  for (const [name, changes, words] of table) {
    modems = [modemView(changes)]
    t.match((await dispatcher.get('/')).html, words, name)
  }
  modems = []
  t.match((await dispatcher.get('/')).html, /ready-no\b/, 'no modem at all')
})

t.test('what goes wrong is told to a person, never as JSON', async (t) => {
  let isBroken = false
  const modems = () => {
    if (isBroken) throw new Error('a secret of ours')
    return []
  }
  const office = await webOffice(t, [], { modems })
  const dispatcher = await office.as('dispatcher')
  const lost = await dispatcher.get('/nergens')
  t.equal(lost.status, 404)
  t.match(lost.html, /Deze pagina bestaat niet/)
  isBroken = true
  const broken = await dispatcher.get('/')
  t.equal(broken.status, 500)
  t.match(broken.html, /Er ging bij ons iets mis/)
  t.notMatch(broken.html, /a secret of ours/)

  const wrong = {
    method: 'POST',
    url: '/aanmelden',
    payload: { name: 'x', password: 'y' },
  } as const
  const tries = await Promise.all(Array.from({ length: 12 }, () => office.app.inject(wrong)))
  const limited = tries.find(({ statusCode }) => statusCode === 429)
  t.match(limited?.headers['content-type'], /text\/html/)
  t.match(limited?.body, /Wacht een minuut/)
})

t.test('who is no longer logged in goes to the log-in, also from part of a page', async (t) => {
  const office = await webOffice(t, people)
  const dispatcher = await office.as('dispatcher')
  await dispatcher.post('/afmelden')
  const page = await dispatcher.get('/acties')
  t.equal(page.headers.location, '/aanmelden?verder=%2Facties')
  const part = await dispatcher.get('/modems/rijen', { 'hx-request': 'true' })
  t.equal(part.status, 401)
  t.equal(part.headers['hx-redirect'], '/aanmelden')
  t.equal(part.html, '')
})
