import type { FastifyInstance } from 'fastify'
import type { Coverage } from '../../domain/coverage.ts'
import { type Key, speaker } from '../catalogue/index.ts'
import { type Overview, overviewOf, tonight } from '../overview.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'

const smallest = 5
const mostMonths = 24

/** Who takes part, in figures and charts that print; nobody can be found out from them. */
export function overviewPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/deelnemers/overzicht', guarded(tools, may.answer, show(tools)))
  app.post('/deelnemers/overzicht/bevestig', guarded(tools, may.people, ask(tools)))
  app.get('/deelnemers/overzicht.csv', guarded(tools, may.answer, file(tools)))
}

/** Asks some holders of unconfirmed phones by SMS. */
const ask =
  ({ ports }: PageTools): Handler =>
  async (visit, _request, reply) => {
    const asked = await ports.askPhones(actorOf(visit.account))
    return reply.redirect(`/deelnemers/overzicht?gevraagd=${asked}`, 303)
  }

const show =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const asked = field(request.query as Form, 'gevraagd')
    const overview = overviewOf(ports)
    const t = speaker(visit.language)
    const { homes, addresses, months } = overview
    return render(reply, visit, {
      template: 'participants/overview',
      title: t('overview.title'),
      data: {
        ...overview,
        asked: /^\d{1,6}$/.test(asked) ? Number(asked) : undefined,
        mayAsk: may.people.includes(visit.account.role),
        share: shareOf(homes, addresses),
        areas: overview.areas.map((row) => areaRow(row, t)),
        hasAreas: ports.store.state.areas.size > 0,
        months: months
          .slice(-mostMonths)
          .map((month) => ({ ...month, total: hidden(month.total) })),
        bars: bars(months.slice(-mostMonths).map(({ total }) => total)),
        reach: reach(ports),
      },
    })
  }

/** Too few to be told how many. */
const isSmall = (n: number): boolean => n > 0 && n < smallest
const hidden = (n: number): number => (isSmall(n) ? smallest - 1 : n)

/** In whole percents; undefined when it would tell of few, or when nothing is known. */
function shareOf(some: number, all: number): number | undefined {
  return all === 0 || isSmall(some) || isSmall(all) ? undefined : Math.round((some / all) * 100)
}

function areaRow({ area, participants, joined, addresses }: Coverage, t: (key: Key) => string) {
  return {
    name: area?.name ?? t('overview.area.none'),
    participants,
    joined,
    addresses,
    share: shareOf(joined, addresses),
  }
}

const chart = { width: 720, height: 200, top: 24, bottom: 24 }

const mostBarWidth = 60

/** Bars of a chart in its own units; few are all drawn alike. */
function bars(values: readonly number[]) {
  const most = Math.max(1, ...values)
  const step = chart.width / Math.max(1, values.length)
  const room = chart.height - chart.top - chart.bottom
  return values.map((value, n) => {
    const height = (hidden(value) / most) * room
    const width = Math.min(step * 0.7, mostBarWidth)
    const middle = n * step + step / 2
    return {
      x: round(middle - width / 2),
      middle: round(middle),
      width: round(width),
      y: round(chart.height - chart.bottom - height),
      height: round(height),
    }
  })
}

const round = (n: number): number => Math.round(n * 10) / 10

function reach({ desk, now, policy }: WebPorts) {
  const later = tonight(now(), policy.timeZone)
  return [
    { key: 'overview.when.now', ...countsOf(desk.reach()) },
    { key: 'overview.when.tonight', ...countsOf(desk.reach(later)) },
  ] as const
}

const countsOf = ({
  sms,
  quiet,
  unavailable,
  voiceOnly,
}: ReturnType<WebPorts['desk']['reach']>) => ({
  sms,
  quiet: quiet + unavailable,
  voiceOnly,
})

const file =
  ({ ports }: PageTools): Handler =>
  (visit, _request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="deelnemers-overzicht.csv"')
      .type('text/csv; charset=utf-8')
      .send(csvOf(overviewOf(ports), ports, speaker(visit.language)))

/** One figure a line, for a spreadsheet. */
function csvOf(overview: Overview, ports: WebPorts, t: (key: Key) => string): string {
  const { areas, months, channels, members, homes, addresses, unconfirmed } = overview
  const lines: readonly (readonly (string | number)[])[] = [
    ['subject', 'name', 'participants', 'joined_addresses', 'addresses'],
    ['all', '', members, homes, addresses],
    ...areas.map((row) => {
      const { name, participants, joined } = areaRow(row, t)
      return ['area', name, participants, joined, row.addresses]
    }),
    ...months.flatMap(({ month, joined, total }) => [
      ['month-joined', month, joined],
      ['month-total', month, total],
    ]),
    ...channels.map(([channel, count]) => ['phones', channel, count]),
    ['phones', 'unconfirmed', unconfirmed],
    ...reach(ports).flatMap(({ key, sms, quiet, voiceOnly }) => [
      [key.replace('overview.when.', 'reach-'), 'sms', sms],
      [key.replace('overview.when.', 'reach-'), 'quiet', quiet],
      [key.replace('overview.when.', 'reach-'), 'voice-only', voiceOnly],
    ]),
  ]
  return lines.map((cells) => cells.map(cellOf).join(',')).join('\r\n')
}

/** What a spreadsheet would take for a formula is text. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return isSmall(value) ? `<${smallest}` : String(value)
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
