import fc from 'fast-check'
import t from 'tap'
import type { ActionDraft } from '../../src/dispatch/draft.ts'
import { phasesOf } from '../../src/domain/actions.ts'
import { fetchersAmong } from '../../src/domain/errands/errands.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { withoutWords } from '../../src/domain/forget-action.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState, type State } from '../../src/domain/state.ts'
import { by, centre, draft, Engine, lenient, neighbour } from '../support/engine.ts'

/** HartslagNu was declared down. */
const withAed: Fact = {
  type: 'policy.saved',
  policy: {
    ...{ version: 1, by: 'coordinator', at: '2026-11-24T12:00:00Z' },
    rules: { ...lenient, on: [...lenient.on, 'aed'], hartslagNuDown: 'coordinator' },
  },
}
const text = {
  sms: 'REANIMATIE Kerklaan 12. Ga er nu heen en start.',
  fetching: {
    sms: `REANIMATIE Kerklaan 12. Haal eerst de AED: muur sporthal. ${'Breng die erheen. '.repeat(8)}`,
    translations: { en: 'REANIMATIE Kerklaan 12. First fetch the AED.' },
  },
}
const resuscitation = (changes: Partial<ActionDraft> = {}): ActionDraft =>
  draft({ kind: 'aed', text, ...changes })
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1)
const neighbours = (count: number) => range(count).map((n) => neighbour(n))

async function office(people: readonly Participant[], callers: readonly string[] = []) {
  const engine = new Engine(['m1', 'm2', 'm3'], people, callers)
  await engine.open()
  await engine.settled(engine.dispatch.record([withAed], by))
  return engine
}

/** Who got which: the numbers of those who begin, and of those who fetch. */
const heard = ({ network }: Engine, words: string): readonly string[] => [
  ...new Set(network.onAir.filter(({ text }) => text.includes(words)).map(({ to }) => to)),
]
const begin = (engine: Engine) => heard(engine, 'Ga er nu heen')
const fetch = (engine: Engine) => [...heard(engine, 'Haal eerst'), ...heard(engine, 'First fetch')]
const numbers = (...ns: readonly number[]) => ns.map(madeUpMobile)

t.test('however many are reached, a third of them goes straight to the victim', async () => {
  const phones = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 40 })
  fc.assert(
    fc.property(phones, fc.nat(40), (made, cut) => {
      const people = made.map((count, n) => range(count).map((i) => [`p${n}:${i}`]))
      const asked = people.flat()
      const fetchers = new Set(fetchersAmong(asked))
      const errandOf = (phone: string) => fetchers.has(asked.findIndex(([one]) => one === phone))
      const errands = people.map((own) => own.map(([phone = '']) => errandOf(phone)))
      if (errands.some((own) => new Set(own).size > 1)) throw new Error('two errands for one')
      const reached = errands.slice(0, cut).filter(([fetches]) => fetches === false).length
      if (reached !== Math.ceil(Math.min(cut, people.length) / 3)) throw new Error(`${reached}`)
      const [first = [], ...rest] = [people.slice(0, cut).flat(), people.slice(cut).flat()]
      const before = first.map((recipient, n) => ({
        recipient,
        ...(fetchers.has(n) ? ({ fetches: true } as const) : {}),
      }))
      const later = fetchersAmong(rest.flat(), before).map((n) => n + first.length)
      const whole = [...fetchers].filter((n) => n >= first.length)
      if (String(later) !== String(whole)) throw new Error('the turn is lost in a wider area')
    }),
  )
})

t.test('nearest first, every third begins and the others fetch the AED first', async (t) => {
  const shared = neighbour(3, {
    phones: [
      { id: 'p3:0', number: madeUpMobile(3), channel: 'sms' },
      { id: 'p3:1', number: madeUpMobile(33), channel: 'sms' },
    ],
  })
  const people = [...neighbours(9).filter(({ id }) => id !== 'p3'), shared]
  const engine = await office(people)
  const preview = engine.desk.preview(resuscitation())
  t.match(preview, { selected: 10, fetchers: 7 })
  const { id } = await engine.settled(engine.desk.start(resuscitation(), by))
  await engine.time.pass(6_000)
  engine.off()
  t.ok(begin(engine).length + fetch(engine).length < 10, 'the power goes in the middle of it')
  await engine.settled(engine.on())
  await engine.time.pass(10 * 60_000)

  t.strictSame(begin(engine).toSorted(), numbers(1, 4, 7).toSorted())
  t.strictSame(fetch(engine).toSorted(), numbers(2, 3, 33, 5, 6, 8, 9).toSorted())
  const rows = engine.desk.deliveries(id) ?? []
  t.strictSame([...new Set(rows.map(({ state }) => state))], ['accepted'])
  t.equal(rows.filter(({ parts }) => parts === 2).length, 7, 'the longer text has its own parts')
})

/** As a snapshot has it, folded again. */
function again({ state, time }: Engine): State {
  const folded = emptyState()
  const facts = JSON.parse(JSON.stringify([...snapshotFacts(state, time.now())])) as Fact[]
  for (const fact of facts) foldFact(folded, fact, time.now(), by)
  return folded
}

t.test('who fetches the AED still does after a snapshot, until the words go', async (t) => {
  const engine = await office(neighbours(5))
  const { id } = await engine.settled(engine.desk.start(resuscitation(), by))
  const restored = again(engine)
  const told = (state: State) =>
    phasesOf(state.actions, id)[0]?.deliveries.map((one) => one.fetches)
  t.strictSame(told(restored), [undefined, true, true, undefined, true])
  t.strictSame(told(restored), told(engine.state))
  const action = restored.actions.byId.get(id)
  t.match(action?.phases[0]?.texts[0]?.fetching, { parts: 2, sms: /^REANIMATIE .*AED/ })
  const bare = action && withoutWords(action)
  t.notMatch(JSON.stringify(bare?.phases), /Kerklaan|sporthal/)
  t.equal(bare?.phases[0]?.texts[0]?.fetching?.parts, 2, 'the parts stay, for the counts')
})

t.test('a call says what the SMS after it would, and both are made ahead', async (t) => {
  const landline = neighbour(4, {
    phones: [{ id: 'p4:0', number: madeUpLandline(4), channel: 'voice' }],
  })
  const groups = [{ name: 'AED' }]
  const people = [...neighbours(3), landline].map((one) => ({ ...one, groups }))
  const engine = await office(people, ['m1', 'm2', 'm3'])
  const made: string[] = []
  const { sound } = engine.speech
  engine.speech = {
    ...engine.speech,
    sound: (call) => {
      made.push(JSON.stringify(call.script))
      return sound(call)
    },
  }
  engine.network.callee = () => ({ does: 'does-not-answer' })
  const responders = { group: 'AED', wanted: 4 }
  const { id } = await engine.settled(engine.desk.start(resuscitation({ responders }), by))
  t.ok(made.some((words) => words.includes('Haal eerst')))
  t.ok(made.some((words) => words.includes('Ga er nu heen')))
  await engine.time.pass(6 * 60_000)

  const said = (to: string) => engine.network.calls.filter((call) => call.to === to)
  for (const n of [2, 3]) {
    t.ok(
      said(madeUpMobile(n)).every((call) => /Haal eerst/.test(call.said)),
      `call to ${n}`,
    )
  }
  t.ok(said(madeUpMobile(1)).every((call) => /Ga er nu heen/.test(call.said)))
  t.ok(said(madeUpLandline(4)).length > 0)
  t.ok(said(madeUpLandline(4)).every((call) => /Ga er nu heen/.test(call.said)))
  t.strictSame([begin(engine), fetch(engine).toSorted()], [numbers(1), numbers(2, 3)])

  const [alert] = engine.desk.action(id)?.phases ?? []
  const says = (n: number): Fact => ({
    ...{ type: 'responder.answered', action: id, phase: alert?.id ?? '', n, answer: 'coming' },
  })
  await engine.settled(engine.dispatch.record([0, 1, 2].map(says), by))
  t.match(engine.desk.action(id)?.response, { coming: 3, fetching: 2 }, 'how many bring an AED')
})

t.test('who reads another language fetches in it, or begins in Dutch', async (t) => {
  const engine = await office(neighbours(3).map((one) => ({ ...one, language: 'en' })))
  await engine.settled(engine.desk.start(resuscitation(), by))
  await engine.time.pass(20_000)
  t.strictSame(heard(engine, 'First fetch').toSorted(), numbers(2, 3))
  t.strictSame(begin(engine), numbers(1))
})

t.test('a wider area goes on with the turn', async (t) => {
  const engine = await office(neighbours(8))
  const near = { centre, radiusMetres: 45 }
  const { id } = await engine.settled(engine.desk.start(resuscitation({ area: near }), by))
  await engine.settled(
    engine.desk.obey(
      id,
      { is: 'extension', draft: { area: { centre, radiusMetres: 20_000 }, text } },
      by,
    ),
  )
  await engine.time.pass(60_000)
  t.strictSame(begin(engine).toSorted(), numbers(1, 4, 7))
  t.strictSame(fetch(engine).toSorted(), numbers(2, 3, 5, 6, 8))
})

t.test('a preview holds both against the rules, and reckons with both', async (t) => {
  const engine = await office(neighbours(30))
  const { desk } = engine
  const short = desk.preview(resuscitation({ text: { sms: text.sms } }))
  const both = desk.preview(resuscitation())
  t.equal(short.fetchers, undefined, 'without an AED there is one text')
  const seconds = (preview: typeof both) => preview.forecast.sms.p100Seconds ?? 0
  t.ok(seconds(both) > 1.5 * seconds(short), `${seconds(both)} s, not ${seconds(short)}`)
  const wrong = { ...text, fetching: { sms: 'Haal de AED. Bel 06-12345678.' } }
  t.match(
    desk.preview(resuscitation({ text: wrong })).remarks.filter(({ blocks }) => blocks),
    [{ key: 'number-not-verified', field: 'text.fetching.sms' }],
  )
  await t.rejects(desk.start(resuscitation({ text: wrong }), by))
  const child = desk.preview(draft({ text: { ...draft().text, fetching: text.fetching } }))
  t.equal(child.text.fetching, undefined, 'nobody fetches an AED for a child that is missing')
})
