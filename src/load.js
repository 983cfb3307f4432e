import { isAscii } from 'node:buffer'
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

const wrapping = ['(function (exports, require, module, __filename, __dirname) {', '\n})']
const sumOctets = 4

/**
 * Runs a built program, as V8 compiled it before where that is kept beside it. It is kept for these
 * octets only, and V8 takes it in the version and with the flags alone that it was made with; else the
 * program is compiled as it runs. It may have no `import()`: what was compiled before has no callback
 * for it. Yields what the program exports and whether it was compiled before; and for the build, what
 * keeps it as far as it is compiled by then.
 */
export function load(file) {
  const require = createRequire(file)
  // Only Node.js itself reads the source map of what it loads.
  if (process.sourceMapsEnabled) return { exports: require(file), isCompiled: false }
  const octets = readFileSync(file)
  const compiledAt = `${file}.${crc32(octets).toString(16)}.${process.arch}.compiled`
  // In letters of one octet, where that is right, V8 keeps it in half the memory.
  const script = new Script(wrapping.join(octets.toString(isAscii(octets) ? 'latin1' : 'utf8')), {
    filename: file,
    cachedData: keptAt(compiledAt),
  })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, require, module, file, dirname(file))
  const keep = () => keepAt(compiledAt, script.createCachedData())
  return { exports: module.exports, isCompiled: script.cachedDataRejected === false, keep }
}

/** V8 runs what it is given, damaged or not: nothing is given to it whose sum is another. */
function keptAt(path) {
  try {
    const kept = readFileSync(path)
    // The sum is at the end: V8 copies what does not begin where a word does.
    const end = kept.length - sumOctets
    const compiled = kept.subarray(0, end)
    return kept.readUInt32LE(end) === crc32(compiled) ? compiled : undefined
  } catch {
    // There is none, or it cannot be read: the program starts slower.
    return undefined
  }
}

function keepAt(path, compiled) {
  const sum = Buffer.alloc(sumOctets)
  sum.writeUInt32LE(crc32(compiled))
  replace(path, Buffer.concat([compiled, sum]))
}

/** Whole or not at all, also when the power goes or the disk is full. */
export function replace(path, octets) {
  const temporary = `${path}.tmp`
  try {
    const file = openSync(temporary, 'w')
    try {
      writeFileSync(file, octets)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } finally {
    // Half a file takes the room that somebody else needs.
    rmSync(temporary, { force: true })
  }
}
