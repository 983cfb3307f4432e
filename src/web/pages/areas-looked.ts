import type { FastifyInstance } from 'fastify'
import { reviewDays } from '../../domain/previews/review.ts'
import { speaker } from '../catalogue/index.ts'
import { lengthOf } from '../catalogue/terms-in-words.ts'
import { keptAlarms, nameOf, previewAlarms } from '../previews/alarms.ts'
import { may } from '../roles.ts'
import { actorOf } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'

const path = '/gebieden-bekeken'

/** Who looked at small areas and asked about numbers, with the alarms: never where, or which. */
export function areasLookedPages(app: FastifyInstance, tools: PageTools): void {
  app.get(path, guarded(tools, may.review, show(tools)))
  app.post(`${path}/:id`, guarded(tools, may.decide, seen(tools)))
  app.get(`${path}/:id`, (_request, reply) => reply.redirect(path, 303))
}

/** A month at a time: a year of a busy office is thousands of lines. */
const show =
  ({ ports, previews, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    await previews.write()
    const t = speaker(visit.language)
    const days = reviewDays(ports.store.state.previews, ports.policy.timeZone)
    const months = [...new Set(days.map(({ day }) => day.slice(0, 7)))]
    const asked = field(request.query as Form, 'maand')
    const month = months.find((one) => one === asked) ?? months[0]
    return render(reply, visit, {
      template: 'answer/areas-looked',
      title: t('looked.title'),
      data: {
        alarms: keptAlarms(ports, visit),
        days: days
          .filter(({ day }) => day.slice(0, 7) === month)
          .map(({ by, ...one }) => ({ ...one, who: nameOf(ports, by.id) })),
        ...{ monthShown: month, months, term: lengthOf('views', t) },
        mayDecide: may.decide.includes(visit.account.role),
        done: field(request.query as Form, 'gedaan') === 'uitgezocht',
      },
    })
  }

/** Somebody other than who caused it looked into an alarm. */
const seen =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const { id } = request.params as { id: string }
    const alarm = previewAlarms(ports, visit).find((one) => one.id === id)
    if (!alarm || alarm.isOwn) return reply.redirect(path, 303)
    const seen = { by: visit.account.id, at: new Date(ports.now()).toISOString() }
    const fact = { type: 'previews.alarm-seen', alarm: id, seen } as const
    await ports.store.append([fact], actorOf(visit.account))
    return reply.redirect(`${path}?gedaan=uitgezocht`, 303)
  }
