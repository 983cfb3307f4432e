import type { FastifyInstance } from 'fastify'
import { unknownOperator } from '../../dispatch/test-reach.ts'
import type { Action } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import { reachMinutes } from '../../domain/public-test/reach.ts'
import { type Key, speaker } from '../catalogue/index.ts'
import { comparedReach } from '../compared-reach.ts'
import { csvLines } from '../csv-lines.ts'
import { causesTold } from '../in-fives.ts'
import type { WebPorts } from '../ports.ts'
import { type ToldReach, type ToldRow, toldReach } from '../told-reach.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'
import { required } from './required.ts'

/** How far an exercise reached: one page that prints, and the same for a spreadsheet. */
export function testReachPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/acties/:id/bereik', guarded(tools, undefined, show(tools)))
  app.get('/acties/:id/bereik.csv', guarded(tools, undefined, file(tools)))
}

interface Found {
  readonly action: Action
  readonly reach: ToldReach
  readonly reasons: ReturnType<typeof causesTold>
}

/** An alert in earnest has its own report, and asks for no figures of those who did not have it. */
function found(ports: WebPorts, request: Parameters<Handler>[1]): Found {
  const { action } = required(ports, (request.params as { id: string }).id)
  const reach = action.status === 'exercise' ? ports.desk.testReach(action.id) : undefined
  if (!reach) throw new RefusedError('reach-none', { status: 404 })
  return { action, reach: toldReach(reach), reasons: causesTold(Object.fromEntries(reach.reasons)) }
}

const show =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const { action, reach, reasons } = found(ports, request)
    const t = speaker(visit.language)
    const held = ports.store.state.publicTests.held.find((test) => test.action === action.id)
    return render(reply, visit, {
      template: 'public-test/reach',
      title: t('reach.title', { number: action.number }),
      isExercise: true,
      data: {
        action,
        reach,
        reasons,
        minutes: reachMinutes,
        held,
        compared: comparedReach(ports.store.state, action.id, reach),
        areaName: nameIn(t, 'reach.area.none'),
        operatorName: nameIn(t, 'reach.operator.none'),
        now: ports.now(),
        municipality: ports.policy.name,
      },
    })
  }

/** What a row is called; those without a name have one in words. */
const nameIn =
  (t: (key: Key) => string, none: Key) =>
  ({ name }: ToldRow): string =>
    name === unknownOperator ? t('reach.operator.unknown') : (name ?? t(none))

const file =
  ({ ports }: PageTools): Handler =>
  (visit, request, reply) => {
    const { action, reach } = found(ports, request)
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="bereik-${action.number}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(csvOf(reach, speaker(visit.language)))
  }

/** A row a line; `x` is not told. */
function csvOf({ all, areas, operators }: ToldReach, t: (key: Key) => string): string {
  const within = reachMinutes.map((minutes) => `within_${minutes}_min`)
  const head = ['by', 'name', 'selected', 'handed_over', ...within, 'delivered', 'percent']
  return csvLines([
    [...head, 'no_report', 'failed', 'not_sent'],
    ['all', '', ...cells(all)],
    ...areas.map((row) => ['area', nameIn(t, 'reach.area.none')(row), ...cells(row)]),
    ...operators.map((row) => ['operator', nameIn(t, 'reach.operator.none')(row), ...cells(row)]),
  ])
}

/** A share is no number of people. */
const cells = (row: ToldRow): readonly (string | number | undefined)[] => [
  row.selected,
  row.sent,
  ...row.within,
  row.arrived,
  row.percent === undefined ? undefined : String(row.percent),
  row.unreported,
  row.failed,
  row.unsent,
]
