import { areLimited, type Puller, secondsUntil } from './pulling.ts'

/** One modem as a plan sees it; what is missing has not been measured. */
export interface PlanModem {
  readonly id: string
  readonly canSms: boolean
  readonly canCall: boolean
  readonly secondsPerPart?: number
  readonly secondsPerFollowUpPart?: number
  readonly secondsPerCall?: number
  readonly partsLeftHour: number | null
  readonly partsLeftDay: number | null
}

/** What there is to do. */
export interface PlanWork {
  readonly messages: number
  readonly parts: number
  readonly calls: number
  /** How long what is said in a call lasts. */
  readonly soundSeconds: number
  /** Parts for which a SIM keeps room with each message: of an alert, its correction and result. */
  readonly keptParts?: number
  /** Messages that wait in other actions, one number each: modems serve actions in turn. */
  readonly beside?: readonly number[]
}

/** Seconds until this share is done; null when it cannot be. */
export interface Times {
  readonly p50Seconds: number | null
  readonly p90Seconds: number | null
  readonly p100Seconds: number | null
  /** A modem has not measured its own speed yet. */
  readonly isEstimated: boolean
  /** The limits of SIMs decide the end, not the radio. */
  readonly isLimited: boolean
}

export interface Plan {
  /** The modems that call first and send SMS when no call is left; the others the other way round. */
  readonly callers: ReadonlySet<string>
  readonly sms: Times
  readonly voice: Times
}

const assumedPartSeconds = 4
/** Set-up, ringing and the gap after it, of a call that is taken (modems.md 3.4). */
const assumedAroundSoundSeconds = 18

interface Line {
  readonly modem: PlanModem
  readonly message: Puller | undefined
  readonly call: Puller | undefined
}

/**
 * The plan that ends soonest, or nearly: how many modems call first. With two modems or more calls
 * and SMS go on side by side; of plans that end about as soon, the one by which people know earliest.
 */
export function planWork(work: PlanWork, modems: readonly PlanModem[]): Plan {
  const lines = modems.map((modem) => lineOf(modem, work))
  const able = lines.filter(({ call }) => call).sort(bestCallerFirst)
  const senders = lines.filter(({ message }) => message).length
  const isAlone = able.length === 1 && senders === 1 && able[0]?.message !== undefined
  const fewest = work.calls > 0 && able.length > 0 && !isAlone ? 1 : 0
  const most = work.calls > 0 ? able.length : 0
  const plans = Array.from({ length: most - fewest + 1 }, (_, i) =>
    planFor(work, lines, new Set(able.slice(0, fewest + i).map(({ modem }) => modem.id))),
  )
  return best(work, plans) ?? planFor(work, lines, new Set())
}

/** One that can do nothing else, then the fastest. */
const bestCallerFirst = (a: Line, b: Line): number =>
  Number(a.message !== undefined) - Number(b.message !== undefined) ||
  (a.call?.seconds ?? 0) - (b.call?.seconds ?? 0)

/**
 * One that keeps its link open does so from one message to the next as well: only the very first part
 * takes as long as one by itself.
 */
function lineOf(modem: PlanModem, { parts, soundSeconds, keptParts = 0 }: PlanWork): Line {
  const first = modem.secondsPerPart ?? assumedPartSeconds
  const next = Math.min(first, modem.secondsPerFollowUpPart ?? first)
  const line = { seconds: parts * next, from: first - next }
  const left = Math.min(modem.partsLeftHour ?? Infinity, modem.partsLeftDay ?? Infinity)
  return {
    modem,
    message: modem.canSms ? { ...line, most: Math.floor(left / (parts + keptParts)) } : undefined,
    call: modem.canCall
      ? {
          seconds: modem.secondsPerCall ?? soundSeconds + assumedAroundSoundSeconds,
          from: 0,
          most: Infinity,
        }
      : undefined,
  }
}

/** Callers and senders each do their own; whoever is done first helps the others. */
function planFor(work: PlanWork, lines: readonly Line[], callers: ReadonlySet<string>): Plan {
  const calling = lines.filter(({ modem }) => callers.has(modem.id))
  const sending = lines.filter(({ modem }) => !callers.has(modem.id))
  const messages = sending.flatMap(({ message }) => message ?? [])
  const calls = calling.flatMap(({ call }) => call ?? [])
  const sent = secondsUntil(messages, inTurn(work, work.messages)) ?? Infinity
  const called = secondsUntil(calls, work.calls) ?? Infinity
  const allMessages =
    called <= sent ? [...messages, ...helpers(calling, 'message', called)] : messages
  const allCalls = sent < called ? [...calls, ...helpers(sending, 'call', sent)] : calls
  return {
    callers,
    sms: timesOf(
      allMessages,
      (share) => inTurn(work, Math.ceil(work.messages * share)),
      isUnmeasured(lines, 'message'),
    ),
    voice: timesOf(allCalls, (share) => Math.ceil(work.calls * share), isUnmeasured(lines, 'call')),
  }
}

/** So many messages have gone, of all actions, when so many of this one have. */
const inTurn = ({ beside = [] }: PlanWork, own: number): number =>
  beside.reduce((sum, others) => sum + Math.min(own, others), own)

function helpers(lines: readonly Line[], what: 'message' | 'call', from: number): Puller[] {
  if (!Number.isFinite(from)) return []
  return lines.flatMap((line) =>
    line[what] ? [{ ...line[what], from: from + line[what].from }] : [],
  )
}

const isUnmeasured = (lines: readonly Line[], what: 'message' | 'call'): boolean =>
  lines.some(
    (line) =>
      line[what] !== undefined &&
      (what === 'message' ? line.modem.secondsPerPart : line.modem.secondsPerCall) === undefined,
  )

function timesOf(
  pullers: readonly Puller[],
  piecesAt: (share: number) => number,
  isEstimated: boolean,
): Times {
  const at = (share: number): number | null => secondsUntil(pullers, piecesAt(share))
  const p100Seconds = at(1)
  return {
    p50Seconds: at(0.5),
    p90Seconds: at(0.9),
    p100Seconds,
    isEstimated,
    isLimited: pullers.length > 0 && piecesAt(1) > 0 && areLimited(pullers, p100Seconds),
  }
}

/** An end so much later is worth it where people know earlier: most of them wait for an SMS. */
const worthIt = 1.15

/** Of the plans that end about as soon as any, the one with the least waiting. */
function best(work: PlanWork, plans: readonly Plan[]): Plan | undefined {
  const soonest = Math.min(...plans.map((plan) => endOf(work, plan)))
  return plans
    .filter((plan) => endOf(work, plan) <= soonest * worthIt)
    .reduce<Plan | undefined>(
      (least, plan) => (least && waitOf(work, least) <= waitOf(work, plan) ? least : plan),
      undefined,
    )
}

const endOf = ({ messages, calls }: PlanWork, { sms, voice }: Plan): number =>
  Math.max(
    messages > 0 ? (sms.p100Seconds ?? Infinity) : 0,
    calls > 0 ? (voice.p100Seconds ?? Infinity) : 0,
  )

/** How long the median person of each channel waits, by heads. */
const waitOf = ({ messages, calls }: PlanWork, { sms, voice }: Plan): number =>
  messages * (sms.p50Seconds ?? 0) + calls * (voice.p50Seconds ?? 0)
