import t from 'tap'
import { reportOf } from '../../src/web/report.ts'
import { by, draft, neighbour } from '../support/engine.ts'
import { webOffice } from '../support/office-web.ts'

const people = Array.from({ length: 40 }, (_, n) => neighbour(n + 1))

const attempt = {
  ...{ channel: 'sms', modem: 'm1', iccid: '1', part: 0, text: 0, reference: 1, at: 60_000 },
  outcome: 'accepted',
} as const

t.test('what stays in doubt hides for good of nobody when messages left', async (t) => {
  const { ports, store } = await webOffice(t, people)
  const { id } = await ports.desk.start(draft(), by)
  const [alert] = store.state.actions.phases.values()
  const [last, ...sent] = alert?.deliveries ?? []
  for (const delivery of sent) Object.assign(delivery, { state: 'accepted', attempts: [attempt] })
  const told = (state: string) => {
    Object.assign(last ?? {}, { state })
    return reportOf(ports, id)?.phases[0]?.channels[0]
  }
  const when = '1970-01-01T00:01:00.000Z'
  t.match(told('failed'), { sent: 35, first: when, half: when, last: when })
  for (const state of ['queued', 'sending', 'inDoubt']) {
    t.match(told(state), { sent: 35, first: undefined, half: undefined, last: undefined }, state)
  }
  Object.assign(store.state.actions.byId.get(id) ?? {}, { state: 'closed' })
  t.match(told('inDoubt'), { first: when, half: when, last: when }, 'it changes no more')
  t.match(told('sending'), { first: undefined })
})
