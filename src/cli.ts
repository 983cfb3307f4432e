import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { becomeOwner } from './as-owner.ts'
import { jsonOf, octetsOf, passwordGiven, textOf } from './command-input.ts'
import { type Config, ConfigError, loadConfig } from './config.ts'
import { deed } from './deed.ts'
import { RefusedError } from './domain/errors.ts'
import type { ImportSummary } from './imports/importing.ts'
import { asErrors, journalLines } from './log-line.ts'
import { hasRoom } from './store/journal.ts'
import { LockedError } from './store/lock.ts'
import { say } from './web/catalogue/index.ts'

const badConfiguration = 78
/** sysexits.h: the command was used wrongly. */
const badUsage = 64

const usage = `omroeper serve --config FILE | --demo
omroeper check --config FILE
omroeper user add NAME --role ROLE --config FILE --password-stdin
omroeper token add NAME --scope SCOPE… --config FILE [--expires DATE]
omroeper import participants FILE.csv --config FILE [--dry-run] [--skip-bad]
omroeper import addresses FILE.csv --config FILE
omroeper import areas FILE.geojson --config FILE
omroeper portal --listen HOST:PORT --socket PATH [--cert FILE --key FILE] [--proxy ADDRESS]
`

const flags = {
  config: { type: 'string' },
  demo: { type: 'boolean' },
  role: { type: 'string' },
  'password-stdin': { type: 'boolean' },
  scope: { type: 'string', multiple: true },
  expires: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'skip-bad': { type: 'boolean' },
  listen: { type: 'string' },
  socket: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  proxy: { type: 'string' },
  help: { type: 'boolean' },
} as const

type Flags = ReturnType<typeof read>['values']

const read = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: flags, allowPositionals: true })

/** The folder with package.json, from wherever this runs: `src/` or `dist/src/`. */
export function packageRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return here.includes(`${'dist'}/src`) ? join(here, '..', '..') : join(here, '..')
}

/** Runs one command; resolves with the exit code, or undefined when it goes on serving. */
export async function run(args: readonly string[]): Promise<number | undefined> {
  try {
    const { values, positionals } = read(args)
    if (values.help || positionals.length === 0) return print(usage, values.help ? 0 : badUsage)
    return await command(positionals, values)
  } catch (error) {
    return explain(error)
  }
}

async function command(words: readonly string[], values: Flags): Promise<number | undefined> {
  const [verb, noun, name, ...more] = words
  switch (`${verb} ${noun ?? ''}`.trim()) {
    case 'serve':
      return serveOrEnd(values)
    case 'portal':
      return portalOrEnd(values)
    case 'check':
      return check(configAsServed(values))
    case 'user add':
      await addUser(values, name)
      return 0
    case 'token add':
      return addToken(values, name, more)
    case 'import participants':
      return importPeople(values, name)
    case 'import addresses':
      return report(await deed(dataDirOf(values), 'import.addresses', { csv: textOf(name) }))
    case 'import areas':
      return report(await deed(dataDirOf(values), 'import.areas', jsonOf(name)))
    default:
      return print(usage, badUsage)
  }
}

/** What is wrong with the map, the disk and the ports is said, and keeps nothing from starting. */
async function check({ dataDir, modems }: Config): Promise<number> {
  for (const { port } of Array.isArray(modems) ? modems : []) {
    if (!existsSync(port)) process.stderr.write(`${port}: no modem is plugged in there\n`)
  }
  const { readOwnMap } = await import('./maps/own-map.ts')
  for (const { file, reason } of readOwnMap(dataDir).faults) {
    process.stderr.write(`${file}: ${reason}\n`)
  }
  if (existsSync(join(dataDir, 'journal')) && !(await hasRoom(join(dataDir, 'journal')))) {
    process.stderr.write(`${dataDir}: ${say('en', 'ready.disk.no-reserve')}\n`)
  }
  return print('ok\n', 0)
}

/** What could not start ends, whatever it had opened by then: a supervisor starts it again. */
async function serveOrEnd(values: Flags): Promise<undefined> {
  const { serveForeground } = await import('./serve.ts')
  try {
    await serveForeground(values.demo ? undefined : configOf(values), packageRoot())
    return undefined
  } catch (error) {
    process.exit(explain(error))
  }
}

/** In a process that knows nothing of the store, and ends as `serve` does. */
async function portalOrEnd(values: Flags): Promise<undefined> {
  const { PortalUsageError, servePortal } = await import('./portal/serve-portal.ts')
  try {
    await servePortal(values, packageRoot(), journalLines())
    return undefined
  } catch (error) {
    if (error instanceof PortalUsageError) process.exit(print(`${error.message}\n`, badUsage))
    process.exit(explain(error))
  }
}

async function addUser(values: Flags, name: string | undefined): Promise<void> {
  if (!values['password-stdin']) throw new RefusedError('password-stdin-needed')
  const input = { name: required(name), role: values.role ?? '', password: passwordGiven() }
  await deed(dataDirOf(values), 'user.add', input)
}

/** Scopes may stand behind one `--scope`, too; what is left over is never dropped in silence. */
async function addToken(values: Flags, name: string | undefined, more: readonly string[]) {
  const scopes = [...(values.scope ?? []), ...more]
  const input = { name: required(name), scopes, expires: values.expires }
  return print(`${String(await deed(dataDirOf(values), 'token.add', input))}\n`, 0)
}

function required(name: string | undefined): string {
  if (name === undefined || name.trim() === '') throw new RefusedError('name-needed')
  return name
}

async function importPeople(values: Flags, file: string | undefined): Promise<number> {
  const input = {
    file: octetsOf(file).toString('base64'),
    isDryRun: values['dry-run'] ?? false,
    skipsBad: values['skip-bad'] ?? false,
  }
  const summary = (await deed(dataDirOf(values), 'import.participants', input)) as ImportSummary
  report(summary)
  return summary.bad.length > 0 && !input.skipsBad ? 1 : 0
}

/** What the service may not read, root may: whoever is root looks as the service does. */
function configAsServed(values: Flags): Config {
  const config = configOf(values)
  if (!existsSync(config.dataDir)) return config
  becomeOwner(config.dataDir)
  return configOf(values)
}

function configOf(values: Flags): Config {
  if (values.config === undefined) throw new ConfigError(['--config FILE is needed'])
  return loadConfig(values.config)
}

const dataDirOf = (values: Flags): string => configOf(values).dataDir

const report = (value: unknown): 0 => print(`${JSON.stringify(value)}\n`, 0)

function print<T extends number>(text: string, code: T): T {
  if (code === 0) process.stdout.write(text)
  else process.stderr.write(asErrors(text))
  return code
}

function explain(error: unknown): number {
  if (error instanceof ConfigError) return print(`${error.faults.join('\n')}\n`, badConfiguration)
  if (error instanceof RefusedError) {
    const { field, key, parameters } = error
    return print(`${field === undefined ? '' : `${field}: `}${say('en', key, parameters)}\n`, 1)
  }
  const { message, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  const isUsage = code?.startsWith('ERR_PARSE_ARGS') ?? false
  if (isUsage) return print(`${message}\n${usage}`, badUsage)
  return print(
    `${error instanceof LockedError ? '' : 'omroeper: '}${message ?? String(error)}\n`,
    1,
  )
}
