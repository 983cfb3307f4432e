import type { Action } from '../domain/action.ts'
import { boxOf } from '../domain/area.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { areasOf } from '../domain/extend/extension.ts'
import type { NamedArea } from '../domain/geo.ts'
import { type Band, bandsOf } from '../domain/progress/bands.ts'
import { type Cell, filled, type Part, partsOf } from '../domain/progress/cells.ts'
import { type Ring, ringsIn, type Stage } from '../domain/progress/rings.ts'
import { onSphere } from '../domain/sphere.ts'
import type { State } from '../domain/state.ts'
import { isStill, type Lodged, lodge } from './lodged.ts'
import { shownPhases } from './shown-phases.ts'

const smallestHexagonMetres = 150
const hexagonsAcross = 14
const metresADegree = 111_195
/** Of actions that somebody looks at. */
const mostKept = 4

/** Where everybody of an alert lives, by what that was worked out from. */
interface Laid {
  readonly lodged: Lodged[]
  /** Of the participants, when everybody was last looked up. */
  version: number | undefined
  /** Of those with an address: their delivery. */
  placed: readonly number[]
  bands: readonly Band[]
  parts: readonly Part[]
  areas: readonly NamedArea[]
  hexagonMetres: number
}

/**
 * How far the alerts are, by distance and by parts of the map. Where people live is looked up again
 * only for those of whom something changed: screens ask for it every few seconds, of thousands.
 */
export class ProgressOfActions {
  readonly #state: State
  readonly #peopleVersion: () => number
  readonly #laid = new Map<string, Laid>()

  /** `peopleVersion` is another number once a participant changed. */
  constructor(state: State, peopleVersion: () => number) {
    this.#state = state
    this.#peopleVersion = peopleVersion
  }

  /** An alert by distance; nothing once it is forgotten to whom it went. */
  rings(action: Action): readonly Ring[] {
    const deliveries = this.#alertOf(action)
    if (!deliveries) return []
    const { bands, placed } = this.#layOut(action, deliveries)
    return ringsIn(bands, (place) => stageOf(deliveries[placed[place] ?? -1]))
  }

  /** An alert by parts of the map. */
  cells(action: Action): readonly Cell[] {
    const deliveries = this.#alertOf(action)
    if (!deliveries) return []
    const { parts, placed } = this.#layOut(action, deliveries)
    return filled(parts, (place) => isDone(deliveries[placed[place] ?? -1]))
  }

  #alertOf({ id, isNameless }: Action): readonly Delivery[] | undefined {
    if (isNameless) this.#laid.delete(id)
    return isNameless ? undefined : shownPhases(this.#state, id)[0]?.deliveries
  }

  #layOut(action: Action, deliveries: readonly Delivery[]): Laid {
    const laid = this.#laid.get(action.id) ?? this.#begin(action.id)
    const isChanged = this.#lodgeAll(laid, action, deliveries)
    const [areas, hexagonMetres] = [[...this.#state.areas.values()], hexagonFor(action)]
    const isRedrawn =
      hexagonMetres !== laid.hexagonMetres ||
      areas.length !== laid.areas.length ||
      areas.some((area, n) => area !== laid.areas[n])
    if (isChanged || isRedrawn) Object.assign(laid, groupsOf(laid.lodged, areas, hexagonMetres))
    return laid
  }

  /** The one that was asked for longest ago makes room. */
  #begin(id: string): Laid {
    const [oldest] = this.#laid.keys()
    if (oldest !== undefined && this.#laid.size >= mostKept) this.#laid.delete(oldest)
    const laid: Laid = { lodged: [], version: undefined, ...groupsOf([], [], 0) }
    this.#laid.set(id, laid)
    return laid
  }

  /** Whether anybody has come, gone or moved. */
  #lodgeAll(laid: Laid, { origin }: Action, deliveries: readonly Delivery[]): boolean {
    const { lodged } = laid
    const [from, version] = [onSphere(origin), this.#peopleVersion()]
    let isChanged = lodged.length !== deliveries.length
    if (!isChanged && laid.version === version) return false
    laid.version = version
    for (const [n, { recipient }] of deliveries.entries()) {
      const known = lodged[n]
      if (known && isStill(this.#state, known, recipient)) continue
      lodged[n] = lodge(this.#state, recipient, from)
      isChanged = true
    }
    lodged.length = deliveries.length
    return isChanged
  }
}

function groupsOf(
  lodged: readonly Lodged[],
  areas: readonly NamedArea[],
  hexagonMetres: number,
): Omit<Laid, 'lodged' | 'version'> {
  const placed = [...lodged.keys()].filter((n) => lodged[n]?.home !== undefined)
  const homes = placed.flatMap((n) => lodged[n]?.home ?? [])
  const bands = bandsOf(homes.map(({ metres }) => metres))
  const locations = homes.map(({ location }) => location)
  const parts = placed.length > 0 ? partsOf(locations, areas, hexagonMetres) : []
  return { placed, bands, parts, areas, hexagonMetres }
}

const stageOf = (delivery: Delivery | undefined): Stage | undefined =>
  delivery && { state: delivery.state, triedAt: delivery.attempts.at(-1)?.at }

const isDone = (delivery: Delivery | undefined): boolean =>
  delivery !== undefined && delivery.state !== 'queued' && delivery.state !== 'sending'

/** So wide that an action has a dozen or so of them from side to side. */
function hexagonFor(action: Action): number {
  const heights = areasOf(action).map((area) => {
    const [, south, , north] = boxOf(area)
    return (north - south) * metresADegree
  })
  return Math.max(smallestHexagonMetres, Math.max(...heights) / hexagonsAcross)
}
