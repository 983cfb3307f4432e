import { Climb } from './climb.ts'
import { ModemError } from './errors.ts'
import { type Lesson, simTrouble } from './lessons.ts'
import type { BankPorts } from './modem.ts'
import type { ModemPresence } from './modem-presence.ts'
import type { Session } from './session.ts'
import { sleep, type Timers } from './timers.ts'
import { Watch, type Wish } from './watch.ts'
import type { Wire } from './wire.ts'

/** What a modem's life needs of the bank. */
export interface LifeSurroundings {
  readonly timers: Timers
  readonly log: BankPorts['log']
  readonly open: () => Promise<Wire>
  readonly startSession: (wire: Wire) => Session
  /** False when another port already speaks to this very modem. */
  readonly claim: (imei: string) => boolean
  readonly release: () => void
  /** Whether a reset may begin beside the other modems; see `mayReset`. */
  readonly mayReset: () => boolean
  /** Cuts the USB power of this modem's port, where a site has hooked that up. */
  readonly powerCycle: (() => Promise<void>) | undefined
}

/** A vanished port is looked for this often. */
const lookAgainMs = 250
/** A modem without a usable SIM of its own is brought up again after this. */
const simRetryMs = 60_000
/** A SIM may be put back at any moment, and needs no person any more then. */
const simMissingRetryMs = 1_000
/** How often a session is looked at. */
const tickMs = 2_000
/** So many full stores in a row are a sick modem. */
const fullLimit = 3

/** Opens, brings up, watches and recovers one modem until it is stopped. */
export class ModemLife {
  readonly #modem: ModemPresence
  readonly #around: LifeSurroundings
  readonly #stopping = new AbortController()
  readonly #climb: Climb
  #nudge = new AbortController()
  #session: Session | undefined
  #wish: Wish | undefined
  #fullInRow = 0

  constructor(modem: ModemPresence, around: LifeSurroundings) {
    const wait = (ms: number) => this.#wait(ms)
    this.#modem = modem
    this.#around = around
    const wake = () => this.retry()
    this.#climb = new Climb({ modem, around, stopping: this.#stopping.signal, wait, wake })
  }

  /** Whether it was reset and is not back yet. */
  isResetting(): boolean {
    return this.#climb.isResetting()
  }

  /** A person wants it reset, whatever the budget says. */
  resetByHand(): void {
    this.#want('reset')
  }

  /** The conversation under way. */
  session(): Session | undefined {
    return this.#session
  }

  /** Ends the wait it is in: a parked or absent modem is tried at once. */
  retry(): void {
    this.#nudge.abort()
  }

  /** Does about an outcome what cannot be done from within a submission. */
  heed(lesson: Lesson): void {
    if (lesson.kind === 'works') {
      this.#climb.isWell()
      this.#fullInRow = 0
    }
    if (lesson.kind === 'empty-stores') this.#fullInRow += 1
    const isSick = lesson.kind === 'sick' || this.#fullInRow >= fullLimit
    if (isSick) {
      this.#fullInRow = 0
      this.#modem.end('recovering')
      this.#want('recovery')
    } else if (lesson.kind === 'empty-stores') this.#want('sweep')
    else if (lesson.kind === 'worn') {
      this.#modem.end('recovering')
      this.#want('mending')
    }
  }

  /** Ends every wait and closes the port; `run` then resolves. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#nudge.abort()
    await this.#session?.close()
  }

  /** Lives until stopped. Never rejects. */
  async run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const wire = await this.#openPatiently()
      if (!wire) return
      if (!this.#climb.isClimbing()) this.#modem.become({ session: 'starting' })
      const session = this.#around.startSession(wire)
      this.#session = session
      void session.closed.then(() => {
        if (session !== this.#session) return
        this.#modem.end('absent')
        this.#nudge.abort()
      })
      await this.#liveUntilOver(session)
      this.#modem.end(session.isOpen() ? 'recovering' : 'absent')
      this.#around.release()
      this.#session = undefined
      await session.close()
    }
  }

  async #openPatiently(): Promise<Wire | undefined> {
    for (let tries = 0; !this.#stopping.signal.aborted; tries += 1) {
      try {
        return await this.#around.open()
      } catch (error) {
        this.#modem.end('absent')
        if (tries === 0) this.#warn('modem-absent', { error })
        await this.#wait(lookAgainMs)
      }
    }
    return undefined
  }

  async #liveUntilOver(session: Session): Promise<void> {
    try {
      await this.#live(session)
    } catch (error) {
      if (!session.isOpen()) return
      this.#warn('modem-trouble', { error })
      await this.#climb.recover(session)
    }
  }

  async #live(session: Session): Promise<void> {
    try {
      await session.bringUp()
    } catch (error) {
      const reason = error instanceof ModemError ? simTrouble(error) : undefined
      if (!reason) throw error
      this.#modem.park(reason)
      return this.#wait(reason === 'sim-missing' ? simMissingRetryMs : simRetryMs)
    }
    const facts = session.facts()
    if (!this.#around.claim(facts.imei)) {
      this.#modem.park('port-in-use')
      return this.#wait(simRetryMs)
    }
    this.#modem.meet(facts)
    await session.listStores()
    const { timers, log } = this.#around
    const watch = new Watch({ session, modem: this.#modem, climb: this.#climb, timers, log })
    this.#wish = undefined
    watch.begin()
    while (this.#goesOn(session)) {
      await this.#wait(tickMs)
      if (this.#goesOn(session) && !(await watch.tend(this.#wished()))) return
    }
  }

  #wished(): Wish | undefined {
    const wish = this.#wish
    this.#wish = undefined
    return wish
  }

  #goesOn(session: Session): boolean {
    return session.isOpen() && !this.#stopping.signal.aborted
  }

  #want(wish: Wish): void {
    this.#wish = wish
    this.#nudge.abort()
  }

  async #wait(ms: number): Promise<void> {
    await sleep(this.#around.timers, ms, this.#nudge.signal)
    if (!this.#stopping.signal.aborted) this.#nudge = new AbortController()
  }

  #warn(event: string, fields: Record<string, unknown>): void {
    this.#around.log('warn', event, { modem: this.#modem.id, ...fields })
  }
}
