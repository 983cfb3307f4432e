import { RefusedError } from '../domain/errors.ts'
import type { Fact } from '../domain/facts.ts'
import type { Entered, OwnChange, OwnMunicipality, OwnRecord, SignUp } from '../domain/own-page.ts'
import type { Participant } from '../domain/participant.ts'
import { changed } from '../domain/request.ts'
import { leave } from './carry-out.ts'
import { goodbyeHours } from './conversation.ts'
import { streetOf } from './known-place.ts'
import { ownChange, ownRecord } from './own-record.ts'
import { PageCodes } from './page-codes.ts'
import { type Opened, PageKeys } from './page-keys.ts'
import { goodbyeNotice } from './page-notices.ts'
import { type PagePorts, savedOnPage } from './page-ports.ts'
import { RateLimit } from './rate-limit.ts'
import { goodbyeRequest } from './requests.ts'

const minuteMs = 60_000

/** Everything that participants' own pages can ask of the appliance, and nothing else. */
export class OwnPages {
  readonly #ports: PagePorts
  readonly #codes: PageCodes
  readonly #keys = new PageKeys()
  readonly #changes = new RateLimit({ most: 30, windowMs: 10 * minuteMs, mostKeys: 2_000 })

  constructor(ports: PagePorts) {
    this.#ports = ports
    this.#codes = new PageCodes(ports)
  }

  about(): OwnMunicipality {
    const { name, messagePrefix, quietHours, timeZone } = this.#ports.municipality
    return { name, messagePrefix, quietHours, timeZone, language: this.#ports.language }
  }

  /** The addresses with a postcode and number, so that suffixes can be offered. */
  addresses(postcode: string, houseNumber: number) {
    return this.#ports
      .find(postcode, houseNumber)
      .map(({ street, city, suffix }) => ({ street, city, suffix }))
  }

  askCode(number: string): Promise<void> {
    return this.#codes.ask(number)
  }

  signUp(form: SignUp): Promise<void> {
    return this.#codes.signUp(form)
  }

  /** Gives a key to the record of each person who shares the phone that the code was sent to. */
  async enter(number: string, code: string): Promise<Entered> {
    const cameIn = await this.#codes.enter(number, code)
    const people = cameIn.people.map((participant) => ({
      key: this.#keys.give(
        { participant: participant.id, number: cameIn.number },
        this.#ports.now(),
      ),
      label: participant.name ?? this.#placeOf(participant),
    }))
    return { people, isNew: cameIn.isNew }
  }

  read(key: string): OwnRecord {
    const { participant } = this.#opened(key)
    return ownRecord(this.#ports, participant)
  }

  /** Resolves with the record as it is from here on, when that is durable. */
  async change(key: string, change: OwnChange): Promise<OwnRecord> {
    const { participant, number } = this.#opened(key)
    const { id } = participant
    if (!this.#changes.take(id, this.#ports.now())) {
      throw new RefusedError('changes-many', { status: 409 })
    }
    await this.#ports.append(this.#factsOf(participant, number, change), {
      kind: 'participant',
      id,
    })
    return ownRecord(this.#ports, this.#opened(key).participant)
  }

  end(key: string): void {
    this.#keys.end(key)
  }

  #factsOf(participant: Participant, number: string, change: OwnChange): readonly Fact[] {
    if (change.kind === 'leave') return this.#goodbye(participant, number)
    const after =
      change.kind === 'return'
        ? changed(participant, { kind: 'return', participants: [participant.id] })
        : ownChange(this.#ports, participant, change)
    return [savedOnPage(after)]
  }

  /** Silent from here on; the phone that they have hears how to undo it. */
  #goodbye(participant: Participant, number: string): readonly Fact[] {
    const [left] = leave(this.#ports, [participant])
    if (left?.type !== 'participant.saved') return []
    const { id, language = this.#ports.language } = participant
    const { request, facts } = goodbyeRequest(this.#ports, number, [id])
    const details = { code: request.code, hours: goodbyeHours }
    const notices = goodbyeNotice(
      this.#ports,
      { number, language, holders: [left.participant] },
      details,
    )
    return [savedOnPage(left.participant), ...facts, ...notices]
  }

  #opened(key: string): { readonly participant: Participant; readonly number: Opened['number'] } {
    const opened = this.#keys.use(key, this.#ports.now())
    const participant = opened && this.#ports.state.participants.get(opened.participant)
    if (!participant) throw new RefusedError('key-over', { status: 403 })
    return { participant, number: opened.number }
  }

  #placeOf({ addresses: [home] }: Participant): string {
    if (!home) return ''
    return streetOf(this.#ports, home) || `${home.postcode} ${home.houseNumber}${home.suffix ?? ''}`
  }
}
