import t from 'tap'
import { speaker } from '../../src/web/catalogue/index.ts'
import { formats } from '../../src/web/pages/formats.ts'

const dutch = formats('nl', 'Europe/Amsterdam', speaker('nl'))
const english = formats('en', 'Europe/Amsterdam', speaker('en'))

t.test('how long a text is reads as a sentence, whatever the number', (t) => {
  for (const [parts, unitsLeft, words] of [
    [1, 0, '1 bericht per persoon, nog 0 tekens over'],
    [1, 1, '1 bericht per persoon, nog 1 teken over'],
    [1, 12, '1 bericht per persoon, nog 12 tekens over'],
    [2, 1, '2 berichten per persoon, nog 1 teken over'],
  ] as const) {
    t.equal(dutch.length({ parts, unitsLeft }), words)
  }
  t.equal(english.length({ parts: 1, unitsLeft: 1 }), '1 message a person, 1 character left')
  t.end()
})

t.test('what is kept has its year, what goes on today has not', (t) => {
  const at = Date.parse('2026-11-28T09:06:00Z')
  t.equal(dutch.dated(at), '28 november 2026 om 10:06')
  t.equal(dutch.moment(at), '28 nov, 10:06')
  t.equal(english.dated(at), '28 November 2026 at 10:06')
  t.end()
})

t.test('beside when something began, the day is told where it is another one', (t) => {
  const began = '2026-11-28T22:50:00Z'
  t.equal(dutch.momentAfter(began, '2026-11-28T22:59:00Z'), '23:59')
  t.equal(dutch.momentAfter(began, '2026-11-28T23:00:00Z'), '29 nov, 00:00')
  t.equal(english.momentAfter(Date.parse(began), Date.parse(began)), '23:50')
  t.equal(dutch.momentAfter(began, '2027-11-28T22:50:00Z'), '28 nov, 23:50')
  t.end()
})

t.test('a time that lasts is told in words, and is never less than none', (t) => {
  for (const [seconds, words] of [
    [-31, '0 s'],
    [89, '89 s'],
    [90, '2 min'],
    [7_260, '2 uur 1 min'],
  ] as const) {
    t.equal(dutch.duration(seconds), words)
  }
  t.end()
})
