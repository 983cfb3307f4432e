import t from 'tap'
import { shipped } from '../../src/domain/policy/rules.ts'
import { by, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { formOf } from '../support/orders.ts'
import { lookedOf, press } from '../support/pressing.ts'

const people = Array.from({ length: 30 }, (_, n) =>
  neighbour(n + 1, n < 6 ? { language: 'en' } : {}),
)
const resuscitation = {
  ...{ kind: 'aed', status: 'actual', point: '5.3, 52.6', radius: '2000', text: '' },
  ...{ 'who-place': 'Kerklaan 12 Oosterwerf', 'who-time': '1103' },
  'who-aed': 'muur sporthal De Brug, Sportweg 3.',
}
const straight =
  'REANIMATIE Kerklaan 12 Oosterwerf. Ga er nu heen en start. Ambulance is onderweg. Kunt u niet? Dan hoeft u niets te doen. Oproep 11.03 uur.'
const fetching =
  'REANIMATIE Kerklaan 12 Oosterwerf. Haal eerst de AED: muur sporthal De Brug, Sportweg 3. Breng die erheen. Ambulance is onderweg. Oproep 11.03 uur.'

const office = await webOffice(t, people)
const dispatcher = await office.as('dispatcher')
const rules = {
  ...{ ...shipped, on: [...shipped.on, 'aed'] as const, hartslagNuDown: 'coordinator' },
  ...{ fewPeople: 1, secondPerson: { kinds: [], abovePercent: 100, abovePeople: 1_000_000 } },
}
const policy = { version: 1, rules, by: 'coordinator', at: '2026-11-24T12:00:00Z' }
await office.store.append([{ type: 'policy.saved', policy }], by)

const textOf = (html: string, id: string): string =>
  new RegExp(`<textarea id="${id}"[^>]*>([^<]*)`).exec(html)?.[1] ?? ''
const madeOf = (html: string): string => /name="fetch-made" value="([^"]*)"/.exec(html)?.[1] ?? ''

t.test('where an AED is named there are two texts, and without one there is one', async (t) => {
  const { html } = await dispatcher.post('/acties/nieuw', resuscitation)
  t.strictSame([textOf(html, 'text'), textOf(html, 'fetch')], [straight, fetching])
  t.notMatch(html, /data-other="fetch" hidden/)
  const alone = await dispatcher.post('/acties/nieuw', { ...resuscitation, 'who-aed': '' })
  t.strictSame([textOf(alone.html, 'text'), textOf(alone.html, 'fetch')], [straight, ''])
  t.match(alone.html, /data-other="fetch" hidden/)
  const child = await dispatcher.post('/acties/nieuw', { ...resuscitation, kind: 'missing-child' })
  t.equal(textOf(child.html, 'fetch'), '', 'nobody fetches an AED for a child that is missing')
})

t.test('the second text follows the fields until somebody writes in it', async (t) => {
  const filled = { ...resuscitation, text: straight, made: straight, 'fetch-made': fetching }
  const look = (fetch: string) =>
    dispatcher.post('/acties/meekijken', { ...filled, fetch, 'who-aed': 'balie zwembad' })
  const followed = await look(fetching)
  t.match(madeOf(followed.html), 'Haal eerst de AED: balie zwembad. Breng die erheen.')
  t.match(
    followed.html,
    /id="fetch-said".*Haal eerst de AED: balie zwembad/s,
    'as a phone shows it',
  )
  const byHand = await look('REANIMATIE Kerklaan 12. Haal de AED. Bel 06-12345678.')
  t.match(byHand.html, /id="fetch-said".*Haal de AED\. Bel 06-12345678\..*class="problem"[^<]*06/s)
  const check = await dispatcher.post('/acties/controle', {
    ...{ ...filled, fetch: 'Haal de AED. Bel 06-12345678.' },
  })
  t.match(check.html, /role="alert".*Bericht voor wie eerst de AED haalt: [^<]*06-12345678/s)
  t.notMatch(check.html, /class="send/)
})

t.test('the last look shows both as they arrive, and how many get which', async (t) => {
  const near = { ...resuscitation, radius: '155' }
  const { html } = await dispatcher.post('/acties/controle', near)
  t.match(html, /Gaat er meteen heen: 5 mensen.*Ga er nu heen.*Haalt eerst de AED: 10 mensen/s)
  t.match(html, /<q>REANIMATIE[^<]*Haal eerst de AED: muur sporthal De Brug/)
  t.match(html, 'First fetch the AED: muur sporthal De Brug, Sportweg 3. Take it there.')
  t.match(html, 'Go there and start CPR.')
  t.match(html, /name="fetch" value="REANIMATIE/, 'and carries it along')

  const sent = await press(dispatcher, near)
  t.equal(sent.status, 303)
  const [action] = office.store.state.actions.byId.values()
  const [alert] = action?.phases ?? []
  t.match(alert?.texts, [{ sms: straight, fetching: { sms: fetching } }])
  t.match(alert?.texts[0]?.fetching?.translations?.en?.sms, 'First fetch the AED')
  const { deliveries = [] } = office.store.state.actions.phases.get(alert?.id ?? '') ?? {}
  const running = await dispatcher.get(String(sent.headers.location))
  t.match(
    running.html,
    /Gaat er meteen heen.*Ga er nu heen.*Haalt eerst de AED.*Haal eerst de AED:/s,
  )
  const report = await dispatcher.get(`/acties/${action?.id}/verslag`)
  t.match(report.html, /Ga er nu heen.*Haalt eerst de AED<\/span><q>REANIMATIE/s)
  t.strictSame(
    deliveries.slice(0, 6).map(({ fetches = false }) => fetches),
    [false, true, true, false, true, true],
  )
})

t.test('a wider area has both texts as well, and goes on with the turn', async (t) => {
  const [action] = office.store.state.actions.byId.values()
  const path = `/acties/${action?.id}/uitbreiden`
  t.equal(textOf((await dispatcher.get(path)).html, 'fetch'), fetching)
  const moved = fetching.replace('Sportweg 3', 'Sportweg 5')
  const form = { point: '5.3, 52.6', radius: '305', text: straight, fetch: moved }
  const looked = await dispatcher.post(path, form)
  t.match(looked.html, /id="fetch-said".*<q>REANIMATIE[^<]*Sportweg 5/s, 'as a phone shows it')
  const wrong = await dispatcher.post(path, { ...form, fetch: 'Haal de AED. Bel 06-12345678.' })
  t.match(wrong.html, /<textarea id="fetch"[^>]* aria-invalid="true"/)
  t.equal((await dispatcher.post(path, { ...form, ...lookedOf(looked.html) })).status, 303)
  const id = action?.phases[0]?.id ?? ''
  const { phase, deliveries = [] } = office.store.state.actions.phases.get(id) ?? {}
  t.match(phase?.texts[1], { sms: straight, fetching: { sms: moved } })
  t.strictSame(
    deliveries.slice(15, 18).map(({ fetches = false }) => fetches),
    [false, true, true],
  )
})

t.test(
  'an update names another AED to who has not had the alert, and to nobody else',
  async (t) => {
    const [action] = office.store.state.actions.byId.values()
    const path = `/acties/${action?.id}`
    const anew = { 'who-place': 'Kerklaan 12 Oosterwerf', 'who-time': '11.03' }
    const seen = formOf((await dispatcher.get(path)).html, 'aanvulling')
    const told = { ...seen, ...anew, 'who-aed': 'balie zwembad' }
    const shown = { 'text-made': '', 'combined-made': '', 'fetch-made': '' }
    const { html } = await dispatcher.post(`${path}/aanvulling/voorstel`, { ...told, ...shown })
    t.match(textOf(html, 'update'), /NU AED: balie zwembad\./)
    const fetch = textOf(html, 'combined-fetch')
    t.match(fetch, /Sportweg 5.* NU AED: balie zwembad\.$/, 'what was written by hand stays')
    t.notMatch(fetch, 'Antwoord', 'the question comes behind it, once')
    const combined = textOf(html, 'combined')
    const form = { ...told, text: textOf(html, 'update'), combined, fetch }
    t.equal((await dispatcher.post(`${path}/aanvulling`, form)).status, 303)
    const { phases = [], description } = office.store.state.actions.byId.get(action?.id ?? '') ?? {}
    t.equal(description?.aed, 'balie zwembad')
    t.match(phases[0]?.texts.at(-1), { sms: combined, fetching: { sms: fetch } })
    t.equal(phases[1]?.texts[0]?.fetching, undefined, 'the update itself is one text')
  },
)

t.test('few are told apart from nobody, and from how many they are', async (t) => {
  const { html } = await dispatcher.post('/acties/controle', { ...resuscitation, radius: '65' })
  t.match(html, /Gaat er meteen heen: (?:&lt;|<)5 mensen/)
  t.notMatch(html, /Gaat er meteen heen: [\d]/)
  t.notMatch(html, /Haalt eerst de AED: [\d]/, 'nor by what is left of them')
})

t.test('the coordinator can write both, and an example asks where the AED is', async (t) => {
  const coordinator = await office.as('coordinator')
  const { html } = await coordinator.get('/sjablonen?kind=aed&language=nl')
  t.match(html, /Haal eerst de AED: muur sporthal De Brug, Sportweg 3/)
  const path = '/sjablonen/aed/fetch/nl'
  const own = 'REANIMATIE {plaats}. Pak de AED: {plek van de aed}. Ambulance is onderweg.'
  await coordinator.post(path, { template: own, version: '1' })
  const made = await dispatcher.post('/acties/nieuw', resuscitation)
  t.match(textOf(made.html, 'fetch'), 'Pak de AED: muur sporthal De Brug, Sportweg 3. Ambulance')
  const bad = await coordinator.post(path, { template: 'REANIMATIE {plaats}.', version: '2' })
  t.match(bad.html, 'Dit verplichte veld ontbreekt: {plek van de AED}')

  const form = await dispatcher.get('/acties/nieuw')
  const [, link = ''] =
    /href="(\/acties\/nieuw\?[^"]+)">Reanimatie: een deel haalt/.exec(form.html) ?? []
  const begun = await dispatcher.get(link.replaceAll('&amp;', '&'))
  t.match(textOf(begun.html, 'fetch'), 'Pak de AED: [plaats van de AED]')
})
