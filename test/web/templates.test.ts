import t from 'tap'
import { neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 12 }, (_, n) => neighbour(n + 1))
const alert = '/sjablonen/missing-child/alert/nl'
const own = 'let op {wie}. {vertrek} <{gevaar} Bel {nummer}.|Gezien? Bel gratis {nummer}.>'
const boy = { kind: 'missing-child', 'who-sex': 'boy', 'who-age': '7', 'who-clothes': 'rode jas' }
const textOf = (html: string): string => /<textarea id="text"[^>]*>([^<]*)</.exec(html)?.[1] ?? ''

t.test('what the coordinator writes is what the desk proposes, and can be put back', async (t) => {
  const office = await webOffice(t, people)
  const [coordinator, desk] = [await office.as('coordinator'), await office.as('dispatcher')]
  const proposed = async () => textOf((await desk.post('/acties/nieuw', boy)).html)
  t.match(await proposed(), /^vermist, jongen/)

  const saved = await coordinator.post(alert, { template: own, version: '0' })
  t.equal(saved.headers.location, `${alert}?gedaan=bewaard`)
  t.equal(await proposed(), 'let op jongen, 7 jaar, rode jas. Gezien? Bel gratis 0800-0011.')
  t.equal(office.store.state.policy.saved?.version, 1, 'an action remembers this version')
  const { html } = await coordinator.get(alert)
  t.match(html, 'let op {wie}. {vertrek}', 'in the words of the screen')
  t.match(html, /Zoals geleverd: vermist, \{wie\}/)
  t.match((await coordinator.get('/sjablonen')).html, /\(aangepast\)/)

  await coordinator.post(alert, { shipped: 'ja', version: '1' })
  t.match(await proposed(), /^vermist, jongen/)
  await coordinator.post(alert, { undo: 'ja', version: '2' })
  t.match(await proposed(), /^let op jongen/, 'the last change is undone')
  const late = await coordinator.post(alert, { template: own, version: '0' })
  t.match(late.html, 'Iemand anders heeft het beleid net aangepast')
})

t.test('what is missing, unknown or forbidden is named, and nothing is lost', async (t) => {
  const coordinator = await (await webOffice(t, people)).as('coordinator')
  const rows: readonly [template: string, words: string][] = [
    ['let op {wie}. {vertrek} {gevaar}', 'Dit verplichte veld ontbreekt: {nummer}.'],
    [`${own} {naam}`, 'Dit veld bestaat hier niet: {naam}.'],
    ['let op {wie. {vertrek}', 'Een haakje mist zijn andere helft'],
    [`${own} <a <b> c>`, 'Zet geen'],
    [`${own} {nummer}<a|`, 'bij “> {nummer}<a|”'],
    [`${own} ${'a'.repeat(10_000)}`, 'te lang'],
    [`${own} Achtervolg hem.`, 'vraagt mensen om te zoeken'],
    [`${own} Of bel 0800-9999.`, '0800-9999'],
    ['', 'Schrijf een sjabloon'],
  ]
  for (const [template, words] of rows) {
    const { status, html } = await coordinator.post(alert, { template, version: '0' })
    t.equal(status, 422, template)
    t.match(html.replaceAll('&lt;', '<').replaceAll('&gt;', '>'), words, template)
    t.match(html, '<textarea id="template"', 'it can be written on')
  }
  const { html } = await coordinator.post(`${alert}/meekijken`, { template: `${own} m/v gezocht.` })
  t.match(html, 'Buurtoproep: let op jongen, 7 jaar')
  t.match(html, 'Niet iedereen kent')
  t.match(html, /van 160|tekens over|bericht/i)
})

t.test(
  'everybody who sees the policy sees the templates; only the coordinator writes',
  async (t) => {
    const office = await webOffice(t, people)
    for (const [role, sees] of [
      ['dispatcher', 200],
      ['auditor', 200],
      ['registrar', 403],
    ] as const) {
      const visitor = await office.as(role)
      t.equal((await visitor.get('/sjablonen')).status, sees)
      const { status, html } = await visitor.get(alert)
      t.equal(status, sees)
      t.notMatch(html, 'Bewaar dit sjabloon')
      t.equal((await visitor.post(alert, { template: own, version: '0' })).status, 403)
    }
    const coordinator = await office.as('coordinator')
    t.equal((await coordinator.get('/sjablonen/aed/arrested/nl')).status, 404)
    t.equal((await coordinator.get('/sjablonen?kind=aed&language=en')).status, 200)
  },
)

t.test(
  'an example fills in the form, and its places stop the message until replaced',
  async (t) => {
    const office = await webOffice(t, people)
    const desk = await office.as('dispatcher')
    const { html } = await desk.get('/acties/nieuw')
    t.notMatch(html, 'Overval, op een scooter', 'a kind that is off has no example')
    const links = [...html.matchAll(/<li><a href="(\/acties\/nieuw\?[^"]+)">([^<]+)</g)]
    t.ok(links.length >= 5, 'one for each of the kinds that are on')
    for (const [, path = '', label = ''] of links) {
      const page = await desk.get(path.replaceAll('&amp;', '&'))
      t.not(textOf(page.html), '', label)
      if (/oefening/i.test(label)) t.match(page.html, 'OEFENING Buurtoproep: Dit is een test')
      else t.match(page.html, /class="problem">Vul in wat tussen haken staat/, label)
    }
    const [, first = ''] = links[0] ?? []
    const child = new URLSearchParams(first.split('?')[1]?.replaceAll('&amp;', '&'))
    const filled = [...child].map(([name, value]) => [name, value.replace(/[[\]]/g, '')])
    const done = await desk.post('/acties/nieuw', Object.fromEntries(filled))
    t.match(textOf(done.html), 'vermist, jongen, leeftijd, haar, jas, schoenen.')
    t.notMatch(done.html, 'Vul in wat tussen haken staat')
  },
)
