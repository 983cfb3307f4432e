import { RefusedError } from './errors.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

export const separators = [',', ';', '\t', '|'] as const
export type Separator = (typeof separators)[number]

const lookedAtOctets = 4096
/** What office programs and printers leave where somebody meant to leave a csv file. */
const otherFiles: readonly (readonly [magic: string, key: string])[] = [
  ['504b0304', 'csv-is-spreadsheet'],
  ['d0cf11e0', 'csv-is-spreadsheet'],
  ['25504446', 'csv-is-binary'],
]

/**
 * How the octets of a text file are meant: by its mark (Unicode 15 §23.8), by where its zeros are,
 * else UTF-8 when it is that without a fault, else what Windows programs write.
 */
export function guessEncoding(octets: Uint8Array): Encoding {
  const [first, second] = octets
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const zeros: [even: number, odd: number] = [0, 0]
  const looked = octets.subarray(0, lookedAtOctets)
  looked.forEach((octet, i) => {
    if (octet === 0) zeros[i % 2 === 0 ? 0 : 1] += 1
  })
  if (zeros[1] > looked.length / 4 && zeros[0] === 0) return 'utf-16le'
  if (zeros[0] > looked.length / 4 && zeros[1] === 0) return 'utf-16be'
  return isUtf8(octets) ? 'utf-8' : 'windows-1252'
}

function isUtf8(octets: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(octets)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** The text of a file without its mark. Refuses what is no text, and says so of a spreadsheet. */
export function textOfFile(octets: Uint8Array, encoding: Encoding): string {
  const magic = Array.from(octets.subarray(0, 4), (octet) => octet.toString(16).padStart(2, '0'))
  const other = otherFiles.find(([start]) => start === magic.join(''))
  if (other) throw new RefusedError(other[1], { field: 'csv' })
  const decoded = new TextDecoder(encoding).decode(octets)
  const text = encoding === 'windows-1252' ? withoutC1(decoded) : decoded
  const start = text.slice(0, lookedAtOctets)
  const strange = [...start].filter(isControl).length
  if (strange > start.length / 50) throw new RefusedError('csv-is-binary', { field: 'csv' })
  return text
}

/** Windows-1252 from 0x80 on, where Latin-1 has controls; a space where it has nothing (WHATWG). */
const windowsLetters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Node.js 20 decodes Windows-1252 as if it were Latin-1 (nodejs/node 56542): a euro is a control. */
const withoutC1 = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (control) => {
    const letter = windowsLetters[control.charCodeAt(0) - 0x80]
    return letter === undefined || letter === ' ' ? '\ufffd' : letter
  })

/** What stands for no letter: control characters, and the mark of octets that could not be read. */
export const isControl = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0
  const isWhite = code === 9 || code === 10 || code === 13
  return (code < 32 && !isWhite) || code === 127 || code === 0xfffd
}

/** Whether a text holds any of these; asked of every cell of a file. */
export function holdsControl(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if ((code < 32 || code === 127 || code === 0xfffd) && isControl(text.charAt(i))) return true
  }
  return false
}

/** `sep=;` on a line of its own, as Excel writes and reads it; the rest of the text begins after. */
const sepLine = /^"?sep=([,;|\t])"?\r?\n?/i

/**
 * What stands between the columns, and where the heading begins. `score` says how much of a heading
 * makes sense; of those that make as much, the one with the most columns.
 */
export function guessSeparator(
  text: string,
  score: (heading: readonly string[]) => number,
): { readonly separator: Separator; readonly from: number } {
  const said = sepLine.exec(text)
  const from = said?.[0].length ?? 0
  const named = separators.find((separator) => separator === said?.[1])
  if (named !== undefined) return { separator: named, from }
  const line = headingOf(text)
  let best: { separator: Separator; worth: number } = { separator: ',', worth: 0 }
  for (const separator of separators) {
    const cells = cellsOf(line, separator)
    const worth = score(cells) * 1000 + cells.length
    if (worth > best.worth) best = { separator, worth }
  }
  return { separator: best.separator, from }
}

/** The first line that holds anything; a heading holds no line ends. */
const headingOf = (text: string): string =>
  /[^\r\n]+/.exec(text.slice(0, lookedAtOctets * 4))?.[0] ?? ''

/** Enough to count by: the cells of one line, quotes minded. */
function cellsOf(line: string, separator: Separator): readonly string[] {
  const cells: string[] = ['']
  let isQuoted = false
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === separator && !isQuoted) cells.push('')
    else cells[cells.length - 1] += character
  }
  return cells
}
