import { createDecipheriv } from 'node:crypto'
import { StoreDamagedError } from './damaged.ts'

export const keyOctets = 32
export const nonceOctets = 12
const tagOctets = 16
const destroyed = Buffer.alloc(keyOctets)
/** The nonce and the tag of what was sealed. */
const headOf = (octets: Buffer): readonly [nonce: Buffer, tag: Buffer] => [
  octets.subarray(0, nonceOctets),
  octets.subarray(nonceOctets, nonceOctets + tagOctets),
]
/** Where what is sealed is decoded, one after the other: as much as anybody's record is. */
const room = Buffer.alloc(16_384)
const ofRoom = headOf(room)
/** A key is on the disk before what it seals, and one that was destroyed keeps its place. */
const keysAreLost =
  'keys/people.keys ends before the keys that the journal needs. Nothing was changed. Bring back the copy of the keys that belongs to this journal.'

/** The key in a slot of these keys; undefined when it was destroyed. */
export function keyIn(keys: Buffer, slot: number): Buffer | undefined {
  const key = keys.subarray(slot * keyOctets, (slot + 1) * keyOctets)
  return key.length < keyOctets || key.equals(destroyed) ? undefined : key
}

/**
 * The JSON that was sealed under a slot of these keys, or undefined when its key was destroyed. A
 * forged one throws, and a lost key.
 */
export function unsealed(
  keys: Buffer,
  { slot, about, sealed }: { readonly slot: number; readonly about: string; sealed: string },
): Buffer | undefined {
  if ((slot + 1) * keyOctets > keys.length) throw new StoreDamagedError(keysAreLost)
  const key = keyIn(keys, slot)
  if (!key) return undefined
  const octets = sealed.length <= room.length ? room : Buffer.alloc(sealed.length)
  const end = octets.write(sealed, 'base64')
  // Else it would be what is left there of the one before.
  if (end < nonceOctets + tagOctets) throw new Error('what was sealed is cut off')
  const [nonce, tag] = octets === room ? ofRoom : headOf(octets)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(Buffer.from(about))
    .setAuthTag(tag)
  const body = decipher.update(octets.subarray(nonceOctets + tagOctets, end))
  // In this mode nothing is left over: it only checks that all of it is what was sealed.
  decipher.final()
  return body
}
