const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

/** CRC-32 (ISO 3309), eight hexadecimal digits; Node 20 has none of its own. */
export function crc32(octets: Uint8Array): string {
  let crc = 0xffffffff
  for (const octet of octets) crc = (table[(crc ^ octet) & 0xff] ?? 0) ^ (crc >>> 8)
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}
