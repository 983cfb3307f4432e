import type { DeliveryRow, Morning, PhaseView } from '../dispatch/action-view.ts'
import type { Actor } from '../domain/accounts.ts'
import type { Action } from '../domain/action.ts'
import { fatesOf } from '../domain/progress/fates.ts'
import type { Deed } from '../domain/timeline/timeline.ts'
import { type ApartTold, apartTold } from './apart-told.ts'
import { type AreaInWords, inWords } from './area-in-words.ts'
import { type ChannelReport, channelReports } from './channel-report.ts'
import { type ReasonsTold, reasonsTold } from './eyes/reasons-told.ts'
import { causesTold, type FatesTold, fatesTold, type Told, toldIfAny } from './in-fives.ts'
import type { WebPorts } from './ports.ts'
import { type TextTold, textsTold } from './texts-told.ts'
import { type ToldReport, toldReport } from './told-report.ts'

interface PhaseReport {
  readonly phase: PhaseView['phase']
  /** Every wording that could leave, oldest first; none once the words are past their term. */
  readonly texts: readonly TextTold[]
  readonly counts: FatesTold
  readonly channels: readonly ChannelReport[]
  readonly reasons: ReturnType<typeof causesTold>
  /** Who prefers the morning to a result at night; `at` is when they get it. */
  readonly morning?: { readonly at: string; readonly waiting: Told; readonly had: Told }
}

/** An action on one page: who decided what, what was said, to how many, and how it ended. */
export interface ActionReport
  extends ReasonsTold,
    Pick<
      Action,
      'number' | 'status' | 'kind' | 'state' | 'startedAt' | 'stoppedAt' | 'closedAt' | 'outcome'
    > {
  /** The second person. */
  readonly agreed?: { readonly who: string; readonly at: string }
  readonly policyVersion?: number
  readonly criteria: readonly string[]
  readonly nlAlert?: 'sent' | 'not-sent'
  /** What may be published of it; goes with the words. */
  readonly summary?: string
  /** How many numbers and addresses were named to be left out, and by whom. */
  readonly leftOut?: { readonly named: number; readonly by: By }
  readonly areas: readonly AreaInWords[]
  /** Who came as few, when: no number of this has them. */
  readonly apart: readonly ApartTold[]
  readonly timeline: readonly (Omit<Deed, 'by' | 'phase'> & { readonly by: By })[]
  readonly told: ToldReport
  readonly phases: readonly PhaseReport[]
  /** Texts that came in while it ran and in the hour after. */
  readonly texts: Told
  readonly callsIn: Told
  readonly isWordless: boolean
  /** Whether the family or the victim was told first; by whom stays in confidence. */
  readonly isInformed: boolean
  /** Somebody said that nobody did, and why; the reason stays in confidence too. */
  readonly isNotInformed: boolean
}

/** Somebody by the name of their account, or what it was that did it. */
export interface By {
  readonly kind: Actor['kind']
  readonly name?: string
}

const hourMs = 60 * 60 * 1000

type ReportPorts = Pick<WebPorts, 'desk' | 'texts' | 'now'> & {
  readonly store: Pick<WebPorts['store'], 'state'>
}

/** The report of an action; undefined when there is none. */
export function reportOf(ports: ReportPorts, id: string): ActionReport | undefined {
  const view = ports.desk.action(id)
  if (!view) return undefined
  const { action, phases, apart } = view
  const { number, status, kind, state, startedAt, policyVersion, checked } = action
  const rows = ports.desk.shownDeliveries(id) ?? []
  return {
    number,
    status,
    kind,
    state,
    startedAt,
    ...endOf(action),
    ...reasonsTold(action),
    ...agreedBy(ports, action),
    ...(policyVersion === undefined ? {} : { policyVersion }),
    criteria: checked?.criteria ?? [],
    ...(checked?.nlAlert ? { nlAlert: checked.nlAlert } : {}),
    ...leftOutOf(ports, action),
    areas: [action, ...(action.extensions ?? [])].map(inWords),
    apart: apart.map(apartTold),
    timeline: timelineOf(ports, action),
    told: toldReport(ports.store.state, action),
    phases: phaseReports(action, phases, rows),
    texts: toldIfAny(textsDuring(ports, action)),
    callsIn: toldIfAny(action.callsIn ?? 0),
    isWordless: action.isWordless ?? false,
    isInformed: ports.store.state.confided.get(id)?.informedBy !== undefined,
    isNotInformed: ports.store.state.confided.get(id)?.notInformed !== undefined,
  }
}

/** How it ended and what may be published of it, so far. */
const endOf = ({ stoppedAt, closedAt, outcome, summary }: Action) => ({
  ...(stoppedAt === undefined ? {} : { stoppedAt }),
  ...(closedAt === undefined ? {} : { closedAt }),
  ...(outcome === undefined ? {} : { outcome }),
  ...(summary === undefined ? {} : { summary }),
})

function leftOutOf(ports: ReportPorts, { leftOut }: Action): Pick<ActionReport, 'leftOut'> {
  if (!leftOut) return {}
  const by = whoOf(ports, { kind: 'account', id: leftOut.by })
  return { leftOut: { named: leftOut.named, by } }
}

function agreedBy({ store }: ReportPorts, { agreed }: Action): Pick<ActionReport, 'agreed'> {
  if (!agreed) return {}
  return { agreed: { who: store.state.accounts.get(agreed.by)?.name ?? '–', at: agreed.at } }
}

/** Deliveries come phase by phase, each as many as it has. */
function rowsOf(
  rows: readonly DeliveryRow[],
  phase: PhaseView,
  phases: readonly PhaseView[],
): readonly DeliveryRow[] {
  const before = phases.slice(0, phases.indexOf(phase))
  const from = before.reduce((sum, { counts }) => sum + counts.selected, 0)
  return rows.slice(from, from + phase.counts.selected)
}

function phaseReports(
  { phases: written, isWordless, state }: Action,
  phases: readonly PhaseView[],
  rows: readonly DeliveryRow[],
): readonly PhaseReport[] {
  return phases.map((view, n) => {
    const { phase, reasons, morning } = view
    return {
      phase,
      texts: isWordless ? [] : textsTold(written[n]?.texts ?? []),
      counts: fatesTold(fatesOf(view.counts)),
      channels: channelReports(rowsOf(rows, view, phases), state === 'closed'),
      reasons: causesTold(reasons),
      ...(morning ? { morning: morningTold(morning) } : {}),
    }
  })
}

const morningTold = ({ at, waiting, had }: Morning) => ({
  ...{ at, waiting: toldIfAny(waiting), had: toldIfAny(had) },
})

/** Who did what, by the name of their account. */
export function timelineOf(ports: ReportPorts, { deeds, startedAt, startedBy }: Action) {
  const started: Deed = {
    what: 'started',
    at: startedAt,
    by: { kind: 'account', id: startedBy },
  }
  return (deeds ?? [started]).map(({ by, phase: _, ...deed }) => ({
    ...deed,
    by: whoOf(ports, by),
  }))
}

function whoOf({ store }: ReportPorts, { kind, id }: Actor): By {
  const name = store.state.accounts.get(id)?.name ?? store.state.tokens.get(id)?.name
  return name === undefined ? { kind } : { kind, name }
}

function textsDuring({ texts, now }: ReportPorts, { startedAt, closedAt }: Action): number {
  const from = Date.parse(startedAt)
  const until = closedAt === undefined ? now() : Date.parse(closedAt) + hourMs
  return texts().filter(({ receivedAt }) => receivedAt >= from && receivedAt <= until).length
}
