import type { Timers } from '../../hardware/timers.ts'
import type { SendingModem, Submission, SubmitOutcome } from '../../src/dispatch/modems.ts'

/** What left a modem: the witness that every invariant is held against. */
export interface OnAir {
  readonly at: number
  readonly modem: string
  readonly iccid: string
  readonly to: string
  readonly text: string
  readonly part: number
  readonly reference: number
  readonly messageReference: number
}

/** How a modem behaves from now on. */
export type Behaviour =
  | 'well'
  | 'refuses-number'
  | 'refuses-retry'
  | 'refuses-network'
  | 'refuses-config'
  | 'no-prompt'
  | 'doubt-sent'
  | 'doubt-lost'
  | 'gone'

/** The mobile network and the modems on it, as far as dispatching can tell. */
export class FakeNetwork {
  readonly onAir: OnAir[] = []
  readonly #timers: Timers
  readonly #now: () => number
  readonly #secondsPerPart: number
  readonly #behaviours = new Map<string, Behaviour>()
  readonly #busy = new Set<string>()
  readonly #names: readonly string[]
  #messageReference = 0

  constructor(timers: Timers, now: () => number, names: readonly string[], secondsPerPart = 2) {
    this.#timers = timers
    this.#now = now
    this.#names = names
    this.#secondsPerPart = secondsPerPart
  }

  behave(name: string, behaviour: Behaviour): void {
    this.#behaviours.set(name, behaviour)
  }

  /** The modems of one life of the appliance: after a crash they answer to nobody of the old one. */
  modems(isAlive: () => boolean): readonly SendingModem[] {
    return this.#names.map((id) => ({
      id,
      status: () => ({
        id,
        state: this.#behaviour(id) === 'gone' ? 'absent' : 'ready',
        iccid: `8931${id}`,
        capabilities: ['sms'],
        limits: { perHour: null, perDay: null },
        secondsPerPart: this.#secondsPerPart,
        statusReports: true,
      }),
      isAvailable: () => !this.#busy.has(id) && this.#behaviour(id) !== 'gone',
      submit: (submission) => this.#submit(id, submission, isAlive),
    }))
  }

  /** Nothing is on the air for a new life. */
  forget(): void {
    this.#busy.clear()
  }

  #behaviour(id: string): Behaviour {
    return this.#behaviours.get(id) ?? 'well'
  }

  async #submit(
    id: string,
    submission: Submission,
    isAlive: () => boolean,
  ): Promise<SubmitOutcome> {
    this.#busy.add(id)
    const outcome = await this.#handOver(id, submission, isAlive)
    if (isAlive()) this.#busy.delete(id)
    return outcome
  }

  async #handOver(
    id: string,
    submission: Submission,
    isAlive: () => boolean,
  ): Promise<SubmitOutcome> {
    const behaviour = this.#behaviour(id)
    if (behaviour === 'no-prompt' || behaviour === 'gone') {
      await this.#pass(0.2)
      return { kind: 'not-handed-over', error: { message: behaviour, code: 'no-prompt' } }
    }
    await submission.begin({ modem: id, iccid: `8931${id}` })
    await this.#pass(0.01)
    if (!isAlive() || !submission.mayHandOver()) {
      return { kind: 'not-handed-over', error: { message: 'withdrawn', code: 'withdrawn' } }
    }
    if (behaviour.startsWith('refuses')) return this.#refuse(behaviour)
    if (behaviour === 'doubt-lost') return this.#doubt()
    const messageReference = this.#put(id, submission)
    await this.#pass(this.#secondsPerPart)
    if (behaviour === 'doubt-sent') return this.#doubt()
    return { kind: 'accepted', messageReference, seconds: this.#secondsPerPart }
  }

  async #refuse(behaviour: Behaviour): Promise<SubmitOutcome> {
    await this.#pass(0.5)
    const failure = behaviour.slice('refuses-'.length) as 'number' | 'retry' | 'network' | 'config'
    return { kind: 'refused', failure, error: { message: 'no', code: 'at-rejected' } }
  }

  async #doubt(): Promise<SubmitOutcome> {
    await this.#pass(60)
    const late = Promise.resolve(undefined)
    return { kind: 'in-doubt', error: { message: 'silence', code: 'at-timeout' }, late }
  }

  #put(id: string, { to, text, part, reference }: Submission): number {
    this.#messageReference = (this.#messageReference + 1) & 0xff
    const messageReference = this.#messageReference
    this.onAir.push({
      at: this.#now(),
      modem: id,
      iccid: `8931${id}`,
      to,
      text,
      part,
      reference,
      messageReference,
    })
    return messageReference
  }

  #pass(seconds: number): Promise<void> {
    return new Promise((resolve) => this.#timers.after(seconds * 1000, resolve))
  }
}
