import { type Action, type Kind, kinds, type Outcome, outcomes } from '../action.ts'
import { type Sort, sortOf } from '../description/description.ts'

/** What a template is for: a phase of an action, or how it ended. */
export const uses = [
  'alert',
  'fetch',
  'spoken',
  'update',
  'correction',
  'correction-number',
  'found-by-participant',
  'found-otherwise',
  'arrested',
  'not-found',
  'neutral',
  'withdrawn',
  'exercise',
  'exercise-result',
  'summary',
  'summary-closed',
] as const
export type TemplateUse = (typeof uses)[number]

/** Every field that a template can be filled in with. */
export const fieldNames = [
  'prefix',
  'kind',
  'who',
  'movement',
  'care',
  'danger',
  'them',
  'threat',
  'advice',
  'emergency',
  'place',
  'time',
  'aed',
  'key',
  'key-is',
  'bare-key',
  'number',
  'later-number',
  'town-number',
  'sent',
  'news',
] as const
export type TemplateField = (typeof fieldNames)[number]

type FieldList = readonly TemplateField[]

/** Without these an alert says nothing to go by. */
const told: Readonly<Record<Sort, FieldList>> = {
  missing: ['who', 'movement', 'number', 'danger'],
  suspect: ['who', 'movement', 'number', 'danger'],
  vehicle: ['who', 'movement', 'number', 'danger'],
  hazard: ['threat', 'advice'],
  help: ['place'],
}

const isLookedFor = (sort: Sort): boolean => sort !== 'hazard' && sort !== 'help'

/** The fields that a template of a kind has to have: without them it leaves somebody guessing. */
function requiredFields(kind: Kind, use: TemplateUse): FieldList {
  const sort = sortOf(kind)
  switch (use) {
    case 'alert':
    case 'spoken':
      return told[sort]
    case 'fetch':
      return ['place', 'aed']
    case 'update':
      return isLookedFor(sort) ? ['key', 'number'] : ['key']
    case 'correction':
      return ['sent']
    case 'correction-number':
      return ['sent', 'number']
    case 'found-by-participant':
    case 'found-otherwise':
    case 'not-found':
    case 'withdrawn':
      return ['key']
    default:
      return []
  }
}

const keys: FieldList = ['key', 'key-is', 'bare-key']

/** The required fields that are not among these names; any form of the key is the key. */
export function missingFields(kind: Kind, use: TemplateUse, names: readonly string[]): FieldList {
  const isThere = (field: TemplateField) =>
    names.includes(field) || (field === 'key' && keys.some((one) => names.includes(one)))
  return requiredFields(kind, use).filter((field) => !isThere(field))
}

const general: FieldList = ['prefix', 'kind', 'later-number', 'town-number']
const seen: Readonly<Record<Sort, FieldList>> = {
  missing: ['who', 'movement', 'care', 'danger', 'number'],
  suspect: ['who', 'movement', 'care', 'danger', 'number'],
  vehicle: ['who', 'movement', 'danger', 'number'],
  hazard: ['threat', 'advice', 'emergency', 'place', 'time', 'number'],
  help: ['place', 'time', 'advice', 'number'],
}

/** The fields that a template of a kind may have. */
export function knownFields(kind: Kind, use: TemplateUse): FieldList {
  const sort = sortOf(kind)
  switch (use) {
    case 'alert':
      return [...seen[sort], ...general]
    case 'fetch':
      return [...seen[sort], 'aed', ...general]
    case 'spoken':
      return [...seen[sort], 'them', ...general]
    case 'update':
      return [...seen[sort], ...keys, 'sent', 'news', ...general]
    case 'correction':
    case 'correction-number':
      return [...seen[sort], ...keys, 'sent', ...general]
    case 'exercise':
      return general
    case 'summary':
      return ['prefix', 'kind', 'number']
    case 'summary-closed':
      return ['prefix', 'kind']
    default:
      return [...keys, 'sent', ...general]
  }
}

/** The templates that a kind has: an AED is fetched where help is asked, and only who is suspected of something is arrested. */
export const usesOf = (kind: Kind): readonly TemplateUse[] => {
  const sort = sortOf(kind)
  return uses.filter(
    (use) =>
      (use !== 'arrested' || sort === 'suspect' || sort === 'vehicle') &&
      (use !== 'spoken' || isLookedFor(sort)) &&
      (use !== 'fetch' || sort === 'help'),
  )
}

/** Every template there is, as a kind and a use. */
export const everyTemplate = (): readonly (readonly [kind: Kind, use: TemplateUse])[] =>
  kinds.flatMap((kind) => usesOf(kind).map((use) => [kind, use] as const))

/** The outcomes that an action of a kind can have. */
export const outcomesOf = (kind: Kind): readonly Outcome[] =>
  outcomes.filter((outcome) => usesOf(kind).includes(outcome))

/** The template of an outcome has its name; an exercise ends as one, whatever was played. */
export const useOfOutcome = (outcome: Outcome, status: Action['status'] = 'actual'): TemplateUse =>
  status === 'exercise' ? 'exercise-result' : outcome
