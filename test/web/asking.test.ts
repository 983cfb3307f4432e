import t, { type Test } from 'tap'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm as alert, lookedOf, onceOf, vouched } from '../support/pressing.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const people = Array.from({ length: 60 }, (_, n) => neighbour(n + 1))

/** An office as shipped in which seconds pass only when the test says so, and an alert that waits. */
async function asking(t: Test) {
  const time = new VirtualTime()
  const clock = { after: time.timers.after, now: time.now }
  const office = await webOffice(t, people, { ...clock, isAsShipped: true })
  const dispatcher = await office.as('dispatcher')
  const coordinator = await office.as('coordinator')
  const ask = async (once: string) =>
    String(
      (await dispatcher.post('/acties', { ...alert, ...vouched, once, how: 'ask' })).headers
        .location,
    )
  const { html } = await dispatcher.post('/acties/controle', alert)
  const place = await ask(onceOf(html))
  const path = place.replace('/gevraagd', '')
  const count = () => office.ports.desk.actions().length
  return { ...office, time, dispatcher, coordinator, ask, place, path, count, once: onceOf(html) }
}

t.test(
  'a second person sees that an alert waits, looks and agrees; then it goes out',
  async (t) => {
    const { time, dispatcher, coordinator, ask, place, path, count, once, as } = await asking(t)
    t.match(place, /^\/acties\/[^/]+\/gevraagd$/)
    t.equal(await ask(once), place, 'pressed twice is asked once')
    t.match((await dispatcher.get(place)).html, /Wacht op een tweede persoon/)
    t.equal((await dispatcher.get(`${place}/stand`)).status, 204)
    for (const page of ['/', '/modems', '/rand']) {
      const { html } = await coordinator.get(page)
      t.match(
        html,
        /Een oproep wacht op uw akkoord<\/strong>\s*<p>Vermist kind, naar 60 mensen/,
        page,
      )
      t.match((await dispatcher.get(page)).html, /Uw oproep wacht op een tweede persoon/, page)
    }
    t.notMatch((await (await as('auditor')).get('/')).html, 'wacht op')
    for (const role of ['admin', 'registrar', 'auditor'] as const) {
      t.equal((await (await as(role)).post(`${path}/akkoord`)).status, 403, role)
    }
    t.equal(
      (await dispatcher.post(`${path}/akkoord`, { once })).headers.location,
      place,
      'not oneself',
    )
    const { html } = await coordinator.get(`${path}/meekijken`)
    for (const words of [
      'dispatcher vroeg dit',
      'let op jongen',
      'Dit is aangevinkt',
      'dienst 7',
    ]) {
      t.match(html, words)
    }
    await time.pass(60_000)
    t.equal(count(), 0)
    t.match((await coordinator.post(`${path}/akkoord`, { once: 'x' })).html, /te oud/)
    const agreed = await coordinator.post(`${path}/akkoord`, { once: onceOf(html) })
    t.equal(agreed.headers.location, `${path}/verzenden`)
    t.equal((await dispatcher.get(`${place}/stand`)).headers['hx-redirect'], `${path}/verzenden`)
    t.equal(count(), 0, 'five seconds to take it back')
    await time.pass(5000)
    t.equal(count(), 1)
    t.equal((await dispatcher.get(place)).headers.location, path)
    t.equal((await coordinator.get(`${path}/meekijken`)).headers.location, path)
    const report = (await dispatcher.get(`${path}/verslag`)).html
    t.match(report, /Tweede persoon<\/dt><dd>coordinator/)
    t.match(report, /De tweede persoon keek mee en gaf akkoord<\/td>.*coordinator/)
    t.notMatch((await coordinator.get('/')).html, 'Verstuurd via de noodweg')
  },
)

t.test('a second person who does not agree says why, and nothing is sent', async (t) => {
  const { time, dispatcher, coordinator, ask, place, path, count } = await asking(t)
  const short = await coordinator.post(`${path}/niet-akkoord`, { why: 'nee' })
  t.match(short.html, /<a href="#why">Schrijf waarom niet/)
  t.match(short.html, />nee<\/textarea>/, 'what was typed is still there')
  await coordinator.post(`${path}/niet-akkoord`, { why: 'het adres klopt niet' })
  const { html } = await dispatcher.get(place)
  t.match(html, /Niet akkoord<\/h1>/)
  t.match(html, /“het adres klopt niet”/)
  const back = await dispatcher.post(`${path}/intrekken`)
  t.match(back.html, /value="criterion-0" required checked/, 'what was ticked is still')
  t.match(back.html, /Niet akkoord\. Reden: “het adres klopt niet”/, 'also when pressed unread')
  const second = await ask(onceOf(back.html))
  t.not(second, place)
  const withdrawn = await dispatcher.post(second.replace('gevraagd', 'intrekken'))
  t.match(withdrawn.html, /De vraag is weg\. Er is niets verstuurd/)
  const gone = await coordinator.get(second.replace('gevraagd', 'meekijken'))
  t.match(gone.html, 'De vraag is ingetrokken.', 'and not that the appliance was off')
  const late = await coordinator.post(second.replace('gevraagd', 'akkoord'), { once: 'x' })
  t.match(late.html, 'De vraag is ingetrokken.')
  t.notMatch((await dispatcher.get('/')).html, 'Uw oproep', 'who asked has read it')
  await time.pass(60_000)
  t.equal(count(), 0)
})

t.test('who refuses what somebody agreed with a moment before is not told no', async (t) => {
  const { time, coordinator, path, count } = await asking(t)
  const { html } = await coordinator.get(`${path}/meekijken`)
  await coordinator.post(`${path}/akkoord`, { once: onceOf(html) })
  const why = { why: 'het adres klopt niet' }
  const late = await coordinator.post(`${path}/niet-akkoord`, why)
  t.equal(late.headers.location, `${path}/verzenden`, 'where it can be taken back')
  const twice = await coordinator.post(`${path}/akkoord`, { once: onceOf(html) })
  t.equal(twice.headers.location, `${path}/verzenden`)
  await time.pass(5000)
  t.equal(count(), 1, 'once')
  t.equal((await coordinator.post(`${path}/niet-akkoord`, why)).headers.location, path)
})

t.test('who practises is told what waits for them in earnest', async (t) => {
  const { coordinator, path, store } = await asking(t)
  await coordinator.post('/oefenen', { scenario: 'child' })
  const inside = (await coordinator.get('/oefenen/bureau/')).html
  t.match(inside, 'hx-get="/oefenen/rand"')
  t.match(
    inside,
    /Dit is echt, en geen oefening:<\/strong> <a href="\/oefenen"/,
    'without a script',
  )
  t.match((await coordinator.get('/oefenen')).html, `href="${path}/meekijken"`, 'nor there')
  const { html } = await coordinator.get('/oefenen/rand')
  t.match(html, /Dit is echt, en geen oefening:[\s\S]*Een oproep wacht op uw akkoord/)
  t.match(html, `href="${path}/meekijken"`, 'of the appliance, not of the drill')
  const ends = await Promise.all([1, 2].map(() => coordinator.post('/oefenen/klaar')))
  t.equal(ends[0]?.headers.location, ends[1]?.headers.location)
  t.equal(store.state.drills.get('coordinator')?.length, 1, 'marked once')
  const part = { 'hx-request': 'true' }
  const gone = await coordinator.get('/oefenen/bureau/telefoon', part)
  t.equal(gone.headers['hx-redirect'], '/oefenen', 'an open page of a drill that is gone')
  t.equal((await coordinator.get('/oefenen/rand', part)).headers['hx-redirect'], '/oefenen/bureau/')
})

t.test('a question is forgotten after an hour, by the clock alone', async (t) => {
  const { time, dispatcher, coordinator, place, path } = await asking(t)
  await time.pass(59 * 60_000)
  t.match((await coordinator.get('/')).html, `href="${path}/meekijken"`)
  await time.pass(60_000)
  t.notMatch((await coordinator.get('/')).html, `href="${path}/meekijken"`)
  t.equal((await dispatcher.get(place)).status, 404)
})

t.test('what is not as it was shown has to be asked again', async (t) => {
  const { time, dispatcher, coordinator, ports, place, path, count } = await asking(t)
  const { html } = await coordinator.get(`${path}/meekijken`)
  const participant = neighbour(61)
  await ports.store.append([{ type: 'participant.saved', participant, source: 'test' }], by)
  const late = await coordinator.post(`${path}/akkoord`, { once: onceOf(html) })
  t.match(late.html, /veranderd sinds het werd gevraagd/)
  t.match((await dispatcher.get(place)).html, /Er is iets veranderd sinds u keek/)
  await time.pass(60_000)
  t.equal(count(), 0)
})

t.test(
  'after a power cut the question is gone, and both are told that nothing was sent',
  async (t) => {
    const { dispatcher, coordinator } = await asking(t)
    for (const [visitor, page] of [
      [dispatcher, 'gevraagd'],
      [coordinator, 'meekijken'],
    ] as const) {
      const { status, html } = await visitor.get(`/acties/of-before/${page}`)
      t.equal(status, 404)
      t.match(html, /Het apparaat ging uit voordat iemand akkoord gaf/)
      t.match(html, /Er is niets verstuurd/)
    }
  },
)

t.test('whoever takes it back, only who filled it in gets it again, and all of it', async (t) => {
  const { dispatcher, coordinator, count } = await asking(t)
  const named = { ...alert, leaveOut: madeUpMobile(3) }
  const { html } = await dispatcher.post('/acties/controle', named)
  const form = { ...named, ...vouched, once: onceOf(html), how: 'ask' }
  const place = String((await dispatcher.post('/acties', form)).headers.location)
  const path = place.replace('/gevraagd', '')
  const look = (await coordinator.get(`${path}/meekijken`)).html
  t.notMatch(look, named.leaveOut, 'nobody else reads whom the police name')
  await coordinator.post(`${path}/akkoord`, { once: onceOf(look) })
  const theirs = await coordinator.post(`${path}/terug`)
  t.equal(theirs.headers.location, `${path}/verzenden`)
  const told = (await coordinator.get(`${path}/verzenden`)).html
  t.match(told, /Teruggenomen\. Er is niets verstuurd/)
  t.notMatch(told, /Terug naar de controle/)
  t.match((await dispatcher.get(`${path}/verzenden`)).html, /Terug naar de controle/)
  const own = (await dispatcher.post(`${path}/terug`)).html
  t.match(own, `name="leaveOut" value="${named.leaveOut}"`)
  t.match(own, /id="criterion-0"[^>]* checked/)
  t.equal(count(), 0)
})

t.test('an extension waits for a second person too, and goes out when they agree', async (t) => {
  const time = new VirtualTime()
  const clock = { after: time.timers.after, now: time.now }
  const { ports, as } = await webOffice(t, people, { ...clock, isAsShipped: true })
  const [dispatcher, coordinator] = [await as('dispatcher'), await as('coordinator')]
  const centre = [5.3, 52.6] as const
  const { id } = await ports.desk.start(draft({ area: { centre, radiusMetres: 152 } }), by)
  const selected = () => ports.desk.action(id)?.action.selected
  const form = { point: centre.join(', '), radius: '305', text: draft().text.sms }
  const looked = await dispatcher.post(`/acties/${id}/uitbreiden`, form)
  t.match(looked.html, '<a class="button primary big" href="#eyes-title">', 'where it goes on')
  const sure = lookedOf(looked.html)
  t.notMatch(looked.html, 'Ja, verstuur', 'nobody is led past the question')
  const ask = async () => {
    const asked = await dispatcher.post(`/acties/${id}/uitbreiden`, {
      ...form,
      ...sure,
      how: 'ask',
    })
    return String(asked.headers.location)
  }
  const path = (await ask()).replace('/gevraagd', '')
  t.equal(await ask(), `${path}/gevraagd`, 'pressed twice is asked once')
  t.match(
    (await coordinator.get('/')).html,
    /wacht op uw akkoord<\/strong>\s*<p>[^,]*, naar 15 mensen/,
  )
  t.match((await dispatcher.get(`${path}/gevraagd`)).html, /De actie zelf loopt door/)
  t.equal((await dispatcher.get(`${path}/meekijken`)).headers.location, `${path}/gevraagd`)

  const { html } = await coordinator.get(`${path}/meekijken`)
  for (const words of ['Uitbreiding van actie', 'rode jas', '15 mensen komen erbij', '305 meter']) {
    t.match(html, words)
  }
  const why = 'te ver weg voor een kind'
  await coordinator.post(`${path}/niet-akkoord`, { why })
  t.match((await dispatcher.get(`${path}/gevraagd`)).html, why)
  const back = await dispatcher.post(`${path}/intrekken`)
  t.match(back.html, new RegExp(`${why}[\\s\\S]*value="305"`), 'the form as it was')
  t.equal(selected(), 15)

  const next = (await ask()).replace('/gevraagd', '')
  t.not(next, path, 'who was refused asks anew')
  const once = onceOf((await coordinator.get(`${next}/meekijken`)).html)
  const agreed = await coordinator.post(`${next}/akkoord`, { once })
  t.equal(agreed.headers.location, `${next}/verzenden`)
  t.match((await coordinator.get(`${next}/verzenden`)).html, /gaat zo naar nog 15 mensen/)
  t.equal((await dispatcher.get(`${next}/gevraagd`)).headers.location, `${next}/verzenden`)
  t.equal(selected(), 15, 'it can still be taken back')
  await coordinator.post(`${next}/akkoord`, { once })
  await time.pass(5000)
  t.equal(selected(), 30, 'once')
  t.equal((await dispatcher.get(`${next}/gevraagd`)).headers.location, `/acties/${id}`)
  t.match(ports.desk.action(id)?.action.extensions, [
    { by: 'dispatcher', agreed: { by: 'coordinator' } },
  ])
  t.notMatch((await coordinator.get('/')).html, 'noodweg')
  const report = (await dispatcher.get(`/acties/${id}/verslag`)).html
  t.match(report, /De tweede persoon keek mee en gaf akkoord<\/td>.*coordinator/)

  const wider = { ...form, radius: '455' }
  const again = await dispatcher.post(`/acties/${id}/uitbreiden`, wider)
  const later = { ...wider, ...lookedOf(again.html) }
  const last = await dispatcher.post(`/acties/${id}/uitbreiden`, { ...later, how: 'ask' })
  const stale = String(last.headers.location).replace('/gevraagd', '')
  await ports.desk.stop(id, by)
  t.match(
    (await coordinator.get(`${stale}/meekijken`)).html,
    /veranderd/,
    'a stopped action goes nowhere',
  )
})

t.test('in a drill a played colleague agrees after some seconds', async (t) => {
  const time = new VirtualTime()
  const clock = { after: time.timers.after, now: time.now }
  const drill = { base: '', calls: () => [], outside: () => 0, colleague: 'coordinator' }
  const { ports, as } = await webOffice(t, people, { ...clock, drill, isAsShipped: true })
  const dispatcher = await as('dispatcher')
  const once = onceOf((await dispatcher.post('/acties/controle', alert)).html)
  const asked = await dispatcher.post('/acties', { ...alert, ...vouched, once, how: 'ask' })
  const place = String(asked.headers.location)
  t.match((await dispatcher.get(place)).html, /speelt Omroeper een collega/)
  await time.pass(7_000)
  t.equal((await dispatcher.get(`${place}/stand`)).status, 204, 'reads first')
  await time.pass(2_000)
  t.match((await dispatcher.get(`${place}/stand`)).headers['hx-redirect'], /verzenden$/)
  t.equal(ports.desk.actions().length, 0, 'it can still be taken back')
  await time.pass(5_000)
  t.match(ports.desk.actions(), [{ action: { agreed: { by: 'coordinator' } } }])

  const back = onceOf((await dispatcher.post('/acties/controle', alert)).html)
  const next = await dispatcher.post('/acties', { ...alert, ...vouched, once: back, how: 'ask' })
  await dispatcher.post(String(next.headers.location).replace('gevraagd', 'intrekken'))
  await time.pass(20_000)
  t.equal(ports.desk.actions().length, 1, 'what was taken back is answered by nobody')
})
