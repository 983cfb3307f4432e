import t from 'tap'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { caller, omroeper, type Running, start, until, writeConfig } from '../support/appliance.ts'

const place = (n: number) => [5.23, 52.56 + n * 0.0001]
const person = (n: number) => ({
  name: `Naam ${n}`,
  phones: [{ number: madeUpMobile(n) }],
  addresses: [{ postcode: '9999 ZZ', houseNumber: n + 1, location: place(n) }],
})
const people = (count: number) => Array.from({ length: count }, (_, n) => person(n))
const draft = (changes: object = {}) => ({
  status: 'actual',
  kind: 'missing-child',
  text: { sms: 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.' },
  area: { centre: [5.23, 52.56], radiusMetres: 20_000 },
  override: 'nobody else is there',
  ...changes,
})
const to = (config: string) => ['--config', config] as const
const close = { outcome: 'found-otherwise', text: { sms: 'de jongen is gevonden. Dank u.' } }

async function office(t: { testdir(): string; teardown(end: () => unknown): void }, changes = {}) {
  const config = writeConfig(t.testdir(), changes)
  const at: { running: Running } = { running: await start(['--config', config]) }
  t.teardown(() => at.running.kill('SIGKILL'))
  const scopes = ['actions', 'participants', 'override', 'read'].flatMap((scope) => [
    '--scope',
    scope,
  ])
  const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
  const call = caller(() => at.running.url, out.trim())
  const restart = async () => {
    await at.running.kill('SIGKILL')
    at.running = await start(['--config', config])
  }
  return { at, call, config, restart }
}

t.test('the contract from outside: people, an alert, its result, and every refusal', async (t) => {
  const { at, call, config } = await office(t)

  t.match(await (await fetch(`${at.running.url}/api/v1/health`)).json(), { status: 'ok' })
  t.equal((await fetch(`${at.running.url}/api/v1/kinds`)).status, 401)
  t.equal((await call('GET', '/api/v1/kinds')).body.length, 13)
  t.equal((await call('GET', '/api/v1/modems')).body.length, 3)
  t.match((await call('GET', '/metrics')).body, /omroeper_modems/)

  const made = await call('POST', '/api/v1/participants', people(30))
  t.match(made, { status: 201, body: { created: 30 } })
  const faults: readonly (readonly [body: unknown, field: RegExp])[] = [
    [[person(40), { ...person(41), phones: [{ number: '112' }] }], /^1\/phones\/0\/number$/],
    [
      { ...person(1), phones: [{ number: madeUpLandline(1), channel: 'sms' }] },
      /phones\/0\/channel$/,
    ],
    [{ ...person(1), addresses: [{ postcode: '9999ZZ', houseNumber: 1 }] }, /addresses\/0$/],
    [{ ...person(1), surname: 'x' }, /surname/],
  ]
  for (const [body, field] of faults) {
    t.match(await call('POST', '/api/v1/participants', body), { status: 422, body: { field } })
  }
  const [id] = made.body.ids
  t.match((await call('GET', `/api/v1/participants/${id}`)).body, person(0).phones[0] ? { id } : {})
  t.equal((await call('DELETE', `/api/v1/participants/${id}`)).status, 204)
  t.equal((await call('GET', `/api/v1/participants/${id}`)).status, 404)

  const preview = await call('POST', '/api/v1/previews', draft())
  t.match(preview.body, { selected: 29, text: { sms: /^Buurtoproep: let op/, parts: 1 } })
  const wrong = await call(
    'POST',
    '/api/v1/actions',
    draft({ text: { sms: 'Bel 06 12345678 nu' } }),
  )
  t.match(wrong, { status: 422, body: { type: /number-not-verified/, field: 'text/sms' } })
  t.equal((await call('POST', '/api/v1/actions', draft({ kind: 'burglary' }))).status, 422)
  t.match(await call('POST', '/api/v1/actions', draft({ override: undefined })), {
    status: 422,
    body: { type: /second-person-needed/, field: 'override' },
  })
  const { out: plain } = await omroeper(
    'token',
    'add',
    'plain',
    '--scope',
    'actions',
    ...to(config),
  )
  const recall = caller(() => at.running.url, plain.trim())
  t.equal((await recall('POST', '/api/v1/actions', draft())).status, 403)

  const once = { 'idempotency-key': 'k1' }
  const [started, again] = await Promise.all([
    call('POST', '/api/v1/actions', draft(), once),
    call('POST', '/api/v1/actions', draft(), once),
  ])
  t.match(started, { status: 201, body: { selected: 29, number: /-001$/ } })
  t.equal(again.body.id, started.body.id)
  t.equal((await call('POST', '/api/v1/actions', draft({ kind: 'warning' }), once)).status, 422)

  const path = `/api/v1/actions/${started.body.id}`
  const counts = async (n: number) => (await call('GET', path)).body.phases[n]?.counts
  await until(async () => {
    const { accepted, delivered } = await counts(0)
    return accepted + delivered === 29
  })
  t.match(await call('POST', `${path}/close`, close), { status: 200 })
  t.equal((await call('POST', `${path}/close`, close)).status, 409)
  await until(async () => (await call('GET', path)).body.state === 'closed')
  t.match(await counts(1), { selected: 29, queued: 0, failed: 0, dropped: 0 })
  const rows = (await call('GET', `${path}/deliveries`)).body
  t.equal(rows.length, 58)
  t.match(rows[0], {
    recipient: /^06-••••\d{4}$/,
    phase: 'alert',
    attempts: [{ outcome: 'accepted' }],
  })

  t.match(await omroeper('serve', '--config', config), {
    code: 1,
    err: /in use by another Omroeper/,
  })
  t.equal(await at.running.kill('SIGTERM'), 0)
})

t.test('SIGKILL in the middle: nothing is lost, nobody is without an end', async (t) => {
  const { call, restart } = await office(t, { modems: { simulated: 2, secondsPerPart: 0.1 } })
  await call('POST', '/api/v1/participants', people(60))
  const { body } = await call('POST', '/api/v1/actions', draft())
  const path = `/api/v1/actions/${body.id}`
  const kills = 4
  for (let kill = 0; kill < kills; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 200 + 130 * (kill % 5)))
    await restart()
  }
  await until(async () => (await call('GET', path)).body.phases[0].counts.queued === 0, 30_000)
  const { counts } = (await call('GET', path)).body.phases[0]

  t.equal(counts.selected, 60)
  t.equal(counts.accepted + counts.delivered + counts.inDoubt + counts.sending, 60)
  t.ok(counts.inDoubt <= 2 * kills, 'at most one a modem a kill')
  await call('POST', `${path}/close`, close)
  await until(async () => (await call('GET', path)).body.phases[1]?.counts.queued === 0)
  t.equal((await call('GET', path)).body.phases[1].counts.selected, 60, 'all may have had it')
})

t.test('a bad configuration is refused with every fault, a good one is ok', async (t) => {
  const bad = writeConfig(t.testdir(), { listen: { host: '0.0.0.0', port: 'x' }, extra: 1 })
  const said = await omroeper('check', '--config', bad)
  t.equal(said.code, 78)
  t.match(said.err, /listen\.port/)
  t.match(said.err, /extra/)
  const open = await omroeper(
    'check',
    '--config',
    writeConfig(t.testdir(), { listen: { host: '0.0.0.0', port: 1 } }),
  )
  t.match(open, { code: 78, err: /listen\.host: 0\.0\.0\.0 is not a loopback address/ })
  t.match(await omroeper('check', '--config', writeConfig(t.testdir())), { code: 0, out: 'ok\n' })
})
