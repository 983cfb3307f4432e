import t from 'tap'
import { type PlanModem, planWork } from '../../src/domain/plan.ts'
import { inFives } from '../../src/domain/small-numbers.ts'
import { speaker } from '../../src/web/catalogue/index.ts'
import { forecastTold, minutesSaved } from '../../src/web/forecast-told.ts'
import { formats } from '../../src/web/pages/formats.ts'
import { centre, draft, neighbour } from '../support/engine.ts'
import { FakeNetwork } from '../support/network.ts'
import { webOffice } from '../support/office-web.ts'
import { alertForm } from '../support/pressing.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const { foretold, sooner } = formats('nl', 'Europe/Amsterdam', speaker('nl'))

t.test('what is to come is told in steps, never in seconds', (t) => {
  for (const [seconds, words] of [
    [0, '1 min'],
    [5, '1 min'],
    [60, '1 min'],
    [61, '2 min'],
    [7 * 60, '8 min'],
    [18 * 60, '20 min'],
    [61 * 60, '75 min'],
    [125 * 60, '2 uur 15 min'],
    [null, 'onbekend: geen modem kan verzenden'],
  ] as const) {
    t.equal(foretold(seconds), words, `${seconds}`)
  }
  t.equal(sooner(9.9 * 60), '8 min', 'what is saved is at least so much')
  t.equal(minutesSaved(100 * 60), 90)
  t.end()
})

const modem = (n: number): PlanModem => ({
  id: `m${n}`,
  ...{ canSms: true, canCall: true, secondsPerPart: 7, secondsPerCall: 43 },
  ...{ partsLeftHour: null, partsLeftDay: null },
})

/** What pages say of a plan for so many. */
function said(messages: number, calls: number, modems: number): string {
  const work = { messages, parts: 1, calls, soundSeconds: 20 }
  const forecast = planWork(
    work,
    Array.from({ length: modems }, (_, n) => modem(n)),
  )
  const told = forecastTold({ byChannel: { sms: messages, voice: calls }, forecast })
  const times = [told.forecast.sms, told.forecast.voice].flatMap(({ p50Seconds, p100Seconds }) => [
    p50Seconds,
    p100Seconds,
  ])
  return times.map(foretold).join(', ')
}

t.test('two areas that differ by one home are told to take as long', (t) => {
  for (let n = 5; n < 80; n += 1) {
    t.equal(said(n, 0, 1), said(inFives(n), 0, 1), `${n} messages by one slow modem`)
  }
  for (let n = 5; n < 10; n += 1) t.equal(said(0, n, 1), said(0, 5, 1), `${n} calls by one modem`)
  for (let n = 5; n < 10; n += 1) {
    for (const modems of [2, 3]) t.equal(said(n, 0, modems), said(5, 0, modems), `${n} messages`)
  }
  t.end()
})

t.test('the form, the last look and the running page say it alike', async (t) => {
  const time = new VirtualTime()
  const network = new FakeNetwork(time.timers, time.now, { names: ['m1'], callers: [] })
  const shown: string[][] = []
  for (const count of [20, 21, 24]) {
    const people = Array.from({ length: count }, (_, n) => neighbour(n + 1))
    const office = await webOffice(t, people, {
      engine: { modems: () => network.modems(() => true) },
    })
    const dispatcher = await office.as('dispatcher')
    const strip = (await dispatcher.post('/acties/meekijken', alertForm)).html
    const look = (await dispatcher.post('/acties/controle', alertForm)).html
    const half = /de helft in ([^,]+), allen in ([^<·]+)/.exec(strip) ?? []
    const dd = [...look.matchAll(/<dd>([^<]* min)<\/dd>/g)].map(([, words = '']) => words)
    t.match(half[2], /\d min/)
    t.strictSame([half[1], half[2]?.trim()], [dd[0], dd[2]])
    for (const html of [strip, look]) t.notMatch(html, /\d s\b/)
    shown.push([String(half[0]), ...dd])

    const { id } = await office.ports.desk.start(
      draft({ area: { centre, radiusMetres: 20_000 } }),
      { kind: 'account', id: 'dispatcher' },
    )
    t.notMatch((await dispatcher.get(`/acties/${id}/voortgang`)).html, /over ongeveer \d+ s\b/)
    t.notMatch((await dispatcher.get(`/acties/${id}/verslag`)).html, /(?:na|in) \d+ s\b/)
  }
  t.strictSame(shown[1], shown[0])
  t.strictSame(shown[2], shown[0])
})
