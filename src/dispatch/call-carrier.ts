import type { Actor } from '../domain/accounts.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import { answerKeys } from '../domain/answers.ts'
import type { Heard } from '../domain/delivery.ts'
import type { Delivery } from '../domain/delivery-fold.ts'
import { isMobile } from '../domain/phone-number.ts'
import type { CallSounds } from './call-sounds.ts'
import type { Carriage, Carrier, CarrierPorts } from './carrier.ts'
import { mayLeave, numberOf } from './eligibility.ts'
import type { CallOrder, CallOutcome, CallStep, Sound } from './modems.ts'
import { settleCall } from './settle-call.ts'

/** Key 1 confirms, and ends the call. */
const confirmingKeys: readonly string[] = ['1']

/** Carries messages by calling: one call to a number at a time, whoever wants it called. */
export class CallCarrier implements Carrier {
  readonly #around: CarrierPorts
  readonly #sounds: CallSounds
  readonly #called = new Set<string>()

  constructor(around: CarrierPorts, sounds: CallSounds) {
    this.#around = around
    this.#sounds = sounds
  }

  /** Whether this number is being called at this moment. */
  isCalling(number: string): boolean {
    return this.#called.has(number)
  }

  async carry(carriage: Carriage): Promise<boolean> {
    const { claim, record } = carriage
    const { phase, n } = claim
    const delivery = record.deliveries[n]
    const to = numberOf(this.#around.ports.ledger.state, delivery?.recipient ?? [])
    if (!delivery || to === undefined) {
      this.#note([{ type: 'delivery.dropped', phase, ns: [n], reason: 'unsubscribed' }])
      return false
    }
    this.#called.add(to)
    try {
      const sound = await this.#sounds.of(record, delivery)
      return sound ? await this.#call(carriage, to, sound) : this.#speechless(carriage, to)
    } finally {
      this.#called.delete(to)
    }
  }

  async #call(carriage: Carriage, to: string, sound: Sound): Promise<boolean> {
    const { modem, claim, record } = carriage
    const { ports, note, giveBack } = this.#around
    const by: Actor = { kind: 'modem', id: modem.id }
    const delivery = record.deliveries[claim.n]
    if (!delivery) return false
    const text = record.phase.texts.length - 1
    const endingKeys = this.#endingKeys(record)
    const outcome = confirmed(
      await modem.call({
        to,
        sound,
        endingKeys,
        ...this.#questions(carriage, text),
        step: this.#listener(carriage, endingKeys),
      }),
      endingKeys,
    )
    const at = { phase: claim.phase, n: claim.n, iccid: claim.iccid, now: ports.now() }
    const { facts, waiting, isWell } = settleCall(at, { delivery, outcome, isMobile: isMobile(to) })
    note(facts, by)
    giveBack(claim, waiting)
    return isWell
  }

  /** What ends a call: to who is asked to come, a no as well. */
  #endingKeys({ action, phase }: Carriage['record']): readonly string[] {
    const { actions } = this.#around.ports.ledger.state
    const asks = phase.name === 'alert' && actions.byId.get(action)?.responders !== undefined
    return asks ? answerKeys : confirmingKeys
  }

  /** What is asked before it is dialled: the record is durable first, and nothing ended it since. */
  #questions(carriage: Carriage, text: number): Pick<CallOrder, 'begin' | 'mayDial'> {
    const { modem, record } = carriage
    const { phase, n } = carriage.claim
    const { ports } = this.#around
    return {
      begin: (sim) =>
        this.#around.record([{ type: 'delivery.calling', phase, n, text, ...sim }], {
          kind: 'modem',
          id: modem.id,
        }),
      mayDial: () => {
        const delivery = record.deliveries[n]
        if (!delivery || !isDialling(delivery)) return false
        return mayLeave(ports, carriage, text)
      },
    }
  }

  /** Keeps what was heard as soon as it was: a crash after it must not lead to a second call. */
  #listener({ modem, claim }: Carriage, endingKeys: readonly string[]): (step: CallStep) => void {
    const { phase, n } = claim
    const by: Actor = { kind: 'modem', id: modem.id }
    const heard = new HeardSoFar(endingKeys)
    return (step) => {
      if (step.kind === 'playing') {
        const alone = step.goesOnAlone ? { seconds: step.seconds } : {}
        this.#note([{ type: 'delivery.playing', phase, n, ...alone }], by)
      } else if (heard.isNews(step)) {
        this.#note([{ type: 'delivery.heard', phase, n, ...heard.told() }], by)
      }
    }
  }

  /** Nothing can be said: by SMS where the phone takes one, or else not at all. */
  #speechless({ claim }: Carriage, to: string): false {
    const { phase, n } = claim
    const fact: ActionFact = isMobile(to)
      ? { type: 'delivery.switched', phase, n, to: 'sms' }
      : { type: 'delivery.failed', phase, n, reason: 'no-sound' }
    this.#note([fact])
    this.#around.giveBack(claim)
    return false
  }

  #note(facts: readonly ActionFact[], by: Actor = { kind: 'system', id: 'run' }): void {
    this.#around.note(facts, by)
  }
}

/** What was heard of a call while it goes on. */
class HeardSoFar {
  readonly #endingKeys: readonly string[]
  #keys = ''

  constructor(endingKeys: readonly string[]) {
    this.#endingKeys = endingKeys
  }

  /** Whether this step shows that it was heard out. */
  isNews(step: CallStep): boolean {
    if (step.kind === 'key') this.#keys += step.key
    return step.kind === 'played' || (step.kind === 'key' && this.#endingKeys.includes(step.key))
  }

  told(): { readonly heard: Heard; readonly keys: string } {
    const heard = hasKey(this.#keys, this.#endingKeys) ? 'confirmed' : 'played'
    return { heard, keys: this.#keys }
  }
}

const hasKey = (keys: string, wanted: readonly string[]): boolean =>
  [...keys].some((key) => wanted.includes(key))

/** Whoever pressed a key that ends the call has heard what it was about. */
const confirmed = (outcome: CallOutcome, endingKeys: readonly string[]): CallOutcome =>
  outcome.kind === 'ended' && hasKey(outcome.keys, endingKeys)
    ? { ...outcome, heard: 'confirmed' }
    : outcome

const isDialling = ({ state, attempts }: Delivery): boolean =>
  state === 'sending' && attempts.at(-1)?.channel === 'voice'
