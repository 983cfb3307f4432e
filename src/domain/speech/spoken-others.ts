import { plainSigns, tidied } from './signs.ts'

/**
 * Rules of a language of which the synthesiser itself puts plain numbers into words rightly: only
 * what it says wrongly is said otherwise (heard and read back from espeak-ng 1.51, `-x`).
 */
type Rules = readonly (readonly [pattern: RegExp, say: (...groups: readonly string[]) => string])[]

const clock = String.raw`([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d:]|\.\d)`
const spaced = (digits: string): string => [...digits.replace(/\D/g, '')].join(' ')

/** Digit by digit, a pause where it was written in groups; two by two a run of one group. */
const dialled = (number: string): string =>
  number
    .trim()
    .split(/[\s./-]+/)
    .flatMap((group) => (group.length > 4 ? (group.match(/\d{1,2}/g) ?? []) : [group]))
    .map(spaced)
    .join(', ')

/** Numbers that are dialled: with a dialling code, of the municipality, and the short ones. */
const phones: Rules = [
  [/(?<![\d.,:])(?:\+|00)(\d[\d\s-]{7,14}\d)(?!\d)/g, (number) => `plus ${dialled(number ?? '')}`],
  [/(?<![\d.,:])(0\d(?:[\s-]?\d){6,8})(?!\d)/g, (number) => dialled(number ?? '')],
  [/(?<![\d.,:])(14[\s-]\d{3,4})(?!\d)/g, (number) => dialled(number ?? '')],
  [/(?<![\d.,:-])(11[236])(?![\d.,:]\d|-)/g, (number) => spaced(number ?? '')],
]

/** Plates and codes of letters and digits, letter by letter. */
const codes: Rules = [
  [
    /(?<![\p{L}\d])(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])([A-Z\d]{1,3}(?:-[A-Z\d]{1,3}){1,2})(?![\p{L}\d])/gu,
    (code) =>
      (code ?? '')
        .split('-')
        .map((part) => [...part].join(' '))
        .join(', '),
  ],
]

const german: Rules = [
  ...codes,
  [
    new RegExp(`(?<![\\d.,:])${clock}(?:\\s?Uhr)?`, 'g'),
    (hour, minute) =>
      Number(minute) === 0 ? `${Number(hour)} Uhr` : `${Number(hour)} Uhr ${Number(minute)}`,
  ],
  ...phones,
  [/(?<![\d.,])(\d)[.,](\d\d)\s?m(?!\p{L})/gu, (metres, rest) => `${metres} Meter ${Number(rest)}`],
  [/(?<![\d-])(\d{1,3})\s?-\s?(\d{1,3})(?![\d-])/g, (from, to) => `${from} bis ${to}`],
  [/\bTel\.(?=\s)/g, () => 'Telefon'],
  [/\bLkw\b/g, () => 'Lastwagen'],
]

/** Ranks of hours: feminine, for the hour is. */
const hours = [
  ...['zerowa', 'pierwsza', 'druga', 'trzecia', 'czwarta', 'piąta', 'szósta', 'siódma', 'ósma'],
  ...['dziewiąta', 'dziesiąta', 'jedenasta', 'dwunasta', 'trzynasta', 'czternasta', 'piętnasta'],
  ...['szesnasta', 'siedemnasta', 'osiemnasta', 'dziewiętnasta', 'dwudziesta'],
  ...['dwudziesta pierwsza', 'dwudziesta druga', 'dwudziesta trzecia'],
]

/** After *od* and *do* a number stands in the genitive. */
const teens = [
  ...['dziesięciu', 'jedenastu', 'dwunastu', 'trzynastu', 'czternastu', 'piętnastu'],
  ...['szesnastu', 'siedemnastu', 'osiemnastu', 'dziewiętnastu'],
]
const tens = [
  ...['', '', 'dwudziestu', 'trzydziestu', 'czterdziestu', 'pięćdziesięciu', 'sześćdziesięciu'],
  ...['siedemdziesięciu', 'osiemdziesięciu', 'dziewięćdziesięciu'],
]
const units = [
  ...['', 'jeden', 'dwóch', 'trzech', 'czterech', 'pięciu', 'sześciu', 'siedmiu', 'ośmiu'],
  'dziewięciu',
]

/** The genitive of a number from 1 to 99; others stay in digits. */
function genitive(digits: string): string {
  const n = Number(digits)
  if (n === 1) return 'jednego'
  if (n < 1 || n > 99) return digits
  if (n >= 10 && n < 20) return teens[n - 10] ?? digits
  return `${tens[Math.floor(n / 10)] ?? ''} ${units[n % 10] ?? ''}`.trim()
}

const ofHour = (hour: string, minute: string): string => {
  const rank = hours[Number(hour)] ?? hour
  return Number(minute) === 0 ? rank : `${rank} ${minute.startsWith('0') ? spaced(minute) : minute}`
}

/** The same after *od* and *z*. */
const genitiveRank = (rank: string): string =>
  rank
    .split(' ')
    .map((word) =>
      /[^y]a$/.test(word) ? `${word.slice(0, -1)}${word.endsWith('ga') ? 'iej' : 'ej'}` : word,
    )
    .join(' ')

const polish: Rules = [
  ...codes,
  [
    new RegExp(`(?<!\\p{L})(od|z) godz\\.\\s?${clock}`, 'gu'),
    (from, hour, minute) => `${from} godziny ${genitiveRank(ofHour(hour ?? '', minute ?? ''))}`,
  ],
  [
    new RegExp(`(?:godz\\.\\s?)?(?<![\\d.,:])${clock}`, 'g'),
    (hour, minute) => `godzina ${ofHour(hour ?? '', minute ?? '')}`,
  ],
  ...phones,
  [/(?<![\d.,])1[.,](\d\d)\s?m(?!\p{L})/gu, (rest) => `1 metr ${Number(rest)}`],
  [
    /(?<![\d.,])([2-4])[.,](\d\d)\s?m(?!\p{L})/gu,
    (metres, rest) => `${metres} metry ${Number(rest)}`,
  ],
  [
    /(?<![\d-])(\d{1,2})\s?-\s?(\d{1,2})\s(?:lata?|rok)(?![\d-]|\p{L})/gu,
    (from, to) => `od ${genitive(from ?? '')} do ${genitive(to ?? '')} lat`,
  ],
  [/(?<!\p{L})tel\.(?=\s)/giu, () => 'telefon'],
  [/(?<!\p{L})ok\.(?=\s)/gu, () => 'około'],
  [/(?<!\p{L})godz\.(?=\s)/gu, () => 'godzina'],
]

const spokenBy =
  (rules: Rules) =>
  (text: string): string =>
    tidied(
      rules
        .reduce(
          (sofar, [pattern, say]) =>
            sofar.replace(pattern, (_, ...groups) => ` ${say(...groups.filter(isGroup))} `),
          plainSigns(text),
        )
        .replace(/[();/]|\s-\s/g, ', ')
        .replace(/[[\]"*#@°]/g, ' '),
    )

const isGroup = (group: unknown): group is string => typeof group === 'string'

/** A text in German as a speech synthesiser is to say it; plain numbers are left to it. */
export const spokenGerman = spokenBy(german)

/** A text in Polish as a speech synthesiser is to say it; plain numbers are left to it. */
export const spokenPolish = spokenBy(polish)
