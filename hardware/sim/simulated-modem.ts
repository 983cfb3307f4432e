import type { SimulatedCall } from './call.ts'
import type { CommandHost, Upload } from './command.ts'
import { answerTo } from './commands.ts'
import { deliveriesOf } from './deliveries.ts'
import { type Dialect, dialectOf } from './dialect.ts'
import { Faults } from './faults.ts'
import { HostLine } from './host-line.ts'
import { Inbox } from './inbox.ts'
import { MessageStores } from './message-store.ts'
import { registrationLines } from './network-commands.ts'
import type { OnAirPart, SimulatedModemOptions } from './options.ts'
import { Radio } from './radio.ts'
import { seededRandom } from './random.ts'
import { freshSettings, type Settings } from './settings.ts'
import { SubmissionDesk } from './submission-desk.ts'
import type { Caller } from './telephone.ts'
import { type Voice, voiceOf } from './voice.ts'

export type { OnAirPart, SimulatedModemOptions } from './options.ts'

const lastWordsMs = 50

/** A modem made of software: the far end of a serial line, with a radio, a SIM and moods. */
export class SimulatedModem implements CommandHost {
  readonly options: SimulatedModemOptions
  readonly dialect: Dialect
  readonly faults: Faults
  readonly stores: MessageStores
  readonly inbox: Inbox
  readonly voice: Voice
  settings: Settings = freshSettings()
  serviceCentre = '+31610000000'
  pinLeft = 3
  isUnlocked: boolean
  readonly #line: HostLine
  readonly #radio: Radio
  readonly #desk: SubmissionDesk
  #isOn = true
  #wasRegistered: boolean
  #incomingReference = 0
  #vanish: (seconds: number) => void = () => undefined

  constructor(options: SimulatedModemOptions) {
    this.options = options
    const { commandMs = 0, pin, seed = 1, storeCapacity = 40, timers } = options
    const random = seededRandom(seed)
    const settings = () => this.settings
    this.dialect = dialectOf(options.dialect)
    this.faults = new Faults({ timers, random, onChange: () => this.#faultsChanged() })
    const { dialect, faults } = this
    this.stores = new MessageStores(dialect.stores, storeCapacity)
    this.isUnlocked = pin === undefined
    this.#line = new HostLine({
      timers,
      faults,
      random,
      commandMs,
      noise: dialect.noise,
      settings,
      onCommand: (line) => this.#obey(line),
      onText: (text, isSent) => this.#desk.takeText(text, isSent),
    })
    this.inbox = new Inbox({
      timers,
      faults,
      stores: this.stores,
      settings,
      isReachable: () => this.isRegistered,
      tell: (...lines) => this.#line.tell(...lines),
    })
    this.voice = voiceOf({
      options,
      faults,
      settings,
      calls: dialect.calls,
      isRegistered: () => this.isRegistered,
      tell: (...lines) => this.tell(...lines),
    })
    this.#radio = this.#makeRadio(random)
    const [host, line, radio] = [this, this.#line, this.#radio]
    this.#desk = new SubmissionDesk({
      host,
      line,
      radio,
      vanish: (seconds) => this.vanish(seconds),
    })
    this.#wasRegistered = this.isRegistered
  }

  /** Everything its network took, oldest first. */
  get onAir(): readonly OnAirPart[] {
    return this.#radio.onAir
  }

  /** Every call it made or got, oldest first. */
  get calls(): readonly SimulatedCall[] {
    return this.voice.phone.calls
  }

  get isRegistered(): boolean {
    return this.#isOn && this.isUnlocked && !this.faults.is('no-network')
  }

  /** Where its words go; one listener, as one cable. */
  onSay(listener: (bytes: Uint8Array) => void): void {
    this.#line.onSay(listener)
  }

  /** What happens when it goes away: whoever holds the cable lets it vanish for so long. */
  onVanish(listener: (seconds: number) => void): void {
    this.#vanish = listener
  }

  /** It hears at once what it is told. */
  readonly waiting = 0

  /** Bytes from the host. */
  hear(bytes: Uint8Array): void {
    if (this.#isOn) this.#line.hear(bytes)
  }

  /** Goes away at once, with its cable, and comes back. */
  vanish(seconds: number): void {
    this.#vanish(seconds)
  }

  /** No power any more: what it was about to say is lost; the network keeps what arrives. */
  cutPower(): void {
    this.#isOn = false
    this.#radio.forget()
    this.voice.forget()
    this.#line.forget()
  }

  /** Power-on: what the last session set is gone, what lies in the stores is not. */
  boot(): void {
    this.cutPower()
    this.#isOn = true
    this.inbox.forget()
    this.forgetSettings()
    this.isUnlocked = this.options.pin === undefined
    this.#wasRegistered = this.isRegistered
    this.inbox.retry()
  }

  forgetSettings(): void {
    this.settings = freshSettings()
  }

  restart(): void {
    const { bootSeconds = 8, timers } = this.options
    timers.after(lastWordsMs, () => this.vanish(bootSeconds))
  }

  /** An SMS for this SIM arrives, in as many parts as it needs. */
  receive(from: string, text: string): void {
    this.#incomingReference = (this.#incomingReference + 1) & 0xff
    const { options, serviceCentre: smsc } = this
    const reference = this.#incomingReference
    for (const pdu of deliveriesOf({ smsc, from, text, reference, sentAt: options.now() })) {
      this.inbox.arrive({ kind: 'CMT', ...pdu })
    }
  }

  /** Somebody calls this SIM. */
  ring(from: string, caller?: Caller): SimulatedCall {
    return this.voice.phone.ring(from, caller)
  }

  takeOctets(upload: Upload): void {
    this.#line.takeOctets(upload)
  }

  tell(...lines: readonly string[]): void {
    this.#line.tell(...lines)
  }

  #obey(line: string): void {
    if (this.#desk.takes(line)) return
    const wasUnlocked = this.isUnlocked
    this.#line.answer(...answerTo(this, line))
    if (!wasUnlocked) this.#networkMayHaveChanged()
  }

  #makeRadio(random: () => number): Radio {
    return new Radio({
      options: this.options,
      faults: this.faults,
      random,
      refusal: () => this.#refusal(),
      keepsLink: () => this.settings.keepsLink > 0,
      answer: (...lines) => this.#line.tell(...lines),
      report: (pdu, tpduLength) => this.inbox.arrive({ kind: 'CDS', pdu, tpduLength }),
      vanish: (seconds) => this.vanish(seconds),
    })
  }

  #refusal(): number | undefined {
    if (!this.isUnlocked) return 311
    return this.serviceCentre === '' ? 330 : undefined
  }

  #faultsChanged(): void {
    this.#networkMayHaveChanged()
    this.voice.sound.take()
  }

  /** Tells a change of registration to a host that asked for it; arrivals that wait are tried. */
  #networkMayHaveChanged(): void {
    if (this.isRegistered && !this.faults.is('store-full')) this.inbox.retry()
    if (this.isRegistered === this.#wasRegistered) return
    this.#wasRegistered = this.isRegistered
    const lines = registrationLines(this)
    for (const line of this.#isOn ? lines : []) this.#line.tell(line)
  }
}
