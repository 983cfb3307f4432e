import { ModemError } from '../errors.ts'

/** The octets of a hexadecimal string; anything else is a `bad-pdu`. */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) {
    throw new ModemError('bad-pdu', 'not an even number of hexadecimal digits')
  }
  return Uint8Array.from(Buffer.from(text, 'hex'))
}

/** Upper-case hexadecimal, as modems write it. */
export const toHex = (octets: Uint8Array): string =>
  Buffer.from(octets).toString('hex').toUpperCase()

/** Reads octets one after another; running out is a `bad-pdu` that says what was missing. */
export class OctetReader {
  readonly #octets: Uint8Array
  #at = 0

  constructor(octets: Uint8Array) {
    this.#octets = octets
  }

  get left(): number {
    return this.#octets.length - this.#at
  }

  octet(what: string): number {
    const value = this.#octets[this.#at]
    if (value === undefined) throw new ModemError('bad-pdu', `ends before ${what}`)
    this.#at += 1
    return value
  }

  octets(count: number, what: string): Uint8Array {
    if (count > this.left) throw new ModemError('bad-pdu', `ends within ${what}`)
    this.#at += count
    return this.#octets.subarray(this.#at - count, this.#at)
  }
}
