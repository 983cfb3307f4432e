import fc from 'fast-check'
import t from 'tap'
import type { Command } from '../../src/domain/sms-commands/command.ts'
import { readCommand } from '../../src/domain/sms-commands/read-command.ts'
import { isCourtesy } from '../../src/domain/sms-commands/said.ts'
import { codes, goodbyes, others, pauses, signUps, tips } from './sms-rows.ts'

const today = '2026-11-24'
const rows = [signUps, codes, goodbyes, pauses, others, tips].flat()

const inShort = (command: Command | undefined): string => {
  if (!command) return 'none'
  const { kind, language, ...rest } = command
  const words = Object.values(rest).flatMap((value) => {
    if (typeof value === 'boolean') return value ? 'on' : 'off'
    return typeof value === 'object' ? Object.values(value) : value
  })
  if (kind === 'language') words.push(language)
  return [kind, ...words, language].filter((word) => word !== undefined).join(' ')
}
const asks = (words: string): string => inShort(readCommand(words, { today }))

t.test(`reads ${rows.length} messages as people type them`, async (t) => {
  t.ok(rows.length >= 200)
  t.equal(new Set(rows.map(([words]) => words)).size, rows.length, 'each once')
  for (const [words, expected] of rows) {
    t.equal(asks(words), expected, JSON.stringify(words.slice(0, 60)))
  }
})

const commands = rows.filter(([, expected]) => expected !== 'none')
const aCommand = fc.constantFrom(...commands.map(([words]) => words))

t.test('nothing that can be received throws', async () => {
  const pieces = fc.constantFrom(
    ...rows.flatMap(([words]) => words.split(' ')),
    ...['31-2', '9999', '29 feb', '99999', 'o', 'T/M', '0000AA', '\ud800', '🛑', '\u0000'],
  )
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(pieces, { maxLength: 8 }).map((some) => some.join(' ')),
    fc.array(pieces, { maxLength: 8 }).map((some) => some.join('')),
  )
  const day = fc.oneof(fc.constant(today), fc.string(), fc.constant('9999-12-31'))
  fc.assert(
    fc.property(anything, day, (words, on) => {
      readCommand(words, { today: on })
      isCourtesy(words)
    }),
    { numRuns: 3000 },
  )
})

t.test('a text of any length is read at once', async (t) => {
  const began = performance.now()
  for (const unit of [
    'a ',
    'stop ',
    '1',
    '1 ',
    'o',
    '-',
    '. ',
    'aan 1234ab 15 ',
    '? ',
    'a.',
    "'s ",
  ]) {
    readCommand(unit.repeat(20_000), { today })
    isCourtesy(unit.repeat(20_000))
  }
  t.ok(performance.now() - began < 5000, `${Math.round(performance.now() - began)} ms`)
})

t.test('a keyword with other words beside it is no command', async () => {
  const others = fc.constantFrom(
    ...['hij', 'brug', 'gezien', 'man', 'kind', 'rode jas', 'daar', 'loopt weg', 'the bridge'],
    ...['saw him', 'bij de sluis', 'Marktplein', 'auto', 'fiets', 'politie', 'running'],
  )
  fc.assert(
    fc.property(aCommand, others, fc.boolean(), (command, words, isBefore) => {
      const whole = isBefore ? `${words} ${command}` : `${command} ${words}`
      return asks(whole) === 'none'
    }),
    { numRuns: 2000 },
  )
})

t.test('capitals and blanks change nothing', async () => {
  const blanks = fc.constantFrom(' ', '  ', '\n', '\t', '\r\n', '\u00a0')
  fc.assert(
    fc.property(aCommand, blanks, blanks, blanks, (words, before, between, after) => {
      const spaced = `${before}${words.replaceAll(' ', between)}${after}`
      const isSigned = /iPhone/.test(words)
      return (
        isSigned ||
        [spaced, spaced.toUpperCase(), spaced.toLowerCase()].every(
          (form) => asks(form) === asks(words),
        )
      )
    }),
    { numRuns: 2000 },
  )
})

t.test('quotes, a full stop, an emoji or manners change nothing', async () => {
  const around = fc.constantFrom(
    ...([
      ['"', '"'],
      ['“', '”'],
      ["'", "'"],
      ['', '.'],
      ['', '!!'],
      ['', ' 🙂'],
      ['', ' ❤️'],
    ] as const),
    ...([
      ['', ' aub'],
      ['graag ', ''],
      ['', ', dank u'],
      ['', ' please'],
      ['Hallo, ', ''],
    ] as const),
  )
  const plainly = commands.filter(([words]) => !/[?"“‘'’\n]/.test(words))
  fc.assert(
    fc.property(fc.constantFrom(...plainly), around, ([words, expected], [before, after]) => {
      return asks(`${before}${words}${after}`) === expected
    }),
    { numRuns: 2000 },
  )
})

t.test('no single slip makes a goodbye of another word', async (t) => {
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz']
  const slips = [...'stop'].flatMap((_, at) =>
    alphabet.map((letter) => `${'stop'.slice(0, at)}${letter}${'stop'.slice(at + 1)}`),
  )
  t.strictSame([...new Set(slips.filter((word) => asks(word) === 'stop'))], ['stop'])
})

t.test(
  'a pause lasts from the day it is asked, a year at most, and never less than asked',
  async () => {
    const first = Date.parse('2026-01-01')
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => inDays(first, n))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 366 }), (on, days) => {
        const until = inDays(Date.parse(on), days)
        const [year, month, date] = until.split('-').map(Number)
        const forms = [`pauze ${days}`, `pauze tot ${date}-${month}-${year}`, `PAUZE T/M ${until}`]
        return forms.every((words) => {
          const command = readCommand(words, { today: on })
          return command?.kind === 'pause' && command.from === on && command.until === until
        })
      }),
    )
  },
)

const inDays = (from: number, days: number): string =>
  new Date(from + days * 86_400_000).toISOString().slice(0, 10)

t.test('nobody waits for an answer to thanks or a thumb', async (t) => {
  for (const words of ['', '👍', 'ok', 'Bedankt!', 'Dank u wel', 'thanks', 'Oké, top', '...']) {
    t.ok(isCourtesy(words), words)
  }
  for (const words of ['STOP', 'ja', 'bedankt hij is thuis', '1', 'wie is dit?']) {
    t.notOk(isCourtesy(words), words)
  }
})
