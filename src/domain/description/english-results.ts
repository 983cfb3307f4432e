import type { Kind, Outcome } from '../action.ts'
import { kindOf } from '../kinds.ts'
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
      return joined(['the call to', place])
    default: {
      const [worn] = items(clothes)
      const seen = worn === undefined ? '' : `(${inEnglish(worn)})`
      return joined(['the', whoInEnglish(description), age && `aged ${age}`, seen])
    }
  }
}

const still = 'You need not look out any more. Thank you.'

/** How it ended, in English. */
export function englishResult(about: About, outcome: Outcome): string {
  const sort = sortOf(about.kind)
  if (sort === 'hazard' || sort === 'help') return hazardResult(about, outcome)
  const key = englishKey(about)
  const been = countOf(about.description) > 1 ? 'have been' : 'has been'
  const { number, laterNumber = number } = about
  switch (outcome) {
    case 'found-by-participant':
      return `${key} ${been} found thanks to a participant. ${still}`
    case 'found-otherwise':
      return `${key} ${been} found. ${still}`
    case 'not-found':
      return joined([
        `the alert about ${key} ends. Not found yet, the police continue.`,
        laterNumber && `Remember something later? Call ${laterNumber}, in an emergency 112.`,
      ])
    case 'withdrawn':
      return `the alert about ${key} is withdrawn. ${still}`
    case 'neutral':
      return `the action about ${key.replace(/ \([^)]*\)$/, '')} has ended. Out of respect we share no details. ${still}`
  }
}

function hazardResult(about: About, outcome: Outcome): string {
  const key = englishKey(about)
  const free = 'You need not do anything any more. Thank you.'
  switch (outcome) {
    case 'not-found':
      return `not over yet: ${key}. We send no more messages about it. Follow the news.`
    case 'withdrawn':
      return `the alert is withdrawn: ${key}. You need not do anything.`
    case 'found-by-participant':
      return `it is over, thanks to a participant: ${key}. ${free}`
    default:
      return `it is over: ${key}. ${free}`
  }
}

/** For publication: nothing of who it is about. */
export function englishSummary(kind: Kind): string {
  const sort = sortOf(kind)
  if (sort === 'hazard') return `Participants were warned: ${kindOf(kind).label.en.toLowerCase()}.`
  if (sort === 'help') return 'Participants trained in CPR were asked to help.'
  const whom = { missing: 'a missing person', suspect: 'a person', vehicle: 'a vehicle' }
  return `Participants were asked to look out for ${whom[sort]}.`
}
