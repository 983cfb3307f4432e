import type { CallEvent } from '../at/call-events.ts'
import type { ListedCall } from '../at/voice.ts'
import { ModemError } from '../errors.ts'
import type { Timers } from '../timers.ts'
import { advance } from './call.ts'
import { causeOf, endOfResult, numberInReport } from './call-causes.ts'
import type { CallStep } from './call-outcome.ts'
import {
  type CallDeed,
  type CallEnd,
  type CallInput,
  type CallState,
  newCall,
} from './call-state.ts'
import { CallWatch } from './call-watch.ts'
import { hangUp } from './hang-up.ts'
import { hearing } from './hearing.ts'
import type { Phone } from './phone.ts'
import { type Sound, secondsOf } from './sound.ts'
import type { CallSound } from './sound-path.ts'

/** One call that is to be made, or answered. */
export interface CallErrand {
  readonly phone: Phone
  readonly timers: Timers
  readonly direction: 'out' | 'in'
  readonly sound: Sound
  readonly endingKeys: readonly string[]
  /** Asks the modem for the call; `written` is called right before that is written. */
  readonly begin: (written: () => void) => Promise<void>
  /** Whether a call in the modem's list is this one. */
  readonly isMine: (listed: ListedCall) => boolean
  readonly step: (step: CallStep) => void
}

/** What became of it. */
export interface CallResult {
  readonly state: CallState
  /** From ATD to the end; 0 when it was not written. */
  readonly seconds: number
  /** Why the modem did not take it. */
  readonly refusal: unknown
  /** Undefined when it is not known. */
  readonly isVolte: boolean | undefined
}

/** The same key from the modem and out of the sound was pressed once. */
const sameKeyMs = 300

/** Drives one call: what the modem, the sound and the clock say goes in, what comes out is done. */
export class CallRun {
  readonly #errand: CallErrand
  readonly #watch: CallWatch
  readonly #over = new AbortController()
  readonly #inputs: CallInput[] = []
  #state: CallState
  #isFeeding = false
  #sound: CallSound | undefined
  #opening: Promise<void> = Promise.resolve()
  #refusal: unknown
  #isVolte: boolean | undefined
  #writtenAt: number | undefined
  #endedAt: number | undefined
  #lastKey = { key: '', at: Number.NEGATIVE_INFINITY }
  #callOffGuard: () => void = () => undefined
  #callOffWatchdog: () => void = () => undefined

  constructor(errand: CallErrand) {
    const { phone, sound, endingKeys } = errand
    this.#errand = errand
    this.#watch = new CallWatch({ ...errand, found: (input) => this.#feed(input) })
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
    this.#feed({ kind: 'begin' })
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
        return this.#press(event.key)
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
        this.#opening = this.#open()
        return
      case 'play':
        return this.#play()
      case 'stop-playing':
        return void this.#sound?.stop()
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

  async #open(): Promise<void> {
    const { phone } = this.#errand
    const ear = hearing({
      heard: (sound) => this.#feed({ kind: 'heard', sound }),
      key: (key) => this.#press(key),
    })
    try {
      this.#sound = await phone.path.open(ear)
    } catch {
      return this.#feed({ kind: 'sound-failed' })
    }
    this.#feed({ kind: 'sounding' })
    // While who answers says their name: nothing else is asked of the modem then.
    this.#isVolte = await phone.isOnLte().catch(() => undefined)
  }

  #play(): void {
    const played = this.#sound?.play(this.#errand.sound)
    void played?.then((end) => this.#feed({ kind: 'play-ended', end }))
  }

  #press(key: string): void {
    const now = this.#errand.timers.now()
    const { key: last, at } = this.#lastKey
    this.#lastKey = { key, at: now }
    if (key === last && now - at < sameKeyMs) return
    this.#feed({ kind: 'key', key })
  }

  async #hangUp(): Promise<void> {
    const { phone, timers, isMine } = this.#errand
    this.#watch.end()
    const isGone = await hangUp({ phone, timers, isMine, givenUp: this.#over.signal })
    this.#endedAt = timers.now()
    if (!isGone) return
    const end = this.#state.end?.isAssumed ? await this.#askWhy() : undefined
    await this.#closeSound()
    this.#feed({ kind: 'hung-up', ...(end ? { end } : {}) })
  }

  async #askWhy(): Promise<CallEnd | undefined> {
    const report = await this.#errand.phone.endReport().catch(() => undefined)
    const number = report === undefined ? undefined : numberInReport(report)
    if (number === undefined) return undefined
    return { cause: causeOf(number, this.#wasUp()), code: `CEER ${number}` }
  }

  async #closeSound(): Promise<void> {
    await this.#opening
    await this.#sound?.close().catch(() => undefined)
  }

  #end(): void {
    this.#watch.end()
    this.#callOffGuard()
    this.#callOffWatchdog()
    this.#over.abort()
    // One that was lost, or could not be hung up, has its sound on still.
    void this.#closeSound()
  }

  #wasUp(): boolean {
    return this.#state.heard !== 'nothing'
  }
}

function endSaid(
  { cause, word }: CallEvent & { kind: 'over' },
  wasUp: boolean,
): CallEnd | undefined {
  if (cause !== undefined) return { cause: causeOf(cause, wasUp), code: `cause ${cause}` }
  return word === undefined ? undefined : endOfResult(word)
}

/** What an answer to ATD says: a result code is the end of a call, an error is none of a call. */
function endOfRefusal(error: unknown): CallEnd {
  const word = error instanceof ModemError ? error.answer?.word : undefined
  const said = word === undefined ? undefined : endOfResult(word)
  return said ?? { cause: 'unknown', isAssumed: true }
}
