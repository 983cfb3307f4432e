import { ModemError } from '../errors.ts'
import { fromSemiOctets, toSemiOctets } from './address.ts'
import type { OctetReader } from './hex.ts'

/** Reads the service-centre address that 27.005 §3.1 puts before a TPDU; its length is in octets. */
export function readServiceCentre(reader: OctetReader): string | undefined {
  const length = reader.octet('the service-centre address')
  if (length === 0) return undefined
  if (length > 11) throw new ModemError('bad-pdu', `a service-centre address of ${length} octets`)
  const type = reader.octet('the type of the service-centre address')
  const digits = fromSemiOctets(reader.octets(length - 1, 'the service-centre address'), 20)
  return ((type >> 4) & 7) === 1 ? `+${digits}` : digits
}

/** Writes it; undefined is the empty one, with which a modem takes its own. */
export function writeServiceCentre(number: string | undefined): Uint8Array {
  if (number === undefined) return Uint8Array.of(0)
  const octets = toSemiOctets(number.replace(/^\+/, ''))
  return Uint8Array.of(octets.length + 1, number.startsWith('+') ? 0x91 : 0x81, ...octets)
}
