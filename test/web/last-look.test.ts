import t from 'tap'
import { neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm } from '../support/pressing.ts'

const people = Array.from({ length: 60 }, (_, n) => neighbour(n + 1))
const sign = (html: string): string => /<p class="in-earnest[\s\S]*?<\/p>/.exec(html)?.[0] ?? ''

t.test('whether it is real is said in words, of what is real too', async (t) => {
  const { as } = await webOffice(t, people)
  const dispatcher = await as('dispatcher')
  const look = async (status: string) =>
    sign((await dispatcher.post('/acties/controle', { ...alertForm, status })).html)
  t.match(await look('actual'), /<p class="in-earnest"><strong>Echte actie<\/strong> Dit is geen/)
  const exercise = await look('exercise')
  t.match(exercise, /in-earnest-not"><strong>Oefening<\/strong> Mensen krijgen dit bericht/)
})

t.test('in a drill nothing is real, whatever was chosen', async (t) => {
  const frame = { base: '/oefenen/bureau', calls: () => [], outside: () => 0 }
  const { as } = await webOffice(t, people, {
    drill: { ...frame, colleague: 'coordinator' },
  })
  const dispatcher = await as('dispatcher')
  const { html } = await dispatcher.post('/acties/controle', alertForm)
  t.match(sign(html), /in-earnest-not"><strong>Oefening<\/strong> Er gaat niets naar echte/)
})
