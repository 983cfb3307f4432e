import t from 'tap'
import { tidied } from '../../src/domain/description/tidy.ts'
import { windTold } from '../../src/domain/where/told-means.ts'

t.test('a wind in words is one, and what is written as a name is none', (t) => {
  for (const [words, wind] of [
    ['het oosten', 'east'],
    ['naar het Oosten', 'east'],
    ['richting het noordoosten', 'north-east'],
    ['Noord', 'north'],
    ['noord', 'north'],
    ['naar noord', 'north'],
    ['naar Noord', undefined],
    ['Naar Noord', undefined],
    ['Richting Noord', undefined],
    ['In Zuid', undefined],
    ['Naar het noorden', 'north'],
    ['in Zuid', undefined],
    ['richting Noord-Oost', undefined],
    ['bedrijvenpark Noord', undefined],
    ['de Noordkade', undefined],
  ] as const) {
    t.equal(windTold(words), wind, words)
  }
  t.end()
})

t.test('a time keeps its colon however it was typed', (t) => {
  for (const typed of ['14:30', '14: 30', '1430', '14.30 uur']) {
    t.equal(tidied('time', typed), '14.30', typed)
  }
  t.equal(tidied('time', 'gezien: gisteren'), 'gezien, gisteren')
  t.end()
})
