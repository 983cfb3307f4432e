import fc from 'fast-check'
import t from 'tap'
import type { DraftText } from '../../src/dispatch/draft.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Language, Participant } from '../../src/domain/participant.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'

const long = (word: string): string => `${`${word} `.repeat(40)}Bel 0800-0011.`
const text: DraftText = {
  sms: 'let op jongen, rode jas. Bel 0800-0011.',
  translations: { en: 'look out for a boy, red coat. Call 0800-0011.' },
}
const people = (languages: readonly (Language | undefined)[]): readonly Participant[] =>
  languages.map((language, i) => neighbour(i + 1, language ? { language } : {}))

/** Lets virtual time go on until a promise is settled. */
async function started(people: readonly Participant[], words: DraftText = text) {
  const engine = new Engine(['m1', 'm2'], people)
  await engine.open()
  const { id } = await engine.settled(engine.desk.start(draft({ text: words }), by))
  return { engine, id }
}

const heardIn = ({ network }: Engine) =>
  new Map(network.onAir.map(({ to, text }) => [to, text.replace('Buurtoproep: ', '').slice(0, 4)]))

t.test('each gets the text in their language, and the result too', async (t) => {
  const { engine, id } = await started(people(['en', undefined, 'nl', 'en']))
  await engine.time.pass(20_000)
  const [first, second, third, fourth] = [1, 2, 3, 4].map(madeUpMobile)
  t.strictSame(
    heardIn(engine),
    new Map([
      [first, 'look'],
      [second, 'let '],
      [third, 'let '],
      [fourth, 'look'],
    ]),
  )
  const result = { sms: 'gevonden. Dank u.', translations: { en: 'found. Thank you.' } }
  const close = { outcome: 'found-otherwise', text: result } as const
  await engine.settled(engine.desk.close(id, close, by))
  await engine.time.pass(20_000)
  t.equal(heardIn(engine).get(first ?? ''), 'foun')
  t.equal(heardIn(engine).get(second ?? ''), 'gevo')
  t.equal(engine.desk.action(id)?.action.state, 'closed')
})

t.test('a number that people of two languages share gets the text as it is written', async (t) => {
  const [one, other] = people(['en', 'nl'])
  if (!one || !other) throw new Error('nobody')
  const shared = { ...other, phones: [{ id: 'p2:0', number: madeUpMobile(1), channel: 'sms' }] }
  const { engine } = await started([one, shared as Participant])
  await engine.time.pass(20_000)
  t.equal(engine.network.onAir.length, 1)
  t.match(engine.network.onAir[0]?.text, /let op jongen/)
})

t.test('a correction without a translation reaches everybody as it is written', async (t) => {
  const { engine, id } = await started(people(['en', 'nl']))
  await engine.time.pass(20_000)
  await engine.settled(
    engine.desk.obey(id, { is: 'correction', text: { sms: 'niet bellen met dat nummer.' } }, by),
  )
  await engine.time.pass(20_000)
  t.strictSame([...heardIn(engine).values()], ['CORR', 'CORR'])
})

t.test('the preview counts who reads what, and reckons with longer translations', async (t) => {
  const engine = new Engine(['m1'], people(['en', 'en', 'nl', undefined]))
  await engine.open()
  const longer = { ...text, translations: { en: long('look out') } }
  const preview = engine.desk.preview(draft({ text: longer }))
  t.strictSame(preview.byLanguage, { en: 2 })
  const plain = engine.desk.preview(draft({ text: { sms: text.sms } }))
  t.equal(plain.byLanguage, undefined)
  t.ok((preview.forecast.sms.p100Seconds ?? 0) > (plain.forecast.sms.p100Seconds ?? 0))
})

t.test('a rule that a translation breaks names its language, and nothing is started', async (t) => {
  const engine = new Engine(['m1'], people(['en']))
  await engine.open()
  const wrong = { ...text, translations: { en: 'boy, red coat. Call 0800-9999.' } }
  const error = await engine.desk.start(draft({ text: wrong }), by).catch((error: unknown) => error)
  t.match(error, { key: 'number-not-verified', field: 'text.translations.en' })
  t.equal(engine.state.actions.byId.size, 0)
})

t.test('power cuts in the middle: nobody gets parts of two languages', async () => {
  const languages = fc.array(fc.constantFrom<Language | undefined>('en', 'nl', undefined), {
    minLength: 1,
    maxLength: 5,
  })
  const cuts = fc.array(fc.integer({ min: 100, max: 9000 }), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(languages, cuts, async (all, moments) => {
      const words = { sms: long('let op'), translations: { en: long('look out') } }
      const { engine, id } = await started(people(all), words)
      for (const moment of moments) {
        await engine.time.pass(moment)
        engine.off()
        await engine.settled(engine.on())
      }
      await engine.time.pass(300_000)
      const sent = engine.network.onAir
      const whole = new Set(sent.map(({ to, text }) => `${to} ${text}`))
      const rows = engine.desk.deliveries(id) ?? []
      const isOver = rows.every(({ state }) => state !== 'queued' && state !== 'sending')
      if (!isOver) return false
      return all.every((language, i) => {
        const expected = language === 'en' ? 'look out' : 'let op'
        const own = [...whole].filter((line) => line.startsWith(madeUpMobile(i + 1)))
        return own.length === 1 && (own[0] ?? '').includes(expected)
      })
    }),
    { numRuns: 40 },
  )
})

t.test(
  'who is on the air as an action goes on, and comes back, reads their language',
  async (t) => {
    const engine = new Engine(['m1'], [...people(['en', 'nl']), neighbour(300)])
    engine.network.behave('m1', 'refuses-retry')
    await engine.open()
    const near = draft({ text, area: { centre: [5.3, 52.6], radiusMetres: 1000 } })
    const { id } = await engine.settled(engine.desk.start(near, by))
    t.match(engine.desk.action(id)?.phases[0]?.counts, { selected: 2, sending: 1 })
    const area = { centre: [5.3, 52.6], radiusMetres: 5000 } as const
    await engine.settled(engine.desk.obey(id, { is: 'extension', draft: { area, text } }, by))
    engine.network.behave('m1', 'well')
    await engine.time.pass(300_000)
    t.equal(heardIn(engine).size, 3)
    t.equal(heardIn(engine).get(madeUpMobile(1)), 'look')
  },
)

t.test(
  'whoever shares a number with whom, it is read alike before the start and after it',
  async () => {
    const person = fc.record({
      language: fc.constantFrom<Language | undefined>('en', 'pl', 'nl', undefined),
      number: fc.integer({ min: 1, max: 5 }),
      isHere: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(person, { maxLength: 8 }), async (all) => {
        const town = all.map(({ language, number, isHere }, i) =>
          neighbour(isHere ? i + 1 : i + 900, {
            phones: [
              {
                id: `p${isHere ? i + 1 : i + 900}:0`,
                number: madeUpMobile(number),
                channel: 'sms',
              },
            ],
            ...(language ? { language } : {}),
          }),
        )
        const engine = new Engine(['m1'], town)
        await engine.open()
        const near = draft({ area: { centre: [5.3, 52.6], radiusMetres: 1000 } })
        const { readers, selected } = engine.desk.preview(near)
        if (selected === 0) return
        const { id } = await engine.settled(engine.desk.start(near, by))
        t.strictSame(readers, engine.desk.readers(id))
      }),
      { numRuns: 60 },
    )
  },
)
