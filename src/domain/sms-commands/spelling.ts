/** How one word differs from another by one slip of the finger. */
type Slip = 'none' | 'swap' | 'double' | 'edit'

/** The one slip that makes `typed` of `meant`; undefined when it takes more. */
export function slipBetween(typed: string, meant: string): Slip | undefined {
  if (typed === meant) return 'none'
  let start = 0
  while (start < typed.length && typed[start] === meant[start]) start += 1
  let end = 0
  const most = Math.min(typed.length, meant.length) - start
  while (end < most && typed.at(-1 - end) === meant.at(-1 - end)) end += 1
  const had = typed.slice(start, typed.length - end)
  const wanted = meant.slice(start, meant.length - end)
  if (had.length === 2 && had === [...wanted].reverse().join('')) return 'swap'
  if (had.length === 1 && wanted === '' && had === typed[start - 1]) return 'double'
  return had.length <= 1 && wanted.length <= 1 ? 'edit' : undefined
}

/** Words of their own that are one letter from a keyword. */
const realWords = new Set('paus passe nicht adders teug wrok vocation'.split(' '))

const shortest = 5

/**
 * Whether a keyword was meant. A keyword of five letters or more may have one slip that keeps its
 * first letter; a shorter one two letters swapped or one double, for one other letter makes another
 * word of it ("stap", "shop", "help").
 */
export function isMeant(typed: string, keyword: string): boolean {
  const slip = slipBetween(typed, keyword)
  if (slip === undefined || slip === 'none') return slip === 'none'
  if (realWords.has(typed) || keyword.length < 4) return false
  if (keyword.length >= shortest) return typed[0] === keyword[0]
  return slip === 'swap' || slip === 'double'
}
