const swap = (n: number): number => ((n % 10) << 4) | Math.floor(n / 10)
/** NaN for a semi-octet that is no digit. */
const unswap = (octet: number): number =>
  Number(`${(octet & 0xf).toString(16)}${(octet >> 4).toString(16)}`)

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

/**
 * Milliseconds since the epoch; undefined for a moment that does not exist. Networks write nothing
 * but zeroes where they have none, and a text must not be lost for that.
 */
export function decodeTimestamp(octets: Uint8Array): number | undefined {
  const [y = NaN, mo = NaN, d = NaN, h = NaN, mi = NaN, s = NaN] = Array.from(octets, unswap)
  const zone = octets[6] ?? 0
  const quarters = unswap(zone & 0xf7) * (zone & 0x08 ? -1 : 1)
  const local = Date.UTC(2000 + y, mo - 1, d, h, mi, s)
  if (!Number.isFinite(local) || !(Math.abs(quarters) <= 79)) return undefined
  // 31 February reads as 3 March, and is not written as it was read.
  const isThere = encodeTimestamp(local).every((octet, i) => i === 6 || octet === octets[i])
  return isThere ? local - quarters * 15 * 60_000 : undefined
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
