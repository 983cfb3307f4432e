import { atBorder } from '../../src/domain/border/at-border.ts'
import type { Area, Polygon } from '../../src/domain/geo.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { indexPeople } from '../../src/domain/people-index.ts'
import { selectRecipients } from '../../src/domain/targeting.ts'
import { less, type Row, told } from './table.ts'
import { centre, townsman } from './town.ts'

const people = 100_000
const times = 15
const townMetres = 10_000
/** People came in no order of distance: one step in theirs is so many in that, and back round. */
const scatter = 41_421

/** A coast-like ring: in and out between nine and eleven tenths of the radius. */
function corners(count: number, radiusMetres: number): Polygon {
  const ring = Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count
    const metres = radiusMetres * (i % 2 === 0 ? 0.9 : 1.1)
    return [
      centre[0] + (metres * Math.cos(angle)) / 67_600,
      centre[1] + (metres * Math.sin(angle)) / 111_200,
    ] as const
  })
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? centre]] }
}

/**
 * Who gets it and in which order, out of 100,000 people with a number each. The list of their phones,
 * which only a start needs and no preview, is told beside it.
 */
export function choosing(): readonly Row[] {
  const town = Array.from({ length: people }, (_, n) =>
    townsman(n, townMetres * Math.sqrt(((n * scatter) % people) / people)),
  )
  const index = indexPeople(town)
  const areas: readonly (readonly [name: string, area: Area, asked: number])[] = [
    ['circle with 2 %', { centre, radiusMetres: 1_414 }, 10],
    ['100 corners with 2 %', corners(100, 1_414), 10],
    ['2,000 corners with 2 %', corners(2_000, 1_414), 50],
    ['circle with 90 %', { centre, radiusMetres: 9_487 }, 10],
    ['100 corners with 90 %', corners(100, 9_487), 10],
    ['2,000 corners with 90 %', corners(2_000, 9_487), 50],
  ]
  const withWork = indexPeople(town.map(workingHere))
  const everybody = selectRecipients(index, { centre, radiusMetres: 9_487 }, rules)
  const border = corners(4_500, 8_000)
  const cut = () => atBorder(border, { centre, radiusMetres: 9_000 }, false)
  // Once a border.
  cut()
  return [
    ...areas.map(([name, area, asked]) => {
      const measured = timed(() => selectRecipients(index, area, rules))
      return less(`choosing among 100,000: ${name}`, measured, asked, 'ms')
    }),
    told(
      'the same, a third with a second address: circle with 90 %',
      timed(() => selectRecipients(withWork, { centre, radiusMetres: 9_487 }, rules)),
      'ms',
    ),
    less('a circle of 9 km stopped at a border of 4,500 corners', timed(cut), 60, 'ms'),
    told('their phones as a list, for a start: 90 %', timed(everybody.recipients), 'ms'),
  ]
}

/** One of three works in the middle of town, by day. */
function workingHere(person: Participant, n: number): Participant {
  const [home] = person.addresses
  if (!home || n % 3 > 0) return person
  const hours = [{ days: ['mon', 'tue', 'wed'], from: '08:00', until: '17:00' }] as const
  return { ...person, addresses: [home, { ...home, location: centre, kind: 'work', hours }] }
}

const timed = (run: () => void): readonly number[] =>
  Array.from({ length: times }, () => {
    const began = performance.now()
    run()
    return performance.now() - began
  })

const rules = {
  origin: centre,
  order: 'nearest-first',
  at: Date.now(),
  quietHours: '00:00-00:00',
  timeZone: 'UTC',
  ignoresQuietHours: false,
  canCall: false,
} as const
