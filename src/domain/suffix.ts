/** A house number's suffix without what people leave out: `a-2` is `A2`, and `02` is `2`. */
export const spelledSuffix = (suffix: string): string =>
  suffix
    .replace(/[^0-9a-z]/gi, '')
    .replace(/^0+(?=.)/, '')
    .toUpperCase()
