import t, { type Test } from 'tap'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { phoneById } from '../../src/domain/merge/merge.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const address = (houseNumber: number, suffix = '') => ({
  ...{ postcode: '9999ZZ', houseNumber, suffix, street: 'Dijkweg', city: 'Waterhoven' },
  location: [5, 52] as const,
})
const kinds = ['missing-child', 'missing-person', 'fire-smoke', 'outage', 'warning']
/** A form as it is sent when only what has to be filled in was. */
const form = {
  'phone-0': madeUpMobile(50),
  'postcode-0': '9999 zz',
  'number-0': '50',
  'kind-0': 'home',
  kinds,
}
const agreed = { sixteen: 'on', consent: 'on' }

async function counterWith(t: Test, people: readonly Participant[] = []) {
  const office = await webOffice(t, people)
  const several = [address(15), address(15, 'A'), address(15, 'B-2')]
  await office.store.register.replace([address(50), address(1), ...several])
  const counter = await office.as('registrar')
  const all = () => [...office.store.state.participants.values()]
  return { office, counter, all, kept: () => office.store.state.participants.get('p50') }
}

/** The ids of the fields that the summary points at. */
const pointed = (html: string) => [...html.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id)

t.test('a phone, an address and a consent are enough, and what became of it is said', async (t) => {
  const { counter, all } = await counterWith(t)
  const { status, headers } = await counter.post('/deelnemers', { ...form, ...agreed })
  t.equal(status, 303)
  t.match(all(), [
    {
      phones: [{ number: madeUpMobile(50), channel: 'sms' }],
      addresses: [{ postcode: '9999ZZ', houseNumber: 50, location: [5, 52], kind: 'home' }],
      nightAlerts: false,
      isSixteen: true,
      consent: {
        version: 'balie-2026-11',
        channel: 'counter',
        at: '2026-11-24T12:00:00.000Z',
        by: 'registrar',
      },
    },
  ])
  t.notOk('unwantedKinds' in (all()[0] ?? {}))
  const { html } = await counter.get(String(headers.location))
  t.match(html, /zonder naam.*06-••••0050.*9999ZZ 50.*Nog te bevestigen: 06-••••0050/)
  t.notMatch(html, madeUpMobile(50).slice(-8), 'no whole number')
})

t.test('everything that was said is kept, and shown again', async (t) => {
  const { counter, all } = await counterWith(t)
  await counter.post('/deelnemers', {
    ...form,
    ...agreed,
    ...{ 'phone-1': madeUpLandline(7), 'channel-1': '', 'preset-0': 'free' },
    ...{ 'postcode-1': '9999ZZ', 'number-1': '15', 'suffix-1': 'b2', 'kind-1': 'work' },
    ...{ 'preset-1': 'own', 'days-1-0': ['mon', 'fri'], 'from-1-0': '08:30', 'until-1-0': '17:00' },
    ...{ 'from-1-1': '', 'until-1-1': '', 'pause-from-0': '2026-12-20' },
    ...{ 'pause-until-0': '2027-01-03', 'pause-from-1': '', 'pause-until-1': '' },
    ...{
      night: 'on',
      kinds: ['missing-child'],
      urgency: 'Expected',
      groups: 'AED',
      language: 'en',
    },
  })
  const [person] = all()
  t.match(person, {
    phones: [{ channel: 'sms' }, { number: madeUpLandline(7), channel: 'voice' }],
    addresses: [
      { hours: [{ from: '18:00', until: '08:00' }, { days: ['sat', 'sun'] }] },
      {
        suffix: 'B-2',
        kind: 'work',
        hours: [{ days: ['mon', 'fri'], from: '08:30', until: '17:00' }],
      },
    ],
    pauses: [{ from: '2026-12-20', until: '2027-01-03' }],
    nightAlerts: true,
    unwantedKinds: ['missing-person', 'fire-smoke', 'outage', 'warning'],
    leastUrgency: 'Expected',
    groups: [{ name: 'AED' }],
    language: 'en',
  })
  const { html } = await counter.get(`/deelnemers/${person?.id}`)
  t.match(html, /name="pause-from-0" value="2026-12-20"/)
  t.match(html, /<option value="free" selected>/)
  t.match(html, /<option value="own" selected>/)
  t.match(html, /<option value="B-2" selected>/)
  t.match(html, /name="days-1-0" value="fri" checked/)
  t.match(html, /Toestemming gegeven op .*balie-2026-11/)
})

t.test('all that is wrong is said at once, beside each field and on top', async (t) => {
  const { counter, all } = await counterWith(t)
  const nothing = await counter.post('/deelnemers', { 'phone-0': '', 'postcode-0': '', kinds })
  t.equal(nothing.status, 422)
  t.strictSame(pointed(nothing.html), ['phone-0', 'postcode-0', 'sixteen', 'consent'])
  const wrong = await counter.post('/deelnemers', {
    ...{ 'phone-0': '', 'phone-1': '06 12', 'phone-2': madeUpMobile(1) },
    ...{ 'phone-3': `0${madeUpMobile(1).slice(3)}`, 'channel-1': '', kinds },
    ...{ 'postcode-0': 'x', 'number-0': 'x', 'postcode-1': '9999ZZ', 'number-1': '15' },
    ...{ 'postcode-2': '9999ZZ', 'number-2': '2', 'preset-2': 'own', 'from-2-0': '' },
    ...{ 'pause-from-0': '2027-01-02', 'pause-until-0': '2027-01-01', born: '2011' },
    ...{ groups: 'AED 2027-06-31', consent: 'on' },
  })
  t.strictSame(pointed(wrong.html), [
    ...['phone-0', 'postcode-0', 'number-0', 'postcode-2', 'preset-2', 'groups'],
    ...['pause-until-0', 'suffix-1', 'phone-2', 'born'],
  ])
  for (const id of pointed(wrong.html)) t.match(wrong.html, `id="${id}"`, `${id} is there`)
  t.match(wrong.html, /id="phone-0-wrong">Dit is geen telefoonnummer/)
  t.match(wrong.html, /id="born-wrong">Meedoen kan vanaf 16 jaar/)
  t.strictSame(all(), [])
})

t.test('who becomes sixteen in this year says whether they are', async (t) => {
  const { counter, all } = await counterWith(t)
  const at = (changes: object) =>
    counter.post('/deelnemers', { ...form, consent: 'on', ...changes })
  t.strictSame(pointed((await at({ born: '2010' })).html), ['sixteen'])
  t.strictSame(pointed((await at({ born: '19x5' })).html), ['born'])
  t.equal((await at({ born: '2010', sixteen: 'on' })).status, 303)
  t.equal((await at({ born: '2009' })).status, 303)
  t.match(all(), [{ bornIn: 2010, isSixteen: true }, { bornIn: 2009 }])
})

t.test('the register completes an address, and offers what a number has several of', async (t) => {
  const { counter } = await counterWith(t)
  const typed = async (postcode: string, number: string, suffix = '') =>
    (
      await counter.post('/deelnemers/adres', {
        ...{ adres: '1', 'postcode-1': postcode, 'number-1': number, 'suffix-1': suffix },
      })
    ).html
  t.match(await typed('9999 zz', '50'), /<input id="suffix-1".*Dijkweg 50, Waterhoven/s)
  t.match(await typed('9999ZZ', '2'), /staat niet in het adressenbestand/)
  t.notMatch(await typed('9999', '50'), /Dijkweg|staat niet/)
  const several = await typed('9999ZZ', '15', 'a')
  t.match(several, /<select id="suffix-1".*value="-">Zonder.*value="A" selected.*value="B-2"/s)
})

t.test('rows come, go and move without anything being looked at or lost', async (t) => {
  const { counter, all } = await counterWith(t)
  const two = { ...form, 'phone-1': '06 12', 'channel-1': 'voice' }
  const after = async (order: string) =>
    (await counter.post('/deelnemers/formulier', { ...two, do: order })).html
  const phones = (html: string) =>
    [...html.matchAll(/name="phone-\d" inputmode="tel" value="([^"]*)"/g)].map(([, value]) => value)
  t.strictSame(phones(await after('add-phone')), [madeUpMobile(50), '06 12', ''])
  t.match(await after('add-phone'), /id="phone-2"[^>]* autofocus/)
  t.strictSame(phones(await after('up-phone-1')), ['06 12', madeUpMobile(50)])
  t.strictSame(phones(await after('drop-phone-0')), ['06 12'])
  t.strictSame(phones(await after('drop-phone-7')), [madeUpMobile(50), '06 12'])
  t.match(await after('add-address'), /id="postcode-1"[^>]* autofocus/)
  const fragment = await counter.post(
    '/deelnemers/formulier',
    { ...two, do: 'add-phone' },
    { 'hx-request': 'true' },
  )
  t.notMatch(fragment.html, '<html')
  t.strictSame(all(), [])
})

t.test('a change keeps what belongs to a number, and what the form does not ask', async (t) => {
  const voice = neighbour(50, {
    name: 'Proef',
    phones: [
      { id: 'p50:0', number: madeUpMobile(50), channel: 'voice', confirmedAt: '2026-01-01T00:00Z' },
      { id: 'p50:1', number: madeUpMobile(51), channel: 'sms' },
    ],
    unwantedKinds: ['burglary'],
    leftAt: '2026-11-24T11:00:00Z',
  })
  const { counter, kept } = await counterWith(t, [voice])
  const save = (changes: Record<string, string>) =>
    counter.post('/deelnemers/p50', {
      ...form,
      name: 'Ander',
      'channel-0': 'voice',
      'phone-1': `0${madeUpMobile(51).slice(3)}`,
      ...changes,
    })

  t.equal((await save({})).status, 303)
  t.match(kept(), { ...voice, name: 'Ander' })
  t.strictSame(kept()?.phones, voice.phones)
  t.strictSame(kept()?.addresses, voice.addresses, 'not moved to where the register has it')

  await save({ 'phone-0': madeUpMobile(51), 'channel-0': 'sms', 'phone-1': madeUpMobile(50) })
  t.match(kept()?.phones, [{ id: 'p50:1' }, { id: 'p50:0', confirmedAt: '2026-01-01T00:00Z' }])
  await save({ 'phone-0': madeUpMobile(52), 'phone-1': '' })
  t.strictSame(kept()?.phones, [{ id: 'p50:2', number: madeUpMobile(52), channel: 'voice' }])
  await save({ 'number-0': '51' })
  t.strictSame(kept()?.addresses, voice.addresses, 'an address nobody knows changes nothing')

  t.match((await counter.get('/deelnemers/p50')).html, /<details class="danger">/)
  await counter.post('/deelnemers/p50/verwijder')
  t.equal(kept(), undefined)
  t.equal((await counter.get('/deelnemers/p50')).status, 404)
})

t.test('the counter keeps the groups that somebody can be called for', async (t) => {
  const { counter, kept } = await counterWith(t, [neighbour(50)])
  const save = (groups: string) => counter.post('/deelnemers/p50', { ...form, groups })

  t.equal((await save('AED 2027-06-30, BHV')).status, 303)
  t.strictSame(kept()?.groups, [{ name: 'AED', validUntil: '2027-06-30' }, { name: 'BHV' }])
  t.match((await counter.get('/deelnemers/p50')).html, 'value="AED 2027-06-30, BHV"')
  t.match((await counter.get('/deelnemers?q=aed')).html, 'AED 2027-06-30, BHV')
  const refused = await save('AED 2027-06-31')
  t.equal(refused.status, 422)
  t.match(refused.html, /Schrijf een dag als 2027-06-30/)
  await save('')
  t.notOk(kept() && 'groups' in (kept() ?? {}))
})

t.test(
  'a landline says how far its confirmation is, and is work when calling was in vain',
  async (t) => {
    const phones = [{ id: 'p50:0', number: madeUpLandline(7), channel: 'voice' as const }]
    const { office, counter } = await counterWith(t, [neighbour(50, { name: 'Anna', phones })])
    const page = async () => (await counter.get('/deelnemers/p50')).html
    t.match(await page(), /Nog niet bevestigd\.</)
    const madeAt = Date.parse('2026-11-24T12:00:00Z')
    const request = {
      ...{ id: 'r1', number: madeUpLandline(7), code: '1234', participant: 'p50', madeAt },
      ...{ change: { kind: 'confirm' as const }, expiresAt: madeAt + 14 * 86_400_000 },
    }
    await office.store.append([{ type: 'request.made', request }], { kind: 'system', id: 'test' })
    t.match(await page(), /Wij bellen dit nummer zodra/)
    t.notMatch((await counter.get('/deelnemers')).html, /Bekijk wie dat zijn/)

    for (const [tries, heard, words] of [
      [1, 'nothing', /1 keer gebeld\. Wij bellen weer na 25 nov,? 16:00/],
      [3, 'played', /Niet bevestigd: 3 keer gebeld/],
      [1, 'refused', /wil op dit nummer niet gebeld worden/],
    ] as const) {
      const call = { tries, heard, at: madeAt }
      await office.store.append([{ type: 'request.called', id: 'r1', call }], {
        ...{ kind: 'modem', id: 'm1' },
      })
      t.match(await page(), words)
    }
    t.match((await counter.get('/deelnemers')).html, /niet is bevestigd: 1\..*lijst=bevestig/s)
    const { html } = await counter.get('/deelnemers?lijst=bevestig')
    t.match(html, /bevestiging, en die kwam niet.*<a href="\/deelnemers\/p50">Anna<\/a>: 0\d+-•/s)
    t.match(
      (await counter.get('/deelnemers/p50/gegevens')).html,
      /vraag of het nummer klopt, verzonden/,
    )
  },
)

t.test('two that are one are listed, compared, merged field by field, and parted', async (t) => {
  const place = neighbour(50).addresses
  const [jan, j, piet] = [
    neighbour(50, { name: 'Jan de Boer' }),
    neighbour(51, {
      ...{ name: 'jan de boer', addresses: place, language: 'en' as const, nightAlerts: true },
      phones: [
        { id: 'p51:0', number: madeUpLandline(9), channel: 'voice' },
        {
          id: 'p51:1',
          number: madeUpMobile(50),
          channel: 'sms',
          confirmedAt: '2026-01-01T00:00:00Z',
        },
      ],
    }),
    neighbour(52, { name: 'Piet de Boer', addresses: place, phones: neighbour(50).phones }),
  ]
  const { office, counter } = await counterWith(t, [jan, j, piet])
  const people = () => office.store.state.participants
  const { html } = await counter.get('/deelnemers/dubbel')
  t.match(html, /\/deelnemers\/dubbel\/p50\/p51/)
  t.notMatch(html, /p52/, 'one of a family shares a phone')
  t.match(
    (await counter.get('/deelnemers/p51')).html,
    /kan dezelfde persoon zijn.*dubbel\/p51\/p50/s,
  )
  const side = await counter.get('/deelnemers/dubbel/p50/p51')
  t.match(side.html, /Links.*Rechts.*name="language"/s)
  t.match(office.store.state.upkeep.views.slice(-2), [
    { participant: 'p50' },
    { participant: 'p51' },
  ])

  const choices = { name: 'left', phones: 'both', language: 'right', nightAlerts: 'left' }
  const { headers } = await counter.post('/deelnemers/dubbel/p50/p51', choices)
  t.match((await counter.get(String(headers.location))).html, /Jan de Boer/)
  const after = people().get('p50')
  t.notOk(people().has('p51'))
  t.match(after, { name: 'Jan de Boer', language: 'en', nightAlerts: false })
  t.match(after?.phones, [
    { id: 'p50:0', number: madeUpMobile(50), confirmedAt: '2026-01-01T00:00:00Z' },
    { id: 'p50:1', number: madeUpLandline(9) },
  ])
  t.match(phoneById(office.store.state, 'p51:0'), { phone: { id: 'p50:1' } })
  t.match((await counter.get('/deelnemers/p50/gegevens')).html, /samengevoegd/)

  t.match((await counter.get('/deelnemers/p50')).html, /Samengevoegd op.*jan de boer/s)
  await counter.post('/deelnemers/p50/uiteen', { from: 'p51' })
  t.match(people().get('p50'), jan)
  t.match(people().get('p51'), j)
  t.equal((await counter.post('/deelnemers/p50/uiteen', { from: 'p51' })).status, 409, 'once')

  await counter.post('/deelnemers/dubbel/p50/p51/twee', {})
  t.match((await counter.get('/deelnemers/dubbel')).html, /Niemand lijkt/)
  const dispatcher = await office.as('dispatcher')
  t.equal((await dispatcher.get('/deelnemers/dubbel')).status, 403)
})
