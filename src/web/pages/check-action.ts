import { createHash } from 'node:crypto'
import type { ActionDraft, Preview } from '../../dispatch/desk.ts'
import { RefusedError } from '../../domain/errors.ts'
import { kindOf } from '../../domain/kinds.ts'
import { speaker } from '../catalogue/index.ts'
import { actorOf, type Visit } from '../session.ts'
import { compose, formAgain, spokenParts } from './compose-action.ts'
import { carriedFields, type DraftForm, draftOf, readForm } from './draft-form.ts'
import { type Form, field, type Handler, type PageTools } from './guard.ts'
import { refusalText } from './render.ts'
import { textOf } from './what-form.ts'
import { heldForm, whereSaid } from './where-said.ts'

/** What will go out, to whom, and when; the last look before it is sent. */
export const checkPage =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, render } = tools
    const form = heldForm(ports, readForm(ports, request.body as Form))
    try {
      if (form.text === '') throw new RefusedError('text-empty', { field: 'text' })
      const draft = draftOf(ports, form)
      const preview = ports.desk.preview(draft)
      const calls = preview.byChannel.voice > 0 ? await checkCalls(tools, visit, form) : undefined
      const once = ports.newId()
      return render(reply, visit, check(tools, visit, form, { draft, preview, once, calls }))
    } catch (error) {
      return formAgain(tools, visit, form, error)(reply)
    }
  }

/** What the calls will say, made so that it can be listened to before anything is sent. */
async function checkCalls(tools: PageTools, visit: Visit, form: DraftForm) {
  const draft = {
    text: textOf(form),
    status: form.status,
    phase: 'alert',
    asksAnswer: form.group !== '',
  } as const
  const view = spokenParts(tools, form)
  try {
    return { ...view, heard: await tools.ports.speech.listen(draft) }
  } catch (error) {
    const message = refusalText(visit, error)
    if (message === undefined) throw error
    return { ...view, message }
  }
}

/**
 * Nobody is called with what nobody has heard. Where nothing can be made to listen to, there is
 * nothing to wait for: the messages go out.
 */
async function requireListened(tools: PageTools, visit: Visit, body: Form): Promise<void> {
  if (field(body, 'listened') !== '') return
  const form = readForm(tools.ports, body)
  if (tools.ports.desk.preview(draftOf(tools.ports, form)).byChannel.voice === 0) return
  const calls = await checkCalls(tools, visit, form)
  if ('heard' in calls) throw new RefusedError('not-listened', { field: 'listened' })
}

/** Pressing twice, or loading the page again, starts one action. */
export const send =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, render } = tools
    const body = request.body as Form
    const form = readForm(tools.ports, body)
    const once = field(body, 'once')
    const t = speaker(visit.language)
    if (once === '')
      return render(reply, visit, compose(tools, visit, form, { message: t('error.expired') }))
    const key = createHash('sha256').update(`${visit.account.id}:${once}`).digest('hex')
    const kept = ports.store.state.answers.get(key)?.answer as { id: string } | undefined
    if (kept) return reply.redirect(`/acties/${kept.id}`, 303)
    try {
      await requireListened(tools, visit, body)
      const answer = { key, bodyHash: key }
      const by = actorOf(visit.account)
      const { id } = await ports.desk.start(draftOf(ports, form), by, () => answer)
      return reply.redirect(`/acties/${id}`, 303)
    } catch (error) {
      return formAgain(tools, visit, form, error)(reply)
    }
  }

interface Checked {
  readonly draft: ActionDraft
  readonly preview: Preview
  readonly once: string
  /** What is said to those who are called; undefined when nobody is. */
  readonly calls: Awaited<ReturnType<typeof checkCalls>> | undefined
}

/** How many corners a drawn area has; its ring ends where it began. */
const cornersOf = (area: ActionDraft['area']): number =>
  'coordinates' in area && area.type === 'Polygon' ? (area.coordinates[0]?.length ?? 1) - 1 : 0

const check = (
  { ports }: PageTools,
  visit: Visit,
  form: DraftForm,
  { draft, preview, once, calls }: Checked,
) => ({
  template: 'actions/check',
  title: speaker(visit.language)('check.title'),
  isExercise: form.status === 'exercise',
  mayGoBackTo: true,
  data: {
    form,
    carried: carriedFields(form),
    preview,
    once,
    calls,
    kind: kindOf(form.kind).label[visit.language],
    places: draft.areaNames,
    corners: cornersOf(draft.area),
    said: whereSaid(ports, form, draft),
    excluded: Object.entries(preview.excluded).filter(([, count]) => count > 0),
    blocking: preview.remarks.filter(({ blocks }) => blocks),
    warnings: preview.remarks.filter(({ blocks }) => !blocks),
  },
})
