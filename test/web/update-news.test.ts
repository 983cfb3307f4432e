import t from 'tap'
import { foldFact } from '../../src/domain/fold.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const description = { sex: 'boy', age: '7', clothes: 'blauwe jas', time: '15.40' } as const
const people = Array.from({ length: 12 }, (_, n) =>
  neighbour(n + 1, n < 6 ? { language: 'en' } : {}),
)

t.test('an update names what changed since the last text, and keeps it', async (t) => {
  const { ports, as, store } = await webOffice(t, people)
  const dispatcher = await as('dispatcher')
  const { id } = await ports.desk.start(draft({ description }), by)
  const path = `/acties/${id}`
  const page = (await dispatcher.get(path)).html
  t.match(page, /id="told-clothes" name="who-clothes" value="blauwe jas"/)
  t.match(page, /id="update"[^>]*>[^<]*Rond \[tijd\] gezien bij \[plaats\]/)
  t.notMatch(page, 'told-plate', 'only the fields of its kind')

  const who = { 'who-sex': 'boy', 'who-age': '7', 'who-time': '15.40', 'who-clothes': 'rode jas' }
  const english = { 'text-en': '', 'text-en-made': '', 'combined-en': '', 'combined-en-made': '' }
  const empty = { text: '', 'text-made': '', combined: '', 'combined-made': '', ...english }
  const offered = (await dispatcher.post(`${path}/aanvulling/voorstel`, { ...who, ...empty })).html
  const textIn = (name: string) =>
    new RegExp(`<textarea id="${name}"[^>]*>([^<]*)<`).exec(offered)?.[1] ?? ''
  t.equal(
    textIn('update'),
    'de jongen van 7 (blauwe jas) is nog zoek. NU: jongen, rode jas. Gezien? Bel 0800-0011.',
  )
  t.match(textIn('update-en'), /still missing\. NOW: boy, red coat\. Seen\?/)
  t.match(textIn('combined'), /Buurtoproep: .* NU: jongen, rode jas\.$/, 'behind what was written')

  const texts = {
    ...{ text: textIn('update'), combined: textIn('combined') },
    ...{ 'text-en': textIn('update-en'), 'combined-en': 'boy, red coat. Call 0800-0011.' },
  }
  const sent = await dispatcher.post(`${path}/aanvulling`, { ...who, ...texts })
  t.equal(sent.status, 303)
  const told = { ...description, clothes: 'rode jas' }
  t.strictSame(ports.desk.action(id)?.action.description, told)
  const again = (await dispatcher.get(path)).html
  t.match(again, /id="told-clothes" name="who-clothes" value="rode jas"/)
  t.match(again, /id="update"[^>]*>de jongen van 7 \(rode jas\) is nog zoek\. Rond \[tijd\]/)

  const restored = emptyState()
  for (const fact of snapshotFacts(store.state, 0)) foldFact(restored, fact, 0)
  t.strictSame(restored.actions.byId.get(id)?.description, told)
  await store.append([{ type: 'action.forgotten', action: id, what: 'descriptions' }], by)
  t.notMatch(JSON.stringify(store.state.actions.byId.get(id)), 'rode jas', 'it goes with the words')
})

t.test('an early time is written as every other in a message', async (t) => {
  const { ports, as } = await webOffice(t, people, {
    now: () => Date.parse('2026-11-24T08:05:00Z'),
  })
  const dispatcher = await as('dispatcher')
  const { id } = await ports.desk.start(draft({ description }), by)
  const { html } = await dispatcher.get(`/acties/${id}`)
  t.match(html, /id="correction"[^>]*>[^<]* 9\.05[^<]*</)
  t.match(html, /id="correction-en"[^>]*>[^<]* 9:05[^<]*</)
})
