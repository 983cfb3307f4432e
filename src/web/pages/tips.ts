import type { FastifyInstance } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { reminderOf } from '../../domain/extend/reminder.ts'
import type { Fact } from '../../domain/facts.ts'
import { maskNumber } from '../../domain/phone-number.ts'
import { pointIn, readTip } from '../../domain/tips/read-tip.ts'
import { type LoggedTip, type Tip, tipReceivers } from '../../domain/tips/tip.ts'
import type { WebPorts } from '../ports.ts'
import { askedNumber } from '../previews/numbers.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import type { ShowRefused } from './refused-order.ts'
import { problemOf } from './render.ts'
import { required } from './required.ts'
import { seenFacts } from './unread.ts'
import { readWhere, whereOf } from './where-form.ts'

/** Does one thing to the tips of an action, and comes back to it. */
type Deed = (
  ports: WebPorts,
  about: { readonly action: string; readonly form: Form; readonly visit: Visit },
) => readonly Fact[]

/** The tip log of a running action: told by phone or by SMS, passed on, and asked about. */
export function tipPages(app: FastifyInstance, tools: PageTools, show: ShowRefused): void {
  const deeds: Readonly<Record<string, Deed>> = {
    meldingen: logged,
    'meldingen/door': passedOn,
    'meldingen/gealarmeerd': asked,
    'meldingen/uit-sms': fromText,
    'meldingen/gelezen': opened,
    actueel: stillCurrent,
    gezien: seen,
  }
  for (const [path, deed] of Object.entries(deeds)) {
    app.post(`/acties/:id/${path}`, guarded(tools, may.act, carryOut(tools, deed, show)))
    app.get<{ Params: { id: string } }>(`/acties/:id/${path}`, ({ params }, reply) =>
      reply.redirect(`/acties/${encodeURIComponent(params.id)}`, 303),
    )
  }
}

const fieldIds = { words: 'tip-words', place: 'tip-place' }

const carryOut =
  ({ ports }: PageTools, deed: Deed, show: ShowRefused): Handler =>
  async (visit, request, reply) => {
    const { action } = required(ports, (request.params as { id: string }).id)
    const form = request.body as Form
    try {
      const facts = deed(ports, { action: action.id, form, visit })
      if (facts.length > 0) await ports.store.append(facts, actorOf(visit.account))
      return reply.redirect(`/acties/${action.id}#tips`, 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem?.at === undefined) throw error
      return show(visit, reply, action.id, { path: 'meldingen', values: form, problem })
    }
  }

const logged: Deed = (ports, { action, form, visit }) => {
  const [words, place, number] = ['words', 'place', 'number'].map((name) => field(form, name))
  const read = readTip({ words: words ?? '', place: place ?? '', number: number ?? '' })
  return [
    {
      type: 'tip.logged',
      tip: { ...fresh(ports, action, visit), ...read, ...pinOf(ports, read.place) },
    },
  ]
}

/** A text as somebody sent it becomes a tip, with its number. */
const fromText: Deed = (ports, { action, form, visit }) => {
  const id = field(form, 'text')
  const text = ports.texts().find((one) => one.id === id)
  const known = tipsOf(ports, action).some(({ tip }) => tip.text === id)
  if (!text || known) return []
  const from = text.from !== undefined && /^\+\d{8,}$/.test(text.from) ? { from: text.from } : {}
  const tip = {
    ...fresh(ports, action, visit),
    words: text.text ?? '',
    place: '',
    text: id,
    ...from,
  }
  return [{ type: 'tip.logged', tip }]
}

const opened: Deed = ({ store }, { form }) => {
  const id = field(form, 'text')
  const isNew = store.state.incoming.has(id) && !store.state.tips.opened.has(id)
  return isNew ? [{ type: 'text.opened', id }] : []
}

const stillCurrent: Deed = (ports, { action }) =>
  reminderOf(required(ports, action).action, ports.now()) === 'still-current'
    ? [{ type: 'action.still-current', action }]
    : []

const seen: Deed = (ports, { action, form }) => seenFacts(ports, action, field(form, 'topic'))

const passedOn: Deed = (ports, { action, form, visit }) => {
  const to = tipReceivers.find((one) => one === field(form, 'to'))
  if (!to) return []
  const { id } = requireTip(ports, action, form).tip
  return [
    { type: 'tip.passed-on', action, id, passed: { to, at: ports.now(), by: visit.account.id } },
  ]
}

/** Only for a number that told something, never without a trace, and not for one after the other. */
const asked: Deed = (ports, { action, form, visit }) => {
  const { tip, isAsked } = requireTip(ports, action, form)
  if (tip.from === undefined || isAsked) return []
  return askedNumber(ports, visit, { type: 'tip.asked', action, id: tip.id })
}

const tipsOf = ({ store }: WebPorts, action: string): readonly LoggedTip[] =>
  store.state.tips.byAction.get(action) ?? []

function requireTip(ports: WebPorts, action: string, form: Form): LoggedTip {
  const found = tipsOf(ports, action).find(({ tip }) => tip.id === field(form, 'tip'))
  if (!found) throw new RefusedError('no-such-tip', { status: 404 })
  return found
}

const fresh = (ports: WebPorts, action: string, visit: Visit) => ({
  id: ports.newId(),
  action,
  n: tipsOf(ports, action).length + 1,
  at: ports.now(),
  by: visit.account.id,
})

/** A place that the map or the register knows has a pin; any other stays words. */
function pinOf(ports: WebPorts, place: string): Pick<Tip, 'point'> {
  const point = pointIn(place)
  if (point || place === '') return point ? { point } : {}
  try {
    const { area } = whereOf(ports, readWhere({ place, radius: '100' }))
    return 'centre' in area ? { point: area.centre } : {}
  } catch (error) {
    if (error instanceof RefusedError) return {}
    throw error
  }
}

/** The tips of an action as rows, newest first; never a whole phone number. */
export function tipRows(ports: WebPorts, action: string) {
  const nameOf = (id: string) => ports.store.state.accounts.get(id)?.name
  return tipsOf(ports, action)
    .map(({ tip, passedOn, isAsked }) => {
      const { id, n, at, by, words, place, point, from } = tip
      const answer = isAsked && from !== undefined
      return {
        ...{ id, n, at, words, place },
        by: nameOf(by),
        passedOn: passedOn.map((passed) => ({ ...passed, who: nameOf(passed.by) ?? '–' })),
        point: point?.map((degrees) => degrees.toFixed(5)).join(','),
        from: from === undefined ? undefined : maskNumber(from),
        wasAlerted: answer ? ports.desk.wasAlerted(action, from) : undefined,
      }
    })
    .reverse()
}

/** The numbers of tips with a place, for the map. */
export const tipPins = (ports: WebPorts, action: string) =>
  tipsOf(ports, action).flatMap(({ tip: { n, point } }) => (point ? [{ n, point }] : []))
