import { ModemError } from './errors.ts'
import { lessonOf } from './lessons.ts'
import type { SmsSubmission, SubmitOutcome } from './modem.ts'
import type { ModemDesk } from './modem-desk.ts'
import type { Session } from './session.ts'

/** The messages of one modem: handing one over, and what its outcome says of SIM and network. */
export class ModemMessages {
  readonly #desk: ModemDesk

  constructor(desk: ModemDesk) {
    this.#desk = desk
  }

  async submit(submission: SmsSubmission): Promise<SubmitOutcome> {
    const { modem, operators, board, known, begun } = this.#desk
    const session = this.#desk.session()
    if (!session || !this.#desk.isAvailable()) {
      const error = new ModemError('not-ready', `${modem} cannot send now`)
      return { kind: 'not-handed-over', error }
    }
    operators.begins(known.operator(), modem)
    board.become({ isBusy: true })
    const isFollowUp = session.facts().moreMessages && (known.memory()?.isLinkOpen() ?? false)
    const ongoing = session.submit(submission)
    begun(ongoing)
    const outcome = await ongoing
    if (outcome.kind === 'accepted' && outcome.messageReference !== undefined)
      known.memory()?.accepted(outcome.messageReference, { seconds: outcome.seconds, isFollowUp })
    if (outcome.kind === 'in-doubt') this.#awaitLate(outcome)
    this.#learn(session, outcome, submission.to)
    board.become({ isBusy: false })
    return outcome
  }

  /** An answer that is still to come would be taken for that of the next part. */
  #awaitLate({ error, late }: SubmitOutcome & { kind: 'in-doubt' }): void {
    if (error.code !== 'at-timeout') return
    const { board } = this.#desk
    board.become({ owesAnswer: true })
    void late.then(() => board.become({ owesAnswer: false }))
  }

  #learn(session: Session, outcome: SubmitOutcome, to: string): void {
    const { modem, operators, known, conduct, board, park } = this.#desk
    conduct.learn(outcome, to, board.own().isOnTrial)
    if (session !== this.#desk.session()) return
    const operator = known.operator()
    const lesson = lessonOf(outcome, conduct.record, board.own().isRegistered)
    if (lesson.kind === 'works') operators.accepted(operator, modem)
    if (lesson.kind === 'network') operators.refused(operator, modem)
    if (lesson.kind === 'park') park(lesson.reason)
    if (operators.isRefusedAlone(operator, modem)) park('account-barred')
    operators.silent(operator, modem)
    if (lesson.kind === 'empty-stores') board.become({ isStoreFull: true })
    conduct.pace()
    this.#desk.learned(lesson)
  }
}
