import t from 'tap'
import { localClock } from '../../src/domain/local-clock.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { by, draft, Engine, neighbour, policy } from '../support/engine.ts'

/** The local day and `HH:MM`, so many minutes from the begin of the engine's time. */
function shownIn(minutes: number) {
  const { day, weekday, minute } = localClock(
    new Engine().time.now() + minutes * 60_000,
    policy.timeZone,
  )
  const two = (n: number): string => String(n).padStart(2, '0')
  return { day, weekday, time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` }
}

/** Somebody with hours for their address, from an hour ago until so many minutes from the begin. */
function until(n: number, minutes: number): Participant {
  const person = neighbour(n)
  const hours = [
    { days: [shownIn(0).weekday], from: shownIn(-60).time, until: shownIn(minutes).time },
  ]
  return { ...person, addresses: person.addresses.map((address) => ({ ...address, hours })) }
}

const saved = (participant: Participant) =>
  ({ type: 'participant.saved', participant, source: 'test' }) as const

const reasonsOf = (engine: Engine, id: string) =>
  engine.desk.deliveries(id)?.map(({ state, reason }) => reason ?? state)

t.test('who said not then is not chosen, and the preview says how many and why', async (t) => {
  const { day } = shownIn(0)
  const engine = new Engine(
    ['m1'],
    [
      neighbour(1),
      until(2, 30),
      until(3, 0),
      neighbour(4, { pauses: [{ from: day, until: day }] }),
      neighbour(5, { unwantedKinds: ['missing-child'] }),
      neighbour(6, { leftAt: '2026-01-01T00:00:00Z' }),
    ],
  )
  await engine.open()
  t.match(engine.desk.preview(draft()), {
    selected: 2,
    excluded: { 'quiet-hours': 0, unavailable: 2, unwanted: 1 },
  })
  t.match(engine.desk.preview(draft({ kind: 'warning' })), { selected: 3 })
  t.match(engine.desk.reach(), { sms: 3, quiet: 0, unavailable: 2, voiceOnly: 0 })
})

t.test('hours that end and pauses that begin while an alert waits drop it', async (t) => {
  const many = Array.from({ length: 40 }, (_, i) => neighbour(i + 1))
  const last = until(60, 1)
  const paused = neighbour(61)
  const engine = new Engine(['m1'], [...many, last, paused])
  await engine.open()
  const { id, selected } = await engine.settled(engine.desk.start(draft(), by))
  t.equal(selected, 42)
  const pauses = [{ from: shownIn(0).day, until: shownIn(0).day }]
  await engine.settled(engine.dispatch.record([saved({ ...paused, pauses })], by))
  await engine.time.pass(10 * 60_000)
  const reasons = reasonsOf(engine, id)
  t.strictSame(reasons?.slice(-2), ['unavailable', 'unavailable'])
  t.ok(reasons?.slice(0, 40).every((reason) => reason === 'accepted'))
})

t.test('the hours of an address outside the area say nothing of the one inside', async (t) => {
  const person = neighbour(1)
  const [home] = person.addresses
  const closed = [{ days: [shownIn(0).weekday], from: shownIn(-60).time, until: shownIn(0).time }]
  const far = { ...home, location: [6.9, 53.1], kind: 'work', hours: closed } as const
  const open = { ...person, addresses: [...person.addresses, far] } as Participant
  const shut = {
    ...neighbour(2),
    addresses: [
      { ...far, hours: [] },
      { ...neighbour(2).addresses[0], hours: closed },
    ],
  } as Participant
  const engine = new Engine(['m1'], [open, shut])
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(60_000)
  t.strictSame(reasonsOf(engine, id), ['accepted'])
})

t.test('who says goodbye gets nothing more, not the result of what they had either', async (t) => {
  const engine = new Engine(['m1'], [neighbour(1), neighbour(2)])
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(60_000)
  const gone = { ...neighbour(2), leftAt: new Date(engine.time.now()).toISOString() }
  await engine.settled(engine.dispatch.record([saved(gone)], by))
  const close = { outcome: 'found-otherwise', text: { sms: 'gevonden. Dank u.' } } as const
  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(60_000)
  t.strictSame(reasonsOf(engine, id), ['accepted', 'accepted', 'accepted', 'unsubscribed'])
})

t.test('a pause keeps no result from whoever had the alert', async (t) => {
  const engine = new Engine(['m1'], [neighbour(1)])
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft(), by))
  await engine.time.pass(60_000)
  const pauses = [{ from: '2000-01-01', until: '2999-12-31' }]
  await engine.settled(engine.dispatch.record([saved(neighbour(1, { pauses }))], by))
  const close = { outcome: 'found-otherwise', text: { sms: 'gevonden. Dank u.' } } as const
  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(60_000)
  t.strictSame(reasonsOf(engine, id), ['accepted', 'accepted'])
})
