import type { Budget } from './budget.ts'
import type { Carriage, Carrier, CarrierPorts } from './carrier.ts'
import type { Claim } from './delivery-queue.ts'
import {
  type Handover,
  handoverOf,
  missingParts,
  type SendingFact,
  submissionOf,
} from './handover.ts'
import type { SubmitOutcome } from './modems.ts'
import type { Owed } from './owed.ts'
import { settle } from './settle.ts'

type NotAccepted = Exclude<SubmitOutcome, { kind: 'accepted' }>

/** Carries messages by SMS, a part after the other. */
export class MessageCarrier implements Carrier {
  readonly #around: CarrierPorts
  readonly #budget: Budget
  readonly #owed: Owed
  readonly #references = new Map<string, number>()

  constructor(around: CarrierPorts, budget: Budget, owed: Owed) {
    this.#around = around
    this.#budget = budget
    this.#owed = owed
  }

  /**
   * Its missing parts, back to back on this SIM, until all are there or one fails. That the last was
   * taken is owed: the modem's next delivery comes first.
   */
  async carry(carriage: Carriage): Promise<boolean> {
    const { modem, claim } = carriage
    const { ports } = this.#around
    const handover = handoverOf(ports, carriage, () => this.#nextReference(claim.iccid))
    if (!handover) return false
    const parts = missingParts(handover)
    for (const part of parts) {
      const submission = submissionOf(ports, handover, part, (fact) => this.#begin(fact))
      if (!submission) return this.#dropUnsubscribed(claim)
      const outcome = await modem.submit(submission)
      if (outcome.kind !== 'accepted') return this.#failed(handover, outcome, part)
      const accept = () => this.#accepted(claim, part, outcome.messageReference)
      if (part === parts.at(-1)) this.#owed.add(accept)
      else accept()
      if (handover.delivery.state !== 'sending') return true
    }
    return true
  }

  /** Asked when its command is written: the journal has them in the order in which they happened. */
  #begin(fact: SendingFact): Promise<void> {
    this.#owed.settle()
    this.#budget.spend(fact.iccid, this.#around.ports.now())
    return this.#around.record([fact], { kind: 'modem', id: fact.modem })
  }

  #dropUnsubscribed({ phase, n }: Claim): false {
    this.#around.note([{ type: 'delivery.dropped', phase, ns: [n], reason: 'unsubscribed' }], {
      kind: 'system',
      id: 'run',
    })
    return false
  }

  /** Writes down what went wrong and lets the delivery go on by the class of its failure. */
  #failed({ claim, delivery }: Handover, outcome: NotAccepted, part: number): false {
    const { phase, n, iccid, modem } = claim
    if (delivery.state !== 'sending') return false
    const now = this.#around.ports.now()
    const { facts, waiting } = settle({ phase, n, iccid, now }, delivery, outcome)
    this.#around.note(facts, { kind: 'modem', id: modem })
    this.#around.giveBack(claim, waiting)
    if (outcome.kind === 'in-doubt') {
      void outcome.late.then((reference) => {
        if (reference !== undefined) this.#accepted(claim, part, reference)
      })
    }
    return false
  }

  #accepted({ phase, n, modem }: Claim, part: number, reference: number | undefined): void {
    const said = reference === undefined ? {} : { messageReference: reference }
    this.#around.note([{ type: 'delivery.part-accepted', phase, n, part, ...said }], {
      kind: 'modem',
      id: modem,
    })
  }

  #nextReference(iccid: string): number {
    const seed = Math.floor(this.#around.ports.now() / 1000)
    const reference = ((this.#references.get(iccid) ?? seed) + 1) & 0xff
    this.#references.set(iccid, reference)
    return reference
  }
}
