import type { PhaseRecord } from '../domain/action-fold.ts'
import { spokenScript } from './compose.ts'
import type { Sound } from './modems.ts'
import type { DispatchPorts } from './ports.ts'

/** What is said in the calls of a phase; made once, and given to the modems ahead of the first. */
export class CallSounds {
  readonly #ports: DispatchPorts

  constructor(ports: DispatchPorts) {
    this.#ports = ports
  }

  /** The sound of the newest text; undefined when it cannot be made, and the log says why. */
  async of(record: PhaseRecord): Promise<Sound | undefined> {
    const { speech, log } = this.#ports
    try {
      return await speech.sound(this.#request(record))
    } catch (error) {
      log('error', 'no-sound', { action: record.action, error: String(error) })
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

  #request({ action: id, phase }: PhaseRecord): Parameters<DispatchPorts['speech']['sound']>[0] {
    const { status = 'actual', responders } = this.#ports.ledger.state.actions.byId.get(id) ?? {}
    const text = phase.texts.at(-1)
    const words = text?.voice?.text ?? text?.sms ?? ''
    const script = spokenScript(this.#ports, words, {
      status,
      phase: phase.name,
      ...(responders ? { responders } : {}),
    })
    const recording = text?.voice?.recording
    return { script, ...(recording === undefined ? {} : { recording }) }
  }
}
