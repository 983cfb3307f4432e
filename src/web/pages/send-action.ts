import { createHash } from 'node:crypto'
import { answersOf, refuseOpen } from '../../dispatch/asking.ts'
import { refuseBlocked } from '../../dispatch/compose.ts'
import type { ActionDraft, Seen } from '../../dispatch/draft.ts'
import { type Change, changeSince } from '../../dispatch/seen.ts'
import { RefusedError } from '../../domain/errors.ts'
import { speaker } from '../catalogue/index.ts'
import { toldIfAny } from '../in-fives.ts'
import { asTold, refuseHidden } from '../previews/withheld.ts'
import { placeBefore, placeOfPress, questionPage } from '../sending/place.ts'
import { aboutStart } from '../sending/press-book.ts'
import type { Visit } from '../session.ts'
import { checkCalls, checkView } from './check-action.ts'
import { compose, formAgain } from './compose-action.ts'
import { draftOf, readForm } from './draft-form.ts'
import { criterionId, gateOf, readGate } from './gate-form.ts'
import { type Form, field, type Handler, type PageTools } from './guard.ts'
import { descentOf, fewOf, overrideOf, whomToAsk } from './reason-form.ts'
import { problemOf } from './render.ts'

/** Pressing twice, or loading the page again, starts one action, and only after a moment. */
export const send =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, render, launches, asks } = tools
    const body = request.body as Form
    const form = readForm(tools.ports, body)
    const once = field(body, 'once')
    if (once === '') {
      const message = speaker(visit.language)('error.expired')
      return render(reply, visit, compose(tools, visit, form, { message }))
    }
    const key = createHash('sha256').update(`${visit.account.id}:${once}`).digest('hex')
    const known = placeBefore(tools, key)
    if (known !== undefined) return reply.redirect(known, 303)
    try {
      const draft = await readyDraft(tools, visit, body)
      if (field(body, 'how') === 'ask') {
        const ask = whomToAsk(visit, asTold(tools, visit, ports.desk.preview(draft)))
        const { kind, status } = draft
        const seen = ports.desk.see(draft)
        const asked = { key, body, kind, status, draft, seen, by: visit.account.id, ask }
        return reply.redirect(questionPage((await asks.begin(asked)).id), 303)
      }
      const by = visit.account.id
      const start = starting(tools, by, key, draft)
      const { id } = await launches.begin({ key, body, by, about: aboutStart(draft), start })
      return reply.redirect(placeOfPress(ports, id), 303)
    } catch (error) {
      if (!(error instanceof AskAgain)) return formAgain(tools, visit, form, error)(reply)
      const problem = problemOf(visit, error.why, gateFields) ?? { message: '' }
      return render(reply, visit, await checkView(tools, visit, body, { problem }))
    }
  }

/** Something on the check page is open, or is not what it was: that page again, not the form. */
class AskAgain extends Error {
  readonly why: RefusedError
  constructor(why: RefusedError) {
    super(why.message, { cause: why })
    this.why = why
  }
}

/** The fields of the check page by what a refusal names. */
const gateFields = Object.fromEntries(
  [
    ...Array.from({ length: 16 }, (_, n) => criterionId(n)),
    'listened',
    'askedBy',
    'nlAlert',
    'override',
    'summary',
    'few',
    'descent',
  ].map((id) => [id, id]),
)

/** The draft with all that was ticked; refuses what is open and what is not as it was shown. */
async function readyDraft(tools: PageTools, visit: Visit, body: Form): Promise<ActionDraft> {
  const { ports } = tools
  const form = readForm(tools.ports, body)
  const draft = draftOf(ports, form)
  refuseBlocked(asTold(tools, visit, ports.desk.preview(draft)).remarks)
  const ready = askingAgain(() => {
    requireAsShown(tools, field(body, 'once'), ports.desk.see(draft))
    const told = asTold(tools, visit, ports.desk.preview(draft))
    const gate = {
      ...gateOf(ports, visit, form, readGate(body)),
      ...fewOf(ports, visit, told, body),
      ...descentOf(ports, visit, draft, body),
    }
    const whole = { ...draft, gate, ...overrideOf(body) }
    if (field(body, 'how') === 'ask') return whole
    refuseOpen(told.asks, answersOf(whole))
    refuseHidden(told)
    return whole
  })
  await requireListened(tools, visit, body)
  return ready
}

function askingAgain<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw error instanceof RefusedError ? new AskAgain(error) : error
  }
}

/** Refuses what is not as it was shown to whoever presses. */
export function requireAsShown(tools: PageTools, once: string, now: Seen): void {
  const shown = tools.shown.of(once)
  if (!shown) throw new RefusedError('check-not-shown')
  const change = changeSince(shown, now)
  if (change) throw changed(change)
}

/** What is other than it was shown, in one sentence; few people are not counted. */
function changed({ isText, isPolicy, added, removed }: Change): RefusedError {
  if (isText) return new RefusedError('check-text-changed')
  if (isPolicy) return new RefusedError('check-policy-changed')
  const parameters = { added: toldIfAny(added), removed: toldIfAny(removed) }
  return new RefusedError('check-people-changed', { parameters })
}

/**
 * Nobody is called with what nobody has heard. Where nothing can be made to listen to, there is
 * nothing to wait for: the messages go out.
 */
async function requireListened(tools: PageTools, visit: Visit, body: Form): Promise<void> {
  if (field(body, 'listened') !== '') return
  const form = readForm(tools.ports, body)
  const whole = tools.ports.desk.preview(draftOf(tools.ports, form))
  // Whether anybody is called is not told either where no small number is.
  if (asTold(tools, visit, whole) === whole && whole.byChannel.voice === 0) return
  const calls = await checkCalls(tools, visit, form)
  if ('heard' in calls) {
    throw new AskAgain(new RefusedError('not-listened', { field: 'listened' }))
  }
}

/** What a launch does when its seconds are over, on the order of an account. */
export const starting =
  ({ ports }: Pick<PageTools, 'ports'>, account: string, key: string, draft: ActionDraft) =>
  (id: string): Promise<unknown> => {
    const answer = { key, bodyHash: key }
    const known = { ...draft, gate: { ...draft.gate, id } }
    return ports.desk.start(known, { kind: 'account', id: account }, () => answer)
  }
