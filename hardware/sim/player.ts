import type { Timers } from '../timers.ts'
import { soundRate } from '../voice/sound.ts'
import type { Call } from './call.ts'
import type { Heard } from './ear.ts'

/** It came to its end, was made to, or the call went. */
export type PlayingEnd = 'played' | 'stopped' | 'hung-up'

/** What a player needs of its modem. */
export interface PlayerPorts {
  readonly timers: Timers
  readonly call: () => Call | undefined
}

/** Plays a file on the modem, by itself and in real time. */
export class Player {
  readonly #ports: PlayerPorts
  #heard: Heard | undefined
  #callOff: () => void = () => undefined
  #ended: ((why: PlayingEnd) => void) | undefined

  constructor(ports: PlayerPorts) {
    this.#ports = ports
  }

  get isPlaying(): boolean {
    return this.#ended !== undefined
  }

  /** `ended` is called once, however it ends. */
  play(
    sound: Int16Array,
    { reachesFarEnd }: { readonly reachesFarEnd: boolean },
    ended: (why: PlayingEnd) => void,
  ): void {
    const { call, timers } = this.#ports
    this.#ended = ended
    this.#heard = reachesFarEnd ? call()?.hear(timers.now(), sound) : undefined
    this.#callOff = timers.after((sound.length * 1_000) / soundRate, () => this.#end('played'))
  }

  /** Ends what plays; harmless when nothing does. */
  stop(why: 'stopped' | 'hung-up'): void {
    this.#heard?.cut(this.#ports.timers.now())
    this.#end(why)
  }

  /** Power-off: not a word. */
  forget(): void {
    this.#ended = undefined
    this.stop('stopped')
  }

  #end(why: PlayingEnd): void {
    this.#callOff()
    const ended = this.#ended
    this.#ended = undefined
    this.#heard = undefined
    ended?.(why)
  }
}
