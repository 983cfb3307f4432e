import type { NoticeKind } from '../domain/notice.ts'
import { AskingCalls } from './asking-calls.ts'
import type { SendingModem } from './modems.ts'
import { type NoticePorts, NoticeRun } from './notice-run.ts'

/** What routine traffic needs of the run. */
export interface RoutinePorts extends NoticePorts {
  /** Gives free modems work. */
  readonly pump: () => void
}

/**
 * What belongs to no action is for a modem that has nothing else to do, but for a goodbye or a code
 * now and then: a big alert takes longer than those can wait.
 */
export class RoutineTraffic {
  readonly #around: RoutinePorts
  readonly #notices: NoticeRun
  readonly #asking: AskingCalls
  /** Modems that send it. */
  readonly #serving = new Set<string>()
  /** Deliveries since the last notice. */
  #sinceUrgent = 0

  constructor(around: RoutinePorts) {
    this.#around = around
    this.#notices = new NoticeRun(around)
    this.#asking = new AskingCalls(around)
  }

  /** Whether this modem has any of it under way. */
  isServing({ id }: SendingModem): boolean {
    return this.#serving.has(id)
  }

  /** A delivery of an alert begins. */
  deliveryBegins(): void {
    this.#sinceUrgent += 1
  }

  /** Somebody is alerted: their modem must be free. */
  giveWay(): void {
    this.#asking.giveWay()
  }

  /** Between the deliveries of an alert: whoever is on duty, and now and then what cannot wait. */
  serveBetween(modem: SendingModem): boolean {
    if (this.#sinceUrgent >= deliveriesADuty && this.serve(modem, isForDuty)) return true
    return this.#sinceUrgent >= deliveriesAnUrgent && this.serve(modem, isUrgent)
  }

  /** Gives a modem any of it, or a notice of some kinds; whether there was one. */
  serve(modem: SendingModem, mayBe?: (kind: NoticeKind) => boolean): boolean {
    const work =
      this.#notices.serve(modem, mayBe) ?? (mayBe ? undefined : this.#asking.serve(modem))
    if (!work) return false
    const { ports, pump } = this.#around
    this.#sinceUrgent = 0
    this.#serving.add(modem.id)
    void work
      .catch((error: unknown) =>
        ports.log('error', 'notice-crashed', { modem: modem.id, error: String(error) }),
      )
      .then((isOver) => {
        this.#serving.delete(modem.id)
        if (isOver) pump()
        else ports.after(noticePauseMs, pump)
      })
    return true
  }

  /** What was sent and not answered before this start is in doubt. */
  resume(): Promise<void> {
    return this.#notices.resume()
  }

  /** When the first that has to wait may go, milliseconds since the epoch. */
  wakesAt(): number | undefined {
    const notice = this.#notices.wakesAt()
    const call = this.#asking.wakesAt()
    if (notice === undefined || call === undefined) return notice ?? call
    return Math.min(notice, call)
  }
}

/** One that could not go tries nobody's patience, nor a disk's that is full. */
const noticePauseMs = 1_000
/** One message in so many may be a goodbye or a code: an alert is no slower by more than 4 %. */
const deliveriesAnUrgent = 25
/** Few phones, told a few times: what they are told may save who is looked for. */
const deliveriesADuty = 4
const isForDuty = (kind: NoticeKind): boolean => kind === 'duty'
const isUrgent = (kind: NoticeKind): boolean => kind === 'goodbye' || kind === 'code'
