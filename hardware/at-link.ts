import { AtChannel } from './at/channel.ts'
import { type AtCommand, order } from './at/command.ts'
import type { ModemEvent } from './at/events.ts'
import {
  deleteAllRead,
  deleteMessage,
  listMessages,
  readMessage,
  selectStores,
  submitPdu,
} from './at/messages.ts'
import { operatorName, registrations, signalQuality } from './at/network.ts'
import { tracer } from './at/trace.ts'
import { atHangUp, phoneUnlessIll } from './at-phone.ts'
import { bringUp } from './bring-up.ts'
import { ModemError } from './errors.ts'
import type { StoredPdu } from './incoming.ts'
import type { BroughtUp, HandOver, Link, LinkPorts, OpenLink } from './link.ts'
import { withPinTriedOnce } from './pin.ts'
import { profileById } from './profiles/index.ts'
import type { Phone } from './voice/phone.ts'
import { PlayEnds } from './voice/play-ends.ts'
import type { VoicePath } from './voice/sound-path.ts'
import type { Wire } from './wire.ts'

const resetMs = 5_000
/** So often a modem that did not say how its calls get their sound is asked again. */
const voiceTries = 3

/** A link that speaks AT commands. */
export const openAtLink: OpenLink = (wire, ports) => new AtLink(wire, ports)

class AtLink implements Link {
  readonly closed: Promise<void>
  readonly #wire: Wire
  readonly #ports: LinkPorts
  readonly #channel: AtChannel
  #selected: string | undefined
  #storing: readonly string[] = []
  #found: BroughtUp | undefined
  #phone: Phone | undefined
  #voiceTries = 0
  readonly #playEnds = new PlayEnds()
  #isTraced = false
  readonly #shown = tracer()

  constructor(wire: Wire, ports: LinkPorts) {
    const { timers } = ports
    this.#wire = wire
    this.#ports = ports
    this.closed = new Promise((resolve) => wire.onClose(() => resolve()))
    this.#channel = new AtChannel(wire, {
      timers,
      onEvent: (event) => this.#hear(event),
      onLine: (direction, line) => {
        this.#trace(direction, line)
        if (direction === 'in') this.#playEnds.hear(line)
      },
    })
  }

  isOpen(): boolean {
    return this.#channel.isOpen
  }

  async bringUp(): Promise<BroughtUp> {
    const { config, ports, timers } = this.#ports
    this.#selected = undefined
    const met = await withPinTriedOnce(this.#channel, { config, ports }, (pin) =>
      bringUp(this.#channel, {
        profile: config.profile,
        timers,
        ...(pin === undefined ? {} : { pin }),
        ...(config.usb === undefined ? {} : { usb: config.usb }),
      }),
    )
    const { storing, hasServiceCentre, ...found } = met
    if (!hasServiceCentre)
      ports.log('warn', 'modem-without-service-centre', { modem: this.#ports.modem })
    this.#storing = storing
    this.#found = found
    this.#voiceTries = voiceTries
    await this.#findVoice(found)
    return this.#phone ? { ...found, voicePath: this.#phone.path.kind } : found
  }

  lacksVoice(): boolean {
    return this.#voiceTries > 0
  }

  async seekVoice(): Promise<VoicePath | undefined> {
    if (this.#found) await this.#findVoice(this.#found)
    return this.#phone?.path.kind
  }

  async #findVoice(found: BroughtUp): Promise<void> {
    const phone = await phoneUnlessIll(this.#channel, found, this.#ports, this.#playEnds)
    this.#voiceTries = phone === 'unanswered' ? this.#voiceTries - 1 : 0
    this.#phone = typeof phone === 'string' ? undefined : phone
  }

  phone(): Phone | undefined {
    return this.#phone
  }

  hangUp(): Promise<void> {
    return this.#phone ? this.#phone.hangUp(0) : atHangUp(this.#channel, ['AT+CHUP']).hangUp(0)
  }

  submit(
    { pdu, tpduLength }: { pdu: string; tpduLength: number },
    { begin, mayHandOver }: HandOver,
  ): Promise<number> {
    const payload = () => (mayHandOver() ? Buffer.from(pdu, 'latin1') : undefined)
    return this.#channel.ask(submitPdu(tpduLength, { begin, payload }))
  }

  signal(): Promise<number | undefined> {
    return this.#unlessRefused(signalQuality)
  }

  async registered(): Promise<boolean> {
    for (const question of registrations) if (await this.#unlessRefused(question)) return true
    return false
  }

  operator(): Promise<string | undefined> {
    return this.#unlessRefused(operatorName)
  }

  async list(store: string): Promise<readonly StoredPdu[]> {
    if (!(await this.#select(store))) return []
    return (await this.#unlessRefused(listMessages(store))) ?? []
  }

  async read(store: string, index: number): Promise<StoredPdu | undefined> {
    if (!(await this.#select(store))) return undefined
    return this.#unlessRefused(readMessage(store, index))
  }

  async remove({ store, index }: StoredPdu): Promise<void> {
    if (await this.#select(store)) await this.#unlessRefused(deleteMessage(index))
  }

  async clearRead(store: string): Promise<boolean> {
    if (!(await this.#select(store))) return false
    return (await this.#unlessRefused(deleteAllRead)) !== undefined
  }

  async probe(): Promise<boolean> {
    try {
      await this.#channel.resync()
      return true
    } catch (error) {
      this.#log('modem-probed', { error })
      return false
    }
  }

  async reset(profileId: string | undefined): Promise<void> {
    const line = profileById(profileId ?? this.#ports.config.profile)?.reset.line
    if (!line) return
    try {
      await this.#channel.ask(order(line, resetMs))
    } catch (error) {
      // One that answers nothing may still listen.
      this.#log('modem-reset-unanswered', { error })
      this.#wire.write(Buffer.from(`${line}\r`, 'latin1'))
    }
  }

  trace(on: boolean): void {
    this.#isTraced = on
  }

  close(): Promise<void> {
    return this.#wire.close()
  }

  /** Whether `store` is the one that reading and deleting speak of. */
  async #select(store: string): Promise<boolean> {
    if (this.#selected === store) return true
    this.#selected = undefined
    const isSelected = await this.#unlessRefused(selectStores([store, ...this.#storing]))
    if (isSelected === undefined) return false
    this.#selected = store
    return true
  }

  /** The answer, or undefined when the modem refuses; one that is silent or gone still rejects. */
  async #unlessRefused<T>(command: AtCommand<T>): Promise<T | undefined> {
    try {
      return await this.#channel.ask(command)
    } catch (error) {
      const wasAnswered =
        error instanceof ModemError && /^at-(rejected|unexpected)/.test(error.code)
      if (!wasAnswered) throw error
      this.#log('modem-refused', { error })
      return undefined
    }
  }

  #hear(event: ModemEvent): void {
    if (event.kind !== 'boot') return this.#ports.heard(event)
    // It restarted by itself: everything that was set up is gone.
    this.#log('modem-restarted', {})
    void this.#wire.close()
  }

  #trace(direction: 'in' | 'out', line: string): void {
    const shown = this.#shown(direction, line)
    if (this.#isTraced) this.#log('at-line', { direction, line: shown() })
  }

  #log(event: string, fields: Record<string, unknown>): void {
    this.#ports.ports.log('debug', event, { modem: this.#ports.modem, ...fields })
  }
}
