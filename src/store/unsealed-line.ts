import { unsealed } from './key-room.ts'
import { lineVersion } from './lines.ts'
import type { UnsealedNames } from './unsealed-names.ts'

const known = Array.from({ length: lineVersion }, (_, n) => Buffer.from(`{"v":${n + 1},`))
const mark = ',"sealed":"'
/** What stands before it, in the order in which the sealer writes it (seal.ts). */
const before = /"id":"([ !#-[\]-~]+)"(?:,"(?:day|action)":"[ !#-[\]-~]*")?,"slot":(\d+)$/
const lookBack = 300
/** Of a person in a snapshot, from where the one before ended. */
const restored = '},{"type":"participant.saved","source":"snapshot"'
const historyEnd = '],"id":"'
/** So long are those that are compared, and so many are kept. */
const longestHistory = 1_000
const mostHistories = 2_000

/**
 * Unseals what is sealed in lines, where it stands. Octets are letters of Latin-1 meanwhile: cutting up
 * a word takes a fraction of what a view of octets does, and a start cuts some half a million times.
 */
export class LineUnsealer {
  readonly #keys: Buffer
  readonly #held: string
  readonly #history: string
  readonly #histories = new Map<string, number>()

  constructor(keys: Buffer, names: UnsealedNames) {
    this.#keys = keys
    this.#held = `,"${names.held}":`
    this.#history = `,"${names.history}":`
  }

  /**
   * The JSON of a line with what is sealed in it unsealed, so that it is parsed as one with the rest;
   * `null` where the key was destroyed. What it does not know by its surroundings it leaves as it is.
   * Quotes within a word of JSON are escaped: what is looked for cannot stand in one. A line of
   * another version is for others to judge.
   */
  unsealed(json: Buffer): Buffer {
    if (!known.some((head) => head.equals(json.subarray(0, head.length)))) return json
    const line = json.toString('latin1')
    const parts: string[] = []
    let from = 0
    for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) {
      const found = before.exec(line.slice(Math.max(from, at - lookBack), at))
      if (!found) continue
      const [, about = '', slot] = found
      const start = at + mark.length
      const end = line.indexOf('"', start)
      const sealed = line.slice(start, end)
      const held = unsealed(this.#keys, { slot: Number(slot), about, sealed })
      parts.push(this.#shared(line.slice(from, at)), this.#held, held?.toString('latin1') ?? 'null')
      from = end + 1
    }
    return from === 0 ? json : Buffer.from(parts.join('') + line.slice(from), 'latin1')
  }

  /** Many have the same history, as who were imported together: it is there for the first alone. */
  #shared(text: string): string {
    const isShort = text.length <= longestHistory && text.startsWith(restored)
    const end = isShort ? text.lastIndexOf(historyEnd) + 1 : 0
    if (end <= restored.length) return text
    const history = text.slice(restored.length, end)
    const known = this.#histories.get(history)
    const number = known ?? this.#histories.size
    if (number === mostHistories) return text
    // A copy: a part of a word keeps all of the word, which is a line.
    if (known === undefined)
      this.#histories.set(Buffer.from(history, 'latin1').toString('latin1'), number)
    const rest = text.slice(known === undefined ? restored.length : end)
    return `${restored}${this.#history}${number}${rest}`
  }
}
