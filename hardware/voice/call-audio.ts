import type { Timers } from '../timers.ts'
import type { CallInput } from './call-state.ts'
import { hearing } from './hearing.ts'
import type { Sound } from './sound.ts'
import type { CallSound, SoundPath } from './sound-path.ts'

/** What the sound of a call needs. */
export interface CallAudioPorts {
  readonly path: SoundPath
  readonly sound: Sound
  readonly timers: Timers
  readonly told: (input: CallInput) => void
}

/** The same key from the modem and out of the sound was pressed once. */
const sameKeyMs = 300

/** What is played in one call, and what is heard of it: tones, a voice, keys. */
export class CallAudio {
  readonly #ports: CallAudioPorts
  #sound: CallSound | undefined
  #opening: Promise<void> = Promise.resolve()
  #lastKey = { key: '', at: Number.NEGATIVE_INFINITY }

  constructor(ports: CallAudioPorts) {
    this.#ports = ports
  }

  /** Turns the sound on; resolves when that is told, either way. */
  open(): Promise<void> {
    this.#opening = this.#open()
    return this.#opening
  }

  play(): void {
    const { sound, told } = this.#ports
    void this.#sound?.play(sound).then((end) => told({ kind: 'play-ended', end }))
  }

  stop(): void {
    void this.#sound?.stop()
  }

  /** Resolves when the sound is off. Never rejects. */
  async close(): Promise<void> {
    await this.#opening
    await this.#sound?.close().catch(() => undefined)
  }

  /** A key, from the modem or out of the sound. */
  press(key: string): void {
    const now = this.#ports.timers.now()
    const { key: last, at } = this.#lastKey
    this.#lastKey = { key, at: now }
    if (key === last && now - at < sameKeyMs) return
    this.#ports.told({ kind: 'key', key })
  }

  async #open(): Promise<void> {
    const { path, told } = this.#ports
    const ear = hearing({
      heard: (sound) => told({ kind: 'heard', sound }),
      key: (key) => this.press(key),
    })
    try {
      this.#sound = await path.open(ear)
    } catch {
      return told({ kind: 'sound-failed' })
    }
    told({ kind: 'sounding' })
  }
}
