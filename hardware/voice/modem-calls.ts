import { ModemError } from '../errors.ts'
import type { Lesson } from '../lessons.ts'
import type { BankPorts } from '../modem.ts'
import type { Session } from '../session.ts'
import { lessonOfCall } from './call-lessons.ts'
import type { CallOrder, CallOutcome } from './call-outcome.ts'
import type { CallReport } from './call-report.ts'
import type { Sound } from './sound.ts'

/** What the calls of a modem need of it. */
export interface ModemCallsPorts {
  readonly modem: string
  readonly ports: BankPorts
  /** The session that may send. */
  readonly session: () => Session | undefined
  readonly isAvailable: () => boolean
  /** It works on this alone, and is available again when it is over. */
  readonly work: <T>(begin: () => Promise<T>) => Promise<T>
  /** Resolves when what it works on is over. */
  readonly quiet: () => Promise<unknown>
  /** Keeps work from it until what is returned is called. */
  readonly hold: () => () => void
  readonly isClosing: () => boolean
  /** A call was played to the end. */
  readonly measured: (seconds: number) => void
  readonly learned: (lesson: Lesson, session: Session) => void
}

/** The calls of one modem as the dispatcher sees them: those it makes, and those that come in. */
export class ModemCalls {
  readonly #ports: ModemCallsPorts
  #isVolte: boolean | undefined

  constructor(ports: ModemCallsPorts) {
    this.#ports = ports
  }

  /** Whether the last call stayed on LTE; undefined until that is known. */
  isVolte(): boolean | undefined {
    return this.#isVolte
  }

  async call(order: CallOrder): Promise<CallOutcome> {
    const { modem, isAvailable, work, learned } = this.#ports
    const session = this.#ports.session()
    if (!session?.calls.isAble() || !isAvailable()) {
      const error = new ModemError('not-ready', `${modem} cannot call now`)
      return { kind: 'not-dialled', error }
    }
    return work(async () => {
      const report = await session.calls.call(order)
      this.#measure(report)
      learned(lessonOfCall(report), session)
      return report.outcome
    })
  }

  async prepare(sound: Sound): Promise<void> {
    const { modem, ports, hold } = this.#ports
    const session = this.#ports.session()
    if (!session?.calls.isAble()) return
    try {
      await session.calls.prepare(sound, hold)
    } catch (error) {
      ports.log('warn', 'sound-not-prepared', { modem, error })
    }
  }

  /** Somebody calls. */
  async rang(from: string | undefined): Promise<void> {
    const { hold, quiet } = this.#ports
    const session = this.#ports.session()
    if (!session) return
    const release = hold()
    try {
      await quiet()
      await this.#answer(session, from)
    } finally {
      release()
    }
  }

  async #answer(session: Session, from: string | undefined): Promise<void> {
    const { modem, ports, isClosing, work } = this.#ports
    const sound = isClosing() ? undefined : await this.#soundFor(session, from)
    if (!sound) {
      await session.calls.refuse()
      ports.log('info', 'call-refused', { modem })
      return
    }
    const result = await work(() => session.calls.answer(sound))
    const { heard } = result?.state ?? { heard: 'nothing' }
    ports.log('info', 'call-answered', { modem, heard, seconds: result?.seconds ?? 0 })
    if (result?.state.isSick) this.#ports.learned({ kind: 'sick' }, session)
  }

  async #soundFor(session: Session, from: string | undefined): Promise<Sound | undefined> {
    const { modem, ports } = this.#ports
    if (!session.calls.isAble() || !ports.answer) return undefined
    try {
      return await ports.answer({ modem, iccid: session.facts().iccid, from })
    } catch (error) {
      ports.log('warn', 'call-unanswered', { modem, error })
      return undefined
    }
  }

  #measure({ outcome, isVolte }: CallReport): void {
    this.#isVolte = isVolte ?? this.#isVolte
    if (outcome.kind !== 'ended') return
    const isWhole = outcome.heard === 'played' || outcome.heard === 'confirmed'
    if (isWhole) this.#ports.measured(outcome.seconds)
  }
}
