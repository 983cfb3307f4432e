import { ModemError } from '../errors.ts'

/** UTF-16, big end first: what networks mean by UCS-2 since emoji (23.038 §6.2.3). */
export function toUcs2(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf16le').swap16())
}

/** The text of UTF-16 octets; an odd number of them is a `bad-pdu`. */
export function fromUcs2(octets: Uint8Array): string {
  if (octets.length % 2 !== 0) throw new ModemError('bad-pdu', 'odd number of UCS-2 octets')
  return Buffer.from(octets).swap16().toString('utf16le')
}
