/** `12`, `12a` and `12-II`; no time, no year and nothing that is counted. */
const house = String.raw`\d{1,3}[a-zA-Z]?(?!\d|[.:]\d|\s*(?:jaar|uur|min|meter|m\b|km|years|Jahre|lat\b))`

/**
 * A street of a text with the number of a house behind it; undefined without any. `endings` are what
 * streets end in; one that was typed without its capital is known in one word only.
 */
export function homeAddressIn(text: string, endings: readonly string[]) {
  const either = endings
    .map((one) => `[${one[0]?.toUpperCase()}${one[0]}]${one.slice(1)}`)
    .join('|')
  const street = String.raw`\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)*\s?(?:${either})|\p{Ll}{3,}(?:straat|laan)`
  const address = new RegExp(String.raw`(?<![\p{L}-])(${street})\s+${house}`, 'u')
  const [words, name] = address.exec(text) ?? []
  return words === undefined || name === undefined ? undefined : { words, street: name }
}
