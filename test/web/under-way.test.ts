import t from 'tap'
import { phasesUnderWay } from '../../src/web/pages/phase-rows.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 40 }, (_, n) => neighbour(n + 1))

const attempt = {
  ...{ channel: 'sms', modem: 'm1', iccid: '1', part: 0, text: 0, reference: 1, at: 0 },
  outcome: 'accepted',
} as const

/** A running alert that twenty have, and to which an update was added. */
async function updated(t: Parameters<typeof webOffice>[0]) {
  const { ports, as, store } = await webOffice(t, people)
  const dispatcher = await as('dispatcher')
  const { id } = await ports.desk.start(draft(), by)
  const [alert] = store.state.actions.phases.values()
  if (!alert) throw new Error('no alert')
  for (const delivery of alert.deliveries.slice(0, 20)) {
    Object.assign(delivery, { state: 'accepted', attempts: [attempt] })
    alert.counts.queued -= 1
    alert.counts.accepted += 1
  }
  const news = {
    text: { sms: 'nieuws. Bel 0800-0011.' },
    combined: { sms: 'alles. Bel 0800-0011.' },
  }
  await ports.desk.obey(id, { is: 'update', news }, by)
  const page = async () => (await dispatcher.get(`/acties/${id}`)).html.replace(/\s+/g, ' ')
  return { store, page, ports, id }
}

t.test('after an update both texts of the alert are shown, and who got which', async (t) => {
  const { page } = await updated(t)
  const html = await page()
  const alert =
    /<section class="card phase" aria-label="Oproep">.*?<\/section>/.exec(html)?.[0] ?? ''
  t.match(
    alert,
    /Tot 13:00: dit kreeg wie de oproep toen al had\..*let op jongen.*Vanaf 13:00: voor wie/i,
  )
  t.match(alert, /Vanaf 13:00: voor wie de oproep toen nog niet had\.[^q]*<q>Buurtoproep: alles\./)
})

t.test('an alert with one text needs no words about it', async (t) => {
  const { ports, as } = await webOffice(t, people)
  const { id } = await ports.desk.start(draft(), by)
  t.notMatch((await (await as('dispatcher')).get(`/acties/${id}`)).html, 'class="wording"')
})

t.test('what goes out stands above the alert, and on top how far it is', async (t) => {
  const { page, store } = await updated(t)
  const html = await page()
  const at = (words: string) => html.indexOf(words)
  t.ok(at('aria-label="Aanvulling"') > 0)
  t.ok(at('aria-label="Aanvulling"') < at('aria-label="Oproep"'))
  t.match(html, 'De aanvulling staat klaar: nog 20 te gaan.')
  t.match(html, 'Eerst gaat de oproep uit naar wie die nog niet heeft.')
  t.ok(at('De aanvulling staat klaar') < at('class="card phase"'))
  const update = [...store.state.actions.phases.values()][1]
  if (!update) return t.fail('no update')
  Object.assign(update.counts, { queued: 10, accepted: 10 })
  t.match(await page(), 'De aanvulling wordt verstuurd: 10 verzonden, nog 10 te gaan.')
  Object.assign(update.counts, { queued: 0, accepted: 20 })
  t.notMatch(await page(), 'under-way')
})

t.test('only what is all calls is said to wait for calls, and never of few', (t) => {
  const counts = { selected: 40, queued: 0, sending: 0, accepted: 0, delivered: 0 }
  const rest = { failed: 0, dropped: 0, inDoubt: 0 }
  const none = { onTheLine: 0, heard: 0, confirmed: 0, voicemail: 0, partly: 0, notReached: 0 }
  const shape = { id: 'a', text: '', isHeld: false, reasons: {} }
  const left = (queued: number, waiting: number) => ({
    ...{ ...shape, counts: { ...counts, ...rest, queued, accepted: 40 - queued } },
    ...(waiting > 0
      ? { calls: { ...none, selected: waiting, waiting, insteadOfSms: 0 } }
      : undefined),
  })
  const waitsFor = (alert: [number, number], update: [number, number]) =>
    phasesUnderWay([
      { ...left(...alert), phase: 'alert' },
      { ...left(...update), phase: 'update' },
    ])[0]?.waitsFor
  t.equal(waitsFor([20, 20], [40, 0]), undefined, 'messages go out beside the calls')
  t.equal(waitsFor([24, 20], [40, 0]), undefined, 'four messages are not told by it')
  t.equal(waitsFor([20, 20], [40, 20]), undefined, 'so do those of an update with calls')
  t.equal(waitsFor([20, 20], [40, 40]), 'calls', 'calls wait for calls')
  t.equal(waitsFor([24, 20], [40, 38]), 'calls', 'two messages are not told by it')
  t.equal(waitsFor([20, 0], [40, 40]), undefined, 'calls wait for no messages')
  t.equal(waitsFor([30, 20], [40, 0]), 'messages')
  t.equal(waitsFor([4, 4], [40, 40]), undefined)
  t.equal(waitsFor([4, 0], [40, 0]), undefined)
  t.equal(waitsFor([0, 0], [40, 0]), undefined)
  t.end()
})

t.test('calls that came in the place of an SMS are said to be more', async (t) => {
  const { page, store } = await updated(t)
  const [alert] = store.state.actions.phases.values()
  for (const delivery of alert?.deliveries.slice(0, 4) ?? []) delivery.switchedTo = 'voice'
  t.notMatch(await page(), 'omdat hun sms niet aankwam', 'of few it is not told')
  for (const delivery of alert?.deliveries.slice(0, 11) ?? []) delivery.switchedTo = 'voice'
  t.match(await page(), 'Daarvan 10 erbij, omdat hun sms niet aankwam.')
})
