import type { FastifyInstance } from 'fastify'
import { speaker } from '../catalogue/index.ts'
import type { ModemView } from '../ports.ts'
import { guarded, may, type PageTools } from './guard.ts'

/** The bank, one row each, and what an admin can tell a modem. */
export function modemPages(app: FastifyInstance, tools: PageTools): void {
  const { ports, render } = tools
  const view = (isFragment: boolean) =>
    guarded(tools, undefined, (visit, _request, reply) =>
      render(reply, visit, {
        template: isFragment ? 'modems/rows' : 'modems/list',
        title: speaker(visit.language)('modems.title'),
        isFragment,
        data: {
          modems: ports.modems().map(row),
          mayOrder: may.modems.includes(visit.account.role),
        },
      }),
    )
  app.get('/modems', view(false))
  app.get('/modems/rijen', view(true))

  app.post<{ Params: { id: string; order: string } }>(
    '/modems/:id/:order',
    guarded(tools, may.modems, async (_visit, request, reply) => {
      const { id, order } = request.params as { id: string; order: string }
      if (order === 'pauze') ports.orders.pause(id)
      if (order === 'hervat') ports.orders.resume(id)
      if (order === 'herstart') await ports.orders.reset(id)
      return reply.redirect('/modems', 303)
    }),
  )
}

const row = (modem: ModemView) => ({
  ...modem,
  signalWord: signalWord(modem.signal),
  seconds: modem.secondsPerPart?.toFixed(1),
  mark: marks[modem.state] ?? 'look',
})

const marks: Readonly<Record<string, string>> = {
  ready: 'good',
  busy: 'good',
  parked: 'bad',
  absent: 'bad',
}

/** 27.007 §8.5: 0..31. */
function signalWord(signal: number | undefined): string {
  if (signal === undefined) return 'signal.none'
  if (signal < 8) return 'signal.weak'
  return signal < 15 ? 'signal.fair' : 'signal.good'
}
