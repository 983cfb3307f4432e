import type { FastifyInstance } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { isHazard, kindOf } from '../../domain/kinds.ts'
import type { AreaInWords } from '../area-in-words.ts'
import { say, speaker } from '../catalogue/index.ts'
import type { Told } from '../in-fives.ts'
import type { WebPorts } from '../ports.ts'
import { type ActionReport, type By, reportOf } from '../report.ts'
import { may } from '../roles.ts'
import type { Visit } from '../session.ts'
import { formats } from './formats.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'
import { tipRows } from './tips.ts'

/** The report of an action: one page that prints, and the same as a file. */
export function reportPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/acties/:id/verslag', guarded(tools, undefined, show(tools)))
  app.get('/acties/:id/verslag.json', guarded(tools, undefined, asFile(tools.ports)))
}

type Asked = Parameters<Handler>[1]

function required(ports: WebPorts, request: Asked): ActionReport & { readonly id: string } {
  const { id } = request.params as { id: string }
  const report = reportOf(ports, id)
  if (!report) throw new RefusedError('no-such-action', { status: 404 })
  return { id, ...report }
}

const show =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const report = required(ports, request)
    const t = speaker(visit.language)
    return render(reply, visit, {
      template: 'actions/report',
      title: t('report.title', { number: report.number }),
      isExercise: report.status === 'exercise',
      data: {
        report,
        kind: kindOf(report.kind).label[visit.language],
        tips: may.act.includes(visit.account.role) ? tipRows(ports, report.id).reverse() : [],
        outcome: report.outcome && outcomeOf(report, visit),
        areas: report.areas.map(areaWords(visit, ports.policy.timeZone)),
        who: ({ kind, name }: By) => name ?? say(visit.language, `report.by.${kind}`),
        count: (count: Told) => countWords(count, visit, ports.policy.timeZone),
        ran: report.closedAt && (Date.parse(report.closedAt) - Date.parse(report.startedAt)) / 1000,
        now: ports.now(),
        municipality: ports.policy.name,
      },
    })
  }

const asFile =
  (ports: WebPorts): Handler =>
  (_visit, request, reply) => {
    const { id: _, ...report } = required(ports, request)
    return reply
      .header('content-disposition', `attachment; filename="verslag-${report.number}.json"`)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(report, null, 2))
  }

/** An outcome in the words of this kind: a fire is not found. */
const outcomeOf = ({ kind, outcome }: ActionReport, { language }: Visit): string =>
  say(language, `outcome.${isHazard(kind) ? 'hazard' : 'search'}.${outcome}`)

function countWords(count: Told, { language }: Visit, timeZone: string): string {
  const t = speaker(language)
  return formats(language, timeZone, t).told(count)
}

const areaWords =
  ({ language }: Visit, timeZone: string) =>
  ({ names, shape, radiusMetres = 0, corners = 0, border }: AreaInWords): string => {
    const t = speaker(language)
    const { number } = formats(language, timeZone, t)
    const size =
      shape === 'circle'
        ? t('report.area.circle', { metres: number(Math.round(radiusMetres)) })
        : t('report.area.polygon', { corners: number(corners) })
    const area = names.length > 0 ? names.join(', ') : size
    return border ? t(`border.report.${border}`, { area }) : area
  }
