import type { Actor } from '../../domain/accounts.ts'
import { isCircle, originOf } from '../../domain/area.ts'
import type { Area } from '../../domain/geo.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import type { NarrowLooks } from '../../domain/policy/rules.ts'
import { isSame, narrowBetween } from '../../domain/previews/narrow-looks.ts'
import {
  bandOf,
  hourOf,
  type Looked,
  nearOf,
  type PreviewFact,
} from '../../domain/previews/previews.ts'
import type { WebPorts } from '../ports.ts'

type WatchPorts = Pick<WebPorts, 'now' | 'after' | 'newId' | 'log' | 'store'>

const minuteMs = 60_000
/** So long what was looked at is only in memory: a power cut costs no more of it. */
const keptAfterMs = minuteMs

interface Unwritten {
  readonly by: Actor
  readonly hour: string
  readonly looked: Map<string, Looked>
  /** When small areas were looked at that were new to them. */
  narrow: readonly string[]
}

/** What somebody was told of an area. */
export interface Told {
  readonly by: Actor
  readonly area: Area
  readonly selected: number
}

/**
 * Keeps who looked how many take part where, for so one finds out whether a house does. Every key
 * press asks, so it is written once a minute; that many small areas were asked for, at once.
 */
export class PreviewWatch {
  readonly #ports: WatchPorts
  /** By who looked and in which hour, what is not written yet. */
  readonly #unwritten = new Map<string, Unwritten>()
  /** By who looked, the small areas of late: the time by what was asked and answered. */
  readonly #narrow = new Map<string, Map<string, number>>()
  /** What was looked at before is in the store, without where. */
  readonly #since: number
  #isDue = false

  constructor(ports: WatchPorts) {
    this.#ports = ports
    this.#since = ports.now()
  }

  /** Somebody was told how many an area comes to. */
  tell({ by, area, selected }: Told): void {
    const { fewPeople, narrowLooks } = rulesOf(this.#ports.store.state)
    const centre = originOf(area)
    const band = bandOf(selected, fewPeople)
    this.#note(by, { near: nearOf(centre), band, times: 1 })
    if (selected >= fewPeople || fewPeople <= 1) return
    // The same answer at the same place tells nothing more: somebody types on. Ten metres of a
    // circle; a hundred of what moves with whoever it follows.
    const place = centre.map((degrees) => degrees.toFixed(isCircle(area) ? 4 : 3))
    this.#count(by, `${place} ${selected}`, narrowLooks)
  }

  /** Until when, in milliseconds since the epoch, this one is told no small number. */
  withheldUntil({ id }: Pick<Actor, 'id'>): number | undefined {
    const { state } = this.#ports.store
    const last = state.previews.alarms.findLast(
      ({ by, areas }) => areas !== undefined && by.kind === 'account' && by.id === id,
    )
    if (!last) return undefined
    const until = Date.parse(last.at) + rulesOf(state).narrowLooks.withheldMinutes * minuteMs
    return until > this.#ports.now() ? until : undefined
  }

  /** Writes what is in memory only. */
  async write(): Promise<void> {
    this.#isDue = false
    const all = [...this.#unwritten.values()]
    this.#unwritten.clear()
    for (const { by, hour, looked, narrow } of all) {
      const late = narrow.length > 0 ? { narrow } : {}
      await this.#keep({ type: 'previews.looked', hour, looked: [...looked.values()], ...late }, by)
    }
  }

  #note(by: Actor, look: Looked): void {
    const { looked } = this.#openOf(by)
    const at = `${look.near} ${look.band}`
    looked.set(at, { ...look, times: (looked.get(at)?.times ?? 0) + 1 })
    if (this.#isDue) return
    this.#isDue = true
    this.#ports.after(keptAfterMs, () => void this.write())
  }

  #openOf(by: Actor): Unwritten {
    const hour = hourOf(this.#ports.now())
    const key = `${by.kind} ${by.id} ${hour}`
    const open = this.#unwritten.get(key) ?? { by, hour, looked: new Map(), narrow: [] }
    this.#unwritten.set(key, open)
    return open
  }

  #count(by: Actor, what: string, { most, minutes }: NarrowLooks): void {
    const { now, newId, store } = this.#ports
    const at = new Date(now()).toISOString()
    const since = now() - minutes * minuteMs
    const key = `${by.kind} ${by.id}`
    const late = new Map([...(this.#narrow.get(key) ?? [])].filter(([, then]) => then > since))
    const open = this.#openOf(by)
    if (!late.has(what)) open.narrow = [...open.narrow, at]
    this.#narrow.set(key, late.set(what, now()))
    const before = narrowBetween(store.state.previews.narrow, by, [since, this.#since])
    const areas = before + late.size
    if (areas < most || this.withheldUntil(by) !== undefined) return
    this.#narrow.delete(key)
    for (const one of this.#unwritten.values()) if (isSame(one.by, by)) one.narrow = []
    this.#ports.log('warn', 'many-small-areas-previewed', { by: by.id, areas })
    void this.#keep({ type: 'previews.alarmed', alarm: { id: newId(), by, at, areas } }, by)
  }

  async #keep(fact: PreviewFact, by: Actor): Promise<void> {
    try {
      await this.#ports.store.append([fact], by)
    } catch (error) {
      this.#ports.log('error', 'previews-not-kept', { error: String(error) })
    }
  }
}
