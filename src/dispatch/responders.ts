import type { Action } from '../domain/action.ts'
import type { ActionFact } from '../domain/action-facts.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import { type Chances, chancesFrom } from '../domain/answer-chances.ts'
import { enoughHelpText } from '../domain/answers.ts'
import { type Advice, adviseRound, type NextAsk } from '../domain/responders.ts'
import { hasAnswered } from './answered.ts'
import { pressedAnswers } from './answers-given.ts'
import { isToFinish } from './begun.ts'
import { candidatesOf, type Person } from './candidates.ts'
import { canCall, channelOf } from './channel.ts'
import { requireText } from './compose.ts'
import type { Dispatch } from './dispatch.ts'
import { indicesOf, isOwed } from './follow-up.ts'
import { answersSeen } from './learnt.ts'
import { newPhase } from './phases.ts'

/** What a call is assumed to take while no modem has measured it. */
const assumedSecondsPerCall = 45

/** Whether enough people come; then nobody is asked any more. */
export const hasEnough = ({ phases }: Action): boolean => phases.some(({ isEnough }) => isEnough)

/**
 * Calls for people who come: lets the alerts of such an action go a few at a time, as the planner
 * advises, instead of all at once, and ends it when as many come as were asked for.
 */
export class Responders {
  readonly #dispatch: Dispatch
  /** By phase: the deliveries that were let go and are not over. */
  readonly #released = new Map<string, Map<number, number>>()
  readonly #chances = new Map<string, Chances>()
  readonly #advice = new Map<string, Advice['kind']>()
  readonly #underWay = new Set<string>()

  constructor(dispatch: Dispatch) {
    this.#dispatch = dispatch
  }

  /** Whether a delivery may stand in line: anybody's, but for those who are to be asked in turn. */
  mayGo(record: PhaseRecord, n: number): boolean {
    if (!this.#asks(record) || this.#releasedOf(record).has(n)) return true
    const { ledger, now } = this.#dispatch.ports
    // Once it is over nobody is asked any more: what still waits is finished or dropped in its turn.
    if (ledger.state.actions.byId.get(record.action)?.state !== 'running') return true
    return isToFinish(ledger.state, record, record.deliveries[n], now())
  }

  /** Whether everybody who could be asked was, and too few come. */
  isExhausted(action: Action): boolean {
    return this.#advice.get(action.id) === 'nobody-left'
  }

  /** Takes note of a change: what has ended is not in the air any more. */
  noteChange(record: PhaseRecord, n: number, fact: ActionFact): void {
    if (!this.#asks(record)) return
    const state = record.deliveries[n]?.state
    const isOver = state !== 'queued' && state !== 'sending'
    if (isOver || (fact.type === 'delivery.called' && fact.isTry)) {
      this.#releasedOf(record).delete(n)
    }
    if (fact.type === 'delivery.heard' || fact.type === 'delivery.called') {
      this.consider(record.action)
    }
  }

  /** Thinks over whom to ask next; often, for an SMS that is not answered says so by its age alone. */
  consider(id: string): void {
    const { actions } = this.#dispatch.ports.ledger.state
    const action = actions.byId.get(id)
    const [record] = phasesOf(actions, id)
    if (!action?.responders || !record || this.#underWay.has(id)) return
    this.#underWay.add(id)
    try {
      this.#dispatch.note(pressedAnswers(this.#dispatch, action, record))
      this.#goOn(action, record)
    } finally {
      this.#underWay.delete(id)
    }
  }

  #goOn(action: Action, record: PhaseRecord): void {
    const isOpen = action.state === 'running' && !record.phase.isHeld && !hasEnough(action)
    const { ports, run } = this.#dispatch
    if (!isOpen || run.isHalted) return
    const { people, advice } = this.#advise(action, record)
    this.#advice.set(action.id, advice.kind)
    if (advice.kind === 'enough') {
      ports.log('info', 'enough-help', { action: action.id })
      this.#dispatch.note(this.#enough(action, record))
    }
    if (advice.kind === 'ask') for (const ask of advice.asks) this.#ask(record, people, ask)
    if (advice.kind === 'ask') run.pump()
  }

  #advise(action: Action, record: PhaseRecord) {
    const { ports } = this.#dispatch
    const { state } = ports.ledger
    const people = candidatesOf({
      state,
      action,
      record,
      released: this.#releasedOf(record),
      canCall: canCall(ports),
    })
    const advice = adviseRound({
      candidates: people,
      wanted: action.responders?.wanted ?? 0,
      now: ports.now(),
      chances: this.#chancesFor(action),
      freeCallers: this.#freeCallers(record),
    })
    return { people, advice }
  }

  #ask(record: PhaseRecord, people: readonly Person[], { n: who, channel }: NextAsk): void {
    const { ports } = this.#dispatch
    const n = people.find((person) => person.n === who)?.places.get(channel)
    const delivery = n === undefined ? undefined : record.deliveries[n]
    if (n === undefined || !delivery) return
    this.#releasedOf(record).set(n, ports.now())
    const isOwn =
      delivery.state === 'queued' && channelOf(ports.ledger.state, record, delivery) === channel
    if (isOwn) this.#dispatch.putInLine(record, n)
    else
      this.#dispatch.note([{ type: 'delivery.switched', phase: record.phase.id, n, to: channel }])
  }

  /** Modems that can begin a call at once, less those that people were let go for already. */
  #freeCallers(record: PhaseRecord): number {
    const { ports } = this.#dispatch
    const { state } = ports.ledger
    const free = ports
      .modems()
      .filter((modem) => modem.status().capabilities.includes('voice') && modem.isAvailable())
    const spoken = [...this.#releasedOf(record).keys()].filter((n) => {
      const delivery = record.deliveries[n]
      return delivery?.state === 'queued' && channelOf(state, record, delivery) === 'voice'
    })
    return Math.max(0, free.length - spoken.length)
  }

  #enough(action: Action, record: PhaseRecord): readonly ActionFact[] {
    const { ports } = this.#dispatch
    const text = requireText(ports, { ...action, phase: 'update' }, { sms: enoughHelpText })
    const phase = { ...newPhase(ports, action, { name: 'update', text }), isEnough: true }
    const of = indicesOf(record, (delivery) => isOwed(phase, delivery, record))
    const ns = indicesOf(
      record,
      (delivery) =>
        delivery.state === 'queued' &&
        !hasAnswered(record, delivery) &&
        !isToFinish(ports.ledger.state, record, delivery, ports.now()),
    )
    const dropped: ActionFact = {
      type: 'delivery.dropped',
      phase: record.phase.id,
      ns,
      reason: 'enough-help',
    }
    return [
      { type: 'phase.added', action: action.id, phase, of },
      ...(ns.length > 0 ? [dropped] : []),
    ]
  }

  #chancesFor(action: Action): Chances {
    const known = this.#chances.get(action.id)
    if (known) return known
    const { ports } = this.#dispatch
    const measured = ports.modems().flatMap((modem) => modem.status().secondsPerCall ?? [])
    const mean = measured.reduce((sum, seconds) => sum + seconds, 0) / measured.length
    const secondsPerCall = measured.length > 0 ? mean : assumedSecondsPerCall
    const made = chancesFrom(answersSeen(ports.ledger.state, action), secondsPerCall)
    this.#chances.set(action.id, made)
    return made
  }

  #asks({ action, phase }: PhaseRecord): boolean {
    const { actions } = this.#dispatch.ports.ledger.state
    return phase.name === 'alert' && actions.byId.get(action)?.responders !== undefined
  }

  #releasedOf({ phase }: PhaseRecord): Map<number, number> {
    const known = this.#released.get(phase.id) ?? new Map<number, number>()
    this.#released.set(phase.id, known)
    return known
  }
}
