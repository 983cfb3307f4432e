import { join } from 'node:path'
import t from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { caller, omroeper, start, until, writeConfig } from '../support/appliance.ts'
import { openAt } from '../support/opened-store.ts'
import { tracesIn } from '../support/traces.ts'

const number = madeUpMobile(734_512)
const traces = {
  number: number.slice(3),
  name: 'Verdwijnmoed',
  postcode: '9876QX',
  place: '5.2312345',
}

t.test(
  '49 hours after a goodbye nothing of a person is in the data folder or the log',
  async (t) => {
    const folder = t.testdir()
    const config = writeConfig(folder)
    const dataDir = join(folder, 'data')
    const first = await start(['--config', config])
    t.teardown(() => first.kill('SIGKILL'))
    const scopes = ['actions', 'participants', 'override', 'read'].flatMap((scope) => [
      '--scope',
      scope,
    ])
    const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
    const before = caller(() => first.url, out.trim())
    const address = { postcode: '9876QX', houseNumber: 4711, location: [5.2312345, 52.56] }
    const person = { name: 'Wilhelmina Verdwijnmoed', phones: [{ number }], addresses: [address] }
    const made = await before('POST', '/api/v1/participants', person)
    t.equal(made.status, 201)
    const [id] = made.body.ids
    t.equal((await before('GET', `/api/v1/participants/${id}`)).status, 200)
    const area = { centre: [5.23, 52.56], radiusMetres: 20_000 }
    const text = { sms: 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.' }
    const override = 'nobody else is there'
    const draft = { status: 'actual', kind: 'missing-child', text, area, override }
    const action = (await before('POST', '/api/v1/actions', draft)).body
    t.equal(action.selected, 1)
    const sent = async () => {
      const { body } = await before('GET', `/api/v1/actions/${action.id}`)
      return body.phases[0].counts.accepted + body.phases[0].counts.delivered === 1
    }
    await until(sent)
    await first.kill('SIGTERM')

    await leave(dataDir, id, 49)
    const second = await start(['--config', config])
    t.teardown(() => second.kill('SIGKILL'))
    const after = caller(() => second.url, out.trim())
    await until(async () => (await after('GET', `/api/v1/participants/${id}`)).status === 404)
    t.match((await after('GET', `/api/v1/actions/${action.id}`)).body, {
      phases: [{ counts: { selected: 1 } }],
    })
    await until(async () => second.log.some((line) => line.includes('retention-applied')))
    await second.kill('SIGTERM')

    t.strictSame(tracesIn(folder, traces), [])
    const log = [...first.log, ...second.log].join('\n')
    t.match(log, /"event":"retention-applied","goodbye":1/)
    t.strictSame(
      Object.values(traces).filter((trace) => log.includes(trace)),
      [],
    )
  },
)

/** A goodbye so many hours ago, as it would have been written then. */
async function leave(dataDir: string, id: string, hoursAgo: number): Promise<void> {
  const store = await openAt(dataDir)
  const participant = store.state.participants.get(id)
  if (!participant) throw new Error('not there')
  const leftAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString()
  await store.append(
    [{ type: 'participant.saved', participant: { ...participant, leftAt }, source: 'sms' }],
    { kind: 'modem', id: 'm1' },
  )
  await store.close()
}
