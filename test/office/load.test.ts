import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'

const root = join(import.meta.dirname, '..', '..')
const loader = join(root, 'src', 'load.js')
const flag = '--max-semi-space-size=4'

/** A program that was built, and what a process with these flags makes of it. */
function built(t: Test) {
  const file = join(t.testdir({ 'program.cjs': program('one') }), 'program.cjs')
  const run = (script: string, ...flags: string[]): string => {
    const runner = join(file, '..', 'runner.mjs')
    writeFileSync(
      runner,
      `import { load } from ${JSON.stringify(loader)}
      // A runner of tests sets it for every process that a test starts.
      process.setSourceMapsEnabled(${flags.includes('--enable-source-maps')})
      const { exports, keep, isCompiled } = load(${JSON.stringify(file)})
      ${script}`,
    )
    return execFileSync(process.execPath, [...flags, runner], { encoding: 'utf8' }).trim()
  }
  return { file, run }
}

const program = (word: string): string =>
  `const path = require('node:path')\nexports.said = () => '${word} ' + path.basename(__filename)\n`
const say = 'console.log(exports.said(), isCompiled)'
const keep = 'exports.said(); keep()'

t.test('a program starts from what it was compiled to, with these flags alone', async (t) => {
  const { run } = built(t)
  t.equal(run(say, flag), 'one program.cjs false')
  run(keep, flag)
  t.equal(run(say, flag), 'one program.cjs true')
  t.equal(run(say), 'one program.cjs false')
  t.equal(run(say, flag, '--enable-source-maps'), 'one program.cjs false')
})

t.test('what another program was compiled to is not run', async (t) => {
  const { file, run } = built(t)
  run(keep, flag)
  // As long as the first: that is all that V8 compares.
  writeFileSync(file, program('two'))
  t.equal(run(say, flag), 'two program.cjs false')
})

t.test('what cannot be used of it keeps nothing from starting', async (t) => {
  const { file, run } = built(t)
  run(keep, flag)
  const [name = ''] = readdirSync(join(file, '..')).filter((one) => one.endsWith('.compiled'))
  const path = join(file, '..', name)
  const kept = readFileSync(path)
  for (const damaged of [
    Buffer.from('this is none'),
    Buffer.alloc(0),
    kept.subarray(0, kept.length - 40),
    // V8 would run it.
    kept.map((octet, at) => (at === kept.length - 40 ? octet ^ 1 : octet)),
  ]) {
    writeFileSync(path, damaged)
    t.equal(run(say, flag), 'one program.cjs false')
  }
  writeFileSync(path, kept)
  t.equal(run(say, flag), 'one program.cjs true')
  rmSync(path)
  mkdirSync(path)
  t.equal(run(say, flag), 'one program.cjs false', 'nor one that cannot be read')
})

t.test('letters beyond ASCII are what they were', async (t) => {
  const { file, run } = built(t)
  writeFileSync(file, program('één €'))
  t.equal(run(say, flag), 'één € program.cjs false')
})

t.test('the build compiles the program for the flags that the service has', async (t) => {
  const unit = readFileSync(join(root, 'systemd', 'omroeper.service'), 'utf8')
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const flagsOf = (command: string, program: string) =>
    new RegExp(`\\bnode (\\S+) src/${program}`).exec(command)?.[1]
  t.equal(flagsOf(scripts.build, 'compile.js'), flagsOf(unit, 'omroeper.js'))

  const built = join(root, 'dist', 'src', 'cli.cjs')
  const script = `process.setSourceMapsEnabled(false)
    const { load } = await import(${JSON.stringify(loader)})
    console.log(load(${JSON.stringify(built)}).isCompiled)`
  const args = [flag, '--input-type=module', '--eval', script]
  t.equal(execFileSync(process.execPath, args, { encoding: 'utf8' }).trim(), 'true')
})

t.test('the built program loads nothing by import(), which compiled code cannot', async (t) => {
  const program = readFileSync(join(root, 'dist', 'src', 'cli.cjs'), 'latin1')
  t.notMatch(program, /(?<![\w.$])import\(/)
})

t.test('what is no whole program says what to do', async (t) => {
  const folder = t.testdir({ 'package.json': '{"type":"module"}', src: {}, dist: { src: {} } })
  for (const name of ['omroeper.js', 'load.js'])
    cpSync(join(root, 'src', name), join(folder, 'src', name))
  const program = join(folder, 'dist', 'src', 'cli.cjs')
  const ends = () => {
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'src', 'omroeper.js')])
    return `${status} ${stderr}`
  }
  const what = 'run `npm run build` in its folder first.\n'
  t.equal(ends(), `69 omroeper is not built yet: ${what}`)
  for (const cut of ['', 'exports.run = async () => {', '"use strict";']) {
    writeFileSync(program, cut)
    t.equal(ends(), `69 omroeper is not built to the end: ${what}`)
  }
  writeFileSync(program, 'exports.run = async () => 3')
  t.equal(ends(), '3 ')
})
