import type { FastifyInstance } from 'fastify'
import type { Coverage } from '../../domain/coverage.ts'
import {
  hiddenInSum,
  isGivenAway,
  isSmall,
  smallest,
  toldGrowth,
} from '../../domain/small-numbers.ts'
import { type Key, speaker } from '../catalogue/index.ts'
import { csvLines } from '../csv-lines.ts'
import { type Overview, overviewOf, tonight } from '../overview.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { confirmingPhones, confirmingProgress } from './confirming-phones.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'

const mostMonths = 24

/** Who takes part, in figures and charts that print; nobody can be found out from them. */
export function overviewPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/deelnemers/overzicht', guarded(tools, may.answer, show(tools)))
  confirmingPhones(app, tools)
  app.get('/deelnemers/overzicht.csv', guarded(tools, may.answer, file(tools)))
}

const show =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const asked = field(request.query as Form, 'gevraagd')
    const overview = overviewOf(ports)
    const t = speaker(visit.language)
    const { addresses, areas, channels } = overview
    const months = toldGrowth(overview.months).slice(-mostMonths)
    const [members, homes] = sumsOf(overview)
    return render(reply, visit, {
      template: 'participants/overview',
      title: t('overview.title'),
      data: {
        members,
        homes,
        addresses,
        unconfirmed: overview.unconfirmed,
        isEmpty: overview.members === 0,
        asked: /^\d{1,6}$/.test(asked) ? Number(asked) : undefined,
        confirming: may.people.includes(visit.account.role)
          ? confirmingProgress(ports.store.state)
          : undefined,
        share: shareOf(homes, addresses),
        areas: areaRows(areas, t),
        hasAreas: ports.store.state.areas.size > 0,
        months,
        bars: bars(months.map(({ total }) => total)),
        channels: toldChannels(channels),
        reach: reach(ports),
      },
    })
  }

const hidden = (n: number): number => (isSmall(n) ? smallest - 1 : n)

/** Numbers that are shown beside their sum; undefined for what must not be. */
function told(numbers: readonly number[]): readonly (number | undefined)[] {
  const isHidden = hiddenInSum(numbers)
  return numbers.map((n, at) => (isHidden[at] ? undefined : n))
}

/** The sums over all areas, where they do not give away what stands below them. */
function sumsOf({ members, homes, areas }: Overview): readonly (number | undefined)[] {
  return [
    isGivenAway(areas.map(({ participants }) => participants)) ? undefined : members,
    isGivenAway(areas.map(({ joined }) => joined)) ? undefined : homes,
  ]
}

/** In whole percents; undefined when it would tell of few, or when nothing is known. */
function shareOf(some: number | undefined, all: number): number | undefined {
  return some === undefined || all === 0 || isSmall(some) || isSmall(all)
    ? undefined
    : Math.round((some / all) * 100)
}

/** Both of an area are hidden when one has to be: where one lives, one address takes part. */
function areaRows(areas: readonly Coverage[], t: (key: Key) => string) {
  const people = told(areas.map(({ participants }) => participants))
  const homes = told(areas.map(({ joined }) => joined))
  return areas.map(({ area, addresses }, at) => {
    const [participants, joined] = [people[at], homes[at]]
    const isShown = participants !== undefined && joined !== undefined
    return {
      name: area?.name ?? t('overview.area.none'),
      participants: isShown ? participants : undefined,
      joined: isShown ? joined : undefined,
      addresses,
      share: isShown ? shareOf(joined, addresses) : undefined,
    }
  })
}

function toldChannels(channels: Overview['channels']) {
  const counts = told(channels.map(([, count]) => count))
  return channels.map(([channel], at) => [channel, counts[at]] as const)
}

const chart = { width: 720, height: 200, top: 24, bottom: 24 }

const mostBarWidth = 60

/** Bars of a chart in its own units; few are all drawn alike, and what is not told has none. */
function bars(values: readonly (number | undefined)[]) {
  const most = Math.max(1, ...values.map((value) => value ?? 0))
  const step = chart.width / Math.max(1, values.length)
  const room = chart.height - chart.top - chart.bottom
  return values.map((value, n) => {
    const height = (hidden(value ?? 0) / most) * room
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

/** Together they are all numbers, at both moments. */
function countsOf(reach: ReturnType<WebPorts['desk']['reach']>) {
  const [sms, quiet, voiceOnly] = told([
    reach.sms,
    reach.quiet + reach.unavailable,
    reach.voiceOnly,
  ])
  return { sms, quiet, voiceOnly }
}

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
  const { areas, months, channels, addresses, unconfirmed } = overview
  const [members, homes] = sumsOf(overview)
  const lines: readonly (readonly (string | number | undefined)[])[] = [
    ['subject', 'name', 'participants', 'joined_addresses', 'addresses'],
    ['all', '', members, homes, addresses],
    ...areaRows(areas, t).map((row) => {
      const { name, participants, joined, addresses: all } = row
      return ['area', name, participants, joined, all]
    }),
    ...toldGrowth(months).flatMap(({ month, joined, total }) => [
      ['month-joined', month, joined],
      ['month-total', month, total],
    ]),
    ...toldChannels(channels).map(([channel, count]) => ['phones', channel, count]),
    ['phones', 'unconfirmed', unconfirmed],
    ...reach(ports).flatMap(({ key, sms, quiet, voiceOnly }) => [
      [key.replace('overview.when.', 'reach-'), 'sms', sms],
      [key.replace('overview.when.', 'reach-'), 'quiet', quiet],
      [key.replace('overview.when.', 'reach-'), 'voice-only', voiceOnly],
    ]),
  ]
  return csvLines(lines)
}
