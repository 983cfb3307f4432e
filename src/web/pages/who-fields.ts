import {
  cares,
  type FieldName,
  fieldsOf,
  type Sort,
  sexes,
} from '../../domain/description/description.ts'
import { suggestions } from '../../domain/description/suggestions.ts'

const order: readonly FieldName[] = [
  ...(['count', 'sex', 'age', 'length', 'build', 'hair', 'clothes'] as const),
  ...(['colour', 'vehicle', 'make', 'plate', 'damage', 'particulars', 'threat', 'event'] as const),
  ...([
    'time',
    'place',
    'transport',
    'direction',
    'aed',
    'advice',
    'care',
    'danger',
    'name',
    'number',
  ] as const),
]

const wide: readonly FieldName[] = [
  'name',
  'clothes',
  'particulars',
  'place',
  'aed',
  'advice',
  'damage',
]
const choices: Readonly<Partial<Record<FieldName, readonly string[]>>> = { sex: sexes, care: cares }
/** Asked beside the area, which they tell of as well. */
const moves: readonly FieldName[] = ['time', 'transport', 'direction']
const sorts = Object.keys(fieldsOf) as readonly Sort[]

/** The fields of a description as a page shows them; each says of which sorts of action it is. */
export const whoFields = {
  whoFields: order.map((name) => ({
    name,
    sorts: sorts.filter((sort) => fieldsOf[sort].includes(name)),
    isWide: wide.includes(name),
    isOfArea: moves.includes(name),
    choices: choices[name],
    suggestions: suggestions[name],
  })),
}
