import { receivePdu } from '../../src/dispatch/incoming.ts'
import type { Participant } from '../../src/domain/participant.ts'
import type { State } from '../../src/domain/state.ts'
import type { Power } from '../../src/domain/ups/power.ts'
import { dutyAlarms } from '../../src/duty/alarms.ts'
import { heardFromDuty } from '../../src/duty/heard.ts'
import type { DutyPorts } from '../../src/duty/ports.ts'
import { powerAlarms } from '../../src/duty/power-alarms.ts'
import { openMembership } from '../../src/membership/membership.ts'
import { by, draft, Engine, policy } from './engine.ts'

const minute = 60_000

/** An engine that answers texts, and what people write to it. */
export class Town {
  readonly engine: Engine
  /** Of the box. */
  power: Power = { kind: 'no-ups' }
  #pdus = 0
  #codes = 0
  readonly #words = new Map<string, string>()

  constructor(people: readonly Participant[], modems: readonly string[] = ['m1', 'm2']) {
    this.engine = new Engine(modems, people)
    let ids = 0
    this.engine.hears = (state) => {
      const { heed } = openMembership({
        state,
        find: () => [],
        textsFrom: () => [],
        numbers: () => [],
        now: this.engine.time.now,
        newId: () => {
          ids += 1
          return `heard${ids}`
        },
        newCode: () => '4821',
        municipality: policy,
      })
      return (text) => heardFromDuty(this.#duty(state), text) ?? heed(text)
    }
  }

  /** What telling the duty phones needs; each alarm has the next code. */
  #duty(state: State): DutyPorts {
    return {
      state,
      now: this.engine.time.now,
      newId: () => `duty${++this.#codes}`,
      newCode: () => String(1000 + ++this.#codes),
      wordsOf: (id) => this.#words.get(state.incoming.get(id)?.pdu ?? ''),
      municipality: { ...policy, locale: 'nl' },
      power: () => this.power,
    }
  }

  /** Lets time pass, with somebody who looks every second whether the duty phones are to be told. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 1000) {
      const duty = this.#duty(this.engine.state)
      const facts = [...dutyAlarms(duty), ...powerAlarms(duty)]
      if (facts.length > 0) void this.engine.dispatch.record(facts, by)
      await this.engine.time.pass(1000)
    }
  }

  /** What went to a number, with how many seconds after `since`. */
  sentTo(number: string, since = 0): readonly { readonly text: string; readonly after: number }[] {
    return this.engine.network.onAir
      .filter(({ to, at }) => to === number && at >= since)
      .map(({ text, at }) => ({ text, after: Math.round((at - since) / 1000) }))
  }

  /** Open, with an alert that everybody has. */
  async alert(changes: Parameters<typeof draft>[0] = {}): Promise<string> {
    await this.engine.open()
    const started = this.engine.desk.start(draft(changes), by)
    await this.engine.time.pass(10)
    const { id } = await started
    await this.engine.time.pass(minute)
    return id
  }

  write(from: string, words: string, pdu?: string): Promise<void> {
    this.#pdus += 1
    const octets = pdu ?? `pdu ${this.#pdus}`
    this.#words.set(octets, words)
    return receivePdu(this.engine.dispatch)({
      modem: 'm1',
      iccid: '8931000000000000001',
      pdu: octets,
      text: { from, words },
    })
  }

  /** The answers on the air, of everybody or of one. */
  answers(to?: string): readonly string[] {
    return this.engine.network.onAir
      .filter(({ text }) => /leest dit nummer niet|do not read this number/.test(text))
      .filter((sent) => to === undefined || sent.to === to)
      .map(({ text }) => text)
  }
}
