/**
 * What the refusals and successes of an operator's SIMs say about its network. One value per
 * operator; every function is pure and returns the next value. Times are `Timers.now`.
 */
export interface OperatorState {
  /** Modems that wait for the network, the next to try first. */
  readonly waiting: readonly string[]
  /** When the first of them was refused; undefined while the network takes messages. */
  readonly since: number | undefined
  /** Between the start of the last try and that of the next. */
  readonly delayMs: number
  readonly nextTryAt: number
  /** The canary that is on the air. */
  readonly trying: { readonly modem: string; readonly startedAt: number } | undefined
  /** Refusals in a row, per modem, with a success of another SIM of this operator in between. */
  readonly alone: ReadonlyMap<string, { readonly times: number; readonly othersWork: boolean }>
}

/** An operator nobody has complained about. */
export const openOperator: OperatorState = {
  waiting: [],
  since: undefined,
  delayMs: 0,
  nextTryAt: 0,
  trying: undefined,
  alone: new Map(),
}

const steadyMs = 3_000
const steadyForMs = 120_000
const slowestMs = 60_000
const aloneLimit = 4

/** The time between two tries: 1 s, 2 s, then every 3 s for 2 minutes, then doubling to 60 s. */
export function delayAfter(delayMs: number, outageMs: number): number {
  if (outageMs < steadyForMs) return Math.min(steadyMs, delayMs + 1_000)
  return Math.min(slowestMs, delayMs * 2)
}

/** The network refused `modem`: it waits, and a refused canary puts the next try off. */
export function networkRefused(state: OperatorState, modem: string, now: number): OperatorState {
  const waiting = [...without(state.waiting, modem), modem]
  const alone = noteRefusal(state.alone, modem)
  if (state.since === undefined) {
    const delayMs = delayAfter(0, 0)
    return { ...state, waiting, alone, since: now, delayMs, nextTryAt: now + delayMs }
  }
  if (state.trying?.modem !== modem) return { ...state, waiting, alone }
  const { startedAt } = state.trying
  const delayMs = delayAfter(state.delayMs, startedAt - state.since)
  const nextTryAt = Math.max(now, startedAt + delayMs)
  return { ...state, waiting, alone, delayMs, nextTryAt, trying: undefined }
}

/** The network took a message from `modem`: a canary's success frees every modem that waits. */
export function networkAccepted(state: OperatorState, modem: string): OperatorState {
  const alone = new Map<string, { times: number; othersWork: boolean }>()
  for (const [other, { times }] of state.alone)
    if (other !== modem) alone.set(other, { times, othersWork: true })
  if (!state.waiting.includes(modem)) return { ...state, alone }
  return { ...openOperator, alone }
}

/** A modem of this operator registered (again): whoever waits may send at once. */
export function networkRegistered(state: OperatorState): OperatorState {
  return { ...openOperator, alone: state.alone }
}

/** `modem` is gone, parked or paused by hand; another one becomes the canary. */
export function networkLeft(state: OperatorState, modem: string): OperatorState {
  const waiting = without(state.waiting, modem)
  const alone = new Map([...state.alone].filter(([other]) => other !== modem))
  if (waiting.length === 0) return { ...openOperator, alone }
  const trying = state.trying?.modem === modem ? undefined : state.trying
  return { ...state, waiting, alone, trying }
}

/** The modem that may try now: the first that waits and is able to. */
export function canaryOf(
  state: OperatorState,
  now: number,
  isAble: (modem: string) => boolean,
): string | undefined {
  if (state.trying || now < state.nextTryAt) return undefined
  return state.waiting.find(isAble)
}

/** The canary `modem` begins its one submission. */
export function canaryBegins(state: OperatorState, modem: string, now: number): OperatorState {
  if (!state.waiting.includes(modem) || state.trying) return state
  return { ...state, trying: { modem, startedAt: now } }
}

/** The canary's submission said nothing about the network (it was never handed over). */
export function canarySilent(state: OperatorState, modem: string): OperatorState {
  return state.trying?.modem === modem ? { ...state, trying: undefined } : state
}

/** Whether `modem` waits for its operator's network. */
export const isWaiting = (state: OperatorState, modem: string): boolean =>
  state.waiting.includes(modem)

/** A SIM that is refused time after time while others of its operator send is barred itself. */
export const isRefusedAlone = (state: OperatorState, modem: string): boolean =>
  (state.alone.get(modem)?.times ?? 0) >= aloneLimit

function noteRefusal(alone: OperatorState['alone'], modem: string): OperatorState['alone'] {
  const before = alone.get(modem)
  const times = (before?.times ?? 0) + (before?.othersWork ? 1 : 0)
  return new Map(alone).set(modem, { times, othersWork: false })
}

const without = (modems: readonly string[], modem: string): string[] =>
  modems.filter((other) => other !== modem)
