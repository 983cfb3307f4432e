import { ModemError } from '../errors.ts'
import type { ModemDesk } from '../modem-desk.ts'
import type { Session } from '../session.ts'
import { lessonOfCall } from './call-lessons.ts'
import type { CallOrder, CallOutcome } from './call-outcome.ts'
import type { CallReport } from './call-report.ts'
import type { Sound } from './sound.ts'

/** So many calls in a row in which nothing could be heard, and it is asked to call nobody. */
const mostSilent = 2
/** After so long, or when a person resets it, a mute modem is given one more call. */
const muteMs = 30 * 60 * 1000

/** The calls of one modem as the dispatcher sees them: those it makes, and those that come in. */
export class ModemCalls {
  readonly #desk: ModemDesk
  #isVolte: boolean | undefined
  /** Calls in a row whose sound failed, and when the last of them was. */
  #silent = 0
  #silentAt = 0

  constructor(desk: ModemDesk) {
    this.#desk = desk
  }

  /** Whether the last call stayed on LTE; undefined until that is known. */
  isVolte(): boolean | undefined {
    return this.#isVolte
  }

  /** Its calls are answered and nothing is heard: each would cost somebody a ring for nothing. */
  isMute(): boolean {
    return this.#silent >= mostSilent && this.#desk.ports.now() - this.#silentAt < muteMs
  }

  /** A person says that it is good again. */
  forgive(): void {
    this.#silent = 0
  }

  async call(order: CallOrder): Promise<CallOutcome> {
    const session = this.#desk.session()
    if (!session?.calls.isAble() || this.isMute() || !this.#desk.isAvailable()) {
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
    this.#listen(report)
    this.#isVolte = isVolte ?? this.#isVolte
    const isEnded = outcome.kind === 'ended' && !isIncoming
    const isWhole = isEnded && (outcome.heard === 'played' || outcome.heard === 'confirmed')
    if (isWhole) known.memory()?.called(outcome.seconds)
    if (session !== this.#desk.session()) return
    const lesson = lessonOfCall(report)
    if (lesson.kind === 'park') park(lesson.reason)
    learned(lesson)
  }

  /** Counts the calls whose sound failed; one that was heard clears it. */
  #listen({ outcome }: CallReport): void {
    if (outcome.kind !== 'ended') return
    const { modem, ports } = this.#desk
    if (outcome.cause !== 'sound-failed') {
      if (outcome.heard !== 'nothing') this.#silent = 0
      return
    }
    this.#silent += 1
    this.#silentAt = ports.now()
    if (this.#silent === mostSilent) ports.log('error', 'modem-mute', { modem })
  }
}
