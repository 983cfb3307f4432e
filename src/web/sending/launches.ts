import type { ActionDraft } from '../../dispatch/draft.ts'
import type { Form } from '../pages/guard.ts'
import type { WebPorts } from '../ports.ts'
import type { PressBook } from './press-book.ts'

/** So long what was sent can be taken back. */
export const takeBackMs = 5000
const keptMs = 60 * 60 * 1000

/** An action that somebody sent, and that begins in a moment unless it is taken back. */
export interface Launch {
  /** Of the action to be. */
  readonly id: string
  /** Everything that was filled in, so that it can be shown again to whoever did. */
  readonly body: Form
  /** The account that filled it in. */
  readonly by: string
  readonly startsAt: number
  readonly state: 'waiting' | 'taken-back' | 'started' | 'failed'
  /** The account that took it back. */
  readonly takenBackBy?: string
  /** Why it did not start after all. */
  readonly fault?: unknown
}

/** What is sent with: which press it was, and what it starts. */
export interface Pressed {
  readonly key: string
  readonly body: Form
  readonly by: string
  /** Of the action to be, where it is known already. */
  readonly id?: string
  readonly draft: ActionDraft
  readonly start: (id: string) => Promise<unknown>
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

  constructor(ports: Pick<WebPorts, 'now' | 'after' | 'newId' | 'log'>, presses: PressBook) {
    this.#ports = ports
    this.#presses = presses
  }

  /** Begins to count, and resolves when that is durable; the same press again is the same launch. */
  async begin({ key, body, by, draft, start, id = this.#ports.newId() }: Pressed): Promise<void> {
    const known = this.byKey(key)
    if (known) return
    const startsAt = this.#ports.now() + takeBackMs
    const launch: Launch = { id, body, by, startsAt, state: 'waiting' }
    this.#byId.set(id, launch)
    this.#ids.set(key, id)
    const kept = this.#presses.made(launch, draft)
    this.#cancels.set(
      id,
      this.#ports.after(takeBackMs, () => this.#start(id, start)),
    )
    // What was filled in is about people: it goes whether or not anybody presses again.
    this.#ports.after(takeBackMs + keptMs, () => this.#forgetOld())
    await kept
  }

  byKey(key: string): Launch | undefined {
    return this.#byId.get(this.#ids.get(key) ?? '')
  }

  of(id: string): Launch | undefined {
    return this.#byId.get(id)
  }

  /** Nothing is sent any more; false when it was too late. */
  takeBack(id: string, by: string): boolean {
    if (this.#byId.get(id)?.state !== 'waiting') return false
    this.#cancels.get(id)?.()
    this.#set(id, { state: 'taken-back', takenBackBy: by })
    void this.#presses.ended(id, 'taken-back', by)
    return true
  }

  #start(id: string, start: Pressed['start']): void {
    this.#set(id, { state: 'started' })
    start(id).catch((fault: unknown) => {
      this.#set(id, { state: 'failed', fault })
      void this.#presses.ended(id, 'failed', this.#byId.get(id)?.by ?? '')
      this.#ports.log('warn', 'action-not-started', { id, error: String(fault) })
    })
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
