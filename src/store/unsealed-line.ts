import { unsealed } from './key-room.ts'
import { lineVersion } from './lines.ts'
import { unsealedName } from './written-fact.ts'

const known = Buffer.from(`{"v":${lineVersion},`)
const mark = Buffer.from(',"sealed":"')
const instead = Buffer.from(`,"${unsealedName}":`)
const nothing = Buffer.from('null')
const quote = 34
/** What stands before it, in the order in which the sealer writes it (seal.ts). */
const before = /"id":"([ !#-[\]-~]+)"(?:,"(?:day|action)":"[ !#-[\]-~]*")?,"slot":(\d+)$/
const lookBack = 300

/**
 * The JSON of a line with what is sealed in it unsealed where it stands, so that it is parsed as one
 * with the rest; `null` where the key was destroyed. What it does not know by its surroundings it
 * leaves as it is. Quotes within a word of JSON are escaped: what is looked for cannot stand in one.
 * A line of another version is for others to judge.
 */
export function unsealedLine(json: Buffer, keys: Buffer): Buffer {
  if (!json.subarray(0, known.length).equals(known)) return json
  const parts: Buffer[] = []
  let from = 0
  for (let at = json.indexOf(mark); at >= 0; at = json.indexOf(mark, at + 1)) {
    const found = before.exec(json.toString('latin1', Math.max(from, at - lookBack), at))
    if (!found) continue
    const [, about = '', slot] = found
    const start = at + mark.length
    const end = json.indexOf(quote, start)
    const sealed = json.toString('latin1', start, end)
    const held = unsealed(keys, { slot: Number(slot), about, sealed }) ?? nothing
    parts.push(json.subarray(from, at), instead, held)
    from = end + 1
  }
  return from === 0 ? json : Buffer.concat([...parts, json.subarray(from)])
}
