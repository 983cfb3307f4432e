import { sortOfThing } from './lexicon.ts'

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
]

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

/** As they stand before `vrouw` or `jongen`; `haar` has no e. */
const inflected: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(colours).map(([bare, before]) => [before, bare])),
  ...{ blonde: 'blond', rosse: 'ros', rossige: 'rossig', dunne: 'dun', dikke: 'dik' },
  ...{ lange: 'lang', halflange: 'halflang', korte: 'kort' },
}

const known = new Set(bare)
const shade = /^(?:licht|donker|midden|as|goud|kastanje|gitzwart|rood|grijs)-?(?=\p{L}{3})/u

const asBefore = (word: string): string => inflected[word.toLowerCase()] ?? word.toLowerCase()

const isHow = (word: string): boolean => known.has(word) || known.has(word.replace(shade, ''))

/** `kort en blond` is how something is, without what: what was meant is what the field is called. */
const isOnlyHow = (item: string): boolean =>
  item.split(' ').every((word) => word === 'en' || isHow(asBefore(word)))

const isHair = (item: string): boolean =>
  /(?<!\p{L})(?:krul)?haar$/u.test(item) && !/(?:^| )(?:geen|weinig|zonder) /.test(item)

/**
 * Hair that is called hair: `bruin`, as one types it in a field of that name, is `bruin haar`. Said
 * without it, the colour is that of the person. Beside anything else it stays as it was typed: the
 * colour may be that of a beard or a cap.
 */
export function calledHair(words: string): string {
  const items = words.split(/\s*,\s*/).filter((item) => item !== '')
  const others = items.filter((item) => !isOnlyHow(item))
  const how = items.filter(isOnlyHow).flatMap((item) => item.split(' ').map(asBefore))
  if (how.length === 0 || others.length > 1 || !others.every(isHair)) return words
  return [...how, others[0] ?? 'haar'].join(' ')
}

const builds = /^(?:mager|slank|tenger|fors|stevig|gezet|gespierd|dik|dun) postuur$/i

/** `slank postuur` is how somebody is; what is neither slim nor stout is called a figure. */
export function calledBuild(words: string): string {
  if (/^(?:normaal|gemiddeld|gewoon)(?: postuur)?$/i.test(words)) return 'normaal postuur'
  return builds.test(words) ? words.replace(/ postuur$/i, '').toLowerCase() : words
}

const colourAtEnd = new RegExp(
  `^(?:(.*\\p{L}) )?(donker|licht|fel|knal)?(${Object.keys(colours).join('|')})$`,
  'iu',
)

/** After `een`, a colour before these has no e: `een zwart shirt`. */
const isNeuter = (noun: string): boolean => /(?:je|shirt|hemd|jack|vest|pak)$/i.test(noun)

/** `jas rood` is a red coat; others stay as they are. */
function calledGarment(item: string): string {
  const { noun, shade, colour } = colouredIn(item)
  if (colour === '' || !/^(?:korte )?\p{L}+$/iu.test(noun) || sortOfThing(noun) === 'a') return item
  return `${shade}${isNeuter(noun) ? colour : colours[colour]} ${noun}`
}

function colouredIn(item: string) {
  const [, noun = '', shade = '', colour = ''] = colourAtEnd.exec(item) ?? []
  return { noun, shade: shade.toLowerCase(), colour: colour.toLowerCase() }
}

const whole = /^(?:(?:geheel|helemaal|volledig) ?)?(?:in het)?$/i

/** Clothes as people say them: what is black and nothing else are black clothes. */
export function calledClothes(words: string): string {
  const { noun, shade, colour } = colouredIn(words)
  if (colour !== '' && whole.test(noun)) return `${shade}${colours[colour]} kleding`
  return words
    .split(/\s*,\s*/)
    .map(calledGarment)
    .join(', ')
}
