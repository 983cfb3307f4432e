const plus = 43
const zero = 48
const longestNumber = 16
/** Of the golden section: neighbouring numbers come to lie far apart. */
const spread = 0x9e3779b1

/**
 * A place for each phone number, in the order in which they were first asked for. An international
 * number is a whole one below 2^53 (E.164: fifteen digits), so that columns hold them all: a map of
 * 50,000 strings took longer to fill than everything else about them, with an alert waiting.
 */
export class NumberPlaces {
  /** Of the number at each slot; 0 is none. */
  #values: Float64Array
  #places: Uint32Array
  /** Bits of a hash that are no part of a slot. */
  #shift: number
  /** What is no international number. */
  readonly #others = new Map<string, number>()
  #size = 0

  /** With room for so many numbers; for more it takes the time to make room. */
  constructor(most: number) {
    const bits = Math.ceil(Math.log2(2 * most + 2))
    this.#shift = 32 - bits
    this.#values = new Float64Array(2 ** bits)
    this.#places = new Uint32Array(2 ** bits)
  }

  /** How many numbers have a place. */
  get size(): number {
    return this.#size
  }

  /** The place of a number; the next one when it has none yet. */
  of(number: string): number {
    const value = digitsOf(number)
    if (value === 0) return this.#ofOther(number)
    const slot = this.#slotOf(value)
    if (this.#values[slot] !== 0) return this.#places[slot] ?? 0
    this.#values[slot] = value
    this.#places[slot] = this.#size
    this.#size += 1
    if (2 * this.#size > this.#values.length) this.#makeRoom()
    return this.#size - 1
  }

  /** The place of a number; undefined when it has none. */
  find(number: string): number | undefined {
    const value = digitsOf(number)
    if (value === 0) return this.#others.get(number)
    const slot = this.#slotOf(value)
    return this.#values[slot] === value ? this.#places[slot] : undefined
  }

  #ofOther(number: string): number {
    const known = this.#others.get(number)
    if (known !== undefined) return known
    this.#others.set(number, this.#size)
    return this.#size++
  }

  /** As much again: looking for a place among few that are free takes long. */
  #makeRoom(): void {
    const values = this.#values
    const places = this.#places
    this.#shift -= 1
    this.#values = new Float64Array(2 * values.length)
    this.#places = new Uint32Array(2 * values.length)
    values.forEach((value, at) => {
      if (value === 0) return
      const slot = this.#slotOf(value)
      this.#values[slot] = value
      this.#places[slot] = places[at] ?? 0
    })
  }

  /** Where a value is, or would be. */
  #slotOf(value: number): number {
    const last = this.#values.length - 1
    let slot = Math.imul(value | 0, spread) >>> this.#shift
    while (this.#values[slot] !== value && this.#values[slot] !== 0) slot = (slot + 1) & last
    return slot
  }
}

/** Its digits as one number; 0 for what is no international number: `+`, then no zero first. */
function digitsOf(number: string): number {
  const { length } = number
  if (length < 2 || length > longestNumber || number.charCodeAt(0) !== plus) return 0
  if (number.charCodeAt(1) === zero) return 0
  let value = 0
  for (let at = 1; at < length; at++) {
    const digit = number.charCodeAt(at) - zero
    if (digit < 0 || digit > 9) return 0
    value = 10 * value + digit
  }
  return value
}
