/** Words with one space between, what is empty left out. */
export const joined = (words: readonly (string | undefined)[], between = ' '): string =>
  words.filter((word) => word !== undefined && word !== '').join(between)

/** The words with one full stop last; they go on from the prefix, so no capital is added. */
export function ended(words: string): string {
  const plain = words.trim()
  return plain === '' || /[.!?]$/.test(plain) ? plain : `${plain}.`
}

/** The words as a sentence: a capital first and one full stop last. */
export function sentence(words: string): string {
  const plain = words.trim()
  const first = [...plain][0] ?? ''
  return ended(`${first.toUpperCase()}${plain.slice(first.length)}`)
}

/** `a, b en c`. */
export function listed(all: readonly string[], and: string): string {
  if (all.length < 2) return all.join('')
  return `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1)}`
}
