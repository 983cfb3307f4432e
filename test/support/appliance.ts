import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { asTheUnit, prioritise } from './priority.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** The command, as package.json names it. */
export const bin = join(root, 'src', 'omroeper.js')

/** A configuration with simulated modems, on a port of the machine's choosing. */
export function writeConfig(dataDir: string, changes: object = {}): string {
  const path = join(dataDir, 'config.json')
  const config = {
    dataDir: join(dataDir, 'data'),
    listen: { host: '127.0.0.1', port: 0 },
    municipality: {
      name: 'Waterhoven',
      messagePrefix: 'Buurtoproep',
      timeZone: 'Europe/Amsterdam',
      locale: 'nl',
      quietHours: '00:00-00:00',
      quietHoursIgnoredBy: ['fire-smoke'],
      verifiedNumbers: ['0800-0011'],
    },
    modems: { simulated: 3, secondsPerPart: 0.05 },
    ...changes,
  }
  writeFileSync(path, JSON.stringify(config))
  return path
}

/** Runs one command to its end. */
export async function omroeper(
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, ...args])
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

/** As an admin does at the command line. */
export function addUser(
  config: string,
  name: string,
  role: string,
  password: string,
): Promise<void> {
  const args = ['user', 'add', name, '--role', role, '--config', config, '--password-stdin']
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['pipe', 'ignore', 'inherit'] })
  child.stdin.end(password)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))))
  })
}

/** The appliance in a process of its own. */
export interface Running {
  readonly url: string
  readonly pid: number
  readonly log: string[]
  readonly kill: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>
}

/** As its unit has it. */
const flags = ['--max-semi-space-size=4']

interface StartOptions {
  readonly cwd?: string
  readonly env?: object
  /** It has the priority that its unit gives it: its sound is due every 20 ms. */
  readonly isUnit?: boolean
}

/** Starts it and waits until it answers. */
export async function start(args: readonly string[], options: StartOptions = {}): Promise<Running> {
  const child = spawn(process.execPath, [...flags, bin, 'serve', ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: options.isUnit ?? false,
  })
  if (options.isUnit) prioritise(child.pid ?? 0, asTheUnit)
  const log: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      log.push(...chunk.toString().split('\n').filter(Boolean))
      const said = /https?:\/\/127\.0\.0\.1:\d+/.exec(log.join('\n'))
      if (said) resolve(said[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${log.join('\n')}`)))
  })
  return { url, pid: child.pid ?? 0, log, kill: (signal) => end(child, signal) }
}

/** Starts it and pulls the plug so many milliseconds later, wherever it is by then. */
export async function startBriefly(args: readonly string[], forMs: number): Promise<void> {
  const child = spawn(process.execPath, [bin, 'serve', ...args], { stdio: 'ignore' })
  await new Promise((resolve) => setTimeout(resolve, forMs))
  await end(child, 'SIGKILL')
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
}

/** Speaks to the API with a token. */
export const caller =
  (url: () => string, token: string) =>
  async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url()}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, body: isJson ? JSON.parse(text) : text }
  }

/** Asks every 50 ms until it holds. */
export async function until(holds: () => Promise<boolean>, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
