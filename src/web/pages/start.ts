import type { FastifyInstance } from 'fastify'
import type { ActionView } from '../../dispatch/desk.ts'
import { kindOf } from '../../domain/kinds.ts'
import { type Language, speaker } from '../catalogue/index.ts'
import type { ModemView, WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { guarded, type PageTools } from './guard.ts'

const dayMs = 24 * 60 * 60 * 1000

/** *Paraat?*: can we alert, now? */
export function startPage(app: FastifyInstance, tools: PageTools): void {
  const { ports, render } = tools
  app.get(
    '/',
    guarded(tools, undefined, (visit, _request, reply) => {
      const t = speaker(visit.language)
      const views = ports.desk.actions()
      const rows = views.map((view) => actionRow(view, visit.language))
      return render(reply, visit, {
        template: 'start',
        title: t('nav.start'),
        data: {
          readiness: readiness(ports.modems(), ports.now()),
          participants: ports.store.state.participants.size,
          isDiskLow: ports.store.disk().isLow,
          running: rows.filter(({ state }) => state !== 'closed'),
          last: rows.filter(({ state }) => state === 'closed').slice(0, 5),
          mayAct: may.act.includes(visit.account.role),
        },
      })
    }),
  )
}

/** Green only for what is proved: registered, and sent within the day. */
export function readiness(modems: readonly ModemView[], now: number) {
  const ready = modems.filter(
    ({ state, registered }) => registered && (state === 'ready' || state === 'busy'),
  )
  const isProved = ready.some(
    ({ lastSentAt }) => lastSentAt !== undefined && now - lastSentAt < dayMs,
  )
  const level = ready.length === 0 ? 'no' : isProved ? 'yes' : 'unproved'
  const operators = new Set(ready.map(({ operator }) => operator)).size
  return { level, ready: ready.length, all: modems.length, operators } as const
}

/** An action as a line in a list. */
export function actionRow({ action, phases }: ActionView, language: Language) {
  const alert = phases[0]?.counts
  const done = alert ? alert.accepted + alert.delivered : 0
  return {
    id: action.id,
    number: action.number,
    kind: kindOf(action.kind).label[language],
    state: action.state,
    isExercise: action.status === 'exercise',
    startedAt: action.startedAt,
    selected: action.selected,
    done,
  }
}

/** Kept apart so that a list and the start page show the same. */
export const actionRows = (ports: WebPorts, language: Language) =>
  ports.desk.actions().map((view) => actionRow(view, language))
