import type { CallEvent } from '../at/call-events.ts'
import { advance } from './call.ts'
import { CallAudio } from './call-audio.ts'
import { endOfRefusal, endReported, endSaid } from './call-ends.ts'
import type { CallErrand, CallResult } from './call-errand.ts'
import { type CallDeed, type CallInput, type CallState, newCall } from './call-state.ts'
import { CallWatch } from './call-watch.ts'
import { hangUp } from './hang-up.ts'
import { secondsOf } from './sound.ts'

/** Drives one call: what the modem, the sound and the clock say goes in, what comes out is done. */
export class CallRun {
  readonly #errand: CallErrand
  readonly #watch: CallWatch
  readonly #audio: CallAudio
  readonly #over = new AbortController()
  readonly #inputs: CallInput[] = []
  #state: CallState
  #isFeeding = false
  #refusal: unknown
  #isVolte: boolean | undefined
  #writtenAt: number | undefined
  #endedAt: number | undefined
  #callOffGuard: () => void = () => undefined
  #callOffWatchdog: () => void = () => undefined

  constructor(errand: CallErrand) {
    const { phone, sound, endingKeys } = errand
    this.#errand = errand
    this.#watch = new CallWatch({ ...errand, found: (input) => this.#feed(input) })
    this.#audio = new CallAudio({
      ...errand,
      path: phone.path,
      told: (input) => this.#feed(input),
    })
    this.#state = newCall({
      soundSeconds: secondsOf(sound),
      goesOnAlone: phone.path.goesOnAlone,
      mustListen: phone.mayBeFalselyActive && phone.path.canHear,
      endingKeys,
    })
  }

  /** Resolves when the call is over. Never rejects. */
  async run(): Promise<CallResult> {
    const ended = new Promise<void>((resolve) =>
      this.#over.signal.addEventListener('abort', () => resolve(), { once: true }),
    )
    const { cutOff } = this.#errand
    cutOff?.addEventListener('abort', () => this.stop(), { signal: this.#over.signal })
    this.#feed({ kind: 'begin' })
    if (cutOff?.aborted) this.stop()
    await ended
    const end = this.#endedAt ?? this.#errand.timers.now()
    const seconds = this.#writtenAt === undefined ? 0 : (end - this.#writtenAt) / 1_000
    const isVolte = this.#isVolte
    return { state: this.#state, seconds, refusal: this.#refusal, isVolte }
  }

  /** The modem said something about calls. */
  hear(event: CallEvent): void {
    switch (event.kind) {
      case 'stage': {
        const isOther = event.direction !== undefined && event.direction !== this.#errand.direction
        if (!isOther) this.#feed({ kind: 'stage', stage: event.stage })
        return
      }
      case 'changed':
        return void this.#watch.look()
      case 'over': {
        const end = endSaid(event, this.#wasUp())
        return this.#feed({ kind: 'over', ...(end ? { end } : {}) })
      }
      case 'key':
        return this.#audio.press(event.key)
      case 'ring':
      case 'caller':
        return
    }
  }

  /** The port is gone. */
  lost(): void {
    this.#feed({ kind: 'lost' })
  }

  /** It is to end. */
  stop(): void {
    this.#feed({ kind: 'stop' })
  }

  #feed(input: CallInput): void {
    this.#inputs.push(input)
    if (this.#isFeeding) return
    this.#isFeeding = true
    for (let next = this.#inputs.shift(); next; next = this.#inputs.shift()) {
      const { state, deeds } = advance(this.#state, next)
      this.#state = state
      for (const deed of deeds) this.#do(deed)
    }
    this.#isFeeding = false
  }

  #do(deed: CallDeed): void {
    switch (deed.kind) {
      case 'dial':
        return void this.#begin()
      case 'look':
        return void this.#watch.look(this.#state.isSaidOver)
      case 'open-sound':
        return void this.#openSound()
      case 'play':
        return this.#audio.play()
      case 'stop-playing':
        return this.#audio.stop()
      case 'hang-up':
        return void this.#hangUp()
      case 'tell':
        return this.#errand.step(deed.step)
      case 'guard':
      case 'watchdog':
        return this.#set(deed)
      case 'end':
        return this.#end()
    }
  }

  #set(deed: CallDeed & { kind: 'guard' | 'watchdog' }): void {
    const { timers } = this.#errand
    if (deed.kind === 'watchdog') {
      this.#callOffWatchdog = timers.after(deed.ms, () => this.#feed({ kind: 'watchdog' }))
      return
    }
    const { turn, ms } = deed
    this.#callOffGuard()
    this.#callOffGuard = timers.after(ms, () => this.#feed({ kind: 'guard', turn }))
  }

  async #begin(): Promise<void> {
    const { begin, timers } = this.#errand
    try {
      await begin(() => {
        this.#writtenAt = timers.now()
        this.#feed({ kind: 'written' })
      })
      this.#watch.begin()
    } catch (error) {
      this.#refusal = error
      this.#feed({ kind: 'refused', end: endOfRefusal(error) })
    }
  }

  async #openSound(): Promise<void> {
    await this.#audio.open()
    // While who answers says their name: nothing else is asked of the modem then.
    this.#isVolte = await this.#errand.phone.isOnLte().catch(() => undefined)
  }

  async #hangUp(): Promise<void> {
    const { phone, timers, isMine } = this.#errand
    this.#watch.end()
    const isGone = await hangUp({ phone, timers, isMine, givenUp: this.#over.signal })
    this.#endedAt = timers.now()
    if (!isGone) return
    const isAssumed = this.#state.end?.isAssumed ?? false
    const end = isAssumed ? await endReported(phone, this.#wasUp()) : undefined
    await this.#audio.close()
    this.#feed({ kind: 'hung-up', ...(end ? { end } : {}) })
  }

  #end(): void {
    this.#watch.end()
    this.#callOffGuard()
    this.#callOffWatchdog()
    this.#over.abort()
    // One that was lost, or could not be hung up, has its sound on still.
    void this.#audio.close()
  }

  #wasUp(): boolean {
    return this.#state.heard !== 'nothing'
  }
}
