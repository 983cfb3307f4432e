import t, { type Test } from 'tap'
import { shownPhases } from '../../src/dispatch/shown-phases.ts'
import { phasesOf } from '../../src/domain/actions.ts'
import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { by, centre, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const near = (radiusMetres: number) => ({ centre, radiusMetres })
const text = { sms: 'jongen nu op de fiets. Bel 0800-0011.' }
const everybody = 80

/** Of everybody, so many live where the alert goes first, and so many where it goes on to. */
const town = (first: number, later: number) =>
  Array.from({ length: everybody }, (_, n) => {
    const beyond = n < first + later ? 12 : 90
    const { addresses } = neighbour(n < first ? 2 : beyond)
    return neighbour(n + 1, { addresses })
  })

type Office = Awaited<ReturnType<typeof webOffice>>

/** Messages of the alert that left, and those behind them that could not. */
async function send({ store }: Office, id: string, { from = 0, sent = 0, lost = 0 }) {
  const [alert] = phasesOf(store.state.actions, id)
  const phase = alert?.phase.id ?? ''
  const places = Array.from({ length: sent + lost }, (_, n) => from + n)
  const facts = places.flatMap((n, place): readonly Fact[] => {
    if (place >= sent) return [{ type: 'delivery.failed', phase, n, reason: 'tries-used-up' }]
    const message = { phase, n, part: 1 } as const
    const modem = { text: 0, reference: 1, modem: 'm1', iccid: '8931' }
    return [
      { type: 'delivery.sending', ...message, ...modem },
      { type: 'delivery.part-accepted', ...message, messageReference: n },
    ]
  })
  await store.append(facts, by)
}

/** What stands on a page, but for what is made anew for each. */
const wordsOf = (html: string): string =>
  html.replace(/name="(csrf|once|sure)" value="[^"]*"/g, '').replace(/\?v=[^"]*/g, '')

const places = [
  '',
  '/voortgang',
  '/verslag',
  '/verslag.json',
  '/kaart.json',
  '/uitbreiden',
  '/bereik',
]

/** Everything that is told of an action, on every page that tells something of it. */
async function told({ as }: Office, id: string) {
  const visitor = await as('coordinator')
  const paths = ['/', '/acties', ...places.map((page) => `/acties/${id}${page}`)]
  const pages = await Promise.all(paths.map((path) => visitor.get(path)))
  return paths.map((path, n) => `${path}\n${wordsOf(pages[n]?.html ?? '')}`)
}

/** What is told when it has gone on, and after all that follows. */
async function played(t: Test, first: number, later: number) {
  const office = await webOffice(t, town(first, later))
  const { desk } = office.ports
  const { id } = await desk.start(draft({ area: near(55), status: 'exercise' }), by)
  await send(office, id, { sent: first })
  await desk.obey(
    id,
    { is: 'extension', draft: { area: near(155), text, override: 'Het kind is gezien.' } },
    by,
  )
  const extended = await told(office, id)
  await send(office, id, { from: first, sent: later - 1, lost: 1 })
  await desk.obey(id, { is: 'correction', text: { sms: 'Het is een meisje. Bel 0800-0011.' } }, by)
  await desk.close(id, { outcome: 'neutral', text: { sms: 'Oefening voorbij.' } }, by)
  return { office, id, pages: [extended, await told(office, id)] }
}

t.test('no page tells before and after an extension how few it went to', async (t) => {
  for (const [one, other] of [
    [await played(t, 30, 2), await played(t, 30, 4)],
    [await played(t, 2, 30), await played(t, 4, 30)],
  ] as const) {
    for (const [step, pages] of one.pages.entries()) {
      for (const [n, page] of pages.entries()) t.equal(page, other.pages[step]?.[n])
    }
    const [extended, closed] = one.pages.map((pages) => pages.join('\n'))
    t.match(extended, /30 mensen/)
    t.match(extended, /kwamen er &lt;5 mensen bij[^<]*Zij staan in geen ander getal/)
    t.match(closed, /"selected": "<5"/)
  }
})

t.test('they stay out when it is forgotten to whom it went, also after a snapshot', async (t) => {
  const { office, id } = await played(t, 30, 3)
  const { store } = office
  const shown = () => shownPhases(store.state, id).map(({ counts }) => counts)
  const before = shown()
  t.match(before[0], { accepted: 30, failed: 0 })
  t.match(office.ports.desk.whole(id)?.phases[0]?.counts, { selected: 33, accepted: 32, failed: 1 })
  await store.append([{ type: 'action.forgotten', action: id, what: 'recipients' }], by)
  const kept = emptyState()
  for (const fact of snapshotFacts(store.state, 0)) foldFact(kept, fact, 0)

  t.strictSame(shown(), before)
  t.strictSame(
    shownPhases(kept, id).map(({ counts }) => counts),
    before,
  )
})
