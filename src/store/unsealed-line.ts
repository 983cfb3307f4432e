import { unsealed } from './key-room.ts'
import { lineVersion } from './lines.ts'
import type { UnsealedNames } from './unsealed-names.ts'

const known = Buffer.from(`{"v":${lineVersion},`)
const mark = Buffer.from(',"sealed":"')
const nothing = Buffer.from('null')
const quote = 34
/** What stands before it, in the order in which the sealer writes it (seal.ts). */
const before = /"id":"([ !#-[\]-~]+)"(?:,"(?:day|action)":"[ !#-[\]-~]*")?,"slot":(\d+)$/
const lookBack = 300
/** Of a person in a snapshot, from where the one before ended. */
const restored = '},{"type":"participant.saved","source":"snapshot"'
const historyEnd = '],"id":"'
/** So long are those that are compared, and so many are kept. */
const longestHistory = 1_000
const mostHistories = 2_000

/** Unseals what is sealed in lines, where it stands. */
export class LineUnsealer {
  readonly #keys: Buffer
  readonly #held: Buffer
  readonly #history: Buffer
  readonly #histories = new Map<string, number>()

  constructor(keys: Buffer, names: UnsealedNames) {
    this.#keys = keys
    this.#held = Buffer.from(`,"${names.held}":`)
    this.#history = Buffer.from(`,"${names.history}":`)
  }

  /**
   * The JSON of a line with what is sealed in it unsealed, so that it is parsed as one with the rest;
   * `null` where the key was destroyed. What it does not know by its surroundings it leaves as it is.
   * Quotes within a word of JSON are escaped: what is looked for cannot stand in one. A line of
   * another version is for others to judge.
   */
  unsealed(json: Buffer): Buffer {
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
      const held = unsealed(this.#keys, { slot: Number(slot), about, sealed }) ?? nothing
      parts.push(...this.#shared(json.subarray(from, at)), this.#held, held)
      from = end + 1
    }
    return from === 0 ? json : Buffer.concat([...parts, json.subarray(from)])
  }

  /** Many have the same history, as who were imported together: it is there for the first alone. */
  #shared(octets: Buffer): readonly Buffer[] {
    const text = octets.length > longestHistory ? '' : octets.toString('latin1')
    const end = text.startsWith(restored) ? text.lastIndexOf(historyEnd) + 1 : 0
    if (end <= restored.length) return [octets]
    const history = text.slice(restored.length, end)
    const known = this.#histories.get(history)
    const number = known ?? this.#histories.size
    if (number === mostHistories) return [octets]
    this.#histories.set(history, number)
    const rest = octets.subarray(known === undefined ? restored.length : end)
    const place = Buffer.from(String(number))
    return [octets.subarray(0, restored.length), this.#history, place, rest]
  }
}
