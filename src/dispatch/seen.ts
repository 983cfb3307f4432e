import type { Recipient } from '../domain/delivery-facts.ts'
import type { Seen } from './draft.ts'

/** What is shown of a draft, in so few octets that it can be kept for each check page. */
export const seenOf = (
  text: string,
  recipients: readonly Recipient[],
  policyVersion: number,
): Seen => ({
  text,
  policyVersion,
  people: Uint32Array.from(recipients, ([first = '']) => hashOf(first)),
})

/** FNV-1a, 32 bits: of 50,000 phones it takes about one for another, which 1 % does not notice. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

/** So large a part of those who were shown may be others before it is asked again. */
const mayDiffer = 0.01

/** What is other than it was shown. */
export interface Change {
  readonly isText: boolean
  readonly isPolicy: boolean
  readonly added: number
  readonly removed: number
}

/** What changed since it was shown, where that asks for another look. */
export function changeSince(before: Seen, now: Seen): Change | undefined {
  const [then, these] = [new Set(before.people), new Set(now.people)]
  const added = [...these].filter((one) => !then.has(one)).length
  const removed = [...then].filter((one) => !these.has(one)).length
  const isText = before.text !== now.text
  const isPolicy = before.policyVersion !== now.policyVersion
  const isMany = added + removed > mayDiffer * then.size
  return isText || isPolicy || isMany ? { isText, isPolicy, added, removed } : undefined
}
