import t from 'tap'
import { whenDone } from '../../src/dispatch/when-done.ts'
import type { Power } from '../../src/domain/ups/power.ts'
import type { Ups } from '../../src/domain/ups/ups.ts'
import { draft, Engine, neighbour } from '../support/engine.ts'
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

t.test('a battery that ends before the sending does is told with what to do', async (t) => {
  const noon = Date.parse('2026-11-24T12:00:00Z')
  let power: Power = { kind: 'no-ups' }
  const { network } = new Engine(['m1'], [])
  const engine = { modems: () => network.modems(() => true) }
  const { as, ports } = await webOffice(t, people, { power: () => power, engine })
  const dispatcher = await as('dispatcher')
  const said = async () => {
    const { html, status } = await dispatcher.post('/acties/controle', alertForm)
    t.equal(status, 200)
    t.match(html, /class="send/, 'nobody is stopped by it')
    return /<p id="power" class="problem" role="alert">([^<]*)</.exec(html)?.[1] ?? ''
  }
  const battery = (changes: Partial<Ups>): Power => {
    const ups = { name: 'desk', supply: 'battery', isLow: false, isWorn: false } as const
    return { kind: 'ups', since: noon, ups: { ...ups, ...changes } }
  }
  const takes = whenDone(ports.desk.preview(draft())).all ?? 0
  t.ok(takes > 60, `${takes} seconds`)
  t.equal(await said(), '')
  power = battery({ lastsSeconds: takes + 1 })
  t.equal(await said(), '', 'it lasts')
  power = battery({ lastsSeconds: 60 })
  t.match(
    await said(),
    /^De stroom is uit, de accu houdt het nog 60 s(ec)?.* en versturen duurt .*: sluit/,
  )
  power = battery({ lastsSeconds: 60, supply: 'mains' })
  t.equal(await said(), '', 'mains')
  power = battery({ isLow: true })
  t.match(await said(), /^De stroom is uit en de accu is bijna leeg: sluit andere stroom aan/)
  power = battery({})
  t.equal(await said(), '', 'nobody knows for how long')
})

t.test('what is heard stands below what is read, beside whom it goes to', async (t) => {
  const called = people.map((one) => ({
    ...one,
    phones: one.phones.map((phone) => ({ ...phone, channel: 'voice' as const })),
  }))
  const { network, speech } = new Engine(['m1'], [], ['m1'])
  const engine = { modems: () => network.modems(() => true), speech }
  const dispatcher = await (await webOffice(t, called, { engine })).as('dispatcher')
  const { html } = await dispatcher.post('/acties/controle', alertForm)
  const places = [
    'class="two"',
    'Dit bericht gaat uit',
    'Dit horen gebelde mensen',
    'Wie krijgt',
  ].map((words) => html.indexOf(words))
  t.ok(places.every((place) => place > 0))
  t.strictSame(
    [...places].sort((a, b) => a - b),
    places,
  )
})
