import t, { type Test } from 'tap'
import { neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { press } from '../support/pressing.ts'

const people = Array.from({ length: 16 }, (_, i) =>
  neighbour(i + 1, i % 2 === 0 ? { language: 'en' } : {}),
)
const fields = {
  kind: 'missing-child',
  'who-sex': 'boy',
  'who-age': '7',
  'who-clothes': 'rode jas',
  point: '5.3, 52.6',
  radius: '2000',
}

t.test('the fields make an English message too, and the check shows who gets it', async (t) => {
  const office = await webOffice(t, people)
  const desk = await office.as('dispatcher')
  const { html } = await desk.post('/acties/nieuw', fields)
  t.match(html, /<textarea id="text-en"[^>]*>missing: boy/)
  t.match(html, /Engels: 5\./)
  const check = await desk.post('/acties/controle', fields)
  t.match(check.html, /lang="en"><q>Buurtoproep: missing: boy/)
})

t.test('who writes the Dutch message sends no English one that says something else', async (t) => {
  const office = await webOffice(t, people)
  const desk = await office.as('dispatcher')
  const made = /<textarea id="text-en"[^>]*>([^<]*)/
  const first = await desk.post('/acties/nieuw', fields)
  const english = made.exec(first.html)?.[1] ?? ''
  const own = {
    ...fields,
    text: 'let op hond. Bel 0800-0011.',
    'text-en': english,
    'text-en-made': english,
  }
  const changed = await desk.post('/acties/nieuw', own)
  t.equal(made.exec(changed.html)?.[1], '')
  t.match(changed.html, /Schrijf hier het bericht \(Engels\)/)
  const both = { ...own, 'text-en': 'look out for a dog. Call 0800-0011.' }
  t.match((await desk.post('/acties/controle', both)).html, /look out for a dog/)
})

t.test('a number in the English message that is not verified stops it, and says so', async (t) => {
  const office = await webOffice(t, people)
  const desk = await office.as('dispatcher')
  const { html } = await desk.post('/acties/controle', {
    ...fields,
    text: 'let op hond. Bel 0800-0011.',
    'text-en': 'look out for a dog. Call 0800-9999.',
  })
  t.match(html, /Engels: [^<]*0800-9999/)
})

t.test(
  'a text that was emptied by hand stays empty, and the check says who gets Dutch',
  async (t) => {
    const office = await webOffice(t, people)
    const desk = await office.as('dispatcher')
    const emptied = { ...fields, 'text-en': '', 'text-en-made': 'missing: boy' }
    const { html } = await desk.post('/acties/controle', emptied)
    t.match(html, /5 mensen lezen dit en krijgen het Nederlandse bericht/)
    t.match(html, /name="text-en" value=""/)
  },
)

t.test('a language that nobody in the area reads is not shown', async (t) => {
  const office = await webOffice(t, people.slice(1, 2))
  const desk = await office.as('dispatcher')
  const { html } = await desk.post('/acties/nieuw', fields)
  t.match(html, /data-other="en" hidden/)
  t.match(html, /Hier leest iedereen Nederlands/)
  const { html: empty } = await desk.get('/acties/nieuw')
  t.match(empty, /Kies een gebied/)
})

/** An action that runs, with people who read English in it. */
async function running(t: Test) {
  const office = await webOffice(t, people)
  const desk = await office.as('dispatcher')
  await press(desk, fields)
  const [line] = office.ports.desk.actions()
  const id = line?.action.id ?? ''
  return { office, desk, id, path: `/acties/${id}` }
}

t.test('a running action offers its orders in English, with what is to be filled in', async (t) => {
  const { office, desk, id, path } = await running(t)
  const { html } = await desk.get(path)
  t.match(
    html,
    /<textarea id="correction-en"[^>]*>the message of 13:00 was wrong. \[What is right\?/,
  )
  t.match(html, /<textarea id="combined-en"[^>]*>Buurtoproep: missing: boy[^<]*\[What has changed/)

  const correction = 'the message of 13:00 was wrong. [What is right?] See the boy? Call 0800-0011.'
  const open = {
    cause: 'description',
    text: 'de jas is blauw. Bel 0800-0011.',
    'correction-en': correction,
  }
  const filled = { ...open, 'text-en': correction, 'text-en-made': correction }
  const refused = await desk.post(`${path}/correctie`, filled)
  t.equal(refused.status, 422)
  t.match(refused.html, /Engels: Vul in wat tussen haken staat/)

  const looked = await desk.post(`${path}/aanvulling/meekijken`, {
    ...{ text: 'hij is gezien bij de brug.', combined: 'let op jongen. Bel 0800-0011.' },
    ...{ 'text-en': 'he was seen at the bridge.', 'combined-en': '', 'combined-en-made': 'x' },
  })
  t.match(looked.html, /Engels: 5, krijgen alleen Nederlands/)

  const places = await desk.post(`${path}/aanvulling`, {
    ...{ text: 'hij is gezien bij de brug. Bel 0800-0011.', 'combined-en': '[What has changed?]' },
    ...{
      combined: 'let op jongen. Bel 0800-0011.',
      'text-en': 'seen at the bridge. Call 0800-0011.',
    },
  })
  t.match(places.html, /<a href="#combined-en">Engels: Vul in wat tussen haken staat/)

  const right = { ...filled, 'text-en': 'the coat is blue. Call 0800-0011.' }
  t.equal((await desk.post(`${path}/correctie`, right)).status, 303)
  const [alert, sent] = office.ports.desk.action(id)?.action.phases ?? []
  t.match(sent?.texts[0]?.translations?.en?.sms, /^CORRECTIE Buurtoproep: the coat is blue/)
  t.match(alert?.texts.at(-1)?.translations?.en?.sms, /the coat is blue/)
})

t.test('without a script too the result goes out in English, of the outcome', async (t) => {
  const { office, desk, id, path } = await running(t)
  const form = {
    ...{ outcome: 'found-otherwise', text: 'gevonden. Dank u wel.' },
    notInformed: 'niet van toepassing',
  }
  const looked = await desk.post(`${path}/afsluiten/meekijken`, form)
  t.match(looked.html, /the boy aged 7 \(red coat\) has been found/)
  t.equal((await desk.post(`${path}/afsluiten`, form)).status, 303)
  const result = office.ports.desk.action(id)?.action.phases.at(-1)?.texts[0]
  t.match(result?.translations?.en?.sms, /the boy aged 7 \(red coat\) has been found/)
})

t.test(
  'an extension takes the English alert along, and a stranger to it is asked for',
  async (t) => {
    const { office, desk, id, path } = await running(t)
    const wider = { point: '5.3, 52.6', radius: '9000' }
    const { html } = await desk.get(`${path}/uitbreiden`)
    t.match(html, /<textarea id="text-en"[^>]*>Buurtoproep: missing: boy/)
    const other = { ...wider, text: 'let op jongen, nu bij de brug. Bel 0800-0011.' }
    const asked = await desk.post(`${path}/uitbreiden/meekijken`, { ...other, 'text-en': '' })
    t.match(
      asked.html,
      /name="text-en-made" value="Buurtoproep: missing: boy[^"]*\[What has changed/,
    )
    t.ok(office.ports.desk.action(id))
  },
)

t.test('who reads German or Polish gets it, and hears Polish in all its letters', async (t) => {
  const readers = Array.from({ length: 12 }, (_, i) =>
    neighbour(i + 1, { language: i % 2 === 0 ? 'de' : 'pl' }),
  )
  const office = await webOffice(t, [...readers, ...people.slice(12)])
  const desk = await office.as('dispatcher')
  const { html } = await desk.post('/acties/nieuw', fields)
  t.match(html, /Duits: 5\.[\s\S]*Pools: 5\./)
  t.match(html, /Engels: minder dan 5|Engels: <5|Engels: &lt;5/)
  await press(desk, fields)
  const [line] = office.ports.desk.actions()
  const { de, pl } = line?.action.phases[0]?.texts[0]?.translations ?? {}
  t.match(de, { sms: /vermisst: Junge, 7 Jahre, rote Jacke\./, parts: 1 })
  t.match(pl, { sms: /chlopiec, 7 lat, czerwona kurtka\./, voice: /chłopiec/, parts: 1 })
})
