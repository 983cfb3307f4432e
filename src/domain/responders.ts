import { type Chances, chanceOfYes } from './answer-chances.ts'
import type { Channel } from './participant.ts'

/** One time that somebody was asked. */
export interface Ask {
  readonly channel: Channel
  /** Milliseconds since the epoch. */
  readonly at: number
  /** `open`: on its way, ringing, or waiting for an answer. */
  readonly outcome: 'open' | 'accepted' | 'declined' | 'no-answer'
}

/** Somebody who may be asked to come. */
export interface Candidate {
  readonly n: number
  /** From saying yes to being there. */
  readonly arrivalSeconds: number
  /** How they can be asked, the way they like best first. */
  readonly channels: readonly Channel[]
  readonly asks: readonly Ask[]
}

/** All that a round of asking is decided by. */
export interface Round {
  readonly candidates: readonly Candidate[]
  /** How many have to come. */
  readonly wanted: number
  readonly now: number
  readonly chances: Chances
  /** Modems that can begin a call at once. */
  readonly freeCallers: number
}

/** Whom to ask, and how. */
export interface NextAsk {
  readonly n: number
  readonly channel: Channel
}

export type Advice =
  | { readonly kind: 'enough' }
  | { readonly kind: 'ask'; readonly asks: readonly NextAsk[] }
  /** Those who were asked are likely to do, or nobody else can be asked at this moment. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'nobody-left' }

/**
 * So likely must it be that enough of those in the air say yes, or more are asked. Of the values
 * tried this one finds three of thirty in two minutes by less than half the calls, whether answers
 * are known early or late in a call: 0.5 waits too long, 0.7 calls too many.
 */
const confidence = 0.6
/** Whoever did not answer one way is less likely to answer another. */
const repeatFactor = 0.5
const mostAsksAChannel = 2
/** The same way again: not before the phone may have been looked at (domain.md T3). */
const againAfterMs = 120_000

/**
 * Whom to ask next so that as many as wanted say yes soon, without asking everybody: in order of
 * expected arrival, so many at a time that those in the air probably suffice.
 */
export function adviseRound(round: Round): Advice {
  const accepted = round.candidates.filter((candidate) => hasSaid(candidate, 'accepted')).length
  const missing = round.wanted - accepted
  if (missing <= 0) return { kind: 'enough' }
  const odds = new Odds(missing)
  const open = round.candidates.map((candidate) => openChance(candidate, round))
  for (const chance of open) odds.add(chance)
  const asks = nextAsks(round, odds)
  if (asks.length > 0) return { kind: 'ask', asks }
  const isOver = open.every((chance) => chance === 0) && !mayAskLater(round)
  return { kind: isOver ? 'nobody-left' : 'wait' }
}

function nextAsks(round: Round, odds: Odds): readonly NextAsk[] {
  const asks: NextAsk[] = []
  let callers = round.freeCallers
  for (const candidate of inLine(round)) {
    if (odds.ofEnough >= confidence) break
    const channel = channelFor(candidate, round, callers)
    if (channel === undefined) continue
    if (channel === 'voice') callers -= 1
    asks.push({ n: candidate.n, channel })
    const chance = chanceOfYes(round.chances[channel], 0)
    odds.add(candidate.asks.length === 0 ? chance : chance * repeatFactor)
  }
  return asks
}

/** Who has been asked in all the ways they have comes after who has not; then by arrival. */
function inLine({ candidates }: Round): readonly Candidate[] {
  const rank = (candidate: Candidate): number => (untried(candidate).length > 0 ? 0 : 1)
  return [...candidates].sort(
    (a, b) => rank(a) - rank(b) || a.arrivalSeconds - b.arrivalSeconds || a.n - b.n,
  )
}

/** How to ask somebody at this moment; undefined when that cannot be or need not be. */
function channelFor(candidate: Candidate, round: Round, freeCallers: number): Channel | undefined {
  if (!isAskable(candidate, round)) return undefined
  const fresh = untried(candidate)
  const again = fresh.length > 0 ? fresh : repeatable(candidate, round.now)
  return again.find((channel) => channel !== 'voice' || freeCallers > 0)
}

const untried = ({ channels, asks }: Candidate): readonly Channel[] =>
  channels.filter((channel) => asks.every((ask) => ask.channel !== channel))

const repeatable = ({ channels, asks }: Candidate, now: number): readonly Channel[] =>
  channels.filter((channel) => {
    const before = asks.filter((ask) => ask.channel === channel)
    return before.length < mostAsksAChannel && before.every(({ at }) => now - at >= againAfterMs)
  })

/** Not answered, and nothing in the air that may still bring an answer. */
const isAskable = (candidate: Candidate, round: Round): boolean =>
  !hasAnswered(candidate) && openChance(candidate, round) === 0

/** Somebody can be asked when a modem comes free or a pause is over. */
const mayAskLater = ({ candidates }: Round): boolean =>
  candidates.some(
    (candidate) =>
      !hasAnswered(candidate) &&
      candidate.channels.some(
        (channel) =>
          candidate.asks.filter((ask) => ask.channel === channel).length < mostAsksAChannel,
      ),
  )

const hasSaid = ({ asks }: Candidate, said: Ask['outcome']): boolean =>
  asks.some(({ outcome }) => outcome === said)

const hasAnswered = (candidate: Candidate): boolean =>
  hasSaid(candidate, 'accepted') || hasSaid(candidate, 'declined')

/** The chance that what is in the air still brings a yes from this person. */
function openChance(candidate: Candidate, { chances, now }: Round): number {
  if (hasAnswered(candidate)) return 0
  return candidate.asks.reduce((sum, { channel, at, outcome }, i) => {
    if (outcome !== 'open') return sum
    const chance = chanceOfYes(chances[channel], (now - at) / 1000)
    return 1 - (1 - sum) * (1 - (i === 0 ? chance : chance * repeatFactor))
  }, 0)
}

/** How likely it is that enough people say yes, each by a chance of their own. */
class Odds {
  /** `#of[k]`: that k say yes; the last one, that at least so many do. */
  readonly #of: number[]

  constructor(missing: number) {
    this.#of = [1, ...new Array<number>(missing).fill(0)]
  }

  get ofEnough(): number {
    return this.#of.at(-1) ?? 0
  }

  add(chance: number): void {
    const last = this.#of.length - 1
    for (let k = last; k >= 0; k--) {
      const stays = k === last ? 1 : 1 - chance
      this.#of[k] = (this.#of[k] ?? 0) * stays + (this.#of[k - 1] ?? 0) * chance
    }
  }
}
