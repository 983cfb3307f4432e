const small = [
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  ['nineteen'],
].flat()
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

function underHundred(n: number): string {
  const low = small[n]
  if (low !== undefined) return low
  const ten = tens[Math.floor(n / 10)] ?? ''
  return n % 10 === 0 ? ten : `${ten}-${small[n % 10] ?? ''}`
}

function underThousand(n: number): string {
  if (n < 100) return underHundred(n)
  const head = `${small[Math.floor(n / 100)] ?? ''} hundred`
  return n % 100 === 0 ? head : `${head} and ${underHundred(n % 100)}`
}

/** A whole number from 0 to 999 999 999 in British English words. */
export function englishCardinal(n: number): string {
  const words = (
    [
      [Math.floor(n / 1_000_000), ' million'],
      [Math.floor(n / 1000) % 1000, ' thousand'],
    ] as const
  ).flatMap(([count, name]) => (count === 0 ? [] : [`${underThousand(count)}${name}`]))
  const rest = n % 1000
  if (rest === 0 && words.length > 0) return words.join(' ')
  const link = words.length > 0 && rest < 100 ? ['and'] : []
  return [...words, ...link, underThousand(rest)].join(' ')
}

const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

/** The rank that belongs to a number: first, twentieth, twenty-second. */
export const englishOrdinal = (n: number): string =>
  englishCardinal(n).replace(
    /[a-z]+$/,
    (last) => irregular[last] ?? `${last.endsWith('y') ? `${last.slice(0, -1)}ie` : last}th`,
  )

/** A year as it is said: nineteen eighty-five, two thousand and six, twenty twenty-six. */
export function englishYear(year: number): string {
  const isInHundreds = year >= 1100 && Math.floor(year / 10) % 100 !== 0 && year < 10_000
  if (!isInHundreds) return englishCardinal(year)
  const rest = year % 100
  const tail = rest === 0 ? 'hundred' : underHundred(rest)
  return `${underHundred(Math.floor(year / 100))} ${rest > 0 && rest < 10 ? `oh ${tail}` : tail}`
}
