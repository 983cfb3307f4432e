import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { overdue } from '../../src/domain/overdue.ts'
import { by, draft, neighbour, oosterwerf } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { formOf, orderForms } from '../support/orders.ts'
import { alertForm as alert, lookedOf, onceOf, press, vouched } from '../support/pressing.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const people = Array.from({ length: 40 }, (_, n) => neighbour(n + 1))
const { point: _, radius: __, ...nowhere } = alert
const inOosterwerf = { ...nowhere, names: oosterwerf.id, leaveOut: '0612345678' }

/** Offices one after the other, each over what the power cut left of the one before it. */
function cuts(t: Test, traits: { readonly isAsShipped?: boolean } = {}) {
  const base = t.testdir()
  const time = new VirtualTime()
  let n = 0
  let ids = 0
  const folder = () => join(base, String(n))
  const open = async () => {
    const clock = { after: time.timers.after, now: time.now, newId: () => `press-${++ids}` }
    const office = await webOffice(t, people, { ...clock, ...traits, dataDir: folder() })
    await office.store.append([{ type: 'areas.replaced', areas: [oosterwerf] }], by)
    return { ...office, dispatcher: await office.as('dispatcher') }
  }
  /** The power goes: what is on the disk at this moment is all there is. */
  const cut = () => {
    const before = folder()
    n += 1
    cpSync(before, folder(), { recursive: true })
    return open()
  }
  return { time, open, cut, folder }
}

type Office = Awaited<ReturnType<ReturnType<typeof cuts>['open']>>

/** Presses once more from the check page that came back. */
const pressAgain = ({ dispatcher }: Office, html: string, after: string) =>
  dispatcher.post('/acties', { ...inOosterwerf, ...vouched, after, once: onceOf(html) })

const idIn = (place: unknown): string => /^\/acties\/([^/]+)/.exec(String(place))?.[1] ?? ''

t.test('a press that the power cut off is told until it is sent after all', async (t) => {
  const { time, open, cut, folder } = cuts(t)
  const first = await open()
  const id = idIn((await press(first.dispatcher, inOosterwerf)).headers.location)
  const at = new Date(time.now()).toISOString()
  await time.pass(3000)

  const office = await cut()
  const { dispatcher, ports, store } = office
  const journal = readFileSync(join(folder(), 'journal', 'journal-000000.ndjson'), 'utf8')
  t.notMatch(journal, /rode jas|jongen, 7|0612345678|meldkamer, dienst/, 'sealed on the disk')
  await time.pass(60_000)
  t.equal(ports.desk.actions().length, 0, 'nothing goes out by itself')
  const told = /U drukte op 24 nov.* op Versturen \(Vermist kind, Oosterwerf\)\. Door een herstart/
  for (const page of ['/', '/acties/nieuw', '/acties', '/rand']) {
    t.match((await dispatcher.get(page)).html, told, page)
  }
  const colleague = await office.as('coordinator')
  const { html } = await colleague.get('/')
  t.match(html, /dispatcher drukte op 24 nov.* op Versturen \(Vermist kind, Oosterwerf\)/)
  t.notMatch(html, 'Opnieuw bekijken', 'what was typed is for who typed it')
  t.equal((await colleague.post(`/acties/${id}/opnieuw`)).headers.location, '/')
  t.notMatch((await (await office.as('registrar')).get('/')).html, 'NIETS')

  await store.compact()
  const check = await dispatcher.post(`/acties/${id}/opnieuw`)
  t.match(check.html, /Dit is uw oproep van voor de herstart/)
  t.match(check.html, 'let op jongen, 7 jaar')
  t.match(check.html, /id="criterion-0" name="criterion" value="criterion-0" required checked/)
  t.match(check.html, `name="after" value="${id}"`)
  t.match((await dispatcher.post('/acties/nieuw', { ...alert, after: id })).html, 'name="after"')
  t.notMatch((await colleague.get('/')).html, 'NIETS', 'somebody looks at it')
  await time.pass(600_000)
  t.match((await colleague.get('/')).html, 'NIETS', 'and did nothing with it')
  const next = idIn((await pressAgain(office, check.html, id)).headers.location)
  t.notMatch((await colleague.get('/')).html, 'NIETS', 'it is being sent')

  const third = await cut()
  const page = (await third.dispatcher.get('/')).html
  t.equal(page.match(/NIETS verstuurd<\/strong>/g)?.length, 1, 'the last press is told, once')
  const again = await third.dispatcher.post(`/acties/${next}/opnieuw`)
  const last = idIn((await pressAgain(third, again.html, next)).headers.location)
  await time.pass(5000)
  const [line] = third.ports.desk.actions()
  t.equal(line?.action.id, last)
  t.match(line?.action.cutOff, [{ by: 'dispatcher' }, { by: 'dispatcher', at }])
  t.equal(third.store.state.presses.size, 0)
  t.notMatch((await third.dispatcher.get('/')).html, 'NIETS')
  const report = (await third.dispatcher.get(`/acties/${last}/verslag`)).html
  t.equal(report.match(/Op Versturen gedrukt; door een herstart/g)?.length, 2)

  // The start is on the disk before what is written after it.
  await third.store.append([], by)
  const fourth = await cut()
  t.match(fourth.store.state.confided.get(last), { askedBy: vouched.askedBy }, 'kept apart')
  t.equal(fourth.store.state.presses.size, 0)
})

t.test('what ended by itself, or was let be, is not told after a restart', async (t) => {
  const { time, open, cut } = cuts(t)
  const first = await open()
  const taken = idIn((await press(first.dispatcher, alert)).headers.location)
  await first.dispatcher.post(`/acties/${taken}/terug`)
  const { desk } = first.ports
  await press(first.dispatcher, alert)
  Object.assign(first.ports, { desk: { ...desk, start: () => Promise.reject(new Error('no')) } })
  await time.pass(5000)
  Object.assign(first.ports, { desk })
  await press(first.dispatcher, alert)
  await time.pass(5000)
  t.equal(first.ports.desk.actions().length, 1)
  const cutOff = idIn((await press(first.dispatcher, alert)).headers.location)
  t.equal((await first.dispatcher.post(`/acties/${cutOff}/laat-maar`)).headers.location, '/')
  t.equal(first.store.state.presses.size, 1, 'while it can be taken back it is not let be')

  const second = await cut()
  const { dispatcher, store } = second
  t.strictSame([...store.state.presses.keys()], [cutOff])
  await time.pass(61 * 60_000)
  const check = await dispatcher.post(`/acties/${cutOff}/opnieuw`)
  t.match(check.html, 'let op jongen, 7 jaar')
  t.notMatch(check.html, /type="checkbox"[^>]*checked/, 'what was ticked was true an hour ago')
  await dispatcher.post('/taal')
  await time.pass(600_000)
  t.match((await dispatcher.get('/')).html, /You pressed Send on 24 Nov.*NOTHING was sent/)
  t.strictSame(overdue(store.state, time.now() + 13 * 86_400_000).counts.presses, undefined)
  const over = overdue(store.state, time.now() + 14 * 86_400_000)
  t.match(over, { counts: { presses: 1 }, facts: [{ type: 'press.ended', end: 'expired' }] })
  const colleague = await second.as('coordinator')
  await colleague.post(`/acties/${cutOff}/laat-maar`)
  t.notMatch((await dispatcher.get('/')).html, 'NOTHING')
  t.notMatch((await (await cut()).dispatcher.get('/')).html, 'NIETS')
})

/** Asks for a second person from a check page; the path of the question. */
async function ask({ dispatcher }: Office, html: string, after: object = {}) {
  const form = { ...alert, ...vouched, ...after, once: onceOf(html), how: 'ask' }
  return `/acties/${idIn((await dispatcher.post('/acties', form)).headers.location)}`
}

const checked = async ({ dispatcher }: Office) =>
  (await dispatcher.post('/acties/controle', alert)).html

t.test('a question to a second person that a restart lost is told, and asked again', async (t) => {
  const { time, open, cut, folder } = cuts(t, { isAsShipped: true })
  const first = await open()
  const path = await ask(first, await checked(first))
  const office = await cut()
  const { dispatcher, ports, store } = office
  const journal = readFileSync(join(folder(), 'journal', 'journal-000000.ndjson'), 'utf8')
  t.notMatch(journal, /rode jas|jongen, 7|meldkamer, dienst/, 'sealed on the disk')
  const colleague = await office.as('coordinator')
  t.equal((await colleague.get(`${path}/meekijken`)).status, 404, 'it does not wait on by itself')
  t.match(
    (await dispatcher.get(`${path}/gevraagd`)).html,
    /U vroeg op 24 nov.* of iemand wilde meek/,
  )
  const { html } = await colleague.get('/')
  t.match(html, /dispatcher vroeg op 24 nov.*Vermist kind.* is die vraag weg\. Er is NIETS verst/)
  await store.compact()
  const check = await dispatcher.post(`${path}/opnieuw`)
  t.match(check.html, /Kijk alles na en vraag het opnieuw[\s\S]*let op jongen, 7 jaar/)
  const again = await ask(office, check.html, { after: idIn(path) })
  t.notMatch((await colleague.get('/')).html, 'NIETS', 'it waits again')
  const look = await colleague.get(`${again}/meekijken`)
  await colleague.post(`${again}/akkoord`, { once: onceOf(look.html) })
  await time.pass(5000)
  const [line] = ports.desk.actions()
  t.match(line?.action, { cutOff: [{ by: 'dispatcher', isAsked: true }], agreed: {} })
  t.match((await dispatcher.get(`${again}/verslag`)).html, 'door een herstart ging die vraag verl')
  await store.append([], by)
  t.equal((await cut()).store.state.presses.size, 0)
})

t.test('a question that ended is not told after a restart; one with an unread no is', async (t) => {
  const { time, open, cut } = cuts(t, { isAsShipped: true })
  const first = await open()
  const colleague = await first.as('coordinator')
  const why = { why: 'het adres klopt niet' }
  const withdrawn = await ask(first, await checked(first))
  await first.dispatcher.post(`${withdrawn}/intrekken`)
  const read = await ask(first, await checked(first))
  await colleague.post(`${read}/niet-akkoord`, why)
  await first.dispatcher.post(`${read}/intrekken`)
  t.equal(first.store.state.presses.size, 0)
  await ask(first, await checked(first))
  await time.pass(3_600_000)
  t.equal(first.store.state.presses.size, 0, 'nobody waits for an hour')
  const unread = await ask(first, await checked(first))
  await colleague.post(`${unread}/niet-akkoord`, why)

  const { dispatcher, store } = await cut()
  t.strictSame([...store.state.presses.keys()], [idIn(unread)])
  t.match((await dispatcher.get('/')).html, 'Door een herstart is die vraag weg')
  await dispatcher.post(`${unread}/laat-maar`)
  t.notMatch((await dispatcher.get('/')).html, 'herstart')
})

t.test('so is a question about an extension, of which the action itself goes on', async (t) => {
  const { time, open, cut } = cuts(t, { isAsShipped: true })
  const first = await open()
  const few = draft({ area: { centre: [5.3, 52.6], radiusMetres: 102 } })
  const { id } = await first.ports.desk.start(few, by)
  const path = `/acties/${id}/uitbreiden`
  const form = { point: '5.3, 52.6', radius: '205', text: few.text.sms }
  const askWider = async ({ dispatcher }: Office, html: string, after: object = {}) => {
    const body = { ...form, ...lookedOf(html), ...after, how: 'ask' }
    return `/acties/${idIn((await dispatcher.post(path, body)).headers.location)}`
  }
  const lost = await askWider(first, (await first.dispatcher.post(path, form)).html)
  const office = await cut()
  const { dispatcher, ports, store } = office
  const told =
    /De uitbreiding is NIET verstuurd[\s\S]*U vroeg op .* uitbreiding \([^)]*Vermist kind/
  t.match((await dispatcher.get('/')).html, told)
  const page = await dispatcher.post(`${lost}/opnieuw`)
  t.match(page.html, /Dit is uw uitbreiding van voor de herstart[\s\S]*name="after"/)
  t.notMatch(page.html, 'name="sure"', 'it is looked at first')
  const after = { after: idIn(lost) }
  const looked = await dispatcher.post(path, { ...form, ...after })
  t.match(looked.html, 'name="after"')
  const again = await askWider(office, looked.html, after)
  t.notMatch((await dispatcher.get('/')).html, 'NIET verstuurd')
  const colleague = await office.as('coordinator')
  const look = await colleague.get(`${again}/meekijken`)
  await colleague.post(`${again}/akkoord`, { once: onceOf(look.html) })
  await time.pass(5000)
  const [extension] = ports.desk.actions()[0]?.action.extensions ?? []
  t.match(extension, { selected: 10, agreed: {}, cutOff: [{ by: 'dispatcher', isAsked: true }] })
  t.equal(store.state.presses.size, 0)
  t.match((await dispatcher.get(`/acties/${id}/verslag`)).html, 'door een herstart ging die vraag')
})

t.test('so is what was to be told to a running action; it goes on as it was', async (t) => {
  const { time, open, cut, folder } = cuts(t)
  const first = await open()
  const { id } = await first.ports.desk.start(draft(), by)
  const path = `/acties/${id}`
  const form = { ...orderForms.result, informedBy: 'wijkagent De Boer' }
  const shown = formOf((await first.dispatcher.get(path)).html, 'afsluiten')
  const sent = { ...shown, ...form }
  const place = String((await first.dispatcher.post(`${path}/afsluiten`, sent)).headers.location)
  const press = idIn(place)

  const office = await cut()
  const { dispatcher, ports, store } = office
  const journal = readFileSync(join(folder(), 'journal', 'journal-000000.ndjson'), 'utf8')
  t.notMatch(journal, /kind is terecht|De Boer/, 'sealed on the disk')
  await time.pass(60_000)
  t.equal(ports.desk.action(id)?.action.state, 'running')
  const { html } = await dispatcher.get('/')
  t.match(
    html,
    /De actie is NIET afgesloten[\s\S]*U drukte op 24 nov.* op Sluit af en verstuur de afloop \(2026-001, /,
  )
  const other = await (await office.as('coordinator')).get('/')
  t.match(other.html, /dispatcher drukte op 24 nov.* op Sluit af .*Waarschuw dispatcher/)
  const gone = await dispatcher.get(place)
  t.equal(gone.status, 404)
  t.match(gone.html, /Dit is niet verstuurd\.[\s\S]*Terug naar de actie/)

  await store.compact()
  const again = await dispatcher.post(`/acties/${press}/opnieuw`)
  t.match(again.html, /Zo vulde u het in voor de herstart[\s\S]*kind is terecht[\s\S]*De Boer/)
  t.notMatch((await dispatcher.get('/')).html, 'NIET afgesloten', 'somebody is at it')
  const over = { ...form, ...formOf(again.html, 'afsluiten') }
  t.match(over, { after: press })
  await dispatcher.post(`${path}/afsluiten`, over)
  await time.pass(5000)
  t.match(ports.desk.action(id)?.action, {
    phases: [{}, { name: 'result', cutOff: [{ by: 'dispatcher' }] }],
  })
  t.equal(store.state.presses.size, 0)
  t.match((await dispatcher.get(`${path}/verslag`)).html, 'door een herstart ging er toen niets')
  await store.append([], by)
  t.equal((await cut()).store.state.presses.size, 0)
})

t.test('of a correction the page says that the old text goes on, and who lets it be', async (t) => {
  const { open, cut } = cuts(t)
  const first = await open()
  const { id } = await first.ports.desk.start(draft(), by)
  const path = `/acties/${id}`
  const place = (await first.dispatcher.post(`${path}/correctie`, orderForms.correction)).headers
  const { dispatcher, store } = await cut()
  const { html } = await dispatcher.get(path)
  t.match(html, /De correctie is NIET verstuurd<[\s\S]*Het oude bericht gaat verder naar wie/)
  await dispatcher.post('/taal')
  const english = (await dispatcher.get(path)).html
  t.match(english, /The correction was NOT sent<[\s\S]*The old message goes on to people/)
  await store.append([{ type: 'action.stopped', action: id }], by)
  const stopped = (await dispatcher.get(path)).html
  t.match(stopped, 'The correction was NOT sent')
  t.notMatch(stopped, 'The old message goes on', 'where it does not, that is not said')
  await dispatcher.post(`/acties/${idIn(place.location)}/laat-maar`)
  t.notMatch((await dispatcher.get(path)).html, 'NOT sent')
  t.equal(store.state.presses.size, 0)
})
