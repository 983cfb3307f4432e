import type { Kind } from '../action.ts'
import { joined } from './sentences.ts'
import { tidied } from './tidy.ts'
import { isSaidIn } from './told-once.ts'

/**
 * Who or what is looked for, or what threatens, told once (domain.md S2). Words are Dutch, as the
 * dispatcher types them; `sex`, `care` and `danger` are choices. What is not known is not there.
 */
export interface Description {
  readonly sex?: Sex
  /** How many; not there for one. */
  readonly count?: string
  /** `7` or `25-30`, in years. */
  readonly age?: string
  /** What a child is called, where family and police agree. */
  readonly name?: string
  /** `1.85 m`. */
  readonly length?: string
  readonly build?: string
  readonly hair?: string
  /** From top to bottom, with commas between. */
  readonly clothes?: string
  readonly particulars?: string
  readonly vehicle?: string
  readonly colour?: string
  readonly make?: string
  readonly plate?: string
  readonly damage?: string
  /** What threatens people: `grote brand`. */
  readonly threat?: string
  readonly event?: string
  /** `15.40`. */
  readonly time?: string
  readonly place?: string
  readonly transport?: string
  readonly direction?: string
  readonly care?: Care
  readonly danger?: 'yes'
  /** Where an AED hangs: `muur sporthal De Brug, Sportweg 3`. */
  readonly aed?: string
  /** What people should do. */
  readonly advice?: string
  /** The number to ring, where somebody chose another than the usual one. */
  readonly number?: string
}

export const sexes = ['boy', 'girl', 'child', 'man', 'woman', 'person'] as const
export type Sex = (typeof sexes)[number]
export const cares = ['confused', 'worried'] as const
export type Care = (typeof cares)[number]
export type FieldName = keyof Description

/** What a description is of. `missing` and `suspect` are people. */
export type Sort = 'missing' | 'suspect' | 'vehicle' | 'hazard' | 'help'

const sorts: Readonly<Record<Kind, Sort>> = {
  'missing-child': 'missing',
  'missing-person': 'missing',
  burglary: 'suspect',
  robbery: 'suspect',
  theft: 'suspect',
  violence: 'suspect',
  vehicle: 'vehicle',
  'hit-and-run': 'vehicle',
  'fire-smoke': 'hazard',
  outage: 'hazard',
  warning: 'hazard',
  other: 'hazard',
  aed: 'help',
}

/** What actions of a kind are about. */
export const sortOf = (kind: Kind): Sort => sorts[kind]

const person: readonly FieldName[] = [
  ...(['sex', 'age', 'length', 'build', 'hair', 'clothes', 'particulars'] as const),
]
const moved: readonly FieldName[] = ['time', 'place', 'transport', 'direction']

/** What is asked of each sort, in the order in which it is said. */
export const fieldsOf: Readonly<Record<Sort, readonly FieldName[]>> = {
  missing: [...person, ...moved, 'care', 'danger', 'name', 'number'],
  suspect: ['count', ...person, 'event', ...moved, 'danger', 'number'],
  vehicle: [
    ...(['colour', 'vehicle', 'make', 'plate', 'damage', 'particulars'] as const),
    ...(['event', 'time', 'place', 'direction', 'danger', 'number'] as const),
  ],
  hazard: ['threat', 'place', 'time', 'direction', 'advice'],
  help: ['place', 'time', 'aed', 'advice'],
}

const choices: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
  sex: sexes,
  care: cares,
  danger: ['yes'],
}

const longest = 200

/**
 * A text has no room to say twice how somebody went: without the means that what happened or what
 * they have with them tells, and without the particulars that the means do.
 */
function toldOnce({ transport, particulars, ...others }: Description): Description {
  const isNews =
    transport !== undefined && !isSaidIn(transport, joined([others.event, others.clothes]))
  const told = joined([transport, others.event])
  const left = items(particulars).filter((item) => !isSaidIn(item, told))
  return {
    ...others,
    ...(left.length > 0 ? { particulars: left.join(', ') } : {}),
    ...(isNews ? { transport } : {}),
  }
}

/** Who is looked for as a missing child is at least a child, where nobody said a boy or a girl. */
function ofAChild(kind: Kind, told: Description): Description {
  const { sex = 'person', ...others } = told
  const isChild = kind === 'missing-child' && sex === 'person' && isTold(others)
  return isChild ? { sex: 'child', ...others } : told
}

/** A description of what was typed: the fields of this kind only, written in one way. */
export function readDescription(kind: Kind, typed: (name: FieldName) => string): Description {
  const told = fieldsOf[sortOf(kind)].flatMap((name) => {
    if (name === 'name' && kind !== 'missing-child') return []
    const value = tidied(name, typed(name).slice(0, longest))
    const isKnown = choices[name]?.includes(value) ?? true
    return value !== '' && isKnown ? [[name, value]] : []
  })
  return toldOnce(ofAChild(kind, Object.fromEntries(told) as Description))
}

/** Whether anything was told at all; whom to ring tells nothing by itself. */
export const isTold = (description: Description): boolean =>
  Object.keys(description).some((name) => name !== 'number')

/** The things that a field tells, apart: `rode jas, blauwe laarzen` are two. */
export const items = (words = ''): readonly string[] =>
  words
    .split(/\s*[,;]\s*/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** Whether clothes are told of several people, each with a number before it. */
export const isNumbered = (clothes = ''): boolean => /(?:^|\W)1:/.test(clothes)

/** How many people it is about. */
export const countOf = ({ count }: Description): number => Number(count ?? 1)

/** Whether anything is known of when, where and how it left. */
export const isPlaced = ({ time, place, direction, transport }: Description): boolean =>
  [time, place, direction, transport].some((part) => part !== undefined)
