import type { Config } from './config.ts'
import type { Log } from './dispatch/ports.ts'
import type { SimulatedLife } from './simulated-bank.ts'
import type { Store } from './store/store.ts'
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
