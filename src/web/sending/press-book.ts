import type { ActionDraft } from '../../dispatch/draft.ts'
import type { Press, PressEnd, PressFact } from '../../domain/presses/press.ts'
import { type Form, field } from '../pages/guard.ts'
import type { WebPorts } from '../ports.ts'
import type { Asking } from './asks.ts'
import type { Launch } from './launches.ts'

/** So long whoever looks at one again is left alone with it, before it stands on every page again. */
const lookingMs = 10 * 60 * 1000

type Head = Pick<Press, 'id' | 'by' | 'kind' | 'status' | 'areaNames'>

/** What a press was about, as it is told of one that a restart cut off. */
export type About = Pick<Press, 'kind' | 'status' | 'areaNames' | 'agreed' | 'order'>

/** That of a start. */
export const aboutStart = ({ kind, status, areaNames = [], gate }: ActionDraft): About => ({
  ...{ kind, status, areaNames },
  ...(gate?.agreed ? { agreed: gate.agreed.by } : {}),
})

type BookPorts = Pick<WebPorts, 'store' | 'now' | 'log'>

/**
 * Presses of *Versturen*, and questions to somebody else, as they are written down. What is there at
 * the start of the process was cut off by its end: nothing of it went out, and somebody has to hear so.
 */
export class PressBook {
  readonly #ports: BookPorts
  readonly #found: ReadonlySet<string>
  readonly #looked = new Map<string, number>()

  constructor(ports: BookPorts) {
    this.#ports = ports
    const { presses } = ports.store.state
    this.#found = new Set(presses.keys())
    for (const { id, at, by, kind, asked } of presses.values()) {
      ports.log('warn', 'press-cut-off', { id, at, by, kind, ...(asked ? { asked } : {}) })
    }
  }

  /** Resolves when it is durable, or cannot be: the alert waits for neither. */
  made({ id, body, by }: Launch, about: About): Promise<void> {
    return this.#keep({ id, by, ...about }, body)
  }

  /** Somebody else was asked to look; resolves as `made` does. */
  asked(asking: Asking): Promise<void> {
    const { id, by, kind, status, body, ask, draft } = asking
    const about = { id, by, kind, status, areaNames: draft.areaNames ?? [] }
    const extended = asking.extends === undefined ? {} : { extends: asking.extends }
    return this.#keep({ ...about, asked: ask, ...extended }, body)
  }

  /** The press that a form does over, where it is one of theirs that a restart cut off. */
  before(body: Form, by: string): string | undefined {
    const after = field(body, 'after')
    return this.#isOpen(after, by) ? after : undefined
  }

  /** Resolves as `made` does. One that is not known, or has ended, is left as it is. */
  async ended(id: string, end: PressEnd, by: string): Promise<void> {
    if (this.#isOpen(id)) await this.#write({ type: 'press.ended', id, end }, by)
  }

  /** One that a restart cut off, as long as nobody answered that. */
  cutOff(id: string): Press | undefined {
    return this.#found.has(id) ? this.#ports.store.state.presses.get(id) : undefined
  }

  /** All of those, oldest first, without what somebody is looking at or does over. */
  toTell(): readonly Press[] {
    const open = [...this.#ports.store.state.presses.values()]
    const over = new Set(open.map(({ after }) => after))
    const since = this.#ports.now() - lookingMs
    return open.filter(
      ({ id }) =>
        this.#found.has(id) && !over.has(id) && (this.#looked.get(id) ?? -Infinity) <= since,
    )
  }

  /** Somebody looks at it again. */
  look(id: string): void {
    this.#looked.set(id, this.#ports.now())
  }

  /** Known and not ended; with `by`, of that account. */
  #isOpen(id: string, by?: string): boolean {
    const press = this.#ports.store.state.presses.get(id)
    return press !== undefined && (by === undefined || press.by === by)
  }

  #keep(about: Head & Partial<Press>, body: Form): Promise<void> {
    const after = this.before(body, about.by)
    const press: Press = {
      ...{ ...about, form: without(body, ofThePress) },
      at: new Date(this.#ports.now()).toISOString(),
      ...(after === undefined ? {} : { after }),
    }
    return this.#write({ type: 'press.made', press }, about.by)
  }

  async #write(fact: PressFact, by: string): Promise<void> {
    try {
      await this.#ports.store.append([fact], { kind: 'account', id: by })
    } catch (error) {
      this.#ports.log('error', 'press-not-kept', { error: String(error) })
    }
  }
}

/** So long what was ticked is as true as it was. */
const tickedMs = 60 * 60 * 1000
const ofThePress = ['csrf', 'once', 'how']
const ticked = ['criterion', 'nlAlert', 'override', 'few', 'descent', 'listened']

const without = (form: Form, names: readonly string[]): Form =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !names.includes(name)))

/** Its form, to be looked at again: the area as it is by now, and nothing ticked that is old. */
export function formAgainOf({ id, at, form }: Press, now: number): Form {
  const isOld = now - Date.parse(at) > tickedMs
  return { ...without(form as Form, ['held', ...(isOld ? ticked : [])]), after: id }
}
