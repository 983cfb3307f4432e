import { v7 } from 'uuid'
import { RandomOctets } from '../store/random-octets.ts'

const uuidOctets = 16

/** Makes ids (RFC 9562 §5.7) by the ten thousand: their random part is fetched for many at once. */
export function manyIds(): () => string {
  const random = new RandomOctets()
  return () => v7({ random: random.fill(Buffer.alloc(uuidOctets)) })
}
