import type { Account } from '../domain/accounts.ts'
import type { FinishedDrill } from '../domain/drill/drill.ts'
import { type Scenario, type ScenarioId, scenarios } from '../domain/drill/scenarios.ts'
import { RefusedError } from '../domain/errors.ts'
import { rulesOf } from '../domain/policy/policy.ts'
import { isKindOn } from '../domain/policy/rules.ts'
import type { State } from '../domain/state.ts'
import type { DrillPorts } from '../web/drill-ports.ts'
import { Drill } from './drill.ts'
import type { PracticePorts } from './ports.ts'
import { makeSetting, type Setting } from './setting.ts'

/** More at a time would be felt by whoever has to do something real. */
const mostAtOnce = 3
const longestMs = 90 * 60 * 1000
const closingMs = 60 * 60 * 1000
const lookEveryMs = 1_000

interface Running {
  readonly drill: Drill
  readonly begunAt: number
}

/** The drills that are held in an appliance, one a dispatcher, and what keeps them out of its way. */
export class Drills implements DrillPorts {
  readonly #ports: PracticePorts
  readonly #running = new Map<string, Running>()
  readonly #finishing = new WeakMap<Drill, Promise<FinishedDrill>>()
  readonly #stopLooking: () => void
  #setting: Setting | undefined

  constructor(ports: PracticePorts) {
    this.#ports = ports
    this.#stopLooking = every(ports, lookEveryMs, () => this.look())
  }

  /** Pauses drills while people are really alerted, and lets them go on after. */
  look(): void {
    const isStill = this.isPaused()
    for (const [account, { drill, begunAt }] of this.#running) {
      if (isStill) drill.pause()
      else drill.resume()
      if (this.#ports.now() - begunAt > longestMs) void this.abandon(account)
    }
  }

  isPaused(): boolean {
    return isAlerting(this.#ports.state, this.#ports.now())
  }

  scenarios(): readonly ScenarioId[] {
    return this.#offered().map(({ id }) => id)
  }

  async begin(wanted: string, { id }: Account): Promise<void> {
    const scenario = this.#offered().find((one) => one.id === wanted)
    if (!scenario) throw new RefusedError('drill-unknown', { field: 'scenario' })
    if (this.isPaused()) throw new RefusedError('drill-not-now', { status: 409 })
    const others = this.#running.size - (this.#running.has(id) ? 1 : 0)
    if (others >= mostAtOnce) throw new RefusedError('drill-too-many', { status: 409 })
    const before = this.abandon(id)
    this.#setting ??= makeSetting()
    const drill = new Drill(this.#ports, this.#setting, scenario)
    // In the same step as the end of the one before: who presses twice has one drill.
    this.#running.set(id, { drill, begunAt: this.#ports.now() })
    await Promise.all([before, drill.ready()])
  }

  running(account: string): ScenarioId | undefined {
    return this.#running.get(account)?.drill.scenario.id
  }

  async finish(account: Account): Promise<FinishedDrill | undefined> {
    const { drill } = this.#running.get(account.id) ?? {}
    if (!drill) return undefined
    const known = this.#finishing.get(drill)
    if (known !== undefined) return known
    const finished = finishedDrill(this.#ports, drill, account)
    const kept = this.#keep(finished, account)
    // Pressed twice is marked once.
    this.#finishing.set(drill, kept)
    return kept
  }

  async #keep(finished: FinishedDrill, { id }: Account): Promise<FinishedDrill> {
    await this.#ports.keep([{ type: 'drill.finished', drill: finished }], { kind: 'account', id })
    await this.abandon(id)
    return finished
  }

  async abandon(account: string): Promise<void> {
    const { drill } = this.#running.get(account) ?? {}
    this.#running.delete(account)
    await drill?.close()
  }

  serve(...[visitor, request, response]: Parameters<DrillPorts['serve']>): boolean {
    const { drill } = this.#running.get(visitor.account.id) ?? {}
    if (!drill) return false
    void drill.serve(visitor, request, response)
    return true
  }

  async close(): Promise<void> {
    this.#stopLooking()
    await Promise.all([...this.#running.keys()].map((account) => this.abandon(account)))
  }

  #offered(): readonly Scenario[] {
    const rules = rulesOf(this.#ports.state)
    return scenarios.filter(({ kind }) => isKindOn(rules, kind))
  }
}

function finishedDrill(ports: PracticePorts, drill: Drill, account: Account): FinishedDrill {
  const { calledAt, sentAt } = drill.played()
  return {
    id: ports.newId(),
    account: account.id,
    scenario: drill.scenario.id,
    at: new Date(ports.now()).toISOString(),
    marks: drill.marks(),
    ...(sentAt === undefined ? {} : { seconds: Math.round((sentAt - calledAt) / 1000) }),
  }
}

/** Whether people are being alerted, or told how it ended: not when the result waits for morning. */
function isAlerting({ actions }: State, now: number): boolean {
  return [...actions.byId.values()].some(
    ({ status, state, stoppedAt }) =>
      status === 'actual' &&
      (state === 'running' ||
        (state === 'closing' && now - Date.parse(stoppedAt ?? '') < closingMs)),
  )
}

function every({ after }: PracticePorts, ms: number, call: () => void): () => void {
  let cancel: () => void = () => undefined
  const next = (): void => {
    cancel = after(ms, () => {
      call()
      next()
    })
  }
  next()
  return () => cancel()
}
