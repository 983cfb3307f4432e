import t from 'tap'
import { beat } from '../../src/dispatch/result-clock.ts'
import { type FinishedDrill, scoreOf } from '../../src/domain/drill/drill.ts'
import { marksOf, type Played } from '../../src/domain/drill/marks.ts'
import { scenarios } from '../../src/domain/drill/scenarios.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { testStanding } from '../../src/domain/public-test/standing.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { by, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { press } from '../support/pressing.ts'

const dayMs = 24 * 60 * 60 * 1000
const noon = Date.parse('2026-11-24T12:00:00Z')
const overdue = /<p id="practice" class="look">/

const finished = (changes: Partial<FinishedDrill> = {}): FinishedDrill => ({
  id: 'd1',
  account: 'dispatcher',
  scenario: 'child',
  at: new Date(noon).toISOString(),
  marks: [
    { what: 'time', points: 16, of: 20 },
    { what: 'close', points: 10, of: 10 },
  ],
  seconds: 120,
  ...changes,
})

t.test('the start page asks a dispatcher to practise, and looks up after 45 days', async (t) => {
  let later = 0
  const { as, store } = await webOffice(t, [neighbour(1)], { now: () => noon + later })
  const start = async (role: 'dispatcher' | 'coordinator' | 'registrar') =>
    (await (await as(role)).get('/')).html
  t.match(await start('dispatcher'), overdue, 'never')
  t.match(await start('coordinator'), 'Langer dan 45 dagen niet geoefend: dispatcher.')
  t.notMatch(await start('registrar'), 'id="practice"', 'nothing for them to do')
  await store.append([{ type: 'drill.finished', drill: finished() }], by)
  t.notMatch(await start('dispatcher'), overdue, 'today')
  t.notMatch(await start('coordinator'), 'Langer dan 45 dagen')
  later = 32 * dayMs
  t.match(await start('dispatcher'), 'Oefen deze maand een keer')
  later = 45 * dayMs
  t.notMatch(await start('dispatcher'), overdue, 'after 45 days')
  later = 46 * dayMs
  const html = await start('dispatcher')
  t.match(html, overdue, 'after 46 days')
  t.match(
    html,
    /46 dagen geleden voor het laatst geoefend\. Oefen vandaag nog[^<]*<a href="\/oefenen"/,
  )
})

t.test('marks are kept for whoever earned them, over a snapshot', async (t) => {
  const { as, store } = await webOffice(t, [])
  await store.append([{ type: 'drill.finished', drill: finished() }], by)
  const dispatcher = await as('dispatcher')
  const list = await dispatcher.get('/oefenen')
  t.match(list.html, /<td class="figure" data-label="Punten van 100">87</)
  t.match(list.html, /class="exercise"/)
  const { html } = await dispatcher.get('/oefenen/uitslag/d1')
  t.match(html, 'Verstuur binnen 90 seconden')
  t.notMatch(html, 'Wacht tot de meldkamer de afloop geeft', 'what went well needs no advice')
  t.equal((await (await as('coordinator')).get('/oefenen/uitslag/d1')).status, 404)
  t.equal((await (await as('registrar')).get('/oefenen')).status, 403)
  t.equal((await dispatcher.post('/oefenen', { scenario: 'x' })).status, 422)
  const again = emptyState()
  for (const round of [1, 2]) {
    for (const fact of snapshotFacts(store.state, noon)) foldFact(again, fact, noon + round)
  }
  t.strictSame(again.drills, store.state.drills)
})

const [child] = scenarios
const good: Played = {
  calledAt: noon,
  sentAt: noon + 80_000,
  covered: 1,
  beside: 0.1,
  text: 'vermist, jongen, 7 jaar, blond krulhaar, rode jas, blauwe laarzen. Om 15.40 te voet weg.',
  warnings: 0,
  isTicked: true,
  tip: { at: noon + 100_000, readAt: noon + 130_000 },
  correction: { askedAt: noon + 120_000, sentAt: noon + 180_000, text: 'zijn jas is groen' },
  outcome: 'found-by-participant',
  isOver: true,
}

t.test('a drill is marked by what was done, each in its measure', (t) => {
  if (!child) throw new Error('no scenario')
  const score = (changes: Partial<Played>) =>
    scoreOf({ marks: marksOf(child, { ...good, ...changes }) })
  const correction = { askedAt: noon, sentAt: noon + 60_000, text: 'zijn jas is groen' }
  const rows: readonly (readonly [string, Partial<Played>, number])[] = [
    ['all of it', {}, 100],
    ['in three minutes', { sentAt: noon + 170_000 }, 96],
    ['an area that is too small', { covered: 0.7 }, 90],
    ['half of it for nothing', { beside: 0.5 }, 90],
    ['two things not said', { text: 'jongen, 7 jaar, rode jas. Om 15.40 weg.' }, 92],
    ['two remarks', { warnings: 2 }, 94],
    ['nothing ticked', { isTicked: false }, 90],
    ['an update instead', { correction: { ...correction, isUpdate: true } }, 95],
    ['the old colour again', { correction: { ...correction, text: 'rode jas' } }, 90],
    ['another outcome', { outcome: 'not-found' }, 93],
    ['closed before it was over', { isOver: false }, 90],
  ]
  for (const [what, changes, points] of rows) t.equal(score(changes), points, what)
  const { sentAt: _, text: __, ...nothing } = good
  const marks = marksOf(child, { ...nothing, isTicked: false })
  t.match(
    marks.slice(0, 4).map(({ points }) => points),
    [0, 0, 0, 0],
    'nothing was sent',
  )
  const { tip: ___, correction: ____, ...early } = good
  t.notOk(
    marksOf(child, early).some(({ what }) => what === 'tip'),
    'what did not happen',
  )
  t.end()
})

const minuteMs = 60_000
const plan = { day: '2026-12-08', time: '11:00', announced: 'yes', goesTo: 'everybody' }

t.test('a half-yearly test is planned, sent to all, counted, and compared', async (t) => {
  let at = noon
  const people = Array.from({ length: 12 }, (_, i) =>
    neighbour(i + 1, i < 3 ? { groups: [{ name: 'oefening' }] } : {}),
  )
  const { as, store, dispatch } = await webOffice(t, people, { now: () => at })
  let [coordinator, dispatcher] = [await as('coordinator'), await as('dispatcher')]
  // A log-in does not last.
  const leap = async (to: number) => {
    at = to
    coordinator = await as('coordinator')
    dispatcher = await as('dispatcher')
  }
  const page = await coordinator.get('/testbericht')
  t.match(page.html, 'value="2026-12-08"', 'the day after the first Monday')
  t.match((await coordinator.get('/')).html, /id="public-test" class="look"/, 'never held')
  t.notMatch((await dispatcher.get('/')).html, 'id="public-test"')
  const text = 'Dit is een test, er is niets aan de hand. U hoeft niets te doen.'
  t.equal((await dispatcher.post('/testbericht', { ...plan, text })).status, 403)
  for (const wrong of [{ day: '2026-11-01' }, { time: '23:00' }, { text: 'Bel 0900-1234.' }]) {
    const refused = await coordinator.post('/testbericht', { ...plan, text, ...wrong })
    t.match(refused, { status: 422, html: /class="problem"/ })
  }
  t.equal((await coordinator.post('/testbericht', { ...plan, text })).status, 303)
  t.notMatch((await coordinator.get('/')).html, 'id="public-test"', 'it is planned')
  const early = { test: store.state.publicTests.planned?.id ?? '', status: 'exercise', text }
  const where = { kind: 'warning', polygon: '[[5,52],[6,52],[6,53],[5,53]]' }
  t.match((await dispatcher.post('/acties/controle', { ...early, ...where })).html, 'aan de beurt')

  await leap(Date.parse('2026-12-08T10:00:00Z'))
  t.match((await dispatcher.get('/')).html, /kan worden verstuurd\. <a href="\/testbericht"/)
  const { html } = await dispatcher.get('/testbericht')
  const fields = [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)]
  const form = Object.fromEntries(
    fields.map(([, name = '', value = '']) => [name, unescaped(value)]),
  )
  delete form.csrf
  t.match(form.polygon, /^(?:-?[\d.]+, -?[\d.]+\n?){4}$/, 'as the map draws it')
  const look = (await dispatcher.post('/acties/controle', form)).html
  t.match(look, /iedereen die meedoet/)
  t.notMatch(look, /Zeg waar het is|er is geen oefengroep/, 'it is no alert, and meant for all')
  for (const forged of [
    { polygon: where.polygon },
    { polygon: '', point: '5.3, 52.6', radius: '12' },
  ]) {
    const { status, html } = await dispatcher.post('/acties/controle', { ...form, ...forged })
    t.match([status, html], [422, 'aan de beurt'], 'a test of one street is none of the network')
  }
  t.equal((await press(dispatcher, form)).status, 303)
  const [held] = store.state.publicTests.held
  t.match(held, { isAnnounced: true, goesTo: 'everybody', reach: undefined })
  const action = store.state.actions.byId.get(held?.action ?? '')
  t.match(action, { status: 'exercise', selected: 12 }, 'not the exercise group alone')
  t.match(action?.phases[0]?.texts[0]?.sms, /^OEFENING /)
  const first = `/acties/${held?.action}/bereik`
  t.match((await dispatcher.get(first)).html, 'Voorlopig')
  t.match((await press(dispatcher, form)).status, 422, 'it is held once')

  at += 70 * minuteMs
  beat(dispatch)
  t.match(store.state.publicTests.held, [{ reach: { all: { unsent: 12 } } }])
  const gone = ['p1', 'p2', 'p3'].map((id) => ({ type: 'participant.erased', id }) as const)
  await store.append(gone, by)
  const counted = await dispatcher.get(first)
  t.match(counted.html, 'Er is geen eerdere test')
  t.match(counted.html, /"Gekozen">10</, 'who leaves changes no figure any more')
  await store.append(
    [{ type: 'action.forgotten', action: held?.action ?? '', what: 'recipients' }],
    by,
  )
  t.equal((await dispatcher.get(first)).status, 200, 'it outlasts whom it went to')

  await leap(at + 160 * dayMs)
  t.match((await coordinator.get('/')).html, /160 dagen geleden\. <a href="\/testbericht"/)
  const again = { ...plan, day: '2027-06-08', announced: 'no', text }
  await coordinator.post('/testbericht', again)
  await leap(Date.parse('2027-06-08T09:10:00Z'))
  const second = { ...form, test: store.state.publicTests.planned?.id ?? '' }
  t.equal((await press(dispatcher, second)).status, 303)
  const compared = await dispatcher.get(`/acties/${store.state.publicTests.held[1]?.action}/bereik`)
  t.match(compared.html, /Vorige test: 8 dec[^<]*, aangekondigd/)
  t.notMatch(compared.html, /public-test\.|reach\.|undefined/)
  const kept = emptyState()
  for (const round of [1, 2]) {
    for (const fact of snapshotFacts(store.state, at)) foldFact(kept, fact, at + round)
  }
  t.strictSame(kept.publicTests, store.state.publicTests)
  await coordinator.post('/testbericht', { ...again, day: '2027-12-07' })
  const late = testStanding(store.state.publicTests, Date.parse('2027-12-09T09:10:00Z'))
  t.match(late, { isMissed: true, isOpen: false, level: 'overdue' })
  await coordinator.post('/testbericht/afzeggen')
  t.equal(store.state.publicTests.planned, undefined)
})

const unescaped = (value: string): string => value.replaceAll('&quot;', '"')
