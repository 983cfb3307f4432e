import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

// Runs the built tests beside each other. tap's own command puts two loaders before every process
// that a test file is or starts, for coverage and mocks that we have no use for: half of the time of
// a short file went there. And it begins in the order of the alphabet: a long file that comes late
// is waited for when all others are done.

const root = join(import.meta.dirname, '..')
const jobs = 3
/** A file that takes longer hangs. */
const timeoutSeconds = 400

/** What takes longest begins first, longest first. */
const long: readonly string[] = [
  'system/scenarios',
  'system/kills-unreported',
  'system/calls',
  'system/call-kills',
  'system/screens',
  'system/kills',
  'system/recorder',
  'system/import-kills',
  'system/portal-kiosk',
  'web/counter-screen',
  'system/portal',
  'system/appliance',
]

const built = 'dist/test'
const nameOf = (name: string) => `${built}/${name}.test.js`
const names = readdirSync(join(root, built), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.js'))
  .map((name) => join(built, name))
  .sort()
const first = long.map(nameOf)
const lost = first.filter((name) => !names.includes(name))
if (lost.length > 0) throw new Error(`not there: ${lost}`)
/** `npm test -- web/pages` runs those whose name has that in it. */
const wanted = process.argv.slice(2)
const files = [...first, ...names.filter((name) => !first.includes(name))].filter(
  (name) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)
if (files.length === 0) throw new Error(`no test is called ${wanted}`)

const args = ['--import=./test/preload.js', '--enable-source-maps']
/** Spawning puts tap's loader into it. */
const options = `NODE_OPTIONS=${process.env.NODE_OPTIONS ?? ''}`

t.jobs = jobs
t.setTimeout(0)
t.plan(files.length)
for (const name of files) {
  void t.spawn('env', [options, process.execPath, ...args, name], {
    name,
    cwd: root,
    buffered: true,
    timeout: timeoutSeconds * 1000,
    env: { ...process.env, TAP_TIMEOUT: `${timeoutSeconds}` },
  })
}
