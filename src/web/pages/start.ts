import type { FastifyInstance } from 'fastify'
import type { ActionLine } from '../../dispatch/action-view.ts'
import { drillStanding } from '../../domain/drill/drill.ts'
import { kindOf } from '../../domain/kinds.ts'
import { fatesOf } from '../../domain/progress/fates.ts'
import { testStanding } from '../../domain/public-test/standing.ts'
import { type Language, speaker } from '../catalogue/index.ts'
import { diskWord } from '../disk-word.ts'
import { timesTold } from '../forecast-told.ts'
import { told } from '../in-fives.ts'
import type { ModemView, WebPorts } from '../ports.ts'
import { previewAlarms } from '../previews/alarms.ts'
import { may } from '../roles.ts'
import type { Visit } from '../session.ts'
import { guarded, type PageTools } from './guard.ts'
import { type ModemTrouble, troubleOf } from './modem-trouble.ts'
import { powerSaid } from './power.ts'
import { powerAlarm, powerPages } from './power-seen.ts'
import { holdOf } from './retention.ts'

const dayMs = 24 * 60 * 60 * 1000

/** *Paraat?*: can we alert, now? */
export function startPage(app: FastifyInstance, tools: PageTools): void {
  const view = (isFragment: boolean) =>
    guarded(tools, undefined, (visit, _request, reply) =>
      tools.render(reply, visit, {
        template: isFragment ? 'start/now' : 'start/page',
        title: speaker(visit.language)('nav.start'),
        isFragment,
        data: standing(tools.ports, visit),
      }),
    )
  app.get('/', view(false))
  app.get('/paraat', view(true))
  powerPages(app, tools)
}

const lastShown = 5

function standing(ports: WebPorts, visit: Visit) {
  const { language, account } = visit
  const views = ports.desk.actions()
  const rows = views.map((view) => actionRow(view, language))
  const { forecast, ...reach } = ports.desk.reach()
  return {
    readiness: readiness(ports.modems(), ports.now()),
    participants: ports.store.state.participants.size,
    reach,
    allSeconds: timesTold(forecast, reach.sms).p100Seconds,
    attention: ports.modems().flatMap(attention),
    disk: diskWord(ports.store.disk()),
    isClockWrong: ports.desk.isClockWrong(),
    power: powerSaid(ports, visit),
    powerAlarm: powerAlarm(ports, visit),
    alarms: previewAlarms(ports, visit),
    hold: may.decide.includes(account.role) ? holdWords(ports) : undefined,
    running: rows.filter(({ state }) => state !== 'closed'),
    last: rows.filter(({ state }) => state === 'closed').slice(0, lastShown),
    practice: practiceOf(ports, account),
    test: testOf(ports, account),
    mayAct: may.act.includes(account.role),
  }
}

/** Whether there is a drill for them to begin. */
export const mayPractise = ({ drills }: WebPorts, { role }: Visit['account']): boolean =>
  drills !== undefined && may.act.includes(role)

/** Of whoever may act: their own drills, and whose are long ago for who decides. */
function practiceOf(ports: WebPorts, account: Visit['account']) {
  const { now } = ports
  const { state } = ports.store
  const { id, role } = account
  if (!mayPractise(ports, account)) return undefined
  const at = now()
  const others = may.decide.includes(role)
    ? [...state.accounts.values()].filter(
        (other) =>
          other.role === 'dispatcher' && drillStanding(state.drills, other.id, at).isOverdue,
      )
    : []
  return { ...drillStanding(state.drills, id, at), others: others.map(({ name }) => name) }
}

/** Of the half-yearly test: for who plans it, that it is time; for who alerts, that it can be sent. */
function testOf({ store: { state }, drill, now }: WebPorts, { role }: Visit['account']) {
  if (drill) return undefined
  const { level, isMissed, isOpen, planned, daysAgo } = testStanding(state.publicTests, now())
  const isAsked = may.decide.includes(role) && (level === 'soon' || level === 'overdue')
  const isToSend = isOpen && may.act.includes(role)
  return isAsked || isToSend ? { level, isMissed, isOpen, at: planned?.at, daysAgo } : undefined
}

const holdWords = (ports: WebPorts) => {
  const hold = holdOf(ports)
  return hold && { count: hold.ids.length, from: hold.from, until: hold.until }
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

const fewLeft = 100

interface Attention {
  readonly id: string
  readonly trouble?: ModemTrouble
  /** Parts that the limit of today leaves. */
  readonly left?: number
}

/** What somebody has to do something about before the next action; one that starts needs nobody. */
function attention(modem: ModemView): readonly Attention[] {
  const { id, state, limits, sentToday } = modem
  const trouble = state === 'starting' ? undefined : troubleOf(modem)
  if (trouble) return [{ id, trouble }]
  const left = limits.perDay === null ? Infinity : Math.max(0, limits.perDay - sentToday)
  return left < fewLeft ? [{ id, left }] : []
}

/** An action as a line in a list. */
export function actionRow({ action, counts }: ActionLine, language: Language) {
  return {
    id: action.id,
    number: action.number,
    kind: kindOf(action.kind).label[language],
    state: action.state,
    isExercise: action.status === 'exercise',
    startedAt: action.startedAt,
    selected: action.selected,
    done: told(fatesOf(counts).sent),
  }
}

/** Kept apart so that a list and the start page show the same. */
export const actionRows = (ports: WebPorts, language: Language) =>
  ports.desk.actions().map((view) => actionRow(view, language))
