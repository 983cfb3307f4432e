import { soundRate } from '../voice/sound.ts'
import type { Call } from './call.ts'
import type { Faults } from './faults.ts'
import type { SimulatedModemOptions } from './options.ts'

const frameMs = 20
const frameSamples = (soundRate * frameMs) / 1_000
const octetsPerMs = (soundRate * 2) / 1_000
/** What a port takes ahead of what has sounded: the kernel's four buffers of 4096 (usb-wwan.h). */
const ahead = 16_384

/** What the port needs of its modem. */
export interface SoundLinePorts {
  readonly options: SimulatedModemOptions
  readonly faults: Faults
  readonly call: () => Call | undefined
  /** Whether it stays turned on when a call ends. */
  readonly staysOn: boolean
}

/**
 * A modem's second port, with a call's sound both ways: 8 kHz s16le in frames of 20 ms. What comes
 * faster than it sounds has to wait, and what comes while no call has it turned on is lost.
 */
export class SoundLine {
  readonly #ports: SoundLinePorts
  /** Octets that were not taken yet. */
  #waiting: Buffer = Buffer.alloc(0)
  #soundsUntil = 0
  #nextFrameAt = 0
  #isOn = false
  #isWorn = false
  #hasRefused = false
  #isFlowing = false
  #callOff: () => void = () => undefined
  #say: (bytes: Uint8Array) => void = () => undefined
  #roomy: () => void = () => undefined
  #ends: () => void = () => undefined

  constructor(ports: SoundLinePorts) {
    this.#ports = ports
  }

  /** Whether it was turned on; sound flows while there is a call as well. */
  get isOn(): boolean {
    return this.#isOn
  }

  /** How many octets from the host wait to be taken; half a sample is none. */
  get waiting(): number {
    return this.#waiting.length & ~1
  }

  /** Where the far end's sound goes; one listener, as one cable. */
  onSay(listener: (bytes: Uint8Array) => void): void {
    this.#say = listener
  }

  /** Called when nothing waits any more. */
  onRoom(listener: () => void): void {
    this.#roomy = listener
  }

  /** Called after the last sound of a call. */
  onEnd(listener: () => void): void {
    this.#ends = listener
  }

  /** Sound goes both ways while a call is up. */
  turnOn(): void {
    this.#isOn = true
    this.#flow()
  }

  turnOff(): void {
    this.#isOn = false
    this.#flow()
  }

  /** `AT+CRESET`: the only thing that helps a worn endpoint. */
  mend(): void {
    this.#isWorn = false
  }

  /** Whether it can be turned on; worn, it says no once to each call and is deaf and mute then. */
  wakes(): boolean {
    const wakes = !this.#isWorn || this.#hasRefused
    this.#hasRefused = true
    return wakes
  }

  /** A call came or went. */
  callChanged(): void {
    const isOver = this.#ports.call() === undefined
    if (isOver) this.#hasRefused = false
    if (isOver && this.#isFlowing && this.#ports.faults.use('worn-sound')) this.#isWorn = true
    if (isOver && !this.#ports.staysOn) this.#isOn = false
    this.#flow()
  }

  #flow(): void {
    const flows = this.#isOn && this.#ports.call() !== undefined
    if (flows === this.#isFlowing) return
    this.#isFlowing = flows
    this.#callOff()
    this.#soundsUntil = this.#nextFrameAt = this.#now
    if (flows) return this.#tick()
    this.#forget()
    this.#ends()
  }

  /** Octets from the host. */
  hear(bytes: Uint8Array): void {
    this.#waiting = Buffer.concat([this.#waiting, bytes])
    this.take()
  }

  /** Takes what there is room for. */
  take(): void {
    if (this.waiting === 0) return
    const { faults } = this.#ports
    if (this.#isWorn || faults.is('wedged-sound')) return
    if (!this.#isFlowing) return this.#forget()
    this.#soundsUntil = Math.max(this.#soundsUntil, this.#now)
    const room = ahead - (this.#soundsUntil - this.#now) * octetsPerMs
    const octets = Math.min(this.#waiting.length, Math.floor(room)) & ~1
    if (octets > 0) this.#sound(octets)
    if (this.waiting === 0) this.#roomy()
  }

  #sound(octets: number): void {
    const taken = this.#waiting.subarray(0, octets)
    this.#waiting = this.#waiting.subarray(octets)
    const samples = Int16Array.from({ length: octets / 2 }, (_, i) => taken.readInt16LE(i * 2))
    this.#ports.call()?.hear(this.#soundsUntil, samples)
    this.#soundsUntil += octets / octetsPerMs
  }

  #forget(): void {
    this.#waiting = Buffer.alloc(0)
    this.#roomy()
  }

  /** A frame from the far end; drift is made up for. */
  #tick(): void {
    const call = this.#ports.call()
    if (!this.#isFlowing || !call) return
    this.take()
    for (; this.#nextFrameAt <= this.#now; this.#nextFrameAt += frameMs) {
      const samples = call.sound(this.#nextFrameAt - frameMs, frameSamples)
      if (!this.#isWorn) this.#say(octetsOf(samples))
    }
    const { after } = this.#ports.options.timers
    this.#callOff = after(this.#nextFrameAt - this.#now, () => this.#tick())
  }

  get #now(): number {
    return this.#ports.options.timers.now()
  }
}

/** Little-endian, as they travel. */
export function octetsOf(samples: Int16Array): Buffer {
  const octets = Buffer.alloc(samples.length * 2)
  samples.forEach((sample, i) => {
    octets.writeInt16LE(sample, i * 2)
  })
  return octets
}
