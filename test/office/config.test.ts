import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { type Config, ConfigError, checkConfig } from '../../src/config.ts'

const example = join(import.meta.dirname, '..', '..', 'config', 'omroeper.example.json')
const good = () => JSON.parse(readFileSync(example, 'utf8'))
const listen = { host: '127.0.0.1', port: 8080 }

const faultsOf = (value: unknown): readonly string[] => {
  try {
    checkConfig(value)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

t.test('every fault is named, one a line, whatever else is wrong', async (t) => {
  const faults = faultsOf({
    dataDir: '',
    listen: { host: '0.0.0.0', port: 99_999, foo: 1 },
    municipality: {
      name: '',
      timeZone: 'Mars/Olympus',
      locale: 'de',
      quietHours: '25:00-07:00',
      quietHoursIgnoredBy: ['nonsense'],
      verifiedNumbers: [12],
    },
    modems: [
      { port: '/dev/a', profile: 'foo', pin: { file: '/nowhere/pin' }, limits: { perHour: -1 } },
      { port: '/dev/a', prot: 1 },
      {},
    ],
    extra: 1,
  })
  const places = faults.map((fault) => fault.slice(0, fault.indexOf(':')))

  t.strictSame([...places].sort(), [
    'dataDir',
    'extra',
    'listen.foo',
    'listen.host',
    'listen.port',
    'modems.0.limits.perHour',
    'modems.0.pin',
    'modems.0.profile',
    'modems.1.port',
    'modems.1.prot',
    'modems.2.port',
    'municipality.locale',
    'municipality.messagePrefix',
    'municipality.name',
    'municipality.quietHours',
    'municipality.quietHoursIgnoredBy.0',
    'municipality.timeZone',
    'municipality.verifiedNumbers.0',
  ])
})

t.test('a fault says what is right', async (t) => {
  const table: readonly (readonly [changes: object, fault: string])[] = [
    [{ extra: 1 }, 'extra: is not known'],
    [{ dataDir: undefined }, 'dataDir: is missing'],
    [{ modems: 'all' }, 'modems: must be discover or must be array or must be object'],
    [{ modems: { simulated: 0 } }, 'modems.simulated: must be >= 1'],
    [{ listen: { ...listen, tls: 'no' } }, 'listen.tls: must be self-signed or must be object'],
    [{ listen: { ...listen, tls: { cert: 1, key: 2 } } }, 'listen.tls.cert: must be string'],
    [
      { listen: { ...listen, tls: { cert: '/nowhere/c', key: '/nowhere/k' } } },
      "listen.tls.key: ENOENT: no such file or directory, open '/nowhere/k'",
    ],
  ]
  for (const [changes, fault] of table) {
    const faults = faultsOf(JSON.parse(JSON.stringify({ ...good(), ...changes })))
    t.ok(faults.includes(fault), `${fault} in ${faults}`)
  }
  for (const value of [null, [], 'x', 5])
    t.strictSame(faultsOf(value), ['the file: must be object'])
})

t.test('the example is right, and a secret can be in a file', async (t) => {
  t.strictSame(faultsOf({ ...good(), modems: 'discover' }), [])
  const pin = join(t.testdir(), 'pin')
  writeFileSync(pin, '1234\n')
  const { modems } = checkConfig({
    ...good(),
    modems: [{ port: '/dev/a', pin: { file: pin }, limits: { perHour: null } }],
  })
  t.strictSame(modems satisfies Config['modems'], [
    { port: '/dev/a', profile: 'auto', pin: '1234', limits: { perHour: null, perDay: 800 } },
  ])
})
