import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Config } from './config.ts'
import type { Log } from './dispatch/ports.ts'
import { journalLines } from './log-line.ts'
import type { Appliance } from './main.ts'
import { openFolder } from './open-folder.ts'
import type { ServeOptions } from './serve-options.ts'

const cleanEndMs = 10_000
/** One line of JSON a log record on stdout. */
const logLine = journalLines()

/** Serves in the foreground until SIGTERM or SIGINT; without a configuration it is the demo. */
export async function serveForeground(
  config: Config | undefined,
  packageRoot: string,
): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string
  }
  const appliance = config
    ? await start({ config, version, packageRoot, log: logLine, now: Date.now })
    : await serveDemo(version, packageRoot)
  keepHeapSmall()
  const end = (signal: NodeJS.Signals): void => {
    logLine('info', 'stopping', { signal })
    void stop(appliance)
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

/** The journal is read while the rest of the program is loaded: it is most of it. */
async function start(options: ServeOptions): Promise<Appliance> {
  const { config, packageRoot, log, now } = options
  const folder = await openFolder({ dataDir: config.dataDir, packageRoot, log, now })
  const { serve } = await import('./main.ts')
  return serve(options, folder)
}

/** Just after it serves, and as a rule before the modems are ready: it takes a tenth of a second. */
const settledMs = 50

/**
 * V8 lets a heap grow to four times what was in use after the last collection: 90 MB in use, as in the
 * middle of an import, become 300. This much above it is enough; the start goes without, for it would
 * take a second more. It holds from the next collection on, which is therefore made: what the start
 * left behind would else stay until a snapshot has left as much again.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30')
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  setTimeout(collect, settledMs).unref()
}

async function serveDemo(version: string, packageRoot: string): Promise<Appliance> {
  const { demoConfig, demoParts } = await import('./demo/demo.ts')
  const demo = demoParts()
  const quiet: Log = (level, event, fields) => {
    if (level === 'error' || level === 'warn') logLine(level, event, fields)
  }
  const config = demoConfig(join(process.cwd(), 'data', 'demo'))
  const appliance = await start({ config, version, packageRoot, log: quiet, now: demo.now, demo })
  process.stdout.write(`${appliance.url}\n${demo.logIns}\n`)
  return appliance
}

async function stop(appliance: Appliance): Promise<void> {
  setTimeout(() => process.exit(1), cleanEndMs).unref()
  await appliance.stop()
  process.exit(0)
}
