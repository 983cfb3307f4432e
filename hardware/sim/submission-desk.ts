import { ModemError } from '../errors.ts'
import { decodeSubmit } from '../sms/submit.ts'
import type { CommandHost } from './command.ts'
import { upperCased } from './commands.ts'
import type { HostLine } from './host-line.ts'
import type { Radio } from './radio.ts'
import { submitOf } from './text-mode.ts'

/** What the desk hands over to. */
export interface SubmissionDeskPorts {
  readonly host: CommandHost
  readonly line: HostLine
  readonly radio: Radio
  readonly vanish: (seconds: number) => void
}

/** Where messages are handed over for sending: `+CMGS`, its prompt and what follows (27.005 §3.5.1). */
export class SubmissionDesk {
  readonly #ports: SubmissionDeskPorts
  /** What the prompt was given for: a length in PDU mode, a number in text mode. */
  #submitting = ''

  constructor(ports: SubmissionDeskPorts) {
    this.#ports = ports
  }

  /** Takes a command line that is a submission; false for any other. */
  takes(command: string): boolean {
    const submit = /^AT\+CMGS=(?:(\d+)|"([^"]+)"(?:,\d+)?)$/.exec(upperCased(command))
    if (submit) this.#begin(submit[1], submit[2])
    return submit !== null
  }

  /** A PDU that cannot be read, or is not as long as was said, is 304 (27.005 §3.2.5). */
  takeText(text: string, isSent: boolean): void {
    const { host, line, radio } = this.#ports
    if (!isSent) return line.answer('OK')
    const beganAt = host.options.now()
    try {
      const pdu = host.settings.isPduMode
        ? text.trim()
        : submitOf({ to: this.#submitting, text }, host.settings).pdu
      const submit = decodeSubmit(pdu)
      const centreOctets = 1 + Number.parseInt(pdu.slice(0, 2), 16)
      const isAsLongAsSaid = pdu.length / 2 - centreOctets === Number(this.#submitting)
      if (host.settings.isPduMode && !isAsLongAsSaid) return line.answer('+CMS ERROR: 304')
      radio.transmit({ submit, pdu, beganAt })
    } catch (error) {
      if (!(error instanceof ModemError)) throw error
      line.answer('+CMS ERROR: 304')
    }
  }

  #begin(length: string | undefined, number: string | undefined): void {
    const { host, line, radio, vanish } = this.#ports
    const isCalling = host.voice.phone.call && host.dialect.calls?.refusesMessages
    if (radio.isBusy || isCalling) return line.answer('+CMS ERROR: 302')
    if ((length === undefined) === host.settings.isPduMode) return line.answer('+CMS ERROR: 304')
    if (host.faults.use('no-prompt')) return
    const vanishing = host.faults.use('vanish', ({ at }) => at === 'prompt')
    if (vanishing) return vanish(vanishing.forSeconds)
    this.#submitting = length ?? number ?? ''
    line.prompt()
  }
}
