import { v7 as newId } from 'uuid'
import type { Acceptances } from './acceptance/acceptance.ts'
import { after } from './after.ts'
import { createDesk } from './dispatch/create-desk.ts'
import type { Dispatch } from './dispatch/dispatch.ts'
import { importPorts } from './imports/import-ports.ts'
import type { Importing } from './imports/importing.ts'
import { noTiles, ownMap } from './map-ports.ts'
import type { Membership } from './membership/membership.ts'
import { askingPhones } from './membership-ports.ts'
import { textReader } from './received-texts.ts'
import type { ServeOptions } from './serve-options.ts'
import type { Store } from './store/store.ts'
import type { UpsWatch } from './ups/watch-upsd.ts'
import type { WebPorts } from './web/ports.ts'

/** What of an appliance shows on screens. */
export interface Shown extends Pick<WebPorts, 'speech' | 'modems' | 'keepNumber' | 'orders'> {
  readonly dispatch: Dispatch
  readonly store: Store
  readonly trials: Acceptances
  readonly importing: Importing
  readonly membership: Membership
  readonly drills: NonNullable<WebPorts['drills']>
  readonly ups: UpsWatch
  readonly isSecure: boolean
}

/** What screens and scripts have of an appliance. */
export function webPorts(options: ServeOptions, parts: Shown): WebPorts {
  const { config, version, packageRoot, log, now, demo } = options
  const { dispatch, store, importing, speech, modems, orders } = parts
  const readTexts = textReader()
  return {
    desk: createDesk(dispatch),
    speech,
    trials: parts.trials,
    texts: () => readTexts(store.state.incoming.values(), now()),
    store,
    policy: config.municipality,
    locale: config.municipality.locale,
    imports: importPorts(importing, log),
    askPhones: askingPhones(parts.membership, store),
    modems,
    keepNumber: parts.keepNumber,
    power: parts.ups.power,
    orders,
    now,
    after,
    newId: () => newId(),
    isReady: () => dispatch.isOpen,
    isDemo: demo !== undefined,
    version,
    packageRoot,
    isSecure: parts.isSecure,
    ...(demo ? { mapLayers: demo.mapLayers, mapTiles: noTiles } : ownMap(config.dataDir, log)),
    drills: parts.drills,
    log,
  }
}
