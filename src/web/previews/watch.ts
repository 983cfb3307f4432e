import type { Actor } from '../../domain/accounts.ts'
import { isCircle, originOf } from '../../domain/area.ts'
import type { Area } from '../../domain/geo.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import type { NarrowLooks } from '../../domain/policy/rules.ts'
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
  readonly #unwritten = new Map<string, { by: Actor; hour: string; looked: Map<string, Looked> }>()
  /** By who looked, the small areas of late: the time by what was asked and answered. */
  readonly #narrow = new Map<string, Map<string, number>>()
  #isDue = false

  constructor(ports: WatchPorts) {
    this.#ports = ports
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
    for (const { by, hour, looked } of all) {
      await this.#keep({ type: 'previews.looked', hour, looked: [...looked.values()] }, by)
    }
  }

  #note(by: Actor, look: Looked): void {
    const hour = hourOf(this.#ports.now())
    const key = `${by.kind} ${by.id} ${hour}`
    const open = this.#unwritten.get(key) ?? { by, hour, looked: new Map<string, Looked>() }
    const at = `${look.near} ${look.band}`
    open.looked.set(at, { ...look, times: (open.looked.get(at)?.times ?? 0) + 1 })
    this.#unwritten.set(key, open)
    if (this.#isDue) return
    this.#isDue = true
    this.#ports.after(keptAfterMs, () => void this.write())
  }

  #count(by: Actor, what: string, { most, minutes }: NarrowLooks): void {
    const { now, newId } = this.#ports
    const since = now() - minutes * minuteMs
    const key = `${by.kind} ${by.id}`
    const late = [...(this.#narrow.get(key) ?? [])].filter(([, at]) => at > since)
    const narrow = new Map(late).set(what, now())
    this.#narrow.set(key, narrow)
    if (narrow.size < most || this.withheldUntil(by) !== undefined) return
    this.#narrow.delete(key)
    const at = new Date(now()).toISOString()
    const alarm = { id: newId(), by, at, areas: narrow.size }
    this.#ports.log('warn', 'many-small-areas-previewed', { by: by.id, areas: narrow.size })
    void this.#keep({ type: 'previews.alarmed', alarm }, by)
  }

  async #keep(fact: PreviewFact, by: Actor): Promise<void> {
    try {
      await this.#ports.store.append([fact], by)
    } catch (error) {
      this.#ports.log('error', 'previews-not-kept', { error: String(error) })
    }
  }
}
