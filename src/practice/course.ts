import { numberOf } from '../dispatch/eligibility.ts'
import type { Happening, Scenario } from '../domain/drill/scenarios.ts'
import type { State } from '../domain/state.ts'
import type { DrillCall } from '../web/drill-ports.ts'
import type { Noted } from './played.ts'
import type { PracticeBank } from './ports.ts'

/** What a course needs of the drill it belongs to. */
export interface CoursePorts {
  readonly scenario: Scenario
  /** What the words of its calls mention: the street, the number for tips. */
  readonly parameters: DrillCall['parameters']
  readonly state: State
  readonly bank: Pick<PracticeBank, 'pullOut' | 'confuseReports' | 'text'>
  readonly now: () => number
  /** In the language that participants write. */
  readonly words: (key: string, parameters: DrillCall['parameters']) => string
}

/** Modem 2 comes back after so long, as one that was plugged in again. */
const outSeconds = 60

/** How a drill goes: what has happened, and what is still to come. */
export class Course {
  readonly #ports: CoursePorts
  readonly #calls: DrillCall[] = []
  #toCome: readonly Happening[]
  #noted: Noted

  constructor(ports: CoursePorts) {
    this.#ports = ports
    this.#toCome = ports.scenario.happenings
    this.#noted = { calledAt: ports.now(), isOver: false }
    this.#ring('call')
  }

  get calls(): readonly DrillCall[] {
    return this.#calls
  }

  get noted(): Noted {
    return this.#noted
  }

  /** Lets happen what is due since the alert left, and notes when a text was read. */
  look(): void {
    const { state, now } = this.#ports
    const [action] = state.actions.byId.values()
    if (!action) return
    const seconds = (now() - Date.parse(action.startedAt)) / 1000
    const due = this.#toCome.filter(({ afterSeconds }) => afterSeconds <= seconds)
    this.#toCome = this.#toCome.filter((one) => !due.includes(one))
    for (const happening of due) this.#happen(happening)
    const { textedAt, readAt } = this.#noted
    const isRead = state.tips.opened.size > 0 || state.tips.byAction.size > 0
    if (textedAt !== undefined && readAt === undefined && isRead) this.#note({ readAt: now() })
  }

  #happen({ what }: Happening): void {
    const { bank, now } = this.#ports
    switch (what) {
      case 'modem-dies':
        return bank.pullOut(2, outSeconds)
      case 'wrong-reports':
        return bank.confuseReports(3)
      case 'text':
        this.#note({ textedAt: now() })
        return this.#textBack()
      case 'correct':
        this.#note({ askedAt: now() })
        return this.#ring(what)
      case 'end':
        this.#note({ isOver: true })
        return this.#ring(what)
    }
  }

  /** The first who had the alert. */
  #textBack(): void {
    const { bank, state, scenario, parameters, words } = this.#ports
    const [alert] = state.actions.phases.values()
    const number = numberOf(state, alert?.deliveries[0]?.recipient ?? [])
    if (number) bank.text(number, words(`drill.${scenario.id}.text`, parameters))
  }

  #ring(what: 'call' | 'correct' | 'end'): void {
    const { scenario, parameters, now } = this.#ports
    this.#calls.push({ at: now(), key: `drill.${scenario.id}.${what}`, parameters })
  }

  #note(changes: Partial<Noted>): void {
    this.#noted = { ...this.#noted, ...changes }
  }
}
