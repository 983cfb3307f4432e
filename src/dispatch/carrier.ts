import type { Actor } from '../domain/accounts.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Fact } from '../domain/facts.ts'
import type { Claim } from './delivery-queue.ts'
import type { SendingModem } from './modems.ts'
import type { Waiting } from './phase-queue.ts'
import type { DispatchPorts } from './ports.ts'

/** Writes facts and lets everything that follows from them happen in the same tick. */
export type Record = (facts: readonly Fact[], by: Actor) => Promise<void>

/** A delivery that was lent to a modem, which is to carry it. */
export interface Carriage {
  readonly modem: SendingModem
  readonly claim: Claim
  readonly record: PhaseRecord
  /** Whether somebody is about to correct it: asked again when it would leave. */
  readonly isHeldBack: () => boolean
}

/** What a carrier needs of the run. */
export interface CarrierPorts {
  readonly ports: DispatchPorts
  readonly record: Record
  /** As `record`, for facts that nobody waits for. */
  readonly note: (facts: readonly ActionFact[], by: Actor) => void
  /** Ends the claim, and puts the delivery back in line when it is still to go. */
  readonly giveBack: (claim: Claim, waiting?: Omit<Waiting, 'n'>) => void
}

/** Carries deliveries over one channel. */
export interface Carrier {
  /** Resolves when the modem is free again; whether it did well. */
  readonly carry: (carriage: Carriage) => Promise<boolean>
}
