/** A Dutch postcode in one spelling: `1234 ab` is `1234AB`. */
export const spelledPostcode = (written: string): string =>
  written.replaceAll(' ', '').toUpperCase()

/** A whole postcode in that spelling, as a pattern. The first digit is never 0. */
export const postcodePattern = '^[1-9]\\d{3}[A-Z]{2}$'

const whole = new RegExp(postcodePattern)

/** Whether this is a whole postcode, in the one spelling. */
export const isPostcode = (spelled: string): boolean => whole.test(spelled)
