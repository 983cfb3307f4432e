import type { PressedOrder } from '../../domain/presses/press.ts'
import type { Form } from '../pages/guard.ts'
import type { WebPorts } from '../ports.ts'
import type { About, PressBook } from './press-book.ts'

/** So long what was sent can be taken back. */
export const takeBackMs = 5000
const keptMs = 60 * 60 * 1000

/**
 * What somebody sent, and goes out in a moment unless it is taken back: an action that begins, or
 * what is told to one that runs.
 */
export interface Launch {
  /** Of the action, phase or extension to be. */
  readonly id: string
  /** Everything that was filled in, so that it can be shown again to whoever did. */
  readonly body: Form
  /** The account that filled it in. */
  readonly by: string
  readonly startsAt: number
  /** What it tells a running action; of a start undefined. */
  readonly order?: PressedOrder
  /** To how many an extension goes, where that may be told. */
  readonly count?: number
  readonly state: 'waiting' | 'taken-back' | 'started' | 'failed'
  /** The account that took it back. */
  readonly takenBackBy?: string
  /** Why it did not start after all. */
  readonly fault?: unknown
}

/** One that tells something to a running action. */
export type OrderLaunch = Launch & { readonly order: PressedOrder }

export const isOrder = (launch: Launch): launch is OrderLaunch => launch.order !== undefined

/** What is sent with: which press it was, what of it is written down, and what it starts. */
export interface Pressed {
  readonly key: string
  readonly body: Form
  readonly by: string
  /** Of the action to be, where it is known already. */
  readonly id?: string
  readonly about: About
  readonly count?: number
  readonly start: (id: string) => Promise<unknown>
  /** What is held until it has begun or is taken back; yields how to let go. */
  readonly hold?: () => () => void
}

/**
 * The seconds between pressing and sending. When the power goes in between, nothing was sent; that it
 * was pressed is on the disk by then, so that the screens say so afterwards.
 */
export class Launches {
  readonly #ports: Pick<WebPorts, 'now' | 'after' | 'newId' | 'log'>
  readonly #presses: PressBook
  readonly #byId = new Map<string, Launch>()
  readonly #ids = new Map<string, string>()
  readonly #cancels = new Map<string, () => void>()
  readonly #releases = new Map<string, () => void>()
  #tell: () => void = () => undefined

  constructor(ports: Pick<WebPorts, 'now' | 'after' | 'newId' | 'log'>, presses: PressBook) {
    this.#ports = ports
    this.#presses = presses
  }

  /** Calls back with each that begins or is taken back; there is one who listens. */
  onChange(tell: () => void): void {
    this.#tell = tell
  }

  /** Begins to count, and resolves when that is durable; the same press again is the same launch. */
  async begin(pressed: Pressed): Promise<Launch> {
    const { key, body, by, about, count, start, hold, id = this.#ports.newId() } = pressed
    const before = this.byKey(key)
    if (before) return before
    const startsAt = this.#ports.now() + takeBackMs
    const known = {
      ...(about.order ? { order: about.order } : {}),
      ...(count === undefined ? {} : { count }),
    }
    const launch: Launch = { id, body, by, startsAt, ...known, state: 'waiting' }
    this.#byId.set(id, launch)
    this.#ids.set(key, id)
    const kept = this.#presses.made(launch, about)
    if (hold) this.#releases.set(id, hold())
    this.#tell()
    this.#cancels.set(
      id,
      this.#ports.after(takeBackMs, () => this.#start(id, start)),
    )
    // What was filled in is about people: it goes whether or not anybody presses again.
    this.#ports.after(takeBackMs + keptMs, () => this.#forgetOld())
    await kept
    return launch
  }

  byKey(key: string): Launch | undefined {
    return this.#byId.get(this.#ids.get(key) ?? '')
  }

  of(id: string): Launch | undefined {
    return this.#byId.get(id)
  }

  /** What waits to be told to an action, oldest first. */
  ofAction(action: string): readonly OrderLaunch[] {
    return this.#toldTo(action).filter(({ state }) => state === 'waiting')
  }

  /** What was about to be told to it and was refused in the end, and by nobody since; for an hour. */
  failedOf(action: string): readonly OrderLaunch[] {
    const all = this.#toldTo(action)
    const isDone = ({ order, startsAt }: OrderLaunch): boolean =>
      all.some(
        (later) =>
          later.order.is === order.is && later.startsAt > startsAt && later.state === 'started',
      )
    return all.filter((launch) => launch.state === 'failed' && !isDone(launch))
  }

  #toldTo(action: string): readonly OrderLaunch[] {
    return [...this.#byId.values()].filter(isOrder).filter(({ order }) => order.action === action)
  }

  /** Nothing is sent any more; false when it was too late. */
  takeBack(id: string, by: string): boolean {
    if (this.#byId.get(id)?.state !== 'waiting') return false
    this.#cancels.get(id)?.()
    this.#set(id, { state: 'taken-back', takenBackBy: by })
    this.#letGo(id)
    void this.#presses.ended(id, 'taken-back', by)
    return true
  }

  #start(id: string, start: Pressed['start']): void {
    this.#set(id, { state: 'started' })
    const started = start(id)
    // What it says counts in this same tick.
    this.#letGo(id)
    started.catch((fault: unknown) => {
      this.#set(id, { state: 'failed', fault })
      void this.#presses.ended(id, 'failed', this.#byId.get(id)?.by ?? '')
      this.#ports.log('warn', 'action-not-started', { id, error: String(fault) })
      this.#tell()
    })
  }

  #letGo(id: string): void {
    this.#releases.get(id)?.()
    this.#releases.delete(id)
    this.#tell()
  }

  #set(id: string, changes: Partial<Launch>): void {
    const launch = this.#byId.get(id)
    if (launch) this.#byId.set(id, { ...launch, ...changes })
  }

  #forgetOld(): void {
    const old = this.#ports.now() - keptMs
    for (const [key, id] of this.#ids) {
      if ((this.#byId.get(id)?.startsAt ?? 0) > old) continue
      this.#ids.delete(key)
      this.#byId.delete(id)
      this.#cancels.delete(id)
    }
  }
}
