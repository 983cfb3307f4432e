import t, { type Test } from 'tap'
import { asksOf } from '../../src/domain/eyes/asks.ts'
import { shipped } from '../../src/domain/policy/rules.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { type Visitor, webOffice } from '../support/office-web.ts'
import { alertForm, onceOf, vouched } from '../support/pressing.ts'

const people = Array.from({ length: 60 }, (_, n) => neighbour(n + 1))
const near = (radiusMetres: number) => ({ centre: [5.3, 52.6], radiusMetres }) as const
/** Five people; nine are within 92 m and ten within 102. */
const alert = { ...alertForm, radius: '52' }
const why = 'gaslucht in één straat'

const office = (t: Test) => webOffice(t, people, { isAsShipped: true })

/** What stands on the check page, and the form that it sends. */
async function checked(visitor: Visitor, form: typeof alert) {
  const { html } = await visitor.post('/acties/controle', form)
  return { html, form: { ...form, ...vouched, once: onceOf(html) } }
}

t.test('below ten a coordinator is asked for a reason, and at ten nobody is', async (t) => {
  const actual = { kind: 'fire-smoke', status: 'actual' } as const
  const table: readonly [typeof actual & object, number, boolean][] = [
    [actual, 0, false],
    [actual, 1, true],
    [actual, 9, true],
    [actual, 10, false],
    [{ ...actual, status: 'exercise' } as never, 9, false],
    [{ ...actual, responders: { group: 'EHBO', wanted: 2 } } as never, 9, false],
  ]
  for (const [about, coming, isAsked] of table) {
    const asks = asksOf(shipped, about, { chosen: 500, coming, all: 2000 })
    t.equal(asks.includes('coordinator'), isAsked, `${coming} of ${JSON.stringify(about)}`)
  }
  const { ports } = await office(t)
  const few = draft({ area: near(92) })
  const preview = ports.desk.preview(few)
  const open = preview.remarks.filter(({ key }) => key === 'coordinator-needed')
  t.match([preview, open], [{ selected: 9 }, [{ field: 'override', blocks: false }]])
  await t.rejects(ports.desk.start(few, by), { message: 'override: coordinator-needed' })
  await ports.desk.start({ ...few, override: why }, by)
  t.equal(ports.desk.actions()[0]?.action.override, why)
  await ports.desk.start(draft({ area: near(102) }), by)
})

t.test('a dispatcher asks a coordinator, who gives the reason or nothing is sent', async (t) => {
  const { ports, as } = await office(t)
  const [admin, dispatcher, coordinator] = (await Promise.all(
    (['admin', 'dispatcher', 'coordinator'] as const).map(as),
  )) as [Visitor, Visitor, Visitor]
  const composing = await admin.post('/acties/meekijken', alert)
  t.match(composing.html, 'Minder dan 10 mensen: hiervoor is een reden van een coördinator nodig')
  const { html, form } = await checked(admin, alert)
  t.match(
    html,
    /Een coördinator moet een reden geven[\s\S]*Maak het gebied groter, of vraag een co/,
  )
  t.notMatch(html, /Verstuur naar|name="few"/, 'there is no way past it')
  const alone = await admin.post('/acties', { ...form, few: why })
  t.equal(alone.status, 422, 'a reason of somebody else is none')
  t.match(alone.html, /Een coördinator moet eerst een reden geven/)
  const asked = await admin.post('/acties', { ...form, how: 'ask' })
  const place = String(asked.headers.location)
  const path = place.replace('/gevraagd', '')
  t.match((await admin.get(place)).html, /Wacht op een coördinator/)
  t.match((await admin.get('/')).html, /Uw oproep wacht op een coördinator/)
  t.notMatch((await dispatcher.get('/')).html, path, 'it is not for a second person')
  for (const page of ['meekijken', 'akkoord', 'niet-akkoord']) {
    const send = page === 'meekijken' ? dispatcher.get : dispatcher.post
    t.equal((await send(`${path}/${page}`)).status, 403, page)
  }
  t.match((await coordinator.get('/')).html, /Een oproep naar weinig mensen wacht op uw reden/)
  const look = await coordinator.get(`${path}/meekijken`)
  const once = onceOf(look.html)
  const short = await coordinator.post(`${path}/akkoord`, { once, few: 'kort' })
  t.match(short.html, /<a href="#few">Vul de reden in[\s\S]*>kort<\/textarea>/)
  t.equal(ports.desk.actions().length, 0)
  const agreed = await coordinator.post(`${path}/akkoord`, { once: onceOf(short.html), few: why })
  t.equal(agreed.status, 303)
  const [line] = ports.desk.actions()
  t.match(line?.action, { few: { reason: why, by: 'coordinator' }, agreed: { by: 'coordinator' } })
  t.notOk(line?.action.override)
  t.notMatch((await coordinator.get('/')).html, 'noodweg')
  const told = `Naar weinig mensen. Reden van coordinator op`
  t.match((await admin.get(path)).html, new RegExp(`${told} .*: “${why}”`))
  const report = (await admin.get(`${path}/verslag`)).html
  t.match(report, `Naar weinig mensen, omdat</dt><dd>${why}`)
  t.match(report, /De coördinator gaf een reden voor weinig mensen<\/td>.*coordinator/)
})

t.test('a coordinator writes the reason on the last look itself', async (t) => {
  const { ports, as } = await office(t)
  const coordinator = await as('coordinator')
  const { html, form } = await checked(coordinator, alert)
  t.match(html, /Waarom naar zo weinig mensen\?[\s\S]*Verstuur naar 5 mensen/)
  t.notMatch(html, /Vraag een coördinator|noodweg/)
  const refused = await coordinator.post('/acties', form)
  t.equal(refused.status, 422)
  t.match(refused.html, /<a href="#few">Vul de reden in/)
  await coordinator.post('/acties', { ...form, once: onceOf(refused.html), few: why })
  t.match(ports.desk.actions()[0]?.action, { few: { reason: why, by: 'coordinator' } })
})

t.test('in an emergency it goes without, and the coordinator is told at once', async (t) => {
  const { ports, as } = await office(t)
  const dispatcher = await as('dispatcher')
  const coordinator = await as('coordinator')
  const { form } = await checked(dispatcher, alert)
  await dispatcher.post('/acties', { ...form, how: 'emergency', override: why })
  const [line] = ports.desk.actions()
  t.match(line?.action, { override: why, selected: 5 })
  t.match((await coordinator.get('/')).html, `via de noodweg, zonder akkoord</strong>`)

  const path = `/acties/${line?.action.id}/uitbreiden`
  const wider = { point: '5.3, 52.6', radius: '92', text: alert.text }
  const asked = await dispatcher.post(path, wider)
  t.match(asked.html, /komen er minder dan 10 mensen bij/)
  const own = await coordinator.post(path, wider)
  const [, marked = ''] = /name="sure" value="([^"]+)"/.exec(own.html) ?? []
  const sure = marked.replaceAll('&quot;', '"')
  const refused = await coordinator.post(path, { ...wider, sure })
  t.match(refused.html, /<a href="#few">Vul de reden in/)
  t.equal((await coordinator.post(path, { ...wider, sure, few: why })).status, 303)
  const [extended] = ports.desk.actions()
  t.match(extended?.action.extensions, [{ selected: 4, few: why, by: 'coordinator' }])
  const report = (await coordinator.get(`/acties/${line?.action.id}/verslag`)).html
  t.match(report, /reden voor weinig mensen<\/td>.*coordinator[\s\S]*Gebied uitgebreid/)
})
