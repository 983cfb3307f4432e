import { isNumbered } from './description.ts'

/** What people wear, from top to bottom; each line is one height (domain.md S2). */
const heights: readonly RegExp[] = [
  /helm|muts|pet|hoed|hoofddoek|capuchon$|bivakmuts/,
  /bril|mondkap|masker|oorbel/,
  /sjaal|ketting|das$/,
  /jas$|jasje|jack|mantel|bodywarmer|vest$|hesje|poncho/,
  /trui|shirt|hemd|blouse|hoodie|sweater|colbert|top$|jurk|pak$|pyjama|badjas|overall/,
  /handschoen|wanten|horloge/,
  /riem|rok$|broek|jeans|legging/,
  /sok|panty|kous/,
  /schoen|laars|laarzen|slipper|sandaal|sandalen|klompen|sneakers|pantoffel/,
  /tas$|rugzak|koffer|rollator|stok$|paraplu|hond/,
]

const heightOf = (item: string): number =>
  heights.findIndex((words) =>
    words.test(
      item
        .toLowerCase()
        .replace(/\bmet\b.*$/, '')
        .trim(),
    ),
  )

/** Clothes in the order in which one sees a person; what is not known stays behind what it followed. */
export function topDown(clothes: string): string {
  if (isNumbered(clothes)) return clothes
  let last = 0
  const placed = clothes.split(/\s*,\s*/).map((item) => {
    const height = heightOf(item)
    if (height >= 0) last = height
    return { item, height: last }
  })
  return placed
    .toSorted((a, b) => a.height - b.height)
    .map(({ item }) => item)
    .filter((item) => item !== '')
    .join(', ')
}
