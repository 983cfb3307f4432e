import type { FastifyInstance } from 'fastify'
import { refuseBlocked } from '../../dispatch/compose.ts'
import { asTold } from '../previews/withheld.ts'
import { may } from '../roles.ts'
import { placeBefore } from '../sending/place.ts'
import { unseenBy } from '../sending/since.ts'
import type { Visit } from '../session.ts'
import { movedTo, widerThan } from './extend-area.ts'
import { draftOf, marked, readForm } from './extend-form.ts'
import { extendPage, extensionSeen, type Shown } from './extend-page.ts'
import { extensionKey, pressExtension } from './extend-press.ts'
import { changedSince } from './extend-shown.ts'
import { withoutStale } from './extend-stale.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { otherIds } from './other-words.ts'
import { type Problem, problemOf } from './render.ts'
import { required } from './required.ts'
import { hasArea } from './where-form.ts'

const fieldIds = {
  ...otherIds('text'),
  text: 'text',
  'text.fetching': 'fetch',
  ...otherIds('fetch', 'text.fetching'),
  place: 'place',
  polygon: 'corners',
  area: 'place',
  override: 'override',
  few: 'few',
}

/** A running action goes on to a wider area: filled in, looked at, and only then sent. */
export function extendPages(app: FastifyInstance, tools: PageTools): void {
  const path = '/acties/:id/uitbreiden'
  app.get(path, guarded(tools, may.act, open(tools)))
  app.post(path, guarded(tools, may.act, order(tools)))
  app.post(`${path}/meekijken`, guarded(tools, may.act, lookAlong(tools)))
}

/** With a point in its address: the area moves there. */
const open =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { ports, render } = tools
    const view = required(ports, idOf(request))
    const asked = readForm(ports, request.query as Form, view)
    const form = hasArea(asked)
      ? movedTo(ports, view, asked)
      : { ...asked, ...widerThan(ports, view) }
    return render(reply, visit, extendPage(tools, visit, { view, form }))
  }

const lookAlong =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const { ports, render } = tools
    const view = required(ports, idOf(request))
    const form = readForm(ports, request.body as Form, view)
    const data = { ...extensionSeen(tools, visit, view, form), form }
    return render(reply, visit, {
      template: 'actions/extend-strip',
      title: '',
      isFragment: true,
      data,
    })
  }

/**
 * The first press shows what it would do; the second does it in a moment, as long as that is what it
 * was, and nobody told the action something else meanwhile.
 */
const order =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, render } = tools
    const view = required(ports, idOf(request))
    const body = request.body as Form
    const fresh = withoutStale(tools, view, body)
    const form = readForm(ports, fresh, view)
    try {
      const isOvertaken = fresh !== body
      const next = await pressed(tools, visit, body, { view, form, isOvertaken })
      return typeof next === 'string'
        ? reply.redirect(next, 303)
        : render(reply, visit, extendPage(tools, visit, next))
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem === undefined) throw error
      const refused = { view, form, problem, ...lookedBy(problem, body) }
      return render(reply, visit, extendPage(tools, visit, refused))
    }
  }

/** Where whoever pressed has to be, or the form again with what it would do. */
async function pressed(
  tools: PageTools,
  visit: Visit,
  body: Form,
  { view, form, isOvertaken }: Pick<Shown, 'view' | 'form'> & { readonly isOvertaken: boolean },
): Promise<string | Shown> {
  const { desk } = tools.ports
  const { action } = view
  const draft = draftOf(tools.ports, form)
  const isSure = field(body, 'sure') === marked(draft)
  const known = isSure ? placeBefore(tools, extensionKey(tools, visit, action.id, body)) : undefined
  if (known !== undefined) return known
  const preview = asTold(tools, visit, desk.previewExtension(action.id, draft))
  refuseBlocked(preview.remarks)
  const again = { view, form, sure: marked(draft) }
  if (!isSure) return { ...again, isOvertaken }
  const problem = changedSince(tools, visit, action.id, { draft, body })
  if (problem) return { ...again, problem }
  if (unseenBy(tools, action, form.seen ?? '').length > 0) return { ...again, isOvertaken: true }
  return pressExtension(tools, visit, body, { action, draft, preview })
}

/** Where only what is asked beside the press is open, it was looked at all the same. */
const lookedBy = ({ at }: Problem, body: Form): Pick<Shown, 'sure'> =>
  at === 'override' || at === 'few' ? { sure: field(body, 'sure') } : {}

const idOf = ({ params }: { readonly params: unknown }): string => (params as { id: string }).id
