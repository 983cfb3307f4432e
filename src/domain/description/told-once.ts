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

/** Whether words say no more than others that are told anyway, such as how somebody went. */
export function isSaidIn(said: string, others = ''): boolean {
  const means = new Set(meant(others))
  const words = meant(said)
  return words.length > 0 && words.every((word) => means.has(word))
}
