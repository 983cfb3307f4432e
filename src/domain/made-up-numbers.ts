/**
 * Every made-up phone number in demo data and tests comes from here: mobile numbers
 * +316 1000 0000 … +316 1099 9999 and landlines +31 85 000 0000 … +31 85 000 9999.
 */
export const madeUpMobile = (n: number): string => `+3161${String(n % 1_000_000).padStart(7, '0')}`

/** A made-up landline of the same block. */
export const madeUpLandline = (n: number): string => `+3185${String(n % 10_000).padStart(7, '0')}`

/** Whether a number is made up; demo data holds no other, and no other is ever loaded as demo. */
export const isMadeUp = (number: string): boolean =>
  /^\+31610\d{6}$/.test(number) || /^\+3185000\d{4}$/.test(number)
