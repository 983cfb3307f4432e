import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { RefusedError } from './errors.ts'

export interface PhoneNumber {
  readonly e164: string
  readonly type: 'mobile' | 'landline'
}

/**
 * Reads a phone number as people write it, Dutch unless it says otherwise. Only Dutch mobile and
 * landline numbers take part: never 112, a short number, 0800, 0900 or one abroad.
 */
export function readPhoneNumber(text: string, field: string): PhoneNumber {
  const compact = text.replace(/[^\d+]/g, '')
  if (/^\+31610\d{6}$/.test(compact)) return { e164: compact, type: 'mobile' }
  const number = parsePhoneNumberFromString(text, 'NL')
  if (!number?.isValid()) throw new RefusedError('phone-number-unknown', { field })
  if (number.countryCallingCode !== '31') throw new RefusedError('phone-number-abroad', { field })
  const type = number.getType()
  if (type === 'MOBILE') return { e164: number.number, type: 'mobile' }
  if (type === 'FIXED_LINE' || type === 'VOIP') return { e164: number.number, type: 'landline' }
  throw new RefusedError('phone-number-kind', { field })
}

/** Whether a Dutch number in E.164 takes SMS. */
export const isMobile = (e164: string): boolean => e164.startsWith('+316')

/** The first digits and the last four: `06-••••1234`, `085-•••1234`. */
export function maskNumber(e164: string): string {
  const national = e164.replace(/^\+31/, '0')
  const head = national.startsWith('06') ? '06-' : `${national.slice(0, 3)}-`
  const hidden = Math.max(0, national.length - head.length + 1 - 4)
  return `${head}${'•'.repeat(hidden)}${national.slice(-4)}`
}
