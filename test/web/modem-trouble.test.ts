import t from 'tap'
import type { ModemReason } from '../../hardware/modem.ts'
import { en } from '../../src/web/catalogue/en.ts'
import { nl } from '../../src/web/catalogue/nl.ts'
import type { ModemView } from '../../src/web/ports.ts'
import { by, centre, draft, neighbour } from '../support/engine.ts'
import { modemView, webOffice } from '../support/office-web.ts'

/** Each reason with the state that it comes with. */
const states: Readonly<Record<ModemReason, string>> = {
  'network-refuses': 'paused',
  'not-registered': 'paused',
  congested: 'paused',
  'store-full': 'paused',
  'by-hand': 'paused',
  'account-barred': 'parked',
  'sim-missing': 'parked',
  'sim-pin': 'parked',
  'sim-puk': 'parked',
  'sim-failure': 'parked',
  'no-sms-centre': 'parked',
  'port-in-use': 'parked',
  'not-answering': 'recovering',
  unplugged: 'absent',
}
const out = Object.entries(states).map(([reason, state]) =>
  modemView({ id: `1-1.${reason}`, state, reason }),
)
const starting = modemView({ id: 'new', state: 'starting' })

t.test('a modem that takes no part says why and what to do, and leads to its row', async (t) => {
  let modems: readonly ModemView[] = [modemView({ lastSentAt: 0 }), starting, ...out]
  const people = Array.from({ length: 20 }, (_, n) => neighbour(n + 1))
  const office = await webOffice(t, people, { modems: () => modems })
  const dispatcher = await office.as('dispatcher')
  const { id } = await office.ports.desk.start(draft({ area: { centre, radiusMetres: 155 } }), by)
  const rows = (await dispatcher.get('/modems')).html
  const start = (await dispatcher.get('/')).html
  const running = (await dispatcher.get(`/acties/${id}/voortgang`)).html
  for (const reason of Object.keys(states) as ModemReason[]) {
    const modem = `1-1.${reason}`
    const said = `Modem ${modem} doet nu niet mee: ${nl[`modem.reason.${reason}`]}. ${nl[`modem.todo.${reason}`]}`
    const link = `<a href="/modems#modem-${modem}">Bekijk modem ${modem}</a>`
    for (const html of [start, running]) t.match(html, `${said} ${link}`)
    t.match(rows, `<tr id="modem-${modem}">`)
    t.ok(en[`modem.todo.${reason}`])
  }
  t.notMatch(start, 'Modem new', 'one that starts needs nobody')
  t.match(running, 'Modem new doet nu niet mee: start op. Hij doet mee zodra hij klaar is.')

  modems = [modemView({ state: 'busy' })]
  t.notMatch((await dispatcher.get('/')).html, 'doet nu niet mee')
})
