import { type Answer, type Power, powerAfter, unheardIn } from '../domain/ups/power.ts'
import type { Supply, Ups } from '../domain/ups/ups.ts'

/** What watching needs from outside. */
export interface UpsWatchPorts {
  readonly ask: () => Promise<Answer>
  readonly now: () => number
  /** Calls back once after so many milliseconds; returns the canceller. */
  readonly after: (milliseconds: number, call: () => void) => () => void
  readonly log: (
    level: 'info' | 'warn' | 'error',
    event: string,
    fields: Readonly<Record<string, unknown>>,
  ) => void
}

/** The power of the box, as far as upsd tells of it. */
export interface UpsWatch {
  readonly power: () => Power
  /** Asks at once; otherwise it asks by itself. */
  readonly look: () => Promise<void>
  readonly stop: () => void
}

const everyMs = 5000

/** Asks again and again, one question at a time, and logs each change once. */
export function watchUpsd({ ask, now, after, log }: UpsWatchPorts): UpsWatch {
  let power: Power = { kind: 'no-ups' }
  let cancel = (): void => undefined
  let isStopped = false
  let asking: Promise<void> | undefined
  const askOnce = async (): Promise<void> => {
    const answer = await ask()
    const before = power
    power = powerAfter(before, answer, now())
    if (!isStopped) {
      tellUnheard(log, before, power)
      tell(log, before, power)
    }
    asking = undefined
  }
  const look = (): Promise<void> => {
    asking ??= askOnce()
    return asking
  }
  const again = (): void => {
    if (!isStopped) cancel = after(everyMs, round)
  }
  const round = (): void => void look().then(again)
  round()
  return {
    power: () => power,
    look,
    stop: () => {
      isStopped = true
      cancel()
    },
  }
}

const nothing: Partial<Ups> = {}

/** Says what became of the power, once for each change. */
function tell(log: UpsWatchPorts['log'], before: Power, power: Power): void {
  const state = stateOf(power)
  if (state === stateOf(before)) return
  const { name, charge, lastsSeconds } = power.kind === 'ups' ? power.ups : nothing
  const fields = { ups: name, charge, lastsSeconds }
  switch (state) {
    case 'none':
      return
    case 'silent':
      return log('warn', 'ups-silent', { reason: power.kind === 'silent' ? power.reason : '' })
    case 'mains':
      return log('info', 'ups-on-mains', fields)
    case 'battery':
      return log('warn', 'ups-on-battery', fields)
    case 'unknown':
      return log('warn', 'ups-unguarded', fields)
    case 'low':
      return log('error', 'ups-low', fields)
  }
}

/** Says which of several UPSes is not heard any more, and which is again. */
function tellUnheard(log: UpsWatchPorts['log'], before: Power, power: Power): void {
  const [were, are] = [unheardIn(before), unheardIn(power)]
  for (const { name, reason } of are) {
    if (!were.some((one) => one.name === name)) log('warn', 'ups-silent', { ups: name, reason })
  }
  if (power.kind !== 'ups') return
  for (const { name } of were) {
    if (!are.some((one) => one.name === name)) log('info', 'ups-heard', { ups: name })
  }
}

function stateOf(power: Power): 'none' | 'silent' | 'low' | Supply {
  if (power.kind === 'no-ups') return 'none'
  if (power.kind === 'silent') return 'silent'
  return power.ups.isLow ? 'low' : power.ups.supply
}
