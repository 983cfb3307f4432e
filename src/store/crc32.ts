import { crc32 as checksum } from 'node:zlib'

/** CRC-32 (ISO 3309), eight hexadecimal digits. */
export const crc32 = (octets: Uint8Array): string => checksum(octets).toString(16).padStart(8, '0')
