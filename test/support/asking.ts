import { Random } from '../../src/demo/random.ts'
import type { Chances } from '../../src/domain/answer-chances.ts'
import { type Advice, type Ask, adviseRound, type Candidate } from '../../src/domain/responders.ts'

/** How people truly behave, and what there is to ask them with. */
export interface World {
  readonly people: number
  readonly wanted: number
  readonly modems: number
  /** Of a call: who picks up, after how long; the modem is busy until the end. */
  readonly call: {
    readonly answer: number
    readonly accept: number
    readonly pickUpSeconds: readonly [number, number]
    /** From picking up until a key is pressed. */
    readonly listenSeconds: number
    readonly busySeconds: number
    readonly unansweredSeconds: number
  }
  /** Of an SMS: who answers within a minute. */
  readonly sms: { readonly answer: number; readonly accept: number; readonly busySeconds: number }
  readonly channels: Candidate['channels']
  /** What the planner takes the chances to be. */
  readonly chances: Chances
}

export interface Outcome {
  /** Seconds until enough had said yes; undefined when they never did. */
  readonly enoughAfter: number | undefined
  readonly calls: number
  readonly texts: number
  readonly accepted: number
  /** Until nothing went on any more. */
  readonly seconds: number
}

/** Who decides whom to ask: the planner, or somebody who simply asks them all. */
export type Adviser = (round: Parameters<typeof adviseRound>[0]) => Advice

/** Everyone, nearest first, as soon as there is a modem. */
export const askEveryone: Adviser = ({ candidates, freeCallers }) => {
  const left = candidates.filter(({ asks }) => asks.length === 0)
  const asks = left
    .slice(0, freeCallers)
    .map(({ n, channels }) => ({ n, channel: channels[0] ?? 'voice' }))
  return left.length === 0 ? { kind: 'nobody-left' } : { kind: 'ask', asks }
}

interface Person extends Candidate {
  readonly asks: Ask[]
}

interface Due {
  readonly at: number
  readonly happens: () => void
}

/** One group call from beginning to end: advice after each change, and every 5 s. */
export class Asking {
  readonly #world: World
  readonly #random: Random
  readonly #people: Person[]
  readonly #due: Due[] = []
  #busy = 0
  #now = 0
  #enoughAfter: number | undefined
  #counts = { voice: 0, sms: 0 }
  /** Each time: whom it asked, for tests of the order. */
  readonly asked: number[] = []

  constructor(world: World, seed: number) {
    this.#world = world
    this.#random = new Random(seed)
    this.#people = Array.from({ length: world.people }, (_, n) => ({
      n,
      arrivalSeconds: 90 + n * 10,
      channels: world.channels,
      asks: [],
    }))
  }

  run(advise: Adviser = adviseRound): Outcome {
    for (; this.#now < 900; this.#now += 1) {
      const hasChanged = this.#happen()
      if (!hasChanged && this.#now % 5 !== 0) continue
      if (this.#isOver(advise(this.#round()))) break
    }
    return {
      enoughAfter: this.#enoughAfter,
      calls: this.#counts.voice,
      texts: this.#counts.sms,
      accepted: this.#accepted(),
      seconds: this.#now,
    }
  }

  /** Does as advised; whether nothing is going on any more. */
  #isOver(advice: Advice): boolean {
    if (advice.kind === 'ask') for (const { n, channel } of advice.asks) this.#ask(n, channel)
    if (this.#accepted() >= this.#world.wanted) this.#enoughAfter ??= this.#now
    return advice.kind !== 'ask' && advice.kind !== 'wait' && this.#due.length === 0
  }

  #accepted(): number {
    return this.#people.filter(({ asks }) => asks.some((ask) => ask.outcome === 'accepted')).length
  }

  #round() {
    const { wanted, chances, modems } = this.#world
    const freeCallers = modems - this.#busy
    return { candidates: this.#people, wanted, now: this.#now * 1000, chances, freeCallers }
  }

  /** Whether anything became due. */
  #happen(): boolean {
    let hasChanged = false
    this.#due.sort((a, b) => a.at - b.at)
    for (let next = this.#due[0]; next && next.at <= this.#now; next = this.#due[0]) {
      this.#due.shift()
      next.happens()
      hasChanged = true
    }
    return hasChanged
  }

  #ask(n: number, channel: Ask['channel']): void {
    this.asked.push(n)
    this.#counts[channel] += 1
    const asks = this.#people[n]?.asks ?? []
    const i = asks.push({ channel, at: this.#now * 1000, outcome: 'open' }) - 1
    const settle = (outcome: Ask['outcome']) => (): void => {
      if (asks[i]?.outcome === 'open') asks[i] = { ...asks[i], outcome }
    }
    if (channel === 'voice') this.#call(settle)
    else this.#text(settle)
  }

  #call(settle: (outcome: Ask['outcome']) => () => void): void {
    const { call } = this.#world
    this.#busy += 1
    const picksUp = this.#random.next() < call.answer
    const says = this.#random.next() < call.accept ? 'accepted' : 'declined'
    const ends = picksUp ? call.busySeconds : call.unansweredSeconds
    const pressed = this.#random.between(...call.pickUpSeconds) + call.listenSeconds
    if (picksUp) this.#after(Math.min(pressed, ends), settle(says))
    this.#after(ends, () => {
      this.#busy -= 1
      settle('no-answer')()
    })
  }

  #text(settle: (outcome: Ask['outcome']) => () => void): void {
    const { sms } = this.#world
    const answers = this.#random.next() < sms.answer
    const says = this.#random.next() < sms.accept ? 'accepted' : 'declined'
    if (answers) this.#after(this.#random.between(sms.busySeconds, 60), settle(says))
  }

  #after(seconds: number, happens: () => void): void {
    this.#due.push({ at: this.#now + seconds, happens })
  }
}

/** So many runs, one seed each. */
export const runs = (world: World, count: number, advise?: Adviser): readonly Outcome[] =>
  Array.from({ length: count }, (_, seed) => new Asking(world, seed + 1).run(advise))
