import { createHash } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import t, { type Test } from 'tap'
import type { Scope } from '../../src/domain/accounts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { by, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 12 }, (_, n) => neighbour(n + 1))
const alert = {
  status: 'actual',
  kind: 'missing-child',
  text: { sms: 'let op jongen, 7 jaar. Gezien? Bel 0800-0011.' },
  area: { centre: [5.3, 52.6], radiusMetres: 2000 },
}

/** The API of an office, with a token of each of these sorts. */
async function api(t: Test) {
  const office = await webOffice(t, people)
  const scopes: readonly Scope[] = ['actions', 'participants', 'override', 'read']
  await office.store.append(
    scopes.map((scope) => {
      const hash = createHash('sha256').update(scope).digest('hex')
      return { type: 'token.saved', token: { id: scope, name: scope, scopes: [scope], hash } }
    }),
    by,
  )
  const call = async (scope: Scope | undefined, options: InjectOptions) => {
    const authorization = scope && { authorization: `Bearer ${scope}` }
    const headers = { ...authorization, ...options.headers }
    const answer = await office.app.inject({ ...options, headers })
    return {
      status: answer.statusCode,
      type: String(answer.headers['content-type']),
      body: answer.body === '' ? undefined : answer.json(),
    }
  }
  return { ...office, call }
}

const json = { 'content-type': 'application/json' }
const id = 'nobody'
const calls: readonly (readonly [scope: Scope, method: 'GET' | 'POST' | 'DELETE', url: string])[] =
  [
    ['participants', 'POST', '/api/v1/participants'],
    ['participants', 'GET', `/api/v1/participants/${id}`],
    ['participants', 'DELETE', `/api/v1/participants/${id}`],
    ['actions', 'POST', '/api/v1/previews'],
    ['actions', 'POST', '/api/v1/actions'],
    ['actions', 'GET', `/api/v1/actions/${id}`],
    ['actions', 'POST', `/api/v1/actions/${id}/stop`],
    ['actions', 'POST', `/api/v1/actions/${id}/close`],
    ['actions', 'GET', `/api/v1/actions/${id}/deliveries`],
  ]

const bodiesOf = (method: string): readonly InjectOptions[] =>
  method === 'POST' ? ['{"x":1}', '{bad', ''].map((payload) => ({ payload, headers: json })) : [{}]

t.test('who may not call is told so whatever the body holds', async (t) => {
  const { call } = await api(t)
  const type = /^application\/problem\+json/
  for (const [scope, method, url] of calls) {
    const other = scope === 'actions' ? 'participants' : 'actions'
    for (const body of bodiesOf(method)) {
      const options = { method, url, ...body } as const
      t.match(await call(undefined, options), { status: 401, type }, `${method} ${url}`)
      t.match(await call('read', options), { status: 403, type }, `${method} ${url}`)
      t.match(await call(other, options), { status: 403, type }, `${method} ${url}`)
    }
  }
  for (const url of ['/api/v1/kinds', '/api/v1/modems', '/metrics']) {
    t.equal((await call(undefined, { method: 'GET', url })).status, 401)
  }
})

t.test('whatever goes wrong is a problem that says what', async (t) => {
  const { call } = await api(t)
  const post = (url: string, payload: string, type = 'application/json') =>
    call('actions', { method: 'POST', url, payload, headers: { 'content-type': type } })
  const get = (url: string) => call('actions', { method: 'GET', url })
  const body = JSON.stringify(alert)
  const table: readonly (readonly [answer: Promise<object>, status: number])[] = [
    [get('/api/v1/nothing'), 404],
    [get('/api/v1'), 404],
    [get('/api/v1/actions/%E0%A4%A'), 400],
    [get(`/api/v1/actions/${'x'.repeat(200)}`), 404],
    [post('/api/v1/previews', '{bad'), 400],
    [post('/api/v1/previews', body, 'text/plain'), 415],
    [post('/api/v1/previews', 'kind=other', 'application/x-www-form-urlencoded'), 415],
    [post('/api/v1/previews', '--x--', 'multipart/form-data; boundary=x'), 415],
    [post('/api/v1/previews', '<a/>', 'text/xml'), 415],
    [post('/api/v1/previews', ' '.repeat((16 << 20) + 1)), 413],
  ]
  for (const [answer, status] of table) {
    const problem = { type: /^application\/problem\+json/, status, body: { status } }
    t.match(await answer, problem)
  }
})

t.test('a refused body names its field and says one thing about it', async (t) => {
  const { call } = await api(t)
  const table: readonly (readonly [changes: object | undefined, field: string, detail: RegExp])[] =
    [
      [undefined, 'body', /object/],
      [{ status: 'x' }, 'status', /: it must be one of actual, exercise\.$/],
      [{ kind: 'x' }, 'kind', /: it must be one of missing-child, missing-person, /],
      [{ text: {} }, 'text/sms', /is missing/],
      [{ text: { sms: 5 } }, 'text/sms', /must be string\.$/],
      [{ area: { centre: [5, 52] } }, 'area/radiusMetres', /is missing/],
      [{ area: { centre: [5, 52], radiusMetres: '8' } }, 'area/radiusMetres', /must be number\.$/],
      [
        { area: { type: 'Point', coordinates: [5, 52] } },
        'area/type',
        /one of Polygon, MultiPolygon/,
      ],
      [{ area: { type: 'Polygon', coordinates: [5] } }, 'area/coordinates/0', /must be array\.$/],
      [{ area: 5 }, 'area', /it must be object\.$/],
      [{ order: 'x' }, 'order', /one of nearest-first, front-first/],
      [{ origin: [5] }, 'origin', /2 items/],
      [{ extra: 1 }, 'extra', /is not known/],
      [{ order: 'front-first', moving: { profile: 'car', since: 'x' } }, 'moving/since', /offset/],
    ]
  for (const [changes, field, detail] of table) {
    const payload = changes === undefined ? undefined : { ...alert, ...changes }
    const options = { method: 'POST', url: '/api/v1/previews' } as const
    const answer = await call('actions', payload === undefined ? options : { ...options, payload })
    t.match(answer, { status: 422, body: { field, detail } }, JSON.stringify(changes))
  }
  const payload = { outcome: 'arrested', text: { sms: 'x' } }
  const ended = await call('actions', { method: 'POST', url: '/api/v1/actions/x/close', payload })
  t.match(ended, { status: 422, body: { field: 'outcome' } }, 'no word of the contract')
})

t.test('an override is beyond a token that lacks its scope', async (t) => {
  const { call } = await api(t)
  const payload = { ...alert, override: 'nobody else is here' }
  t.match(await call('actions', { method: 'POST', url: '/api/v1/actions', payload }), {
    status: 403,
    body: { field: 'override' },
  })
})

t.test('an order without a body may say that it is JSON', async (t) => {
  const { call } = await api(t)
  const started = await call('actions', { method: 'POST', url: '/api/v1/actions', payload: alert })
  t.equal(started.status, 201)
  const url = `/api/v1/actions/${started.body.id}/stop`
  for (const headers of [json, {}]) {
    t.match(await call('actions', { method: 'POST', url, headers }), {
      status: 200,
      body: { state: 'stopped' },
    })
  }
})

const neighbourPosted = {
  phones: [{ number: madeUpMobile(7) }],
  addresses: [{ postcode: '9999ZZ', houseNumber: 1, location: [5.3, 52.6] }],
}

t.test('what a participant says of themselves is kept as it was posted', async (t) => {
  const { call } = await api(t)
  const said = {
    pauses: [{ from: '2026-12-20', until: '2027-01-03' }],
    unwantedKinds: ['outage'],
    leastUrgency: 'Expected',
    language: 'en',
    bornIn: 1975,
    isSixteen: true,
  }
  const hours = [{ days: ['mon', 'fri'], from: '08:30', until: '17:00' }]
  const [address] = neighbourPosted.addresses
  const payload = {
    ...neighbourPosted,
    ...said,
    addresses: [{ ...address, hours }],
    consentVersion: '2026-11',
  }
  const { status, body } = await call('participants', {
    method: 'POST',
    url: '/api/v1/participants',
    payload,
  })
  t.equal(status, 201)
  const [id] = (body as { ids: string[] }).ids
  const kept = await call('participants', { method: 'GET', url: `/api/v1/participants/${id}` })
  t.match(kept.body, {
    ...said,
    addresses: [{ hours }],
    consent: { version: '2026-11', channel: 'api', at: '2026-11-24T12:00:00.000Z' },
  })
})

t.test('what cannot be meant of a participant is refused by its row and field', async (t) => {
  const { call } = await api(t)
  const [address] = neighbourPosted.addresses
  const withHours = (hours: object) => ({ addresses: [{ ...address, hours: [hours] }] })
  const day = { days: ['mon'], from: '08:00', until: '09:00' }
  const table: readonly (readonly [changes: object, field: string, detail: RegExp])[] = [
    [withHours({ ...day, days: [] }), '1/addresses/0/hours/0/days', /1 item/],
    [withHours({ ...day, days: ['ma'] }), '1/addresses/0/hours/0/days/0', /one of mon, tue/],
    [withHours({ ...day, from: '8:00' }), '1/addresses/0/hours/0/from', /\b08:30\b/],
    [withHours({ ...day, until: '25:00' }), '1/addresses/0/hours/0/until', /\b08:30\b/],
    [{ pauses: [{ from: '2026-13-01', until: '2027-01-01' }] }, '1/pauses/0/from', /2027-06-30/],
    [{ pauses: [{ from: '2027-01-02', until: '2027-01-01' }] }, '1/pauses/0/until', /before/],
    [{ unwantedKinds: ['x'] }, '1/unwantedKinds/0', /one of missing-child/],
    [{ leastUrgency: 'Soon' }, '1/leastUrgency', /one of Immediate, Expected, Past/],
    [{ language: 'fy' }, '1/language', /one of nl, en/],
    [{ bornIn: 2011 }, '1/bornIn', /age of 16/],
    [{ bornIn: 1850 }, '1/bornIn', /year of birth/],
    [{ isSixteen: false }, '1/isSixteen', /true/],
  ]
  for (const [changes, field, detail] of table) {
    const payload = [neighbourPosted, { ...neighbourPosted, ...changes }]
    const options = { method: 'POST', url: '/api/v1/participants', payload } as const
    const answer = await call('participants', options)
    t.match(answer, { status: 422, body: { field, detail } }, JSON.stringify(changes))
  }
  const [row] = [{ ...neighbourPosted, bornIn: 2010 }]
  const options = { method: 'POST', url: '/api/v1/participants', payload: row } as const
  t.equal((await call('participants', options)).status, 201, 'sixteen in this year')
})
