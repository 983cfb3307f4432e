import t from 'tap'
import type { Kind } from '../../src/domain/action.ts'
import type { Description } from '../../src/domain/description/description.ts'
import { newsOf } from '../../src/domain/description/news.ts'

const child = { sex: 'boy', age: '7', clothes: 'blauwe jas, laarzen', time: '15.40' } as const

t.test('what changed since people were told is named, and nothing else', async (t) => {
  const rows: readonly [Kind, Description, Description, nl: string, en: string][] = [
    ['missing-child', child, child, '', ''],
    [
      'missing-child',
      child,
      { ...child, clothes: 'rode jas, laarzen' },
      'NU: jongen, rode jas.',
      'NOW: boy, red coat.',
    ],
    [
      'missing-child',
      child,
      { ...child, clothes: 'laarzen', transport: 'fiets' },
      'NU: Op de fiets weg.',
      'NOW: Last seen on bicycle.',
    ],
    [
      'vehicle',
      { colour: 'witte', vehicle: 'bestelbus' },
      { colour: 'grijze', vehicle: 'bestelbus', plate: 'AE-123-O' },
      'NU: grijze bestelbus, kenteken AE-123-O.',
      'NOW: grey van, number plate AE-123-O.',
    ],
    [
      'fire-smoke',
      { threat: 'grote brand', place: 'Industrieweg', direction: 'Oosterwerf' },
      { threat: 'grote brand', place: 'Industrieweg', direction: 'Westhoek' },
      'NU: grote brand, rook trekt naar Westhoek.',
      'NOW: large fire, moving towards Westhoek.',
    ],
    [
      'aed',
      { place: 'Kerklaan 12' },
      { place: 'Kerklaan 21' },
      'NU: Kerklaan 21.',
      'NOW: Kerklaan 21.',
    ],
    ['missing-child', child, { ...child, danger: 'yes' }, '', ''],
  ]
  for (const [kind, before, now, nl, en] of rows) {
    t.equal(newsOf({ kind, before, now }, 'nl'), nl)
    t.equal(newsOf({ kind, before, now }, 'en'), en)
    for (const language of ['de', 'pl'] as const) {
      t.equal(newsOf({ kind, before, now }, language) === '', nl === '', `${kind} ${language}`)
    }
  }
})
