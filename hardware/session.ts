import { ModemError } from './errors.ts'
import type { Incoming, StoreAccess } from './incoming.ts'
import type { LateAnswers } from './late-answers.ts'
import type { BroughtUp, Link, LinkEvent } from './link.ts'
import type { SmsSubmission, SubmitOutcome } from './modem.ts'
import { submitPart } from './submit-part.ts'
import type { Timers } from './timers.ts'
import { Turns } from './turns.ts'
import { SessionCalls } from './voice/session-calls.ts'

/** What a session knows of its modem once it is brought up. */
export type SessionFacts = Omit<BroughtUp, 'stores'>

/** What a session needs of the modem it belongs to. */
export interface SessionPorts {
  readonly modem: string
  readonly timers: Timers
  /** These two outlive the session. */
  readonly incoming: Incoming
  readonly late: LateAnswers
  readonly isTraced: boolean
  /** What an earlier session knew of this modem, for one that does not come up. */
  readonly before: SessionFacts | undefined
  readonly learned: (facts: SessionFacts) => void
  /** It did not answer a question that nobody waits for. */
  readonly silent: () => void
  /** The modem said, unasked, that it is registered. */
  readonly registered: () => void
  /** Somebody calls; the number where it is shown and Dutch. */
  readonly rang: (from: string | undefined) => void
}

/** One conversation with an open port, from bring-up to close; a new one begins on a new wire. */
export class Session {
  readonly #link: Link
  readonly #ports: SessionPorts
  readonly #turns: Turns
  readonly calls: SessionCalls
  #found: BroughtUp | undefined

  constructor(openLink: (heard: (event: LinkEvent) => void) => Link, ports: SessionPorts) {
    this.#ports = ports
    this.#turns = new Turns(ports.timers)
    this.#link = openLink((event) => this.#hear(event))
    this.#link.trace(ports.isTraced)
    this.calls = new SessionCalls({
      modem: ports.modem,
      iccid: () => this.#known().iccid,
      phone: () => this.#link.phone(),
      hangUp: () => this.#link.hangUp(),
      turns: this.#turns,
      timers: ports.timers,
      rang: ports.rang,
    })
    void this.#link.closed.then(() => this.#end())
  }

  get closed(): Promise<void> {
    return this.#link.closed
  }

  isOpen(): boolean {
    return this.#link.isOpen()
  }

  /** After `bringUp` only. */
  facts(): SessionFacts {
    return this.#known()
  }

  async bringUp(): Promise<void> {
    this.#found = await this.#link.bringUp()
  }

  /** Reads and empties every store, before the first message is sent. */
  async listStores(): Promise<void> {
    await this.#ports.incoming.begin(this.#access())
  }

  async sweep(): Promise<void> {
    await this.#ports.incoming.sweep()
  }

  /** Never rejects. */
  submit(submission: SmsSubmission): Promise<SubmitOutcome> {
    const { modem, timers, late } = this.#ports
    const from = { modem, iccid: () => this.#known().iccid, timers, late }
    return this.#turns.message(() => submitPart(this.#link, submission, from))
  }

  /** Signal, registration and operator; rejects when the modem does not answer. */
  async poll(): Promise<void> {
    const signal = await this.#turns.chore(() => this.#link.signal())
    const registered = await this.#turns.chore(() => this.#link.registered())
    const { operator } = this.#known()
    const isNew = registered && (operator === undefined || !this.#known().registered)
    this.#learn({
      signal,
      registered,
      operator: isNew ? await this.#turns.chore(() => this.#link.operator()) : operator,
    })
  }

  /** One that was too busy at bring-up to say how it calls is asked again, and calls after all. */
  async seekVoice(): Promise<void> {
    if (!this.#link.lacksVoice()) return
    const voicePath = await this.#turns.chore(() => this.#link.seekVoice())
    if (voicePath) this.#learn({ voicePath })
  }

  /** ESC and `AT` (2 s); whether it answered, and no call is stuck. */
  async probe(): Promise<boolean> {
    return (await this.#link.probe()) && (await this.calls.isFree())
  }

  hasReset(): boolean {
    return (this.#found ?? this.#ports.before)?.hasReset ?? false
  }

  /** The profile's own reset; the modem vanishes and comes back. A call that is up is hung up. */
  async reset(): Promise<void> {
    await this.calls.stop()
    const profileId = (this.#found ?? this.#ports.before)?.profile.id
    return this.#turns.chore(() => this.#link.reset(profileId))
  }

  trace(on: boolean): void {
    this.#link.trace(on)
  }

  close(): Promise<void> {
    return this.#link.close()
  }

  #hear(event: LinkEvent): void {
    const { incoming, late } = this.#ports
    switch (event.kind) {
      case 'stored':
        return incoming.announced(event)
      case 'pdu':
        return incoming.came(event.pdu)
      case 'late-answer':
        return late.heard(event.reference)
      case 'registration':
        return this.#hearRegistration(event.registered)
      case 'call':
        if (this.#found) this.calls.hear(event.call)
    }
  }

  /** One network's `not registered` (`+CREG`, `+CEREG`) may hide the other's `registered`: ask. */
  #hearRegistration(registered: boolean): void {
    if (!this.#found) return
    if (registered) {
      this.#learn({ registered })
      this.#ports.registered()
    } else
      this.poll().catch(() => {
        if (this.isOpen()) this.#ports.silent()
      })
  }

  #learn(news: Partial<SessionFacts>): void {
    this.#found = { ...this.#known(), ...news }
    this.#ports.learned(this.#found)
  }

  #known(): BroughtUp {
    if (!this.#found) throw new ModemError('not-ready', `${this.#ports.modem} is not brought up`)
    return this.#found
  }

  #access(): StoreAccess {
    const link = this.#link
    return {
      stores: this.#known().stores,
      list: (store) => link.list(store),
      read: (store, index) => link.read(store, index),
      remove: (stored) => link.remove(stored),
      clearRead: (store) => link.clearRead(store),
      chore: (work, since) => this.#turns.chore(work, since),
    }
  }

  #end(): void {
    this.calls.end()
    this.#turns.close()
    this.#ports.incoming.end()
  }
}
