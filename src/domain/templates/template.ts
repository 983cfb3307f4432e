/** What a template is filled in with, by the name of the field; what is empty is not known. */
export type Fields = Readonly<Record<string, string>>

/** A piece of a template: words, a field, or alternatives of which the first that is known counts. */
type Piece =
  | { readonly type: 'words'; readonly words: string }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'choice'; readonly ways: readonly (readonly Piece[])[] }

/** A template that cannot be read, and where. */
export interface TemplateFault {
  readonly fault: 'unclosed' | 'nested'
  /** What is around it. */
  readonly at: string
}

const fieldPattern = /\{([^{}<>|]*)\}/

/**
 * The first thing that is wrong with how a template is written: a bracket without its other, or
 * `<…>` within `<…>`.
 */
export function faultOf(template: string): TemplateFault | undefined {
  const bare = template.replace(new RegExp(fieldPattern, 'g'), (field) => '_'.repeat(field.length))
  const around = (index: number) => template.slice(Math.max(0, index - 10), index + 15).trim()
  const brace = bare.search(/[{}]/)
  if (brace >= 0) return { fault: 'unclosed', at: around(brace) }
  let open: number | undefined
  for (const { 0: sign, index } of bare.matchAll(/[<>]/g)) {
    const isOpening = sign === '<'
    if (isOpening && open !== undefined) return { fault: 'nested', at: around(index) }
    if (!isOpening && open === undefined) return { fault: 'unclosed', at: around(index) }
    open = isOpening ? index : undefined
  }
  return open === undefined ? undefined : { fault: 'unclosed', at: around(open) }
}

/** The names of the fields in a template, in its order. */
export const namesIn = (template: string): readonly string[] => [
  ...new Set([...template.matchAll(new RegExp(fieldPattern, 'g'))].map(([, name = '']) => name)),
]

const plainPieces = (words: string): readonly Piece[] =>
  words
    .split(new RegExp(fieldPattern))
    .map((part, n) => (n % 2 ? { type: 'field', name: part } : { type: 'words', words: part }))

function piecesOf(template: string): readonly Piece[] {
  return template.split(/<([^<>]*)>/).flatMap((part, n): readonly Piece[] => {
    if (n % 2 === 0) return plainPieces(part)
    return [{ type: 'choice', ways: part.split('|').map(plainPieces) }]
  })
}

/**
 * A template filled in. `{name}` is a field; `<one|other>` is the first of its alternatives in
 * which every field is known, and nothing when there is none.
 */
export const filledIn = (template: string, fields: Fields): string =>
  said(piecesOf(template), fields)
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,:;?!](?:\s|$))/g, '')
    .trim()

function said(pieces: readonly Piece[], fields: Fields): string {
  const parts = pieces.map((piece) => {
    if (piece.type === 'words') return piece.words
    if (piece.type === 'field') return fields[piece.name] ?? ''
    const known = piece.ways.find((way) => isKnown(way, fields))
    return known ? said(known, fields) : ''
  })
  return parts.join('')
}

const isKnown = (way: readonly Piece[], fields: Fields): boolean =>
  way.every((piece) => piece.type !== 'field' || (fields[piece.name] ?? '') !== '')
