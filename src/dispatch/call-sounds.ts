import type { PhaseRecord } from '../domain/action-fold.ts'
import type { Recipient } from '../domain/delivery-facts.ts'
import type { OtherLanguage } from '../domain/participant.ts'
import { spokenScript } from './compose.ts'
import { languageOf } from './eligibility.ts'
import type { Sound } from './modems.ts'
import type { DispatchPorts } from './ports.ts'

type SoundRequest = Parameters<DispatchPorts['speech']['sound']>[0]

/** What is said in the calls of a phase; made once, and given to the modems ahead of the first. */
export class CallSounds {
  readonly #ports: DispatchPorts

  constructor(ports: DispatchPorts) {
    this.#ports = ports
  }

  /**
   * The sound of the newest text, for these people in their language where it is there; undefined
   * when it cannot be made, and the log says why.
   */
  async of(record: PhaseRecord, recipient: Recipient = []): Promise<Sound | undefined> {
    const text = record.phase.texts.at(-1)
    const language = languageOf(this.#ports.ledger.state, recipient, text)
    const translated = language && (await this.#make(record, language))
    return translated ?? this.#make(record)
  }

  async #make(record: PhaseRecord, language?: OtherLanguage): Promise<Sound | undefined> {
    const { speech, log } = this.#ports
    try {
      return await speech.sound(this.#request(record, language))
    } catch (error) {
      log('error', 'no-sound', { action: record.action, language, error: String(error) })
      return undefined
    }
  }

  /** Makes it, and gives it to every modem that can call. */
  async prepare(record: PhaseRecord): Promise<void> {
    const sound = await this.of(record)
    if (!sound) return
    const callers = this.#ports
      .modems()
      .filter((modem) => modem.status().capabilities.includes('voice'))
    await Promise.all(callers.map((modem) => modem.prepare(sound)))
  }

  #request({ action: id, phase }: PhaseRecord, language: OtherLanguage | undefined): SoundRequest {
    const { status = 'actual', responders } = this.#ports.ledger.state.actions.byId.get(id) ?? {}
    const text = phase.texts.at(-1)
    const frame = { status, phase: phase.name, ...(responders ? { responders } : {}) }
    const translated = language && text?.translations?.[language]
    if (translated) {
      return {
        language,
        script: spokenScript(this.#ports, translated.voice ?? translated.sms, frame, language),
      }
    }
    const words = text?.voice?.text ?? text?.sms ?? ''
    const script = spokenScript(this.#ports, words, frame)
    const recording = text?.voice?.recording
    return { script, ...(recording === undefined ? {} : { recording }) }
  }
}
