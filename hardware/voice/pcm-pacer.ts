import type { Timers } from '../timers.ts'
import type { Wire } from '../wire.ts'
import { type Sound, soundRate } from './sound.ts'
import type { PlayEnd } from './sound-path.ts'

/** One frame: 20 ms, 160 samples, 320 octets, as modems take them (modems.md §3.2). */
export const frameMs = 20
/** Samples of a frame. */
export const frameSamples = (soundRate * frameMs) / 1_000
/** Octets of a frame. */
export const frameOctets = frameSamples * 2
const silentFrame = new Uint8Array(frameOctets)
/** Octets that a port may leave untaken, and for how long, before its modem is called wedged. */
const mostPending = 3_200
const wedgedAfterMs = 500

interface Playing {
  readonly samples: Int16Array
  at: number
  /** The frame with its last sample, once that is written. */
  lastFrame?: number
  readonly end: (how: PlayEnd) => void
}

/**
 * Writes whole frames at the pace at which a modem plays them, silence where nothing plays: a modem
 * that gets nothing repeats itself or stops listening. The pace is that of the monotonic clock and
 * has no drift. What comes late is not made good by writing faster; the sound goes on from there.
 */
export class PcmPacer {
  readonly #wire: Pick<Wire, 'write' | 'pending'>
  readonly #timers: Timers
  readonly #leadMs: number
  /** When the modem began with frame 0, moved on by as long as it had nothing to play. */
  #origin: number
  #written = 0
  #stuckSince: number | undefined
  #playing: Playing | undefined
  #isOver = false
  #callOff: () => void = () => undefined

  /** Begins with silence, at once, and is from then on `leadMs` ahead of the modem's ear. */
  constructor(wire: Pick<Wire, 'write' | 'pending'>, timers: Timers, leadMs: number) {
    this.#wire = wire
    this.#timers = timers
    this.#leadMs = leadMs
    this.#origin = timers.now()
    this.#tick()
  }

  /** From the next frame on. Resolves when the modem has had the time to play the last one. */
  play({ samples }: Sound): Promise<PlayEnd> {
    if (this.#isOver) return Promise.resolve('wedged')
    this.stop()
    return new Promise((resolve) => {
      this.#playing = { samples, at: 0, end: resolve }
    })
  }

  /** Silence from the next frame on. */
  stop(): void {
    this.#end('stopped')
  }

  /** No more frames: what plays ends as `how`. */
  close(how: 'stopped' | 'wedged' = 'stopped'): void {
    this.#isOver = true
    this.#callOff()
    this.#end(how)
  }

  #end(how: PlayEnd): void {
    this.#playing?.end(how)
    this.#playing = undefined
  }

  #tick(): void {
    const now = this.#timers.now()
    const heardUntil = this.#origin + this.#written * frameMs
    if (now > heardUntil) this.#origin += now - heardUntil
    while (this.#dueAt() <= now && this.#hasRoom(now)) this.#write()
    this.#noticeEnd(now)
    if (this.#stuckSince !== undefined && now - this.#stuckSince >= wedgedAfterMs) {
      return this.close('wedged')
    }
    const wait = this.#stuckSince === undefined ? this.#dueAt() - now : frameMs
    this.#callOff = this.#timers.after(Math.max(1, wait), () => this.#tick())
  }

  /** When the next frame may be written. */
  #dueAt(): number {
    return this.#origin + (this.#written + 1) * frameMs - this.#leadMs
  }

  #hasRoom(now: number): boolean {
    const isFull = this.#wire.pending() > mostPending
    if (isFull) this.#stuckSince ??= now
    else this.#stuckSince = undefined
    return !isFull
  }

  #write(): void {
    this.#wire.write(this.#nextFrame())
    this.#written += 1
  }

  #nextFrame(): Uint8Array {
    const playing = this.#playing
    if (!playing) return silentFrame
    const samples = playing.samples.subarray(playing.at, playing.at + frameSamples)
    playing.at += samples.length
    if (playing.at >= playing.samples.length) playing.lastFrame ??= this.#written
    // As they lie in memory: every machine that Node.js runs on here is little-endian, as modems are.
    const octets = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
    if (octets.length === frameOctets) return octets
    const frame = new Uint8Array(frameOctets)
    frame.set(octets)
    return frame
  }

  /** The last sample has left the port, and there was time to play it. */
  #noticeEnd(now: number): void {
    const last = this.#playing?.lastFrame
    if (last === undefined) return
    const isHeard = now >= this.#origin + (last + 1) * frameMs
    const isTaken = this.#wire.pending() <= (this.#written - last - 1) * frameOctets
    if (isHeard && isTaken) this.#end('played')
  }
}
