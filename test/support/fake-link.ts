import { ModemError } from '../../hardware/errors.ts'
import type { StoredPdu } from '../../hardware/incoming.ts'
import type { BroughtUp, HandOver, Link, LinkEvent } from '../../hardware/link.ts'
import type { Timers } from '../../hardware/timers.ts'
import type { Wire } from '../../hardware/wire.ts'

/** How the network, or the modem, meets one part. */
export type Answer = 'ok' | 'silent' | 'no-prompt' | 'unplug-before' | 'unplug-after' | number

/** A modem as the bank's rules see it, below the AT commands: what it has, and what it answers. */
export class FakeModem {
  readonly timers: Timers
  facts: BroughtUp
  isPluggedIn = true
  /** Whether it answers commands. */
  isAlive = true
  /** Asked for each part that is handed over. */
  answer: (to: number) => Answer = () => 'ok'
  secondsPerPart = 1
  bringUpError: ModemError | undefined
  /** What reached the network, in order, as milliseconds of its clock. */
  readonly onAir: number[] = []
  readonly stored: StoredPdu[] = []
  resets = 0
  opened = 0
  /** Commands as they came, by name. */
  readonly said: string[] = []
  #reference = 0
  #unplug: () => void = () => undefined
  #hear: (event: LinkEvent) => void = () => undefined

  constructor(n: number, timers: Timers) {
    this.timers = timers
    this.facts = {
      profile: { id: 'generic', label: 'Generic' },
      imei: `35000000000000${n}`,
      iccid: `893144000000000000${n}`,
      operator: '20408',
      registered: true,
      signal: 20,
      moreMessages: true,
      statusReports: true,
      stores: ['SM'],
      hasReset: true,
    }
  }

  unplug(): void {
    this.isPluggedIn = false
    this.#unplug()
  }

  says(event: LinkEvent): void {
    this.#hear(event)
  }

  /** What `openWire` does for this modem's port. */
  open(): Wire {
    if (!this.isPluggedIn) throw new ModemError('port-unavailable', 'no such port')
    this.opened += 1
    return {
      write: () => undefined,
      pending: () => 0,
      onData: () => undefined,
      onClose: () => undefined,
      close: async () => undefined,
    }
  }

  link(heard: (event: LinkEvent) => void): Link {
    const closing = new AbortController()
    this.#hear = (event) => {
      if (!closing.signal.aborted) heard(event)
    }
    this.#unplug = () => closing.abort()
    const closed = new Promise<void>((resolve) =>
      closing.signal.addEventListener('abort', () => resolve(), { once: true }),
    )
    const command = <T>(name: string, value: () => T): Promise<T> => {
      this.said.push(name)
      return this.#after(5, closing.signal, value)
    }
    return {
      closed,
      isOpen: () => !closing.signal.aborted,
      close: async () => closing.abort(),
      bringUp: () =>
        command('bring-up', () => {
          if (this.bringUpError) throw this.bringUpError
          return this.facts
        }),
      submit: (_part, questions) => this.#submit(questions, closing),
      signal: () => command('signal', () => this.facts.signal),
      registered: () => command('registered', () => this.facts.registered),
      operator: () => command('operator', () => this.facts.operator),
      list: (store) => command('list', () => this.stored.filter((pdu) => pdu.store === store)),
      read: (store, index) =>
        command('read', () =>
          this.stored.find((pdu) => pdu.store === store && pdu.index === index),
        ),
      remove: (pdu) =>
        command('remove', () => {
          const at = this.stored.findIndex((other) => other.index === pdu.index)
          if (at >= 0) this.stored.splice(at, 1)
        }),
      clearRead: () => command('clear-read', () => false),
      probe: () => this.#after(5, closing.signal, () => true).catch(() => false),
      reset: async () => {
        this.resets += 1
        closing.abort()
      },
      phone: () => undefined,
      lacksVoice: () => false,
      seekVoice: async () => undefined,
      hangUp: () => command('hang-up', () => undefined),
      trace: () => undefined,
    }
  }

  async #submit(questions: HandOver, closing: AbortController): Promise<number> {
    const { signal } = closing
    const answer = this.answer(this.onAir.length)
    await Promise.all([questions.begin(), this.#after(5, signal, () => undefined)])
    if (answer === 'unplug-before') this.unplug()
    if (signal.aborted) throw new ModemError('port-closed', 'gone')
    if (answer === 'no-prompt') throw new ModemError('no-prompt', 'no prompt')
    if (!questions.mayHandOver()) throw new ModemError('withdrawn', 'withdrawn')
    if (answer === 'ok') this.onAir.push(this.timers.now())
    if (answer === 'unplug-after') this.unplug()
    if (answer === 'silent') return this.#silence(signal)
    return this.#after(this.secondsPerPart * 1_000, signal, () => {
      if (typeof answer === 'number')
        throw new ModemError('at-rejected', `+CMS ERROR: ${answer}`, {
          answer: { family: 'cms', number: answer },
        })
      this.#reference = (this.#reference + 1) % 256
      return this.#reference
    })
  }

  #silence(signal: AbortSignal): Promise<never> {
    return this.#after(60_000, signal, () => {
      throw new ModemError('at-timeout', 'no answer in 60 s')
    })
  }

  #after<T>(ms: number, signal: AbortSignal, value: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new ModemError('port-closed', 'gone'))
      if (signal.aborted) return gone()
      const callOff = this.timers.after(this.isAlive ? ms : 2_000, () => {
        signal.removeEventListener('abort', onAbort)
        if (!this.isAlive) return reject(new ModemError('at-timeout', 'silence'))
        try {
          resolve(value())
        } catch (error) {
          reject(error)
        }
      })
      const onAbort = () => {
        callOff()
        gone()
      }
      signal.addEventListener('abort', onAbort, { once: true })
    })
  }
}
