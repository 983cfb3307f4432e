import type { Actor } from '../domain/accounts.ts'
import { RefusedError } from '../domain/errors.ts'
import type { Fact } from '../domain/facts.ts'
import type { SignUp } from '../domain/own-page.ts'
import type { Language, Participant } from '../domain/participant.ts'
import { readPhoneNumber } from '../domain/phone-number.ts'
import { type Change, type Request, withConfirmed } from '../domain/request.ts'
import { welcome } from './brought-back.ts'
import { holdersOf } from './carry-out.ts'
import { chosenAddress } from './known-place.ts'
import { codeNotice } from './page-notices.ts'
import { type PagePorts, savedOnPage } from './page-ports.ts'
import { RateLimit } from './rate-limit.ts'
import { noticesOf } from './reply.ts'
import { makeRequest, redeem } from './requests.ts'

const hourMs = 60 * 60_000
/** Right or wrong, known or unknown: an answer takes as long, and its time tells nothing. */
const answerMs = 400
/** Anybody can ask, for any number, and try to guess what came. */
const codeDigits = 6
const page: Actor = { kind: 'system', id: 'page' }
/** A sign-up by SMS has fewer digits, and is for its sender alone. */
const isForPages = ({ change: { kind }, code }: Request): boolean =>
  (kind === 'log-in' || kind === 'sign-up') && code.length === codeDigits

/** Who came in with a right code. */
export interface CameIn {
  readonly number: string
  readonly people: readonly Participant[]
  readonly isNew: boolean
}

/**
 * Codes by SMS for the page. Whether a number takes part cannot be learnt here: what is answered is
 * the same, after the same time, also when a limit is reached and nothing is sent.
 */
export class PageCodes {
  readonly #ports: PagePorts
  readonly #perMember = new RateLimit({ most: 4, windowMs: hourMs, mostKeys: 50_000 })
  readonly #perStranger = new RateLimit({ most: 4, windowMs: hourMs, mostKeys: 5_000 })
  readonly #logIns = new RateLimit({ most: 120, windowMs: hourMs, mostKeys: 1 })
  /** Their own: strangers who sign up numbers at random cost no member a code. */
  readonly #signUps = new RateLimit({ most: 60, windowMs: hourMs, mostKeys: 1 })

  constructor(ports: PagePorts) {
    this.#ports = ports
  }

  /** Sends a code to a number that takes part. */
  async ask(written: string): Promise<void> {
    const number = mobile(written)
    return this.#unhurried(() => {
      const [person] = holdersOf(this.#ports, number)
      if (!person || !this.#perMember.take(number, this.#ports.now())) return
      if (!this.#fits(this.#logIns, 'log-in')) return
      this.#send(number, { kind: 'log-in' }, person.language ?? this.#ports.language)
    })
  }

  /** Keeps what somebody filled in until the code comes back. */
  async signUp(form: SignUp): Promise<void> {
    const number = mobile(form.number)
    const participant = this.#read(form, number)
    return this.#unhurried(() => {
      const mayAsk = this.#perStranger.take(number, this.#ports.now())
      if (!mayAsk || !this.#fits(this.#signUps, 'sign-up')) return
      this.#send(number, { kind: 'sign-up', participant }, form.language)
    })
  }

  /** Holds a code against what was sent to a number; refuses a wrong one. */
  async enter(written: string, code: string): Promise<CameIn> {
    const number = mobile(written)
    const redeemed = redeem(this.#ports, { number, code, isMeant: isForPages })
    if (redeemed.kind === 'right') return this.#comeIn(number, redeemed.request, redeemed.facts)
    await this.#unhurried(() => {
      if (redeemed.kind === 'wrong') this.#note(redeemed.facts)
    })
    throw new RefusedError('code-wrong', { field: 'code' })
  }

  async #comeIn(number: string, { change }: Request, ended: readonly Fact[]): Promise<CameIn> {
    const at = new Date(this.#ports.now()).toISOString()
    const known = holdersOf(this.#ports, number)
    const isNew = change.kind === 'sign-up' && known.length === 0
    const before = isNew && change.kind === 'sign-up' ? [change.participant] : known
    const saved = before.flatMap((participant) => {
      const confirmed = withConfirmed(participant, number, at)
      const isSame = confirmed.phones.every((phone, i) => phone === participant.phones[i])
      return isSame ? [] : [savedOnPage(confirmed)]
    })
    const viewed = before.map(({ id }): Fact => ({ type: 'participant.viewed', id }))
    const [first] = before
    const by: Actor = { kind: 'participant', id: first?.id ?? 'nobody' }
    const welcomed = isNew && first ? this.#welcome(number, first) : []
    await this.#ports.append([...ended, ...saved, ...viewed, ...welcomed], by)
    return { number, isNew, people: holdersOf(this.#ports, number) }
  }

  #welcome(number: string, participant: Participant): readonly Fact[] {
    const language = participant.language ?? this.#ports.language
    const to = { number, language, holders: [participant] }
    return noticesOf(this.#ports, to, welcome(this.#ports, to, participant))
  }

  #read({ address, nightAlerts, language, consent }: SignUp, number: string): Participant {
    const id = this.#ports.newId()
    return {
      id,
      phones: [{ id: `${id}:0`, number, channel: 'sms' }],
      addresses: [chosenAddress(this.#ports, address, 'home')],
      nightAlerts,
      language,
      isSixteen: true,
      consent: {
        version: consent,
        channel: 'page',
        at: new Date(this.#ports.now()).toISOString(),
      },
    }
  }

  #send(number: string, change: Change, language: Language): void {
    const made = makeRequest(this.#ports, { number, change }, codeDigits)
    const notices = codeNotice(
      this.#ports,
      { number, language, holders: holdersOf(this.#ports, number) },
      made.request,
    )
    this.#note([...made.facts, ...notices])
  }

  #fits(limit: RateLimit, of: string): boolean {
    const fits = limit.take('all', this.#ports.now())
    if (!fits) this.#ports.log('warn', 'page-codes-held', { of })
    return fits
  }

  /** Nobody waits for these facts: how long they take would tell who takes part. */
  #note(facts: readonly Fact[]): void {
    this.#ports.append(facts, page).catch((error: unknown) => {
      this.#ports.log('error', 'fact-not-kept', { error: String(error) })
    })
  }

  #unhurried(work: () => void): Promise<void> {
    const over = new Promise<void>((resolve) => this.#ports.after(answerMs, resolve))
    work()
    return over
  }
}

/** The number of a phone that takes SMS; what it is says nothing of whether it takes part. */
function mobile(written: string): string {
  const { e164, type } = readPhoneNumber(written, 'number')
  if (type !== 'mobile') throw new RefusedError('landline-no-code', { field: 'number' })
  return e164
}
