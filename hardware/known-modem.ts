import { type Acquaintance, recallModem, rememberModem } from './acquaintance.ts'
import type { BankPorts } from './modem.ts'
import type { SessionFacts } from './session.ts'
import { SimMemory } from './sim-memory.ts'
import type { Timers } from './timers.ts'

/** Where a modem is, and what remembers it. */
export interface KnownModemPorts {
  readonly id: string
  readonly port: string
  readonly ports: BankPorts
  readonly timers: Timers
}

/** Who is in a port: what its sessions found, an earlier run remembers, and its SIM was measured to do. */
export class KnownModem {
  readonly #at: KnownModemPorts
  /** Who was here when the program last ran. */
  readonly #before: Acquaintance | undefined
  #facts: SessionFacts | undefined
  #memory: SimMemory | undefined

  constructor(at: KnownModemPorts) {
    this.#at = at
    this.#before = recallModem(at.ports, at.port)
    if (this.#before) this.#memory = this.#memoryOf(this.#before.iccid)
  }

  /** What its last session knew. */
  facts(): SessionFacts | undefined {
    return this.#facts
  }

  /** What is shown of it: also who was here when the program last ran. */
  shown(): (Acquaintance & Partial<Pick<SessionFacts, 'signal'>>) | undefined {
    return this.#facts ?? this.#before
  }

  /** The SIM it has, or had last; empty before the first was read. */
  iccid(): string {
    return this.#facts?.iccid ?? ''
  }

  /** The operator it is registered with, or its own name. */
  operator(): string {
    return this.#facts?.operator ?? this.#at.id
  }

  /** What was measured on its SIM; undefined before the first was read. */
  memory(): SimMemory | undefined {
    return this.#memory
  }

  /** A session was brought up; whether it has the SIM of the session before. */
  meet(facts: SessionFacts): boolean {
    const isSameSim = facts.iccid === this.#facts?.iccid
    this.#facts = facts
    if (!isSameSim) this.#memory = this.#memoryOf(facts.iccid)
    rememberModem(this.#at.ports, this.#at.port, facts)
    return isSameSim
  }

  /** Signal, operator or registration changed. */
  learn(facts: SessionFacts): void {
    this.#facts = facts
  }

  #memoryOf(iccid: string): SimMemory {
    return new SimMemory(iccid, this.#at.ports, this.#at.timers)
  }
}
