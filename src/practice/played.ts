import type { Desk } from '../dispatch/desk.ts'
import type { Action, Phase } from '../domain/action.ts'
import { prepareArea } from '../domain/area.ts'
import type { Played } from '../domain/drill/marks.ts'
import type { Scenario } from '../domain/drill/scenarios.ts'
import { areasOf } from '../domain/extend/extension.ts'
import type { Position } from '../domain/geo.ts'
import type { State } from '../domain/state.ts'

/** What a drill noted by itself while it went on. */
export interface Noted {
  readonly calledAt: number
  readonly textedAt?: number
  /** When a text that came in was first opened or logged. */
  readonly readAt?: number
  readonly askedAt?: number
  readonly isOver: boolean
}

/** What is read of a drill to mark it. */
export interface Finished {
  readonly scenario: Scenario
  readonly point: Position
  readonly noted: Noted
  readonly state: State
  readonly desk: Pick<Desk, 'compose'>
}

/** What somebody did in a drill; of several actions the first of the kind that was asked for. */
export function playedOf({ scenario, point, noted, state, desk }: Finished): Played {
  const all = [...state.actions.byId.values()]
  const action = all.find(({ kind }) => kind === scenario.kind) ?? all[0]
  const head = { calledAt: noted.calledAt, isOver: noted.isOver, ...tipIn(noted) }
  if (!action) return { ...head, covered: 0, beside: 0, warnings: 0, isTicked: false }
  const text = action.phases[0]?.texts[0]?.sms ?? ''
  const { kind, status, description } = action
  const frame = { kind, status, phase: 'alert', ...(description ? { description } : {}) } as const
  const { remarks } = desk.compose(frame, { sms: text })
  return {
    ...head,
    sentAt: Date.parse(action.startedAt),
    ...areaIn(state, action, scenario, point),
    text,
    warnings: remarks.length,
    isTicked: (action.checked?.criteria.length ?? 0) > 0,
    ...correctionIn(action, noted, scenario),
    ...(action.outcome ? { outcome: action.outcome } : {}),
  }
}

const tipIn = ({ textedAt, readAt }: Noted): Pick<Played, 'tip'> =>
  textedAt === undefined
    ? {}
    : { tip: { at: textedAt, ...(readAt === undefined ? {} : { readAt }) } }

/** By where participants live, as the area chose them. */
function areaIn(
  { participants }: State,
  action: Action,
  { metres }: Scenario,
  centre: Position,
): Pick<Played, 'covered' | 'beside'> {
  const chosen = areasOf(action).map(prepareArea)
  const inner = prepareArea({ centre, radiusMetres: metres.inner })
  const outer = prepareArea({ centre, radiusMetres: metres.outer })
  const homes = [...participants.values()].flatMap(({ addresses }) =>
    addresses.map(({ location }) => location),
  )
  const isChosen = ([lon, lat]: Position): boolean => chosen.some((isIn) => isIn(lon, lat))
  const wanted = homes.filter(([lon, lat]) => inner(lon, lat))
  const had = homes.filter(isChosen)
  return {
    covered: wanted.length === 0 ? 0 : wanted.filter(isChosen).length / wanted.length,
    beside: had.length === 0 ? 0 : had.filter(([lon, lat]) => !outer(lon, lat)).length / had.length,
  }
}

/** The first correction or update that says what was asked for, or the first at all. */
function correctionIn(
  { phases }: Action,
  { askedAt }: Noted,
  { corrected }: Scenario,
): Pick<Played, 'correction'> {
  if (askedAt === undefined) return {}
  const words = ({ texts }: Phase): string => texts.at(-1)?.sms ?? ''
  const sent = phases.filter(({ name }) => name === 'correction' || name === 'update')
  const phase = sent.find((one) => corrected.test(words(one))) ?? sent[0]
  if (!phase) return { correction: { askedAt } }
  return {
    correction: {
      askedAt,
      sentAt: Date.parse(phase.cap.effective),
      text: words(phase),
      isUpdate: phase.name === 'update',
    },
  }
}
