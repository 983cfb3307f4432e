const leading =
  /^(?:aan|achter|bij|buiten|door|in|langs|nabij|naast|om|onder|op|over|rond|te|tegenover|ter|tijdens|tussen|uit|van|vanaf|vanuit|via|voor)\s/i

/** How streets are spoken of: one is in a street, on a road and on a square. */
const streets: readonly (readonly [name: RegExp, at: string, from: string])[] = [
  [/^\p{Lu}\p{L}*(?:straat|laan|steeg|singel)$/u, 'in de', 'uit de'],
  [/^\p{Lu}\p{L}*(?:weg|dijk|kade|markt|brug)$/u, 'op de', 'van de'],
  [/^\p{Lu}\p{L}*(?:plein|park|pad)$/u, 'op het', 'van het'],
]

function placed(place: string, which: 'at' | 'from'): string {
  if (leading.test(place)) return place
  const street = streets.find(([name]) => name.test(place))
  if (!street) return `bij ${place}`
  return `${which === 'at' ? street[1] : street[2]} ${place}`
}

/** Where something is; a preposition that was typed stays. */
export const atPlace = (place: string): string => placed(place, 'at')

/** Where somebody left from. */
export const fromPlace = (place: string): string => placed(place, 'from')

/** From where to where: the short way of a message when both are known. */
export const fromTo = (place: string, direction: string): string =>
  `${leading.test(place) ? place : `van ${place}`} ${toPlace(direction)}`

/** Where somebody went. */
export const toPlace = (direction: string): string =>
  /^(?:naar|richting|langs|door|over|via|de kant)\s/i.test(direction)
    ? direction
    : `naar ${direction}`

const rides: readonly (readonly [vehicle: RegExp, on: string])[] = [
  [/auto|bus|taxi|trein|wagen|camper|rolstoel|scootmobiel|tractor|tram|metro/i, 'in'],
  [/rollator|stok|kinderwagen/i, 'met'],
  [/fiets|bike|scooter|brommer|motor|step|paard/i, 'op'],
]

/** How somebody moves: `op zwarte scooter`; what is said already stays. */
export function riding(transport: string): string {
  if (/^(?:in|op|met|per|te|lopend|rennend)\b/i.test(transport)) return transport
  const ride = rides.find(([vehicle]) => vehicle.test(transport))
  const isBare = /^(?:fiets|scooter|brommer|motor|step|trein|bus)$/i.test(transport)
  return joinedWords(ride?.[1], isBare ? 'de' : '', transport)
}

const joinedWords = (...words: readonly (string | undefined)[]): string =>
  words.filter((word) => word !== undefined && word !== '').join(' ')
