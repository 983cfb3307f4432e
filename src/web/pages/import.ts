import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { type DoubleChoice, doubleChoices } from '../../domain/import-doubles.ts'
import type { ImportView } from '../import-ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { faultsFile } from './import-faults.ts'
import { filePage, partOf, startPage, undoPage } from './import-view.ts'

const path = '/deelnemers/invoer'
type ById = { readonly Params: { readonly id: string } }

/** A participants' file: brought, looked at with every fault by row and field, read in, taken back. */
export function importPages(app: FastifyInstance, tools: PageTools): void {
  const { ports, render } = tools
  app.get(
    path,
    guarded(tools, may.people, (visit, _request, reply) =>
      render(reply, visit, startPage(ports, visit)),
    ),
  )
  app.post(path, guarded(tools, may.people, bring(tools)))
  app.get<ById>(`${path}/:id`, guarded(tools, may.people, show(tools)))
  app.get<ById>(`${path}/:id/stand`, guarded(tools, may.people, progress(tools)))
  app.get<ById>(`${path}/:id/fouten.csv`, guarded(tools, may.people, faults(tools)))
  app.post<ById>(`${path}/:id/lees`, guarded(tools, may.people, readAgain(tools)))
  app.post<ById>(`${path}/:id/doe`, guarded(tools, may.people, carryOut(tools)))
  app.get<ById>(
    `${path}/:id/terug`,
    guarded(tools, may.people, (visit, request, reply) =>
      render(reply, visit, undoPage(ports, visit, idOf(request))),
    ),
  )
  app.post<ById>(`${path}/:id/terug`, guarded(tools, may.people, undo(tools)))
}

const idOf = (request: FastifyRequest): string => (request.params as ById['Params']).id

function found({ ports }: PageTools, visit: Visit, request: FastifyRequest): ImportView {
  const view = ports.imports.view(idOf(request), actorOf(visit.account))
  if (!view) throw new RefusedError('import-gone', { status: 404 })
  return view
}

const bring =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const { csv: sent } = request.body as { csv?: unknown }
    const octets = Buffer.isBuffer(sent) ? sent : Buffer.from(String(sent ?? ''))
    if (octets.length === 0) return render(reply, visit, startPage(ports, visit, 'csv-empty'))
    return reply.redirect(`${path}/${ports.imports.open(octets, actorOf(visit.account))}`, 303)
  }

const show =
  (tools: PageTools): Handler =>
  (visit, request, reply) =>
    tools.render(reply, visit, filePage(visit, found(tools, visit, request)))

/** Asked for again and again while it works; once it is done the page itself is fetched. */
const progress =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const view = found(tools, visit, request)
    const isAtWork = view.state === 'looking' || view.state === 'importing'
    if (!isAtWork) return reply.code(204).header('hx-redirect', `${path}/${view.id}`).send()
    return tools.render(reply, visit, partOf(visit, view))
  }

const faults =
  (tools: PageTools): Handler =>
  (visit, request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="fouten.csv"')
      .type('text/csv; charset=utf-8')
      .send(faultsFile(visit, found(tools, visit, request)))

const readAgain =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { id, sheet } = found(tools, visit, request)
    const form = request.body as Form
    const columns = sheet?.columns.map((_, i) => field(form, `column-${i}`))
    const reading = { encoding: field(form, 'encoding'), separator: separatorIn(form) }
    // Other columns come out of another separator or encoding: those are to be guessed anew.
    const isSame =
      sheet?.encoding === reading.encoding && sheet?.separator === reading.separator && columns
    const by = actorOf(visit.account)
    tools.ports.imports.read(id, isSame ? { ...reading, columns } : reading, by)
    return reply.redirect(`${path}/${id}`, 303)
  }

/** A tab does not survive being a value of a form in every browser. */
const separatorIn = (form: Form): string =>
  form.separator === 'tab' ? '\t' : field(form, 'separator')

const carryOut =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const view = found(tools, visit, request)
    const form = request.body as Form
    const consentVersion = field(form, 'consent')
    if (consentVersion === '') {
      return tools.render(reply, visit, filePage(visit, view, 'consent-version-missing'))
    }
    const byRow = new Map(
      Object.keys(form).flatMap((name): [number, DoubleChoice][] => {
        const row = /^double-(\d+)$/.exec(name)?.[1]
        const choice = choiceIn(field(form, name))
        return row !== undefined && choice ? [[Number(row), choice]] : []
      }),
    )
    const choice = {
      skipsBad: field(form, 'mode') === 'good',
      doubles: choiceIn(field(form, 'doubles')) ?? 'skip',
      byRow,
      consentVersion: consentVersion.slice(0, 100),
    }
    tools.ports.imports.carryOut(view.id, choice, actorOf(visit.account))
    return reply.redirect(`${path}/${view.id}`, 303)
  }

const choiceIn = (text: string): DoubleChoice | undefined =>
  doubleChoices.find((choice) => choice === text)

const undo =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    await ports.imports.undo(idOf(request), actorOf(visit.account))
    return reply.redirect('/deelnemers?gedaan=import.undone', 303)
  }
