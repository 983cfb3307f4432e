import type { Desk } from '../dispatch/desk.ts'
import type { Policy } from '../dispatch/ports.ts'
import type { Actor } from '../domain/accounts.ts'
import type { Power } from '../domain/ups/power.ts'
import type { Store } from '../store/store.ts'
import type { DrillFrame, DrillPorts } from './drill-ports.ts'
import type { ImportPorts } from './import-ports.ts'
import type { SpeechPorts } from './speech-ports.ts'
import type { TrialOutcome, TrialPorts } from './trial-ports.ts'

/** A modem as screens and scripts see it. */
export interface ModemView {
  readonly id: string
  readonly port: string
  readonly profile: string
  readonly label: string
  readonly state: string
  readonly reason?: string
  /** The last four digits. */
  readonly sim?: string
  readonly operator?: string
  /** Of its SIM, E.164, where somebody typed it or the SIM knows it. */
  readonly number?: string
  readonly registered: boolean
  readonly signal?: number
  readonly limits: { readonly perHour: number | null; readonly perDay: number | null }
  readonly sentHour: number
  readonly sentToday: number
  readonly secondsPerPart?: number
  readonly secondsPerFollowUpPart?: number
  readonly statusReports: boolean
  readonly isTraced: boolean
  readonly lastSentAt?: number
  /** What its acceptance test found; undefined when it was not tested. */
  readonly trial?: TrialOutcome
}

/** A text that somebody sent to one of the modems, put together from its parts. */
export interface ReceivedText {
  readonly id: string
  /** As the network gave it: E.164, a short number or a name. With `text` missing: unreadable. */
  readonly from?: string
  readonly text?: string
  /** When its last part came in, milliseconds since the epoch. */
  readonly receivedAt: number
  /** Parts never came; `text` has a mark for each hole. */
  readonly isIncomplete: boolean
}

/** What an admin can tell a modem. */
export interface ModemOrders {
  readonly pause: (id: string) => void
  readonly resume: (id: string) => void
  readonly reset: (id: string) => Promise<void>
  readonly trace: (id: string, on: boolean) => void
}

/** A large map that is fetched in parts, packed as its file has them. */
export interface MapTiles {
  readonly name: string
  readonly version: string
  readonly minZoom: number
  readonly maxZoom: number
  readonly bounds: readonly number[]
  readonly encoding: string
  readonly tile: (z: number, x: number, y: number) => Promise<Uint8Array | undefined>
  readonly attribution: () => Promise<string>
}

export interface MapTilesPorts {
  readonly archives: readonly MapTiles[]
  /** Files of the map that could not be used, of whatever sort. */
  readonly faulty: readonly string[]
}

/** Everything the web needs; `src/main.ts` fills it in. */
export interface WebPorts {
  readonly desk: Desk
  readonly store: Store
  readonly policy: Policy
  readonly locale: 'nl' | 'en'
  readonly imports: ImportPorts
  /** Asks holders of unconfirmed phones whether they are theirs; resolves to how many were asked. */
  readonly askPhones: (by: Actor) => Promise<number>
  readonly modems: () => readonly ModemView[]
  readonly orders: ModemOrders
  /** Of the box, as its UPS tells; undefined in a drill. */
  readonly power?: () => Power
  /** Keeps the number of the SIM in a modem, as somebody typed it. */
  readonly keepNumber: (modem: string, number: string, by: Actor) => Promise<void>
  readonly speech: SpeechPorts
  readonly trials: TrialPorts
  /** Newest first. */
  readonly texts: () => readonly ReceivedText[]
  readonly now: () => number
  /** Calls back once after so many milliseconds; returns the canceller. */
  readonly after: (milliseconds: number, call: () => void) => () => void
  readonly newId: () => string
  readonly isReady: () => boolean
  readonly isDemo: boolean
  readonly version: string
  readonly packageRoot: string
  /** Served over TLS: cookies are Secure. */
  readonly isSecure: boolean
  /** GeoJSON layers for the map, lowest first. */
  readonly mapLayers: () => readonly { readonly name: string; readonly geojson: unknown }[]
  readonly mapTiles: MapTilesPorts
  /** Drills of dispatchers; undefined in a drill itself, which has `drill`. */
  readonly drills?: DrillPorts
  readonly drill?: DrillFrame
  readonly log: (
    level: 'debug' | 'info' | 'warn' | 'error',
    event: string,
    fields: Readonly<Record<string, unknown>>,
  ) => void
}
