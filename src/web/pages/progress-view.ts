import type { FastifyInstance } from 'fastify'
import type { ActionView } from '../../dispatch/action-view.ts'
import { areasOf } from '../../domain/extend/extension.ts'
import type { Ring } from '../../domain/progress/rings.ts'
import { inFives, notSmall } from '../../domain/small-numbers.ts'
import { secondsLeft } from '../forecast-told.ts'
import { fatesTold } from '../in-fives.ts'
import type { ModemView, WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { guarded, type PageTools } from './guard.ts'
import { troubleOf } from './modem-trouble.ts'
import { required } from './required.ts'
import { tipPins } from './tips.ts'

/** What the map of a running action draws: its areas, and parts of at least five people filling up. */
export function progressMap(app: FastifyInstance, tools: PageTools): void {
  app.get(
    '/acties/:id/kaart.json',
    guarded(tools, undefined, (visit, request, reply) => {
      const { action } = required(tools.ports, (request.params as { id: string }).id)
      const cells = tools.ports.desk.cells(action.id)
      return reply.header('cache-control', 'no-store').send({
        areas: areasOf(action),
        tips: may.act.includes(visit.account.role) ? tipPins(tools.ports, action.id) : [],
        cells: cells.map(({ area, quarters, name }) => ({ area, quarters, name })),
      })
    }),
  )
}

/** A ring as a row: its distances in kilometres, and when it was or will be done. */
export function ringRows(ports: WebPorts, view: ActionView) {
  const { action } = view
  const rings = ports.desk.rings(action.id)
  // Of what comes after it nobody can say from this when a ring is done.
  const all = action.state === 'running' ? secondsLeft(view) : undefined
  const waiting = rings.reduce((sum, ring) => sum + ring.waiting, 0)
  const started = Date.parse(action.startedAt)
  let before = 0
  return rings.map((ring) => {
    before += ring.waiting
    return {
      told: fatesTold(ring),
      from: kilometres(ring.fromMetres),
      to: ring.toMetres === undefined ? undefined : kilometres(ring.toMetres),
      ...whenOf(ring, started, all === undefined ? undefined : all * shareOf(before, waiting)),
    }
  })
}

/** So much of it, of a few as of five, and of more as they are told. */
const shareOf = (some: number, all: number): number =>
  all === 0 ? 1 : Math.min(1, inFives(notSmall(some)) / inFives(notSmall(all)))

const kilometres = (metres: number): number => metres / 1000

function whenOf({ doneAt, waiting }: Ring, started: number, left: number | undefined) {
  if (doneAt !== undefined) return { tookSeconds: (doneAt - started) / 1000 }
  return waiting > 0 && left !== undefined ? { leftSeconds: left } : {}
}

/** What slows an action: modems that do not send, limits that are reached, a phase that waits. */
export function slowedBy(ports: WebPorts, { forecast, action }: ActionView) {
  if (action.state === 'closed' || !forecast) return []
  const modems = ports.modems()
  const isLimited = forecast.sms.isLimited || forecast.voice.isLimited
  return [
    ...(ports.store.disk().isLow ? [{ key: 'slow.disk', parameters: {} }] : []),
    ...(modems.some((modem) => troubleOf(modem) === undefined)
      ? []
      : [{ key: 'slow.none', parameters: {} }]),
    ...modems
      .map(troubleOf)
      .filter((trouble) => trouble !== undefined)
      .map((trouble) => ({ trouble })),
    ...modems.filter(isFull).map(({ id }) => ({ key: 'slow.limit', parameters: { modem: id } })),
    ...(isLimited ? [{ key: 'slow.limited', parameters: {} }] : []),
  ]
}

const isFull = ({ limits, sentHour, sentToday }: ModemView): boolean =>
  sentHour >= (limits.perHour ?? Infinity) || sentToday >= (limits.perDay ?? Infinity)
