import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { bin, omroeper, type Running, start, until, writeConfig } from './appliance.ts'
import { type BankInProcess, startBank } from './bank-process.ts'

/** The portal in its process. */
export interface RunningPortal {
  readonly url: string
  readonly pid: number
  readonly kill: () => Promise<void>
  /** Nobody reads its log any more. */
  readonly leave: () => void
}

/** Starts the portal on a socket, on a port of the machine's choosing. */
export async function startPortal(socket: string): Promise<RunningPortal> {
  const args = [bin, 'portal', '--listen', '127.0.0.1:0', '--socket', socket]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      const said = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk))
      if (said) resolve(said[0])
    })
    child.once('exit', (code) => reject(new Error(`the portal ended with ${code}`)))
  })
  const kill = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    })
  return { url, pid: child.pid ?? 0, kill, leave: () => void child.stdout.destroy() }
}

export interface PortalTown {
  readonly bank: BankInProcess
  readonly appliance: Running
  readonly portal: RunningPortal
  readonly socket: string
  readonly config: string
  /** The next code to a number that opens the page, once it was on the air. */
  readonly codeTo: (number: string) => Promise<string>
}

const addresses = [
  'postcode;house_number;house_letter;addition;street;city;lon;lat',
  '9999AB;3;;;Dorpsstraat;Waterhoven;5.3000;52.6000',
  '9999AB;3;A;;Dorpsstraat;Waterhoven;5.3001;52.6000',
  '9999AB;3;B;;Dorpsstraat;Waterhoven;5.3002;52.6000',
  '9999AB;5;;;Dorpsstraat;Waterhoven;5.3010;52.6000',
].join('\n')

/** A goodbye has a code as well, to take it back with. */
const isPageCode = (text: string): boolean => /\b\d{6}\b/.test(text) && !text.includes('TERUG')

/** The appliance, its modems and the portal, each in a process, with a street that it knows. */
export async function portalTown(t: Pick<Test, 'teardown'>, folder: string): Promise<PortalTown> {
  const callees = { '*': { kind: 'answers', afterSeconds: 0.3, hangsUpAfterSeconds: 2 } } as const
  const bank = await startBank(folder, { count: 4, secondsPerPart: 0.2, callees })
  const limits = { perHour: null, perDay: null }
  const config = writeConfig(folder, {
    modems: bank.ports.map((port) => ({ port, profile: 'auto', limits })),
  })
  writeFileSync(join(folder, 'addresses.csv'), addresses)
  const read = await omroeper(
    'import',
    'addresses',
    join(folder, 'addresses.csv'),
    '--config',
    config,
  )
  if (read.code !== 0) throw new Error(read.err)
  const run = mkdtempSync(join(tmpdir(), 'omroeper-run-'))
  const appliance = await start(['--config', config], { env: { RUNTIME_DIRECTORY: run } })
  const socket = join(run, 'portal.sock')
  const portal = await startPortal(socket)
  t.teardown(async () => {
    await portal.kill()
    await appliance.kill('SIGTERM')
    await bank.stop()
    rmSync(run, { recursive: true, force: true })
  })
  let seen = 0
  const codeTo = async (number: string): Promise<string> => {
    let code: string | undefined
    await until(async () => {
      const parts = bank.onAir()
      const last = parts.slice(seen).find(({ to, text }) => to === number && isPageCode(text))
      if (last) seen = parts.indexOf(last) + 1
      code = /\b\d{6}\b/.exec(last?.text ?? '')?.[0]
      return code !== undefined
    }, 40_000)
    return code ?? ''
  }
  return { bank, appliance, portal, socket, config, codeTo }
}
