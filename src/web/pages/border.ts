import type { FastifyInstance } from 'fastify'
import { broughtBack, type SetBorder } from '../../domain/border/border.ts'
import { type Fit, squareKm } from '../../domain/border/make-border.ts'
import { RefusedError } from '../../domain/errors.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Brought, broughtIn, fitHere, lookedAtIn } from './border-form.ts'
import { type Form, field, fieldAll, guarded, type Handler, type PageTools } from './guard.ts'
import { type PageView, type Problem, problemOf } from './render.ts'

const path = '/gemeentegrens'

/** *Gemeentegrens*: brought, looked at, set and taken back. */
export function borderPages(app: FastifyInstance, tools: PageTools): void {
  app.get(
    path,
    guarded(tools, may.seePolicy, (visit, request, reply) => {
      const done = field(request.query as Form, 'gedaan')
      return tools.render(reply, visit, page(tools.ports, visit, { done }))
    }),
  )
  app.post(`${path}/bekijk`, guarded(tools, may.border, look(tools)))
  app.post(path, guarded(tools, may.border, set(tools)))
  app.post(`${path}/terug`, guarded(tools, may.border, takeBack(tools)))
  app.post(`${path}/weg`, guarded(tools, may.border, leaveOut(tools)))
  for (const end of ['bekijk', 'terug', 'weg']) {
    app.get(`${path}/${end}`, (_request, reply) => reply.redirect(path, 303))
  }
}

/** What is said of a file stands beside the file, and of areas that were ticked beside those. */
const fieldIds = { file: 'file', features: 'file', area: 'areas' }

const look =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { ports, render } = tools
    try {
      const brought = broughtIn(ports, request.body as Form)
      return render(reply, visit, lookPage(tools, visit, brought))
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem === undefined) throw error
      return render(reply, visit, page(ports, visit, { problem }))
    }
  }

const set =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, render } = tools
    const body = request.body as Form
    const brought = lookedAtIn(field(body, 'border'), fieldAll(body, 'names'))
    const fit = fitHere(tools, visit, brought)
    if (fit.doubts.length > 0 && field(body, 'sure') !== 'ja') {
      const problem = { message: speaker(visit.language)('border-sure'), at: 'sure' }
      return render(reply, visit, lookPage(tools, visit, { ...brought, fit }, problem))
    }
    await keep(ports, visit, body, { ...brought, ...byNow(ports, visit) })
    return reply.redirect(`${path}?gedaan=bewaard`, 303)
  }

/** What counted before counts again. */
const takeBack =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const { by, at } = byNow(ports, visit)
    const { border } = broughtBack(ports.store.state.border, by, at)
    await keep(ports, visit, request.body as Form, border)
    return reply.redirect(`${path}?gedaan=terug`, 303)
  }

const leaveOut =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    await keep(ports, visit, request.body as Form, { names: [], ...byNow(ports, visit) })
    return reply.redirect(`${path}?gedaan=weg`, 303)
  }

const byNow = ({ now }: WebPorts, { account }: Visit) => ({
  by: account.id,
  at: new Date(now()).toISOString(),
})

/** Which border somebody had before them; another by now is looked at first. */
const seenOf = ({ store }: WebPorts): string => store.state.border.now?.at ?? ''

async function keep(ports: WebPorts, visit: Visit, body: Form, border: SetBorder): Promise<void> {
  if (field(body, 'seen') !== seenOf(ports)) throw new RefusedError('border-changed-since')
  await ports.store.append([{ type: 'border.set', border }], actorOf(visit.account))
}

interface Shown {
  readonly done?: string
  readonly problem?: Problem
}

const dones = ['bewaard', 'terug', 'weg']

function page(ports: WebPorts, visit: Visit, { done = '', problem }: Shown): PageView {
  const { border, areas, accounts } = ports.store.state
  const { now, before } = border
  return {
    template: 'border/page',
    title: speaker(visit.language)('border.title'),
    status: problem === undefined ? 200 : 422,
    data: {
      ...{ problem, seen: seenOf(ports) },
      done: dones.includes(done) ? done : '',
      now: now && { ...now, by: accounts.get(now.by)?.name ?? now.by, ...toldOf(now) },
      hadBefore: before?.area !== undefined,
      areas: [...areas.values()].map(({ id, name }) => ({ id, name })),
      mayChange: may.border.includes(visit.account.role),
    },
  }
}

const toldOf = ({ area }: SetBorder) =>
  area ? { squareKm: squareKm(area), drawn: JSON.stringify(area) } : {}

function lookPage(
  tools: PageTools,
  visit: Visit,
  { area, names, fit = fitHere(tools, visit, { area, names }) }: Brought & { readonly fit?: Fit },
  problem?: Problem,
): PageView {
  const { homes: _, ...told } = fit
  return {
    template: 'border/look',
    title: speaker(visit.language)('border.look'),
    status: problem === undefined ? 200 : 422,
    data: {
      ...{ problem, seen: seenOf(tools.ports), names, fit: told, squareKm: squareKm(area) },
      drawn: JSON.stringify(area),
    },
  }
}
