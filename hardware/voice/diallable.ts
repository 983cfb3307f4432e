/**
 * The Dutch numbers that are ever dialled: geographic (010 to 079 with their nine digits), mobile
 * (06, of which 066 and 067 are pagers and machines), and the nationwide 085, 088 and 091
 * (Nummerplan telefoon- en ISDN-diensten). Never 112 or another short number, which a modem may
 * set up as an emergency call by itself; never 0800 and 0900, 084 and 087 that cost, 097 and 14xxx,
 * or another country.
 */
const diallable: readonly RegExp[] = [
  /^\+31(?!14)[1-57]\d{8}$/,
  /^\+316[1-58]\d{7}$/,
  /^\+31(85|88|91)\d{7}$/,
]

/** Whether an E.164 number may be dialled. */
export const isDiallable = (number: string): boolean =>
  diallable.some((pattern) => pattern.test(number))

/**
 * The E.164 form of a number as `+CLIP` or `+CLCC` shows it; undefined for one that is hidden, short
 * or foreign. Type 145 is international, with or without its plus (27.007 §7.11, 24.008 §10.5.4.7).
 */
export function dutchNumber(shown: string, type: string | undefined): string | undefined {
  const digits = shown.replace(/^\+/, '')
  if (!/^\d+$/.test(digits)) return undefined
  const isInternational = shown.startsWith('+') || type === '145' || digits.startsWith('00')
  const bare = digits.replace(/^00/, '')
  const number = isInternational ? `+${bare}` : `+31${digits.replace(/^0/, '')}`
  return /^\+31[1-9]\d{8}$/.test(number) ? number : undefined
}

/** Whether two numbers are the same line, however each is written. */
export function isSameNumber(shown: string, dialled: string): boolean {
  const tail = (number: string) => number.replace(/\D/g, '').slice(-9)
  return tail(shown).length === 9 && tail(shown) === tail(dialled)
}
