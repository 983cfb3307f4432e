import t from 'tap'
import { testReach } from '../../src/dispatch/test-reach.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { madeUpLandline } from '../../src/domain/made-up-numbers.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { reportOf } from '../../src/web/report.ts'
import { toldReach } from '../../src/web/told-reach.ts'
import { by, draft, Engine, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm, onceOf, vouched } from '../support/pressing.ts'

const people = Array.from({ length: 12 }, (_, i) => neighbour(i + 1))
const caller = neighbour(13, {
  phones: [{ id: 'p13:0', number: madeUpLandline(13), channel: 'voice' }],
})
const close = { outcome: 'found-otherwise', text: { sms: 'gevonden. Dank u.' } } as const

async function settledBy<T>(engine: Engine, promise: Promise<T>): Promise<T> {
  await engine.time.pass(5)
  return promise
}

t.test('a report tells who decided what, what was said, and to how many by channel', async (t) => {
  const engine = new Engine(['m1', 'm2'], [...people, caller], ['m2'])
  await engine.open()
  const began = engine.time.now()
  const { id } = await settledBy(engine, engine.desk.start(draft(), by))
  await engine.time.pass(120_000)
  await settledBy(
    engine,
    engine.desk.obey(id, { is: 'correction', text: { sms: 'let op meisje. Bel 0800-0011.' } }, by),
  )
  await engine.time.pass(120_000)
  await settledBy(engine, engine.desk.close(id, close, { kind: 'token', id: 't1' }))
  await engine.time.pass(120_000)
  const texts = [{ id: 'x', receivedAt: began + 1000, isIncomplete: false }]
  const ports = { desk: engine.desk, store: engine, now: engine.time.now, texts: () => texts }
  const report = reportOf(ports, id)
  t.match(
    report?.timeline.map(({ what, by: who }) => [what, who.kind]),
    [
      ['started', 'account'],
      ['correction', 'account'],
      ['result', 'token'],
      ['closed', 'system'],
    ],
  )
  t.match(report, {
    state: 'closed',
    outcome: 'found-otherwise',
    summary: 'De zoekactie is afgerond.',
    areas: [{ shape: 'circle', radiusMetres: 20_000 }],
    texts: '<5',
    callsIn: 0,
  })
  const [alert] = report?.phases ?? []
  t.equal(alert?.texts.length, 2, 'the old wording and the corrected one')
  t.match(alert?.counts, { selected: 10, sent: 10, delivered: '<5', waiting: 0 })
  t.match(alert?.channels, [
    { channel: 'sms', selected: 10, sent: 10 },
    { channel: 'voice', selected: '<5', sent: '<5', first: undefined },
  ])
  const { first = '', half = '', last = '' } = alert?.channels[0] ?? {}
  t.ok(first <= half && half <= last, `${first} ${half} ${last}`)
  t.ok(Date.parse(first) > began - 60_000 && Date.parse(last) <= began + 120_000)
  for (const time of [first, half, last]) t.match(time, /:00\.000Z$/, 'to the minute')
})

t.test('when messages left is told once all have, or each could be counted', async (t) => {
  const engine = new Engine(['m1'], people)
  await engine.open()
  const { id } = await settledBy(engine, engine.desk.start(draft(), by))
  const ports = { desk: engine.desk, store: engine, now: engine.time.now, texts: () => [] }
  const times = () => reportOf(ports, id)?.phases[0]?.channels[0]?.last
  const sent = () => reportOf(ports, id)?.phases[0]?.counts.sent
  while (sent() === '<5') await engine.time.pass(100)
  t.equal(sent(), 5)
  t.equal(times(), undefined)
  await engine.time.pass(120_000)
  t.match(times(), /:00\.000Z$/)
})

t.test('who decided what is kept over a snapshot, and no name is in it', async (t) => {
  const engine = new Engine(['m1'], people)
  await engine.open()
  const { id } = await settledBy(engine, engine.desk.start(draft(), by))
  await settledBy(engine, engine.desk.stop(id, by))
  const again = emptyState()
  const now = engine.time.now()
  for (const fact of snapshotFacts(engine.state, now)) foldFact(again, fact, now + 1000)
  const { deeds } = again.actions.byId.get(id) ?? {}
  t.strictSame(deeds, engine.state.actions.byId.get(id)?.deeds)
  t.strictSame(
    deeds?.map(({ what, by: who }) => [what, who]),
    [
      ['started', by],
      ['stopped', by],
    ],
  )
})

t.test('an exercise tells how far it reached, and by when, also after a snapshot', async (t) => {
  const engine = new Engine(['m1', 'm2'], [...people, caller], ['m2'])
  await engine.open()
  const { id } = await settledBy(engine, engine.desk.start(draft({ status: 'exercise' }), by))
  await engine.time.pass(40_000)
  const [first, second, third, fourth, gone] = engine.network.onAir
  for (const sent of [first, second, third]) {
    if (sent) await settledBy(engine, engine.report(sent, 0))
  }
  if (gone) await settledBy(engine, engine.report(gone, 0x49))
  await engine.time.pass(10 * 60_000)
  if (fourth) await settledBy(engine, engine.report(fourth, 0))
  const reach = engine.desk.testReach(id)
  const counts = { within1: 4, within5: 0, within15: 1, within60: 0, later: 0 }
  t.match(reach?.all, { ...counts, unreported: 7, failed: 1, unsent: 0 })
  t.strictSame(reach?.reasons, [['number-does-not-exist', 1]])
  t.strictSame(reach?.areas, [{ counts: reach?.all }], 'there are no areas')
  const again = emptyState()
  const now = engine.time.now()
  for (const fact of snapshotFacts(engine.state, now)) foldFact(again, fact, now + 1000)
  const action = again.actions.byId.get(id)
  const ledger = { ...engine, state: again, lastFactAt: () => now, append: async () => undefined }
  const modems = () => engine.network.modems(() => true)
  t.strictSame(action && testReach({ ledger, modems }, action), reach)
})

t.test('few people are told neither in a table of reach nor beside their sums', async (t) => {
  const counts = { within1: 0, within5: 40, within15: 30, within60: 0, later: 0 }
  const north = { name: 'Noord', counts: { ...counts, unreported: 9, failed: 2, unsent: 6 } }
  const south = { name: 'Zuid', counts: { ...counts, unreported: 8, failed: 7, unsent: 6 } }
  const both = { within1: 0, within5: 80, within15: 60, within60: 0, later: 0 }
  const all = { ...both, unreported: 17, failed: 9, unsent: 12 }
  const told = toldReach({ all, areas: [north, south], operators: [{ counts: all }], reasons: [] })
  t.match(told.all, { selected: 175, within: [0, 80, 140, 140], percent: 80, failed: 5 })
  const [first, second] = told.areas
  t.match(first, { failed: undefined, unsent: undefined, within: [0, 40, 70, 70], percent: 82 })
  t.match(second, { failed: undefined, unsent: undefined }, 'nor what is beside it')
  t.equal(first?.selected, 85)
})

t.test('the report is a page and a file, for everybody who is logged in', async (t) => {
  const { ports, as } = await webOffice(t, people)
  const who = { kind: 'account', id: 'dispatcher' } as const
  const { id, number } = await ports.desk.start(draft({ status: 'exercise' }), who)
  await ports.desk.close(id, close, { kind: 'account', id: 'coordinator' })
  const dispatcher = await as('dispatcher')
  const { status, html } = await dispatcher.get(`/acties/${id}/verslag`)
  t.equal(status, 200)
  t.match(html, `Verslag van actie ${number}`)
  t.match(html, 'OEFENING')
  t.match(html, 'Cirkel met een straal van 20.000 m')
  t.match(html, 'Op een andere manier gevonden')
  t.match(html, /Samen 10: &lt;5 verzonden of gebeld .*, 0 wacht, .* niet gelukt, 10 vervallen\./)
  t.match(html, /Gestart<\/td><td[^>]*>dispatcher</)
  t.match(html, /afloop klaargezet<\/td><td[^>]*>coordinator</)
  t.notMatch(html, 'report.', 'every key has its words')
  const file = await (await as('auditor')).get(`/acties/${id}/verslag.json`)
  t.match(file.headers, { 'content-disposition': `attachment; filename="verslag-${number}.json"` })
  t.match(JSON.parse(file.html), { number, status: 'exercise', outcome: 'found-otherwise' })
  t.notMatch(file.html, /\+316|p1:0/, 'nobody is in it')
  t.match(await dispatcher.get('/acties/nobody/verslag'), { status: 404 })
  t.match(html, `/acties/${id}/bereik`)
  const { html: reach } = await dispatcher.get(`/acties/${id}/bereik`)
  t.match(reach, `Bereik van oefening ${number}`)
  t.match(reach, /Niet verzonden/)
  t.notMatch(reach, /reach\.|undefined/)
  t.notMatch(reach, '<th scope="col"></th>', 'no heading without a word')
  const csv = await (await as('auditor')).get(`/acties/${id}/bereik.csv`)
  t.match(csv.html, /^by,name,selected,handed_over,within_1_min/)
  t.match(csv.html, /\r\nall,,10,0,0,0,0,0,0,0,0,0,10\r\n/)
  const earnest = await ports.desk.start(draft(), who)
  t.match(await dispatcher.get(`/acties/${earnest.id}/bereik`), { status: 404 })
  await dispatcher.post('/taal')
  t.match((await dispatcher.get(`/acties/${id}/bereik`)).html, `Reach of exercise ${number}`)
  t.match((await dispatcher.get(`/acties/${id}/verslag`)).html, `Report of action ${number}`)
})

t.test(
  'what is published is neutral, is kept with the action, and goes with its words',
  async (t) => {
    const { ports, as, store } = await webOffice(t, people)
    const dispatcher = await as('dispatcher')
    const form = { ...alertForm, 'who-clothes': 'geruite kiel' }
    const check = await dispatcher.post('/acties/controle', form)
    const proposed =
      'Deelnemers is gevraagd uit te kijken naar iemand die vermist werd. Iets gezien? Bel 0800-0011.'
    t.match(check.html, `>${proposed}</textarea>`)
    const pressed = (summary: string) =>
      dispatcher.post('/acties', { ...form, ...vouched, summary, once: onceOf(check.html) })
    for (const [summary, words] of [
      ['Gezocht: iemand met een rode jas.', '“jas” vertelt hoe'],
      ['Gezocht: iemand in geruite kiel.', '“geruite kiel” vertelt hoe'],
      ['Gezocht: iemand van 7 jaar.', '“van 7” vertelt hoe'],
      ['Er wordt iemand vermist in de Havenstraat.', 'noemt een plaats: “Havenstraat”'],
      ['Wie iets weet, belt 06-12345678.', '06-12345678'],
      ['De dader wordt gezocht. '.repeat(30), 'hoogstens 600 tekens'],
    ] as const) {
      const refused = await pressed(summary)
      t.equal(refused.status, 422, summary)
      t.match(refused.html, '<a href="#summary">')
      t.match(refused.html, words)
      t.match(refused.html, summary.trim(), 'it is still there')
    }
    const own = 'De gemeente vroeg inwoners mee uit te kijken.'
    const back = await dispatcher.post('/acties/nieuw', { ...form, summary: own })
    t.match(back.html, `name="summary" value="${own}"`, 'the form carries what was written')
    const same = await dispatcher.post('/acties/nieuw', { ...form, summary: proposed })
    t.notMatch(same.html, 'name="summary"', 'and not what follows the kind')
    t.equal((await pressed(own)).status, 303)
    const id = ports.desk.actions()[0]?.action.id ?? ''
    const shown = new RegExp(
      `<textarea lang="nl" id="summary-text" readonly[^>]*>${own}</textarea>`,
    )
    t.match((await dispatcher.get(`/acties/${id}`)).html, shown)
    t.match((await dispatcher.get(`/acties/${id}/verslag`)).html, shown)
    await store.compact()
    const kept = () => {
      const again = emptyState()
      for (const fact of snapshotFacts(store.state, 0)) foldFact(again, fact, 0)
      return again.actions.byId.get(id)?.summary
    }
    t.equal(kept(), own)
    await ports.desk.close(id, close, by)
    t.equal(kept(), 'De zoekactie is afgerond.', 'afterwards nothing else is published')
    await store.append([{ type: 'action.forgotten', action: id, what: 'descriptions' }], by)
    t.equal(kept(), undefined)
    t.notMatch((await dispatcher.get(`/acties/${id}/verslag`)).html, 'summary-text')
  },
)

t.test(
  'nothing is published of an exercise, nor where somebody wants nothing published',
  async (t) => {
    const { ports, as } = await webOffice(t, people)
    const dispatcher = await as('dispatcher')
    const exercise = { ...alertForm, status: 'exercise' }
    const { html } = await dispatcher.post('/acties/controle', exercise)
    t.notMatch(html, 'name="summary"')
    await dispatcher.post('/acties', { ...exercise, once: onceOf(html), summary: 'x' })
    const empty = await dispatcher.post('/acties/controle', alertForm)
    const form = { ...alertForm, ...vouched, summary: '', once: onceOf(empty.html) }
    t.equal((await dispatcher.post('/acties', form)).status, 303)
    const made = ports.desk.actions().map(({ action }) => action)
    t.strictSame(
      made.map(({ status, summary }) => [status, summary === undefined]),
      [
        ['actual', true],
        ['exercise', true],
      ],
    )
    const [actual] = made
    const report = (await dispatcher.get(`/acties/${actual?.id}/verslag`)).html
    t.notMatch(report, 'Deelnemers is gevraagd', 'nor proposed once more in the report')
  },
)
