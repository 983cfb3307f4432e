import {
  canaryBegins,
  canaryOf,
  canarySilent,
  isRefusedAlone,
  isWaiting,
  networkAccepted,
  networkLeft,
  networkRefused,
  networkRegistered,
  type OperatorState,
  openOperator,
} from './operator-inference.ts'
import type { Timers } from './timers.ts'

/** What the operators' watch needs of the bank. */
export interface OperatorsPorts {
  readonly timers: Timers
  /** Whether only the network keeps this modem from sending. */
  readonly isAble: (modem: string) => boolean
  /** The standing of these modems may have changed. */
  readonly changed: (modems: readonly string[]) => void
}

/** Infers across modems whether an operator's network takes messages; see operator-inference.ts. */
export class Operators {
  readonly #ports: OperatorsPorts
  readonly #states = new Map<string, OperatorState>()
  readonly #alarms = new Map<string, () => void>()

  constructor(ports: OperatorsPorts) {
    this.#ports = ports
  }

  refused(operator: string, modem: string): void {
    this.#become(operator, networkRefused(this.#of(operator), modem, this.#ports.timers.now()))
  }

  accepted(operator: string, modem: string): void {
    this.#become(operator, networkAccepted(this.#of(operator), modem))
  }

  registered(operator: string): void {
    this.#become(operator, networkRegistered(this.#of(operator)))
  }

  left(operator: string, modem: string): void {
    this.#become(operator, networkLeft(this.#of(operator), modem))
  }

  begins(operator: string, modem: string): void {
    this.#become(operator, canaryBegins(this.#of(operator), modem, this.#ports.timers.now()))
  }

  silent(operator: string, modem: string): void {
    this.#become(operator, canarySilent(this.#of(operator), modem))
  }

  waits(operator: string, modem: string): boolean {
    return isWaiting(this.#of(operator), modem)
  }

  isCanary(operator: string, modem: string): boolean {
    return canaryOf(this.#of(operator), this.#ports.timers.now(), this.#ports.isAble) === modem
  }

  isRefusedAlone(operator: string, modem: string): boolean {
    return isRefusedAlone(this.#of(operator), modem)
  }

  /** No timer stays. */
  close(): void {
    for (const callOff of this.#alarms.values()) callOff()
    this.#alarms.clear()
  }

  #of(operator: string): OperatorState {
    return this.#states.get(operator) ?? openOperator
  }

  #become(operator: string, state: OperatorState): void {
    const before = this.#of(operator)
    if (state === before) return
    this.#states.set(operator, state)
    this.#setAlarm(operator, state)
    this.#ports.changed([...new Set([...before.waiting, ...state.waiting])])
  }

  #setAlarm(operator: string, state: OperatorState): void {
    this.#alarms.get(operator)?.()
    this.#alarms.delete(operator)
    const waitMs = state.nextTryAt - this.#ports.timers.now()
    if (state.waiting.length === 0 || state.trying || waitMs <= 0) return
    const ring = () => {
      this.#setAlarm(operator, this.#of(operator))
      this.#ports.changed(this.#of(operator).waiting)
    }
    // A timer may ring a little early; then it is set once more.
    this.#alarms.set(operator, this.#ports.timers.after(Math.ceil(waitMs), ring))
  }
}
