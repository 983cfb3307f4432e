import type { SimulatedModemOptions } from '../../hardware/sim/options.ts'
import { SimulatedModem } from '../../hardware/sim/simulated-modem.ts'
import { encodeSubmit } from '../../hardware/sms/submit.ts'
import { VirtualTime } from './virtual-time.ts'

const anna = '+31610000001'

/** A terminal on a simulated modem: what is typed, and what comes back. */
export class Terminal {
  readonly time = new VirtualTime()
  readonly modem: SimulatedModem
  /** For how long it went away, each time it did. */
  readonly vanished: number[] = []
  readonly chunks: number[] = []
  heard = ''

  constructor(options: Partial<SimulatedModemOptions> = {}) {
    this.modem = new SimulatedModem({
      id: 'sim',
      dialect: 'generic',
      imei: '860000000000001',
      iccid: '8931000000000000001',
      operator: '20408',
      secondsPerPart: 2,
      timers: this.time.timers,
      now: this.time.now,
      ...options,
    })
    this.modem.onSay((bytes) => {
      this.chunks.push(bytes.length)
      this.heard += Buffer.from(bytes).toString('latin1')
    })
    this.modem.onVanish((seconds) => {
      this.vanished.push(seconds)
      this.modem.cutPower()
    })
  }

  /** Types bytes, lets time pass, and gives the lines that came. */
  async type(text: string, ms = 0): Promise<string[]> {
    this.modem.hear(Buffer.from(text, 'latin1'))
    return this.listen(ms)
  }

  /** The lines since the last time. */
  async listen(ms = 0): Promise<string[]> {
    await this.time.pass(ms)
    const lines = this.heard.split(/[\r\n]+/).filter((line) => line !== '')
    this.heard = ''
    return lines
  }

  /** Types commands one after another; the lines of the last one's answer. */
  async ask(...commands: readonly string[]): Promise<string[]> {
    let lines: string[] = []
    for (const command of commands) lines = await this.type(`${command}\r`)
    return lines
  }

  /** ATE0, PDU mode, and events as the appliance has them. */
  async ready(routing = '2,1,0,2,0'): Promise<this> {
    await this.ask('ATE0', 'AT+CMEE=1', 'AT+CMGF=0', `AT+CNMI=${routing}`)
    return this
  }

  /** Hands over one message; the lines within `ms`. */
  async send(text = 'Let op', ms = 2_000, more: { validityMinutes?: number } = {}) {
    const { pdu, tpduLength } = encodeSubmit({
      to: anna,
      text,
      alphabet: 'gsm7',
      statusReport: true,
      ...more,
    })
    const prompt = await this.type(`AT+CMGS=${tpduLength}\r`)
    return [...prompt, ...(await this.type(`${pdu}\x1a`, ms))]
  }
}
