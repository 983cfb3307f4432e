import type { Locate } from '../domain/participant-input.ts'
import type { AddressRegister } from './store.ts'

const spelled = (suffix: string): string => suffix.replace(/[^0-9a-z]/gi, '').toUpperCase()

/** Where the register says that an address lies; the plain number serves an unknown suffix. */
export const locateIn =
  (register: AddressRegister): Locate =>
  (postcode, houseNumber, suffix) => {
    const rows = register.find(postcode, houseNumber)
    const wanted = spelled(suffix ?? '')
    return (rows.find((row) => spelled(row.suffix) === wanted) ?? rows[0])?.location
  }
