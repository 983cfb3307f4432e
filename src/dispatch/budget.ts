import { isEnded, isPast } from '../domain/action.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import { seenOnce } from '../domain/restored-phase.ts'
import { SimBudget } from '../domain/sim-budget.ts'
import { mostParts } from '../domain/translation.ts'
import type { SendingModemStatus } from './modems.ts'
import type { DispatchPorts } from './ports.ts'

/** A correction and a result, one part each, for everyone who was alerted. */
export const owedParts = 2
const reserveAgeMs = 1000
const dayMs = 24 * 60 * 60 * 1000
/** What a modem had when the time of its phase was over, it had no longer than this. */
const onModemMs = 60 * 60 * 1000

export interface Sim {
  readonly iccid: string
  readonly limits: SendingModemStatus['limits']
}

/** What each SIM may still send: sliding windows over parts, less what running actions will owe. */
export class Budget {
  readonly #ports: DispatchPorts
  readonly #spent = new SimBudget()
  #reserves = new Map<string, number>()
  #reservesAt = Number.NEGATIVE_INFINITY

  constructor(ports: DispatchPorts) {
    this.#ports = ports
    for (const record of ports.ledger.state.actions.phases.values()) {
      if (!isPast(record.phase, ports.now(), dayMs + onModemMs)) this.#spend(record)
    }
  }

  #spend(record: PhaseRecord): void {
    const now = this.#ports.now()
    for (const { attempts } of seenOnce(record)) {
      for (const { channel, iccid, at } of attempts) {
        if (channel === 'sms' && now - at < dayMs) this.spend(iccid, at)
      }
    }
  }

  spend(iccid: string, at: number): void {
    this.#spent.spend(iccid, at)
  }

  /** Parts sent by a SIM in the last hour and day. */
  sent(iccid: string, now: number): { readonly hour: number; readonly day: number } {
    return this.#spent.sent(iccid, now)
  }

  /** Whether this SIM may take a message of this phase: an alert leaves room for what it will owe. */
  allows(sim: Sim, record: PhaseRecord, now: number): boolean {
    if (sim.limits.perHour === null && sim.limits.perDay === null) return true
    const text = record.phase.texts.at(-1)
    const parts = text ? mostParts(text) : 1
    const action = this.#ports.ledger.state.actions.byId.get(record.action)
    // Once it is stopped only the rest of what has begun waits, and its result for that.
    const isToLeaveRoom = record.phase.name === 'alert' && action?.state === 'running'
    const reserve = isToLeaveRoom ? this.reserve(sim.iccid, now) + owedParts : 0
    return this.left(sim, now) >= parts + reserve
  }

  /** Parts this SIM may send now, before any reserve. */
  left({ iccid, limits }: Sim, now: number): number {
    const { hour, day } = this.sent(iccid, now)
    const perHour = limits.perHour ?? Number.POSITIVE_INFINITY
    const perDay = limits.perDay ?? Number.POSITIVE_INFINITY
    return Math.max(0, Math.min(perHour - hour, perDay - day))
  }

  /** What open actions will still ask of this SIM, in parts. */
  reserve(iccid: string, now: number): number {
    if (now - this.#reservesAt > reserveAgeMs || now < this.#reservesAt) {
      this.#reserves = reserves(this.#ports)
      this.#reservesAt = now
    }
    return this.#reserves.get(iccid) ?? 0
  }
}

/** Per SIM, the parts that open actions will still ask of it. */
function reserves({ ledger }: DispatchPorts): Map<string, number> {
  const owed = new Map<string, number>()
  for (const action of ledger.state.actions.byId.values()) {
    if (isEnded(action)) continue
    const alert = phasesOf(ledger.state.actions, action.id)[0]
    for (const { attempts } of alert?.deliveries ?? []) {
      const iccid = attempts.findLast(({ channel }) => channel === 'sms')?.iccid
      if (iccid !== undefined) owed.set(iccid, (owed.get(iccid) ?? 0) + owedParts)
    }
  }
  return owed
}
