import type { ReceivedPdu } from '../dispatch/incoming.ts'
import type { SendingModem } from '../dispatch/modems.ts'
import type { DispatchPorts, Policy } from '../dispatch/ports.ts'
import type { Actor } from '../domain/accounts.ts'
import type { Fact, Incoming } from '../domain/facts.ts'
import type { State } from '../domain/state.ts'
import type { Store } from '../store/store.ts'
import type { ModemOrders, ModemView, WebPorts } from '../web/ports.ts'

/** Simulated modems, and the hand that makes things go wrong with them. */
export interface PracticeBank {
  readonly modems: () => readonly SendingModem[]
  readonly views: () => readonly ModemView[]
  readonly orders: ModemOrders
  readonly onChange: (listener: () => void) => void
  readonly stop: () => Promise<void>
  /** Pulls modem `n` (1-based) out for so long. */
  readonly pullOut: (n: number, seconds: number) => void
  /** Its reports come twice, late and in the wrong order. */
  readonly confuseReports: (n: number) => void
  /** Somebody texts to a modem that works. */
  readonly text: (from: string, words: string) => void
}

export interface PracticeBankPorts {
  readonly store: Store
  readonly now: () => number
  readonly log: DispatchPorts['log']
  readonly receive: (received: ReceivedPdu) => Promise<void>
}

/**
 * What drills need of the appliance they run in. There is no bank, no dispatch and no desk among it:
 * a drill has no way to a modem but through `openBank`, which only knows simulated ones.
 */
export interface PracticePorts {
  readonly openBank: (ports: PracticeBankPorts) => PracticeBank
  /** The real one's facts are read, to know whether somebody is alerted and which policy counts. */
  readonly state: State
  readonly keep: (facts: readonly Fact[], by: Actor) => Promise<void>
  readonly policy: Policy
  readonly locale: 'nl' | 'en'
  readonly countParts: DispatchPorts['countParts']
  readonly textReader: () => (
    incoming: Iterable<Incoming>,
    now: number,
  ) => ReturnType<WebPorts['texts']>
  readonly now: () => number
  readonly after: DispatchPorts['after']
  readonly newId: () => string
  readonly version: string
  readonly packageRoot: string
  readonly isSecure: boolean
  readonly log: DispatchPorts['log']
}
