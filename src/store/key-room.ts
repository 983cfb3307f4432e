import { createDecipheriv } from 'node:crypto'
import { StoreDamagedError } from './damaged.ts'

export const keyOctets = 32
export const nonceOctets = 12
export const tagOctets = 16
const destroyed = Buffer.alloc(keyOctets)
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
  const octets = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, octets.subarray(0, nonceOctets))
    .setAAD(Buffer.from(about))
    .setAuthTag(octets.subarray(nonceOctets, nonceOctets + tagOctets))
  const body = decipher.update(octets.subarray(nonceOctets + tagOctets))
  // In this mode nothing is left over: it only checks that all of it is what was sealed.
  decipher.final()
  return body
}
