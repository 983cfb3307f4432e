import type { Notice } from '../notice.ts'
import type { DutyPhone } from './duty.ts'

/** Older news is told anew, or is none. */
const lastsMs = 10 * 60_000

/** One SMS to one duty phone, to be written with what it is about. */
export const dutyNotice = (
  { number }: Pick<DutyPhone, 'number'>,
  text: string,
  { id, at }: { readonly id: string; readonly at: number },
): Notice => ({
  ...{ id, kind: 'duty', to: number, text, queuedAt: at },
  notAfter: at + lastsMs,
  participants: [],
})
