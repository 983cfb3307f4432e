import { ModemError } from '../errors.ts'
import type { SmsAddress } from '../sms/address.ts'
import { encodeDeliver } from '../sms/deliver.ts'
import { splitText } from '../sms/split.ts'
import { encodeStatusReport } from '../sms/status-report.ts'
import { decodeSubmit, type SubmitPdu } from '../sms/submit.ts'
import type { Timers } from '../timers.ts'
import { answerTo, type CommandHost } from './commands.ts'
import { type Dialect, dialects } from './dialect.ts'
import { Faults } from './faults.ts'
import { MessageStores } from './message-store.ts'

/** One part that the network took: the witness of tests and the drill. */
export interface OnAirPart {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly modem: string
  readonly iccid: string
  readonly to: string
  readonly text: string
  readonly messageReference: number
  readonly concatenation?: SubmitPdu['concatenation']
  readonly validityMinutes?: number
}

export interface SimulatedModemOptions {
  readonly id: string
  /** A profile id. */
  readonly dialect: string
  readonly imei: string
  readonly iccid: string
  readonly operator: string
  readonly pin?: string
  readonly secondsPerPart: number
  /** A part that follows within the open link. */
  readonly secondsPerFollowUpPart?: number
  readonly reportSeconds?: number
  /** A phone that is off: its report says that the validity expired. */
  readonly isOff?: (number: string) => boolean
  readonly storeCapacity?: number
  readonly timers: Timers
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly onAir?: (part: OnAirPart) => void
}

const ctrlZ = '\x1a'
const esc = '\x1b'

/** A modem made of software: the far end of a serial line, with a radio, a SIM and moods. */
export class SimulatedModem implements CommandHost {
  readonly options: SimulatedModemOptions
  readonly dialect: Dialect
  readonly faults: Faults
  readonly stores: MessageStores
  readonly onAir: OnAirPart[] = []
  hasEcho = true
  isVerbose = true
  mode = '0,0,0,0,0'
  isPduMode = true
  pinLeft = 3
  isUnlocked: boolean
  #heard = ''
  #submitting: number | undefined
  #isBusy = false
  #reference = 0
  #linkUntil = 0
  #say: (bytes: Uint8Array) => void = () => undefined
  #vanish: (seconds: number) => void = () => undefined

  constructor(options: SimulatedModemOptions) {
    this.options = options
    const dialect = dialects[options.dialect] ?? dialects.generic
    if (!dialect) throw new Error(`no dialect ${options.dialect}`)
    this.dialect = dialect
    this.faults = new Faults(options.now)
    this.stores = new MessageStores(dialect.stores, options.storeCapacity ?? 40)
    this.isUnlocked = options.pin === undefined
  }

  /** Where its words go; one listener, as one cable. */
  onSay(listener: (bytes: Uint8Array) => void): void {
    this.#say = listener
  }

  /** What happens when it restarts: whoever holds the cable lets it vanish for so long. */
  onVanish(listener: (seconds: number) => void): void {
    this.#vanish = listener
  }

  get isRegistered(): boolean {
    return this.isUnlocked && !this.faults.is('no-network')
  }

  /** Power-on: what the last session set is gone, what lies in the stores is not. */
  boot(): void {
    this.#heard = ''
    this.#submitting = undefined
    this.#isBusy = false
    this.hasEcho = true
    this.mode = '0,0,0,0,0'
    this.isUnlocked = this.options.pin === undefined
  }

  restart(): void {
    this.options.timers.after(50, () => this.#vanish(8))
  }

  /** Bytes from the host. */
  hear(bytes: Uint8Array): void {
    if (this.faults.is('silent')) return
    this.#heard += Buffer.from(bytes).toString('latin1')
    for (;;) {
      const isText = this.#submitting !== undefined
      const end = firstOf(this.#heard, isText ? [ctrlZ, esc] : ['\r', esc])
      if (end < 0) return
      const piece = this.#heard.slice(0, end)
      const sign = this.#heard[end]
      this.#heard = this.#heard.slice(end + 1)
      if (isText) this.#hearText(piece, sign === ctrlZ)
      else if (sign !== esc) this.#hearCommand(piece.trim())
    }
  }

  /** An SMS for this SIM arrives. */
  receive(from: string, text: string): void {
    const address: SmsAddress = { kind: 'international', value: from }
    const { parts, alphabet } = splitText(text)
    this.#reference = (this.#reference + 1) & 0xff
    parts.forEach((part, i) => {
      const concatenation = { reference: this.#reference, parts: parts.length, sequence: i + 1 }
      const { pdu, tpduLength } = encodeDeliver({
        from: address,
        text: part,
        alphabet,
        sentAt: Math.floor(this.options.now() / 1000) * 1000,
        ...(parts.length > 1 ? { concatenation } : {}),
      })
      this.#arrive('CMT', pdu, tpduLength)
    })
  }

  say(...lines: readonly string[]): void {
    if (this.faults.is('silent')) return
    const noise = this.faults.is('noise') ? ['+QIND: "csq",20,99', 'RING'] : []
    const all = lines.length > 1 ? [lines[0], ...noise, ...lines.slice(1)] : [...noise, ...lines]
    this.raw(all.map((line) => `\r\n${line}\r\n`).join(''))
  }

  raw(text: string): void {
    const garbled = this.faults.use('garbage') ? `\xff\x00~${text}` : text
    const bytes = Buffer.from(garbled, 'latin1')
    if (!this.faults.is('split')) return this.#say(bytes)
    for (const byte of bytes) this.#say(Uint8Array.of(byte))
  }

  #hearCommand(line: string): void {
    if (line === '') return
    if (this.hasEcho) this.raw(`${line}\r`)
    const submit = /^AT\+CMGS=(\d+)$/i.exec(line)
    if (!submit) return this.say(...answerTo(this, line))
    if (this.#isBusy) return this.say('+CMS ERROR: 302')
    if (this.faults.use('no-prompt')) return
    this.#submitting = Number(submit[1])
    this.raw('\r\n> ')
  }

  #hearText(pdu: string, isSent: boolean): void {
    const length = this.#submitting
    this.#submitting = undefined
    if (!isSent) return this.say('OK')
    try {
      const submit = decodeSubmit(pdu.trim())
      if (pdu.trim().length / 2 - 1 - Number.parseInt(pdu.slice(0, 2), 16) !== length) {
        return this.say('+CMS ERROR: 304')
      }
      this.#transmit(submit)
    } catch (error) {
      if (!(error instanceof ModemError)) throw error
      this.say('+CMS ERROR: 304')
    }
  }

  /** One radio: one part at a time. */
  #transmit(submit: SubmitPdu): void {
    const { timers, now, secondsPerPart, secondsPerFollowUpPart } = this.options
    const code = this.#refusal()
    if (code !== undefined) {
      timers.after(100, () => this.say(code === 0 ? 'ERROR' : `+CMS ERROR: ${code}`))
      return
    }
    const mute = this.faults.use('mute')
    const late = this.faults.use('late')
    const isFollowUp = this.dialect.keepsLink && now() < this.#linkUntil
    const seconds = isFollowUp ? (secondsPerFollowUpPart ?? secondsPerPart) : secondsPerPart
    this.#isBusy = true
    timers.after(seconds * 1000, () => {
      this.#isBusy = false
      this.#linkUntil = now() + 1000
      const reference = mute && !mute.isSent ? 0 : this.#putOnAir(submit)
      if (mute) return
      const answer = () => this.say(`+CMGS: ${reference}`, 'OK')
      if (late) timers.after(late.afterSeconds * 1000, answer)
      else answer()
    })
  }

  #refusal(): number | undefined {
    if (!this.isUnlocked) return 311
    if (this.faults.is('no-network')) return 331
    if (this.faults.is('store-full')) return 322
    const refuse = this.faults.use('refuse')
    return refuse && (refuse.code ?? 0)
  }

  #putOnAir(submit: SubmitPdu): number {
    const { id, iccid, now, isOff, reportSeconds = 2, timers, onAir } = this.options
    this.#reference = (this.#reference + 1) & 0xff
    const messageReference = this.#reference
    const { concatenation, validityMinutes } = submit
    const part: OnAirPart = {
      at: now(),
      modem: id,
      iccid,
      to: submit.to.value,
      text: submit.text,
      messageReference,
      ...(concatenation ? { concatenation } : {}),
      ...(validityMinutes === undefined ? {} : { validityMinutes }),
    }
    this.onAir.push(part)
    onAir?.(part)
    if (submit.statusReport && !this.faults.is('no-reports')) {
      const delay = reportSeconds + (this.faults.is('late-reports')?.bySeconds ?? 0)
      timers.after(delay * 1000, () => this.#report(part, submit.to, isOff?.(part.to) ?? false))
    }
    return messageReference
  }

  #report({ messageReference, at }: OnAirPart, recipient: SmsAddress, isOff: boolean): void {
    const { pdu, tpduLength } = encodeStatusReport({
      smsc: undefined,
      messageReference,
      recipient,
      sentAt: Math.floor(at / 1000) * 1000,
      dischargedAt: Math.floor(this.options.now() / 1000) * 1000,
      status: isOff ? 0x46 : 0x00,
    })
    this.#arrive('CDS', pdu, tpduLength)
  }

  /** Routed as `+CNMI` asks (27.005 §3.4.1): stored and told of, passed on, or stored silently. */
  #arrive(kind: 'CMT' | 'CDS', pdu: string, tpduLength: number): void {
    const fields = this.mode.split(',')
    const routing = Number(fields[kind === 'CMT' ? 1 : 3])
    const isDirect = kind === 'CMT' ? routing >= 2 : routing === 1
    if (isDirect) return this.say(`+${kind}: ,${tpduLength}`, pdu)
    if (kind === 'CDS' && routing === 0) return
    const store = kind === 'CDS' && this.stores.has('SR') ? 'SR' : (this.stores.names[0] ?? 'SM')
    const index = this.stores.put(store, pdu, tpduLength)
    if (index !== undefined && routing > 0) this.say(`+${kind}I: "${store}",${index}`)
  }
}

const firstOf = (text: string, signs: readonly string[]): number =>
  [...text].findIndex((char) => signs.includes(char))
