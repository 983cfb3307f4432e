import { cpSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { asksOf } from '../../src/domain/eyes/asks.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { overdue } from '../../src/domain/overdue.ts'
import { shipped } from '../../src/domain/policy/rules.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { type Visitor, webOffice } from '../support/office-web.ts'
import { alertForm, lookedOf, onceOf, vouched } from '../support/pressing.ts'
import { VirtualTime } from '../support/virtual-time.ts'

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
  t.notMatch(look.html, 'wacht op uw reden', 'what one looks at is not asked above it once more')
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
  const { ports, store, as } = await office(t)
  const coordinator = await as('coordinator')
  const { html, form } = await checked(coordinator, alert)
  t.match(html, /Waarom naar zo weinig mensen\?[\s\S]*Verstuur naar 5 mensen/)
  t.notMatch(html, /Vraag een coördinator|noodweg/)
  const refused = await coordinator.post('/acties', form)
  t.equal(refused.status, 422)
  t.match(refused.html, /<a href="#few">Vul de reden in/)
  await coordinator.post('/acties', { ...form, once: onceOf(refused.html), few: why })
  t.match(ports.desk.actions()[0]?.action, { few: { reason: why, by: 'coordinator' } })

  const who = { kind: 'account', id: 'coordinator' } as const
  const made = { by: who, at: '2026-11-24T11:59:00Z' }
  const numbers = { ...made, id: 'n1', numbers: 5 }
  await store.append([{ type: 'previews.alarmed', alarm: numbers }], who)
  t.match((await checked(coordinator, alert)).html, 'name="few"', 'small counts are told on')
  const alarm = { ...made, id: 'a1', areas: 10 }
  await store.append([{ type: 'previews.alarmed', alarm }], who)
  const own = await checked(coordinator, alert)
  t.notMatch(own.html, /name="few"|noodweg/, 'who looked at many small areas asks another')
  const toAsk = await coordinator.post('/acties', { ...own.form, few: why })
  t.match([toAsk.status, toAsk.html], [422, /Een coördinator moet eerst een reden geven/])
  const nobody = { ...alert, point: '5.31, 52.61' }
  const dispatcher = await as('dispatcher')
  const asked = await dispatcher.post('/acties', {
    ...(await checked(dispatcher, nobody)).form,
    how: 'ask',
  })
  t.match(asked.status, 422, 'where nobody lives there is nothing to ask')
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
  const refused = await coordinator.post(path, { ...wider, ...lookedOf(own.html) })
  t.match(refused.html, /<a href="#few">Vul de reden in/)
  t.equal(
    (await coordinator.post(path, { ...wider, ...lookedOf(refused.html), few: why })).status,
    303,
  )
  const [extended] = ports.desk.actions()
  t.match(extended?.action.extensions, [{ selected: 4, few: why, by: 'coordinator' }])
  const report = (await coordinator.get(`/acties/${line?.action.id}/verslag`)).html
  t.match(report, /reden voor weinig mensen<\/td>.*coordinator[\s\S]*Gebied uitgebreid/)
})

t.test('nobody reads how few an extension goes to before they get it', async (t) => {
  const ways = {
    'with their own reason': ['coordinator', 52, 102, { few: why }],
    'in an emergency': ['dispatcher', 52, 102, { how: 'emergency', override: why }],
    'with a second person': ['coordinator', 405, 455, { how: 'ask', few: why }],
  } as const
  for (const [way, [who, from, to, said]] of Object.entries(ways)) {
    const { timers, now } = new VirtualTime()
    const { ports, as } = await webOffice(t, people, {
      ...{ isAsShipped: true, after: timers.after, now, dataDir: t.testdir() },
    })
    const [dispatcher, presser] = [await as('dispatcher'), await as(who)]
    const { id } = await ports.desk.start(draft({ area: near(from), override: why }), by)
    const path = `/acties/${id}/uitbreiden`
    const wider = { point: '5.3, 52.6', radius: String(to), text: alert.text }
    const sure = lookedOf((await presser.post(path, wider)).html)
    const pressed = await presser.post(path, { ...wider, ...sure, ...said })
    let place = String(pressed.headers.location)
    if (place.endsWith('/gevraagd')) {
      const look = place.replace('/gevraagd', '')
      const once = onceOf((await dispatcher.get(`${look}/meekijken`)).html)
      place = String((await dispatcher.post(`${look}/akkoord`, { once })).headers.location)
    }
    const strip = (await (await as('admin')).get(`/acties/${id}/zo-verstuurd`)).html
    for (const html of [strip, (await dispatcher.get(place)).html]) {
      t.match(html, 'De uitbreiding gaat zo naar nog een aantal mensen', way)
    }
  }
})

t.test('who coordinates says why to a few, and asks a second person', async (t) => {
  const { ports, as } = await office(t)
  const [dispatcher, coordinator] = (await Promise.all(
    (['dispatcher', 'coordinator'] as const).map(as),
  )) as [Visitor, Visitor]
  const { id } = await ports.desk.start(draft({ area: near(405), override: why }), by)
  const path = `/acties/${id}/uitbreiden`
  const wider = { point: '5.3, 52.6', radius: '455', text: alert.text }
  const { html } = await coordinator.post(path, wider)
  const form = { ...wider, ...lookedOf(html), how: 'ask' }
  const open = await coordinator.post(path, form)
  t.match([open.status, open.html], [422, /<a href="#few">Vul de reden in/], 'theirs to write')
  const asked = await coordinator.post(path, { ...form, few: why })
  const place = String(asked.headers.location).replace('/gevraagd', '')
  const look = await dispatcher.get(`${place}/meekijken`)
  t.notMatch(look.html, 'name="few"', 'no dispatcher is asked for it')
  const agreed = await dispatcher.post(`${place}/akkoord`, { once: onceOf(look.html) })
  t.match([agreed.status, agreed.headers.location], [303, `${place}/verzenden`])
  const report = (await dispatcher.get(`/acties/${id}/verslag`)).html
  t.match(report, /tweede persoon keek mee[^<]*<\/td><td[^>]*>dispatcher/)
  t.match(report, /reden voor weinig mensen<\/td><td[^>]*>coordinator/)
  t.match((await dispatcher.get(`/acties/${id}`)).html, `Reden van coordinator op`)
})

t.test('who looks at ten small areas in a row is told no small number, and told on', async (t) => {
  const time = new VirtualTime()
  const clock = { now: time.now, after: time.timers.after }
  const { ports, store, as } = await webOffice(t, people, { ...clock, isAsShipped: true })
  const [dispatcher, auditor] = [await as('dispatcher'), await as('auditor')]
  const page = '/gebieden-bekeken'
  t.match((await auditor.get(page)).html, /Er was geen alarm[\s\S]*Niemand bekeek een klein/)
  const written: string[] = []
  const { append } = ports.store
  Object.assign(ports.store, {
    append: (...[facts, who]: Parameters<typeof append>) => {
      written.push(...facts.map(({ type }) => type).filter((type) => type.startsWith('previews')))
      return append(facts, who)
    },
  })
  const at = (n: number) => ({ ...alert, point: `5.3, ${52.6 + n * 0.0003}`, radius: '12' })
  const look = (form: typeof alert) => dispatcher.post('/acties/meekijken', form)
  for (let again = 0; again < 20; again += 1) await look(at(1))
  for (let n = 2; n < 10; n += 1) t.notMatch((await look(at(n))).html, 'Te veel kleine')
  const wide = { ...alert, radius: '20000' }
  await look(wide)
  t.strictSame(written, [], 'no write for a key press')
  t.notOk(store.state.previews.alarms.length, 'nine places, however often')
  await look(at(10))
  t.strictSame(written, ['previews.alarmed'])
  const nobody = { ...at(0), point: '5.31, 52.61' }
  for (const form of [at(11), nobody]) {
    t.match((await look(form)).html, /Te veel kleine gebieden\. .* tot 13:30 verborgen/)
  }
  const told = (html: string) => html.replace(/id-\d+|5\.3\d*, ?52\.6\d*/g, '')
  const [few, none] = await Promise.all([at(11), nobody].map((form) => checked(dispatcher, form)))
  t.equal(told(few?.html ?? ''), told(none?.html ?? 'x'), 'nobody and a few look alike')
  const tries = [{}, { how: 'emergency' }, { how: 'ask' }, { how: 'emergency', override: why }]
  for (const how of tries) {
    const [one, other] = await Promise.all(
      [at(11), nobody].map(async (form) => {
        const pressed = { ...(await checked(dispatcher, form)).form, ...how }
        const { status, html, headers } = await dispatcher.post('/acties', pressed)
        const place = String(headers.location)
        const edge = (await dispatcher.get('/')).html.match(/naar [^,]*, gevraagd om/)?.[0]
        const end = place.endsWith('verzenden') ? 'terug' : 'intrekken'
        await dispatcher.post(place.replace(/\w+$/, end))
        return [status, told(html), place.replace(/id-\d+/, ''), edge]
      }),
    )
    t.strictSame(one, other, `nobody and a few look alike, pressed with ${JSON.stringify(how)}`)
  }
  t.match((await look(wide)).html, /60 mensen/)
  const pressed = await dispatcher.post('/acties', {
    ...few?.form,
    ...{ how: 'emergency', override: why, once: onceOf((await checked(dispatcher, at(11))).html) },
  })
  t.match([pressed.status, pressed.html], [422, /Maak het gebied groter, of vraag een coö/])
  await time.pass(5000)
  t.equal(ports.desk.actions().length, 0, 'whether it goes would tell whether anybody lives there')
  await dispatcher.post('/acties', {
    ...(await checked(dispatcher, { ...alert, radius: '102' })).form,
    ...{ how: 'emergency', override: why },
  })
  await time.pass(5000)
  t.match(ports.desk.actions()[0]?.action, { selected: 10 }, 'a real alert is not stopped')
  const path = `/acties/${ports.desk.actions()[0]?.action.id}/uitbreiden`
  for (const how of [{}, { how: 'emergency' }]) {
    const [one, other] = await Promise.all(
      [at(15), nobody].map(async ({ point, radius, text }) => {
        const wider = { point, radius, text }
        const looked = lookedOf((await dispatcher.post(path, wider)).html)
        const form = { ...wider, ...looked, ...how }
        const { status, html } = await dispatcher.post(path, form)
        return [status, told(html), looked.sure !== '']
      }),
    )
    t.strictSame(one, other, `nor does an extension tell, with ${JSON.stringify(how)}`)
  }
  await time.pass(60_000)
  t.equal(written.filter((type) => type === 'previews.looked').length, 1, 'a write a minute')
  const looks = [...store.state.previews.looks.values()]
  t.match(
    looks.find(({ band }) => band === 'few'),
    { by: { id: 'dispatcher' }, near: '52.60,5.30' },
  )
  t.match(looks.map(({ band }) => band).sort(), ['few', 'nobody', 'some'])
  t.notMatch(JSON.stringify(looks), /52\.\d{3}/)

  const admin = await as('admin')
  t.match((await admin.get('/')).html, /dispatcher bekeek op .* 10 kleine gebieden kort na elkaar/)
  t.notMatch((await dispatcher.get('/')).html, 'kleine gebieden')
  t.match((await admin.get('/')).html, `href="${page}"`, 'from the alarm to all of them')
  const seen = `${page}/${store.state.previews.alarms[0]?.id}`
  t.equal((await dispatcher.post(seen)).status, 403)
  t.equal((await dispatcher.get(page)).status, 403)
  t.match((await auditor.get(page)).html, /10 kleine gebieden[\s\S]*Nog niet uitgezocht/)
  t.notMatch((await auditor.get(page)).html, seen, 'who only looks does not settle it')
  const coordinator = await as('coordinator')
  t.match((await coordinator.get(page)).html, `action="${seen}"`)
  t.match(await coordinator.post(seen), { headers: { location: `${page}?gedaan=uitgezocht` } })
  t.notMatch((await admin.get('/')).html, 'bekeek op')
  const { html } = await auditor.get(page)
  t.match(html, /Per dag: november 2026[\s\S]*24 november<[\s\S]*dispatcher<[\s\S]*13:00 en 14:00/)
  t.match(html, /10 kleine gebieden[\s\S]*Door coordinator, op 24 nov/)
  t.match(html, /1 jaar bewaard/)
  const small = looks.filter(({ band }) => band !== 'some')
  const times = small.reduce((sum, look) => sum + look.times, 0)
  t.match(html, `gezien">${times}</td>`)
  const before = { type: 'previews.looked', hour: '2026-09-30T22', looked: small } as const
  await store.append([before], { kind: 'token', id: 'gone' })
  t.match((await auditor.get(page)).html, 'href="?maand=2026-11" aria-current="page"')
  const older = (await auditor.get(`${page}?maand=2026-10`)).html
  t.match(older, /oktober 2026[\s\S]*>1 oktober<[\s\S]*00:00 en 01:00/, 'by the clock on the wall')
  t.notMatch(older, '24 november')
  t.notMatch(html, /5[.,]3\d|52[.,]\d/, 'not where')
  await time.pass(30 * 60_000)
  t.match((await look(at(11))).html, /&lt;5 mensen/)

  const again = emptyState()
  for (const fact of snapshotFacts(store.state, time.now())) foldFact(again, fact, time.now())
  t.strictSame(again.previews, store.state.previews)
  const later = time.now() + 366 * 24 * 60 * 60_000
  t.equal(overdue(again, later).counts.views, store.state.previews.looks.size + 1)
  foldFact(again, { type: 'retention.applied', counts: {} }, later)
  t.strictSame([again.previews.looks.size, again.previews.alarms], [0, []])
})

t.test('small areas looked at before a restart count with those after it', async (t) => {
  const base = t.testdir()
  const time = new VirtualTime()
  const clock = { now: time.now, after: time.timers.after, isAsShipped: true }
  const open = (folder: string) => webOffice(t, people, { ...clock, dataDir: join(base, folder) })
  const first = await open('before')
  const look = async (visitor: Visitor, from: number, until: number) => {
    for (let n = from; n <= until; n += 1) {
      const point = `5.3, ${52.6 + n * 0.0003}`
      await visitor.post('/acties/meekijken', { ...alert, point, radius: '12' })
    }
  }
  await look(await first.as('dispatcher'), 1, 6)
  await time.pass(60_000)
  await look(await first.as('dispatcher'), 5, 6)
  await time.pass(60_000)
  await first.rest()
  await first.store.compact()
  cpSync(join(base, 'before'), join(base, 'after'), { recursive: true })

  const { as, store, rest } = await open('after')
  t.notMatch(JSON.stringify(store.state.previews.narrow), /5\.3|52\./, 'never where')
  const dispatcher = await as('dispatcher')
  await look(await as('coordinator'), 7, 15)
  await look(dispatcher, 7, 9)
  t.strictSame(store.state.previews.alarms, [], 'nine, and nine of somebody else')
  await look(dispatcher, 10, 10)
  await rest()
  t.match(store.state.previews.alarms, [{ by: { id: 'dispatcher' }, areas: 10 }])
  t.strictSame(
    store.state.previews.narrow.filter(({ by }) => by.id === 'dispatcher'),
    [],
    'counted from nothing again',
  )
})
