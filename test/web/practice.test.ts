import t from 'tap'
import { draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const dayMs = 24 * 60 * 60 * 1000
const due = /<p class="look">[^<]*(oefening|geoefend)/i

t.test('the start page asks for a look when nobody has practised for 45 days', async (t) => {
  let later = 0
  const now = () => Date.parse('2026-11-24T12:00:00Z') + later
  const { ports, as } = await webOffice(t, [neighbour(1)], { now })
  const visitor = await as('dispatcher')
  t.match((await visitor.get('/')).html, due, 'never')
  await ports.desk.start(draft({ status: 'exercise' }), { kind: 'account', id: 'dispatcher' })
  t.notMatch((await visitor.get('/')).html, due, 'today')
  later = 45 * dayMs
  const again = await as('dispatcher')
  t.notMatch((await again.get('/')).html, due, 'after 45 days')
  later = 46 * dayMs
  const { html } = await (await as('dispatcher')).get('/')
  t.match(html, due, 'after 46 days')
  t.match(html, '46 dagen geleden')
})
