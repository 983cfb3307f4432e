import type { Kind, Outcome } from '../action.ts'
import { kindOf } from '../kinds.ts'
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
      const the = description.sex === 'girl' && countOf(description) === 1 ? 'het' : 'de'
      return joined([the, who(description), age && `van ${age}`, seen])
    }
  }
}

const article = (vehicle?: string): string =>
  vehicle === undefined || /(?:busje|voertuig)$/.test(vehicle) ? 'het' : 'de'

const still = 'U hoeft niet meer uit te kijken. Dank u wel.'

/** How it ended, in Dutch, with the key of the alert in it (E1, E4, E5). */
export function dutchResult(about: About, outcome: Outcome): string {
  const { kind, description } = about
  if (sortOf(kind) === 'hazard') return hazardResult(about, outcome)
  if (sortOf(kind) === 'help') return helpResult(about, outcome)
  const key = dutchKey(about)
  const { is } = pronounOf(description)
  const verb = sortOf(kind) === 'vehicle' ? 'is' : is
  switch (outcome) {
    case 'found-by-participant':
      return `${key} ${verb} gevonden dankzij een tip van een deelnemer. De actie is gestopt. Dank voor het uitkijken.`
    case 'found-otherwise':
      return `${key} ${verb} gevonden. De actie is gestopt. ${still}`
    case 'not-found':
      return `de oproep voor ${key} stopt. Nog niet gevonden, de politie gaat door. ${later(about)}`
    case 'withdrawn':
      return `de oproep voor ${key} is ingetrokken. ${still}`
    case 'neutral':
      return `de actie voor ${bareKey(about)} is afgerond. U hoeft niet meer uit te kijken. Uit respect delen we geen details. Dank u.`
  }
}

/** What looks tell stays out of the neutral text. */
const bareKey = (about: About): string => dutchKey(about).replace(/ \([^)]*\)$/, '')

/** Where one tells what one remembers later (E4). */
function later({ number, laterNumber }: About): string {
  const ring = laterNumber ?? number
  return ring === undefined
    ? 'Weet u later nog iets? Bel bij spoed 112.'
    : `Weet u later iets? Bel ${ring}, bij spoed 112.`
}

function hazardResult(about: About, outcome: Outcome): string {
  const key = dutchKey(about)
  const free = 'U hoeft niets meer te doen. Dank u wel.'
  switch (outcome) {
    case 'found-by-participant':
      return `het is voorbij: ${key}. Dit kwam door een tip van een deelnemer. ${free}`
    case 'found-otherwise':
      return `het is voorbij: ${key}. ${free}`
    case 'not-found':
      return `nog niet voorbij: ${key}. Wij sturen hierover geen berichten meer. Volg het nieuws.`
    case 'withdrawn':
      return `de oproep over ${key} is ingetrokken. U hoeft niets te doen. Excuses voor de onrust.`
    case 'neutral':
      return `de actie is afgerond: ${key}. ${free}`
  }
}

function helpResult(about: About, outcome: Outcome): string {
  const key = dutchKey(about)
  return outcome === 'withdrawn'
    ? `${key} is ingetrokken. U hoeft niet te komen. Dank voor uw hulp.`
    : `${key} is overgedragen aan de ambulance. Dank voor uw hulp.`
}

const summaries: Readonly<Record<'missing' | 'suspect' | 'vehicle', string>> = {
  missing: 'Deelnemers is gevraagd uit te kijken naar iemand die vermist werd.',
  suspect: 'Deelnemers is gevraagd uit te kijken naar iemand.',
  vehicle: 'Deelnemers is gevraagd uit te kijken naar een voertuig.',
}

/** For publication (G10, U1): no looks, no place, no time. */
export function dutchSummary(kind: Kind): string {
  const sort = sortOf(kind)
  if (sort === 'hazard')
    return `Deelnemers zijn gewaarschuwd: ${kindOf(kind).label.nl.toLowerCase()}.`
  if (sort === 'help') return 'Deelnemers met een AED-training zijn gevraagd om te helpen.'
  return summaries[sort]
}
