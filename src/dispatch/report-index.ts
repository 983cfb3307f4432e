import type { Actions, PhaseRecord } from '../domain/actions.ts'

/** A status report in the words of 23.040 §9.2.2.3, as far as matching needs them. */
export interface Report {
  readonly messageReference: number
  readonly recipient: string
  /** Service-centre time, milliseconds since the epoch; some networks give none. */
  readonly sentAt: number | undefined
}

export interface Match {
  readonly phase: string
  readonly n: number
  readonly part: number
}

const clockSlackMs = 120_000

/**
 * Finds the part a report speaks of: by SIM, TP-MR and number; for a part that was in doubt, and so
 * has no TP-MR, by SIM, number and a service-centre time not before the hand-over minus 2 minutes.
 */
export class ReportIndex {
  readonly #byReference = new Map<string, Match[]>()
  readonly #unanswered = new Map<string, Map<string, Match>>()

  /** Takes in every attempt of a delivery that a report may still come for. */
  note(record: PhaseRecord, n: number): void {
    const attempts = record.deliveries[n]?.attempts ?? []
    for (const { channel, iccid, part, messageReference, outcome } of attempts.slice(-8)) {
      if (channel !== 'sms') continue
      const match = { phase: record.phase.id, n, part }
      const key = `${match.phase}:${n}:${part}`
      if (outcome === 'sending' || outcome === 'in-doubt') this.#open(iccid).set(key, match)
      else this.#open(iccid).delete(key)
      if (messageReference !== undefined) this.#add(`${iccid}:${messageReference}`, match)
    }
  }

  find(
    actions: Actions,
    iccid: string,
    report: Report,
    numberOf: (match: Match) => string | undefined,
  ): Match | undefined {
    const isTo = (match: Match) => isSameNumber(numberOf(match), report.recipient)
    const known = this.#byReference.get(`${iccid}:${report.messageReference}`)?.findLast(isTo)
    if (known) return known
    const { sentAt } = report
    if (sentAt === undefined) return undefined
    return [...this.#open(iccid).values()].findLast(
      (match) => isTo(match) && handedOverAt(actions, match) - clockSlackMs <= sentAt,
    )
  }

  #open(iccid: string): Map<string, Match> {
    const open = this.#unanswered.get(iccid) ?? new Map<string, Match>()
    this.#unanswered.set(iccid, open)
    return open
  }

  /** TP-MR has 8 bits: older holders of the same reference are forgotten. */
  #add(key: string, match: Match): void {
    const known = this.#byReference.get(key) ?? []
    const last = known.at(-1)
    if (last?.phase === match.phase && last.n === match.n && last.part === match.part) return
    this.#byReference.set(key, [...known.slice(-7), match])
  }
}

function handedOverAt(actions: Actions, { phase, n, part }: Match): number {
  const attempts = actions.phases.get(phase)?.deliveries[n]?.attempts ?? []
  return attempts.findLast((attempt) => attempt.channel === 'sms' && attempt.part === part)?.at ?? 0
}

/** Networks write a number back nationally or internationally: the last nine digits decide. */
export const isSameNumber = (ours: string | undefined, theirs: string): boolean =>
  ours !== undefined && ours.slice(-9) === theirs.replace(/\D/g, '').slice(-9)
