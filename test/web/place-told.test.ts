import t, { type Test } from 'tap'
import { neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 12 }, (_, n) => neighbour(n + 1))
const row = {
  ...{ postcode: '1234 AB', houseNumber: 12, suffix: '', street: 'Merelstraat' },
  ...{ city: 'Elzendaal', location: [5.3, 52.6] as const },
}
const boy = {
  ...{ kind: 'missing-child', status: 'actual', text: '', radius: '2000' },
  ...{ 'who-sex': 'boy', 'who-age': '6', 'who-clothes': 'rode jas, blauwe broek', ago: '12.40' },
}
const textOf = (html: string): string => /<textarea id="text"[^>]*>([^<]*)</.exec(html)?.[1] ?? ''
const placeOf = (html: string): string => /id="who-place"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? ''
const meantOf = (html: string): string => /name="meantPlace" value="([^"]*)"/.exec(html)?.[1] ?? ''

async function desk(t: Test) {
  const { as, store } = await webOffice(t, people)
  await store.register.replace([row, { ...row, street: 'Leeuwerikweg', houseNumber: 3 }])
  return as('dispatcher')
}

t.test('the address of the area is the place of the text, without its number', async (t) => {
  const visitor = await desk(t)
  const { html } = await visitor.post('/acties/nieuw', { ...boy, place: 'Merelstraat 12' })
  t.match(textOf(html), /Om 12\.40 weg uit de Merelstraat\. Gezien/)
  t.equal(placeOf(html), 'Merelstraat')
  t.equal(meantOf(html), 'Merelstraat')
  const byPostcode = await visitor.post('/acties/nieuw', { ...boy, place: '1234AB 12' })
  t.equal(placeOf(byPostcode.html), 'Merelstraat')
  const look = await visitor.post('/acties/controle', { ...boy, place: 'Merelstraat 12' })
  t.match(look.html, 'weg uit de Merelstraat')
  t.notMatch(look.html, 'Zeg waar het is of was')
})

t.test('another address is another place, and a place that was typed wins', async (t) => {
  const visitor = await desk(t)
  const filled = { ...boy, place: 'Leeuwerikweg 3', meantPlace: 'Merelstraat' }
  const moved = await visitor.post('/acties/nieuw', { ...filled, 'who-place': 'Merelstraat' })
  t.equal(placeOf(moved.html), 'Leeuwerikweg')
  const own = await visitor.post('/acties/nieuw', { ...filled, 'who-place': 'de speeltuin' })
  t.equal(placeOf(own.html), 'de speeltuin')
  t.match(textOf(own.html), 'de speeltuin')
})

t.test('an address alone tells nobody anything yet', async (t) => {
  const visitor = await desk(t)
  const bare = { kind: 'missing-child', status: 'actual', text: '', place: 'Merelstraat 12' }
  const { html } = await visitor.post('/acties/nieuw', bare)
  t.equal(textOf(html), '')
  t.equal(placeOf(html), '')
  const gone = await visitor.post('/acties/nieuw', {
    ...{ ...bare, 'who-place': 'Merelstraat', meantPlace: 'Merelstraat' },
  })
  t.equal(textOf(gone.html), '', 'nor when the other fields were emptied again')
})

t.test('who comes to help needs the house; of a fire the street is enough', async (t) => {
  const visitor = await desk(t)
  const fire = { ...boy, kind: 'fire-smoke', 'who-threat': 'grote brand', place: 'Merelstraat 12' }
  t.match(textOf((await visitor.post('/acties/nieuw', fire)).html), 'grote brand Merelstraat')
  t.notMatch(textOf((await visitor.post('/acties/nieuw', fire)).html), 'Merelstraat 12')
  const help = { ...boy, kind: 'aed', 'who-aed': 'muur sporthal', place: 'Merelstraat 12' }
  t.match(textOf((await visitor.post('/acties/nieuw', help)).html), 'REANIMATIE Merelstraat 12')
})
