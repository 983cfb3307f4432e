import type { RefusedError } from './errors.ts'
import type { Meaning } from './import-columns.ts'
import type { CsvPerson } from './participants-csv.ts'

/** What is wrong with a row of a file, by what its column is about. */
export interface CsvFault {
  readonly row: number
  readonly field: string
  readonly problem: string
  readonly parameters?: Readonly<Record<string, string | number>>
}

/** A refusal by the row and the field that it is about. */
export const faultOf = (
  row: number,
  field: string,
  { key, parameters }: RefusedError,
): CsvFault => ({
  row,
  field,
  problem: key,
  ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
})

/** Whether it is about one of the columns that hold a number. */
export const isAboutPhone = ({ field }: CsvFault): boolean =>
  /^(phone|mobile|landline)$/.test(field)

/**
 * Everything that is wrong with somebody: what was refused of the whole, as the row and the field that
 * it is about, behind what is in their cells. What follows from a fault before it is not said.
 */
export function csvFaults(
  { rows, phonesAt, faults }: CsvPerson,
  errors: readonly RefusedError[],
): readonly CsvFault[] {
  const all = [...faults]
  for (const error of errors) {
    const fault = located({ rows, phonesAt }, error)
    if (!all.some((known) => isFromSame(known, fault))) all.push(fault)
  }
  return all
}

const addressFields = ['address', 'postcode', 'house_number', 'suffix']

/** Said already, or what follows: an address that could not be read has no postcode either. */
const isFromSame = (known: CsvFault, { row, field, problem }: CsvFault): boolean =>
  known.field === 'row' ||
  (known.row === row && known.field === field) ||
  (isAboutPhone(known) && problem === 'phone-missing') ||
  (known.field !== 'postcode' &&
    addressFields.includes(known.field) &&
    addressFields.includes(field))

/** The refusal's field is a path. */
function located(
  { rows, phonesAt }: Pick<CsvPerson, 'rows' | 'phonesAt'>,
  error: RefusedError,
): CsvFault {
  const { field = '' } = error
  const n = /^phones\/(\d+)/.exec(field)?.[1]
  const at = n === undefined ? undefined : phonesAt[Number(n)]
  if (at) return faultOf(at.row, /channel$/.test(field) ? 'channel' : at.field, error)
  const named = fields.find(([path]) => path.test(field))?.[1] ?? field
  return faultOf(rows[0] ?? 0, named, error)
}

const fields: readonly (readonly [path: RegExp, field: Meaning])[] = [
  [/^phones/, 'phone'],
  [/postcode$/, 'postcode'],
  [/kind$/, 'kind'],
  [/^addresses/, 'house_number'],
  [/^nightAlerts$/, 'night_alerts'],
  [/^groups/, 'groups'],
]
