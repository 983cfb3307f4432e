import type { FastifyInstance } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { say, speaker } from '../catalogue/index.ts'
import type { ImportView } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import type { PageView } from './render.ts'

const mostFaultsShown = 100

/** A participants' file: chosen, looked at with every fault by row and field, then read in. */
export function importPages(app: FastifyInstance, tools: PageTools): void {
  app.get(
    '/deelnemers/invoer',
    guarded(tools, may.people, (visit, _request, reply) =>
      tools.render(reply, visit, page(visit, { csv: '' })),
    ),
  )
  app.post('/deelnemers/invoer', guarded(tools, may.people, look(tools)))
  app.post('/deelnemers/invoer/doe', guarded(tools, may.people, read(tools)))
}

interface Looked {
  readonly csv: string
  readonly summary?: ImportView
  /** Pressing twice, or loading the page again, reads the file in once. */
  readonly once?: string
}

const page = (visit: Visit, { csv, summary, once }: Looked): PageView => ({
  template: 'participants/import',
  title: speaker(visit.language)('participants.import'),
  data: {
    csv,
    summary,
    once,
    faults: (summary?.bad ?? []).slice(0, mostFaultsShown).map(({ row, field: name, problem }) => ({
      row,
      field: name,
      problem: say(visit.language, problem),
    })),
  },
})

const look =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const { csv: sent } = request.body as { csv?: unknown }
    const csv = Buffer.isBuffer(sent) ? sent.toString('utf8') : String(sent ?? '')
    const by = actorOf(visit.account)
    const summary = await ports.importPeople({ csv, isDryRun: true, skipsBad: false }, by)
    return render(reply, visit, page(visit, { csv, summary, once: ports.newId() }))
  }

const read =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const csv = field(request.body as Form, 'csv')
    const once = field(request.body as Form, 'once')
    if (once === '') throw new RefusedError('error.expired')
    const by = actorOf(visit.account)
    const summary = await ports.importPeople({ csv, isDryRun: false, skipsBad: true, once }, by)
    return render(reply, visit, page(visit, { csv: '', summary }))
  }
