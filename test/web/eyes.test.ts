import fc from 'fast-check'
import t from 'tap'
import { kinds } from '../../src/domain/action.ts'
import { asksOf, mostAlone } from '../../src/domain/eyes/asks.ts'
import { shipped } from '../../src/domain/policy/rules.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm as alert, lookedOf, onceOf, vouched } from '../support/pressing.ts'

const people = Array.from({ length: 60 }, (_, n) => neighbour(n + 1))
const about = { kind: 'missing-child', status: 'actual' } as const
const override = 'kind van 3 bij open water'
const wider = { centre: [5.3, 52.6], radiusMetres: 405 } as const

t.test('as shipped a second person looks above a quarter of all, or above 1,000', async (t) => {
  const table: readonly [chosen: number, all: number, asks: number][] = [
    [25, 100, 0],
    [26, 100, 1],
    [1000, 100_000, 0],
    [1001, 100_000, 1],
    [0, 0, 0],
    [1, 1, 1],
  ]
  for (const [chosen, all, asks] of table) {
    const asked = asksOf(shipped, about, { chosen, coming: 10, all })
    t.equal(asked.length, asks, `${chosen} of ${all}`)
  }
  const secondPerson = { ...shipped.secondPerson, kinds: ['other'] as const }
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.nat(3000), fc.nat(3000), (kind, chosen, all) => {
      const size = { chosen, coming: 10, all }
      const asks = asksOf({ ...shipped, secondPerson }, { ...about, kind }, size)
      return asks.length === 0 || (kind === 'other' && (chosen > 1000 || chosen > all / 4))
    }),
  )
})

t.test('that a second person will look is said while the area is being chosen', async (t) => {
  const { as } = await webOffice(t, people, { isAsShipped: true })
  const visitor = await as('dispatcher')
  const form = { kind: 'missing-child', status: 'actual', text: 'Let op.', point: '5.3, 52.6' }
  const { html } = await visitor.post('/acties/meekijken', { ...form, radius: '20000' })
  t.match(
    html,
    /Vanaf ongeveer 15 mensen vraagt het beleid een tweede persoon\. Roep alvast iemand/,
  )
  const { html: small } = await visitor.post('/acties/meekijken', { ...form, radius: '100' })
  t.notMatch(small, /vraagt het beleid een tweede persoon/)
  const { html: last } = await visitor.post('/acties/controle', { ...form, radius: '20000' })
  t.match(
    last,
    /gaat naar 60 mensen\. Vanaf ongeveer 15 mensen vraagt het beleid een tweede persoon/,
  )
  const { html: page } = await (await as('coordinator')).get('/beleid')
  t.match(page, /Met de deelnemers van nu is dat vanaf ongeveer 15 mensen/)
})

t.test('it is said in fives, as more would tell how many take part', async (t) => {
  const many = Array.from({ length: 79 }, (_, n) => neighbour(n + 1))
  const { ports, as } = await webOffice(t, many, { isAsShipped: true })
  t.equal(ports.desk.mostAlone(), 19, 'which policy holds it against')
  const visitor = await as('dispatcher')
  const { html } = await visitor.post('/acties/controle', alert)
  t.match(html, /Vanaf ongeveer 15 mensen/)
  t.notMatch(html, /19 mensen/)
  t.match((await (await as('coordinator')).get('/beleid')).html, /dat vanaf ongeveer 15 mensen/)
})

t.test(
  'above how many is not told where so few take part that it would tell of them',
  async (t) => {
    const { as } = await webOffice(t, people.slice(0, 19), { isAsShipped: true })
    const visitor = await as('dispatcher')
    const { html } = await visitor.post('/acties/controle', alert)
    t.match(html, /gaat naar 15 mensen\. Bij zo veel mensen vraagt het beleid een tweede persoon/)
    t.notMatch((await (await as('coordinator')).get('/beleid')).html, /Met de deelnemers van nu/)
  },
)

t.test('one person may alert as many as is said, and not one more', async () => {
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.integer({ min: 1, max: 100 }),
      fc.nat(3000),
      (all, percent, most) => {
        const secondPerson = { kinds: [...kinds], abovePercent: percent, abovePeople: most }
        const rules = { ...shipped, secondPerson }
        const alone = mostAlone(rules, all)
        const asks = (chosen: number) => asksOf(rules, about, { chosen, coming: 10, all }).length
        return asks(alone) === 0 && asks(alone + 1) === 1
      },
    ),
  )
})

t.test('a program needs an override, which a preview tells and nothing else stops', async (t) => {
  const { ports } = await webOffice(t, people, { isAsShipped: true })
  const preview = ports.desk.preview(draft())
  t.match(preview, { selected: 60, asks: ['second-person'] })
  const open = preview.remarks.filter(({ key }) => key === 'second-person-needed')
  t.match(open, [{ field: 'override', blocks: false }])
  await t.rejects(ports.desk.start(draft(), by), {
    message: 'override: second-person-needed',
  })
  t.equal(ports.desk.actions().length, 0)
  t.notMatch(ports.desk.preview(draft({ override })).remarks, [{ key: 'second-person-needed' }])
  await ports.desk.start(draft({ override }), by)
  t.equal(ports.desk.actions()[0]?.action.override, override)
  const few = draft({ area: { centre: [5.3, 52.6], radiusMetres: 152 } })
  t.match(ports.desk.preview(few), { selected: 15, asks: [] }, 'exactly a quarter asks nobody')
})

t.test(
  'in an emergency one person can send, with a reason that the coordinator sees',
  async (t) => {
    const office = await webOffice(t, people, { isAsShipped: true })
    const dispatcher = await office.as('dispatcher')
    const coordinator = await office.as('coordinator')
    const check = await dispatcher.post('/acties/controle', alert)
    t.match(check.html, 'Een tweede persoon moet meekijken')
    t.notMatch(check.html, /Verstuur naar/, 'there is no way past it')
    const form = { ...alert, ...vouched, once: onceOf(check.html) }
    const table: readonly [Record<string, string>, RegExp][] = [
      [{}, /Een tweede persoon moet eerst meekijken/],
      [{ override }, /Een tweede persoon moet eerst meekijken/],
      [{ how: 'emergency', override: 'kort' }, /<a href="#override">Vul in waarom/],
      [{ how: 'emergency', override: 'x'.repeat(301) }, /<a href="#override">Vul in waarom/],
    ]
    for (const [changes, words] of table) {
      const refused = await dispatcher.post('/acties', { ...form, ...changes })
      t.equal(refused.status, 422)
      t.match(refused.html, words)
      t.equal(office.ports.desk.actions().length, 0)
    }
    t.notMatch((await coordinator.get('/')).html, 'Verstuurd via de noodweg')
    const again = await dispatcher.post('/acties', { ...form, how: 'emergency', override })
    t.equal(again.status, 303)
    const [line] = office.ports.desk.actions()
    const path = `/acties/${line?.action.id}`
    t.match((await dispatcher.get(path)).html, /De coördinator heeft dit nog niet gezien/)
    t.notMatch((await dispatcher.get('/')).html, 'role="alert"')
    for (const page of ['/', '/modems', '/rand', path]) {
      const { html } = await coordinator.get(page)
      t.match(html, /Verstuurd via de noodweg, zonder akkoord<\/strong>/, page)
      t.match(html, /naar 60 mensen, op .* door dispatcher.* “kind van 3 bij open water”/, page)
    }
    t.equal((await dispatcher.post(`${path}/noodweg-gezien`)).status, 403)
    t.equal((await coordinator.post(`${path}/noodweg-gezien`)).status, 303)
    t.equal((await coordinator.post(`${path}/noodweg-gezien`)).status, 303, 'twice is once')
    t.notMatch((await coordinator.get('/')).html, 'Verstuurd via de noodweg')
    const { html } = await dispatcher.get(`${path}/verslag`)
    t.match(html, /Via de noodweg verstuurd, omdat<\/dt><dd>kind van 3 bij open water/)
    t.match(html, /Via de noodweg verstuurd, zonder akkoord<\/td>.*dispatcher/)
    t.match(html, /De coördinator zag dat de noodweg was gebruikt<\/td>.*coordinator/)
    t.match((await dispatcher.get(path)).html, /De coördinator coordinator zag dit op/)
  },
)

t.test(
  'an extension is no way round it: it needs a reason that the coordinator sees',
  async (t) => {
    const { ports, ...office } = await webOffice(t, people, { isAsShipped: true })
    const dispatcher = await office.as('dispatcher')
    const coordinator = await office.as('coordinator')
    const few = draft({ area: { centre: [5.3, 52.6], radiusMetres: 152 } })
    const { id } = await ports.desk.start(few, by)
    const path = `/acties/${id}/uitbreiden`
    const wide = { area: { centre: [5.3, 52.6], radiusMetres: 305 } as const, text: few.text }
    await t.rejects(ports.desk.obey(id, { is: 'extension', draft: wide }, by), {
      message: 'override: second-person-needed',
    })

    const form = { point: '5.3, 52.6', radius: '305', text: few.text.sms }
    const looked = await dispatcher.post(path, form)
    t.match(looked.html, 'Een tweede persoon moet meekijken')
    const sure = lookedOf(looked.html)
    for (const reason of [{}, { override: 'kort' }]) {
      const refused = await dispatcher.post(path, { ...form, ...sure, ...reason })
      t.equal(refused.status, 422)
      t.match(refused.html, /<a href="#override">Vul in waarom/)
      t.match(refused.html, '15 mensen komen erbij')
    }
    t.equal(ports.desk.actions()[0]?.action.selected, 15)
    t.equal((await dispatcher.post(path, { ...form, ...sure, override })).status, 303)
    t.equal(ports.desk.actions()[0]?.action.selected, 30)

    t.match((await coordinator.get('/')).html, /naar 30 mensen, op .* “kind van 3 bij open water”/)
    await coordinator.post(`/acties/${id}/noodweg-gezien`)
    t.notMatch((await coordinator.get('/')).html, 'Verstuurd via de noodweg')
    const { html } = await dispatcher.get(`/acties/${id}/verslag`)
    t.match(html, /Via de noodweg verstuurd, omdat<\/dt><dd>kind van 3 bij open water/)
    await ports.desk.obey(
      id,
      { is: 'extension', draft: { ...wide, area: wider, override: 'en verder weg' } },
      by,
    )
    t.match((await coordinator.get('/')).html, /“en verder weg”/, 'each is told')
  },
)
