/** A street or a place as it is written in Dutch: one word with a capital and such an end. */
const placeLike =
  /(?<!\p{L})\p{Lu}[\p{L}-]*(?:straat|weg|laan|plein|kade|dijk|pad|singel|gracht|park|bos|plas|vaart|kanaal|steeg|dreef|hof)(?!\p{L})/u

/**
 * The place that a result names, by the names of areas or by how streets are called; undefined when
 * it names none. Where somebody was found is nobody's business (domain.md §5, the rules for texts).
 */
export function namedPlace(text: string, areas: readonly string[]): string | undefined {
  const low = text.toLowerCase()
  const area = areas.find((name) => name.length > 2 && isWord(low, name.toLowerCase()))
  return area ?? placeLike.exec(text)?.[0]
}

function isWord(text: string, word: string): boolean {
  const at = text.indexOf(word)
  if (at < 0) return false
  return !/\p{L}/u.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + word.length))
}
