import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

// Runs the built tests beside each other. tap's own command puts two loaders before every process
// that a test file is or starts, for coverage and mocks that we have no use for: half of the time of
// a short file went there. And it begins in the order of the alphabet: a long file that comes late
// is waited for when all others are done.

const root = join(import.meta.dirname, '..')
/** A file that takes longer hangs. */
const timeoutSeconds = 600
/** Of files that keep a core busy, at once; one of those that mostly wait goes beside them. */
const busyAtOnce = 2

/** Kills and calls take their time and little of the machine's. Longest first. */
const waiting: readonly string[] = [
  'system/kills-unreported',
  'system/call-kills',
  'system/kills',
  'system/recorder',
]

/** What keeps a core busy for longest begins first, longest first. */
const busy: readonly string[] = [
  'system/scenarios',
  'system/screens',
  'system/every-screen',
  'system/import-kills',
  'system/portal-kiosk',
  'web/counter-screen',
  'system/portal',
  'system/appliance',
  // Its sound is due every 20 ms: not beside the others of these.
  'system/calls',
]

const built = 'dist/test'
const names = readdirSync(join(root, built), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.js'))
  .map((name) => join(built, name))
  .sort()
const found = (name: string): string => {
  const file = `${built}/${name}.test.js`
  if (!names.includes(file)) throw new Error(`there is no ${file}`)
  return file
}
/** `npm test -- web/pages` runs those whose name has that in it. */
const wanted = process.argv.slice(2)
const isWanted = (name: string): boolean =>
  wanted.length === 0 || wanted.some((part) => name.includes(part))

const patient = waiting.map(found)
const others = [...new Set([...busy.map(found), ...names])].filter(
  (name) => !patient.includes(name),
)
const queues = { patient: patient.filter(isWanted), others: others.filter(isWanted) }
const count = queues.patient.length + queues.others.length
if (count === 0) throw new Error(`no test is called ${wanted}`)

const args = ['--import=./test/preload.js', '--enable-source-maps']
/** Spawning puts tap's loader into it. */
const options = `NODE_OPTIONS=${process.env.NODE_OPTIONS ?? ''}`

/** To tap a file that ends well without a word is one that was skipped. */
const silent: string[] = []

/** What did not hold, told once more at the end: thousands of lines can come after it. */
const failures: string[] = []
/** How much is told of one. */
const detailLength = 2000

async function run(name: string): Promise<void> {
  const running = t.spawn('env', [options, process.execPath, ...args, name], {
    name,
    cwd: root,
    buffered: true,
    timeout: timeoutSeconds * 1000,
    env: { ...process.env, TAP_TIMEOUT: `${timeoutSeconds}` },
  })
  running.subtest?.parser.on('fail', ({ fullname, diag }) => {
    const detail = JSON.stringify(diag ?? {}, null, 2).slice(0, detailLength)
    failures.push(`${name} > ${fullname}\n${detail}`)
  })
  await running
  if (!running.subtest?.results?.count) silent.push(name)
}

/** Runs one after another of what is left in these queues, of the first before the next. */
async function work(...from: readonly string[][]): Promise<void> {
  const next = () => from.find((queue) => queue.length > 0)?.shift()
  for (let name = next(); name; name = next()) await run(name)
}

t.jobs = busyAtOnce + 1
t.setTimeout(0)
t.plan(count)
await Promise.all([
  work(queues.patient),
  ...Array.from({ length: busyAtOnce }, () => work(queues.others, queues.patient)),
])
for (const failure of failures) t.comment(`did not hold: ${failure}`)
if (silent.length > 0) throw new Error(`no test ran in ${silent.join(', ')}`)
