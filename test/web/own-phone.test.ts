import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { foldFact } from '../../src/domain/fold.ts'
import { madeUpLandline, madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import { snapshotFacts } from '../../src/domain/snapshot.ts'
import { emptyState } from '../../src/domain/state.ts'
import { by, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm, vouched } from '../support/pressing.ts'

const mine = madeUpMobile(900)
const path = '/mijn-telefoon'
const tried = { ...alertForm, ...vouched }
const people = Array.from({ length: 12 }, (_, n) => neighbour(n + 1))

t.test('an alert is tried on the phone of who sends it, and on no other', async (t) => {
  const { as, store, ports } = await webOffice(t, people)
  const dispatcher = await as('dispatcher')
  const waiting = () => [...store.state.notices.values()].map(({ notice }) => notice)
  const code = () => store.state.ownPhones.phones.get('dispatcher')?.code ?? ''
  const end = (end: 'accepted' | 'failed', code?: string) =>
    store.append(
      waiting().map(({ id }) => ({ type: 'notice.ended', id, end, ...(code ? { code } : {}) })),
      by,
    )

  const none = await dispatcher.post('/acties/proefbericht', tried)
  t.equal(none.status, 422)
  t.match(none.html, /#own-test">Geef eerst uw eigen nummer/)
  for (const number of ['0800-0011', madeUpLandline(1)]) {
    t.equal((await dispatcher.post(path, { number })).status, 422, number)
  }
  await dispatcher.post(path, { number: mine })
  t.match(waiting(), [{ kind: 'code', to: mine, text: new RegExp(`code is ${code()}`) }])
  const wrong = await dispatcher.post(`${path}/code`, { code: 'x' })
  t.match((await dispatcher.get(String(wrong.headers.location))).html, /code klopt niet/)
  t.equal(store.state.ownPhones.phones.size, 0, 'nobody tries all codes')
  await dispatcher.post(path, { number: mine })
  t.match((await dispatcher.post('/acties/proefbericht', tried)).html, /Geef eerst/)
  await dispatcher.post(`${path}/code`, { code: code() })
  t.match((await dispatcher.get(path)).html, /06-•+\d{4}<\/strong> De code klopte/)
  await end('accepted')

  const sent = await dispatcher.post('/acties/proefbericht', tried)
  t.equal(sent.status, 200)
  const { text } = ports.desk.compose(
    { kind: 'missing-child', status: 'actual', phase: 'alert' },
    { sms: alertForm.text },
  )
  t.match(waiting(), [{ kind: 'test', to: mine, text: `TEST ${text.sms}`, participants: [] }])
  t.match(sent.html, /criterion-0"[^>]* checked[\s\S]*De test van 13:00 wacht/, 'ticks are kept')
  t.equal(ports.desk.actions().length, 0)
  const restored = emptyState()
  for (const fact of snapshotFacts(store.state, 0)) foldFact(restored, fact, 0)
  t.strictSame(restored.ownPhones, store.state.ownPhones)
  await end('failed', 'CMS 38')
  t.match((await dispatcher.get(`${path}/stand`)).html, /mislukt.*CMS 38/)
  await dispatcher.post('/acties/proefbericht', tried)
  await end('accepted')
  t.match((await dispatcher.get(`${path}/stand`)).html, /overgedragen aan het netwerk/)
  await dispatcher.post('/acties/proefbericht', tried)
  const often = await dispatcher.post('/acties/proefbericht', tried)
  t.equal(often.status, 422)
  t.match(often.html, /al 5 berichten op uw eigen telefoon/)

  t.notMatch((await (await as('coordinator')).get(path)).html, '06-')
  t.equal((await (await as('registrar')).get(path)).status, 403)
  const journal = join(t.testdirName, 'journal')
  const onDisk = readdirSync(journal).map((name) => readFileSync(join(journal, name), 'utf8'))
  t.match(onDisk.join(), 'own-phone.kept')
  t.notMatch(onDisk.join(), mine)
  await dispatcher.post(`${path}/weg`)
  t.equal(store.state.ownPhones.phones.size, 0)
})
