import { RefusedError } from '../errors.ts'
import type { Position } from '../geo.ts'
import { readPhoneNumber } from '../phone-number.ts'

/** A tip as it was typed. */
export interface TipInput {
  readonly words: string
  readonly place: string
  readonly number: string
}

const mostWords = 1000
const mostPlace = 200

/** What of a tip is kept. Refuses one without words; a number that is none stays among the words. */
export function readTip({ words, place, number }: TipInput) {
  if (words.trim() === '') throw new RefusedError('tip-empty', { field: 'words' })
  if (words.length > mostWords) {
    throw new RefusedError('tip-long', { field: 'words', parameters: { most: mostWords } })
  }
  if (place.length > mostPlace) {
    throw new RefusedError('tip-long', { field: 'place', parameters: { most: mostPlace } })
  }
  const from = numberIn(number)
  const unread = number.trim() !== '' && from === undefined ? ` (${number.trim()})` : ''
  return {
    words: `${words.trim()}${unread}`,
    place: place.trim(),
    ...(from === undefined ? {} : { from }),
  }
}

/** Nobody who writes down what a caller says is stopped by the number they called from. */
function numberIn(text: string): string | undefined {
  try {
    return text.trim() === '' ? undefined : readPhoneNumber(text, 'number').e164
  } catch {
    return undefined
  }
}

/** `5.3, 52.6`, as the map fills it in: longitude first. Undefined for a place in words. */
export function pointIn(place: string): Position | undefined {
  const found = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/.exec(place)
  return found ? [Number(found[1]), Number(found[2])] : undefined
}
