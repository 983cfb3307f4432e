import t, { type Test } from 'tap'
import { placeAt } from '../../src/domain/where/bearing.ts'
import { fasterTold } from '../../src/web/forecast-told.ts'
import { by, centre, draft, neighbour } from '../support/engine.ts'
import { FakeNetwork } from '../support/network.ts'
import { modemView, webOffice } from '../support/office-web.ts'
import { alertForm } from '../support/pressing.ts'
import { VirtualTime } from '../support/virtual-time.ts'

/** So many people, every other one nearby, and one modem that takes two seconds a message. */
async function deskFor(t: Test, count: number) {
  const people = Array.from({ length: count }, (_, n) =>
    neighbour(n + 1, {
      addresses: [
        {
          ...{ postcode: '9991AA', houseNumber: n + 1, kind: 'home' },
          location: placeAt(centre, 90, n % 2 === 0 ? 50 : 390),
        },
      ],
    }),
  )
  const time = new VirtualTime()
  const network = new FakeNetwork(time.timers, time.now, { names: ['m1'], callers: [] })
  const office = await webOffice(t, people, {
    engine: { modems: () => network.modems(() => true) },
    modems: () => [modemView()],
    // One message more would end in the next minute.
    now: () => Date.parse('2026-11-24T12:00:58Z'),
  })
  return { ...office, dispatcher: await office.as('dispatcher') }
}

/** What all pages say of how long it takes, of so many people. */
async function saidOf(t: Test, count: number) {
  const { ports, store, dispatcher } = await deskFor(t, count)
  const page = async (path: string) => (await dispatcher.get(path)).html
  const ready = /Iedereen een bericht[^<]*/.exec(await page('/'))?.[0]
  const form = { ...alertForm, point: `${centre[0]}, ${centre[1]}` }
  const strip = (await dispatcher.post('/acties/meekijken', form)).html
  const rings = /Wie het wanneer weet[^<]*/.exec(strip)?.[0]
  const drawn = /<div id="drawn"[^>]*>\s*(.*?)\s*<\/div>/.exec(strip)?.[1]
  const { id } = await ports.desk.start(draft({ area: { centre, radiusMetres: 20_000 } }), by)
  const running = await page(`/acties/${id}/voortgang`)
  const done = /id="done-at">([^<]*)/.exec(running)?.[1]
  const left = running.match(/over ongeveer [^<]*/g)
  const [alert] = store.state.actions.phases.values()
  for (const delivery of alert?.deliveries ?? []) {
    const attempt = {
      ...{ channel: 'sms', modem: 'm1', iccid: '1', part: 0, text: 0, reference: 1, at: 0 },
      outcome: 'accepted',
    } as const
    Object.assign(delivery, { state: 'accepted', attempts: [attempt] })
  }
  const closing = /Dat duurt ongeveer [^<]*/.exec(await page(`/acties/${id}`))?.[0]
  const text = { outcome: 'found', text: 'gevonden. Dank u.' }
  const order = (await dispatcher.post(`/acties/${id}/afsluiten/meekijken`, text)).html
  const sending = /Dat duurt ongeveer [^<]*/.exec(order)?.[0]
  return { ready, rings, drawn, done, left, closing, sending }
}

t.test('no page tells of one person more by how long it takes', async (t) => {
  const said = await saidOf(t, 60)
  t.match(said, {
    ready: 'Iedereen een bericht: ongeveer 2 min.',
    rings: /: in 1 min · .*: in 2 min/,
    drawn: /&quot;when&quot;:&quot;1 min&quot;/,
    done: 'Klaar om ongeveer 13:02',
    left: ['over ongeveer 1 min', 'over ongeveer 2 min'],
    closing: 'Dat duurt ongeveer 2 min.',
    sending: 'Dat duurt ongeveer 2 min.',
  })
  t.notMatch(said.drawn, 'Seconds')
  for (const count of [61, 63, 64]) t.strictSame(await saidOf(t, count), said, `${count} people`)
})

t.test('what helps is told for as many as are told', (t) => {
  const whole = (sms: number) => {
    const times = { p50Seconds: sms, p90Seconds: sms, isEstimated: false, isLimited: false }
    return {
      byChannel: { sms, voice: 0 },
      forecast: {
        sms: { ...times, p100Seconds: sms * 2 },
        voice: { ...times, p100Seconds: 0 },
      },
    }
  }
  const faster = (sms: number, usefulSeconds: number) =>
    fasterTold(
      { usefulSeconds, radius: undefined, shorter: { parts: 2, seconds: sms } },
      whole(sms),
    )
  t.equal(faster(120, 200)?.shorter?.seconds, 120)
  t.equal(faster(124, 200)?.shorter?.seconds, 120)
  t.equal(faster(121, 240), undefined, 'those who are told of are told in time')
  t.equal(fasterTold(undefined, whole(120)), undefined)
  t.end()
})
