import type { ListedCall } from '../at/voice.ts'
import { ModemError } from '../errors.ts'
import type { Timers } from '../timers.ts'
import type { CallInput } from './call-state.ts'
import type { Phone } from './phone.ts'

/** What watching a call needs. */
export interface CallWatchPorts {
  readonly phone: Phone
  readonly timers: Timers
  readonly isMine: (listed: ListedCall) => boolean
  readonly found: (input: CallInput) => void
}

const pollMs = 500

/** Asks the modem for its calls, twice a second and whenever something was said of one. */
export class CallWatch {
  readonly #ports: CallWatchPorts
  #isLooking = false
  #mustLookAgain = false
  #isOver = false
  #callOff: () => void = () => undefined

  constructor(ports: CallWatchPorts) {
    this.#ports = ports
  }

  /** From here on it is asked regularly. */
  begin(): void {
    if (this.#isOver) return
    this.#callOff()
    this.#callOff = this.#ports.timers.after(pollMs, () => void this.#poll())
  }

  /** Asks once, at once; `isSaidOver` when a modem that does not list its calls is believed. */
  async look(isSaidOver = false): Promise<void> {
    if (this.#isLooking) {
      this.#mustLookAgain = true
      return
    }
    this.#isLooking = true
    do {
      this.#mustLookAgain = false
      await this.#ask(isSaidOver)
    } while (this.#mustLookAgain && !this.#isOver)
    this.#isLooking = false
  }

  end(): void {
    this.#isOver = true
    this.#callOff()
  }

  async #poll(): Promise<void> {
    await this.look()
    this.begin()
  }

  async #ask(isSaidOver: boolean): Promise<void> {
    const { phone, isMine, found } = this.#ports
    const calls = await phone.calls().catch(ifSilent)
    if (this.#isOver || calls === 'silent') return
    const mine = calls?.find(isMine)
    if (mine) return found({ kind: 'stage', stage: stageNow(mine) })
    if (calls || isSaidOver) found({ kind: 'unlisted' })
  }
}

/** One that does not answer says nothing of the call: its guards go on. */
function ifSilent(error: unknown): 'silent' {
  if (error instanceof ModemError) return 'silent'
  throw error
}

function stageNow({ stage }: ListedCall): 'dialling' | 'ringing' | 'active' {
  switch (stage) {
    case 'active':
    case 'held':
      return 'active'
    case 'ringing':
      return 'ringing'
    case 'dialling':
    case 'incoming':
    case 'waiting':
      return 'dialling'
  }
}
