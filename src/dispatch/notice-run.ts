import type { Fact } from '../domain/facts.ts'
import { compareNotices, type NoticeKind, type PendingNotice } from '../domain/notice.ts'
import type { Budget } from './budget.ts'
import type { SendingModem, SubmitOutcome } from './modems.ts'
import type { DispatchPorts } from './ports.ts'

/** What sending notices needs of the run. */
export interface NoticePorts {
  readonly ports: DispatchPorts
  readonly budget: Budget
  /** Writes facts; resolves when they are durable. */
  readonly record: (facts: readonly Fact[], modem: string) => Promise<void>
}

/** Of what a SIM may send in an hour or a day, this share is never spent on notices. */
const keptForAlerts = 0.5
const mostRefusals = 3
const validityMinutes = 24 * 60
/** The modem that somebody wrote to answers, unless it has no time for so long. */
const patienceMs = 20_000
const anyKind = (_: NoticeKind): boolean => true

/**
 * Sends what belongs to no action over modems that have nothing else to do: at most half of them at
 * a time, and never on the half of a SIM's limits that is kept for alerts. What is in doubt is not
 * sent again: nobody gets two answers.
 */
export class NoticeRun {
  readonly #around: NoticePorts
  readonly #sending = new Set<string>()
  #reference = 0

  constructor(around: NoticePorts) {
    this.#around = around
  }

  /** After a start: what a modem had, and did not answer, is in doubt. */
  async resume(): Promise<void> {
    const { ledger, log } = this.#around.ports
    const doubted = [...ledger.state.notices.values()].filter(({ isSending }) => isSending)
    if (doubted.length === 0) return
    for (const { notice } of doubted) log('warn', 'notice-in-doubt', { kind: notice.kind })
    const facts = doubted.map(
      ({ notice }): Fact => ({ type: 'notice.ended', id: notice.id, end: 'in-doubt' }),
    )
    await this.#around.record(facts, 'restart')
  }

  /**
   * Gives a modem a notice to send; undefined when there is none for it. Resolves when it is free:
   * whether that notice has ended.
   */
  serve(modem: SendingModem, mayBe = anyKind): Promise<boolean> | undefined {
    const { ports } = this.#around
    if (ports.ledger.state.notices.size === 0) return undefined
    this.#dropLate()
    if (this.#sending.size >= Math.max(1, Math.floor(ports.modems().length / 2))) return undefined
    const next = this.#nextFor(modem, mayBe)
    if (!next) return undefined
    const { id } = next.notice
    this.#sending.add(id)
    return this.#send(modem, id)
      .finally(() => this.#sending.delete(id))
      .then(() => !ports.ledger.state.notices.has(id))
  }

  /** When the first that has to wait may go, milliseconds since the epoch. */
  wakesAt(): number | undefined {
    const now = this.#around.ports.now()
    const times = [...this.#around.ports.ledger.state.notices.values()]
      .filter(({ notice }) => !this.#sending.has(notice.id))
      .map(({ notBefore, notice: { queuedAt } }) => Math.max(notBefore, queuedAt + patienceMs))
      .filter((at) => at > now)
    return times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : undefined
  }

  #nextFor(modem: SendingModem, mayBe: (kind: NoticeKind) => boolean): PendingNotice | undefined {
    const { iccid, limits, capabilities } = modem.status()
    if (iccid === undefined || !capabilities.includes('sms')) return undefined
    const now = this.#around.ports.now()
    const left = this.#around.budget.left({ iccid, limits: halved(limits) }, now)
    if (left === 0) return undefined
    return [...this.#around.ports.ledger.state.notices.values()]
      .filter((pending) => mayBe(pending.notice.kind) && this.#mayGo(pending, modem.id, now))
      .sort(compareNotices)
      .find(({ notice }) => this.#around.ports.countParts(notice.text).parts <= left)
  }

  #mayGo({ notice, notBefore, isSending }: PendingNotice, modem: string, now: number): boolean {
    if (isSending || this.#sending.has(notice.id) || notBefore > now) return false
    const { via, queuedAt } = notice
    return via === undefined || via === modem || now - queuedAt >= patienceMs
  }

  #dropLate(): void {
    const { ports } = this.#around
    const now = ports.now()
    const late = [...ports.ledger.state.notices.values()]
      .filter(({ notice, isSending }) => !isSending && now > notice.notAfter)
      .map(({ notice }): Fact => ({ type: 'notice.ended', id: notice.id, end: 'expired' }))
    if (late.length > 0) this.#note(late, 'notices')
  }

  async #send(modem: SendingModem, id: string): Promise<void> {
    const { ports } = this.#around
    const pending = ports.ledger.state.notices.get(id)
    if (!pending) return
    const { parts } = ports.countParts(pending.notice.text)
    this.#reference = (this.#reference + 1) & 0xff
    const reference = this.#reference
    // From its beginning: parts of two tries are never joined by a phone.
    for (let part = 0; part < parts; part += 1) {
      const outcome = await this.#submit(modem, pending, { part, parts, reference })
      if (outcome.kind !== 'accepted') return this.#note([this.#after(id, outcome)], modem.id)
      this.#note([{ type: 'notice.part-accepted', id, part }], modem.id)
    }
    this.#note([{ type: 'notice.ended', id, end: 'accepted' }], modem.id)
  }

  #submit(
    modem: SendingModem,
    { notice: { id, to, text, notAfter } }: PendingNotice,
    { part, parts, reference }: { readonly part: number; parts: number; reference: number },
  ): Promise<SubmitOutcome> {
    const { ports, budget, record } = this.#around
    return modem.submit({
      to,
      text,
      part,
      reference,
      validityMinutes,
      moreFollow: part + 1 < parts,
      begin: ({ modem: by, iccid }) => {
        budget.spend(iccid, ports.now())
        return record([{ type: 'notice.sending', id, part, modem: by, iccid }], by)
      },
      mayHandOver: () => part > 0 || ports.now() <= notAfter,
    })
  }

  #after(id: string, outcome: Exclude<SubmitOutcome, { kind: 'accepted' }>): Fact {
    const { code } = outcome.error
    if (outcome.kind === 'in-doubt') return { type: 'notice.ended', id, end: 'in-doubt', code }
    const refusals = this.#around.ports.ledger.state.notices.get(id)?.refusals ?? 0
    // A modem that is ill says nothing about the notice: another one takes it.
    const isTry = outcome.kind === 'refused'
    const isFinal = isTry && (outcome.failure === 'number' || refusals + 1 >= mostRefusals)
    return isFinal
      ? { type: 'notice.ended', id, end: 'failed', code }
      : { type: 'notice.refused', id, code }
  }

  #note(facts: readonly Fact[], modem: string): void {
    const { ports, record } = this.#around
    record(facts, modem).catch((error: unknown) =>
      ports.log('error', 'fact-not-kept', { error: String(error) }),
    )
  }
}

const halved = ({ perHour, perDay }: { perHour: number | null; perDay: number | null }) => ({
  perHour: perHour === null ? null : Math.floor(perHour * keptForAlerts),
  perDay: perDay === null ? null : Math.floor(perDay * keptForAlerts),
})
