import { spelledCode } from './letters.ts'
import type { SpeechRule } from './rule.ts'
import { token } from './rule.ts'

/**
 * The shapes of Dutch plates, X for a letter and 9 for a digit: the RDW's *sidecodes* 1 to 14 (of
 * which 12 and 14 are reserved).
 */
const shapes = [
  ['XX-99-99', '99-99-XX', '99-XX-99', 'XX-99-XX', 'XX-XX-99', '99-XX-XX', '99-XXX-9'],
  ['9-XXX-99', 'XX-999-X', 'X-999-XX', 'XXX-99-X', 'X-99-XXX', '9-XX-999', '999-XX-9'],
].flat()

const shapeOf = (code: string): string => code.replace(/\p{L}/gu, 'X').replace(/\d/g, '9')
const withoutHyphens = new Map(shapes.map((shape) => [shape.replaceAll('-', ''), shape]))

/** "12ABC3" as it stands on the plate: 12-ABC-3; undefined if no plate looks so. */
function hyphenated(code: string): string | undefined {
  const shape = withoutHyphens.get(shapeOf(code))
  if (shape === undefined) return undefined
  const characters = [...code]
  return [...shape].map((sign) => (sign === '-' ? '-' : (characters.shift() ?? ''))).join('')
}

const announced = '(?<=(?:[Kk]ent(?:eken|\\.)|[Pp]late|[Rr]egistration)(?:\\s?:)?\\s)'

const sayPlate: SpeechRule['say'] = ([code = ''], language) => {
  const plate = hyphenated(code)
  return plate === undefined ? undefined : spelledCode(plate, language)
}

/** Dutch plates wherever they stand; any other only after a word that announces one. */
export const plateRules: readonly SpeechRule[] = [
  {
    pattern: token('[a-z\\d]{1,3}-[a-z\\d]{1,3}-[a-z\\d]{1,3}'),
    say: ([code = ''], language) =>
      shapes.includes(shapeOf(code)) ? spelledCode(code, language) : undefined,
  },
  { pattern: token(`${announced}[a-z\\d]{6}`), say: sayPlate },
  {
    pattern: token(`${announced}[A-Z\\d]{1,6}(?:[-\\s][A-Z\\d]{1,4}){0,2}`, ''),
    say: ([code = ''], language) => (/\d/.test(code) ? spelledCode(code, language) : undefined),
  },
  // Without its space a postcode looks like sidecode 2, and a postcode is what it will be.
  { pattern: token('(?!\\d{4}[A-Z]{2})[A-Z\\d]{6}', ''), say: sayPlate },
]
