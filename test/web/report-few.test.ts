import t from 'tap'
import type { DeliveryState } from '../../src/domain/delivery.ts'
import { isSmall } from '../../src/domain/small-numbers.ts'
import { type PhaseCounts, phasesTold } from '../../src/web/phases-told.ts'
import type { Told } from '../../src/web/small-told.ts'

/** Every way in which a number has so many parts. */
const partsOf = (whole: number, parts: number): readonly (readonly number[])[] =>
  parts === 1
    ? [[whole]]
    : Array.from({ length: whole + 1 }, (_, n) =>
        partsOf(whole - n, parts - 1).map((rest) => [n, ...rest]),
      ).flat()

const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, n) => n)
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

const none = { queued: 0, sending: 0, inDoubt: 0, dropped: 0, accepted: 0, failed: 0 }

/** A phase over two channels: how many were delivered, only sent, and failed of each. */
function phaseOf(each: readonly number[]): PhaseCounts {
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0] = each
  const channels = [
    { selected: first + second + third, sent: first + second, delivered: first },
    { selected: fourth + fifth + sixth, sent: fourth + fifth, delivered: fourth },
  ]
  const [delivered, accepted, failed] = [first + fourth, second + fifth, third + sixth]
  const counts = { ...none, selected: sumOf(each), delivered, accepted, failed }
  return { counts, channels, reasons: [failed], morning: [] }
}

/** A phase over one channel. */
function byText(
  { queued = 0, delivered = 0, failed = 0 }: Partial<Record<DeliveryState, number>>,
  morning: readonly number[] = [],
): PhaseCounts {
  const selected = queued + delivered + failed
  const counts = { ...none, selected, queued, delivered, failed }
  const channels = [{ selected, sent: delivered, delivered }]
  return { counts, channels, reasons: [failed], morning }
}

/** The numbers of a phase in one order, as they are or as they are told. */
const inOrder = <T>(of: {
  readonly counts: Readonly<Record<'selected' | DeliveryState, T>>
  readonly channels: readonly Readonly<Record<'selected' | 'sent' | 'delivered', T>>[]
  readonly reasons: readonly T[]
  readonly morning: readonly T[]
}): readonly T[] => [
  ...[of.counts.selected, of.counts.queued, of.counts.delivered, of.counts.accepted],
  ...[of.counts.failed, ...of.reasons, ...of.morning],
  ...of.channels.flatMap(({ selected, sent, delivered }) => [selected, sent, delivered]),
]

/** A report that there can be: its numbers, and besides them those that nobody is told. */
interface Possible {
  readonly phases: readonly PhaseCounts[]
  readonly unseen: readonly number[]
}

/** Whether a number can be what is told of one. */
function isSaid(said: Told | undefined, n: number | undefined): boolean {
  if (n === undefined || typeof said === 'number') return said === n
  if (typeof said === 'object') return n >= said.least
  return said === '<5' ? isSmall(n) : said === 'some' && n > 0
}

/** The reports that tell how few there are of something: it is that in all that say the same. */
function openOf(every: readonly Possible[]): readonly string[] {
  const known = every.map(({ phases, unseen }) => {
    const numbers = phases.flatMap(inOrder)
    return { numbers, all: [...numbers, ...unseen] }
  })
  const told = new Set(
    every.map(({ phases }) => JSON.stringify(phasesTold(phases).flatMap(inOrder<Told>))),
  )
  return [...told].filter((key) => {
    const said: readonly Told[] = JSON.parse(key)
    const can = known.filter(
      ({ numbers }) =>
        numbers.length === said.length && said.every((one, at) => isSaid(one, numbers[at])),
    )
    const [any] = can
    return any?.all.some((n, at) => isSmall(n) && can.every(({ all }) => all[at] === n))
  })
}

t.test('in a report no sum tells of few, however a phase is split', async (t) => {
  for (const whole of [5, 8, 9]) {
    const every = partsOf(whole, 6).map((each) => {
      const phases = [phaseOf(each)]
      const unsent = phases.flatMap(({ channels }) =>
        channels.map((one) => one.selected - one.sent),
      )
      return { phases, unseen: [...each, ...unsent] }
    })
    t.strictSame(openOf(every).slice(0, 3), [], `of ${whole}`)
  }
  t.match(phasesTold([phaseOf([4, 0, 4, 0, 0, 0])])[0]?.counts, {
    selected: 8,
    delivered: 'some',
    failed: 'some',
  })
})

t.test('nor does what goes to those who had it, in the morning or at once', async (t) => {
  const every = partsOf(12, 2).flatMap(([failed = 0, had = 0]) =>
    partsOf(had, 3).flatMap(([queued = 0, delivered = 0]) => {
      const alert = byText({ delivered: had, failed })
      const waits = upTo(queued).map((waiting) => ({ waiting, first: 0 }))
      const began = upTo(delivered).map((first) => ({ waiting: 0, first }))
      return [...waits, ...began].map(({ waiting, first }) => ({
        phases: [alert, byText({ queued, delivered }, waiting + first > 0 ? [waiting, first] : [])],
        unseen: [had - queued - delivered, queued - waiting, delivered - first],
      }))
    }),
  )
  t.strictSame(openOf(every).slice(0, 3), [])
  const told = phasesTold([byText({ delivered: 57, failed: 3 }), byText({ delivered: 57 })])
  t.match(told[0]?.counts, { selected: 60, delivered: { least: 56 }, failed: '<5' })
  t.match(told[1]?.counts, { selected: { least: 56 } })
})
