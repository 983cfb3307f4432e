import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

const wrapping = ['(function (exports, require, module, __filename, __dirname) {', '\n})']

/**
 * Runs a built program, as V8 compiled it before where that is kept beside it. It is kept for these
 * octets only, and V8 takes it in the version and with the flags alone that it was made with; else the
 * program is compiled as it runs. It may have no `import()`: what was compiled before has no callback
 * for it. Yields what the program exports and whether it was compiled before; and for the build where
 * that is kept, and how far it is compiled by then.
 */
export function load(file) {
  const require = createRequire(file)
  // Only Node.js itself reads the source map of what it loads.
  if (process.sourceMapsEnabled) return { exports: require(file), isCompiled: false }
  const octets = readFileSync(file)
  const compiledAt = `${file}.${crc32(octets).toString(16)}.compiled`
  const script = new Script(wrapping.join(octets.toString('latin1')), {
    filename: file,
    cachedData: existsSync(compiledAt) ? readFileSync(compiledAt) : undefined,
  })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, require, module, file, dirname(file))
  const compiled = () => script.createCachedData()
  const isCompiled = script.cachedDataRejected === false
  return { exports: module.exports, isCompiled, compiledAt, compiled }
}
