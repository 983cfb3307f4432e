import { ModemError } from '../errors.ts'

const swap = (n: number): number => ((n % 10) << 4) | Math.floor(n / 10)
const unswap = (octet: number): number => (octet & 0xf) * 10 + (octet >> 4)

/** TP-SCTS (23.040 §9.2.3.11): seven semi-octets, the zone in quarters of an hour. */
export function encodeTimestamp(at: number, zoneMinutes = 0): Uint8Array {
  const local = new Date(at + zoneMinutes * 60_000)
  const quarters = Math.round(Math.abs(zoneMinutes) / 15)
  return Uint8Array.of(
    swap(local.getUTCFullYear() % 100),
    swap(local.getUTCMonth() + 1),
    swap(local.getUTCDate()),
    swap(local.getUTCHours()),
    swap(local.getUTCMinutes()),
    swap(local.getUTCSeconds()),
    swap(quarters) | (zoneMinutes < 0 ? 0x08 : 0),
  )
}

/** Milliseconds since the epoch. A date that does not exist is a `bad-pdu`. */
export function decodeTimestamp(octets: Uint8Array): number {
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = [...octets].map(
    unswap,
  )
  const zone = octets[6] ?? 0
  const quarters = unswap(zone & 0xf7) * (zone & 0x08 ? -1 : 1)
  const fits = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hours < 24 && minutes < 60
  if (octets.length !== 7 || !fits || seconds > 60 || Math.abs(quarters) > 79) {
    throw new ModemError('bad-pdu', 'not a service-centre time')
  }
  return Date.UTC(2000 + year, month - 1, day, hours, minutes, seconds) - quarters * 15 * 60_000
}

const hour = 60
const day = 24 * hour
const week = 7 * day

/**
 * Relative TP-VP (23.040 §9.2.3.12.1): rounded down, so that a message never outlives what was
 * asked; the least that can be said is 5 minutes.
 */
export function encodeValidity(minutes: number): number {
  if (minutes < 12 * hour + 30) return Math.max(0, Math.min(143, Math.floor(minutes / 5) - 1))
  if (minutes < 2 * day) return 143 + Math.min(24, Math.floor((minutes - 12 * hour) / 30))
  if (minutes < 5 * week) return 166 + Math.min(30, Math.floor(minutes / day))
  return 192 + Math.min(63, Math.floor(minutes / week))
}

/** The minutes that a relative TP-VP means. */
export function decodeValidity(octet: number): number {
  if (octet <= 143) return (octet + 1) * 5
  if (octet <= 167) return 12 * hour + (octet - 143) * 30
  if (octet <= 196) return (octet - 166) * day
  return (octet - 192) * week
}
