import hooks from 'node:async_hooks'
import { syncBuiltinESMExports } from 'node:module'

// What every test process begins with.

// tap follows each promise to know whose an uncaught error is. Our code makes promises by the
// million, and a fifth to a half of all time went there. An uncaught error now ends the file instead
// of one test in it: it fails as surely.
const nothing = { enable: () => nothing, disable: () => nothing }
hooks.createHook = () => nothing
syncBuiltinESMExports()

// What a file that ends itself has not begun by then, nobody misses: tap counts what there is.
if (/\.test\.[jt]s$/.test(process.argv[1] ?? '')) {
  const exit = process.exit
  process.exit = (code = process.exitCode) => {
    if (!Number(code ?? 0)) process.stderr.write(`${new Error('a test file ended itself').stack}\n`)
    return exit.call(process, Number(code ?? 0) || 70)
  }
}

// `npx tap test/some.test.ts` runs one file as it stands; `npm test` runs them built.
if (process.argv[1]?.endsWith('.ts')) {
  const { register } = await import('tsx/esm/api')
  register()
}
