import t from 'tap'
import { roles } from '../../src/domain/accounts.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { type TermId, terms } from '../../src/domain/retention.ts'
import { speaker } from '../../src/web/catalogue/index.ts'
import { lengthOf } from '../../src/web/catalogue/terms-in-words.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const secret = {
  name: 'Wilhelmina Zichtbaar',
  number: madeUpMobile(1),
  postcode: '9876QX',
  phone: 'p1:0',
}
const wilhelmina = neighbour(1, {
  name: secret.name,
  addresses: [{ postcode: '9876QX', houseNumber: 4711, location: [5.3, 52.6], kind: 'home' }],
  consent: { version: '2026-1', channel: 'counter', at: '2026-11-01T10:00:00Z', by: 'registrar' },
  bornIn: 1950,
})
const people = [wilhelmina, ...Array.from({ length: 11 }, (_, n) => neighbour(n + 2))]
const text = (from: string) => ({
  id: '1',
  from,
  text: 'zag hem bij de brug',
  receivedAt: Date.parse('2026-11-24T11:00:00Z'),
  isIncomplete: false,
})

t.test('a record is everything that is held, and who looked is part of it', async (t) => {
  const office = await webOffice(t, people, {
    texts: () => [text(secret.number), text(madeUpMobile(2))],
  })
  await office.ports.desk.start(draft(), by)
  const asked = (wilhelmina.phones ?? []).map(({ id }) => id)
  await office.store.append([{ type: 'asking.asked', phones: asked }], by)
  const counter = await office.as('registrar')
  await counter.get('/deelnemers/p1')
  const { html, status } = await counter.get('/deelnemers/p1/gegevens')
  t.equal(status, 200)
  for (const words of [
    secret.name,
    secret.number.replace('+', '&#43;'),
    '9876QX 4711',
    '1950',
    '2026-1',
    'zag hem bij de brug',
    'Vragen of een telefoon van deze persoon is',
    'keer gevraagd: 1, voor het laatst op 24 nov',
    'let op jongen, 7 jaar',
    'registrar',
  ]) {
    t.ok(html.includes(words) || html.includes(words.replace('&#43;', '+')), words)
  }
  const file = await counter.get('/deelnemers/p1/gegevens.json')
  t.match(file.headers['content-disposition'], /attachment/)
  const held = JSON.parse(file.html)
  t.strictSame(held.participant, wilhelmina)
  t.match(held, {
    messages: [{ action: '2026-001', phase: 'alert', to: secret.number, state: 'queued' }],
    texts: [{ text: 'zag hem bij de brug' }],
    changes: [{ source: 'test', byKind: 'account' }],
    asked: [{ number: secret.number, times: 1 }],
  })
  t.equal(held.messages.length, 1)
  t.strictSame(
    held.views.map((view: { by: string }) => view.by),
    ['registrar', 'registrar', 'registrar'],
    'the form, the page and the file',
  )
  t.equal(office.store.state.upkeep.views.length, 3, 'and they are facts')
  t.equal((await counter.post('/deelnemers/p1/verwijder')).status, 303)
  t.equal((await counter.get('/deelnemers/p1/gegevens')).status, 404)
  t.match(office.store.state.upkeep.proofs, [{ by: { id: 'registrar' }, counts: { 'by-hand': 1 } }])
})

t.test('a program that reads a record is kept as well', async (t) => {
  const office = await webOffice(t, people)
  const token = { id: 'tok', name: 'koppeling', scopes: ['participants'] } as const
  const { createHash } = await import('node:crypto')
  const hash = createHash('sha256').update('omr_x').digest('hex')
  await office.store.append([{ type: 'token.saved', token: { ...token, hash } }], by)
  const headers = { authorization: 'Bearer omr_x' }
  await office.app.inject({ url: '/api/v1/participants/p1', headers })
  const { html } = await (await office.as('admin')).get('/deelnemers/p1/gegevens')
  t.match(html, /koppeling/)
})

/** Every address that a browser can ask for, with ids that exist. */
function paths(printed: string, action: string): readonly string[] {
  const stack: string[] = []
  return printed.split('\n').flatMap((line) => {
    const found = /^((?:[│ ]\s{3})*)[├└]── (.*?)(?: \((.*)\))?$/.exec(line)
    if (!found) return []
    const [, indent = '', part = '', methods = ''] = found
    stack.length = indent.length / 4
    stack.push(part)
    const path = stack.join('')
    if (!methods.includes('GET') || path.includes('*')) return []
    const id = path.includes('/acties') || path.includes('/actions') ? action : 'p1'
    return [path.replaceAll(/:\w+/g, id)]
  })
}

t.test('who sends alerts sees counts, and never a name, a number or an address', async (t) => {
  const office = await webOffice(t, people, { texts: () => [text(secret.number)] })
  const { id } = await office.ports.desk.start(draft(), by)
  const all = paths(office.app.printRoutes({ commonPrefix: false }), id)
  t.ok(all.length > 25, `${all.length} pages`)
  for (const path of ['/deelnemers/p1/gegevens', `/acties/${id}`, '/berichten', '/bewaren', '/']) {
    t.ok(all.includes(path), path)
  }
  const mayKnow = { registrar: true, admin: true } as Partial<Record<string, boolean>>
  for (const role of roles) {
    const visitor = await office.as(role)
    for (const path of all.filter((one) => one !== '/events')) {
      const { html, status } = await visitor.get(path)
      const words = [secret.name, secret.postcode, secret.number.slice(3)]
      const known = words.filter((word) => html.includes(word))
      const isRecord = path.startsWith('/deelnemers/p1')
      if (isRecord && mayKnow[role]) t.equal(status, 200, `${role} ${path}`)
      else t.strictSame(known, [], `${role} ${path}`)
    }
  }
})

t.test('terms and proof are seen by who answers for them, and by nobody else', async (t) => {
  const office = await webOffice(t, people)
  for (const role of roles) {
    const visitor = await office.as(role)
    const expected = role === 'dispatcher' ? 403 : 200
    t.equal((await visitor.get('/bewaren')).status, expected, role)
    t.equal((await visitor.get('/bewaren/bewijs.csv')).status, expected, role)
  }
  const at = office.ports.now()
  await office.store.append([{ type: 'retention.applied', counts: { goodbye: 3, texts: 12 } }], {
    kind: 'scheduler',
    id: 'retention',
  })
  const auditor = await office.as('auditor')
  const { html } = await auditor.get('/bewaren')
  t.match(html, /De gegevens van wie zich afmeldt: 3/)
  t.match(html, /vanzelf/)
  const csv = (await auditor.get('/bewaren/bewijs.csv')).html.split('\r\n')
  t.strictSame(csv.slice(0, 3), [
    'at,by_kind,by,what,count',
    `${new Date(at).toISOString()},scheduler,retention,goodbye,3`,
    `${new Date(at).toISOString()},scheduler,retention,texts,12`,
  ])
})

const wave = (count: number, at: number) =>
  Array.from({ length: count }, (_, n) =>
    neighbour(100 + n, { leftAt: new Date(at + n * 1000).toISOString() }),
  )

t.test('a wave of goodbyes is an alarm on the start page, and a person chooses', async (t) => {
  for (const [word, left, released] of [
    ['bewaar', 0, 0],
    ['wis', 25, 1],
  ] as const) {
    const office = await webOffice(t, [...people, ...wave(25, Date.parse('2026-11-24T10:00:00Z'))])
    for (const role of roles) {
      const { html } = await (await office.as(role)).get('/')
      const sees = /Verdacht veel afmeldingen/.test(html)
      t.equal(sees, role === 'admin' || role === 'coordinator', role)
    }
    const auditor = await office.as('auditor')
    t.notMatch((await auditor.get('/bewaren')).html, /name="besluit"/)
    const coordinator = await office.as('coordinator')
    const { html } = await coordinator.get('/bewaren')
    const hidden = (name: string) =>
      new RegExp(`name="${name}" value="(\\d+)"`).exec(html)?.[1] ?? ''
    const form = { from: hidden('from'), until: hidden('until'), besluit: word }
    t.equal((await auditor.post('/bewaren/afmeldingen', form)).status, 403)
    await coordinator.post('/bewaren/afmeldingen', { ...form, besluit: 'anders' })
    t.equal(office.store.state.upkeep.leaving.size, 25, 'nothing else is a choice')
    await coordinator.post('/bewaren/afmeldingen', form)
    t.equal(office.store.state.upkeep.leaving.size, left)
    t.equal(office.store.state.upkeep.releases.length, released)
    t.notMatch((await coordinator.get('/')).html, /Verdacht veel/)
    t.equal(office.store.state.participants.size, people.length + 25)
  }
})

/** What goes before its fortnight, and when. */
const sooner = {
  nl: new Map<TermId, string>([
    [
      'sounds',
      '. Bij een reanimatie gaan ze weg met de tekst daarvan. Een opname die bij geen actie of oproep hoort, gaat weg na 24 uur.',
    ],
    ['presses', '. Bij een reanimatie 24 uur.'],
  ]),
  en: new Map<TermId, string>([
    [
      'sounds',
      '. Those of a resuscitation go with its text. A recording that belongs to no action or alert goes after 24 hours.',
    ],
    ['presses', '. For a resuscitation 24 hours.'],
  ]),
}

t.test('the privacy statement holds the terms that the software applies', async (t) => {
  const office = await webOffice(t, people)
  const statement = (language: 'nl' | 'en') =>
    office.app.inject({ url: `/privacy?taal=${language}` })
  const { body, statusCode } = await office.app.inject({ url: '/privacy' })
  t.equal(statusCode, 200, 'without logging in')
  const counter = await office.as('dispatcher')
  const dpia = (await counter.get('/privacy/dpia')).html
  const register = (await counter.get('/privacy/register')).html
  const auditor = await office.as('auditor')
  const kept = { nl: (await auditor.get('/bewaren')).html }
  await auditor.post('/taal')
  const documents = {
    nl: [body, (await statement('nl')).body, dpia, register, kept.nl],
    en: [(await statement('en')).body, (await auditor.get('/bewaren')).html],
  }
  for (const language of ['nl', 'en'] as const) {
    const say = speaker(language)
    for (const id of Object.keys(terms) as TermId[]) {
      const row = [
        `${say(`term.what.${id}`)}${sooner[language].get(id) ?? ''}`,
        lengthOf(id, say),
        say(`term.since.${terms[id].since}`),
      ]
      const cells = new RegExp(
        row
          .map((cell) => `>${cell.replaceAll("'", '&#39;').replaceAll('’', '.')}</td>`)
          .join('\\s*<td[^>]*'),
      )
      for (const html of documents[language]) t.match(html, cells, `${language} ${id}`)
    }
  }
  const say = speaker('nl')
  t.match(dpia, /Bij een reanimatie verdwijnt wat is geschreven en ingesproken 24 uur na het begin/)
  t.match(body, /Wij wachten 48 uur/)
  t.match(documents.en[0], /<article class="document" lang="en">[\s\S]*We wait 48 hours/)
  t.match(documents.en[0], /href="\/privacy\?taal=nl" lang="nl"/)
  const english = await office.as('registrar')
  await english.post('/taal')
  t.match((await english.get('/privacy')).html, /We wait 48 hours/, 'in the language of who looks')
  t.equal(lengthOf('goodbye', say), '48 uur')
  t.equal(lengthOf('recipients', say), '30 dagen')
  t.equal((await office.app.inject({ url: '/privacy/dpia' })).statusCode, 303, 'for staff')
})

t.test('who searches the participants is told by day and count, never for what', async (t) => {
  const office = await webOffice(t, [neighbour(1, { name: 'J. Bakker' }), neighbour(2)])
  const counter = await office.as('registrar')
  t.match((await counter.get('/deelnemers?q=bakker')).html, 'J. Bakker')
  await counter.get('/deelnemers?q=bakker')
  await counter.get('/deelnemers?q=nobody')
  t.match(
    [...office.store.state.upkeep.searches.values()],
    [{ by: { kind: 'account' }, searches: 2, shown: 2 }],
  )

  const { html } = await (await office.as('auditor')).get('/bewaren')
  t.match(html, 'Wie zocht in de deelnemers')
  t.match(html, /data-label="Keer gezocht">2<[\s\S]*data-label="Mensen getoond">2</)
  t.notMatch(html, /bakker/i)
})
