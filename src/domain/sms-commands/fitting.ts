/** One SMS of the default alphabet (3GPP TS 23.040 §9.2.3.16, 23.038 §6.2.1). */
export const mostCharacters = 160

/** An address as an answer names it; with its street when the register knows it. */
export interface Place {
  readonly postcode: string
  readonly houseNumber: number
  readonly suffix?: string
  readonly street?: string
  readonly city?: string
}

/** The address in an answer that shows how one is typed. */
export const example: Place = { postcode: '1234AB', houseNumber: 15 }

/** A sentence, or one that may go when there is no room for it. */
export type Sentence = string | { readonly may: string }

/** How briefly a text is written. */
export interface Pen {
  readonly place: (place: Place) => string
  /** The first of some things, as many as there is room for. */
  readonly some: (things: readonly string[]) => readonly string[]
}

const spelledOut = 'èéùìòÇØøÅåÆæßÉÄÖÑÜäöñüà'
const lookalikes: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  '€': 'EUR ',
}

/**
 * The text in characters that are one septet each (23.038 §6.2.1), so that its length is what it
 * costs: `Skûlenboargerwei` becomes `Skulenboargerwei`.
 */
export function plain(text: string): string {
  const chars = [...text.normalize('NFC')].map((char) => {
    if (spelledOut.includes(char)) return char
    return lookalikes[char] ?? char.normalize('NFKD').replace(/\p{M}/gu, '')
  })
  return chars
    .join('')
    .replace(/[^\x20-\x7e\u00a1-\u00ff]/g, ' ')
    .replace(/[[\]{}\\^~|`]/g, ' ')
    .replace(/[\u00a1-\u00ff]/g, (char) => (spelledOut.includes(char) ? char : ' '))
    .replace(/ +/g, ' ')
    .trim()
}

/** `2027-01-03` as `3.1.2027`, where a month in letters leaves too little room beside a code. */
export const dayInFigures = (day: string): string => day.split('-').map(Number).reverse().join('.')

/** `15`, `15 A`, `15-2`: as it can be typed back to us. */
export const houseInWords = (houseNumber: number, suffix = ''): string => {
  if (suffix === '') return String(houseNumber)
  return `${houseNumber}${/^\d/.test(suffix) ? '-' : ' '}${suffix}`
}

/** `1234AB 15 A`. */
export const addressInWords = ({ postcode, houseNumber, suffix }: Place): string =>
  `${postcode} ${houseInWords(houseNumber, suffix)}`

const inStreet = (place: Place): string =>
  place.street
    ? `${place.street} ${houseInWords(place.houseNumber, place.suffix)}`
    : addressInWords(place)
const inCity = (place: Place): string =>
  place.street && place.city ? `${inStreet(place)}, ${place.city}` : inStreet(place)

const mostThings = 12
const placeForms = [inCity, inStreet, addressInWords]

/**
 * The fullest way to write sentences in one SMS: rather a short place than fewer things, and rather
 * no sentence that may go than a place without its street.
 */
export function fitted(lead: string, write: (pen: Pen) => readonly Sentence[]): string {
  let text = ''
  for (let count = mostThings; count >= 0; count -= 1) {
    for (const place of placeForms) {
      const sentences = write({ place, some: (things) => things.slice(0, count) })
      const optional = sentences.filter((sentence) => typeof sentence !== 'string').length
      for (let kept = optional; kept >= 0; kept -= 1) {
        text = plain(`${lead} ${withFirst(sentences, kept).join(' ')}`)
        if (text.length <= mostCharacters) return text
      }
    }
  }
  return text.slice(0, mostCharacters)
}

/** All that must be said, and the first of what may be. */
function withFirst(sentences: readonly Sentence[], kept: number): readonly string[] {
  let left = kept
  return sentences.flatMap((sentence) => {
    if (typeof sentence === 'string') return [sentence]
    left -= 1
    return left >= 0 ? [sentence.may] : []
  })
}
