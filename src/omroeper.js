#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { load } from './load.js'

const built = fileURLToPath(new URL('../dist/src/cli.cjs', import.meta.url))
function unbuilt(what) {
  process.stderr.write(
    `omroeper is not built ${what}: run \`npm run build\` in its folder first.\n`,
  )
  process.exit(69)
}
if (!existsSync(built)) unbuilt('yet')
// A wedged modem holds a thread of the pool in the kernel; the disk needs the others.
process.env.UV_THREADPOOL_SIZE ??= '16'
// The program was compiled for the flags of the service, which nothing but V8's memory depends on.
setFlagsFromString('--max-semi-space-size=4')
const code = await programOf(built)(process.argv.slice(2))
if (code !== undefined) process.exitCode = code

/** What a full disk cut off while it was built is no program. */
function programOf(file) {
  try {
    const { run } = load(file).exports
    if (run) return run
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return unbuilt('to the end')
}
