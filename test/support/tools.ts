import { spawn, spawnSync } from 'node:child_process'

/** Why a test that needs these programs is skipped; false when it is not: in CI it has to run. */
export function skipsWithout(...tools: readonly string[]): string | false {
  const missing = tools.filter((tool) => spawnSync('which', [tool]).status !== 0)
  if (missing.length === 0 || process.env.CI === 'true') return false
  return `not on this machine: ${missing.join(', ')}`
}

/** What a program said, when it has ended well; rejects with what it said when it has not. */
export function run(program: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const hear = (bytes: Buffer) => {
      said += bytes
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${program} ${args[0]}: ${code}: ${said}`)),
    )
  })
}

/** Waits until `holds`; rejects after `withinMs` of real time, because other programs take it. */
export async function eventually(holds: () => boolean, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
