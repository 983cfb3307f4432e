import { ModemError } from '../errors.ts'
import type { ModemDesk } from '../modem-desk.ts'
import type { Session } from '../session.ts'
import { lessonOfCall } from './call-lessons.ts'
import type { CallOrder, CallOutcome } from './call-outcome.ts'
import type { CallReport } from './call-report.ts'
import type { Sound } from './sound.ts'

/** The calls of one modem as the dispatcher sees them: those it makes, and those that come in. */
export class ModemCalls {
  readonly #desk: ModemDesk
  #isVolte: boolean | undefined

  constructor(desk: ModemDesk) {
    this.#desk = desk
  }

  /** Whether the last call stayed on LTE; undefined until that is known. */
  isVolte(): boolean | undefined {
    return this.#isVolte
  }

  async call(order: CallOrder): Promise<CallOutcome> {
    const session = this.#desk.session()
    if (!session?.calls.isAble() || !this.#desk.isAvailable()) {
      const error = new ModemError('not-ready', `${this.#desk.modem} cannot call now`)
      return { kind: 'not-dialled', error }
    }
    const { outcome } = await this.#work(session, () => session.calls.call(order))
    return outcome
  }

  async prepare(sound: Sound): Promise<void> {
    const { modem, ports, board } = this.#desk
    const session = this.#desk.session()
    if (!session?.calls.isAble()) return
    try {
      await session.calls.prepare(sound, () => board.hold())
    } catch (error) {
      ports.log('warn', 'sound-not-prepared', { modem, error })
    }
  }

  /** Somebody calls. */
  async rang(from: string | undefined): Promise<void> {
    const { board, quiet } = this.#desk
    const session = this.#desk.session()
    if (!session) return
    const release = board.hold()
    try {
      await quiet()
      await this.#answer(session, from)
    } finally {
      release()
    }
  }

  async #answer(session: Session, from: string | undefined): Promise<void> {
    const { modem, ports, board } = this.#desk
    const isClosing = board.own().isClosing
    const sound = isClosing ? undefined : await this.#soundFor(session, from)
    if (!sound) {
      await session.calls.refuse()
      ports.log('info', 'call-refused', { modem })
      return
    }
    const { outcome } = await this.#work(session, () => session.calls.answer(sound))
    const heard = outcome.kind === 'ended' ? outcome.heard : 'nothing'
    ports.log('info', 'call-answered', { modem, heard })
  }

  async #soundFor(session: Session, from: string | undefined): Promise<Sound | undefined> {
    const { modem, ports } = this.#desk
    if (!session.calls.isAble() || !ports.answer) return undefined
    try {
      return await ports.answer({ modem, iccid: session.facts().iccid, from })
    } catch (error) {
      ports.log('warn', 'call-unanswered', { modem, error })
      return undefined
    }
  }

  /** On a call alone; the network's canary it may be is neither heard nor refused by that. */
  async #work(session: Session, begin: () => Promise<CallReport>): Promise<CallReport> {
    const { modem, operators, known, board, begun } = this.#desk
    operators.begins(known.operator(), modem)
    board.become({ isBusy: true })
    const ongoing = begin()
    begun(ongoing)
    const report = await ongoing
    this.#learn(session, report)
    operators.silent(known.operator(), modem)
    board.become({ isBusy: false })
    return report
  }

  #learn(session: Session, report: CallReport): void {
    const { known, park, learned } = this.#desk
    const { outcome, isVolte, isIncoming } = report
    this.#isVolte = isVolte ?? this.#isVolte
    const isEnded = outcome.kind === 'ended' && !isIncoming
    const isWhole = isEnded && (outcome.heard === 'played' || outcome.heard === 'confirmed')
    if (isWhole) known.memory()?.called(outcome.seconds)
    if (session !== this.#desk.session()) return
    const lesson = lessonOfCall(report)
    if (lesson.kind === 'park') park(lesson.reason)
    learned(lesson)
  }
}
