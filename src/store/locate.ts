import type { Locate } from '../domain/participant-input.ts'
import { spelledSuffix } from '../domain/suffix.ts'
import type { AddressRegister } from './store.ts'

/** Where the register says that an address lies; the plain number serves an unknown suffix. */
export const locateIn =
  (register: AddressRegister): Locate =>
  (postcode, houseNumber, suffix) => {
    const rows = register.find(postcode, houseNumber)
    const wanted = spelledSuffix(suffix ?? '')
    return (rows.find((row) => spelledSuffix(row.suffix) === wanted) ?? rows[0])?.location
  }
