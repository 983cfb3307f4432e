import { cpSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { by, centre, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { formOf, orderForms } from '../support/orders.ts'
import { lookedOf } from '../support/pressing.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const people = Array.from({ length: 40 }, (_, n) => neighbour(n + 1))
const form = { point: '5.3, 52.6', radius: '305', text: 'jongen op de fiets. Bel 0800-0011.' }

/** An alert that goes on to fifteen more, in offices in which seconds pass when the test says so. */
async function running(t: Test, traits: { readonly isAsShipped?: boolean } = {}) {
  const base = t.testdir()
  const time = new VirtualTime()
  let ids = 0
  const open = (life: number) =>
    webOffice(t, people, {
      ...{ ...traits, dataDir: join(base, String(life)) },
      ...{ after: time.timers.after, now: time.now, newId: () => `press-${++ids}` },
    })
  const office = await open(0)
  const { ports } = office
  const area = { centre, radiusMetres: 155 }
  const { id } = await ports.desk.start(draft({ area, override: 'kind bij open water' }), by)
  const dispatcher = await office.as('dispatcher')
  const path = `/acties/${id}`
  const wider = `${path}/uitbreiden`
  /** What the second press sends: the form as it was looked at. */
  const looked = async (over: object = {}) => {
    const { seen } = lookedOf((await dispatcher.get(wider)).html)
    const typed = { ...form, seen, ...over }
    return { ...typed, ...lookedOf((await dispatcher.post(wider, typed)).html) }
  }
  const press = async (sent: object) =>
    String((await dispatcher.post(wider, { ...sent })).headers.location)
  const cut = () => {
    cpSync(join(base, '0'), join(base, '1'), { recursive: true })
    return open(1)
  }
  const selected = () => ports.desk.action(id)?.action.selected
  return { ...office, ...{ id, path, wider, time, dispatcher, looked, press, cut, selected } }
}

const textIn = (html: string) =>
  (/<textarea id="text"[^>]*>([^<]*)</.exec(html)?.[1] ?? '').replaceAll('&#39;', "'")

const back = (place: string) => place.replace('verzenden', 'terug')

t.test('an extension can be taken back for five seconds, with what was typed', async (t) => {
  const { path, wider, time, dispatcher, looked, press, selected, store } = await running(t)
  const sent = await looked()
  const place = await press(sent)
  t.match(place, /^\/acties\/[^/]+\/verzenden$/)
  const waiting = await dispatcher.get(place)
  t.match(waiting.html, 'De uitbreiding gaat zo naar nog 15 mensen')
  t.match(waiting.html, form.text)
  t.match(waiting.html, /Nog 5 seconden/)
  t.equal(waiting.headers.refresh, '5', 'it goes on without a script')
  t.equal(store.state.presses.size, 1, 'it is on the disk')
  await time.pass(3000)
  t.equal(await press(sent), place, 'a double click is one extension')
  t.match((await dispatcher.get(path)).html, /De uitbreiding gaat zo naar nog 15 mensen\.</)
  const taken = await dispatcher.post(back(place))
  t.match(taken.html, /<p class="done"[^>]*>Teruggenomen\. Hiervan is niets verstuurd/)
  t.match(taken.html, new RegExp(`<textarea id="text"[^>]*>${form.text}</textarea>`))
  t.match(taken.html, /name="radius" inputmode="numeric" value="305"/)
  t.match(taken.html, 'Ja, verstuur aan 15 mensen erbij', 'it was looked at already')
  t.equal(store.state.presses.size, 0)
  await time.pass(60_000)
  t.equal(selected(), 15, 'nothing of it went out')

  const again = { ...form, ...lookedOf(taken.html) }
  t.not(again.once, sent.once)
  const next = await press(again)
  await time.pass(4900)
  t.equal(selected(), 15)
  await time.pass(200)
  t.equal(selected(), 30)
  t.equal(store.state.presses.size, 0)
  t.equal((await dispatcher.get(next)).headers.location, path)
  t.equal((await dispatcher.get(`${next}/rest`)).headers['hx-redirect'], path)
  t.equal((await dispatcher.post(wider, again)).headers.location, path)
  await time.pass(2 * 3_600_000)
  t.equal((await dispatcher.get(next)).headers.location, path, 'also when it is long ago')
  t.equal(selected(), 30)
})

t.test('a colleague sees that it is pending, by whom, and can take it back', async (t) => {
  const { path, time, dispatcher, as, looked, press, selected } = await running(t)
  const colleague = await as('coordinator')
  const place = await press(await looked())
  const { html } = await colleague.get(`${path}/zo-verstuurd`)
  t.match(html, /class="look pending">\s*<div><strong>De uitbreiding gaat zo naar nog 15 mensen/)
  t.match(html, /dispatcher drukte om 13:00 op Uitbreiden\. <q>jongen op de fiets/)
  t.equal((await colleague.post(back(place))).headers.location, place)
  t.match((await dispatcher.get(place)).html, 'Er is niets verstuurd')
  t.match((await dispatcher.post(back(place))).html, form.text)
  await time.pass(10_000)
  t.equal(selected(), 15)
})

t.test('one that cannot go out any more is refused at the press, or told after it', async (t) => {
  const { id, path, time, dispatcher, as, looked, press, ports, store } = await running(t)
  const place = await press(await looked())
  const other = await looked({ radius: '355' })
  await ports.desk.stop(id, by)
  await time.pass(5000)
  const colleague = await (await as('coordinator')).get(path)
  t.match(colleague.html, /De uitbreiding is niet verstuurd\.<[\s\S]*Deze actie loopt niet meer/)
  t.match((await dispatcher.get(place)).html, /Er is niets verstuurd[\s\S]*loopt niet meer/)
  const again = await dispatcher.post(back(place))
  t.match(again.html, form.text, 'it can still be read')
  t.notMatch(again.html, 'Ja, verstuur')
  t.equal((await dispatcher.post(`${path}/uitbreiden`, other)).status, 422)
  t.equal(store.state.presses.size, 0)
})

t.test('who extends after a colleague told something is told that first', async (t) => {
  const { path, wider, time, dispatcher, as, looked, press, selected } = await running(t)
  const colleague = await as('coordinator')
  const sent = await looked()
  const theirs = formOf((await colleague.get(path)).html, 'correctie')
  await colleague.post(`${path}/correctie`, { ...theirs, ...orderForms.correction })
  const early = await dispatcher.post(wider, sent)
  t.equal(early.status, 422)
  t.match(early.html, 'coordinator drukte op Verstuur correctie (13:00): “let op meisje')
  t.match(early.html, 'Klopt uw bericht dan nog?')
  await time.pass(5000)
  const late = await dispatcher.post(wider, sent)
  t.match(late.html, 'coordinator verstuurde een correctie (13:00): “CORRECTIE Buurtoproep: let op')
  await press({ ...form, ...lookedOf(late.html) })
  await time.pass(5000)
  t.equal(selected(), 30, 'told once is enough')
  const old = { ...theirs, ...orderForms.result }
  const closing = await colleague.post(`${path}/afsluiten`, old)
  t.match(closing.html, 'dispatcher breidde het gebied uit (13:00).')
})

t.test('a colleague who looked agrees with no extension that is overtaken since', async (t) => {
  const { id, wider, dispatcher, as, looked, ports } = await running(t, { isAsShipped: true })
  const colleague = await as('coordinator')
  const asked = await dispatcher.post(wider, { ...(await looked()), how: 'ask' })
  const place = String(asked.headers.location).replace('/gevraagd', '')
  t.equal((await colleague.get(`${place}/meekijken`)).status, 200)
  const { cause, text } = orderForms.correction
  await ports.desk.obey(id, { is: 'correction', text: { sms: text }, found: { cause } }, by)
  t.match((await colleague.get(`${place}/meekijken`)).html, 'veranderd')
  t.match((await dispatcher.post(`${place}/intrekken`)).html, /lees dit eerst[\s\S]*een correctie/)
})

t.test('a restart tells that it did not go, and shows it again', async (t) => {
  const { id, path, wider, time, looked, press, cut } = await running(t)
  const place = await press(await looked())
  const { as, ports, store } = await cut()
  const dispatcher = await as('dispatcher')
  await time.pass(60_000)
  t.equal(ports.desk.action(id)?.action.selected, 15)
  const { html } = await dispatcher.get('/')
  t.match(html, /De uitbreiding is NIET verstuurd[\s\S]*U drukte op .* op Uitbreiden \(2026-001, /)
  t.match((await dispatcher.get(place)).html, /Dit is niet verstuurd\.[\s\S]*Terug naar de actie/)
  const lost = place.split('/')[2] ?? ''
  const again = await dispatcher.post(`/acties/${lost}/opnieuw`)
  t.match(again.html, /Zo vulde u het in voor de herstart[\s\S]*jongen op de fiets/)
  t.notMatch(again.html, 'name="sure"', 'it is looked at first')
  const typed = { ...form, seen: lookedOf(again.html).seen, after: lost }
  const sure = lookedOf((await dispatcher.post(wider, typed)).html)
  await dispatcher.post(wider, { ...typed, ...sure })
  await time.pass(5000)
  t.match(ports.desk.action(id)?.action.extensions, [{ cutOff: [{ by: 'dispatcher' }] }])
  t.equal(store.state.presses.size, 0)
  t.match((await dispatcher.get(`${path}/verslag`)).html, 'door een herstart ging er toen niets')
})

t.test('an extension opened while a correction waits goes with the corrected text', async (t) => {
  const { id, path, wider, time, dispatcher, as, press, ports } = await running(t)
  const colleague = await as('coordinator')
  const theirs = formOf((await colleague.get(path)).html, 'correctie')
  await colleague.post(`${path}/correctie`, { ...theirs, ...orderForms.correction })
  const opened = (await dispatcher.get(wider)).html
  t.match(
    opened,
    'coordinator drukte om 13:00 op Verstuur correctie. Hieronder staat nog de tekst van daarvoor.',
  )
  const old = textIn(opened)
  t.notMatch(old, 'meisje')
  const typed = { ...form, text: old, seen: lookedOf(opened).seen }
  const early = await dispatcher.post(wider, typed)
  t.match(early.html, 'coordinator drukte op Verstuur correctie (13:00): “let op meisje')
  const sent = { ...typed, ...lookedOf(early.html) }
  t.equal((await dispatcher.post(wider, sent)).status, 422, 'it waits for the correction')
  await time.pass(5000)
  const late = await dispatcher.post(wider, sent)
  t.equal(late.status, 422)
  t.match(late.html, 'coordinator verstuurde een correctie (13:00)')
  t.notMatch(late.html, 'de tekst van daarvoor')
  t.match(textIn(late.html), orderForms.correction.text)
  await press({ ...form, text: textIn(late.html), ...lookedOf(late.html) })
  await time.pass(5000)
  const { action, phases } = ports.desk.action(id) ?? {}
  t.equal(action?.selected, 30)
  t.match(phases?.[0]?.text, orderForms.correction.text)
})

t.test('who is asked to look sees the corrected text of such an extension', async (t) => {
  const { path, wider, time, dispatcher, as } = await running(t, { isAsShipped: true })
  const colleague = await as('coordinator')
  const theirs = formOf((await colleague.get(path)).html, 'correctie')
  await colleague.post(`${path}/correctie`, { ...theirs, ...orderForms.correction })
  const opened = (await dispatcher.get(wider)).html
  const typed = { ...form, text: textIn(opened), seen: lookedOf(opened).seen }
  const sent = { ...typed, ...lookedOf((await dispatcher.post(wider, typed)).html), how: 'ask' }
  await time.pass(5000)
  const late = await dispatcher.post(wider, sent)
  t.equal(late.status, 422, 'nobody is asked to look at the old text')
  t.match(textIn(late.html), orderForms.correction.text)
  const now = { ...sent, text: textIn(late.html), ...lookedOf(late.html) }
  const place = String((await dispatcher.post(wider, now)).headers.location)
  const { html } = await colleague.get(place.replace('gevraagd', 'meekijken'))
  t.match(html, `<q>${textIn(late.html)}`)
})

t.test('an emptied text is told as it goes', async (t) => {
  const { path, wider, dispatcher, as, looked, press } = await running(t)
  const text = textIn((await dispatcher.get(wider)).html)
  const place = await press(await looked({ text: '' }))
  t.match((await dispatcher.get(place)).html, `<q>${text}</q>`)
  t.match((await (await as('coordinator')).get(path)).html, `<q>${text}</q>`)
})
