import t from 'tap'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { caller, omroeper, start, until, writeConfig } from '../support/appliance.ts'
import { farModems } from '../support/far-modems.ts'
import { skipsWithout } from '../support/tools.ts'

const skip = skipsWithout('perl', 'espeak-ng')

const member = (n: number, number: string) => ({
  name: `Naam ${n}`,
  phones: [{ number }],
  addresses: [{ postcode: '9999ZZ', houseNumber: n + 1, location: [5.23, 52.56 + n * 0.001] }],
  groups: [{ name: 'AED', validUntil: '2099-12-31' }],
})
const numbers = [...[1, 2, 3].map(madeUpLandline), ...[4, 5, 6].map(madeUpMobile)]
const says1 = { kind: 'answers', afterSeconds: 1, keys: [{ key: '1', afterSeconds: 6 }] } as const
const says2 = { kind: 'answers', afterSeconds: 1, keys: [{ key: '2', afterSeconds: 6 }] } as const

t.test(
  'a group is called and texted over ptys; keys and SMS answer; the rest hear that it is enough',
  { skip },
  async (t) => {
    const folder = t.testdir()
    const far = await farModems(folder, 3, {
      dialect: 'quectel-ec2x',
      callees: { [madeUpLandline(1)]: says1, [madeUpLandline(2)]: says2, '*': says1 },
    })
    const limits = { perHour: null, perDay: null }
    const config = writeConfig(folder, {
      modems: far.ports.map((port) => ({ port, profile: 'auto', limits })),
    })
    const running = await start(['--config', config])
    t.teardown(async () => {
      await running.kill('SIGTERM')
      far.end()
    })
    const scopes = ['actions', 'participants', 'override'].flatMap((scope) => ['--scope', scope])
    const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
    const call = caller(() => running.url, out.trim())
    const modems = async () => (await call('GET', '/api/v1/modems')).body
    await until(async () =>
      (await modems()).every(({ state }: { state: string }) => state === 'ready'),
    )
    const people = numbers.map((number, n) => member(n, number))
    t.equal((await call('POST', '/api/v1/participants', people)).status, 201)

    const started = await call('POST', '/api/v1/actions', {
      status: 'actual',
      kind: 'missing-person',
      text: { sms: 'hartstilstand bij de haven. Bel 112.' },
      area: { centre: [5.23, 52.56], radiusMetres: 5000 },
      responders: { group: 'aed', wanted: 3 },
      override: 'nobody else is there',
    })
    t.match(started, { status: 201, body: { selected: 6 } })
    const view = async () => (await call('GET', `/api/v1/actions/${started.body.id}`)).body
    await until(async () => far.onAir().some(({ to }) => to === madeUpMobile(4)), 60_000)
    far.tell({ do: 'receive', modem: 'm2', from: madeUpMobile(4), text: 'Ja' })
    await until(async () => (await view()).responders.isEnough, 150_000)

    const isQuiet = async (): Promise<boolean> => {
      const { phases } = await view()
      return phases.every(({ counts }: { counts: Record<string, number> }) => {
        return counts.queued === 0 && counts.sending === 0
      })
    }
    await until(isQuiet, 60_000)

    const { responders, phases } = await view()
    t.comment(JSON.stringify(responders))
    t.match(responders, { group: 'aed', wanted: 3, declined: 1, isEnough: true })
    t.ok(responders.coming >= 3)
    t.ok(responders.nextMinutes >= 1 || responders.due > 0)
    t.match(phases[1], { phase: 'update' })
    const rows = (await call('GET', `/api/v1/actions/${started.body.id}/deliveries`)).body
    t.notMatch(JSON.stringify(rows), /Naam|"answered"/)
    t.ok(far.onAir().every(({ text }) => !text.includes('Antwoord') || text.endsWith('niet).')))
  },
)
