/**
 * The number that somebody who saw something rings: the verified one in the alert's own text, or
 * else the first of the list. Undefined where the list is empty.
 */
export function whomToRing(text: string, verified: readonly string[]): string | undefined {
  const run = bare(text)
  return verified.find((number) => run.includes(bare(number))) ?? verified[0]
}

const bare = (text: string): string => text.replace(/[\s-]/g, '')
