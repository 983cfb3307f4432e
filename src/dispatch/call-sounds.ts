import type { Written } from '../domain/action.ts'
import type { PhaseRecord } from '../domain/actions.ts'
import type { Recipient } from '../domain/delivery-facts.ts'
import { type Errand, textFor } from '../domain/errands/errands.ts'
import type { OtherLanguage } from '../domain/participant.ts'
import { spokenScript } from './compose.ts'
import { languageOf } from './eligibility.ts'
import type { Sound } from './modems.ts'
import type { DispatchPorts } from './ports.ts'

type SoundRequest = Parameters<DispatchPorts['speech']['sound']>[0]

/** Who is called, and what they are asked to do. */
type Called = Errand & { readonly recipient: Recipient }

/** What is said in the calls of a phase; made once, and given to the modems ahead of the first. */
export class CallSounds {
  readonly #ports: DispatchPorts

  constructor(ports: DispatchPorts) {
    this.#ports = ports
  }

  /**
   * The sound of the newest text that these people get, in their language where it is there;
   * undefined when it cannot be made, and the log says why.
   */
  async of(record: PhaseRecord, to: Called): Promise<Sound | undefined> {
    const newest = record.phase.texts.at(-1)
    const text = newest && textFor(newest, to)
    const language = languageOf(this.#ports.ledger.state, to.recipient, text)
    const translated = language && (await this.#make(record, text, language))
    return translated ?? this.#make(record, text)
  }

  async #make(
    record: PhaseRecord,
    text: Written | undefined,
    language?: OtherLanguage,
  ): Promise<Sound | undefined> {
    const { speech, log } = this.#ports
    try {
      return await speech.sound(this.#request(record, text, language))
    } catch (error) {
      log('error', 'no-sound', { action: record.action, language, error: String(error) })
      return undefined
    }
  }

  /** Makes it, and gives it to every modem that can call: both, where not everybody hears the same. */
  async prepare(record: PhaseRecord): Promise<void> {
    await this.#give(await this.of(record, { recipient: [] }))
    if (!record.phase.texts.at(-1)?.fetching) return
    await this.#give(await this.of(record, { recipient: [], fetches: true }))
  }

  async #give(sound: Sound | undefined): Promise<void> {
    if (!sound) return
    const callers = this.#ports
      .modems()
      .filter((modem) => modem.status().capabilities.includes('voice'))
    await Promise.all(callers.map((modem) => modem.prepare(sound)))
  }

  #request(
    { action: id, phase }: PhaseRecord,
    text: Written | undefined,
    language: OtherLanguage | undefined,
  ): SoundRequest {
    const { status = 'actual', responders } = this.#ports.ledger.state.actions.byId.get(id) ?? {}
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
