import t from 'tap'
import type { Callee } from '../../hardware/sim/callee.ts'
import type { Fault } from '../../hardware/sim/faults.ts'
import type { SendingModemStatus } from '../../src/dispatch/modems.ts'
import { endOf } from '../../src/dispatch/when-done.ts'
import { madeUpLandline } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { by, centre, draft, neighbour } from '../support/engine.ts'
import type { Options } from '../support/modem-row.ts'
import { plainSpeech } from '../support/voice.ts'
import { WholeOffice } from '../support/whole-office.ts'

/** An action on a site, and what goes wrong with it. */
interface Trial {
  readonly what: string
  readonly modems: number
  readonly people: number
  readonly traits?: (n: number) => Options
  readonly limits?: (n: number) => SendingModemStatus['limits']
  readonly who?: (n: number) => Participant
  /** Its modems have not sent before. */
  readonly isCold?: true
  readonly words?: number
  readonly faults?: readonly (readonly [Fault, readonly number[]])[]
  /** A second action while this many of the first still wait. */
  readonly beside?: number
}

const landline = (n: number): Participant =>
  neighbour(n, { phones: [{ id: `p${n}:0`, number: madeUpLandline(n), channel: 'voice' }] })
const speed =
  (...seconds: readonly number[]) =>
  (n: number) => ({
    secondsPerPart: seconds[n % seconds.length] ?? 1,
  })
const listens = (): Callee => ({ kind: 'answers', afterSeconds: 6 })

const trials: readonly Trial[] = [
  { what: '40 people, 4 modems', modems: 4, people: 40, traits: speed(2) },
  { what: '60 people, 2 modems', modems: 2, people: 60, traits: speed(3) },
  { what: 'one slow modem', modems: 1, people: 12, traits: speed(6) },
  { what: '8 modems of four speeds', modems: 8, people: 96, traits: speed(1, 2, 4, 6) },
  { what: 'four parts', modems: 3, people: 30, traits: speed(2), words: 40 },
  {
    ...{ what: 'six parts that follow fast', modems: 3, people: 18, words: 70 },
    traits: () => ({ secondsPerPart: 3, secondsPerFollowUpPart: 1 }),
  },
  {
    what: 'modems that think',
    modems: 4,
    people: 60,
    traits: () => ({ secondsPerPart: 1, commandMs: 300 }),
  },
  {
    what: 'reports of every phone',
    modems: 2,
    people: 60,
    traits: () => ({ secondsPerPart: 2, reportSeconds: 3 }),
  },
  { what: 'never sent before', modems: 4, people: 60, traits: speed(3.5), isCold: true },
  {
    what: 'a limit that is enough',
    modems: 2,
    people: 40,
    traits: speed(2),
    limits: () => ({ perHour: 100, perDay: 400 }),
  },
  {
    what: 'a limit of one SIM',
    modems: 2,
    people: 60,
    traits: speed(2),
    limits: (n) => ({ perHour: n === 0 ? 40 : null, perDay: null }),
  },
  {
    what: 'limits that are too small',
    modems: 2,
    people: 60,
    traits: speed(2),
    limits: () => ({ perHour: 40, perDay: 80 }),
  },
  {
    what: 'every twentieth is refused',
    modems: 3,
    people: 80,
    traits: speed(2),
    faults: [[{ kind: 'refuse', code: 21, chance: 0.05 }, [0, 1, 2]]],
  },
  {
    what: 'a busy network',
    modems: 3,
    people: 90,
    traits: speed(2),
    faults: [[{ kind: 'refuse', code: 42, chance: 0.05 }, [0, 1, 2]]],
  },
  {
    what: 'noise on the line',
    modems: 3,
    people: 60,
    traits: speed(2),
    faults: [[{ kind: 'noise' }, [0, 1, 2]]],
  },
  {
    what: 'one of four loses the network',
    modems: 4,
    people: 120,
    traits: speed(3),
    faults: [[{ kind: 'no-network', seconds: 20, afterParts: 5 }, [0]]],
  },
  {
    what: 'answers that come late',
    modems: 3,
    people: 60,
    traits: speed(2),
    faults: [[{ kind: 'late', afterSeconds: 1, chance: 0.3 }, [0, 1, 2]]],
  },
  {
    what: 'landlines only',
    modems: 2,
    people: 6,
    traits: () => ({ callee: listens }),
    who: landline,
  },
  {
    what: 'calls and messages',
    modems: 4,
    people: 32,
    traits: () => ({ secondsPerPart: 2, callee: listens }),
    who: (n) => (n % 8 === 0 ? landline(n) : neighbour(n)),
  },
  { what: 'beside another action', modems: 2, people: 60, traits: speed(2), beside: 40 },
]

const words = (n: number): string =>
  `let op jongen, 7 jaar, rode jas${', en nog een'.repeat(n)}. Gezien? Bel 0800-0011.`

async function siteOf({
  modems,
  people,
  traits,
  limits,
  who,
  isCold,
}: Trial): Promise<WholeOffice> {
  const office = new WholeOffice(modems, people, traits, {
    ...(limits ? { limits } : {}),
    who: who ?? neighbour,
    ...(who ? { speech: plainSpeech, hasSound: true } : {}),
  })
  await office.open()
  if (isCold) return office
  // What a site has sent before tells how fast its modems are.
  const few = draft({ area: { centre, radiusMetres: 30 * modems } })
  const { id } = await settled(office, office.desk.start(few, by))
  await ended(office, id)
  await settled(
    office,
    office.desk.close(id, { outcome: 'neutral', text: { sms: 'klaar. Dank u.' } }, by),
  )
  await office.time.until(() => office.desk.action(id)?.action.state === 'closed', 3_600_000, 500)
  return office
}

async function settled<T>(office: WholeOffice, order: Promise<T>): Promise<T> {
  await office.time.pass(10)
  return order
}

const left = (office: WholeOffice, id: string): number => {
  const counts = office.desk.action(id)?.phases[0]?.counts
  return (counts?.queued ?? 0) + (counts?.sending ?? 0)
}

/** Seconds until nothing of the alert waits; null when it ends otherwise. */
async function ended(office: WholeOffice, id: string): Promise<number | null> {
  const began = office.time.now()
  const passed = (): number => office.time.now() - began
  // A hundredth is fine enough, and an hour that nothing happens in costs nothing.
  while (left(office, id) > 0) await office.time.pass(Math.max(100, passed() / 100))
  return office.desk.action(id)?.phases[0]?.counts.dropped ? null : passed() / 1000
}

async function tried(trial: Trial) {
  const office = await siteOf(trial)
  for (const [fault, modems] of trial.faults ?? []) office.arm(fault, modems)
  if (trial.beside) {
    const before = await office.alert(words(1))
    await office.time.until(() => left(office, before) <= (trial.beside ?? 0), 3_600_000, 250)
  }
  const asked = draft({ text: { sms: words(trial.words ?? 0) } })
  const { forecast } = office.desk.preview(asked)
  const { id } = await settled(office, office.desk.start(asked, by))
  const said = endOf(forecast)
  const took = await ended(office, id)
  await office.close()
  const isRight = said === took || Math.abs((said ?? Infinity) - (took ?? 0)) <= 0.2 * (took ?? 0)
  return { what: trial.what, said, took, isRight }
}

const alone = { what: 'a modem dies', modems: 3, people: 90, traits: speed(2) }

t.test('within a minute of a modem that dies the forecast is right again', async (t) => {
  const office = await siteOf(alone)
  const { id } = await settled(office, office.desk.start(draft(), by))
  await office.time.pass(6_000)
  office.pull(0, 24 * 3_600_000)
  await office.time.pass(20_000)
  const { sms } = office.desk.action(id)?.forecast ?? {}
  const took = await ended(office, id)
  await office.close()
  t.comment(`20 s after: ${sms?.p100Seconds} s more, took ${took} s`)
  t.ok(Math.abs((sms?.p100Seconds ?? Infinity) - (took ?? 0)) <= 0.2 * (took ?? 0))
})

t.test('what is forecast before sending is within 20 % in 18 of 20 actions', async (t) => {
  const rows = []
  for (const trial of trials) rows.push(await tried(trial))
  const seconds = (n: number | null) => (n === null ? 'never' : `${Math.round(n)} s`)
  for (const { what, said, took, isRight } of rows) {
    t.comment(`${isRight ? ' ' : '!'} ${what}: ${seconds(said)} forecast, took ${seconds(took)}`)
  }
  t.equal(rows.length, 20)
  t.ok(rows.filter(({ isRight }) => isRight).length >= 18)
})
