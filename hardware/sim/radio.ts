import type { SmsAddress } from '../sms/address.ts'
import { encodeStatusReport } from '../sms/status-report.ts'
import type { SubmitPdu } from '../sms/submit.ts'
import type { Faults } from './faults.ts'
import type { OnAirPart, SimulatedModemOptions } from './options.ts'

const refusalMs = 100
/** How long a link that `+CMMS` keeps open stays so after a part (27.005 §3.5.6: 1 to 5 s). */
const linkMs = 1_000
const delivered = 0x00
const validityExpired = 0x46
const shuffledBySeconds = 10

export interface RadioPorts {
  readonly options: SimulatedModemOptions
  readonly faults: Faults
  readonly random: () => number
  /** A `+CMS ERROR` that the modem's own state gives, before anything else is tried. */
  readonly refusal: () => number | undefined
  readonly keepsLink: () => boolean
  readonly answer: (...lines: readonly string[]) => void
  readonly report: (pdu: string, tpduLength: number) => void
  readonly vanish: (seconds: number) => void
}

/** What has been handed over for sending. */
export interface HandedOver {
  readonly submit: SubmitPdu
  readonly pdu: string
  /** When its Ctrl-Z was heard, milliseconds since the epoch. */
  readonly beganAt: number
}

/** One radio: one part at a time, slow, and with moods. */
export class Radio {
  readonly onAir: OnAirPart[] = []
  readonly #ports: RadioPorts
  #reference: number
  #isBusy = false
  #linkUntil = Number.NEGATIVE_INFINITY
  /** Counts power-ons: an answer owed to an earlier one is never given. */
  #life = 0

  constructor(ports: RadioPorts) {
    this.#ports = ports
    this.#reference = ports.options.lastReference ?? 0
  }

  get isBusy(): boolean {
    return this.#isBusy
  }

  /** Power-off: whatever it was to answer is lost; the part under way may still get through. */
  forget(): void {
    this.#life += 1
    this.#isBusy = false
    this.#linkUntil = Number.NEGATIVE_INFINITY
  }

  transmit(part: HandedOver): void {
    const { faults, options } = this.#ports
    const code = this.#refusal()
    if (code !== undefined) {
      return this.#later(refusalMs, () =>
        this.#answer(code === 0 ? 'ERROR' : `+CMS ERROR: ${code}`),
      )
    }
    if (this.#vanishes('sending')) return
    const mute = faults.use('mute')
    const late = faults.use('late')
    this.#isBusy = true
    const life = this.#life
    options.timers.after(this.#secondsNow() * 1_000, () => {
      if (life === this.#life) this.#over()
      const reference = mute && !mute.isSent ? 0 : this.#putOnAir(part)
      if (mute || life !== this.#life || this.#vanishes('sent')) return
      this.#later((late?.afterSeconds ?? 0) * 1_000, () =>
        this.#answer(`+CMGS: ${reference}`, 'OK'),
      )
    })
  }

  #over(): void {
    this.#isBusy = false
    this.#linkUntil = this.#ports.options.timers.now() + linkMs
  }

  #answer(...lines: readonly string[]): void {
    this.#ports.answer(...lines)
  }

  /** Runs it in this life only. */
  #later(ms: number, run: () => void): void {
    const life = this.#life
    if (ms === 0) return run()
    this.#ports.options.timers.after(ms, () => {
      if (life === this.#life) run()
    })
  }

  #vanishes(at: 'sending' | 'sent'): boolean {
    const vanish = this.#ports.faults.use('vanish', (fault) => fault.at === at)
    if (vanish) this.#ports.vanish(vanish.forSeconds)
    return vanish !== undefined
  }

  #secondsNow(): number {
    const { timers, secondsPerPart, secondsPerFollowUpPart } = this.#ports.options
    const isFollowUp = this.#ports.keepsLink() && timers.now() < this.#linkUntil
    return isFollowUp ? (secondsPerFollowUpPart ?? secondsPerPart) : secondsPerPart
  }

  /** The error number; 0 for a plain ERROR. */
  #refusal(): number | undefined {
    const { faults, refusal } = this.#ports
    const own = refusal()
    if (own !== undefined) return own
    if (faults.is('no-network')) return 331
    if (faults.is('store-full')) return 322
    const refuse = faults.use('refuse')
    return refuse && (refuse.code ?? 0)
  }

  /** TP-MR has eight bits (23.040 §9.2.3.6) and is the modem's to give. */
  #putOnAir({ submit, pdu, beganAt }: HandedOver): number {
    const { faults, options } = this.#ports
    this.#reference = (this.#reference + 1) & 0xff
    const { concatenation, validityMinutes } = submit
    const part: OnAirPart = {
      beganAt,
      at: options.now(),
      modem: options.id,
      iccid: options.iccid,
      to: submit.to.value,
      text: submit.text,
      messageReference: this.#reference,
      ...(concatenation ? { concatenation } : {}),
      ...(validityMinutes === undefined ? {} : { validityMinutes }),
      pdu,
    }
    this.onAir.push(part)
    options.onAir?.(part)
    if (submit.statusReport) this.#planReports(part, submit.to)
    faults.partSent()
    return part.messageReference
  }

  #planReports(part: OnAirPart, recipient: SmsAddress): void {
    const { faults, options, random } = this.#ports
    if (faults.use('no-reports')) return
    const late = faults.use('late-reports')?.bySeconds ?? 0
    const shuffled = faults.use('shuffled-reports') ? random() * shuffledBySeconds : 0
    const seconds = (options.reportSeconds ?? 2) + late + shuffled
    const times = faults.use('double-reports') ? 2 : 1
    for (let i = 0; i < times; i += 1) {
      options.timers.after(seconds * 1_000, () => this.#report(part, recipient))
    }
  }

  #report({ messageReference, at, to }: OnAirPart, recipient: SmsAddress): void {
    const { isOff, now, reportStatus } = this.#ports.options
    const { pdu, tpduLength } = encodeStatusReport({
      smsc: undefined,
      messageReference,
      recipient,
      sentAt: wholeSeconds(at),
      dischargedAt: wholeSeconds(now()),
      status: reportStatus?.(to) ?? (isOff?.(to) ? validityExpired : delivered),
    })
    this.#ports.report(pdu, tpduLength)
  }
}

/** A service centre's time stamp has no fractions. */
export const wholeSeconds = (ms: number): number => Math.floor(ms / 1_000) * 1_000
