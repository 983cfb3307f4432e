#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const built = fileURLToPath(new URL('../dist/src/cli.js', import.meta.url))
if (!existsSync(built)) {
  process.stderr.write('omroeper is not built yet: run `npm run build` in its folder first.\n')
  process.exit(69)
}
// A wedged modem holds a thread of the pool in the kernel; the disk needs the others.
process.env.UV_THREADPOOL_SIZE ??= '16'
const { run } = await import(built)
const code = await run(process.argv.slice(2))
if (code !== undefined) process.exitCode = code
