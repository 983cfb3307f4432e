import type { FastifyInstance } from 'fastify'
import type { PowerAlarm } from '../../domain/duty/duty.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'

/** Somebody at the screen has seen that there is no mains: the duty phones are told no more of it. */
export function powerPages(app: FastifyInstance, tools: PageTools): void {
  app.post('/stroom-gezien', guarded(tools, may.act, seen(tools)))
  app.get('/stroom-gezien', (_request, reply) => reply.redirect('/', 303))
}

const seen =
  ({ ports }: PageTools): Handler =>
  async (visit, _request, reply) => {
    if (powerAlarm(ports, visit)) {
      const fact = { type: 'duty.power-seen', at: ports.now(), via: 'screen' } as const
      await ports.store.append([fact], actorOf(visit.account))
    }
    return reply.redirect('/', 303)
  }

/** What the duty phones were told of the power and nobody has seen, for who may say so. */
export function powerAlarm({ store }: WebPorts, { account }: Visit): PowerAlarm | undefined {
  const { power } = store.state.duty
  return may.act.includes(account.role) && power?.seenAt === undefined ? power : undefined
}
