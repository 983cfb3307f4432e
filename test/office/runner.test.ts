import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import t from 'tap'

const root = join(import.meta.dirname, '../..')

/** Runs these as `npm test` does, beside the files that it knows by name. */
function runner(folder: string, files: Readonly<Record<string, string>>) {
  for (const name of ['test/run.ts', 'test/preload.js', 'package.json']) {
    cpSync(join(root, name), join(folder, name))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const known = readFileSync(join(root, 'test/run.ts'), 'utf8').matchAll(/^ {2}'(.+)',$/gm)
  const named = Object.fromEntries([...known].map(([, name = '']) => [name, '']))
  for (const [name, source] of Object.entries({ ...named, ...files })) {
    const path = join(folder, 'dist', 'test', `${name}.test.js`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, source)
  }
  const args = ['--import', 'tsx', 'test/run.ts', 'wanted/']
  const env = { PATH: process.env.PATH, HOME: process.env.HOME }
  return spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' })
}

const passes = `import t from 'tap'\nawait t.test('one', async (t) => t.pass())\n`

t.test('a file that ran no test, or not all of its tests, is no success', async (t) => {
  const { status, stdout, stderr } = runner(t.testdir(), {
    'wanted/whole': passes,
    'wanted/empty': `import 'tap'\n`,
    'wanted/ended-at-once': 'process.exit(0)\n',
    'wanted/ended-between': `${passes}process.exit()\nt.test('two', async (t) => t.fail())\n`,
  })
  t.not(status, 0)
  t.match(stdout, /^ok .*whole/m)
  t.match(stdout, /^not ok .*ended-at-once/m)
  t.match(stdout, /^not ok .*ended-between/m)
  t.match(stderr, /no test ran in .*empty/)
})
