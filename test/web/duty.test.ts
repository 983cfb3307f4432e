import t from 'tap'
import type { Fact } from '../../src/domain/facts.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { by, centre, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const noon = Date.parse('2026-11-24T12:00:00Z')
const piket = madeUpMobile(900)

t.test('the coordinator keeps the duty phones, and each is tried by SMS', async (t) => {
  const { as, store } = await webOffice(t, [])
  const coordinator = await as('coordinator')
  t.match((await coordinator.get('/beleid')).html, /Er zijn geen diensttelefoons/)
  for (const [number, problem] of [
    [madeUpLandline(1), /geen mobiel nummer/],
    ['', /nummer/],
  ] as const) {
    const refused = await coordinator.post('/beleid/diensttelefoon', { name: 'piket', number })
    t.equal(refused.status, 422)
    t.match(refused.html, problem)
    t.match(refused.html, /value="piket"/, 'what was typed is still there')
  }
  await coordinator.post('/beleid/diensttelefoon', { name: 'piket', number: piket })
  const again = await coordinator.post('/beleid/diensttelefoon', { name: 'wacht', number: piket })
  t.match(again.html, /staat al op de lijst/)
  const [phone] = store.state.duty.phones.values()
  t.match((await coordinator.get('/beleid')).html, /piket[\s\S]*nog nooit/)

  await coordinator.post('/beleid/diensttelefoon/test', { phone: phone?.id ?? '' })
  const [notice] = store.state.notices.values()
  t.match(notice?.notice, {
    to: piket,
    text: /^Buurtoproep: dit is een test van de diensttelefoon\. .*GEZIEN \d{4}\.$/,
  })
  t.match((await coordinator.get('/beleid')).html, /wacht op het antwoord met de code/)
  await store.append([{ type: 'duty.phone-tested', id: phone?.id ?? '', at: noon }], by)
  const { html } = await coordinator.get('/beleid')
  t.match(html, /Laatst getest">[^<]*13:00/)
  t.notMatch(html, /wacht op het antwoord met de code/)

  const dispatcher = await as('dispatcher')
  t.notMatch((await dispatcher.get('/beleid')).html, piket, 'others see a masked number')
  const refused = await dispatcher.post('/beleid/diensttelefoon', { name: 'x', number: piket })
  t.equal(refused.status, 403)
  await coordinator.post('/beleid/diensttelefoon/weg', { phone: phone?.id ?? '' })
  t.equal(store.state.duty.phones.size, 0)
})

t.test('unread replies stand on the screen until somebody says they read them', async (t) => {
  const people = Array.from({ length: 20 }, (_, n) => neighbour(n + 1))
  const { as, store, ports } = await webOffice(t, people)
  const { id } = await ports.desk.start(draft({ area: { centre, radiusMetres: 155 } }), by)
  const visitor = await as('dispatcher')
  const path = `/acties/${id}`
  t.notMatch((await visitor.get(path)).html, /niet gelezen/)
  const came = (n: number): readonly Fact[] => {
    const incoming = { id: `in${n}`, modem: 'm1', iccid: '89', pdu: '', receivedAt: noon }
    const reply = { text: `in${n}`, at: noon, people: [], isAnswered: false }
    return [
      { type: 'incoming.received', incoming: { ...incoming, fingerprint: `f${n}` } },
      { type: 'reply.received', action: id, reply },
    ]
  }
  await store.append([...came(1), ...came(2)], by)
  t.match((await visitor.get(path)).html, /2 reacties[\s\S]*geen diensttelefoons/)
  const phone = { id: 'd1', name: 'piket', number: piket }
  const alarm = { topic: 'replies', code: '4821', times: 2, at: noon } as const
  await store.append(
    [
      { type: 'duty.phone-kept', phone },
      { type: 'duty.alarmed', action: id, alarm },
    ],
    by,
  )
  const { html } = await visitor.get(path)
  t.match(html, /2 reacties zijn nog niet gelezen, de eerste van 13:00.*2 keer gewaarschuwd/)
  t.match(html, /href="#replies".*id="replies"/s)
  t.notMatch(html, /4821/)
  t.notMatch((await (await as('auditor')).get(path)).html, /nog niet gelezen/)

  await store.append(
    [{ type: 'duty.alarmed', action: id, alarm: { ...alarm, topic: 'override' } }],
    by,
  )
  await visitor.post(`${path}/gezien`, { topic: 'override' })
  const silenced = store.state.duty.alarms.get(id)?.filter(({ seenAt }) => seenAt !== undefined)
  t.strictSame(silenced, [], 'that is for a coordinator to say')
  await visitor.post(`${path}/gezien`, { topic: 'replies' })
  t.notMatch((await visitor.get(path)).html, /nog niet gelezen/)
  t.ok(store.state.tips.opened.has('in2'))
  t.match(store.state.duty.alarms.get(id)?.at(-1), { topic: 'replies', seenAt: noon })
})
