import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpLandline } from '../../src/domain/made-up-numbers.ts'
import { namedPlace } from '../../src/domain/timeline/named-place.ts'
import { by, draft, Engine, neighbour, oosterwerf } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 12 }, (_, i) => neighbour(i + 1))
const result = 'het kind is gevonden. U hoeft niet meer uit te kijken. Dank u wel.'
const filled = { outcome: 'found-otherwise', text: result }
const answered = { ...filled, notInformed: 'niemand om in te lichten' }

t.test('a result that names where somebody was found is known by its words', (t) => {
  const areas = ['Oosterwerf', 'Ee', 'De Hoek']
  for (const [text, place] of [
    ['gevonden in Oosterwerf. Dank u.', 'Oosterwerf'],
    ['gevonden in de hoek van het bos', 'De Hoek'],
    ['gevonden aan de Merelstraat 3', 'Merelstraat'],
    ['gevonden bij het Noord-Willemskanaal.', 'Noord-Willemskanaal'],
    ['gevonden. Zij is onderweg naar huis.', undefined],
    ['gevonden. Meer weten? Bel 0800-0011.', undefined],
    [result, undefined],
  ] as const) {
    t.equal(namedPlace(text, areas), place, text)
  }
  t.end()
})

t.test(
  'before it is sent one sees to how many it goes, by which channel, and how long',
  async (t) => {
    const caller = { id: 'p13:0', number: madeUpLandline(13), channel: 'voice' } as const
    const engine = new Engine(
      ['m1', 'm2'],
      [...people, neighbour(13, { phones: [caller] })],
      ['m2'],
    )
    await engine.open()
    const started = engine.desk.start(draft(), by)
    await engine.time.pass(180_000)
    const { id } = await started
    const { closing, mayHaveAlert } = engine.desk.action(id) ?? {}
    t.match(closing?.byChannel, { sms: 12, voice: 1 })
    t.equal(mayHaveAlert, 13)
    t.ok((closing?.forecast.sms.p100Seconds ?? 0) > 5)
    const before = engine.time.now()
    const closed = engine.desk.close(id, { outcome: 'neutral', text: { sms: result } }, by)
    await engine.time.pass(5)
    await closed
    t.equal(engine.desk.action(id)?.closing, undefined, 'nothing is forecast that is under way')
    await engine.time.pass(180_000)
    const sent = engine.network.onAir.filter(({ at }) => at > before)
    t.equal(sent.length, 12)
    t.equal(engine.network.calls.filter(({ at }) => at > before).length, 1)
  },
)

t.test('a place has to be ticked, and who told the family is kept in confidence', async (t) => {
  const { ports, as, store } = await webOffice(t, people)
  await store.append([{ type: 'areas.replaced', areas: [oosterwerf] }], by)
  const { id } = await ports.desk.start(draft(), { kind: 'account', id: 'dispatcher' })
  const dispatcher = await as('dispatcher')
  const path = `/acties/${id}/afsluiten`
  const text = 'gevonden in Oosterwerf. Dank u.'
  const warned = await dispatcher.post(`${path}/meekijken`, { ...filled, text })
  t.match(warned.html, 'noemt een plaats: “Oosterwerf”')
  const refused = await dispatcher.post(path, { ...filled, text })
  t.equal(refused.status, 422)
  t.match(refused.html, /href="#mayNamePlace"/)
  t.match(refused.html, 'gevonden in Oosterwerf', 'every word is still there')
  const nameless = await dispatcher.post(path, { ...filled, informed: 'ja' })
  t.match(nameless.html, 'Vul in wie familie of slachtoffer heeft ingelicht')
  const unticked = await dispatcher.post(path, { ...filled, informedBy: 'agent Zomervlinder' })
  t.match(unticked.html, 'Vink ook aan')
  t.match(unticked.html, 'value="agent Zomervlinder"')
  const informed = { informed: 'ja', informedBy: 'agent Zomervlinder' }
  const done = await dispatcher.post(path, { ...filled, text, ...informed, mayNamePlace: 'ja' })
  t.equal(done.status, 303)
  t.equal(ports.desk.action(id)?.action.state === 'running', false)
  t.match(store.state.confided.get(id), { informedBy: 'agent Zomervlinder' })
  const { html } = await dispatcher.get(`/acties/${id}/verslag`)
  t.match(html, 'Ja, vóór de afloop werd verstuurd')
  t.notMatch(html, 'Zomervlinder', 'the report says that, not by whom')
  const journal = join(t.testdirName, 'journal')
  const onDisk = readdirSync(journal).map((name) => readFileSync(join(journal, name), 'utf8'))
  t.ok(onDisk.some((lines) => lines.includes('action.confided')))
  t.notOk(onDisk.some((lines) => lines.includes('Zomervlinder')))
  await store.append([{ type: 'action.forgotten', action: id, what: 'descriptions' }], by)
  t.equal(store.state.confided.get(id), undefined, 'it goes with the words')
})

t.test('whether the family was told first is asked once, and a reason is an answer', async (t) => {
  const { ports, as, store } = await webOffice(t, people)
  const dispatcher = await as('dispatcher')
  const begun = async (
    kind: 'missing-child' | 'warning',
    status: 'actual' | 'exercise' = 'actual',
  ) => (await ports.desk.start(draft({ kind, status }), { kind: 'account', id: 'dispatcher' })).id
  const id = await begun('missing-child')
  const path = `/acties/${id}/afsluiten`
  const asked = await dispatcher.post(path, filled)
  t.equal(asked.status, 422)
  t.match(asked.html, 'Is de familie of het slachtoffer eerst ingelicht?')
  t.match(asked.html, /id="notInformed"[^>]* autofocus/)
  t.match(asked.html, `>${result}</textarea>`, 'all that was filled in is kept')
  t.match(asked.html, /value="found-otherwise"[^>]* checked/)
  const both = { ...answered, informed: 'ja', informedBy: 'agent Zomervlinder' }
  t.match((await dispatcher.post(path, both)).html, 'Laat een van de twee leeg')
  t.equal((await dispatcher.post(path, answered)).status, 303)
  t.match(store.state.confided.get(id), { notInformed: 'niemand om in te lichten' })
  const { html } = await dispatcher.get(`/acties/${id}/verslag`)
  t.match(html, 'Nee, met een reden')
  t.notMatch(html, 'niemand om in te lichten', 'the reason stays in confidence')
  const warning = await begun('warning')
  const over = await dispatcher.post(`/acties/${warning}/afsluiten`, filled)
  t.equal(over.status, 303, 'a danger has no family')
  const exercise = await begun('missing-child', 'exercise')
  const long = { ...filled, notInformed: 'x'.repeat(101) }
  const refused = await dispatcher.post(`/acties/${exercise}/afsluiten`, long)
  t.match(refused.html, 'De reden is te lang')
  t.equal((await dispatcher.post(`/acties/${exercise}/afsluiten`, filled)).status, 303)
})

t.test('of two who close it at once the second is told, and goes on to the action', async (t) => {
  const { ports, as } = await webOffice(t, people)
  const { id } = await ports.desk.start(draft(), { kind: 'account', id: 'dispatcher' })
  const [first, second] = [await as('dispatcher'), await as('coordinator')]
  const press = (who: typeof first) => who.post(`/acties/${id}/afsluiten`, answered)
  const both = await Promise.all([press(first), press(second)])
  t.strictSame(both.map(({ status }) => status).sort(), [303, 409])
  const told = both.find(({ status }) => status === 409)
  t.match(told?.html, 'Deze actie is al afgesloten')
  t.match(told?.html, `href="/acties/${id}"`)
  const elsewhere = await second.get('/acties/niets/verslag')
  t.notMatch(elsewhere.html, 'href="/acties/niets"', 'not to one that is not there')
})

t.test('one says when it goes out, and sees who gets it in the morning', async (t) => {
  let later = 0
  const now = () => Date.parse('2026-11-24T12:00:00Z') + later
  const early = Array.from({ length: 6 }, (_, i) => neighbour(i + 20, { resultInMorning: true }))
  const { ports, as, store } = await webOffice(t, [...people, ...early], { now })
  const { id } = await ports.desk.start(draft(), { kind: 'account', id: 'dispatcher' })
  const phase = ports.desk.action(id)?.action.phases[0]?.id ?? ''
  const had = [...people, ...early].flatMap((_, n): readonly Fact[] => [
    { type: 'delivery.sending', phase, n, part: 0, text: 0, reference: n, modem: 'm', iccid: 's' },
    { type: 'delivery.part-accepted', phase, n, part: 0, messageReference: n },
  ])
  await store.append(had, by)
  later = 9.5 * 3_600_000
  const visitor = await as('dispatcher')
  const path = `/acties/${id}/afsluiten`
  const open = await visitor.get(`/acties/${id}`)
  t.match(
    open.html,
    'Van hen kozen er 5 voor de ochtend: stuurt u het nu, dan krijgen zij het om 07:00',
  )
  const unclear = await visitor.post(path, { ...answered, when: 'now', sendAt: '2026-11-25T09:00' })
  t.match(unclear.html, 'U koos “Nu”, maar vulde ook een tijd in')
  const missing = await visitor.post(path, { ...answered, when: 'at' })
  t.match(missing.html, 'Vul in wanneer de afloop uitgaat')
  t.match(missing.html, /value="at" checked/)
  const closed = await visitor.post(path, { ...answered, when: 'at', sendAt: '2026-11-24T23:00' })
  t.equal(closed.status, 303)
  const scheduled = await visitor.get(`/acties/${id}`)
  t.match(scheduled.html, 'Verstuur nu toch')
  t.match(scheduled.html, '5 krijgen het om 07:00: zij kozen voor de ochtend.')
  const result = ports.desk.action(id)?.action.phases[1]?.id ?? ''
  const hurry = (past: string) => visitor.post(`/acties/${id}/meteen`, { phase: result, past })
  t.equal((await hurry('schedule')).status, 303)
  const waiting = await visitor.get(`/acties/${id}`)
  t.match(waiting.html, 'Stuur het ook hun nu')
  t.notMatch(waiting.html, 'Verstuur nu toch')
  t.match((await visitor.get(`/acties/${id}/verslag`)).html, /5 krijgen het om 25 nov/)
  await hurry('morning')
  t.notMatch((await visitor.get(`/acties/${id}`)).html, 'kozen voor de ochtend')
  t.match((await visitor.get(`/acties/${id}/verslag`)).html, 'Toch meteen verstuurd')
})

t.test('every text of an order is proposed, also without a script', async (t) => {
  const { ports, as } = await webOffice(t, people)
  const dispatcher = await as('dispatcher')
  const who = { kind: 'account', id: 'dispatcher' } as const
  const description = { sex: 'boy', age: '7', clothes: 'rode jas', place: 'Wilgenhof' } as const
  const begun = async (changes: Parameters<typeof draft>[0]) => {
    const { id } = await ports.desk.start(draft(changes), who)
    return `/acties/${id}`
  }
  const textIn = (html: string, id: string) =>
    new RegExp(`<textarea id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1]
  const path = await begun({ description })
  const { html } = await dispatcher.get(path)
  t.match(textIn(html, 'correction'), /^het bericht van 13.00 klopte niet. \[Wat is wel goed\?\]/)
  t.match(textIn(html, 'update'), 'de jongen van 7 (rode jas) is nog zoek.')
  t.match(textIn(html, 'combined'), /^Buurtoproep: let op jongen.* \[Wat is er veranderd\?\]$/)
  t.equal(textIn(html, 'result'), '', 'nobody knows yet how it ended')
  t.notMatch(html, 'value="arrested"', 'nobody is suspected of anything')
  const untouched = { cause: 'text', text: textIn(html, 'correction') ?? '', 'text-made': '' }
  const open = await dispatcher.post(`${path}/correctie`, untouched)
  t.match(open.html, 'Vul in wat tussen haken staat')

  const close = (form: Record<string, string>, to = '') =>
    dispatcher.post(`${path}/afsluiten${to}`, form)
  const asked = { outcome: 'not-found', text: '', 'text-made': '' }
  const offered = textIn((await close(asked, '/voorstel')).html, 'result') ?? ''
  t.match(offered, 'de oproep voor de jongen van 7 (rode jas) stopt.')
  const changed = { outcome: 'found-otherwise', text: offered, 'text-made': offered }
  const unread = await close(changed)
  t.equal(unread.status, 422, 'nothing goes out that nobody read')
  t.match(unread.html, 'is daardoor anders dan u las')
  const other = textIn(unread.html, 'result') ?? ''
  t.match(other, 'de jongen van 7 (rode jas) is gevonden.')
  const own = await close({ ...changed, text: 'ze is terug. Dank u.' }, '/voorstel')
  t.equal(textIn(own.html, 'result'), 'ze is terug. Dank u.', 'what is written stays')
  t.equal((await close({ ...answered, text: other, 'text-made': other })).status, 303)

  const fire = await begun({
    kind: 'warning',
    description: { threat: 'gaslek', place: 'Merelstraat', advice: 'Blijf binnen.' },
  })
  const over = { outcome: 'found-otherwise', text: '', 'text-made': '' }
  const plain = await dispatcher.post(`${fire}/afsluiten/voorstel`, over)
  t.match(textIn(plain.html, 'result'), /^het is voorbij \(gaslek\)\./)
  const placed = { ...over, mayNamePlace: 'ja' }
  const named = await dispatcher.post(`${fire}/afsluiten/voorstel`, placed)
  t.match(textIn(named.html, 'result'), /^het is voorbij \(gaslek Merelstraat\)\./)

  // Ticked a moment before the button: the text is still as it was read.
  const bare = textIn(plain.html, 'result') ?? ''
  const quick = { ...placed, text: bare, 'text-made': bare }
  t.equal((await dispatcher.post(`${fire}/afsluiten`, quick)).status, 303)
  t.match((await dispatcher.get(fire)).html, `<q>Buurtoproep: ${bare}</q>`)

  const drill = await begun({ status: 'exercise' })
  const done = await dispatcher.post(`${drill}/afsluiten/voorstel`, { ...over, text: '' })
  t.match(textIn(done.html, 'result'), 'de test van 13.00 uur is klaar.')
  await t.rejects(
    ports.desk.close(drill.slice(8), { outcome: 'arrested', text: { sms: result } }, by),
    { message: 'outcome: outcome-not-of-kind' },
  )
})
