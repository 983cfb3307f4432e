import t from 'tap'
import { neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

t.test('a search that shows no more than fifty says so, and how to find the rest', async (t) => {
  const people = Array.from({ length: 60 }, (_, n) =>
    neighbour(n + 1, { name: n < 49 ? 'Jan Jansen' : 'Piet Jansen' }),
  )
  const office = await webOffice(t, people)
  const registrar = await office.as('registrar')
  const all = (await registrar.get('/deelnemers?q=jansen')).html
  t.equal(all.match(/href="\/deelnemers\/p\d+"/g)?.length, 50)
  t.match(all, /hoogstens 50\..*Zoek op postcode of op het hele nummer/)
  t.notMatch((await registrar.get('/deelnemers?q=jan jansen')).html, /hoogstens 50/)
  t.match(all, '<th scope="col">Naam</th>', 'a heading, not what a form asks')
})
