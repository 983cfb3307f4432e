import fc from 'fast-check'
import t from 'tap'
import { callScript, callText } from '../../src/domain/speech/call-script.ts'
import type { Language } from '../../src/domain/speech/language.ts'
import { spelled } from '../../src/domain/speech/letters.ts'
import { cardinal, ordinal } from '../../src/domain/speech/numbers.ts'
import { spokenText } from '../../src/domain/speech/spoken-text.ts'
import { scenarios } from './scenarios.ts'
import { dutchRows, englishRows } from './spoken-rows.ts'

/** A sentence begins with a capital; the tables leave that one out. */
const begun = (words: string): string => words.replace(/^\p{Ll}/u, (first) => first.toUpperCase())

for (const [subject, rows] of Object.entries(dutchRows)) {
  t.test(`in Dutch: ${subject}`, async (t) => {
    for (const [written, words] of rows) t.equal(spokenText(written, 'nl'), begun(words), written)
  })
}

t.test('in English', async (t) => {
  for (const [written, words] of englishRows) {
    t.equal(spokenText(written, 'en'), begun(words), written)
  }
})

t.test('every text of the fourteen scenarios is said in full', async (t) => {
  for (const [written, words] of scenarios) t.equal(spokenText(written, 'nl'), words, written)
})

const frame = {
  language: 'nl',
  municipality: 'Elzendaal',
  messagePrefix: 'Buurtoproep',
  status: 'actual',
  phase: 'alert',
} as const

t.test('a call: who calls, the message twice, and the keys', async (t) => {
  const script = callScript('Buurtoproep: jongen (7) weg. Bel 112', frame)
  t.strictSame(script, {
    opening: 'Dit is Buurtoproep van de gemeente Elzendaal.',
    message: 'Jongen, zeven, weg. Bel één één twee.',
    again: 'Ik herhaal. Jongen, zeven, weg. Bel één één twee.',
    keys: 'Toets één om te bevestigen, twee om te herhalen.',
    labels: '',
    repeat: 'Ik herhaal.',
  })
  t.equal(
    callText(script),
    [script.opening, script.message, script.again, script.keys].join(' '),
    'in this order',
  )
})

t.test('an exercise and a correction say so before the message, each time', async (t) => {
  const text = 'OEFENING CORRECTIE Buurtoproep Elzendaal. Dit is een test.'
  const script = callScript(text, { ...frame, status: 'exercise', phase: 'correction' })
  t.equal(script.message, 'Oefening. Correctie. Dit is een test.')
  t.equal(script.again, 'Ik herhaal. Oefening. Correctie. Dit is een test.')
  t.equal(script.labels, 'Oefening. Correctie.', 'for a recording, which does not say it')
})

t.test('what only looks like the prefix stays', async (t) => {
  const say = (text: string): string => callScript(text, frame).message
  t.equal(say('REANIMATIE Kerklaan 12.'), 'Reanimatie. Kerklaan twaalf.')
  t.equal(say('Buurtoproep Westhoek. Rook!'), 'Westhoek. Rook!')
  t.equal(say('Welkom bij Buurtoproep Elzendaal.'), 'Welkom bij Buurtoproep Elzendaal.')
})

t.test('a call in English, and a name with signs of its own', async (t) => {
  const script = callScript('Smoke. Call 112.', {
    ...frame,
    language: 'en',
    municipality: "'s-Gravenzee $& 't Zand",
  })
  t.equal(script.opening, "This is Buurtoproep of the municipality of 's-Gravenzee and 't Zand.")
  t.equal(script.message, 'Smoke. Call one one two.')
  t.equal(script.keys, 'Press one to confirm, two to repeat.')
})

t.test('numbers: each has words of its own, and so has its rank', async (t) => {
  for (const language of ['nl', 'en'] as const) {
    const all = Array.from({ length: 12_000 }, (_, n) => n)
    t.equal(new Set(all.map((n) => cardinal(n, language))).size, all.length, language)
    t.equal(new Set(all.map((n) => ordinal(n, language))).size, all.length, language)
  }
  t.equal(cardinal(2_100_001, 'nl'), 'twee miljoen honderdduizend één')
  t.equal(cardinal(1_000_000, 'nl'), 'één miljoen')
  t.equal(cardinal(2_000_000, 'en'), 'two million')
})

t.test('no two minutes of a day are said alike', async (t) => {
  const minutes = Array.from({ length: 1440 }, (_, minute) => minute)
  const written = minutes.map(
    (minute) => `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`,
  )
  for (const language of ['nl', 'en'] as const) {
    t.equal(new Set(written.map((time) => spokenText(time, language))).size, 1440, language)
  }
})

const letters = [...'abcdefghijklmnopqrstuvwxyz']
/** What each word of a dictated code stands for; a listener writes this down. */
const heard = (language: Language): ReadonlyMap<string, string> =>
  new Map([
    ...Array.from({ length: 100 }, (_, n) => [cardinal(n, language), String(n)] as const),
    ...[800, 900].map((n) => [cardinal(n, language), String(n)] as const),
    ...letters.map((letter) => [spelled(letter, language), letter] as const),
  ])
const writtenDown = (spoken: string, language: Language): string => {
  const known = heard(language)
  const words = spoken
    .toLowerCase()
    .replace(/ hundred/g, '_hundred')
    .split(/[\s,.]+/)
  return words.map((word) => known.get(word.replace('_', ' ')) ?? `<${word}>`).join('')
}
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })

t.test('who writes down a telephone number as it is said has its digits', async () => {
  const number = fc.oneof(
    digits(4).map((rest) => `+3161000${rest}`),
    digits(4).map((rest) => `+3185000${rest}`),
    digits(4).map((rest) => `0800-${rest}`),
    digits(4).map((rest) => `0900-${rest}`),
    digits(6).map((rest) => `0999-${rest}`),
  )
  fc.assert(
    fc.property(number, fc.constantFrom<Language>('nl', 'en'), (written, language) => {
      const national = written.replace('+31', '0').replace('-', '')
      return writtenDown(spokenText(written, language), language) === national
    }),
    { numRuns: 2000 },
  )
})

const shapes = [
  ['XX-99-99', '99-99-XX', '99-XX-99', 'XX-99-XX', 'XX-XX-99', '99-XX-XX', '99-XXX-9'],
  ['9-XXX-99', 'XX-999-X', 'X-999-XX', 'XXX-99-X', 'X-99-XXX', '9-XX-999', '999-XX-9'],
].flat()

t.test('and so for a plate of each shape', async () => {
  const plate = fc
    .tuple(
      fc.constantFrom(...shapes),
      fc.array(fc.nat({ max: 259 }), { minLength: 6, maxLength: 6 }),
    )
    .map(([shape, picks]) => {
      const left = [...picks]
      return shape.replace(/[X9]/g, (sign) => {
        const pick = left.shift() ?? 0
        return sign === '9' ? String(pick % 10) : (letters[pick % 26] ?? '').toUpperCase()
      })
    })
  fc.assert(
    fc.property(plate, fc.constantFrom<Language>('nl', 'en'), (written, language) => {
      const spoken = spokenText(written, language)
      return writtenDown(spoken, language) === written.replaceAll('-', '').toLowerCase()
    }),
    { numRuns: 2000 },
  )
})

const language = fc.constantFrom<Language>('nl', 'en')
/** Pieces that the rules look for, in any order and with anything between. */
const piece = fc.constantFrom(
  ...['14:32', '0.05 uur', '€', '1.250,00', '-', ' ', '/', 'm', '12-ABC-3', '3 jan.', "'s", '°C'],
  ...['06-1000', '0001', '+31', 'Kerklaan ', '12', 'II', 'kenteken ', '²', '½', '𝟗', '٣', 'Ⅷ', 'ↀ'],
  ...['\n', '(', 'https://', '@', '\u{1F6A8}', 'é', '\u0301', '\ud800', 'jr.', 't/m', 'LET', '%'],
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...'0123456789.,:-/ €%mAaIu+()°'), maxLength: 80 }),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
)

t.test('whatever is written, only words and pauses come out, and not much longer', async () => {
  fc.assert(
    fc.property(anyText, language, (text, spokenIn) => {
      const spoken = spokenText(text, spokenIn)
      const isSpeakable = /^[\p{Script=Latin}\s.,:?!'-]*$/u.test(spoken) && !/\p{N}/u.test(spoken)
      return isSpeakable && spoken.length <= 20 * text.normalize('NFKC').length + 20
    }),
    { numRuns: 3000 },
  )
})

t.test('what has been put in words is left as it is', async () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(dutchRows).flat(), ...scenarios), ([written]) => {
      const spoken = spokenText(written, 'nl')
      return spokenText(spoken, 'nl') === spoken
    }),
    { numRuns: 1000 },
  )
})

t.test('no text, however odd, takes longer than its length asks', async (t) => {
  const units = [
    ' ',
    '\n',
    "'",
    '1',
    '0',
    '1.',
    '1,',
    '0-',
    '1 m ',
    'A',
    'AE-',
    '(',
    '.',
    'a@',
    '+',
  ]
  const begunAt = performance.now()
  for (const unit of units) spokenText(unit.repeat(50_000 / unit.length), 'nl')
  const tookMs = Math.round(performance.now() - begunAt)
  t.ok(tookMs < 9000, `${tookMs} ms; were one of them quadratic, that one alone would take more`)
})
