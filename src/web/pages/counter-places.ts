import { readHouseNumber } from '../../domain/participant-input.ts'
import { spelledSuffix } from '../../domain/suffix.ts'
import type { AddressRegister } from '../../store/store.ts'
import type { AddressRow } from './counter-form.ts'

/** What the register says of an address that is being filled in. */
export interface FoundPlace {
  /** `incomplete`: too little was filled in to look. */
  readonly kind: 'incomplete' | 'unknown' | 'found' | 'several'
  /** `Kerkstraat 15, Waterhoven`. */
  readonly words: string
  /** To choose from where a number has several: `-` is the one without. */
  readonly suffixes: readonly string[]
  /** The one of them that was meant, or the only one as the register writes it. */
  readonly suffix: string | undefined
}

/** What stands for *no suffix* where one has to be chosen. */
export const withoutSuffix = '-'

/** The street and town of a postcode and number, and the suffixes when it has several. */
export function findPlace(
  register: AddressRegister,
  { postcode, houseNumber, suffix }: Pick<AddressRow, 'postcode' | 'houseNumber' | 'suffix'>,
): FoundPlace {
  const number = readHouseNumber(houseNumber)
  const nothing = { words: '', suffixes: [], suffix: undefined }
  const isWhole = /^\s*\d{4}\s*[a-z]{2}\s*$/i.test(postcode) && !Number.isNaN(number)
  if (!isWhole) return { ...nothing, kind: 'incomplete' }
  const rows = register.find(postcode, number)
  const [first] = rows
  if (!first) return { ...nothing, kind: 'unknown' }
  const suffixes = [...new Set(rows.map((row) => row.suffix))]
  const meant =
    rows.find((row) => row.suffix === suffix) ??
    rows.find((row) => spelledSuffix(row.suffix) === spelledSuffix(suffix))
  const where = (own: string): string => `${first.street} ${number}${own}, ${first.city}`
  if (suffixes.length === 1) {
    const own = meant?.suffix ?? suffix
    return { kind: 'found', words: where(own), suffixes: [], suffix: own }
  }
  const chosen = suffix === '' ? undefined : meant?.suffix
  return {
    kind: 'several',
    words: where(chosen ?? ''),
    suffixes: suffixes.map((known) => known || withoutSuffix),
    suffix: chosen,
  }
}
