import t from 'tap'
import { foldFact } from '../../src/domain/fold.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { by, centre, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 20 }, (_, n) => neighbour(n + 1))
const alert = draft({ area: { centre, radiusMetres: 155 } })

async function running(t: Parameters<typeof webOffice>[0], over = {}) {
  const office = await webOffice(t, people, over)
  const visitor = await office.as('dispatcher')
  const { id } = await office.ports.desk.start(alert, by)
  return { ...office, visitor, path: `/acties/${id}`, id }
}

t.test('a phoned tip is written down, numbered, pinned and passed on', async (t) => {
  const { visitor, path, store, id } = await running(t)
  const first = { words: 'liep langs het water', place: '5.31, 52.61', number: '' }
  await visitor.post(`${path}/meldingen`, first)
  const back = await visitor.post(`${path}/meldingen`, { words: 'bij de kerk', place: 'plein' })
  t.equal(back.status, 303)

  const page = await visitor.get(path)
  t.match(page.html, /Meldingen<\/h2>|Meldingen \(2\)/)
  t.match(page.html, /<li value="2">[\s\S]*bij de kerk[\s\S]*<li value="1">[\s\S]*langs het water/)
  t.match(page.html, /uitbreiden\?point=5.31000,52.61000">Verplaats het gebied naar melding 1/)
  t.match(page.html, 'Nog niet doorgegeven. Vertel wat er gezien is, waar en hoe laat.')
  t.match(page.html, 'Bel de meldkamer en druk dan hier: melding 2 is doorgegeven<')
  t.notMatch(page.html, 'blijft verborgen', 'neither has a number')
  const { tips } = JSON.parse((await visitor.get(`${path}/kaart.json`)).html)
  t.strictSame(tips, [{ n: 1, point: [5.31, 52.61] }])

  const tip = store.state.tips.byAction.get(id)?.[0]?.tip.id ?? ''
  await visitor.post(`${path}/meldingen/door`, { tip, to: 'patrol' })
  const done = (await visitor.get(path)).html
  t.match(done, /Doorgegeven aan: eenheid ter plaatse, om 13:00 door dispatcher\./)
  const left = /<li value="1">[\s\S]*?<\/li>/.exec(done)?.[0] ?? ''
  t.notMatch(left, 'en druk dan hier', 'it is a fact now')
})

t.test('a number that cannot be read stops nobody from writing down what was seen', async (t) => {
  const { visitor, path, store, id } = await running(t)
  await visitor.post(`${path}/meldingen`, { words: 'zag hem', place: '', number: '12 geheim' })
  t.match(store.state.tips.byAction.get(id)?.[0]?.tip, { words: 'zag hem (12 geheim)' })
  t.notOk(store.state.tips.byAction.get(id)?.[0]?.tip.from)
})

t.test('whether a number was alerted is answered for tips only, and is written down', async (t) => {
  const { visitor, path, store, id } = await running(t)
  const phase = store.state.actions.byId.get(id)?.phases[0]?.id ?? ''
  const sent = { type: 'delivery.sending', phase, n: 0, part: 0, text: 0 } as const
  await store.append([{ ...sent, reference: 1, modem: 'm1', iccid: '89' }], by)
  await store.append([{ type: 'delivery.part-accepted', phase, n: 0, part: 0 }], by)
  for (const n of [1, 18]) {
    await visitor.post(`${path}/meldingen`, { words: `melding ${n}`, number: madeUpMobile(n) })
  }
  const [had, hadNot] = store.state.tips.byAction.get(id) ?? []
  t.notMatch((await visitor.get(path)).html, /Dit nummer kreeg/)
  await visitor.post(`${path}/meldingen/gealarmeerd`, { tip: had?.tip.id ?? '' })
  await visitor.post(`${path}/meldingen/gealarmeerd`, { tip: hadNot?.tip.id ?? '' })
  const { html } = await visitor.get(path)

  t.match(html, /melding 1<[\s\S]*Dit nummer kreeg de oproep\./)
  t.match(html, /melding 18<[\s\S]*Dit nummer kreeg de oproep niet\./)
  t.notMatch(html, madeUpMobile(1).slice(3))
  t.match(html, 'Het nummer van de melder blijft verborgen, ook voor u.')
  t.ok(store.state.tips.byAction.get(id)?.every(({ isAsked }) => isAsked))
  const unknown = await visitor.post(`${path}/meldingen/gealarmeerd`, { tip: 'none' })
  t.equal(unknown.status, 404)
})

t.test('who asks about many numbers in a row gets no answer, and is told on', async (t) => {
  let at = Date.parse('2026-11-24T12:00:00Z')
  const logged: string[] = []
  const log = (_level: string, event: string) => void logged.push(event)
  const { visitor, path, store, id, as } = await running(t, { now: () => at, log })
  const tips = () => store.state.tips.byAction.get(id) ?? []
  const tell = async (n: number) => {
    await visitor.post(`${path}/meldingen`, { words: `melding ${n}`, number: madeUpMobile(n) })
    return tips().at(-1)?.tip.id ?? ''
  }
  const ask = async (who: typeof visitor, tip: string) =>
    (await who.post(`${path}/meldingen/gealarmeerd`, { tip })).status
  const answered = () => tips().filter(({ isAsked }) => isAsked).length
  for (let n = 1; n <= 4; n += 1) await ask(visitor, await tell(n))
  at += 60 * 60_000
  for (let n = 5; n <= 8; n += 1) await ask(visitor, await tell(n))
  t.match([answered(), store.state.previews.alarms], [8, []], 'four in an hour, twice')
  const ninth = await tell(9)
  const at9 = async () => (await visitor.get(path)).html
  t.match(await at9(), 'Kreeg het nummer van melding 9 de oproep')
  t.equal(await ask(visitor, ninth), 303)
  t.match([answered(), store.state.previews.alarms], [8, [{ numbers: 5 }]])
  t.strictSame(logged.filter((event) => event === 'many-numbers-asked').length, 1)
  t.match(await at9(), /Tot 14:30 krijgt u daar geen antwoord op\. [^<]* Vraag een coördinator/)
  t.notMatch(await at9(), 'Kreeg het nummer van')
  await ask(visitor, ninth)
  t.equal(answered(), 8, 'nor by a page that was open')

  const coordinator = await as('coordinator')
  const start = await coordinator.get('/')
  t.match(start.html, /dispatcher vroeg op .* van 5 nummers kort na elkaar/)
  await ask(coordinator, ninth)
  t.equal(answered(), 9, 'a coordinator can be asked')
  const page = (await (await as('auditor')).get('/gebieden-bekeken')).html
  t.match(page, /Van 5 nummers kort na elkaar gevraagd/)
  t.match(page, /dispatcher<[\s\S]*13:00 en 15:00[\s\S]*gevraagd">9</)
  for (let n = 1; n <= 9; n += 1) t.notMatch(page, madeUpMobile(n).slice(3), 'not which')
  const again = emptyState()
  for (const fact of snapshotFacts(store.state, at)) foldFact(again, fact, at)
  t.strictSame(again.previews, store.state.previews)
  at += 30 * 60_000
  await ask(visitor, await tell(10))
  t.equal(answered(), 10)
})

t.test('a text that comes in is unread until somebody reads it or makes it a tip', async (t) => {
  const texts = () => [
    {
      id: 'in1',
      from: madeUpMobile(3),
      text: 'jongen bij de sluis',
      receivedAt: Date.parse('2026-11-24T12:00:00Z'),
      isIncomplete: false,
    },
  ]
  const { visitor, path, store, id } = await running(t, { texts })
  t.match((await visitor.get(path)).html, /nog niet gelezen/)
  await visitor.post(`${path}/meldingen/uit-sms`, { text: 'in1' })
  await visitor.post(`${path}/meldingen/uit-sms`, { text: 'in1' })
  const { html } = await visitor.get(path)

  t.equal(store.state.tips.byAction.get(id)?.length, 1, 'once, however often it is pressed')
  t.notMatch(html, /nog niet gelezen/)
  t.match(html, /<li value="1">[\s\S]*jongen bij de sluis/)
})

t.test('who may not act sees neither tips nor their pins', async (t) => {
  const { visitor, path, as } = await running(t)
  await visitor.post(`${path}/meldingen`, { words: 'bij de kerk', place: '5.31, 52.61' })
  const auditor = await as('auditor')

  t.notMatch((await auditor.get(path)).html, /bij de kerk/)
  t.strictSame(JSON.parse((await auditor.get(`${path}/kaart.json`)).html).tips, [])
  t.equal((await auditor.post(`${path}/meldingen`, { words: 'x' })).status, 403)
})

t.test('the report counts what was told, and shows words to who may alert only', async (t) => {
  const { visitor, path, store, id, as } = await running(t)
  await visitor.post(`${path}/meldingen`, { words: 'bij de kerk', place: 'Brink' })
  const tip = store.state.tips.byAction.get(id)?.[0]?.tip.id ?? ''
  await visitor.post(`${path}/meldingen/door`, { tip, to: 'patrol' })
  const at = Date.parse('2026-11-24T12:00:00Z')
  for (let n = 1; n <= 11; n += 1) {
    const reply = { text: `in${n}`, at: at + n, people: [`p${n}`], isAnswered: n < 6 }
    await store.append([{ type: 'reply.received', action: id, reply }], by)
  }
  const alarm = { topic: 'replies', code: '4821', times: 1, at } as const
  await store.append([{ type: 'duty.alarmed', action: id, alarm }], by)
  const { html } = await visitor.get(`${path}/verslag`)
  t.match(html, /Reacties per sms: 10\. Mensen die het ene antwoord kregen: 5\./)
  t.match(html, /Brink<\/strong>: bij de kerk[\s\S]*Doorgegeven aan: eenheid ter plaatse/)
  t.match(html, /Melding 1 genoteerd[\s\S]*Melding 1 doorgegeven aan[\s\S]*reacties niet gelezen/)

  const auditor = await as('auditor')
  const seen = await auditor.get(`${path}/verslag`)
  t.match(seen.html, /Genoteerde meldingen: 1, waarvan doorgegeven: 1\./)
  t.notMatch(seen.html + (await auditor.get(`${path}/verslag.json`)).html, /bij de kerk|Brink/)

  await store.append([{ type: 'tips.forgotten', action: id }], by)
  const later = (await visitor.get(`${path}/verslag`)).html
  t.match(later, /Genoteerde meldingen: 1, waarvan doorgegeven: 1\./)
  t.notMatch(later, /bij de kerk/)
  const again = emptyState()
  for (const fact of snapshotFacts(store.state, at)) foldFact(again, fact, at)
  t.strictSame(again.actions.byId.get(id)?.deeds, store.state.actions.byId.get(id)?.deeds)
})
