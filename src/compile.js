import { isAscii } from 'node:buffer'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as passed } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { load, replace } from './load.js'

// The end of the build: keeps what V8 makes of the program, so that a start need not make it again.
// What an alert runs through is run through once, in a folder of its own and on a simulated modem,
// for V8 compiles what runs. Where that cannot be, it is said, and a start takes longer.

const file = fileURLToPath(new URL('../dist/src/cli.cjs', import.meta.url))
const example = fileURLToPath(new URL('../config/omroeper.example.json', import.meta.url))
const centre = [5.9, 52.1]
const settledMs = 300
/** The build is not kept from its end for longer. */
const mostMs = 20_000

/** The example that is shipped, on modems that are none, and at any hour. */
function configurationIn(folder) {
  const { municipality } = JSON.parse(readFileSync(example, 'utf8'))
  return {
    dataDir: join(folder, 'data'),
    listen: { host: '127.0.0.1', port: 0 },
    municipality: { ...municipality, quietHours: '00:00-00:00' },
    modems: { simulated: 1, secondsPerPart: 0.05 },
  }
}

const somebody = {
  phones: [{ number: '+31610999999' }],
  addresses: [{ postcode: '9999ZZ', houseNumber: 1, location: centre }],
}

const alert = {
  status: 'actual',
  kind: 'missing-child',
  text: { sms: 'let op jongen, 7 jaar, rode jas. Gezien? Bel 0800-0011.' },
  area: { centre, radiusMetres: 2_000 },
  override: 'build',
}

/** Letters beyond ASCII as escapes: with one beyond Latin-1, V8 keeps all of it in twice the memory. */
function inAscii() {
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  const octets = readFileSync(file)
  // Nothing is written of an installed program that is well.
  if (isAscii(octets)) return
  replace(file, octets.toString('utf8').replace(/[^\0-\x7f]/g, escaped))
}

/** Waits until what is written to standard output matches; that goes no further. */
function said(pattern) {
  const { write } = process.stdout
  return new Promise((resolve) => {
    process.stdout.write = (text) => {
      const [found] = pattern.exec(text) ?? []
      if (found === undefined) return true
      process.stdout.write = write
      resolve(found)
      return true
    }
  })
}

/** Somebody is put in, alerted and told the result. */
async function alerted({ run }, config) {
  const serving = said(/http:\/\/127[^"]*/)
  await run(['serve', '--config', config])
  const url = await serving
  const scopes = ['actions', 'participants', 'override'].flatMap((scope) => ['--scope', scope])
  const token = said(/omr_\S+/)
  await run(['token', 'add', 'build', ...scopes, '--config', config])
  process.stdout.write = () => true
  const headers = { authorization: `Bearer ${await token}`, 'content-type': 'application/json' }
  const post = async (path, body) => {
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  await post('/api/v1/participants', [somebody])
  await post('/api/v1/previews', alert)
  const { id } = await post('/api/v1/actions', alert)
  await passed(settledMs)
  await post(`/api/v1/actions/${id}/close`, { outcome: 'neutral', text: { sms: 'Gevonden.' } })
  await fetch(url)
}

let folder
let isKept = false
// Whatever ends it: the program too ends the process where it cannot start.
process.on('exit', () => {
  process.exitCode = 0
  if (!isKept) process.stderr.write('the program was not compiled beforehand: it starts slower\n')
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})
setTimeout(() => process.exit(), mostMs).unref()
try {
  inAscii()
  folder = mkdtempSync(join(tmpdir(), 'omroeper-build-'))
  const config = join(folder, 'config.json')
  writeFileSync(config, JSON.stringify(configurationIn(folder)))
  const { exports, keep } = load(file)
  await alerted(exports, config)
  // V8 takes it for the flags that it has now: those that a start sets later are put back.
  setFlagsFromString('--heap-growing-percent=0')
  keep()
  isKept = true
} catch (error) {
  process.stderr.write(`${error}\n`)
}
process.exit()
