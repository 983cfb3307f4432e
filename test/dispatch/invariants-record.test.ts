import fc from 'fast-check'
import t from 'tap'
import type { ActionLine } from '../../src/dispatch/action-view.ts'
import { RefusedError } from '../../src/domain/errors.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { overdue } from '../../src/domain/overdue.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState, type State } from '../../src/domain/state.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'
import { happening, RandomLife } from '../support/random-life.ts'

const runs = Number(process.env.OMROEPER_RUNS ?? 40)
const seed = Number(process.env.OMROEPER_SEED ?? 20261127)
const dayMs = 24 * 3_600_000

/** Ways of writing a number that nobody verified, and one that was. */
const strangers = [
  madeUpMobile(700_001),
  madeUpMobile(700_001).replace('+31', '0'),
  madeUpMobile(700_001).replace('+316', '06-'),
  madeUpLandline(71).replace('+3185', '085 '),
  '0900-8844',
]
const pieces = fc.constantFrom(
  'OEFENING',
  'oefening',
  'CORRECTIE',
  'Buurtoproep:',
  'let op jongen, 7 jaar.',
  'Bel 0800-0011.',
  'Bel 112.',
  ...strangers.map((number) => `Bel ${number}.`),
)
const words = fc
  .array(pieces, { minLength: 1, maxLength: 4 })
  .map((all) => `let op ${all.join(' ')}`)
const leading = fc.oneof(
  words,
  words.map((rest) => `OEFENING ${rest}`),
)

const hasStranger = (text: string): boolean => strangers.some((number) => text.includes(number))

/** What is said counts like what is written; a call spells its numbers out. */
function brokenWords({ network }: Engine, isExercise: boolean): readonly string[] {
  const written = network.onAir.map(({ text }) => text)
  const said = network.calls.map((call) => call.said)
  return [
    ...written.filter(hasStranger).map((text) => `an unverified number left: ${text}`),
    ...said
      .filter((text) => /nul zes|nul acht vijf|nul negen|zevenhonderd/.test(text))
      .map((text) => `said: ${text}`),
    ...(isExercise
      ? [
          ...written.filter((text) => !text.startsWith('OEFENING ')),
          ...said.filter((text) => !/oefening/i.test(text)),
        ].map((text) => `an exercise that does not say so: ${text}`)
      : []),
  ]
}

t.test('no words get an unverified number out, nor an exercise without OEFENING', async (t) => {
  const draftText = fc.record({ sms: leading, voice: fc.option(leading, { nil: undefined }) })
  const status = fc.constantFrom('actual' as const, 'exercise' as const)
  const people = [
    neighbour(1),
    neighbour(2, { phones: [{ id: 'p2:0', number: madeUpLandline(2), channel: 'voice' }] }),
  ]
  let left = 0
  await fc.assert(
    fc.asyncProperty(status, draftText, words, words, draftText, async (...drawn) => {
      const [exercise, alert, correction, update, result] = drawn
      const engine = new Engine(['m1'], people, ['m1'])
      const tried = async (order: Promise<unknown>): Promise<void> => {
        const done = order.catch((error: unknown) => {
          if (!(error instanceof RefusedError)) throw error
        })
        await engine.time.pass(50_000)
        await done
      }
      await tried(engine.open())
      const text = (drawn: typeof alert) =>
        drawn.voice === undefined ? { sms: drawn.sms } : { sms: drawn.sms, voice: drawn.voice }
      await tried(engine.desk.start(draft({ status: exercise, text: text(alert) }), by))
      if (engine.desk.actions().length === 0) {
        await tried(engine.desk.start(draft({ status: exercise }), by))
      }
      const id = engine.desk.actions()[0]?.action.id ?? ''
      await tried(engine.desk.obey(id, { is: 'correction', text: { sms: correction } }, by))
      await tried(
        engine.desk.obey(
          id,
          { is: 'update', news: { text: { sms: update }, combined: { sms: update } } },
          by,
        ),
      )
      await tried(engine.desk.close(id, { outcome: 'neutral', text: text(result) }, by))
      left += engine.network.onAir.length + engine.network.calls.length
      const faults = brokenWords(engine, exercise === 'exercise')
      if (faults.length > 0) throw new Error(faults.join('; '))
    }),
    { numRuns: runs * 2, seed, includeErrorInReport: true },
  )
  t.ok(left > runs, `${left} messages and calls left`)
})

const told = (state: State, now: number, fits: (fact: Fact) => boolean = () => true): string =>
  JSON.stringify([...snapshotFacts(state, now)].filter(fits))

t.test(
  'the journal tells everything: folded again it is the state, and each line has a cause',
  async (t) => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
        const life = new RandomLife(0)
        await life.play(happenings)
        const { engine } = life
        const again = emptyState()
        for (const line of engine.journal) foldFact(again, line.fact, line.at, line.by)
        const now = engine.time.now()
        const orders = engine.journal.filter(({ fact }) =>
          ['action.started', 'action.stopped', 'action.closing', 'phase.retexted'].includes(
            fact.type,
          ),
        )
        const faults = [
          ...(told(again, now) === told(engine.state, now) ? [] : ['a change nobody wrote down']),
          ...engine.journal
            .filter((line) => line.by.id === '' || line.by.kind === undefined)
            .map(({ fact }) => `${fact.type} by nobody`),
          ...orders
            .filter((line) => line.by !== by)
            .map(({ fact }) => `${fact.type} not by a person`),
          ...engine.desk
            .actions()
            .filter(({ action: { id } }) => !orders.some(({ fact }) => isEnd(fact, id)))
            .map(({ action }) => `${action.number} closed without a line`),
        ]
        if (faults.length > 0) throw new Error([...new Set(faults)].join('; '))
      }),
      { numRuns: runs / 2, seed, includeErrorInReport: true },
    )
    t.pass(`${runs / 2} lives`)
  },
)

const isEnd = (fact: { readonly type: string }, id: string): boolean =>
  fact.type === 'action.closing' && 'action' in fact && fact.action === id

/** What every screen counts of an action, in an order of its own. */
const countsOf =
  ({ desk }: Engine) =>
  ({ action: { id } }: ActionLine) =>
    desk.action(id)?.phases.map(({ counts, reasons }) => [counts, Object.entries(reasons).sort()])

/** A clock that was put back keeps waiting what was to be tried again. */
async function allClosed({ desk, time }: Engine): Promise<void> {
  const isOpen = () => desk.actions().some(({ action }) => action.state !== 'closed')
  for (let minutes = 0; minutes < 24 * 60 && isOpen(); minutes += 10) await time.pass(10 * 60_000)
}

/** What is left of a life after so many days more, once the terms were applied. */
async function keptAfter({ engine, written }: RandomLife, days: number) {
  engine.time.leap(days * dayMs)
  const { facts } = overdue(engine.state, engine.time.now())
  const recorded = engine.dispatch.record(facts, { kind: 'scheduler', id: 'retention' })
  await engine.time.pass(5)
  await recorded
  const kept = told(engine.state, engine.time.now(), ({ type }) => type === 'action.restored')
  return {
    hasWords: [...written.keys()].some((text) => kept.includes(text)),
    hasPhones: /"p\d+:\d/.test(kept),
    counts: JSON.stringify(engine.desk.actions().map(countsOf(engine))),
  }
}

t.test(
  'past the terms no word and no phone of an action is left, and every count is',
  async (t) => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
        const life = new RandomLife(0)
        await life.play(happenings)
        await allClosed(life.engine)
        const before = await keptAfter(life, 13)
        const wordless = await keptAfter(life, 2)
        const nameless = await keptAfter(life, 16)
        const faults = Object.entries({
          'gone too early': !(before.hasWords && before.hasPhones && wordless.hasPhones),
          'words left': wordless.hasWords,
          'phones left': nameless.hasPhones,
          'counts changed': nameless.counts !== before.counts,
        }).filter(([, isBroken]) => isBroken)
        if (faults.length > 0) throw new Error(faults.map(([fault]) => fault).join('; '))
      }),
      { numRuns: runs / 2, seed, includeErrorInReport: true },
    )
    t.pass(`${runs / 2} lives`)
  },
)
