import type { Kind } from '../action.ts'
import { type Description, type FieldName, fieldsOf, isTold, items, sortOf } from './description.ts'
import { ended, joined } from './sentences.ts'
import type { TextLanguage } from './tongue.ts'
import { tongues } from './tongues.ts'

/** What was told before, and what is told by now. */
export interface Telling {
  readonly kind: Kind
  readonly before: Description
  readonly now: Description
}

/** A list of which only what is new in it is news. */
const lists: readonly FieldName[] = ['clothes', 'particulars', 'damage']
const moves: readonly FieldName[] = ['event', 'time', 'place', 'transport', 'direction']
const looks: readonly FieldName[] = [
  ...(['count', 'sex', 'age', 'length', 'build', 'hair', 'clothes', 'particulars'] as const),
  ...(['colour', 'vehicle', 'make', 'plate', 'damage'] as const),
]

/** What is told otherwise than before; what is told no more is no news. */
export function changed({ kind, before, now }: Telling): Description {
  const told = fieldsOf[sortOf(kind)].flatMap((name) => {
    const value = lists.includes(name) ? freshItems(before[name], now[name]) : now[name]
    return value === undefined || value === before[name] ? [] : [[name, value] as const]
  })
  return Object.fromEntries(told) as Description
}

function freshItems(before: string | undefined, now: string | undefined): string | undefined {
  const known = items(before)
  const fresh = items(now).filter((item) => !known.includes(item))
  return fresh.length === 0 ? undefined : fresh.join(', ')
}

const words: Readonly<Record<TextLanguage, string>> = {
  nl: 'NU',
  en: 'NOW',
  de: 'JETZT',
  pl: 'TERAZ',
}

/**
 * What changed since people were told, as an update says it: `NU: jongen, groene trui.` Empty when
 * nothing did. Danger is told by the template itself, for it changes whom one rings.
 */
export function newsOf(telling: Telling, language: TextLanguage): string {
  const { kind } = telling
  const tell = (description: Description) => tongues[language].fields({ kind, description })
  const sort = sortOf(kind)
  const parts =
    sort === 'hazard'
      ? threat(telling, tell)
      : sort === 'help'
        ? help(telling)
        : seen(telling, tell)
  const said = joined(parts)
  // One colon in a sentence: what is listed behind one of its own has none before it.
  const colon = /^[^.!?]*:\s/.test(said) ? '' : ':'
  return said === '' ? '' : `${words[language]}${colon} ${said}`
}

type Tell = (description: Description) => Readonly<Record<string, string>>
type Parts = readonly (string | undefined)[]

const has = (fresh: Description, names: readonly FieldName[]): boolean =>
  names.some((name) => fresh[name] !== undefined)

/** Who is looked for, or which vehicle. */
function seen(telling: Telling, tell: Tell): Parts {
  const fresh = changed(telling)
  const one = { ...sameOne(telling.now), ...fresh }
  return [
    has(fresh, looks) ? `${tell(one).who}.` : undefined,
    has(fresh, moves) ? tell(fresh).movement : undefined,
    fresh.care === undefined ? undefined : tell(one).care,
  ]
}

/** What threatens, with what changed about it; what people should do is in the template itself. */
function threat(telling: Telling, tell: Tell): Parts {
  const { advice: _, ...fresh } = changed(telling)
  const { threat: what } = telling.now
  return isTold(fresh)
    ? [tell({ ...(what === undefined ? {} : { threat: what }), ...fresh }).threat]
    : []
}

/** Where help is asked there is a place, where an AED hangs, and what to do, as it was typed. */
const help = (telling: Telling): Parts => {
  const { place, aed, advice } = changed(telling)
  return [place, aed && `AED: ${aed}`, advice].map((one) => one && ended(one))
}

/** Who or what it is about, without what they look like. */
const sameOne = ({ count, sex, vehicle }: Description): Description => ({
  ...(count === undefined ? {} : { count }),
  ...(sex === undefined ? {} : { sex }),
  ...(vehicle === undefined ? {} : { vehicle }),
})
