import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Every value of each setting of a unit. */
function unit(name: string): ReadonlyMap<string, readonly string[]> {
  const settings = new Map<string, string[]>()
  for (const line of read(`systemd/${name}.service`).split('\n')) {
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? []
    if (key === undefined || value === undefined) continue
    settings.set(key, [...(settings.get(key) ?? []), value])
  }
  return settings
}

const words = (values: readonly string[] | undefined): string[] =>
  (values ?? []).join(' ').split(' ')

t.test('each kind of device that is allowed is known before the unit starts', async (t) => {
  const settings = unit('omroeper')
  const drivers: Record<string, string> = {
    'char-ttyUSB rw': 'modprobe@usbserial.service',
    'char-ttyACM rw': 'modprobe@cdc_acm.service',
    'char-alsa rw': 'modprobe@snd.service',
  }
  t.strictSame(settings.get('DeviceAllow')?.toSorted(), Object.keys(drivers).toSorted())
  for (const driver of Object.values(drivers)) {
    t.ok(words(settings.get('Wants')).includes(driver), `wants ${driver}`)
    t.ok(words(settings.get('After')).includes(driver), `after ${driver}`)
  }
  t.strictSame(words(settings.get('SupplementaryGroups')), ['dialout', 'audio'])
})

t.test('it comes back whatever happens, but not for what no start mends', async (t) => {
  for (const [name, code] of [
    ['omroeper', '78'],
    ['omroeper-portal', '64'],
  ] as const) {
    const settings = unit(name)
    t.strictSame(settings.get('Restart'), ['always'])
    t.strictSame(settings.get('StartLimitIntervalSec'), ['0'])
    t.strictSame(settings.get('RestartPreventExitStatus'), [code])
    t.match(settings.get('ExecStart')?.[0], /^node /, 'from wherever Node.js was put')
  }
  t.strictSame(unit('omroeper').get('OOMPolicy'), ['continue'])
  t.ok(Number(unit('omroeper').get('TimeoutStopSec')?.[0]) > 10, 'a part on the air is waited for')
})

t.test('what units and installing point at is there', async (t) => {
  t.ok(statSync(join(root, 'src/omroeper.js')).mode & 0o111, 'the command can be run')
  const guide = read('systemd/README.md')
  const paths = [...guide.matchAll(/\/opt\/omroeper\/((?:config|src|systemd)\/[\w.-]+\w)/g)]
  t.ok(paths.length > 3)
  for (const [, path = ''] of paths) t.ok(statSync(join(root, path)).isFile(), path)
})

t.test('every word that the guide explains is said by the log', async (t) => {
  const sources = ['src', 'hardware'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(join(folder, name))),
  )
  const logged = /(?:'(?:info|warn|error)',|#warn\()\s*'([\w-]+)'/g
  const said = new Set(
    sources.flatMap((source) => [...source.matchAll(logged)].map(([, one]) => one)),
  )
  const rows = [...read('systemd/README.md').matchAll(/^\| (`[^|]+`) \|/gm)]
  const explained = rows.flatMap(([, cell = '']) => [...cell.matchAll(/`([\w-]+)`/g)])
  t.ok(explained.length > 8)
  for (const [, event] of explained) t.ok(said.has(event), `${event}`)
})
