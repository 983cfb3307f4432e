import t, { type Test } from 'tap'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { formOf, orderForms } from '../support/orders.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const people = Array.from({ length: 40 }, (_, n) => neighbour(n + 1))
const had = 12

/** An alert of which twelve are out, in an office in which seconds pass when the test says so. */
async function running(t: Test) {
  const time = new VirtualTime()
  const office = await webOffice(t, people, { after: time.timers.after, now: time.now })
  const { ports } = office
  const { id } = await ports.desk.start(draft(), by)
  const phase = ports.desk.action(id)?.action.phases[0]?.id ?? ''
  for (let n = 0; n < had; n += 1) {
    const sending = { phase, n, part: 0, text: 0, reference: n, modem: 'm', iccid: 's' }
    await ports.store.append(
      [
        { type: 'delivery.sending', ...sending },
        { type: 'delivery.part-accepted', phase, n, part: 0, messageReference: n },
      ],
      by,
    )
  }
  const dispatcher = await office.as('dispatcher')
  const path = `/acties/${id}`
  const told = () => ports.desk.action(id)?.action.phases.slice(1) ?? []
  return { ...office, id, path, time, dispatcher, told }
}

const { update, correction, result } = orderForms

for (const [order, form, words] of [
  ['aanvulling', update, /De aanvulling gaat zo naar 10 mensen/],
  ['correctie', correction, /De correctie gaat zo naar 10 mensen/],
  ['afsluiten', result, /De actie wordt zo afgesloten\. De afloop gaat naar 10 mensen/],
] as const) {
  t.test(`${order} can be taken back for five seconds, with what was typed`, async (t) => {
    const { path, time, dispatcher, told, store } = await running(t)
    const page = (await dispatcher.get(path)).html
    const sent = { ...formOf(page, order), ...form }
    const place = String((await dispatcher.post(`${path}/${order}`, sent)).headers.location)
    t.match(place, /^\/acties\/[^/]+\/verzenden$/)
    const waiting = await dispatcher.get(place)
    t.match(waiting.html, words)
    t.match(waiting.html, form.text)
    t.match(waiting.html, /Nog 5 seconden/)
    t.match(waiting.html, /Hiervan is nog niets verstuurd/)
    t.equal(waiting.headers.refresh, '5', 'it goes on without a script')
    t.equal(store.state.presses.size, 1, 'it is on the disk')
    await time.pass(3000)
    const again = await dispatcher.post(`${path}/${order}`, sent)
    t.equal(again.headers.location, place, 'a double click is one order')
    const back = await dispatcher.post(place.replace('verzenden', 'terug'))
    t.equal(back.status, 200)
    t.match(back.html, /<p class="done"[^>]*autofocus>Teruggenomen\./)
    t.match(back.html, new RegExp(`<textarea[^>]*>${form.text}</textarea>`))
    t.not(formOf(back.html, order).once, sent.once, 'the form can be sent again')
    t.equal(store.state.presses.size, 0)
    await time.pass(60_000)
    t.strictSame(told(), [], 'nothing of it went out')

    const second = { ...formOf(back.html, order), ...form }
    const next = String((await dispatcher.post(`${path}/${order}`, second)).headers.location)
    await time.pass(4900)
    t.strictSame(told(), [])
    await time.pass(200)
    t.equal(told().length, 1)
    t.equal((await dispatcher.get(next)).headers.location, path)
    t.equal((await dispatcher.get(`${next}/rest`)).headers['hx-redirect'], path)
    t.equal((await dispatcher.post(`${path}/${order}`, second)).headers.location, path)
    await time.pass(2 * 3_600_000)
    t.equal((await dispatcher.get(next)).headers.location, path, 'also when it is long ago')
    t.equal(told().length, 1)
    t.equal(store.state.presses.size, 0)
  })
}

t.test('what cannot be sent is refused at the press', async (t) => {
  const { path, dispatcher, store } = await running(t)
  const wrong = { ...update, text: 'bel 0612345678.' }
  t.equal((await dispatcher.post(`${path}/aanvulling`, wrong)).status, 422)
  t.equal(store.state.presses.size, 0)
})

t.test('a second dispatcher sees that it is pending, by whom, and can take it back', async (t) => {
  const { path, time, dispatcher, as, told } = await running(t)
  const colleague = await as('coordinator')
  const sent = { ...formOf((await dispatcher.get(path)).html, 'aanvulling'), ...update }
  const place = String((await dispatcher.post(`${path}/aanvulling`, sent)).headers.location)
  for (const at of [path, `${path}/zo-verstuurd`, `${path}/uitbreiden`]) {
    const { html } = await colleague.get(at)
    t.match(html, /class="look pending">\s*<div><strong>De aanvulling gaat zo naar 10 mensen/)
    t.match(html, /dispatcher drukte om 13:00 op Verstuur aanvulling\. <q>gezien bij de brug/)
  }
  const rest = `${place}/rest?blijf=ja`
  t.match((await colleague.get(rest)).html, 'Nog 5 seconden')
  const back = await colleague.post(place.replace('verzenden', 'terug'))
  t.equal(back.headers.location, place, 'what was typed is shown to who typed it')
  const gone = await colleague.get(rest)
  t.equal(gone.headers['hx-redirect'], undefined, 'a form that is being filled in stays')
  t.equal(gone.html, '')
  const page = await dispatcher.get(place)
  t.match(page.html, /Er is niets verstuurd[\s\S]*href="\/acties\/engine-\d+">Terug naar de actie/)
  const form = await dispatcher.post(place.replace('verzenden', 'terug'))
  t.match(form.html, update.text)
  await time.pass(10_000)
  t.strictSame(told(), [])
})

t.test('the old text is held from the press of a correction on, and no longer', async (t) => {
  const { path, time, dispatcher, ports } = await running(t)
  const held: string[] = []
  const { desk } = ports
  const holdBack: typeof desk.holdBack = (id, milliseconds) => {
    held.push(`hold ${milliseconds}`)
    const release = desk.holdBack(id, milliseconds)
    return () => {
      held.push('release')
      release()
    }
  }
  Object.assign(ports, { desk: { ...desk, holdBack } })
  const press = async (order: string, form: object) => {
    const sent = { ...formOf((await dispatcher.get(path)).html, order), ...form }
    return String((await dispatcher.post(`${path}/${order}`, sent)).headers.location)
  }
  await press('aanvulling', update)
  await time.pass(5000)
  t.strictSame(held, [])
  const place = await press('correctie', correction)
  t.strictSame(held, ['hold 8000'])
  t.match((await dispatcher.get(place)).html, /Intussen gaat het oude bericht niet verder/)
  const back = await dispatcher.post(place.replace('verzenden', 'terug'))
  t.match(back.html, 'Het oude bericht gaat verder naar wie het nog niet heeft.')
  t.strictSame(held, ['hold 8000', 'release'])
  await press('correctie', correction)
  await time.pass(5000)
  t.strictSame(held, ['hold 8000', 'release', 'hold 8000', 'release'])
})

t.test('who presses after somebody else is told before it goes', async (t) => {
  const { path, time, dispatcher, as, told } = await running(t)
  const colleague = await as('coordinator')
  const mine = (await dispatcher.get(path)).html
  const theirs = (await colleague.get(path)).html
  const first = { ...formOf(mine, 'aanvulling'), ...update }
  await dispatcher.post(`${path}/aanvulling`, first)
  const typed = { ...correction, cause: 'place' }
  const early = await colleague.post(`${path}/correctie`, {
    ...formOf(theirs, 'correctie'),
    ...typed,
  })
  t.equal(early.status, 422)
  const about = 'dispatcher drukte op Verstuur aanvulling (13:00): “gezien bij de brug'
  t.match(early.html, about)
  t.match(early.html, 'Verstuur deze correctie ook?')
  t.match(early.html, '<button class="primary">Verstuur deze ook</button>')
  t.match(early.html, new RegExp(`id="correction"[^>]*>${correction.text}<`), 'it is kept')
  t.match(early.html, '<option value="place" selected>')
  await time.pass(5000)
  t.equal(told().length, 1)
  const late = { ...formOf(theirs, 'correctie'), ...typed }
  const again = await colleague.post(`${path}/correctie`, late)
  t.match(again.html, 'dispatcher verstuurde een aanvulling (13:00): “Buurtoproep: gezien bij de')
  const anyway = { ...formOf(early.html, 'correctie'), ...typed }
  t.equal((await colleague.post(`${path}/correctie`, anyway)).status, 303, 'told once is enough')
  await time.pass(5000)
  t.strictSame(
    told().map(({ name }) => name),
    ['update', 'correction'],
  )
  const own = await dispatcher.post(`${path}/aanvulling`, { ...first, once: 'another' })
  t.match(own.html, /U verstuurde een aanvulling \(13:00\)[\s\S]*coordinator verstuurde een/)
})

t.test('an update opened while a correction waits is told of it before it goes', async (t) => {
  const { path, time, dispatcher, as, told } = await running(t)
  const colleague = await as('coordinator')
  const theirs = formOf((await colleague.get(path)).html, 'correctie')
  await colleague.post(`${path}/correctie`, { ...theirs, ...correction })
  const opened = (await dispatcher.get(path)).html
  t.match(opened, /id="combined"[^>]*>(?!.*meisje)/, 'it is filled with the old text')
  await time.pass(5000)
  const sent = { ...formOf(opened, 'aanvulling'), ...update }
  const late = await dispatcher.post(`${path}/aanvulling`, sent)
  t.equal(late.status, 422)
  t.match(late.html, 'coordinator verstuurde een correctie (13:00)')
  t.match(late.html, 'Kijk eerst of het bericht voor wie hem nog niet heeft, dan nog klopt.')
  await dispatcher.post(`${path}/aanvulling`, { ...sent, ...formOf(late.html, 'aanvulling') })
  await time.pass(5000)
  t.strictSame(
    told().map(({ name }) => name),
    ['correction', 'update'],
  )
})

t.test('an update goes out beside no correction, however often it is pressed', async (t) => {
  const { path, time, dispatcher, as, told } = await running(t)
  const colleague = await as('coordinator')
  const form = formOf((await dispatcher.get(path)).html, 'aanvulling')
  const theirs = formOf((await colleague.get(path)).html, 'correctie')
  await colleague.post(`${path}/correctie`, { ...theirs, ...correction })
  const early = await dispatcher.post(`${path}/aanvulling`, { ...form, ...update })
  t.match(early.html, 'coordinator drukte op Verstuur correctie')
  const again = { ...form, ...update, ...formOf(early.html, 'aanvulling') }
  t.equal((await dispatcher.post(`${path}/aanvulling`, again)).status, 422)
  await time.pass(10_000)
  t.strictSame(
    told().map(({ name }) => name),
    ['correction'],
  )
  t.match((await dispatcher.post(`${path}/aanvulling`, again)).html, 'verstuurde een correctie')
})

t.test('who is refused for something else is still told', async (t) => {
  const { path, time, dispatcher, as } = await running(t)
  const colleague = await as('coordinator')
  const old = formOf((await colleague.get(path)).html, 'correctie')
  const first = { ...formOf((await dispatcher.get(path)).html, 'aanvulling'), ...update }
  await dispatcher.post(`${path}/aanvulling`, first)
  await time.pass(5000)
  const causeless = await colleague.post(`${path}/correctie`, { ...old, ...correction, cause: '' })
  t.notMatch(causeless.html, 'Verstuur deze correctie ook?')
  const form = { ...formOf(causeless.html, 'correctie'), ...correction }
  t.match((await colleague.post(`${path}/correctie`, form)).html, 'Verstuur deze correctie ook?')
})

t.test('what can follow no more comes back, to be read and copied', async (t) => {
  const { path, time, dispatcher, as, told } = await running(t)
  const colleague = await as('coordinator')
  const old = formOf((await colleague.get(path)).html, 'aanvulling')
  const end = { ...formOf((await dispatcher.get(path)).html, 'afsluiten'), ...result }
  await dispatcher.post(`${path}/afsluiten`, end)
  await time.pass(5000)
  const over = await colleague.post(`${path}/aanvulling`, { ...old, ...update })
  t.equal(over.status, 409)
  t.match(over.html, 'Deze actie is al afgesloten')
  t.match(over.html, 'dispatcher sloot deze actie af (13:00). De afloop: “Buurtoproep: het kind')
  t.match(over.html, new RegExp(`readonly>${update.text}<`))
  t.equal(told().length, 1)
})

t.test('an action that is closed within the seconds takes the order no more', async (t) => {
  const { path, time, dispatcher, id, ports } = await running(t)
  const form = { ...formOf((await dispatcher.get(path)).html, 'aanvulling'), ...update }
  const place = String((await dispatcher.post(`${path}/aanvulling`, form)).headers.location)
  await ports.desk.close(id, { outcome: 'found-otherwise', text: { sms: 'gevonden.' } }, by)
  await time.pass(5000)
  const { html } = await dispatcher.get(place)
  t.match(html, /Er is niets verstuurd[\s\S]*Deze actie is al afgesloten/)
  const back = await dispatcher.post(place.replace('verzenden', 'terug'))
  t.match(back.html, new RegExp(`readonly>${update.text}<`))
})

t.test('after a stop the page says what can still be done', async (t) => {
  const { path, dispatcher, told } = await running(t)
  t.notMatch((await dispatcher.get(path)).html, 'id="after-stop"')
  t.equal((await dispatcher.post(`${path}/stop`)).headers.location, path)
  const { html } = await dispatcher.get(path)
  t.match(html, /id="after-stop"[\s\S]*href="#update-order"[\s\S]*href="#close"[\s\S]*nieuw"/)
  for (const id of ['update-order', 'close']) t.match(html, `id="${id}"`)
  t.strictSame(told(), [])
})

t.test('a correction that is refused after its seconds is told to whoever looks', async (t) => {
  const { id, path, time, dispatcher, as, ports } = await running(t)
  const page = (await dispatcher.get(path)).html
  const sent = { ...formOf(page, 'correctie'), ...correction }
  const place = String((await dispatcher.post(`${path}/correctie`, sent)).headers.location)
  await ports.desk.close(
    id,
    { outcome: 'found-otherwise', text: { sms: 'het kind is terecht.' } },
    by,
  )
  await time.pass(6000)
  const colleague = await (await as('coordinator')).get(path)
  t.match(colleague.html, 'De correctie is niet verstuurd.')
  t.match(colleague.html, 'Deze actie is al afgesloten')
  t.notMatch(colleague.html, 'Het oude bericht gaat verder', 'the close ended it')
  t.match(colleague.html, correction.text)
  t.notMatch(colleague.html, `${place}">Bekijk`, 'what another typed is theirs to send')
  const clerk = (await (await as('registrar')).get(path)).html
  t.match(clerk, 'De correctie is niet verstuurd.')
  t.notMatch(clerk, correction.text, 'what was never sent is for who can send it')
  t.match((await dispatcher.get(path)).html, `<a href="${place}">Bekijk wat u typte`)
})
