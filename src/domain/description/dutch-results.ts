import { kindOf } from '../kinds.ts'
import type { Fields } from '../templates/template.ts'
import { countOf, isNumbered, items, sortOf } from './description.ts'
import { vehicleOf, who } from './dutch-alert.ts'
import { pronounOf } from './dutch-spoken.ts'
import { joined } from './sentences.ts'
import type { About } from './tongue.ts'

const mostKeyWords = 60

/** By what late readers know which alert it was: `de jongen van 7 (rode jas)`. */
export function dutchKey({ kind, description }: About): string {
  const { age, clothes, plate, threat, place } = description
  switch (sortOf(kind)) {
    case 'vehicle':
      return `${article(description.vehicle)} ${vehicleOf(description)}${plate ? ` (${plate})` : ''}`
    case 'hazard':
      return joined([threat ?? kindOf(kind).label.nl.toLowerCase(), place])
    case 'help':
      return joined(['de inzet', place])
    default: {
      const [worn] = items(clothes)
      const seen =
        worn !== undefined && !isNumbered(clothes) && worn.length <= mostKeyWords ? `(${worn})` : ''
      const isIt = description.sex === 'girl' || description.sex === 'child'
      const the = isIt && countOf(description) === 1 ? 'het' : 'de'
      return joined([the, who(description), age && `van ${age}`, seen])
    }
  }
}

const article = (vehicle?: string): string =>
  vehicle === undefined || /(?:busje|voertuig)$/.test(vehicle) ? 'het' : 'de'

/** What the end of an action in Dutch is filled in with: its key, with its verb, and without looks. */
export function dutchKeyFields(about: About): Fields {
  const key = dutchKey(about)
  const sort = sortOf(about.kind)
  const isOfPeople = sort === 'missing' || sort === 'suspect'
  const verb = isOfPeople ? pronounOf(about.description).is : 'is'
  // What looks tell stays out of the neutral text.
  return { key, 'key-is': `${key} ${verb}`, 'bare-key': key.replace(/ \([^)]*\)$/, '') }
}
