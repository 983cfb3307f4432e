import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { caller, omroeper, type Running, start, until, writeConfig } from '../support/appliance.ts'
import { type FarModems, farModems } from '../support/far-modems.ts'
import { skipsWithout } from '../support/tools.ts'

const skip = skipsWithout('perl')

const addresses = `postcode,house_number,house_letter,house_number_addition,street,city,lon,lat
9999ZZ,15,,,Dorpsstraat,Waterhoven,5.23,52.56
9999ZZ,2,A,,Haven,Waterhoven,5.2301,52.5601
9999ZZ,2,B,,Haven,Waterhoven,5.2301,52.5601
`
const [anna, bert] = [madeUpMobile(1), madeUpMobile(2)]

/** The appliance on modems that live on, and what people text. */
class TextingOffice {
  readonly far: FarModems
  readonly call: ReturnType<typeof caller>
  readonly #config: string
  running: Running

  private constructor(far: FarModems, config: string, running: Running, token: string) {
    this.far = far
    this.#config = config
    this.running = running
    this.call = caller(() => this.running.url, token)
  }

  static async open(t: Test): Promise<TextingOffice> {
    const folder = t.testdir()
    const far = await farModems(folder, 2)
    const limits = { perHour: null, perDay: null }
    const config = writeConfig(folder, {
      modems: far.ports.map((port) => ({ port, profile: 'auto', limits })),
    })
    const register = join(folder, 'addresses.csv')
    writeFileSync(register, addresses)
    const imported = await omroeper('import', 'addresses', register, '--config', config)
    t.equal(imported.code, 0, imported.err)
    const running = await start(['--config', config])
    const scopes = ['actions', 'participants', 'override'].flatMap((scope) => ['--scope', scope])
    const { out } = await omroeper('token', 'add', 'test', ...scopes, '--config', config)
    const office = new TextingOffice(far, config, running, out.trim())
    t.teardown(async () => {
      await office.running.kill('SIGKILL')
      far.end()
    })
    await until(async () => (await office.call('GET', '/api/v1/health')).body.status === 'ok')
    return office
  }

  /** Whole texts that went to a number, oldest first. */
  sentTo(number: string): readonly string[] {
    return this.far
      .onAir()
      .filter(({ to }) => to === number)
      .map(({ text }) => text)
  }

  /** Texts a modem and waits for what comes back. */
  async text(from: string, text: string, modem = 'm0'): Promise<string> {
    const before = this.sentTo(from).length
    this.far.tell({ do: 'receive', modem, from, text })
    await until(async () => this.sentTo(from).length > before)
    return this.sentTo(from).slice(before).join('\n')
  }

  async alert() {
    const { status, body } = await this.call('POST', '/api/v1/actions', {
      status: 'actual',
      kind: 'missing-child',
      text: { sms: 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.' },
      area: { centre: [5.23, 52.56], radiusMetres: 500 },
      override: 'nobody else is there',
    })
    return { status, id: body.id as string, selected: body.selected as number, body }
  }

  async killAndStart(): Promise<void> {
    await this.running.kill('SIGKILL')
    this.running = await start(['--config', this.#config])
  }
}

const codeIn = (text: string): string => /(?:JA|TERUG) \d+/.exec(text)?.[0] ?? 'no code'

t.test('by SMS: signed up, alerted, gone, and back with the code', { skip }, async (t) => {
  const office = await TextingOffice.open(t)
  const asked = await office.text(anna, 'Aan 9999zz 15')
  t.match(asked, /Dorpsstraat 15/)
  t.match(await office.text(anna, codeIn(asked).toLowerCase(), 'm1'), /STOP/)
  t.match(office.far.onAir().at(-1), { modem: 'm1' }, 'the modem that was written to answers')
  t.match(await office.text(bert, 'AAN 9999ZZ 2'), /A.*B/s)

  const first = await office.alert()
  t.match(first, { status: 201, selected: 1 })
  await until(async () => office.sentTo(anna).some((text) => text.includes('rode jas')))

  const stoppedAt = Date.now()
  const goodbye = await office.text(anna, 'STOP')
  t.match(goodbye, /TERUG \d{4}/)
  t.ok(Date.now() - stoppedAt < 120_000)
  const silent = office.sentTo(anna).length
  await office.call('POST', `/api/v1/actions/${first.id}/close`, {
    outcome: 'found-otherwise',
    text: { sms: 'gevonden, dank u.' },
  })
  t.equal((await office.alert()).status, 422, 'there is nobody left in the area')
  t.equal(office.sentTo(anna).length, silent)

  t.match(await office.text(anna, codeIn(goodbye)), /./)
  const before = office.sentTo(anna).length
  t.match(await office.alert(), { status: 201, selected: 1 })
  await until(async () => office.sentTo(anna).length > before)
})

t.test(
  'a kill between a text and its answer: one answer, and nothing forgotten',
  { skip },
  async (t) => {
    const office = await TextingOffice.open(t)
    const asked = await office.text(anna, 'AAN 9999ZZ 15')
    for (let n = 0; n < 4; n += 1) {
      office.far.tell({ do: 'receive', modem: 'm0', from: anna, text: 'STATUS' })
      office.far.tell({ do: 'receive', modem: 'm1', from: madeUpMobile(10 + n), text: 'HULP' })
      await new Promise((resolve) => setTimeout(resolve, 40 * n))
      await office.killAndStart()
      // What a modem had and did not answer is told, and never sent twice.
      const doubted = office.running.log.filter((line) => line.includes('notice-in-doubt')).length
      const answered = () => office.sentTo(madeUpMobile(10 + n)).length
      await until(async () => answered() > 0 || doubted > 0)
      t.ok(answered() <= 1)
    }
    await office.text(anna, codeIn(asked))
    await until(async () => (await office.alert()).status === 201)
    t.pass('its code still holds')
  },
)
