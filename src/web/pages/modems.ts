import type { FastifyInstance } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { operatorName } from '../../domain/operators.ts'
import { type Key, type Language, speaker } from '../catalogue/index.ts'
import type { ModemView, WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import type { TrialOutcome } from '../trial-ports.ts'
import { guarded, type PageTools } from './guard.ts'

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
          modems: ports.modems().map((modem) => row(modem, visit.language)),
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
      const obey = ordersOf(ports)[order]
      const isKnown = ports.modems().some((modem) => modem.id === id)
      if (!obey || !isKnown) throw new RefusedError('no-such-modem', { status: 404 })
      await obey(id)
      return reply.redirect('/modems', 303)
    }),
  )
  app.get('/modems/:id/:order', (_request, reply) => reply.redirect('/modems', 303))
}

const ordersOf = ({
  orders,
}: WebPorts): Readonly<Record<string, (id: string) => void | Promise<void>>> => ({
  pauze: (id) => orders.pause(id),
  hervat: (id) => orders.resume(id),
  herstart: (id) => orders.reset(id),
  'trace-aan': (id) => orders.trace(id, true),
  'trace-uit': (id) => orders.trace(id, false),
})

/** The order by its path and its word; only what changes something is offered. */
const offered = ({ state, reason, isTraced }: ModemView) => [
  { path: 'hervat', key: 'modems.retry', fits: state === 'parked' },
  { path: 'hervat', key: 'modems.resume', fits: reason === 'by-hand' },
  { path: 'pauze', key: 'modems.pause', fits: state !== 'parked' && reason !== 'by-hand' },
  { path: 'herstart', key: 'modems.reset', fits: true },
  { path: 'trace-aan', key: 'modems.trace.on', fits: !isTraced },
  { path: 'trace-uit', key: 'modems.trace.off', fits: isTraced },
]

const row = (modem: ModemView, language: Language) => ({
  ...modem,
  orders: offered(modem).filter(({ fits }) => fits),
  signalWord: signalWord(modem.signal),
  operator: modem.operator && operatorName(modem.operator),
  seconds: modem.secondsPerPart?.toLocaleString(language, oneDecimal),
  followUp: modem.secondsPerFollowUpPart?.toLocaleString(language, oneDecimal),
  mark: marks[modem.state] ?? 'look',
  path: `/modems/${encodeURIComponent(modem.id)}/proef`,
  trialWord: trialWord(modem.trial),
})

function trialWord(trial: TrialOutcome | undefined): Key {
  if (!trial || trial.isOfOtherSim) return 'trial.row.none'
  const states = trial.steps.map(({ state }) => state)
  if (states.includes('failed')) return 'trial.row.failed'
  return states.includes('open') ? 'trial.row.open' : 'trial.row.good'
}

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 }

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
