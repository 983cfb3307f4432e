import { RefusedError } from '../errors.ts'
import type { Fact } from '../facts.ts'
import type { Notice } from '../notice.ts'
import { mayWriteOwn, mostMessages, type OwnPhone, type OwnPhones } from './own-phone.ts'

/** Older than this a test tells nothing about the screen that asked for it. */
const lastsMs = 10 * 60_000

/** What is to be sent: a code that waits for nobody, or a test, which everything else goes before. */
export interface OwnWords {
  readonly kind: Extract<Notice['kind'], 'code' | 'test'>
  readonly text: string
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** One SMS to somebody's own phone, put in line; refuses too many. */
export function ownMessage(
  ownPhones: OwnPhones,
  { account, number }: Pick<OwnPhone, 'account' | 'number'>,
  { kind, text, id, at }: OwnWords,
): readonly Fact[] {
  if (!mayWriteOwn(ownPhones, account, at)) {
    throw new RefusedError('own-phone-often', { field: 'own', parameters: { most: mostMessages } })
  }
  const notice: Notice = {
    ...{ id, kind, to: number, text, queuedAt: at },
    notAfter: at + lastsMs,
    participants: [],
  }
  const message = { notice: id, at, isTest: kind === 'test' }
  return [
    { type: 'own-phone.written', account, message },
    { type: 'notice.queued', notice },
  ]
}

/** An alert as its sender gets it first; no rule of texts is asked, for nothing of it is changed. */
export const testText = (sms: string): string => `TEST ${sms}`
