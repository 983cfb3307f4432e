import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Role } from '../../domain/accounts.ts'
import { RefusedError } from '../../domain/errors.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import type { PreviewWatch } from '../previews/watch.ts'
import type { Asks } from '../sending/asks.ts'
import type { Launches } from '../sending/launches.ts'
import type { PressBook } from '../sending/press-book.ts'
import type { ShownChecks } from '../sending/shown.ts'
import { isOurForm, lengthenVisit, type Visit, visitOf } from '../session.ts'
import { type Render, refusalText } from './render.ts'
import { logInFrom } from './way-back.ts'

export interface PageTools {
  readonly ports: WebPorts
  readonly render: Render
  /** What was sent, and can still be taken back. */
  readonly launches: Launches
  /** What was sent, as it is written down. */
  readonly presses: PressBook
  /** What waits for a second person. */
  readonly asks: Asks
  /** What was on the check pages that are open. */
  readonly shown: ShownChecks
  /** Who looks how many take part where. */
  readonly previews: PreviewWatch
}

export type Form = Readonly<Record<string, string | string[] | undefined>>

/** What a page does for somebody who may see it. */
export type Handler = (
  visit: Visit,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply> | FastifyReply

/** A page for people who are logged in and, with `roles`, for those only. */
export const guarded =
  (tools: PageTools, roles: readonly Role[] | undefined, handler: Handler) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const visit = visitOf(tools.ports, request)
    if (!visit) return toLogIn(request, reply)
    const problem = refusalOf(visit, request, roles)
    if (problem) return errorPage(tools, visit, reply, 403, { message: problem })
    await lengthenVisit(tools.ports, visit, request)
    try {
      return await handler(visit, request, reply)
    } catch (error) {
      const message = refusalText(visit, error)
      if (!(error instanceof RefusedError) || message === undefined) throw error
      return errorPage(tools, visit, reply, error.status, { message, ...wayOn(error, request) })
    }
  }

/** A part of a page cannot be redirected: the page itself goes to the log-in. */
const toLogIn = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  request.headers['hx-request'] === undefined
    ? reply.redirect(logInFrom(request), 303)
    : reply.code(401).header('hx-redirect', logInFrom(request)).send()

/** Why this person may not do this, or this form is not ours; undefined when all is well. */
function refusalOf(
  visit: Visit,
  request: FastifyRequest,
  roles: readonly Role[] | undefined,
): string | undefined {
  const t = speaker(visit.language)
  if (roles && !roles.includes(visit.account.role)) return t('error.forbidden')
  if (request.method !== 'POST') return undefined
  const body = request.body as Form | undefined
  return isOurForm(visit, body?.csrf) ? undefined : t('error.expired')
}

/** The action that somebody was at, if there is one: that is where they go on. */
function wayOn(
  { status }: RefusedError,
  { routeOptions, params }: FastifyRequest,
): { readonly action?: string } {
  const isOfAction = status !== 404 && routeOptions.url?.startsWith('/acties/:id/')
  return isOfAction ? { action: (params as { id: string }).id } : {}
}

function errorPage(
  { render }: PageTools,
  visit: Visit,
  reply: FastifyReply,
  status: number,
  data: { readonly message: string; readonly action?: string },
): FastifyReply {
  const title = speaker(visit.language)('error.title')
  return render(reply, visit, { template: 'error', title, status, data })
}

/** One field of a form, trimmed. */
export const field = (form: Form, name: string): string => {
  const value = form[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

/** All values of a field that may be ticked more than once. */
export const fieldAll = (form: Form, name: string): readonly string[] => {
  const value = form[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
