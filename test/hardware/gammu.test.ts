import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { SimulatedModemOptions } from '../../hardware/sim/options.ts'
import { PtyCable } from '../../hardware/sim/pty.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import { realTimers } from '../../hardware/timers.ts'
import { eventually, run, skipsWithout } from '../support/tools.ts'

const skip = skipsWithout('gammu', 'gammu-smsd', 'perl')
// gammu sleeps for seconds when it starts: side by side that costs little.
t.jobs = 12

/** A simulated modem on a pty, and what gammu needs to find it. */
async function desk(t: Test, changes: Partial<SimulatedModemOptions> = {}) {
  const folder = t.testdir()
  const modem = new SimulatedModem({
    id: 'sim',
    dialect: 'quectel-ec2x',
    imei: '860000000000001',
    iccid: '8931000000000000001',
    operator: '20408',
    operatorName: 'Proefnet',
    secondsPerPart: 0.05,
    reportSeconds: 0.2,
    timers: realTimers,
    now: Date.now,
    ...changes,
  })
  const cable = new PtyCable(modem, join(folder, 'modem'))
  t.teardown(() => cable.close())
  await cable.plug()
  const connection = `device = ${cable.path}\nconnection = at115200\n`
  const config = join(folder, 'gammurc')
  writeFileSync(config, `[gammu]\n${connection}`)
  return {
    modem,
    folder,
    connection,
    gammu: (...args: string[]) => run('gammu', '-c', config, ...args),
  }
}

const families = ['quectel-ec2x', 'simcom-7600', 'huawei-3g', 'cinterion']

for (const dialect of families)
  t.test(
    `gammu identifies a ${dialect}, its network and its service centre`,
    { skip, buffered: true },
    async (t) => {
      const { gammu, modem } = await desk(t, { dialect })

      t.match(await gammu('identify'), new RegExp(`${modem.dialect.model}[^]*860000000000001`))
      const network = await gammu('networkinfo')
      t.match(network, /home network/)
      t.match(network, 'Proefnet')
      t.match(await gammu('getsmsc', '1'), '+31610000000')
    },
  )

const texts: [what: string, text: string, ...options: string[]][] = [
  ['a short text', 'Buurtoproep: let op jongen van 6, rode jas. Gezien? Bel 112.'],
  ['every extension character', '[€] {a|b} ~ ^ \\'],
  ['a text outside GSM-7', 'Gezien bij café Ĳssel ☺', '-unicode'],
  ['two parts', 'Ik zag hem bij de brug. '.repeat(8).trim(), '-autolen', '400'],
  ['three parts of UCS-2', 'Ĳssel, bij de brug. '.repeat(8).trim(), '-unicode', '-autolen', '400'],
]
for (const [what, text, ...options] of texts)
  t.test(
    `${what}, sent by gammu, is on the air as it was meant`,
    { skip, buffered: true },
    async (t) => {
      const { gammu, modem } = await desk(t)
      await gammu('sendsms', 'TEXT', '+31610000001', ...options, '-text', text)

      t.equal(modem.onAir.map((part) => part.text).join(''), text)
      t.ok(modem.onAir.every(({ to }) => to === '+31610000001'))
      const parts = modem.onAir.length
      if (parts > 1) {
        t.strictSame(
          modem.onAir.map(({ concatenation }) => [concatenation?.parts, concatenation?.sequence]),
          Array.from({ length: parts }, (_, i) => [parts, i + 1]),
        )
      }
    },
  )

t.test(
  'what our encoder wrote, gammu reads: national, alphanumeric, long, UCS-2',
  { skip, buffered: true },
  async (t) => {
    const { gammu, modem } = await desk(t)
    modem.receive('+31610000009', 'Ik zag hem [daar] voor 5 € bij de brug.')
    modem.receive('1008', 'Saldo')
    modem.receive('+31610000008', 'Ĳssel ☺ '.repeat(12).trim())
    const said = await gammu('getallsms')

    t.match(said, 'Ik zag hem [daar] voor 5 € bij de brug.')
    t.match(said, '"+31610000009"')
    t.match(said, '"1008"')
    t.match(said, /4 SMS parts in/)
  },
)

t.test('gammu asks for the PIN and enters it', { skip, buffered: true }, async (t) => {
  const { gammu, modem } = await desk(t, { pin: '1234' })
  t.match(await gammu('getsecuritystatus'), /PIN/)
  await t.rejects(gammu('entersecuritycode', 'PIN', '9999'))
  t.equal(modem.pinLeft, 2)
  await gammu('entersecuritycode', 'PIN', '1234')

  t.ok(modem.isUnlocked)
})

t.test(
  'smsd sends what lies in its outbox, and keeps what comes in',
  { skip, buffered: true },
  async (t) => {
    const { modem, folder, connection } = await desk(t)
    const boxes = { inbox: 'in', outbox: 'out', sentsms: 'sent', errorsms: 'bad' }
    const paths = Object.entries(boxes).map(([key, box]) => {
      mkdirSync(join(folder, box))
      return `${key}path = ${join(folder, box)}/`
    })
    const config = join(folder, 'smsdrc')
    const log = `logfile = ${join(folder, 'smsd.log')}`
    writeFileSync(
      config,
      `[gammu]\n${connection}[smsd]\nservice = files\n${log}\n${paths.join('\n')}
deliveryreport = log\nreceivefrequency = 1\ncommtimeout = 1\n`,
    )
    await run('gammu-smsd-inject', '-c', config, 'TEXT', '+31610000003', '-text', 'Van smsd')
    modem.receive('+31610000009', 'Bij de brug')
    const ended = run('gammu-smsd', '-c', config, '-X', '12')
    const arrived = () =>
      readdirSync(join(folder, 'in')).filter((name) => name.includes('610000009'))
    await eventually(() => modem.onAir.length > 0 && arrived().length > 0, 15_000)
    await ended

    t.match(modem.onAir, [{ to: '+31610000003', text: 'Van smsd' }])
    t.equal(readFileSync(join(folder, 'in', arrived()[0] ?? ''), 'utf8'), 'Bij de brug')
    t.equal(readdirSync(join(folder, 'sent')).length, 1)
    t.strictSame(readdirSync(join(folder, 'bad')), [])
    t.equal(modem.stores.counts('ME'), '0,40', 'and it was deleted from the modem')
  },
)
