import type { Channel } from '../domain/participant.ts'
import { type PlanModem, planWork } from '../domain/plan.ts'
import type { Budget } from './budget.ts'
import type { DeliveryQueue } from './delivery-queue.ts'
import type { SendingModemStatus } from './modems.ts'
import type { DispatchPorts } from './ports.ts'

const usable = new Set(['ready', 'busy', 'paused', 'recovering'])
/** What a call is assumed to say while nobody knows. */
const assumedSoundSeconds = 30
const freshMs = 1_000
/** Until then a modem goes by what was planned, and it is thought over after that. */
const stillGoodMs = 5_000

/**
 * The modems that can do anything now or soon, as a plan sees them; `keepsRoom` for what may not use
 * what open actions will still ask of a SIM, as an alert may not.
 */
export function planModems(
  ports: Pick<DispatchPorts, 'modems' | 'now' | 'speech'>,
  budget: Budget,
  keepsRoom = false,
): readonly PlanModem[] {
  const now = ports.now()
  const canSpeak = ports.speech.canSpeak()
  return ports
    .modems()
    .map((modem) => modem.status())
    .filter(({ state }) => usable.has(state))
    .map((status) => ({
      id: status.id,
      canSms: status.capabilities.includes('sms'),
      canCall: canSpeak && status.capabilities.includes('voice'),
      ...measuredOf(status),
      ...leftOf(status, budget, { now, keepsRoom }),
    }))
}

function measuredOf(status: SendingModemStatus) {
  const { secondsPerPart, secondsPerFollowUpPart, secondsPerCall } = status
  return {
    ...(secondsPerPart === undefined ? {} : { secondsPerPart }),
    ...(secondsPerFollowUpPart === undefined ? {} : { secondsPerFollowUpPart }),
    ...(secondsPerCall === undefined ? {} : { secondsPerCall }),
  }
}

function leftOf(
  { iccid, limits }: SendingModemStatus,
  budget: Budget,
  { now, keepsRoom }: { readonly now: number; readonly keepsRoom: boolean },
) {
  const sent = iccid === undefined ? { hour: 0, day: 0 } : budget.sent(iccid, now)
  const isLimited = limits.perHour !== null || limits.perDay !== null
  const kept = keepsRoom && isLimited && iccid !== undefined ? budget.reserve(iccid, now) : 0
  const left = (limit: number | null, spent: number) =>
    limit === null ? null : Math.max(0, limit - spent - kept)
  return {
    partsLeftHour: left(limits.perHour, sent.hour),
    partsLeftDay: left(limits.perDay, sent.day),
  }
}

/** Which modems call first: thought over again when a second has passed. */
export class PoolPlan {
  readonly #ports: DispatchPorts
  readonly #budget: Budget
  readonly #queue: DeliveryQueue
  #callers: ReadonlySet<string> = new Set()
  #madeAt = Number.NEGATIVE_INFINITY
  #isDue = false

  constructor(ports: DispatchPorts, budget: Budget, queue: DeliveryQueue) {
    this.#ports = ports
    this.#budget = budget
    this.#queue = queue
  }

  /** Something joined the queue: what was planned may be wrong. */
  outdated(): void {
    this.#madeAt = Number.NEGATIVE_INFINITY
  }

  /** What this modem does, first what it is to do first. */
  channelsOf({ id, capabilities }: SendingModemStatus): readonly Channel[] {
    const own = (['sms', 'voice'] as const).filter((channel) => capabilities.includes(channel))
    return own.length === 2 && this.#isCaller(id) ? ['voice', 'sms'] : own
  }

  #isCaller(id: string): boolean {
    if (this.#queue.waiting('voice') === 0) return false
    const age = Math.abs(this.#ports.now() - this.#madeAt)
    if (age > stillGoodMs) this.#make()
    else if (age > freshMs) this.#makeSoon()
    return this.#callers.has(id)
  }

  /** The modem that asks has its radio waiting: it goes by the plan that is there. */
  #makeSoon(): void {
    if (this.#isDue) return
    this.#isDue = true
    this.#ports.after(0, () => {
      this.#isDue = false
      this.#make()
    })
  }

  #make(): void {
    const calls = this.#queue.waiting('voice')
    const work = { messages: this.#queue.waiting('sms'), parts: 1, calls }
    const modems = planModems(this.#ports, this.#budget)
    this.#callers = planWork({ ...work, soundSeconds: assumedSoundSeconds }, modems).callers
    this.#madeAt = this.#ports.now()
  }
}
