import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import type { SignUp } from '../../src/domain/own-page.ts'
import type { Participant } from '../../src/domain/participant.ts'
import type { Rules } from '../../src/domain/policy/rules.ts'
import { emptyState } from '../../src/domain/state.ts'
import { OwnPages } from '../../src/membership/own-pages.ts'
import type { PagePorts } from '../../src/membership/page-ports.ts'
import { VirtualTime } from './virtual-time.ts'

const durableMs = 7

/** The appliance as participants' own pages see it, on virtual time. */
export class OwnPageOffice {
  readonly time = new VirtualTime()
  readonly state = emptyState()
  readonly facts: Fact[] = []
  readonly ports: PagePorts
  readonly pages: OwnPages
  #ids = 0
  #codes = 100_000

  constructor(people: readonly Participant[] = []) {
    for (const participant of people) {
      this.#fold({ type: 'participant.saved', participant, source: 'test' })
    }
    this.ports = this.#ports()
    this.pages = new OwnPages(this.ports)
  }

  /** The messages that were queued for a number, oldest first. */
  textsTo(number: string): readonly string[] {
    return this.facts.flatMap((fact) =>
      fact.type === 'notice.queued' && fact.notice.to === number ? [fact.notice.text] : [],
    )
  }

  /** The newest code that a number got. */
  codeOf(number: string): string {
    return /\d{4,}/.exec(this.textsTo(number).at(-1) ?? '')?.[0] ?? 'none'
  }

  /** Waits on virtual time for an answer; how long it took. */
  async wait<T>(answer: Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
    const began = this.time.now()
    let isDone = false
    const noted = answer.finally(() => {
      isDone = true
    })
    noted.catch(() => undefined)
    await this.time.until(() => isDone, 5_000, 1)
    return { ms: this.time.now() - began, value: await noted }
  }

  /** The key to the only record behind a number, by way of its code. */
  async keyOf(number: string): Promise<string> {
    await this.wait(this.pages.askCode(number))
    const { value } = await this.wait(this.pages.enter(number, this.codeOf(number)))
    return value.people[0]?.key ?? 'none'
  }

  /** The municipality decides something else about alerts. */
  decide(rules: Rules): void {
    const at = new Date(this.time.now()).toISOString()
    this.#fold({ type: 'policy.saved', policy: { version: 1, rules, by: 'test', at } })
  }

  #fold(fact: Fact): void {
    foldFact(this.state, fact, this.time.now(), { kind: 'system', id: 'test' })
  }

  #ports(): PagePorts {
    const { time, state } = this
    return {
      state,
      find: (postcode, houseNumber) =>
        rows.filter((row) => row.postcode === postcode && row.houseNumber === houseNumber),
      textsFrom: () => [],
      numbers: () => ['06 10 00 09 99'],
      append: async (facts) => {
        for (const fact of facts) this.#fold(fact)
        this.facts.push(...facts)
        await new Promise<void>((resolve) => time.timers.after(durableMs, resolve))
      },
      municipality: {
        name: 'Waterhoven',
        messagePrefix: 'Buurtoproep',
        timeZone: 'Europe/Amsterdam',
        quietHours: '22:00-07:00',
        verifiedNumbers: ['0800-0011'],
      },
      language: 'nl',
      now: time.now,
      after: time.timers.after,
      log: () => undefined,
      newId: () => {
        this.#ids += 1
        return `id${this.#ids}`
      },
      newCode: (digits) => {
        this.#codes += 7
        return String(this.#codes).slice(-digits)
      },
    }
  }
}

const row = (houseNumber: number, suffix: string) => ({
  postcode: '9999AB',
  houseNumber,
  suffix,
  street: 'Dorpsstraat',
  city: 'Waterhoven',
  location: [5.3, 52.6 + houseNumber / 10_000] as const,
})
const rows = [row(3, ''), row(3, 'A'), row(3, 'B'), row(4, ''), row(5, '')]

/** A form that is filled in well. */
export const signUp = (number: string, changes: Partial<SignUp> = {}): SignUp => ({
  number,
  address: { postcode: '9999AB', houseNumber: 4 },
  nightAlerts: true,
  language: 'nl',
  consent: 'pagina-2026-11',
  ...changes,
})
