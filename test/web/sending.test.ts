import t, { type Test } from 'tap'
import { shipped } from '../../src/domain/policy/rules.ts'
import { nl } from '../../src/web/catalogue/nl.ts'
import { by, lenient, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm as alert, onceOf, press, vouched } from '../support/pressing.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const people = Array.from({ length: 200 }, (_, n) => neighbour(n + 1))

/** An office in which seconds pass only when the test says so. */
async function timedOffice(t: Test) {
  const time = new VirtualTime()
  const office = await webOffice(t, people, { after: time.timers.after, now: time.now })
  return { ...office, time, dispatcher: await office.as('dispatcher') }
}

t.test('nothing is sent before every line is ticked, and who asked is filled in', async (t) => {
  const office = await webOffice(t, people)
  const dispatcher = await office.as('dispatcher')
  const { html } = await dispatcher.post('/acties/controle', alert)
  for (const { nl: words } of shipped.criteria.every) t.match(html, words)
  t.match(html, shipped.criteria['missing-child'][0]?.nl)
  t.notMatch(html, /type="checkbox"[^>]*checked/, 'nothing is ticked beforehand')
  const table: readonly [string, Record<string, string | readonly string[]>, RegExp][] = [
    ['nothing', { criterion: [], askedBy: '' }, /<a href="#criterion-0">Vink aan/],
    [
      'all but one',
      { criterion: vouched.criterion.filter((one) => one !== 'criterion-2') },
      /<a href="#criterion-2">Vink aan/,
    ],
    ['nobody', { askedBy: ' ' }, /<a href="#askedBy">Vul in wie in de meldkamer/],
  ]
  for (const [name, changes, words] of table) {
    const form = { ...alert, ...vouched, ...changes, once: onceOf(html) }
    const refused = await dispatcher.post('/acties', form)
    t.equal(refused.status, 422, name)
    t.match(refused.html, words, name)
    t.match(refused.html, 'Vink aan wat klopt', 'the check page again, not the form')
  }
  t.equal(office.ports.desk.actions().length, 0)
})

t.test('what was ticked is kept with name and time; who asked is kept apart', async (t) => {
  const office = await webOffice(t, people)
  const dispatcher = await office.as('dispatcher')
  await press(dispatcher, { ...alert, kind: 'warning' })
  const [line] = office.ports.desk.actions()
  const { criteria } = shipped
  t.strictSame(line?.action.checked, {
    criteria: [...criteria.every, ...criteria.warning].map((one) => one.nl),
    nlAlert: 'not-sent',
    by: 'dispatcher',
    at: '2026-11-24T12:00:00.000Z',
  })
  const id = line?.action.id ?? ''
  t.strictSame(office.store.state.confided.get(id), { askedBy: vouched.askedBy })
  t.notMatch(JSON.stringify(line?.action), vouched.askedBy)
  await office.store.append([{ type: 'action.forgotten', action: id, what: 'descriptions' }], by)
  t.equal(office.store.state.confided.size, 0, 'it goes with the words of the action')
})

t.test(
  'for danger it is asked whether an NL-Alert was sent; for an exercise nothing',
  async (t) => {
    const office = await webOffice(t, people)
    const dispatcher = await office.as('dispatcher')
    const { html } = await dispatcher.post('/acties/controle', { ...alert, kind: 'warning' })
    const form = { ...alert, kind: 'warning', ...vouched, nlAlert: '', once: onceOf(html) }
    t.match((await dispatcher.post('/acties', form)).html, /#nlAlert">Kies of er een NL-Alert/)
    const exercise = { ...alert, status: 'exercise' }
    const check = await dispatcher.post('/acties/controle', exercise)
    t.notMatch(check.html, 'Vink aan wat klopt')
    const sent = await dispatcher.post('/acties', { ...exercise, once: onceOf(check.html) })
    t.equal(sent.status, 303)
  },
)

t.test('for five seconds it can be taken back, and then it is sent once', async (t) => {
  const { as, time, dispatcher, ports } = await timedOffice(t)
  const first = await press(dispatcher, alert)
  const place = String(first.headers.location)
  t.match(place, /^\/acties\/[^/]+\/verzenden$/)
  const waiting = await dispatcher.get(place)
  t.match(waiting.html, /Nog 5 seconden/)
  t.match(waiting.html, /Er is nog niets verstuurd/)
  t.equal(waiting.headers.refresh, '5', 'it goes on without a script')
  await time.pass(2100)
  t.match((await dispatcher.get(`${place}/rest`)).html, /Nog 3 seconden/)
  const back = await dispatcher.post(place.replace('verzenden', 'terug'))
  t.match(back.html, /Teruggenomen\. Er is niets verstuurd/)
  t.match(
    back.html,
    /id="criterion-0" name="criterion" value="criterion-0" required checked/,
    'what was ticked is still',
  )
  const overtaken = await dispatcher.get(`${place}/rest`)
  t.match(overtaken.html, nl['sending.taken-back'])
  t.equal(overtaken.headers['hx-redirect'], undefined, 'the seconds do not overtake the answer')
  const other = await as('coordinator')
  t.equal((await other.get(`${place}/rest`)).headers['hx-redirect'], place)
  await time.pass(10_000)
  t.equal(ports.desk.actions().length, 0)
  t.match((await dispatcher.get(place)).html, nl['sending.taken-back'])

  const again = { ...alert, ...vouched, once: onceOf(back.html) }
  const second = String((await dispatcher.post('/acties', again)).headers.location)
  t.equal(String((await dispatcher.post('/acties', again)).headers.location), second)
  t.not(second, place)
  await time.pass(5000)
  t.equal(ports.desk.actions().length, 1)
  const action = second.replace('/verzenden', '')
  t.equal((await dispatcher.get(second)).headers.location, action)
  t.equal((await dispatcher.get(`${second}/rest`)).headers['hx-redirect'], action)
  t.equal((await dispatcher.post('/acties', again)).headers.location, action)
  const late = await dispatcher.post(`${action}/terug`)
  t.equal(late.headers.location, second, 'too late')
  await time.pass(10_000)
  t.equal(ports.desk.actions().length, 1)
  t.equal((await dispatcher.get(action)).status, 200)
})

t.test('what did not start says so: nobody got it', async (t) => {
  const { time, dispatcher, ports } = await timedOffice(t)
  const { desk } = ports
  Object.assign(ports, { desk: { ...desk, start: () => Promise.reject(new Error('broken')) } })
  const place = String((await press(dispatcher, alert)).headers.location)
  await time.pass(5000)
  t.match((await dispatcher.get(place)).html, /Niemand heeft dit bericht gekregen/)
  const unknown = await dispatcher.get('/acties/weg/verzenden')
  t.equal(unknown.status, 404)
  t.match(unknown.html, /Deze actie is niet gestart/)
})

t.test(
  'when what goes out is not what was shown, it is asked again with what changed',
  async (t) => {
    const { dispatcher, ports, store } = await timedOffice(t)
    const check = await dispatcher.post('/acties/controle', alert)
    const form = { ...alert, ...vouched, once: onceOf(check.html) }
    const add = (...ns: readonly number[]) =>
      ports.store.append(
        ns.map((n) => ({ type: 'participant.saved', participant: neighbour(n), source: 'test' })),
        by,
      )
    const text = 'let op meisje, 9 jaar. Gezien? Bel 0800-0011.'
    const other = await dispatcher.post('/acties', { ...form, text })
    t.equal(other.status, 422)
    t.match(other.html, /Het bericht is anders dan u zag/)

    await add(301, 302, 303, 304, 305)
    await ports.store.append([{ type: 'participant.erased', id: 'p1' }], by)
    const more = await dispatcher.post('/acties', form)
    t.equal(more.status, 422)
    t.match(more.html, /5 erbij, &lt;5 eraf/)
    t.match(more.html, /Verstuur naar 200 mensen/)

    await add(306)
    const next = { ...form, once: onceOf(more.html) }
    const policy = { version: 1, rules: lenient, by: 'coordinator', at: '2026-11-24T12:00:00Z' }
    await store.append([{ type: 'policy.saved', policy }], by)
    const ruled = await dispatcher.post('/acties', next)
    t.match(ruled.html, /net het beleid aangepast/)
    await add(307, 308)
    const sent = await dispatcher.post('/acties', { ...form, once: onceOf(ruled.html) })
    t.equal(sent.status, 303, 'two of two hundred are no reason to ask')
    t.match(
      (await dispatcher.post('/acties', { ...form, once: 'x' })).html,
      /te oud of het apparaat/,
    )
  },
)

t.test('what is no id of anything is not known, and breaks nothing', async (t) => {
  const { as } = await webOffice(t, people)
  const visitor = await as('dispatcher')
  const ends = ['gevraagd/stand', 'verzenden/rest'].map((end) => ({ end, send: visitor.get }))
  const posts = ['intrekken', 'terug'].map((end) => ({ end, send: visitor.post }))
  for (const id of ['%0d%0aX:y', '%E2%82%AC', '..%2f..']) {
    for (const { end, send } of [...ends, ...posts]) {
      const { status, headers } = await send(`/acties/${id}/${end}`)
      const place = String(headers['hx-redirect'] ?? headers.location)
      t.ok(status < 400, `${end} of ${id}: ${status}`)
      t.match(place, /^\/acties\/[\w.%]+\/(gevraagd|verzenden)$/)
    }
  }
})
