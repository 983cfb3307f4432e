/** Words by which somebody goes, that say nothing of their own beside the means. */
const small = new Set(
  'op de het een met in per is gaat ging rijdt rijdend reed weg onderweg vlucht vluchtte'.split(
    ' ',
  ),
)

const onFoot = /(?<!\p{L})(?:te voet|lopend|loopt|liep|wandelend|wandelt)(?!\p{L})/gu

/** What Dutch words tell: `loopt` and `is te voet` are one thing, so are `op de fiets` and `fiets`. */
const meant = (words: string): readonly string[] =>
  words
    .toLowerCase()
    .replace(onFoot, 'te-voet')
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '' && !small.has(word))

/** Whether a particular says no more than the means by which somebody went, which is told anyway. */
export function isInMeans(particular: string, transport = ''): boolean {
  const means = new Set(meant(transport))
  const words = meant(particular)
  return words.length > 0 && words.every((word) => means.has(word))
}
