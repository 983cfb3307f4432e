/** `12`, `12a` and `12-II`; no time, no year and nothing that is counted. */
const house = String.raw`\d{1,3}[a-zA-Z]?(?:-[\da-zA-Z]{1,4}(?![\p{L}\d]))?(?!\d|[.:]\d|\s*(?:jaar|uur|min|meter|m\b|km|years|Jahre|lat\b))`

/**
 * A street of a text with the number of a house behind it; undefined without any. `endings` are what
 * streets end in; one that was typed without its capital is known in one word only.
 */
export function homeAddressIn(text: string, endings: readonly string[]) {
  const address = new RegExp(String.raw`(?<![\p{L}-])(${streetOf(endings)})\s+${house}`, 'u')
  const [words, name] = address.exec(text) ?? []
  return words === undefined || name === undefined ? undefined : { words, street: name }
}

/** 112 where people ring it: straight behind a street it is the number of a house. */
export const ringing112 = (endings: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<!(?<![\p{L}-])(?:${streetOf(endings)})\s+)(?<!\d)112(?!\d)`, 'u')

/** What is a street in a text, as the source of an expression. */
function streetOf(endings: readonly string[]): string {
  const either = endings
    .map((one) => `[${one[0]?.toUpperCase()}${one[0]}]${one.slice(1)}`)
    .join('|')
  return String.raw`\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)*\s?(?:${either})|\p{Ll}{3,}(?:straat|laan)`
}
