import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

// Builds the tests into dist/test, sharing what they share: half of what a test file took was the
// loading of some three hundred modules one by one.

const root = join(import.meta.dirname, '..')

/** Files look for what lies beside them where they were written, not where they were built. */
const whereWritten: Plugin = {
  name: 'where-written',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const written = readFileSync(path, 'utf8')
      const contents = written
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path)))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
      return { loader: 'ts', contents }
    }),
}

const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('test', name))

/** What tests start as a process of its own: see support/programs.ts. */
const programs = ['hardware/sim/bank-process.ts', 'test/support/store-writer.ts']

await build({
  absWorkingDir: root,
  entryPoints: [...tests, ...programs],
  outdir: 'dist',
  outbase: '.',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  sourcesContent: false,
  plugins: [whereWritten],
  logLevel: 'warning',
})
