import { ModemError } from './errors.ts'
import { type Lesson, lessonOf } from './lessons.ts'
import type { ModemReason, SmsSubmission, SubmitOutcome } from './modem.ts'
import type { Operators } from './operators.ts'
import type { Session } from './session.ts'
import type { SimConduct } from './sim-conduct.ts'
import type { SimMemory } from './sim-memory.ts'
import type { Standing } from './standing.ts'

/** What the messages of a modem need of it. */
export interface ModemMessagesPorts {
  readonly modem: string
  readonly operators: Operators
  readonly conduct: SimConduct
  /** The operator it is registered with, or its own name. */
  readonly operator: () => string
  /** The session that may send. */
  readonly session: () => Session | undefined
  readonly memory: () => SimMemory | undefined
  readonly standing: () => Standing
  readonly isAvailable: () => boolean
  readonly become: (change: Partial<Standing>) => void
  readonly park: (reason: ModemReason) => void
  /** This is on the air. */
  readonly begun: (ongoing: Promise<unknown>) => void
  /** What only the lifecycle can do about an outcome. */
  readonly learned: (lesson: Lesson) => void
}

/** The messages of one modem: handing one over, and what its outcome says of SIM and network. */
export class ModemMessages {
  readonly #ports: ModemMessagesPorts

  constructor(ports: ModemMessagesPorts) {
    this.#ports = ports
  }

  async submit(submission: SmsSubmission): Promise<SubmitOutcome> {
    const { modem, operators, operator, isAvailable, become, begun } = this.#ports
    const session = this.#ports.session()
    if (!session || !isAvailable()) {
      const error = new ModemError('not-ready', `${modem} cannot send now`)
      return { kind: 'not-handed-over', error }
    }
    operators.begins(operator(), modem)
    become({ isBusy: true })
    const memory = this.#ports.memory()
    const isFollowUp = session.facts().moreMessages && (memory?.isLinkOpen() ?? false)
    const ongoing = session.submit(submission)
    begun(ongoing)
    const outcome = await ongoing
    if (outcome.kind === 'accepted' && outcome.messageReference !== undefined)
      this.#ports
        .memory()
        ?.accepted(outcome.messageReference, { seconds: outcome.seconds, isFollowUp })
    if (outcome.kind === 'in-doubt') this.#awaitLate(outcome)
    this.#learn(session, outcome, submission.to)
    become({ isBusy: false })
    return outcome
  }

  /** An answer that is still to come would be taken for that of the next part. */
  #awaitLate({ error, late }: SubmitOutcome & { kind: 'in-doubt' }): void {
    if (error.code !== 'at-timeout') return
    const { become } = this.#ports
    become({ owesAnswer: true })
    void late.then(() => become({ owesAnswer: false }))
  }

  #learn(session: Session, outcome: SubmitOutcome, to: string): void {
    const { modem, operators, operator, conduct, standing, become, park } = this.#ports
    conduct.learn(outcome, to, standing().isOnTrial)
    if (session !== this.#ports.session()) return
    const lesson = lessonOf(outcome, conduct.record, standing().isRegistered)
    if (lesson.kind === 'works') operators.accepted(operator(), modem)
    if (lesson.kind === 'network') operators.refused(operator(), modem)
    if (lesson.kind === 'park') park(lesson.reason)
    if (operators.isRefusedAlone(operator(), modem)) park('account-barred')
    operators.silent(operator(), modem)
    if (lesson.kind === 'empty-stores') become({ isStoreFull: true })
    conduct.pace()
    this.#ports.learned(lesson)
  }
}
