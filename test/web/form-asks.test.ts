import t from 'tap'
import { neighbour, policy } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm } from '../support/pressing.ts'

const people = Array.from({ length: 60 }, (_, n) => neighbour(n + 1))
const boy = {
  ...{ kind: 'missing-child', status: 'actual', text: '', point: '5.3, 52.6', radius: '' },
  ...{ 'who-sex': 'boy', 'who-age': '6', 'who-clothes': 'rode jas, blauwe broek' },
}

t.test('a time that is still to come is asked about, and draws nothing', async (t) => {
  const { as } = await webOffice(t, people)
  const visitor = await as('dispatcher')
  const soon = { ...boy, ago: '13.30', profile: 'child-foot' }
  const along = await visitor.post('/acties/meekijken', soon)
  t.match(along.html, '13:30 moet nog komen. Bedoelt u gisteren?')
  t.notMatch(along.html, 'deelnemers', 'nobody is counted')
  t.match(along.html, 'name="take-ago" value="gisteren 13:30"')
  const look = await visitor.post('/acties/controle', soon)
  t.equal(look.status, 422)
  t.match(look.html, /<input id="ago" aria-invalid="true"/)
  const taken = await visitor.post('/acties/nieuw', { ...soon, 'take-ago': 'gisteren 13:30' })
  t.match(taken.html, /id="ago"[^>]*value="gisteren 13:30"/)
  t.notMatch(taken.html, 'moet nog komen')
  const earlier = await visitor.post('/acties/meekijken', { ...soon, ago: '12.40' })
  t.notMatch(earlier.html, 'moet nog komen')
  const planned = { ...boy, kind: 'outage', 'who-threat': 'stroom uit', ago: '13.30' }
  const outage = await visitor.post('/acties/meekijken', planned)
  t.notMatch(outage.html, 'moet nog komen', 'what threatens may yet begin')
})

t.test('a time of hours ago is told with its day, so that a slip is seen', async (t) => {
  const { as } = await webOffice(t, people)
  const visitor = await as('dispatcher')
  const told = async (typed: object) =>
    (await visitor.post('/acties/meekijken', { ...boy, ...typed })).html
  t.match(await told({ ago: '14.30' }), /Dat is [^<]* 14:30, 22 uur geleden/)
  t.match(await told({ ago: '9.40' }), /Dat is [^<]* 0?9:40, 3 uur geleden/)
  t.notMatch(await told({ ago: '10.10' }), 'Dat is')
  t.notMatch(await told({ ago: '20' }), 'Dat is')
  const planned = { kind: 'outage', 'who-threat': 'stroom uit', ago: '14.30' }
  t.notMatch(await told(planned), 'Dat is')
})

t.test('on an English screen it is yesterday, and in the Dutch text gisteren', async (t) => {
  const { as } = await webOffice(t, people)
  const visitor = await as('dispatcher')
  await visitor.post('/taal')
  const soon = { ...boy, ago: '13.30', profile: 'child-foot' }
  const along = await visitor.post('/acties/meekijken', soon)
  t.match(along.html, 'name="take-ago" value="yesterday 13:30"')
  const taken = await visitor.post('/acties/nieuw', { ...soon, 'take-ago': 'yesterday 13:30' })
  t.match(taken.html, /id="ago"[^>]*value="yesterday 13:30"/)
  t.notMatch(taken.html, 'is still to come')
  t.match(taken.html, /<textarea id="text"[^>]*>[^<]*[Gg]isteren 13\.30/)
  t.notMatch(taken.html, /<textarea id="text"[^>]*>[^<]*[Yy]esterday/)
})

t.test('that figures are rounded down is said where they stand', async (t) => {
  const { as } = await webOffice(t, people)
  const visitor = await as('dispatcher')
  for (const path of ['/acties/meekijken', '/acties/controle']) {
    const { html } = await visitor.post(path, alertForm)
    t.equal(html.match(/naar beneden afgerond op vijf/g)?.length, 1, path)
  }
})

t.test('an area has corners without a map too', async (t) => {
  const { as } = await webOffice(t, people)
  const visitor = await as('dispatcher')
  const { html } = await visitor.get('/acties/nieuw')
  t.match(html, /<textarea id="corners"[^>]*name="polygon"/)
  t.match(html, /<div id="map-tools" class="pair" hidden>/)
  const { point: _, ...form } = alertForm
  const look = await visitor.post('/acties/controle', {
    ...{ ...form, polygon: '5, 52\r\n 6, 52\r\n\r\n6, 53' },
  })
  t.equal(look.status, 200)
  t.match(look.html, 'Getekend vlak met 3 hoeken')
  const wrong = await visitor.post('/acties/controle', { ...form, polygon: '5, 52\n6 oost' })
  t.equal(wrong.status, 422)
  t.match(
    wrong.html,
    /<textarea id="corners" aria-invalid="true" aria-describedby="corners-hint corners-wrong"/,
  )
  t.match(wrong.html, 'id="corners-wrong"')
})

t.test('a corner is two numbers, and what can be read in two ways is none', async (t) => {
  const { as } = await webOffice(t, people)
  const visitor = await as('dispatcher')
  const { point: _, ...form } = alertForm
  const looked = async (corner: string) =>
    visitor.post('/acties/controle', { ...form, polygon: `${corner}\n6, 52\n6, 53` })
  const fine = ['5.2, 52.5', '5.2,52.5', '5.2 52.5', '5,2 52,5', '5,2; 52,5', '5.2;52.5', '5 52']
  for (const corner of fine) {
    const { status, html } = await looked(corner)
    t.match([status, html], [200, 'Getekend vlak met 3 hoeken'], corner)
  }
  const refused = ['5,2,52,5', '5,2, 52,5', '5,2 52', '5.2,', ', 52', '5.2', '5, 52, 3', '5 , , 52']
  for (const corner of refused) {
    const { status, html } = await looked(corner)
    t.match([status, html], [422, /<textarea id="corners" aria-invalid="true"/], corner)
  }
  const [comma, dot] = await Promise.all(
    ['5,25 52,55\n5,35 52,55\n5,35 52,65', '5.25, 52.55\n5.35, 52.55\n5.35, 52.65'].map(
      async (polygon) => (await visitor.post('/acties/meekijken', { ...form, polygon })).html,
    ),
  )
  t.equal(comma, dot, 'the same area')
})

t.test('the numbers to call back on stand beside what is ticked', async (t) => {
  const { as } = await webOffice(t, people, {
    policy: { ...policy, verifiedNumbers: ['0800-0011', '0900-8844'] },
  })
  const visitor = await as('dispatcher')
  const { html } = await visitor.post('/acties/controle', alertForm)
  t.equal(html.match(/De lijst met nummers: 0800-0011, 0900-8844\./g)?.length, 1)
})
