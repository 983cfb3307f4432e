import t from 'tap'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { formOf, orderForms } from '../support/orders.ts'
import { alertForm, onceOf, vouched } from '../support/pressing.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const people = Array.from({ length: 60 }, (_, n) => neighbour(n + 1))
const text =
  'let op jongen, 16 jaar, getint, rode jas. Om 12.40 weg bij het station. Bel 0800-0011.'
const reason = 'de familie zegt dat er geen foto is'

t.test('skin or descent in a text asks a reason, which the report has', async (t) => {
  const { as, store } = await webOffice(t, people)
  const visitor = await as('dispatcher')
  const form = { ...alertForm, text }
  const look = await visitor.post('/acties/controle', form)
  t.match(look.html, 'Waarom staat “getint” in het bericht?')
  const hasty = await visitor.post('/acties', { ...form, ...vouched, once: onceOf(look.html) })
  t.equal(hasty.status, 422)
  t.match(hasty.html, /<textarea id="descent"[^>]*aria-invalid="true"/)
  t.match(hasty.html, 'id="descent-wrong"')
  const once = onceOf(hasty.html)
  const sent = await visitor.post('/acties', { ...form, ...vouched, once, descent: reason })
  t.equal(sent.status, 303)
  const [action] = [...store.state.actions.byId.values()]
  t.equal(action?.descent?.reason, reason)
  t.equal(action?.descent?.by, 'dispatcher')
  const report = await (await as('coordinator')).get(`/acties/${action?.id}/verslag`)
  t.match(report.html, reason)
  const id = action?.id ?? ''
  await store.append([{ type: 'action.forgotten', action: id, what: 'descriptions' }], by)
  t.equal(store.state.actions.byId.get(id)?.descent, undefined, 'it goes with the words')
})

t.test('without such a word nothing is asked', async (t) => {
  const { as } = await webOffice(t, people)
  const visitor = await as('dispatcher')
  const { html } = await visitor.post('/acties/controle', alertForm)
  t.notMatch(html, 'id="descent"')
})

for (const [order, is] of [
  ['aanvulling', 'update'],
  ['correctie', 'correction'],
] as const) {
  t.test(`what a running action is told asks it as well: ${order}`, async (t) => {
    const time = new VirtualTime()
    const clock = { after: time.timers.after, now: time.now }
    const { as, ports, store } = await webOffice(t, people, clock)
    const { id } = await ports.desk.start(draft(), by)
    const visitor = await as('dispatcher')
    const path = `/acties/${id}`
    const page = (await visitor.get(path)).html
    t.notMatch(page, `id="${is}-descent"`)
    const filled = { ...formOf(page, order), ...orderForms[is], text }
    const hasty = await visitor.post(`${path}/${order}`, filled)
    t.equal(hasty.status, 422)
    t.match(hasty.html, 'Waarom staat “getint” in het bericht?')
    t.match(hasty.html, new RegExp(`<textarea id="${is}-descent"[^>]*aria-invalid="true"`))
    t.match(hasty.html, `id="${is}-descent-wrong"`)
    t.match(hasty.html, text, 'what was typed is there')
    const again = { ...filled, ...formOf(hasty.html, order), descent: reason }
    t.equal((await visitor.post(`${path}/${order}`, again)).status, 303)
    await time.pass(6000)
    const told = store.state.actions.byId.get(id)
    t.match(told?.descent, { reason, by: 'dispatcher' })
    t.equal(told?.phases.length, 2, 'and it went out')
    const report = await (await as('coordinator')).get(`${path}/verslag`)
    t.match(report.html, reason)
    const later = (await visitor.get(path)).html
    const next = { ...formOf(later, order), ...orderForms[is], text: `${text} Nu` }
    t.equal((await visitor.post(`${path}/${order}`, next)).status, 303, 'it is asked once')
    await store.append([{ type: 'action.forgotten', action: id, what: 'descriptions' }], by)
    t.equal(store.state.actions.byId.get(id)?.descent, undefined, 'it goes with the words')
  })
}

t.test('where only what is said tells it, the form asks it as well', async (t) => {
  const { as, ports } = await webOffice(t, people)
  const { id } = await ports.desk.start(draft(), by)
  const visitor = await as('dispatcher')
  const path = `/acties/${id}`
  const filled = {
    ...formOf((await visitor.get(path)).html, 'correctie'),
    ...orderForms.correction,
  }
  const said = { ...filled, voice: 'Het is een getint meisje. Bel 0800-0011.' }
  const hasty = await visitor.post(`${path}/correctie`, said)
  t.equal(hasty.status, 422)
  t.match(hasty.html, 'id="correction-descent"')
  t.match(hasty.html, 'id="correction-descent-wrong"')
})
