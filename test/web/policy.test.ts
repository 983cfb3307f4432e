import t from 'tap'
import { foldFact } from '../../src/domain/fold.ts'
import { kindsOn, shipped } from '../../src/domain/policy/rules.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { allowedLevels, textRuleKeys } from '../../src/domain/wording/levels.ts'
import { shippedTextRules } from '../../src/domain/wording/text-rules.ts'
import { formOf } from '../../src/web/pages/policy-form.ts'
import { by, draft, lenient, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm, onceOf, press } from '../support/pressing.ts'

const people = Array.from({ length: 12 }, (_, n) => neighbour(n + 1))

/** The form of the policy as a browser sends it. */
function filledIn(changes: Readonly<Record<string, string | readonly string[]>> = {}) {
  const { lines, useful, ...form } = formOf(lenient, 'nl')
  const many = [
    ...Object.entries(lines).map(([id, text]) => [`lines-${id}`, text]),
    ...Object.entries(useful).map(([id, text]) => [`useful-${id}`, text]),
  ]
  return { version: '0', ...form, ...Object.fromEntries(many), ...changes }
}

t.test('as shipped the kinds of the contract are on, and crime is not', async (t) => {
  const on = ['missing-child', 'missing-person', 'fire-smoke', 'outage', 'warning']
  t.strictSame(kindsOn(shipped), on)
  const all = { ...shipped, on: ['robbery', 'aed', 'other'] as const }
  t.strictSame(kindsOn(all), ['other'], 'without an agreement, and while HartslagNu works')
  t.strictSame(kindsOn({ ...all, policeAgreement: 'x', hartslagNuDown: 'y' }), [
    'robbery',
    'aed',
    'other',
  ])
})

t.test('what the coordinator saves counts for the next action, which remembers it', async (t) => {
  const office = await webOffice(t, people)
  const coordinator = await office.as('coordinator')
  const first = await office.ports.desk.start(draft(), by)
  t.equal(office.ports.desk.action(first.id)?.action.policyVersion, 0)
  await t.rejects(office.ports.desk.start(draft({ kind: 'robbery' }), by), {
    message: 'kind: kind-is-off',
  })

  const on = [...shipped.on, 'robbery']
  const refused = await coordinator.post('/beleid', filledIn({ on }))
  t.equal(refused.status, 422)
  t.match(refused.html, /<a href="#agreement">Vul de afspraak met de politie in/)
  t.match(refused.html, /value="robbery" checked/, 'what was ticked is still there')

  const agreement = 'convenant 2026-17'
  t.equal((await coordinator.post('/beleid', filledIn({ on, agreement }))).status, 303)
  const { html } = await coordinator.get('/beleid?gedaan=bewaard')
  t.match(html, /Versie 1, bewaard op .* door coordinator/)
  t.match(
    (await (await office.as('dispatcher')).get('/acties/nieuw')).html,
    /Overval of straatroof/,
  )
  const { id } = await office.ports.desk.start(draft({ kind: 'robbery' }), by)
  t.equal(office.ports.desk.action(id)?.action.policyVersion, 1)

  const late = await coordinator.post('/beleid', filledIn({ on: [] }))
  t.equal(late.status, 422, 'the version before is not saved over it')
  t.match(late.html, /Iemand anders heeft het beleid net aangepast/)
})

t.test('a line keeps its other language, and numbers are numbers', async (t) => {
  const office = await webOffice(t, people)
  const coordinator = await office.as('coordinator')
  const lines = `${shipped.criteria.every[0]?.nl}\r\n\r\nEen eigen regel.`
  const table: readonly [Record<string, string>, RegExp][] = [
    [{ 'useful-aed': '' }, /#useful-aed">Vul een heel getal in van 1 tot en met 240/],
    [{ fatigueMonth: '0' }, /#fatigueMonth">Vul een heel getal in van 1 tot en met 99/],
    [{ 'useful-theft': 'tien' }, /#useful-theft">Vul een heel getal/],
    [{ 'lines-other': 'x\n'.repeat(9) }, /#lines-other">Dit zijn te veel/],
  ]
  for (const [changes, words] of table) {
    const { status, html } = await coordinator.post('/beleid', filledIn(changes))
    t.equal(status, 422)
    t.match(html, words)
  }
  const passed = { fatigueMonth: '4', fatigueKinds: ['missing-child', 'warning'] }
  const good = { 'lines-every': lines, 'useful-theft': '15', ...passed }
  await coordinator.post('/beleid', filledIn(good))
  const { saved } = office.store.state.policy
  const own = 'Een eigen regel.'
  t.strictSame(saved?.rules.criteria.every, [shipped.criteria.every[0], { nl: own, en: own }])
  t.equal(saved?.rules.usefulMinutes.theft, 15)
  t.strictSame(saved?.rules.fatigue, { perMonth: 4, kinds: ['missing-child'] }, 'not in danger')
  t.strictSame(saved?.rules.criteria.aed, shipped.criteria.aed)
})

t.test('the day on which a number was rung is kept with it', async (t) => {
  const office = await webOffice(t, people)
  const coordinator = await office.as('coordinator')
  t.match((await coordinator.get('/beleid')).html, /0800-0011<\/td><td[^>]*><span>nog nooit/)
  const { headers } = await coordinator.post('/beleid/nummer', { number: '0800-0011' })
  const { html } = await coordinator.get(String(headers.location))
  t.match(html, /Genoteerd: 0800-0011 is vandaag gebeld/)
  t.match(html, /24 nov.*, door coordinator/)
  t.equal((await coordinator.post('/beleid/nummer', { number: '0800-9999' })).status, 422)
})

t.test('who alerts and who audits reads the policy; only the coordinator changes it', async (t) => {
  const office = await webOffice(t, people)
  for (const [role, sees] of [
    ['dispatcher', 200],
    ['admin', 200],
    ['auditor', 200],
    ['registrar', 403],
  ] as const) {
    const visitor = await office.as(role)
    const { status, html } = await visitor.get('/beleid')
    t.equal(status, sees, role)
    t.notMatch(html, 'Bewaar dit beleid')
    t.equal((await visitor.post('/beleid', filledIn())).status, 403, role)
    t.equal((await visitor.post('/beleid/nummer', { number: '0800-0011' })).status, 403, role)
  }
})

t.test('the policy and what was confided outlive a snapshot', async (t) => {
  const state = emptyState()
  const at = '2026-11-24T12:00:00Z'
  const policy = { version: 3, rules: { ...shipped, hartslagNuDown: 'meldkamer' }, by: 'a1', at }
  const test = { number: '0800-0011', by: 'a1', at }
  const confided = { askedBy: 'J. de Wit' }
  foldFact(state, { type: 'policy.saved', policy }, 0)
  foldFact(state, { type: 'policy.number-tested', test }, 0)
  foldFact(state, { type: 'action.confided', action: 'a', confided }, 0)
  const wrong = { number: '0800-0011', action: 'a', by: 'a1', at }
  foldFact(state, { type: 'policy.number-wrong', wrong }, 0)
  t.equal(state.policy.wrong.size, 1)
  const again = emptyState()
  for (const fact of snapshotFacts(state, 0)) foldFact(again, fact, 0)
  t.strictSame(again.policy, state.policy)
  t.strictSame(again.confided, state.confided)
})

t.test('the coordinator weighs the rules for texts, and what protects people stays', async (t) => {
  const office = await webOffice(t, people)
  const [coordinator, dispatcher] = [await office.as('coordinator'), await office.as('dispatcher')]
  const { html } = await coordinator.get('/tekstregels')
  for (const rule of textRuleKeys) {
    t.ok(allowedLevels(rule).includes(shippedTextRules.levels[rule] ?? 'off'), rule)
  }
  t.notMatch(html, /rules?\.[a-z]/, 'every rule has its words')
  t.match(html, /altijd tegen<\/h2>[\s\S]*vraagt mensen om te zoeken[\s\S]*zwaarder of lichter/)
  t.notMatch(html, 'name="rule-text-pursues"')
  t.match(html, 'achtervolg*', 'what it looks for can be read')
  const chosen = {
    ...Object.fromEntries(textRuleKeys.map((rule) => [`rule-${rule}`, 'off'])),
    'rule-text-haste': 'block',
    'rule-cap-place': 'warn',
    version: '0',
  }
  t.equal((await dispatcher.post('/tekstregels', chosen)).status, 403)
  t.equal((await coordinator.post('/tekstregels', chosen)).status, 303)
  const { saved } = office.store.state.policy
  const { textLevels = {} } = saved?.rules ?? {}
  t.equal(textLevels['text-haste'], 'block')
  t.equal(textLevels['text-accuses'], 'off')
  for (const rule of ['text-pursues', 'text-without-number', 'number-not-verified', 'cap-place']) {
    t.notOk(rule in textLevels, `${rule} stays as it is shipped`)
  }
  const late = await coordinator.post('/tekstregels', chosen)
  t.equal(late.status, 422)
  t.match(late.html, 'Iemand anders heeft het beleid net aangepast')

  const hasty = { ...alertForm, text: `dader was hier zojuist. ${alertForm.text}` }
  const check = await dispatcher.post('/acties/controle', hasty)
  t.match(check.html, 'Schrijf hoe laat het was in plaats van “zojuist”')
  t.notMatch(check.html, 'beschuldigt iemand', 'a rule that is off says nothing')
  t.equal((await dispatcher.post('/acties', { ...hasty, once: onceOf(check.html) })).status, 422)
  const pursuing = { ...alertForm, text: `Volg hem. ${alertForm.text}` }
  t.match((await dispatcher.post('/acties/controle', pursuing)).html, '“Volg hem” vraagt mensen')
  t.equal((await press(dispatcher, alertForm)).status, 303)
  t.equal(office.ports.desk.actions()[0]?.action.policyVersion, 1)
  t.match((await dispatcher.get('/tekstregels')).html, 'De coördinator kan dit aanpassen')
  await dispatcher.post('/taal')
  t.notMatch((await dispatcher.get('/tekstregels')).html, /rules?\.[a-z]/)
})

t.test('a number that proved wrong is blocked everywhere until it is tested again', async (t) => {
  const office = await webOffice(t, people)
  const [coordinator, dispatcher] = [await office.as('coordinator'), await office.as('dispatcher')]
  const number = '0800-0011'
  await press(dispatcher, alertForm)
  const id = office.ports.desk.actions()[0]?.action.id ?? ''
  const path = `/acties/${id}/correctie`
  t.match((await dispatcher.get(`/acties/${id}`)).html, `value="${number}"`)
  const wrong = { wrongNumber: number, text: '', 'text-made': '' }
  const offered = await dispatcher.post(`${path}/voorstel`, wrong)
  t.match(offered.html, 'Bel NIET het nummer daarin.')
  t.match(offered.html, `value="${number}" aria-describedby="wrong-hint" checked`)
  t.notMatch(/id="correction"[^>]*>([^<]*)</.exec(offered.html)?.[1], number)
  const again = await dispatcher.post(path, { ...wrong, text: `het is ${number}. Bel dat.` })
  t.equal(again.status, 422)
  t.match(again.html, `Het nummer ${number} bleek fout te zijn`)
  t.equal(office.store.state.policy.wrong.size, 0, 'nothing went out, nothing is blocked')
  const text = 'het bericht klopte niet. Bel NIET het nummer daarin. Bel bij nood 112.'
  t.equal((await dispatcher.post(path, { wrongNumber: number, text })).status, 303)

  const why = { what: 'correction', cause: 'number', by: { id: 'dispatcher' } }
  const deeds = office.ports.desk.action(id)?.action.deeds ?? []
  t.match(deeds.at(-1), why, 'that a number was wrong says why')
  const report = (await dispatcher.get(`/acties/${id}/verslag`)).html
  t.match(report, /Correctie verstuurd: een verkeerd nummer<\/td>/)
  const restored = emptyState()
  for (const fact of snapshotFacts(office.store.state, 0)) foldFact(restored, fact, 0)
  t.match(restored.actions.byId.get(id)?.deeds?.at(-1), why)

  const refused = await dispatcher.post('/acties/controle', alertForm)
  t.match(refused.html, 'Gebruik een ander nummer van de lijst')
  t.notMatch(refused.html, 'class="send big"')
  const spoken = { ...alertForm, text: 'let op jongen. Bel 112.', voice: 'Bel 08000011.' }
  t.match((await dispatcher.post('/acties/controle', spoken)).html, `nummer ${number} bleek fout`)
  await t.rejects(office.ports.desk.start(draft(), by), { message: 'text.sms: number-wrong' })
  const fields = { ...alertForm, text: '', 'who-sex': 'boy', 'who-clothes': 'rode jas' }
  const made = await dispatcher.post('/acties/nieuw', fields)
  t.notMatch(/id="text"[^>]*>([^<]*)</.exec(made.html)?.[1], number, 'nor is it proposed')

  const { html } = await coordinator.get('/beleid')
  t.match(html, /Fout gebleken bij actie 2026-\d+, .*24 nov.*, door dispatcher\. Geblokkeerd/)
  t.equal((await dispatcher.post('/beleid/nummer', { number })).status, 403)
  await coordinator.post('/beleid/nummer', { number })
  t.notMatch((await coordinator.get('/beleid')).html, 'Fout gebleken')
  t.equal((await press(dispatcher, alertForm)).status, 303, 'and it may be told again')
})
