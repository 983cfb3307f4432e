const small = [
  ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'],
  ['tien', 'elf', 'twaalf', 'dertien', 'veertien', 'vijftien', 'zestien', 'zeventien', 'achttien'],
  ['negentien'],
].flat()
const tens = ['', 'tien', 'twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig']
const tensOf = [...tens, 'tachtig', 'negentig']

function underHundred(n: number): string {
  const low = small[n]
  if (low !== undefined) return low
  const ten = tensOf[Math.floor(n / 10)] ?? ''
  if (n % 10 === 0) return ten
  const unit = small[n % 10] ?? ''
  return `${unit}${unit.endsWith('e') ? 'ën' : 'en'}${ten}`
}

const joined = (n: number): string => (n === 0 ? '' : underHundred(n))

function underThousand(n: number): string {
  if (n < 100) return underHundred(n)
  const hundreds = Math.floor(n / 100)
  return `${hundreds === 1 ? '' : underHundred(hundreds)}honderd${joined(n % 100)}`
}

/** From 1100 to 1999 a number is counted in hundreds, as a year is: zeventienhonderd. */
function underMillion(n: number): string {
  if (n < 1000) return underThousand(n)
  if (n >= 1100 && n < 2000) return `${underHundred(Math.floor(n / 100))}honderd${joined(n % 100)}`
  const thousands = Math.floor(n / 1000)
  const rest = n % 1000
  const head = `${thousands === 1 ? '' : underThousand(thousands)}duizend`
  return rest === 0 ? head : `${head} ${alone(underThousand(rest))}`
}

/** A word of its own has its accents: without them a synthesiser says the article. */
const alone = (word: string): string => (word === 'een' ? 'één' : word)

/**
 * A whole number from 0 to 999 999 999 in Dutch words. Spelling: Taaladvies, *Aaneenschrijven van
 * telwoorden*: one word up to and with *duizend*, a space after it and round *miljoen*.
 */
export function dutchCardinal(n: number): string {
  const millions = Math.floor(n / 1_000_000)
  const rest = n % 1_000_000
  if (millions === 0) return alone(underMillion(rest))
  const head = `${alone(underMillion(millions))} miljoen`
  return rest === 0 ? head : `${head} ${alone(underMillion(rest))}`
}

const irregular: ReadonlyMap<number, string> = new Map([
  [1, 'eerste'],
  [3, 'derde'],
  [8, 'achtste'],
])

/** The rank that belongs to a number: eerste, achtste, eenentwintigste. */
export function dutchOrdinal(n: number): string {
  const cardinal = dutchCardinal(n)
  const last = n % 100
  if (last === 0 ? n > 0 : last >= 20) return `${cardinal}ste`
  const odd = irregular.get(last)
  if (odd === undefined) return `${cardinal}de`
  return `${cardinal.slice(0, -underHundred(last).length)}${odd}`
}
