import t from 'tap'
import { isSmall } from '../../src/domain/small-numbers.ts'
import { tableTold } from '../../src/web/pages/fates.ts'
import { fatesTold, owedTold, type Share, sharesOf } from '../../src/web/pages/shares.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm as alert } from '../support/pressing.ts'

const people = Array.from({ length: 60 }, (_, n) => neighbour(n + 1))

/** A screen's words without its marks. */
const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

const soon = { p50Seconds: 9, p90Seconds: 9, p100Seconds: 9, isEstimated: true, isLimited: false }

type Channels = { readonly sms: number; readonly voice: number }

/** An office in which so many are called, and so many get nothing. */
async function officeWith(t: Parameters<typeof webOffice>[0], excluded: readonly number[]) {
  const { ports, as } = await webOffice(t, people)
  const { desk } = ports
  let byChannel: Channels = { sms: 60, voice: 0 }
  let weary = 0
  const [quiet = 0, unwanted = 0] = excluded
  const preview: typeof desk.preview = (action) => {
    const seen = desk.preview(action)
    const none = { ...seen.excluded, 'quiet-hours': quiet, unwanted }
    const calling = { calls: byChannel.voice, soundSeconds: 24, modems: 2, withTwoMoreSeconds: 60 }
    const fatigue = { people: weary, alerts: 3 }
    const forecast = { sms: soon, voice: soon }
    return { ...seen, byChannel, excluded: none, fatigue, calling, forecast }
  }
  const action: typeof desk.action = (id) => {
    const view = desk.action(id)
    return view?.closing && { ...view, closing: { ...view.closing, byChannel } }
  }
  const outlook: typeof desk.outlook = (draft, shape) => ({
    ...desk.outlook(draft, shape),
    preview: preview(draft),
  })
  Object.assign(ports, { desk: { ...desk, preview, action, outlook } })
  const dispatcher = await as('dispatcher')
  const { id } = await desk.start(draft(), by)
  return async (next: Channels, had = 0) => {
    byChannel = next
    weary = had
    const strip = await dispatcher.post('/acties/meekijken', alert)
    const look = await dispatcher.post('/acties/controle', alert)
    const close = await dispatcher.get(`/acties/${id}`)
    return { strip: wordsOf(strip.html), look: wordsOf(look.html), close: wordsOf(close.html) }
  }
}

t.test('a channel of few people is not the total without the other channel', async (t) => {
  const shown = await officeWith(t, [17, 3])
  for (const few of [
    { sms: 57, voice: 3 },
    { sms: 3, voice: 57 },
  ]) {
    const { strip, look, close } = await shown(few)
    t.match(strip, '60 mensen')
    t.match(strip, 'een aantal per sms, een aantal met een oproep')
    t.match(look, 'een aantal Per sms een aantal Met een gesproken oproep')
    t.match(look, /een aantal oproepen/)
    t.match(close, 'Nu: een aantal per sms en een aantal met een telefoontje.')
    for (const screen of [strip, look, close]) t.notMatch(screen, /\b57\b|\b3 (per|met|oproep)/)
  }
  const { strip, look, close } = await shown({ sms: 50, voice: 10 })
  t.match(strip, '50 per sms, 10 met een oproep')
  t.match(look, '50 Per sms 10 Met een gesproken oproep')
  t.match(close, 'Nu: 50 per sms en 10 met een telefoontje.')
})

t.test('why people get nothing does not tell of few, beside how many do not', async (t) => {
  const { strip, look } = await (await officeWith(t, [17, 3]))({ sms: 60, voice: 0 })
  t.match(strip, '20 niet')
  t.notMatch(look, '17')
  t.match(look, /Niet, omdat een aantal .* een aantal /)
  const alone = await (await officeWith(t, [17, 0]))({ sms: 60, voice: 0 })
  t.match(alone.look, /Niet, omdat 17 /)
})

t.test('how many had many alerts is told while composing and before sending', async (t) => {
  const shown = await officeWith(t, [])
  const all = { sms: 60, voice: 0 }
  for (const [had, told] of [
    [20, '20'],
    [60, '60'],
    [3, 'een aantal'],
    [57, 'een aantal'],
  ] as const) {
    const { strip, look } = await shown(all, had)
    const words = `Van deze 60 kregen er ${told} deze maand al 3 oproepen of meer.`
    for (const screen of [strip, look]) t.match(screen, words)
  }
  t.notMatch((await shown(all)).look, 'deze maand')
})

/** Every way in which a number has three parts. */
const partsOf = (whole: number): readonly (readonly number[])[] =>
  Array.from({ length: whole + 1 }, (_, a) =>
    Array.from({ length: whole - a + 1 }, (_, b) => [a, b, whole - a - b]),
  ).flat()

t.test('beside their whole the shares tell no small one, and no less than they can', async (t) => {
  t.strictSame(sharesOf([57, 0, 3]), [{ least: 56 }, 0, 'few'])
  t.strictSame(sharesOf([50, 10, 0]), [50, 10, 0])
  t.strictSame(sharesOf([5, 2]), ['some', 'some'])
  const values = new Map<string, Set<number>>()
  for (const counts of partsOf(22)) {
    const told = sharesOf(counts)
    for (const [at, n] of counts.entries()) {
      const key = `${JSON.stringify(told)} ${at}`
      if (isSmall(n)) t.type(told[at], 'string', key)
      if (typeof told[at] !== 'number') values.set(key, (values.get(key) ?? new Set()).add(n))
    }
  }
  for (const [told, all] of values) t.ok(all.size > 1, `${told} is ${[...all]}`)
  const lost = [1, 2, 3, 4].map((n) => {
    const sent = 60 - n
    return JSON.stringify(fatesTold({ sent, delivered: sent, waiting: 0, lost: n, dropped: 0 }))
  })
  t.equal(new Set(lost).size, 1, 'how many failed is not told by how many had it')
})

/** Of each number that is told of several splits alike: what it is in all of them. */
function knownFrom(splits: readonly { readonly told: unknown; readonly few: readonly number[] }[]) {
  const alike = new Map<string, readonly number[][]>()
  for (const { told, few } of splits) {
    const key = JSON.stringify(told)
    alike.set(key, [...(alike.get(key) ?? []), [...few]])
  }
  return [...alike].filter(([, all]) =>
    all[0]?.some((n, at) => isSmall(n) && all.every((one) => one[at] === n)),
  )
}

t.test('to how many a correction goes does not tell how few had no alert', async (t) => {
  const known = (selected: number) =>
    knownFrom(
      partsOf(selected).flatMap(([sent = 0, waiting = 0, lost = 0]) =>
        Array.from({ length: waiting + 1 }, (_, inDoubt) => {
          const told = fatesTold({ sent, delivered: sent, waiting, lost, dropped: 0 })
          return { told: [told, owedTold(sent + inDoubt, told)], few: [sent, waiting, lost] }
        }),
      ),
    )
  for (const selected of [22, 26]) t.strictSame(known(selected), [], `of ${selected}`)
})

t.test('nor does what became of the correction, whose people are some of the first', async (t) => {
  for (const all of [22, 26]) {
    const splits = partsOf(all).map(([sent = 0, lost = 0, others = 0]) => ({
      told: fatesTold({ sent, delivered: 0, waiting: 0, lost, dropped: 0 }, others),
      few: [sent, lost, others],
    }))
    t.strictSame(knownFrom(splits), [], `of ${all}`)
  }
})

t.test('the running action and the start page tell nothing that a sum gives away', async (t) => {
  const { ports, as } = await webOffice(t, people)
  const dispatcher = await as('dispatcher')
  const { id } = await ports.desk.start(draft(), by)
  const { desk } = ports
  const action: typeof desk.action = (asked) => {
    const view = desk.action(asked)
    const [alert, ...others] = view?.phases ?? []
    if (!view || !alert) return view
    const counts = { ...alert.counts, queued: 0, delivered: 57, failed: 3 }
    const none = { waiting: 0, onTheLine: 0, notReached: 0, confirmed: 0, voicemail: 0, partly: 0 }
    const calls = { ...none, selected: 57, heard: 57 }
    const correction = { ...alert, id: 'c', phase: 'correction' as const }
    const all57 = { ...counts, selected: 57, failed: 0 }
    const closing = view.closing && { ...view.closing, byChannel: { sms: 57, voice: 0 } }
    return {
      ...view,
      ...(closing ? { closing } : {}),
      mayHaveAlert: 57,
      phases: [{ ...alert, counts, calls }, ...others, { ...correction, counts: all57 }],
    }
  }
  const reach: typeof desk.reach = () => ({ ...desk.reach(), sms: 57, quiet: 3 })
  Object.assign(ports, { desk: { ...desk, action, reach } })
  const running = await dispatcher.get(`/acties/${id}`)
  const words = wordsOf(running.html)
  t.match(words, /minstens 56 verzonden minstens 56 afgeleverd 0 .* &lt;5 /i)
  t.match(words, /Oproepen \(minstens 56\).* die de oproep kan hebben, nu minstens 56 mensen/)
  t.match(words, 'Nu: een aantal per sms en 0 met een telefoontje')
  t.notMatch(running.html, /\b57\b/)
  const start = wordsOf((await dispatcher.get('/')).html)
  t.match(start, /60 deelnemers.*minstens 56.*&lt;5/)
  t.notMatch(start, /\b57\b/)
})

const ring = ([sent = 0, waiting = 0, lost = 0]: readonly number[]) => ({
  ...{ sent, waiting, lost, dropped: 0, delivered: sent },
  selected: sent + waiting + lost,
})
type Rows = readonly [ReturnType<typeof ring>, ReturnType<typeof ring>, ReturnType<typeof ring>]

/** The sum of two rings, and the two. */
const rowsOf = (inner: readonly number[], outer: readonly number[]): Rows => [
  ring(inner.map((n, at) => n + (outer[at] ?? 0))),
  ring(inner),
  ring(outer),
]

const cells = ([0, 1, 2] as const).flatMap((row) =>
  (['sent', 'waiting', 'lost', 'delivered'] as const).map((column) => ({ row, column })),
)

function toldOf([total, ...rings]: Rows): readonly (Share | undefined)[] {
  const told = tableTold(rings, total)
  return cells.map(({ row, column }) => [told.total, ...(told.rings ?? [])][row]?.[column])
}

/** Whether a number can be what is told of one. */
function isSaid(share: Share | undefined, n: number): boolean {
  if (share === undefined) return true
  if (typeof share === 'object') return n >= share.least
  return typeof share === 'number' ? n === share : share === 'few' ? isSmall(n) : n > 0
}

t.test(
  'two rings beside their sum add up to no small number, however they are split',
  async (t) => {
    const splits = partsOf(25)
    const every = splits.flatMap((inner) => splits.map((outer) => [inner, outer] as const))
    const sampled = 1801
    const known: string[] = []
    for (const rows of every.filter((_, n) => n % sampled === 0).map((one) => rowsOf(...one))) {
      const told = toldOf(rows)
      const fits = (row: 0 | 1 | 2, of: Rows[number]): boolean =>
        cells.every((cell, at) => cell.row !== row || isSaid(told[at], of[cell.column]))
      const [inner, outer] = ([1, 2] as const).map((row) =>
        splits.filter((split) => fits(row, ring(split))),
      )
      const alike = (inner ?? [])
        .flatMap((one) => (outer ?? []).map((other) => rowsOf(one, other)))
        .filter(([total]) => fits(0, total))
      const found = cells.filter(({ row, column }) => {
        const all = new Set(alike.map((other) => other[row][column]))
        return isSmall(rows[row][column]) && all.size === 1
      })
      if (found.length > 0) known.push(JSON.stringify([rows, told, found]))
    }
    t.strictSame(known.slice(0, 3), [], `${known.length} of ${every.length / sampled}`)
  },
)

t.test('nor does it help to know how numbers are hidden, where rings are small', async (t) => {
  for (const [inner, outer] of [
    [5, 5],
    [5, 6],
    [6, 8],
    [9, 9],
  ] as const) {
    const splits = partsOf(inner).flatMap((some) =>
      partsOf(outer).map((others) => {
        const [total, ...rings] = rowsOf(some, others)
        const few = [total, ...rings].flatMap(({ sent, waiting, lost }) => [sent, waiting, lost])
        return { told: tableTold(rings, total), few }
      }),
    )
    t.strictSame(knownFrom(splits), [], `${inner} and ${outer}`)
  }
  for (let all = 5; all <= 24; all += 1) {
    const splits = partsOf(all).map((parts) => ({ told: fatesTold(ring(parts)), few: parts }))
    const known = knownFrom(splits).flatMap(([, tables]) =>
      tables.map((one) => String(one.toSorted())),
    )
    const n = (all - 5) / 2
    const left = n > 4 && all % 2 === 1 ? [String([4, n, n + 1].toSorted())] : []
    t.strictSame([...new Set(known)], left, `4, n and n + 1 are left, of ${all}`)
  }
})

t.test('what is hidden of a ring is told by the least that follows', async (t) => {
  const told = tableTold([ring([59, 0, 1]), ring([30, 30, 0])], ring([89, 30, 1]))
  t.match(told.total, { sent: { least: 86 }, waiting: 30, lost: 'few' })
  t.match(told.rings, [
    { sent: { least: 56 }, lost: 'few' },
    { sent: 30, waiting: 30 },
  ])
})
