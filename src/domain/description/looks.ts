import { inEnglish, sortOfThing } from './lexicon.ts'

/** How hair is, as it stands before `haar`; light and dark shades are one word with their colour. */
const bare = [
  ...['blond', 'bruin', 'zwart', 'grijs', 'wit', 'rood', 'ros', 'rossig', 'grijzend', 'geverfd'],
  ...[
    'lang',
    'halflang',
    'schouderlang',
    'kort',
    'dun',
    'dik',
    'vol',
    'donker',
    'licht',
    'opgestoken',
  ],
  ...['krullend', 'golvend', 'steil', 'sluik', 'kroezend', 'warrig', 'peper-en-zout'],
] as const

/** As they stand before `vrouw` or `jongen`; `haar` has no e. */
const inflected: Readonly<Record<string, (typeof bare)[number]>> = {
  blonde: 'blond',
  bruine: 'bruin',
  zwarte: 'zwart',
  grijze: 'grijs',
  witte: 'wit',
  rode: 'rood',
  rosse: 'ros',
  rossige: 'rossig',
  lange: 'lang',
  halflange: 'halflang',
  korte: 'kort',
  dunne: 'dun',
  dikke: 'dik',
  donkere: 'donker',
  lichte: 'licht',
}

const known = new Set<string>(bare)
const shade = /^(?:licht|donker|midden|as|goud|kastanje|gitzwart|rood|grijs)-?(?=\p{L}{3})/u

const asBefore = (word: string): string => inflected[word.toLowerCase()] ?? word.toLowerCase()

const isHow = (word: string): boolean => known.has(word) || known.has(word.replace(shade, ''))

/** `kort en blond` is how something is, without what: what was meant is what the field is called. */
const isOnlyHow = (item: string): boolean =>
  item.split(' ').every((word) => word === 'en' || isHow(asBefore(word)))

const isHair = (item: string): boolean => /(?<!\p{L})(?:krul)?haar$/u.test(item)

/**
 * Hair that is called hair: `bruin`, as one types it in a field of that name, is `bruin haar`. Said
 * without it, the colour is that of the person.
 */
export function calledHair(words: string): string {
  const items = words.split(/\s*,\s*/).filter((item) => item !== '')
  const others = items.filter((item) => !isOnlyHow(item))
  const how = items.filter(isOnlyHow).flatMap((item) => item.split(' ').map(asBefore))
  if (how.length === 0) return words
  const hair = others.find(isHair)
  const whole = [...how, hair ?? 'haar'].join(' ')
  return [whole, ...others.filter((item) => item !== hair)].join(', ')
}

/** `slank postuur` is how somebody is; what is neither slim nor stout is called a figure. */
export function calledBuild(words: string): string {
  const plain = words.replace(/ postuur$/i, '')
  if (/^(?:normaal|gemiddeld|gewoon)$/i.test(plain)) return 'normaal postuur'
  return sortOfThing(plain) === 'a' && inEnglish(plain) !== plain ? plain : words
}

/** Colours by themselves and as they stand before `jas`. */
const colours: Readonly<Record<string, string>> = {
  zwart: 'zwarte',
  wit: 'witte',
  grijs: 'grijze',
  bruin: 'bruine',
  rood: 'rode',
  blauw: 'blauwe',
  groen: 'groene',
  geel: 'gele',
  paars: 'paarse',
  oranje: 'oranje',
  roze: 'roze',
  beige: 'beige',
  donker: 'donkere',
  licht: 'lichte',
}

const colourAtEnd = new RegExp(
  `^(?:(.*\\p{L}) )?(donker|licht|fel|knal)?(${Object.keys(colours).join('|')})$`,
  'iu',
)

/** After `een`, a colour before these has no e: `een zwart shirt`. */
const isNeuter = (noun: string): boolean => /(?:je|shirt|hemd|jack|vest|pak|horloge)$/i.test(noun)

/** `jas rood` is a red coat, and what is only black are black clothes; others stay as they are. */
export function calledGarment(item: string): string {
  const [, before = '', shade = '', colour = ''] = colourAtEnd.exec(item) ?? []
  if (colour === '') return item
  const noun = before.replace(/^(?:(?:geheel|helemaal|volledig) ?)?(?:in het)?$/i, '')
  if (noun !== '' && !/^(?:korte )?\p{L}+$/iu.test(noun)) return item
  if (noun !== '' && sortOfThing(noun) === 'a') return item
  const said = isNeuter(noun) ? colour.toLowerCase() : colours[colour.toLowerCase()]
  return `${shade.toLowerCase()}${said} ${noun === '' ? 'kleding' : noun}`
}
