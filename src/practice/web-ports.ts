import type { Desk } from '../dispatch/desk.ts'
import type { Dispatch } from '../dispatch/dispatch.ts'
import { RefusedError } from '../domain/errors.ts'
import type { Store } from '../store/store.ts'
import { type DrillFrame, drillBase } from '../web/drill-ports.ts'
import type { WebPorts } from '../web/ports.ts'
import { colleague } from './colleague.ts'
import { muteDrafts } from './mute.ts'
import type { PracticeBank, PracticePorts } from './ports.ts'
import type { Setting } from './setting.ts'

const notHere = async (): Promise<never> => {
  throw new RefusedError('drill-not-here', { status: 409 })
}

const nothing: WebPorts['imports'] = {
  open: () => {
    throw new RefusedError('drill-not-here', { status: 409 })
  },
  read: () => undefined,
  carryOut: () => undefined,
  view: () => undefined,
  undo: notHere,
}

/** What the screens of a drill work on: all of it the drill's own. */
export function drillWeb(
  ports: PracticePorts,
  own: {
    readonly dispatch: Dispatch
    readonly desk: Desk
    readonly store: Store
    readonly bank: PracticeBank
    readonly setting: Setting
    readonly calls: DrillFrame['calls']
    readonly outside: DrillFrame['outside']
    readonly now: () => number
  },
): WebPorts {
  const { desk, store, bank, setting, calls, outside, now } = own
  const readTexts = ports.textReader()
  return {
    desk,
    store,
    policy: ports.policy,
    locale: ports.locale,
    imports: nothing,
    askPhones: async () => 0,
    modems: bank.views,
    orders: bank.orders,
    keepNumber: async () => undefined,
    speech: muteDrafts(ports.policy),
    trials: { start: () => undefined, view: () => undefined },
    texts: () => readTexts(store.state.incoming.values(), now()),
    now,
    after: ports.after,
    newId: ports.newId,
    isReady: () => true,
    isDemo: false,
    version: ports.version,
    packageRoot: ports.packageRoot,
    isSecure: ports.isSecure,
    mapLayers: () => setting.layers,
    mapTiles: { archives: [], faulty: [] },
    drill: { base: drillBase, calls, outside, colleague: colleague.id },
    log: ports.log,
  }
}
