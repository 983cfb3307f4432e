import { topDown } from './clothes.ts'
import type { FieldName } from './description.ts'
import { calledBuild, calledClothes, calledHair } from './looks.ts'

const spaced = (words: string): string => words.replace(/\s+/g, ' ').trim()

/** `1540`, `15:40` and `15u40` are `15.40`; other words stay as they are. */
const time = (words: string): string =>
  words.replace(
    /(?<![\d.:])([01]?\d|2[0-3])(?:[.:]\s?|\s?u\s?)?([0-5]\d)(?: ?uur)*(?![.:]?\d)/,
    '$1.$2',
  )

/** `185`, `1,85` and `1.85 meter` are `1.85 m`. */
const length = (words: string): string =>
  words.replace(/(?<!\d)([12])[.,]?(\d\d)(?: ?(?:m|meter|cm))?(?![\p{L}\d])/u, '$1.$2 m')

const age = (words: string): string =>
  words.replace(/ ?\b(?:jaar|jr)\b\.?/g, '').replace(/(\d+) ?(?:-|tot|à|a) ?(\d+)/, '$1-$2')

/** One is what it is when nothing is said; more than nine people are not looked for one by one. */
const count = (words: string): string => (/^[2-9]$/.test(words) ? words : '')

const ways: Readonly<Partial<Record<FieldName, (words: string) => string>>> = {
  time,
  length,
  age,
  count,
  plate: (words) => words.toUpperCase().replace(/[\s.]+/g, '-'),
  build: calledBuild,
  hair: calledHair,
  clothes: (words) => topDown(calledClothes(words)),
}

/** A colon within a field would be the second one of its sentence; of advice it is somebody's own. */
const oneColon = (name: FieldName, words: string): string =>
  name === 'advice' ? words : words.replace(/(?<!^|\W\d|^\d)\s*:(?=\s)(?!\s*[0-5]\d(?!\d))/g, ',')

/** Without what stands before or after the words; of advice the full stop is part of it. */
const bare = (name: FieldName, words: string): string =>
  spaced(oneColon(name, words)).replace(
    name === 'advice' ? /^[\s,;]+|[\s,;]+$/g : /^[\s,;]+|[\s,;.]+$/g,
    '',
  )

/** A field written in one way, whichever way it was typed. */
export function tidied(name: FieldName, typed: string): string {
  const words = bare(name, typed)
  return bare(name, ways[name]?.(words) ?? words)
}
