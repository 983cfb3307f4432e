import type { Participant } from './participant.ts'

/** What to do with somebody of a file whose number is known already. */
export const doubleChoices = ['skip', 'replace', 'add'] as const
export type DoubleChoice = (typeof doubleChoices)[number]

/** Somebody of a file, and the rows that speak of them. */
export interface Candidate {
  readonly rows: readonly number[]
  readonly participant: Participant
}

/** Two people with one number: somebody of a file, and whom it has already met. */
export interface Double {
  readonly candidate: Candidate
  readonly number: string
  /** Earlier in the same file, or taking part already. */
  readonly with: Candidate | Participant
}

/** Whether the other one is of the same file. */
export const isOfFile = (other: Candidate | Participant): other is Candidate => 'rows' in other

/** Finds people who share a number, with each other and with those who take part. */
export class Doubles {
  readonly #members = new Map<string, Participant>()
  readonly #met = new Map<string, Candidate>()

  constructor(participants: Iterable<Participant>) {
    for (const participant of participants) {
      for (const { number } of participant.phones) this.#members.set(number, participant)
    }
  }

  /** The first number of somebody that another has as well; those who take part come first. */
  of(candidate: Candidate): Double | undefined {
    const numbers = candidate.participant.phones.map(({ number }) => number)
    for (const known of [this.#members, this.#met]) {
      const number = numbers.find((one) => known.has(one))
      const other = number === undefined ? undefined : known.get(number)
      if (number !== undefined && other) return { candidate, number, with: other }
    }
    return undefined
  }

  /** Somebody of the file who is to take part: the next with the same number is a double. */
  meet(candidate: Candidate): void {
    for (const { number } of candidate.participant.phones) this.#met.set(number, candidate)
  }
}

/**
 * Somebody as a file has them, in the place of who takes part: what the file says nothing of stays,
 * and so does what is known of a number that stays.
 */
export function inPlaceOf(
  read: Participant,
  before: Participant,
  options: { readonly saysNight: boolean; readonly newId: () => string },
): Participant {
  const { saysNight, newId } = options
  return {
    ...before,
    ...read,
    id: before.id,
    nightAlerts: saysNight ? read.nightAlerts : before.nightAlerts,
    phones: read.phones.map(({ number, channel }) => {
      const known = before.phones.find((phone) => phone.number === number)
      return known ? { ...known, channel } : { id: `${before.id}:${newId()}`, number, channel }
    }),
  }
}
