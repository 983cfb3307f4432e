import type { ActionDraft, Seen } from '../../dispatch/draft.ts'
import type { ExtensionDraft } from '../../dispatch/extend-action.ts'
import type { Ask } from '../../domain/eyes/asks.ts'
import type { Form } from '../pages/guard.ts'
import type { WebPorts } from '../ports.ts'
import type { PressBook } from './press-book.ts'

const keptMs = 60 * 60 * 1000

/** An action to be, with all that was ticked. */
export interface AboutStart {
  readonly extends?: undefined
  readonly draft: ActionDraft
}

/** A running action, by its id, that is to go on to a wider area. */
export interface AboutExtension {
  readonly extends: string
  readonly draft: ExtensionDraft
}

/** An alert of which somebody asked that a second person or a coordinator looks. */
export type Asking = Question & (AboutStart | AboutExtension)

interface Question {
  /** Of the action or extension to be. */
  readonly id: string
  /** The press it came of. */
  readonly key: string
  /** Everything that was filled in, so that it can be shown again. */
  readonly body: Form
  readonly kind: ActionDraft['kind']
  readonly status: ActionDraft['status']
  /** What whoever asks was shown. */
  readonly seen: Seen
  /** The account. */
  readonly by: string
  readonly ask: Ask
  readonly at: number
  readonly state: 'waiting' | 'agreed' | 'refused' | 'withdrawn' | 'changed'
  /** Of a second person who did not agree. */
  readonly reason?: string
  /** By whoever asked: it need not be told them any more. */
  readonly isRead?: boolean
}

/** What is asked, before it has a place and a moment. */
type Posed = Pick<Question, 'key' | 'body' | 'kind' | 'status' | 'seen' | 'by' | 'ask'> &
  (AboutStart | AboutExtension)

/**
 * What waits for somebody else. When the power goes before somebody agreed, nothing was sent; that it
 * was asked is on the disk by then, so that the screens say so afterwards. It does not wait on: what
 * it was held against, and how long ago it was, is for whoever asked to look at once more.
 */
export class Asks {
  readonly #ports: Pick<WebPorts, 'now' | 'after' | 'newId' | 'log'>
  readonly #presses: PressBook
  readonly #byId = new Map<string, Asking>()
  #tell: (asking: Asking) => void = () => undefined

  constructor(ports: Pick<WebPorts, 'now' | 'after' | 'newId' | 'log'>, presses: PressBook) {
    this.#ports = ports
    this.#presses = presses
  }

  /** Calls back with each question; there is one who listens. */
  onAsked(tell: (asking: Asking) => void): void {
    this.#tell = tell
  }

  /** Asks, and resolves when that is durable; the same press again is the same question. */
  async begin(asked: Posed): Promise<Asking> {
    const known = this.byKey(asked.key)
    if (known) return known
    const { now, after, newId, log } = this.#ports
    const asking: Asking = { ...asked, id: newId(), at: now(), state: 'waiting' }
    this.#byId.set(asking.id, asking)
    const kept = this.#presses.asked(asking)
    this.#tell(asking)
    after(keptMs, () => this.#kept())
    log('info', `${asking.ask}-asked`, { id: asking.id, by: asking.by })
    await kept
    return asking
  }

  of(id: string): Asking | undefined {
    return this.#kept().get(id)
  }

  byKey(key: string): Asking | undefined {
    return [...this.#kept().values()].find((one) => one.key === key)
  }

  /** Oldest first. */
  all(): readonly Asking[] {
    return [...this.#kept().values()]
  }

  /** Ends one that waits; false when it did not wait any more. */
  end(id: string, state: Asking['state'], by: string, reason?: string): boolean {
    const asking = this.#byId.get(id)
    if (asking?.state !== 'waiting') return false
    this.#byId.set(id, { ...asking, state, ...(reason === undefined ? {} : { reason }) })
    this.#ports.log('info', `${asking.ask}-${state}`, { id, by })
    return true
  }

  /** Whoever asked has read how it ended; who was to look is still told. */
  read(id: string): void {
    const asking = this.#byId.get(id)
    if (!asking) return
    this.#byId.set(id, { ...asking, isRead: true })
    void this.#presses.ended(id, 'taken-back', asking.by)
  }

  /** Without those older than an hour: they hold words about people, and nobody waits that long. */
  #kept(): Map<string, Asking> {
    const old = this.#ports.now() - keptMs
    for (const { id, at, by, state } of this.#byId.values()) {
      if (at > old) continue
      this.#byId.delete(id)
      if (state !== 'agreed') void this.#presses.ended(id, 'expired', by)
    }
    return this.#byId
  }
}
