import type { Fact } from '../../src/domain/facts.ts'
import { foldFact } from '../../src/domain/fold.ts'
import { madeUpMobile } from '../../src/domain/made-up-numbers.ts'
import type { Participant } from '../../src/domain/participant.ts'
import { emptyState, type State } from '../../src/domain/state.ts'
import { openMembership } from '../../src/membership/membership.ts'
import type { MembershipPorts } from '../../src/membership/ports.ts'

export const minute = 60_000
export const hour = 60 * minute
/** Two who write. */
export const [anna, bert] = [madeUpMobile(1), madeUpMobile(2)]
const city = 'Waterhoven'
const at = (street: string, suffix: string) =>
  ({ street, city, suffix, location: [5.3, 52.6] }) as const
const streets: Readonly<Record<string, ReturnType<MembershipPorts['find']>>> = {
  '1234AB15': [at('Dorpsstraat', '')],
  '1234CD8': [at('Kerkpad', '')],
  '1234EF2': [at('Haven', 'A'), at('Haven', 'B')],
  '1234GH4': [at('Brink', ''), at('Brink', '01'), at('Brink', '02')],
}

/** The conversation with a clock, and what was answered. */
export class TextingOffice {
  now = Date.parse('2026-11-27T12:00:00Z')
  readonly state: State = emptyState()
  #ids = 0
  #codes = 4820
  readonly membership = openMembership({
    state: this.state,
    find: (postcode, houseNumber) => streets[`${postcode}${houseNumber}`] ?? [],
    textsFrom: () => [],
    numbers: () => ['06 10 99 99 01'],
    now: () => this.now,
    newId: () => {
      this.#ids += 1
      return `id${this.#ids}`
    },
    newCode: (digits) => {
      this.#codes += 1
      return String(this.#codes).padStart(digits, '0')
    },
    municipality: {
      name: city,
      messagePrefix: 'Buurtoproep',
      timeZone: 'Europe/Amsterdam',
      quietHours: '22:00-07:00',
      verifiedNumbers: ['0800-0011'],
    },
  })

  fold(facts: readonly Fact[]): readonly Fact[] {
    for (const fact of facts) foldFact(this.state, fact, this.now)
    return facts
  }

  /** What is answered to a text, each with the number it goes to. */
  write(from: string, words: string): readonly string[] {
    const { facts } = this.membership.heed({ from, words, modem: 'm1', id: 'in1' })
    const answers = this.fold(facts).flatMap((fact) =>
      fact.type === 'notice.queued' ? [fact.notice] : [],
    )
    for (const { to } of answers) if (to !== from) throw new Error(`${to} is answered for ${from}`)
    return answers.map(({ text }) => text)
  }

  /** The answer, and the code in it. */
  ask(from: string, words: string) {
    const [text = ''] = this.write(from, words)
    return { text, code: /\d{4}/.exec(text.replace(/^\D*\d{4}[A-Z]{2}/, ''))?.[0] ?? '' }
  }

  join(from: string): Participant {
    const { text } = this.ask(from, 'AAN 1234AB 15')
    this.write(from, /JA \d+/.exec(text)?.[0] ?? '')
    const [person] = this.people(from)
    if (!person) throw new Error('nobody signed up')
    return person
  }

  people(number: string): readonly Participant[] {
    return [...this.state.participants.values()].filter(({ phones }) =>
      phones.some((phone) => phone.number === number),
    )
  }
}
