import { createHash } from 'node:crypto'
import type { Order } from '../../dispatch/desk.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { PressedOrder } from '../../domain/presses/press.ts'
import { takeBackMs } from '../sending/launches.ts'
import { placeBefore, placeOfPress } from '../sending/place.ts'
import { unseenBy } from '../sending/since.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, type Handler, type PageTools } from './guard.ts'
import { draftsOf, type PageOrder, pathOf } from './order-drafts.ts'
import { asWritten, requireRead, textIds, withProposals } from './order-words.ts'
import type { RefusedOrder, ShowRefused } from './refused-order.ts'
import { problemOf } from './render.ts'
import { required } from './required.ts'

/** The fields of each form by what a refusal names. */
const fieldIds = (is: PageOrder): Readonly<Record<string, string>> => ({
  ...textIds(pathOf[is]),
  ...(is === 'result' ? closeIds : {}),
  ...(is === 'correction' ? { cause: 'cause' } : {}),
  descent: `${is}-descent`,
})

const closeIds = {
  outcome: 'outcome',
  sendAt: 'sendAt',
  place: 'mayNamePlace',
  informed: 'informed',
  informedBy: 'informedBy',
  notInformed: 'notInformed',
}

/** Pressing twice, or sending the form again, tells it once, and only after a moment. */
export const pressOrder =
  (tools: PageTools, is: PageOrder, show: ShowRefused): Handler =>
  async (visit, request, reply) => {
    const { ports, launches } = tools
    const { id } = request.params as { id: string }
    const values = request.body as Form
    const key = keyOf(tools, visit, { action: id, is }, values)
    const known = placeBefore(tools, key)
    if (known !== undefined) return reply.redirect(known, 303)
    const path = pathOf[is]
    try {
      requireRead(ports, required(ports, id).action, path, values)
      const order = draftsOf[is](ports, id, asWritten(path, values))
      ports.desk.tryOrder(id, order)
      const { action } = required(ports, id)
      if (unseenBy(tools, action, field(values, 'seen')).length > 0) {
        return show(visit, reply, id, { path, values, isOvertaken: true })
      }
      const { kind, status } = action
      const launch = await launches.begin({
        ...{ key, body: values, by: visit.account.id },
        about: { kind, status, areaNames: [], order: { action: id, is } },
        start: (press) => ports.desk.obey(id, order, actorOf(visit.account), press),
        ...holding(tools, id, order),
      })
      return reply.redirect(placeOfPress(ports, launch.id), 303)
    } catch (error) {
      return show(visit, reply, id, refusedOf(tools, visit, { action: id, is }, { values, error }))
    }
  }

/**
 * From the press of a correction on the old text does not go on: whoever has not had it yet is not
 * told what somebody knows is wrong. A little longer than the seconds, and no more: whatever breaks,
 * an alert is not held by it.
 */
const holding = ({ ports }: PageTools, id: string, { is }: Order) =>
  is === 'correction' ? { hold: () => ports.desk.holdBack(id, takeBackMs + holdSlackMs) } : {}

const holdSlackMs = 3000

/** One press of one form; a form without a mark is of a program or a test. */
export function keyOf(
  { ports }: PageTools,
  { account }: Visit,
  { action, is }: PressedOrder,
  form: Form,
): string {
  const once = field(form, 'once') || ports.newId()
  return createHash('sha256').update(`${account.id}:${action}:${is}:${once}`).digest('hex')
}

/** What is refused as its form shows it; throws on what no form can show. */
function refusedOf(
  { ports }: PageTools,
  visit: Visit,
  { action: id, is }: Pick<PressedOrder, 'action'> & { readonly is: PageOrder },
  { values, error }: { readonly values: Form; readonly error: unknown },
): RefusedOrder {
  const problem = problemOf(visit, error, fieldIds(is))
  if (problem === undefined || !(error instanceof RefusedError)) throw error
  const path = pathOf[is]
  // Somebody else closed it: what was typed is not lost with its form.
  if (error.key === 'action-closed-already') return { path, values, problem }
  if (error.status !== 422) throw error
  const { action } = required(ports, id)
  const shown =
    error.key === 'order-text-other' ? withProposals(ports, action, path, values) : values
  return { path, values: shown, problem }
}
