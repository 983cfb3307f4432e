import t from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { caller, omroeper, start, until, writeConfig } from '../support/appliance.ts'
import { startBank } from '../support/bank-process.ts'
import { onceOf, vouched } from '../support/pressing.ts'
import { visit } from '../support/visitor.ts'

const at = [5.23, 52.56] as const
const people = Array.from({ length: 12 }, (_, n) => ({
  phones: [{ number: madeUpMobile(n + 1) }],
  addresses: [{ postcode: '9999ZZ', houseNumber: n + 1, location: at }],
}))
const alert = {
  status: 'actual',
  kind: 'missing-child',
  text: { sms: 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.' },
  area: { centre: at, radiusMetres: 2000 },
  override: 'iedereen is nodig',
}
const desk = '/oefenen/bureau'
/** In the middle of the town of drills, where the people of the appliance live as well. */
const wide = { kind: alert.kind, status: 'actual', text: alert.text.sms, point: '5.23, 52.56' }

t.test(
  'a drill sends over modems of its own, stands still for what is real, is kept',
  async (t) => {
    const folder = t.testdir()
    const bank = await startBank(folder, { count: 2, secondsPerPart: 0.05 })
    const config = writeConfig(folder, { modems: bank.ports.map((port) => ({ port })) })
    const running = await start(['--config', config])
    t.teardown(async () => {
      await running.kill('SIGKILL')
      await bank.stop()
    })
    const scopes = ['--scope', 'actions', '--scope', 'participants', '--scope', 'override']
    const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
    const call = caller(() => running.url, out.trim())
    await call('POST', '/api/v1/participants', people)
    const isReady = async () =>
      (await call('GET', '/api/v1/modems')).body.every(
        (modem: { state: string }) => modem.state === 'ready',
      )
    await until(isReady, 30_000)
    const dispatcher = await visit(running.url, config, 'dispatcher')
    t.match((await dispatcher.get('/')).html, 'U hebt hier nog niet geoefend')
    t.equal((await dispatcher.get(`${desk}/`)).location, '/oefenen', 'there is none')
    t.equal((await dispatcher.post('/oefenen', { scenario: 'child' })).location, `${desk}/`)

    t.notMatch((await dispatcher.get(`${desk}/`)).html, 'Alarmeren kan nu niet')
    const form = { ...wide, radius: '700' }
    const { html } = await dispatcher.post(`${desk}/acties/controle`, form)
    t.match(html, /<body class="exercise drill" data-base="\/oefenen\/bureau"/)
    t.match(html, 'Meldkamer hier. We zoeken een jongen van 7 jaar.')
    const paths = [...html.matchAll(/(?:href|action|src)="(\/[^"]*)"/g)].map(
      ([, path = '']) => path,
    )
    const strays = paths.filter((path) => !/^\/(oefenen|assets|public)\b/.test(path))
    t.strictSame(strays, [], 'nothing on it leads out by accident')
    await dispatcher.post(`${desk}/acties`, { ...form, ...vouched, once: onceOf(html) })
    const sent = async () => {
      const [, path = ''] =
        /href="(\/oefenen\/bureau\/acties\/[\w-]{36})"/.exec(
          (await dispatcher.get(`${desk}/acties`)).html,
        ) ?? []
      if (path === '') return 0
      const page = (await dispatcher.get(path)).html
      return Number(/<dd>(\d+)<\/dd><dt>verzonden/.exec(page)?.[1] ?? 0)
    }
    await until(async () => (await sent()) >= 10, 60_000)
    t.equal(bank.partsOnAir(), 0, 'people are alerted in the drill, and no real modem heard of it')
    t.notMatch((await dispatcher.get('/acties')).html, 'Vermist kind', 'nor did the real journal')

    const { body } = await call('POST', '/api/v1/actions', alert)
    await until(async () => bank.partsOnAir() === people.length, 30_000)
    const still = await dispatcher.get(`${desk}/`)
    t.match(still, { status: 503 })
    t.match(still.html, 'De oefening staat stil')
    t.match(
      (await dispatcher.post('/oefenen', { scenario: 'child' })).html,
      'Er loopt een echte actie',
    )
    const close = { outcome: 'withdrawn', text: { sms: 'de oproep is ingetrokken. Dank u.' } }
    await call('POST', `/api/v1/actions/${body.id}/close`, close)
    await until(async () => (await dispatcher.get(`${desk}/`)).status === 200, 30_000)
    t.equal(bank.partsOnAir(), 2 * people.length, 'the real alert and its result, to twelve people')

    const marked = await dispatcher.post('/oefenen/klaar')
    const { html: result } = await dispatcher.get(marked.location)
    t.match(result, 'Uitslag van de oefening')
    t.match(result, /Aangevinkt wat u naging<\/td>[\s\S]*?10 van 10/)
    t.equal((await dispatcher.get(`${desk}/`)).location, '/oefenen', 'it is over')
    t.match((await dispatcher.get('/')).html, 'U hebt vandaag geoefend')
    t.equal(await running.kill('SIGTERM'), 0)
  },
)
