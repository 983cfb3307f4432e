import type { Action, Written } from '../domain/action.ts'
import { type PhaseRecord, phasesOf } from '../domain/actions.ts'
import { meanOfErrands } from '../domain/errands/errands.ts'
import { type PlanModem, type PlanWork, planWork } from '../domain/plan.ts'
import { notSmall } from '../domain/small-numbers.ts'
import { spokenSeconds } from '../domain/speech/spoken-seconds.ts'
import { owedParts } from './budget.ts'
import { channelOf } from './channel.ts'
import { spokenScript } from './compose.ts'
import type { Dispatch } from './dispatch.ts'
import { readersOf, spreadOf } from './languages.ts'
import { morningView, waitsForMorning } from './morning.ts'
import { planModems } from './pool-plan.ts'
import type { Calling, FinalText, Forecast, Forecasts } from './preview.ts'

/** What a forecast is made of. */
export interface Work {
  readonly messages: number
  /** A message, on average. */
  readonly parts: number
  readonly calls: number
  /** What is said in a call lasts so long. */
  readonly soundSeconds: number
  /** An alert: each SIM keeps room for what it will owe to those it tells. */
  readonly isAlert?: boolean
  /** Messages that wait in other actions, one number each. */
  readonly beside?: readonly number[]
}

/** A tenth of a second is finer than anything that is known here. */
const rounded = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round(seconds * 10) / 10

const told = (times: Forecast): Forecast => ({
  ...times,
  p50Seconds: rounded(times.p50Seconds),
  p90Seconds: rounded(times.p90Seconds),
  p100Seconds: rounded(times.p100Seconds),
})

const tells = ({ sms, voice }: Forecasts): Forecasts => ({ sms: told(sms), voice: told(voice) })

/** When so many messages will have been accepted and so many calls made, with the bank as it is. */
export const forecastOf = ({ ports, budget }: Forecasting, work: Work): Forecasts =>
  tells(planWork(planned(work), planModems(ports, budget, work.isAlert)))

/** A few are reckoned as five: how long they take would tell how few they are. */
const planned = (work: Work): PlanWork => ({
  ...work,
  messages: notSmall(work.messages),
  calls: notSmall(work.calls),
  ...(work.isAlert ? { keptParts: owedParts } : {}),
})

type Forecasting = Pick<Dispatch, 'ports' | 'budget'>

/** What the calls take; undefined when there are none. */
export function callingOf({ ports, budget }: Forecasting, work: Work): Calling | undefined {
  if (work.calls === 0) return undefined
  const modems = planModems(ports, budget)
  const example = modems.find(({ canCall }) => canCall)
  const more = (n: number): PlanModem[] => (example ? [{ ...example, id: `one more ${n}` }] : [])
  const { voice } = planWork(planned({ ...work, isAlert: false }), [
    ...modems,
    ...more(1),
    ...more(2),
  ])
  return {
    calls: work.calls,
    soundSeconds: work.soundSeconds,
    modems: modems.filter(({ canCall }) => canCall).length,
    withTwoMoreSeconds: rounded(voice.p100Seconds),
  }
}

/** What is left of a running action; undefined when nothing is. */
export function forecastLeft(dispatch: Dispatch, action: Action): Forecasts | undefined {
  const { state } = dispatch.ports.ledger
  const waiting = phasesOf(state.actions, action.id).filter(
    (record) => !record.phase.isHeld && leftOf(dispatch, record) > 0,
  )
  if (waiting.length === 0) return undefined
  const calls = waiting.reduce((sum, record) => sum + callsLeft(dispatch, record), 0)
  const all = waiting.reduce((sum, record) => sum + leftOf(dispatch, record), 0)
  const parts = Math.max(...waiting.map(partsLeft(dispatch)))
  const soundSeconds = calls === 0 ? 0 : Math.max(...waiting.map(saidFor(dispatch, action)))
  const isAlert = waiting.some(({ phase }) => phase.name === 'alert')
  const beside = besideOf(dispatch, action.id)
  const work = { messages: all - calls, parts, calls, soundSeconds, isAlert, beside }
  return forecastOf(dispatch, work)
}

/** How many messages wait in the alerts of other actions, with which this one takes turns. */
export function besideOf(dispatch: Dispatch, id?: string): readonly number[] {
  const { actions } = dispatch.ports.ledger.state
  return [...actions.byId.values()].flatMap((action) => {
    if (action.id === id || action.state !== 'running') return []
    const [alert] = phasesOf(actions, action.id)
    if (!alert || alert.phase.isHeld || leftOf(dispatch, alert) === 0) return []
    return [leftOf(dispatch, alert) - callsLeft(dispatch, alert)]
  })
}

/** Who waits for the morning is not what it takes so long for. */
const leftOf = ({ ports }: Dispatch, record: PhaseRecord): number => {
  const { queued, sending } = record.counts
  return queued + sending - (queued > 0 ? (morningView(ports, record)?.waiting ?? 0) : 0)
}

/** How long a message of a phase is, on average over those who are still to get it. */
const partsLeft =
  ({ ports }: Dispatch) =>
  ({ phase, deliveries }: PhaseRecord): number => {
    const text = phase.texts.at(-1)
    if (!text?.translations && !text?.fetching) return text?.parts ?? 1
    const left = deliveries.filter(({ state }) => state === 'queued' || state === 'sending')
    const recipients = left.map(({ recipient }) => recipient)
    return spreadOf(readersOf(ports.ledger.state, recipients), left.length, text).parts
  }

/** How long what is said of a phase lasts, in seconds, estimated from its words. */
export const saidFor =
  ({ ports }: Dispatch, { status }: Action) =>
  ({ phase: { name, texts } }: PhaseRecord): number => {
    const { fetching, ...text } = texts.at(-1) ?? { sms: '', parts: 1 }
    const secondsOf = ({ voice, sms }: Written): number =>
      spokenSeconds(spokenScript(ports, voice?.text ?? sms, { status, phase: name }))
    return fetching ? meanOfErrands(secondsOf(text), secondsOf(fetching)) : secondsOf(text)
  }

/** How long what is said of a text lasts, in seconds, on average over who hears it. */
export function saidSeconds({ fetching, spoken }: FinalText): number {
  const seconds = spokenSeconds(spoken())
  return fetching ? meanOfErrands(seconds, spokenSeconds(fetching.spoken())) : seconds
}

function callsLeft({ ports }: Dispatch, record: PhaseRecord): number {
  const { state } = ports.ledger
  return record.deliveries.filter(
    (delivery) =>
      (delivery.state === 'queued' || delivery.state === 'sending') &&
      waitsForMorning(ports, record, delivery) === undefined &&
      channelOf(state, record, delivery) === 'voice',
  ).length
}
