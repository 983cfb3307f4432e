import type { ModemBank } from '../hardware/modem.ts'
import type { Acceptances } from './acceptance/acceptance.ts'
import type { Config } from './config.ts'
import type { Dispatch } from './dispatch/dispatch.ts'
import type { Log } from './dispatch/ports.ts'
import type { Importing } from './imports/importing.ts'
import type { Membership } from './membership/membership.ts'
import type { Drills } from './practice/drills.ts'
import type { SimulatedLife } from './simulated-bank.ts'
import type { Speech } from './speech/speech.ts'
import type { Store } from './store/store.ts'
import type { UpsWatch } from './ups/watch-upsd.ts'
import type { WebPorts } from './web/ports.ts'

/** What an appliance is built from. */
export interface ServeOptions {
  readonly config: Config
  readonly version: string
  /** The folder with package.json: templates and assets are found from it, wherever we run. */
  readonly packageRoot: string
  readonly log: Log
  readonly now: () => number
  /** What makes it a demonstration: its town, put in before anything is sent. */
  readonly demo?: {
    readonly prepare: (store: Store) => Promise<void>
    readonly mapLayers: WebPorts['mapLayers']
    readonly life: SimulatedLife
  }
}

/** What it consists of. */
export interface Parts {
  readonly dispatch: Dispatch
  readonly store: Store
  readonly bank: ModemBank
  readonly speech: Speech
  readonly trials: Acceptances
  readonly importing: Importing
  readonly membership: Membership
  readonly drills: Drills
  readonly ups: UpsWatch
  readonly isSecure: boolean
}
