import type { Timers } from '../../hardware/timers.ts'
import type {
  CallOrder,
  CallOutcome,
  SendingModem,
  Submission,
  SubmitOutcome,
} from '../../src/dispatch/modems.ts'
import { saidIn } from './voice.ts'

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

/** A call that was dialled. */
export interface FakeCall {
  readonly at: number
  readonly modem: string
  readonly to: string
  readonly said: string
  /** When it was over, and whether it was heard out. */
  endedAt?: number
  wasHeardOut?: boolean
}

/** What whoever is called does. */
export type FakeCallee =
  | { readonly does: 'listens'; readonly keys?: string }
  | { readonly does: 'hangs-up' | 'is-busy' | 'does-not-answer' | 'does-not-exist' }
  | { readonly does: 'is-cut-off' }
  /** Takes it, and the modem's sound fails. */
  | { readonly does: 'hears-nothing' }

/** How a modem behaves from now on. */
export type Behaviour =
  | 'well'
  | 'refuses-number'
  | 'refuses-retry'
  /** Takes first parts only. */
  | 'refuses-rest'
  | 'refuses-network'
  /** Says 27, destination out of order: to be tried again in five minutes. */
  | 'refuses-for-long'
  | 'refuses-config'
  | 'no-prompt'
  | 'doubt-sent'
  | 'doubt-lost'
  | 'gone'

const cutShort = { kind: 'ended', keys: '', isPossiblyVoicemail: false, seconds: 1 } as const

/** The mobile network and the modems on it, as far as dispatching can tell. */
export class FakeNetwork {
  readonly onAir: OnAir[] = []
  readonly #timers: Timers
  readonly #now: () => number
  readonly #secondsPerPart = 2
  readonly calls: FakeCall[] = []
  /** What happens at the other end of a call to this number. */
  callee: (to: string) => FakeCallee = () => ({ does: 'listens' })
  readonly callers: readonly string[]
  /** Of every SIM. */
  limits: { perHour: number | null; perDay: number | null } = { perHour: null, perDay: null }
  readonly #behaviours = new Map<string, Behaviour>()
  readonly #busy = new Set<string>()
  readonly #names: readonly string[]
  #messageReference = 0

  constructor(
    timers: Timers,
    now: () => number,
    modems: { readonly names: readonly string[]; readonly callers: readonly string[] },
  ) {
    this.#timers = timers
    this.#now = now
    this.#names = modems.names
    this.callers = modems.callers
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
        capabilities: this.callers.includes(id) ? ['sms', 'voice'] : ['sms'],
        limits: this.limits,
        secondsPerPart: this.#secondsPerPart,
        statusReports: true,
      }),
      isAvailable: () => !this.#busy.has(id) && this.#behaviour(id) !== 'gone',
      submit: (submission) => this.#submit(id, submission, isAlive),
      call: (order) => this.#occupied(id, isAlive, () => this.#call(id, order, isAlive)),
      prepare: async () => undefined,
    }))
  }

  /** Nothing is on the air for a new life, which begins by hanging up. */
  forget(): void {
    this.#busy.clear()
    for (const call of this.calls) call.endedAt ??= this.#now()
  }

  #behaviour(id: string): Behaviour {
    return this.#behaviours.get(id) ?? 'well'
  }

  async #submit(
    id: string,
    submission: Submission,
    isAlive: () => boolean,
  ): Promise<SubmitOutcome> {
    return this.#occupied(id, isAlive, () => this.#handOver(id, submission, isAlive))
  }

  async #occupied<T>(id: string, isAlive: () => boolean, work: () => Promise<T>): Promise<T> {
    // What a life that is over still asks for keeps no modem from the next.
    if (isAlive()) this.#busy.add(id)
    const outcome = await work()
    if (isAlive()) this.#busy.delete(id)
    return outcome
  }

  async #call(id: string, order: CallOrder, isAlive: () => boolean): Promise<CallOutcome> {
    const { to, sound, begin, mayDial } = order
    if (this.#behaviour(id) === 'gone') {
      return { kind: 'not-dialled', error: { message: 'gone', code: 'port-closed' } }
    }
    await begin({ modem: id, iccid: `8931${id}` })
    if (!isAlive() || !mayDial()) {
      return { kind: 'not-dialled', error: { message: 'withdrawn', code: 'withdrawn' } }
    }
    const call: FakeCall = { at: this.#now(), modem: id, to, said: saidIn(sound) }
    this.calls.push(call)
    const outcome = await this.#talk(order, call, isAlive)
    call.endedAt ??= this.#now()
    return outcome
  }

  /** Ten seconds of ringing, half a minute of message; nobody hears what a dead process tells. */
  async #talk(order: CallOrder, call: FakeCall, isAlive: () => boolean): Promise<CallOutcome> {
    const { cutOff } = order
    const talk = this.#talkOn(order, call, isAlive)
    if (!cutOff) return talk
    const cut = new Promise<CallOutcome>((resolve) =>
      cutOff.addEventListener('abort', () =>
        resolve({ ...cutShort, cause: 'hung-up-by-us', heard: 'nothing' }),
      ),
    )
    return Promise.race([talk, cut])
  }

  async #talkOn({ to, step }: CallOrder, call: FakeCall, isAlive: () => boolean) {
    const ended = { ...cutShort, seconds: 40 } as const
    await this.#pass(10)
    const callee = this.callee(to)
    if (callee.does === 'is-busy') return { ...ended, cause: 'busy', heard: 'nothing' } as const
    if (callee.does === 'does-not-exist') {
      return { ...ended, cause: 'number-does-not-exist', heard: 'nothing' } as const
    }
    await this.#pass(5)
    if (callee.does === 'does-not-answer') {
      return { ...ended, cause: 'no-answer', heard: 'nothing' } as const
    }
    if (callee.does === 'hears-nothing') {
      return { ...ended, cause: 'sound-failed', heard: 'connected' } as const
    }
    if (isAlive()) step({ kind: 'playing', seconds: 25, goesOnAlone: false })
    await this.#pass(5)
    if (callee.does === 'hangs-up') return { ...ended, cause: 'hung-up', heard: 'partly' } as const
    if (callee.does === 'is-cut-off') {
      const error = { message: 'unplugged', code: 'port-closed' }
      return { kind: 'in-doubt', heard: 'partly', error } as const
    }
    await this.#pass(20)
    if (!isAlive()) return { ...ended, cause: 'hung-up', heard: 'partly' } as const
    call.wasHeardOut = true
    step({ kind: 'played' })
    const keys = callee.does === 'listens' ? (callee.keys ?? '') : ''
    for (const key of keys) step({ kind: 'key', key })
    const heard = keys.includes('1') ? 'confirmed' : 'played'
    return { ...ended, cause: 'hung-up-by-us', heard, keys } as const
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
    const isBegun = await submission.begin({ modem: id, iccid: `8931${id}` }).then(
      () => true,
      () => false,
    )
    await this.#pass(0.01)
    if (!isAlive() || !isBegun || !submission.mayHandOver()) {
      return { kind: 'not-handed-over', error: { message: 'withdrawn', code: 'withdrawn' } }
    }
    if (behaviour === 'refuses-rest' && submission.part > 0) return this.#refuse('refuses-retry')
    if (behaviour.startsWith('refuses-') && behaviour !== 'refuses-rest') {
      return this.#refuse(behaviour)
    }
    if (behaviour === 'doubt-lost') return this.#doubt()
    const messageReference = this.#put(id, submission)
    await this.#pass(this.#secondsPerPart)
    if (behaviour === 'doubt-sent') return this.#doubt()
    return { kind: 'accepted', messageReference, seconds: this.#secondsPerPart }
  }

  async #refuse(behaviour: Behaviour): Promise<SubmitOutcome> {
    await this.#pass(0.5)
    if (behaviour === 'refuses-for-long') {
      const error = { message: 'no', code: 'at-rejected', answer: { family: 'cms', number: 27 } }
      return { kind: 'refused', failure: 'retry', error }
    }
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
