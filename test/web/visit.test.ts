import t from 'tap'
import { centre, draft, neighbour } from '../support/engine.ts'
import { password, webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 20 }, (_, n) => neighbour(n + 1))
const by = { kind: 'account', id: 'dispatcher' } as const
const hour = 60 * 60_000
const page = { accept: 'text/html' }
const part = { 'hx-request': 'true', accept: 'text/html' }

const opened = async (t: Parameters<typeof webOffice>[0]) => {
  const clock = { now: Date.parse('2026-11-24T12:00:00Z') }
  const office = await webOffice(t, people, { now: () => clock.now })
  return { clock, office, dispatcher: await office.as('dispatcher') }
}

t.test('a visit goes on while somebody is at work, however long the shift', async (t) => {
  const { clock, dispatcher } = await opened(t)
  for (let n = 0; n < 4; n += 1) {
    clock.now += 8 * hour
    t.equal((await dispatcher.get('/', page)).status, 200, `after ${8 * (n + 1)} hours`)
  }
  clock.now += 13 * hour
  t.equal((await dispatcher.get('/', page)).status, 303, 'nobody was there for a night')
})

t.test('a page that only refreshes itself keeps nobody logged in', async (t) => {
  const { clock, dispatcher } = await opened(t)
  for (let n = 0; n < 11; n += 1) {
    clock.now += hour
    t.equal((await dispatcher.get('/paraat', part)).status, 200)
    t.equal((await dispatcher.get('/', { accept: '*/*' })).status, 200, 'a script asks')
  }
  clock.now += 1.5 * hour
  t.equal((await dispatcher.get('/paraat', part)).status, 401)
})

t.test('while an action runs, its screen stays', async (t) => {
  const { clock, office, dispatcher } = await opened(t)
  const area = { centre, radiusMetres: 155 }
  const { id } = await office.ports.desk.start(draft({ area }), by)
  const registrar = await office.as('registrar')
  const coordinator = await office.as('coordinator')
  for (let n = 1; n <= 33; n += 1) {
    clock.now += hour
    const seen = async (visitor: typeof dispatcher) =>
      (await visitor.get(`/acties/${id}/voortgang`, part)).status
    t.equal(await seen(dispatcher), n <= 24 ? 200 : 401, `a day after it began, hour ${n}`)
    t.equal(await seen(registrar), n <= 12 ? 200 : 401, 'who has no part in it is logged out')
    if (n === 20) await coordinator.get('/', page)
    t.equal(await seen(coordinator), n <= 32 ? 200 : 401, `who was at work stays, hour ${n}`)
  }
})

t.test('however late one logged in, the last of that day is not lost', async (t) => {
  const { clock, office } = await opened(t)
  const area = { centre, radiusMetres: 155 }
  const { id } = await office.ports.desk.start(draft({ area }), by)
  clock.now += 0.4 * hour
  const dispatcher = await office.as('dispatcher')
  for (let n = 0; n < 47; n += 1) {
    clock.now += 0.5 * hour
    const { status } = await dispatcher.get(`/acties/${id}/voortgang`, part)
    t.equal(status, 200, `${0.4 + (n + 1) / 2} hours after it began`)
  }
})

t.test('a radius that grows by itself keeps nobody logged in', async (t) => {
  const { clock, dispatcher } = await opened(t)
  const byItself = { ...part, 'x-by-itself': 'true' }
  for (let n = 0; n < 12; n += 1) {
    clock.now += hour
    t.equal((await dispatcher.post('/acties/meekijken', {}, byItself)).status, 200)
  }
  clock.now += hour
  t.equal((await dispatcher.post('/acties/meekijken', {}, byItself)).status, 401)
})

t.test('what is typed is work too, although a script sends it', async (t) => {
  const { clock, dispatcher } = await opened(t)
  for (let n = 0; n < 4; n += 1) {
    clock.now += 8 * hour
    t.equal((await dispatcher.post('/acties/meekijken', {}, part)).status, 200)
  }
})

t.test('the log-in leads back to where one was, and to no other site', async (t) => {
  const { clock, office, dispatcher } = await opened(t)
  clock.now += 13 * hour
  const sent = await dispatcher.get('/acties?van=2026', page)
  t.equal(sent.headers.location, '/aanmelden?verder=%2Facties%3Fvan%3D2026')
  const from = { ...part, 'hx-current-url': 'http://localhost/acties/1' }
  const { headers } = await dispatcher.get('/acties/1/voortgang', from)
  t.equal(headers['hx-redirect'], '/aanmelden?verder=%2Facties%2F1')
  const form = await dispatcher.post('/acties/1/stop', {}, { referer: 'http://localhost/acties/1' })
  t.equal(form.headers.location, '/aanmelden?verder=%2Facties%2F1')
  const door = await dispatcher.get(String(sent.headers.location))
  t.match(door.html, 'name="verder" value="/acties?van=2026"')
  t.match(door.html, /U deed hier lang niets/)

  const enter = (verder: string, secret = password) =>
    office.app.inject({
      ...{ method: 'POST', url: '/aanmelden' },
      ...{ headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      payload: new URLSearchParams({ name: 'dispatcher', password: secret, verder }).toString(),
    })
  const rows = [
    ['/acties?van=2026', '/acties?van=2026'],
    ['https://example.org/x', '/x'],
    ['//example.org', '/'],
    ['\\\\example.org/y', '/y'],
    ['javascript:alert(1)', '/'],
    ['/aanmelden', '/'],
    ['', '/'],
  ] as const
  for (const [verder, to] of rows) t.equal((await enter(verder)).headers.location, to, verder)
})

t.test('a language chosen is kept with its person, over log-ins and from a drill', async (t) => {
  const { office, dispatcher } = await opened(t)
  const inEnglish = /<html lang="en">/
  const phone = await office.as('dispatcher')
  await dispatcher.post('/taal')
  t.match((await dispatcher.get('/')).html, inEnglish)
  t.match((await phone.get('/')).html, inEnglish, 'where they are logged in as well')
  await dispatcher.post('/afmelden')
  const again = await office.as('dispatcher')
  t.match((await again.get('/')).html, inEnglish, 'the next time')
  t.notMatch((await (await office.as('coordinator')).get('/')).html, inEnglish, 'a colleague')

  const desk = '/oefenen/bureau/'
  await again.post('/oefenen', { scenario: 'child' })
  const { html } = await again.get(desk)
  t.match(html, inEnglish)
  const path = /action="([^"]*\/taal)"/.exec(html)?.[1] ?? ''
  const referer = `http://localhost${desk}`
  const { location } = (await again.post(path, {}, { referer })).headers
  t.equal(location, desk)
  t.notMatch((await again.get(desk)).html, inEnglish, 'changed within the drill')
  await again.post('/oefenen/stoppen')
  t.notMatch((await again.get('/')).html, inEnglish, 'and kept after it')
})

t.test('who mistypes a password keeps the name, and the way back', async (t) => {
  const { office } = await opened(t)
  const { body } = await office.app.inject({
    ...{ method: 'POST', url: '/aanmelden' },
    payload: { name: 'dispatcher', password: 'wrong', verder: '/berichten' },
  })
  t.match(body, /name="name"[^>]* value="dispatcher"/)
  t.match(body, /id="password" aria-invalid="true" aria-describedby="password-wrong" autofocus/)
  t.match(body, 'name="verder" value="/berichten"')
  t.notMatch((await office.app.inject({ url: '/aanmelden' })).body, /U deed hier lang niets/)
})
