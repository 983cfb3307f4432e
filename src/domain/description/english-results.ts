import { kindOf } from '../kinds.ts'
import type { Fields } from '../templates/template.ts'
import { countOf, items, sortOf } from './description.ts'
import { placeInEnglish, vehicleInEnglish, whoInEnglish } from './english-alert.ts'
import { inEnglish } from './lexicon.ts'
import { joined } from './sentences.ts'
import type { About } from './tongue.ts'

/** By what late readers know which alert it was: `the boy aged 7 (red coat)`. */
export function englishKey({ kind, description }: About): string {
  const { age, clothes, plate, threat, place } = description
  switch (sortOf(kind)) {
    case 'vehicle':
      return `the ${vehicleInEnglish(description)}${plate ? ` (${plate})` : ''}`
    case 'hazard': {
      const what = threat ? inEnglish(threat) : kindOf(kind).label.en.toLowerCase()
      return joined([what, place && placeInEnglish(place)])
    }
    case 'help':
      return joined(['the call', place && `to ${place}`])
    default: {
      const [worn] = items(clothes)
      const seen = worn === undefined ? '' : `(${inEnglish(worn)})`
      return joined(['the', whoInEnglish(description), age && `aged ${age}`, seen])
    }
  }
}

/** What the end of an action in English is filled in with: its key, with its verb, without looks. */
export function englishKeyFields(about: About): Fields {
  const key = englishKey(about)
  const been = countOf(about.description) > 1 ? 'have been' : 'has been'
  return { key, 'key-is': `${key} ${been}`, 'bare-key': key.replace(/ \([^)]*\)$/, '') }
}
