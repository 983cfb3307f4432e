import type { WrittenAddress } from './command.ts'

/** O and 0 look the same on a phone, and where each may stand in a postcode is certain. */
const digits = String.raw`[1-9][\do]{3}`
const letters = String.raw`(?![\d]{2})[a-z0]{2}`
const postcode = String.raw`(?:postcode )?(${digits})[ \-.]?(${letters})`
const label = String.raw`(?:(?:huis|house) ?)?(?:nummer|number|nr|no)\.? ?`
const number = String.raw`(?:${label})?(\d{1,5})`

/** Names of a floor or a side that are more than one letter. */
const named = 'bis|hs|huis|hg|hoog|boven|bov|beneden|ben|rood|rd|zwart|zw|wit|wt|i{2,3}|i?v|to'
const suffix = [
  String.raw`[ \-/.]?[a-z]`,
  // Two letters after a blank are a word more often than a suffix.
  String.raw`[\-/.]?[a-z]{2}`,
  String.raw`[ \-/.]?[a-z][ \-/.]?\d{1,3}`,
  String.raw`[ \-/.]\d{1,4}[ \-/.]?[a-z]?`,
  String.raw`[ \-/.]?(?:\d{1,2}[ \-/.]?|[a-z][ \-/.]?)?(?:${named})(?:[ \-/.]?[a-z\d])?`,
].join('|')
const house = `${number}(${suffix})?`

const forwards = new RegExp(`^${postcode}[ \\-/.]*${house}$`)
const backwards = new RegExp(`^${house} ${postcode}$`)

/** An address and nothing else: `1234ab 15`, `1234 AB 15-a`, `15bis 1234AB`. */
export function writtenAddress(said: string): WrittenAddress | undefined {
  const ahead = forwards.exec(said)
  if (ahead) return address(ahead[1], ahead[2], ahead[3], ahead[4])
  const behind = backwards.exec(said)
  return behind ? address(behind[3], behind[4], behind[1], behind[2]) : undefined
}

function address(
  area = '',
  pair = '',
  houseNumber = '',
  extra: string | undefined = undefined,
): WrittenAddress | undefined {
  if (Number(houseNumber) === 0) return undefined
  const spelled = (extra ?? '').replace(/[^a-z\d]/g, '').toUpperCase()
  return {
    postcode: `${area.replaceAll('o', '0')}${pair.replaceAll('0', 'o').toUpperCase()}`,
    houseNumber: Number(houseNumber),
    ...(spelled === '' ? {} : { suffix: spelled }),
  }
}

const begunPostcode = String.raw`(?:\d{1,5}[ -])?(?:\d{4} ?[a-z]{2}|\d{3,5}[a-z]{1,3})`
const begun = new RegExp(String.raw`^(?:\d{4}|${begunPostcode}(?:[ -]?\d{1,6}[a-z]?)?)?$`)

/** Whether this is what somebody has left when an address went wrong: no words, and a postcode. */
export const isAddressBegun = (said: string): boolean => begun.test(said)
