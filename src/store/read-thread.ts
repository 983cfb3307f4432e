import { isAscii } from 'node:buffer'
import { parentPort } from 'node:worker_threads'
import { StoreDamagedError } from './damaged.ts'
import type { Said, Told } from './read-beside.ts'
import { eachLine, type LineNumber } from './read-files.ts'

// The thread that `read-beside.ts` starts: it reads the files that it is told of, and hands over the
// JSON of their lines, many at a time.

const partOctets = 128 << 10
/** So many parts wait at most for who takes them: a start has a bounded memory. */
const mostAhead = 32
const [open, comma, close] = ['[', ',', ']'].map((mark) => Buffer.from(mark)) as [
  Buffer,
  Buffer,
  Buffer,
]

const port = parentPort
if (!port) throw new Error('this is no program of its own')
const tell = (said: Said, ...given: ArrayBuffer[]): void => port.postMessage(said, given)

let ahead = 0
let isTaken: () => void = () => undefined
let room = Buffer.alloc(2 * partOctets)
let filled = 0
let lines = 0
let first: LineNumber = { path: '', line: 1 }

port.on('message', (told: Told) => {
  if (told !== 'taken') return void read(told)
  ahead -= 1
  isTaken()
})

async function read({ files, keys, names }: Exclude<Told, 'taken'>): Promise<void> {
  try {
    const unsealing = { keys: Buffer.from(keys.buffer), names }
    const torn = await eachLine(files, unsealing, (json, where) => {
      if (lines > 0 && where.path === first.path) add(comma)
      else {
        handOver()
        first = where
        add(open)
      }
      add(inAscii(json))
      lines += 1
      if (filled < partOctets) return undefined
      handOver()
      return ahead < mostAhead ? undefined : new Promise((resolve) => (isTaken = resolve))
    })
    handOver()
    tell({ torn })
  } catch (error) {
    tell(error instanceof StoreDamagedError ? { damaged: error.message } : { failed: error })
  }
  port?.close()
}

/** The same JSON with a letter an octet: the other thread has but to copy it to have it as text. */
function inAscii(json: Buffer): Buffer {
  if (isAscii(json)) return json
  return Buffer.from(json.toString('utf8').replace(/[\u0080-\uffff]/g, escaped), 'latin1')
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

function add(octets: Buffer): void {
  if (filled + octets.length > room.length) {
    room = Buffer.concat([room.subarray(0, filled)], 2 * (filled + octets.length))
  }
  filled += octets.copy(room, filled)
}

/** What is there so far, as one array of JSON. */
function handOver(): void {
  if (lines === 0) return
  add(close)
  const octets = new Uint8Array(filled)
  octets.set(room.subarray(0, filled))
  tell({ octets, first }, octets.buffer)
  ahead += 1
  filled = 0
  lines = 0
}
