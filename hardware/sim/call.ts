import { causes } from './callee.ts'
import { Ear, type Heard } from './ear.ts'
import { type FarSound, farSamples, keyMs } from './far-sound.ts'
import type { Faults } from './faults.ts'
import type { SimulatedModemOptions } from './options.ts'

/** Who ended a call. */
export type EndedBy = 'us' | 'them' | 'network' | 'power'

/** One call, as the far end knows it: the witness of tests. Times are milliseconds since the epoch. */
export interface SimulatedCall {
  readonly direction: 'out' | 'in'
  readonly modem: string
  readonly iccid: string
  /** Who was called or, of a call in, who calls; empty for somebody who hides. */
  readonly to: string
  readonly dialledAt: number
  readonly ringingAt: number | undefined
  readonly answeredAt: number | undefined
  readonly endedAt: number | undefined
  readonly endedBy: EndedBy | undefined
  /** The cause of its end (24.008 annex H). */
  readonly cause: number | undefined
  /** What the far ear got since it answered, 8 kHz, in real time: gaps are silence. */
  readonly heard: Int16Array
  /** What the far end pressed. */
  readonly keys: string
}

/** `<stat>` of 27.007 §7.18, as the modem tells it. */
export const stats = { active: 0, dialling: 2, alerting: 3, incoming: 4 } as const
/** One of them. */
export type Stat = (typeof stats)[keyof typeof stats]

/** What happens to a call, as far as a modem may speak of it. */
export type CallTurn = 'dialling' | 'alerting' | 'incoming' | 'active' | 'ended'

/** What a call needs of its modem. */
export interface CallPorts {
  readonly options: SimulatedModemOptions
  readonly faults: Faults
  readonly turned: (turn: CallTurn, call: Call) => void
  readonly pressed: (key: string, call: Call) => void
}

/** A call over the network: rings, is answered, is heard, ends. */
export class Call implements SimulatedCall {
  readonly direction: 'out' | 'in'
  readonly modem: string
  readonly iccid: string
  readonly to: string
  readonly dialledAt: number
  ringingAt: number | undefined
  answeredAt: number | undefined
  endedAt: number | undefined
  endedBy: EndedBy | undefined
  cause: number | undefined
  keys = ''
  /** What the modem says of it; undefined once it is gone. */
  stat: Stat | undefined
  /** Since when the modem calls it active. */
  activeAt: number | undefined
  readonly #ports: CallPorts
  readonly #beganAt: number
  readonly #ear = new Ear()
  readonly #whenAnswered: (() => void)[] = []
  #answeredMs: number | undefined
  #endedMs: number | undefined
  #sounds: FarSound[] = []
  #callsOff: (() => void)[] = []

  constructor(ports: CallPorts, direction: 'out' | 'in', to: string) {
    const { options } = ports
    this.#ports = ports
    this.direction = direction
    this.to = to
    this.modem = options.id
    this.iccid = options.iccid
    this.dialledAt = options.now()
    this.#beganAt = options.timers.now()
  }

  get heard(): Int16Array {
    if (this.#answeredMs === undefined) return new Int16Array(0)
    return this.#ear.between(this.#answeredMs, this.#endedMs ?? this.#nowMs)
  }

  /** The network looks for whom we call. */
  dial(): void {
    this.#turn('dialling', stats.dialling)
  }

  /** The phone we call rings. */
  alert(): void {
    this.ringingAt = this.#ports.options.now()
    this.sounds('ringback')
    this.#turn('alerting', stats.alerting)
    const early = this.#ports.faults.use('false-active')
    if (early) this.after(early.afterSeconds ?? 0, () => this.activate())
  }

  /** Somebody calls us. */
  ring(): void {
    this.ringingAt = this.#ports.options.now()
    this.#turn('incoming', stats.incoming)
  }

  /** The far end, or we, took it: from here on it is heard. */
  answer(): void {
    this.answeredAt = this.#ports.options.now()
    this.#answeredMs = this.#nowMs
    this.#hush()
    const dropped = this.#ports.faults.use('dropped-call')
    for (const run of this.#whenAnswered) run()
    if (dropped) this.after(dropped.afterSeconds, () => this.end('network', causes.networkFailure))
    this.activate()
  }

  whenAnswered(run: () => void): void {
    this.#whenAnswered.push(run)
  }

  /** The modem calls it active, true or not. */
  activate(): void {
    if (this.stat === stats.active) return
    this.activeAt = this.#ports.options.now()
    this.#turn('active', stats.active)
  }

  end(by: EndedBy, cause: number): void {
    if (this.endedAt !== undefined) return
    this.endedAt = this.#ports.options.now()
    this.#endedMs = this.#nowMs
    this.endedBy = by
    this.cause = cause
    this.stat = undefined
    for (const callOff of this.#callsOff.splice(0)) callOff()
    this.#ports.turned('ended', this)
  }

  /** What we sound from this moment of `timers` on. */
  hear(at: number, samples: Int16Array): Heard {
    const { cut } = this.#ear.hear(at - this.#beganAt, samples)
    return { cut: (cutAt) => cut(cutAt - this.#beganAt) }
  }

  forgetSound(): void {
    this.#ear.forget()
  }

  /** What comes back from this moment of `timers` on. */
  sound(at: number, count: number): Int16Array {
    return farSamples(this.#sounds, at - this.#beganAt, count)
  }

  /** Runs it unless the call is over by then. */
  after(seconds: number, run: () => void): void {
    this.#callsOff.push(this.#ports.options.timers.after(seconds * 1_000, run))
  }

  /** The far end presses a key: in-band and, where the modem listens for it, as an event. */
  press(key: string): void {
    this.keys += key
    this.sounds('key', { forMs: keyMs, key })
    this.#ports.pressed(key, this)
  }

  /** The far end, or its network, makes a sound from now on. */
  sounds(kind: FarSound['kind'], { forMs, key }: { forMs?: number; key?: string } = {}): void {
    const atMs = this.#nowMs
    this.#sounds.push({
      kind,
      atMs,
      ...(forMs === undefined ? {} : { untilMs: atMs + forMs }),
      ...(key === undefined ? {} : { key }),
    })
  }

  #hush(): void {
    this.#sounds = []
  }

  get #nowMs(): number {
    return this.#ports.options.timers.now() - this.#beganAt
  }

  #turn(turn: CallTurn, stat: Stat): void {
    this.stat = stat
    this.#ports.turned(turn, this)
  }
}
