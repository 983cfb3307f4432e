import type { Channel } from './participant.ts'

/** What came of asking people over one channel. */
export interface AskCounts {
  readonly asked: number
  /** Said yes or no. */
  readonly answered: number
  readonly accepted: number
}

/** What may be expected of asking somebody over one channel. */
export interface Chance {
  /** Share of those asked who answer yes or no. */
  readonly answer: number
  /** Share of those who answer that say yes. */
  readonly accept: number
  /** An answer comes within so many seconds, or hardly any more. */
  readonly withinSeconds: number
  /**
   * `late`: what was pressed in a call is known when the call ends; `evenly`: SMS answers come in all
   * the time, so that each second without one makes one less likely.
   */
  readonly comes: 'late' | 'evenly'
}

export type Chances = Readonly<Record<Channel, Chance>>

/** As shipped, as if so many had been asked: a site's own calls soon weigh more. */
const shipped: Readonly<Record<Channel, AskCounts>> = {
  voice: { asked: 20, answered: 12, accepted: 6 },
  sms: { asked: 40, answered: 14, accepted: 7 },
}

const smsAnswerSeconds = 60

/** The chances of each channel, by what is shipped and what was seen since. */
export function chancesFrom(
  seen: Readonly<Partial<Record<Channel, AskCounts>>>,
  secondsPerCall: number,
): Chances {
  return {
    voice: { ...shares('voice', seen.voice), withinSeconds: secondsPerCall, comes: 'late' },
    sms: { ...shares('sms', seen.sms), withinSeconds: smsAnswerSeconds, comes: 'evenly' },
  }
}

function shares(channel: Channel, seen: AskCounts = { asked: 0, answered: 0, accepted: 0 }) {
  const prior = shipped[channel]
  const answered = prior.answered + seen.answered
  return {
    answer: answered / (prior.asked + seen.asked),
    accept: (prior.accepted + seen.accepted) / answered,
  }
}

/** The chance of a yes from somebody who was asked so long ago and has not answered. */
export function chanceOfYes({ answer, accept, ...time }: Chance, elapsedSeconds: number): number {
  const past = Math.min(1, Math.max(0, elapsedSeconds / time.withinSeconds))
  if (time.comes === 'late') return past < 1 ? answer * accept : 0
  const left = 1 - past
  return left === 0 ? 0 : (answer * accept * left) / (1 - answer + answer * left)
}
