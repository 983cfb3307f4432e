import { ModemError } from '../errors.ts'
import { addressOf } from '../sms/address.ts'
import { encodeDeliver } from '../sms/deliver.ts'
import { splitText } from '../sms/split.ts'
import { decodeSubmit } from '../sms/submit.ts'
import type { CommandHost } from './command.ts'
import { answerTo, upperCased } from './commands.ts'
import { type Dialect, dialects } from './dialect.ts'
import { Faults } from './faults.ts'
import { HostLine } from './host-line.ts'
import { Inbox } from './inbox.ts'
import { MessageStores } from './message-store.ts'
import { registrationLines } from './network-commands.ts'
import type { OnAirPart, SimulatedModemOptions } from './options.ts'
import { Radio, wholeSeconds } from './radio.ts'
import { seededRandom } from './random.ts'
import { freshSettings, type Settings } from './settings.ts'
import { submitOf } from './text-mode.ts'

export type { OnAirPart, SimulatedModemOptions } from './options.ts'

const lastWordsMs = 50

/** A modem made of software: the far end of a serial line, with a radio, a SIM and moods. */
export class SimulatedModem implements CommandHost {
  readonly options: SimulatedModemOptions
  readonly dialect: Dialect
  readonly faults: Faults
  readonly stores: MessageStores
  readonly inbox: Inbox
  settings: Settings = freshSettings()
  serviceCentre = '+31610000000'
  pinLeft = 3
  isUnlocked: boolean
  readonly #line: HostLine
  readonly #radio: Radio
  /** What the prompt was given for: a length in PDU mode, a number in text mode. */
  #submitting = ''
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
    this.faults = new Faults({ timers, random, onChange: () => this.#networkMayHaveChanged() })
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
      onText: (text, isSent) => this.#takeText(text, isSent),
    })
    this.inbox = new Inbox({
      timers,
      faults,
      stores: this.stores,
      settings,
      isReachable: () => this.isRegistered,
      tell: (...lines) => this.#line.tell(...lines),
    })
    this.#radio = new Radio({
      options,
      faults,
      random,
      refusal: () => this.#refusal(),
      keepsLink: () => this.settings.keepsLink > 0,
      answer: (...lines) => this.#line.tell(...lines),
      report: (pdu, tpduLength) => this.inbox.arrive({ kind: 'CDS', pdu, tpduLength }),
      vanish: (seconds) => this.vanish(seconds),
    })
    this.#wasRegistered = this.isRegistered
  }

  /** Everything its network took, oldest first. */
  get onAir(): readonly OnAirPart[] {
    return this.#radio.onAir
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
    const { parts, alphabet } = splitText(text)
    this.#incomingReference = (this.#incomingReference + 1) & 0xff
    parts.forEach((part, i) => {
      const { pdu, tpduLength } = encodeDeliver({
        smsc: this.serviceCentre,
        from: addressOf(from),
        text: part,
        alphabet,
        sentAt: wholeSeconds(this.options.now()),
        ...(parts.length > 1
          ? {
              concatenation: {
                reference: this.#incomingReference,
                parts: parts.length,
                sequence: i + 1,
              },
            }
          : {}),
      })
      this.inbox.arrive({ kind: 'CMT', pdu, tpduLength })
    })
  }

  #obey(line: string): void {
    const submit = /^AT\+CMGS=(?:(\d+)|"([^"]+)"(?:,\d+)?)$/.exec(upperCased(line))
    if (!submit) {
      const wasUnlocked = this.isUnlocked
      this.#line.answer(...answerTo(this, line))
      if (!wasUnlocked) this.#networkMayHaveChanged()
      return
    }
    const [, length, number] = submit
    if (this.#radio.isBusy) return this.#line.answer('+CMS ERROR: 302')
    if ((length === undefined) === this.settings.isPduMode)
      return this.#line.answer('+CMS ERROR: 304')
    if (this.faults.use('no-prompt')) return
    const vanish = this.faults.use('vanish', ({ at }) => at === 'prompt')
    if (vanish) return this.vanish(vanish.forSeconds)
    this.#submitting = length ?? number ?? ''
    this.#line.prompt()
  }

  /** A PDU that cannot be read, or is not as long as was said, is 304 (27.005 §3.2.5). */
  #takeText(text: string, isSent: boolean): void {
    if (!isSent) return this.#line.answer('OK')
    try {
      const pdu = this.settings.isPduMode
        ? text.trim()
        : submitOf({ to: this.#submitting, text }, this.settings).pdu
      const submit = decodeSubmit(pdu)
      const centreOctets = 1 + Number.parseInt(pdu.slice(0, 2), 16)
      const isAsLongAsSaid = pdu.length / 2 - centreOctets === Number(this.#submitting)
      if (this.settings.isPduMode && !isAsLongAsSaid) return this.#line.answer('+CMS ERROR: 304')
      this.#radio.transmit({ submit, pdu })
    } catch (error) {
      if (!(error instanceof ModemError)) throw error
      this.#line.answer('+CMS ERROR: 304')
    }
  }

  #refusal(): number | undefined {
    if (!this.isUnlocked) return 311
    return this.serviceCentre === '' ? 330 : undefined
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

function dialectOf(id: string): Dialect {
  const dialect = dialects[id]
  if (!dialect) throw new Error(`no dialect ${id}`)
  return dialect
}
