import t from 'tap'
import { type FinishedDrill, scoreOf } from '../../src/domain/drill/drill.ts'
import { marksOf, type Played } from '../../src/domain/drill/marks.ts'
import { scenarios } from '../../src/domain/drill/scenarios.ts'
import { foldFact, snapshotFacts } from '../../src/domain/fold.ts'
import { emptyState } from '../../src/domain/state.ts'
import { by, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

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
  text: 'vermist: jongen, 7 jaar, blond krulhaar, rode jas, blauwe laarzen. Om 15.40 te voet weg.',
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
