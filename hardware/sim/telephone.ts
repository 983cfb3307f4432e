import { Call, type CallTurn, type SimulatedCall, stats } from './call.ts'
import type { CallWords } from './call-words.ts'
import { causes, patientCallee } from './callee.ts'
import { beCalled } from './far-end.ts'
import type { Faults } from './faults.ts'
import type { SimulatedModemOptions } from './options.ts'
import type { Settings } from './settings.ts'

/** The network's word that a call has gone takes so long after the answer to the hang-up. */
const releaseMs = 50
/** What is said of a call that was dialled comes after the OK. */
const afterOkMs = 10
/** Of older calls what was heard is forgotten: a demo runs for days. */
const soundsKept = 200
const ringEverySeconds = 5
const ringsForSeconds = 30

/** What a telephone needs of its modem. */
export interface TelephonePorts {
  readonly options: SimulatedModemOptions
  readonly faults: Faults
  /** What the family says of calls; undefined for one that makes none. */
  readonly words: CallWords | undefined
  readonly settings: () => Settings
  readonly isRegistered: () => boolean
  /** A call began, or is over. */
  readonly changed: () => void
  readonly tell: (...lines: readonly string[]) => void
}

/** How somebody who calls behaves. */
export interface Caller {
  /** Gives up when nobody answers; 30 when left out. */
  readonly ringsForSeconds?: number
  /** After we answered; stays until we hang up when left out. */
  readonly hangsUpAfterSeconds?: number
}

/** The calls of one modem: one at a time, out and in. */
export class Telephone {
  readonly calls: Call[] = []
  readonly #ports: TelephonePorts
  #call: Call | undefined
  /** What ATD owes when it is answered only once the call is (`+COLP`). */
  #owed: ((lines: readonly string[]) => void) | undefined
  #life = 0

  constructor(ports: TelephonePorts) {
    this.#ports = ports
  }

  /** The call that is up, or being set up. */
  get call(): Call | undefined {
    return this.#call
  }

  /** The last call that ended. */
  get lastEnded(): SimulatedCall | undefined {
    return this.calls.findLast(({ endedAt }) => endedAt !== undefined)
  }

  /** Answers ATD; an empty answer comes later, or never. */
  dial(number: string): readonly string[] {
    const { faults, isRegistered, options, settings } = this.#ports
    if (this.#call) return ['ERROR']
    if (!isRegistered()) return ['NO CARRIER']
    const mute = faults.use('no-dial-answer')
    if (mute && !mute.isDialled) return []
    const callee = options.callee?.(number) ?? patientCallee
    beCalled(this.#begin('out', number), callee, options.callSetUpSeconds)
    if (mute) return []
    if (!settings().calls.awaitsAnswer) return ['OK']
    this.#owed = (lines) => this.#ports.tell(...lines)
    return []
  }

  /** Somebody calls. Rings until we take it, hang up, or the caller has had enough. */
  ring(from: string, { hangsUpAfterSeconds, ...caller }: Caller = {}): SimulatedCall {
    if (this.#call || !this.#ports.isRegistered()) return this.#missed(from)
    const call = this.#begin('in', from)
    call.ring()
    const again = (): void => {
      if (call.stat !== stats.incoming) return
      this.#say(this.#ports.words?.rings(call, this.#ports.settings()) ?? ['RING'])
      call.after(ringEverySeconds, again)
    }
    again()
    call.after(caller.ringsForSeconds ?? ringsForSeconds, () => {
      if (call.stat === stats.incoming) call.end('them', causes.normal)
    })
    call.whenAnswered(() => {
      if (hangsUpAfterSeconds === undefined) return
      call.after(hangsUpAfterSeconds, () => call.end('them', causes.normal))
    })
    return call
  }

  /** ATA. */
  pickUp(): readonly string[] {
    if (this.#call?.stat !== stats.incoming || !this.#ports.words) return ['ERROR']
    this.#call.answer()
    return ['OK']
  }

  /** Hangs up, or refuses what rings. Answered OK whether or not it works. */
  hangUp(): readonly string[] {
    if (!this.#call || this.#ports.faults.use('stuck-call')) return ['OK']
    this.#call.end('us', causes.normal)
    return ['OK']
  }

  /** Power-off. */
  forget(): void {
    this.#life += 1
    this.#owed = undefined
    this.#call?.end('power', causes.networkFailure)
  }

  #begin(direction: 'out' | 'in', number: string): Call {
    const { faults, options } = this.#ports
    const call = new Call(
      {
        options,
        faults,
        turned: (turn) => this.#turned(turn, call),
        pressed: (key) => this.#pressed(key, call),
      },
      direction,
      number,
    )
    this.calls.push(call)
    this.calls.at(-soundsKept - 1)?.forgetSound()
    this.#call = call
    this.#ports.changed()
    return call
  }

  #missed(from: string): Call {
    const { faults, options } = this.#ports
    const ports = { options, faults, turned: () => undefined, pressed: () => undefined }
    const call = new Call(ports, 'in', from)
    this.calls.push(call)
    call.end('network', this.#call ? causes.busy : causes.outOfOrder)
    return call
  }

  #turned(turn: CallTurn, call: Call): void {
    const { changed, options, settings, words } = this.#ports
    if (turn === 'ended') this.#call = undefined
    if (turn === 'ended') changed()
    if (turn === 'ended') options.onCall?.(call)
    if (call.endedBy === 'power') return
    const lines = words?.says(turn, call, settings()) ?? []
    if (turn === 'dialling') return this.#later((options.commandMs ?? 0) + afterOkMs, lines)
    if (turn === 'active' && this.#owed)
      return this.#pay([...lines, `+COLP: "${call.to}",145`, 'OK'])
    if (turn !== 'ended') return this.#say(lines)
    this.#ended(call, lines)
  }

  #ended(call: Call, lines: readonly string[]): void {
    const { faults, words } = this.#ports
    if (this.#owed) return this.#pay(lines)
    if (call.endedBy === 'us') {
      return words?.endsBeforeOk ? this.#say(lines) : this.#later(releaseMs, lines)
    }
    const late = faults.use('no-carrier-late')
    this.#later((late?.afterSeconds ?? 0) * 1_000, lines)
  }

  #pressed(key: string, call: Call): void {
    const { settings, words } = this.#ports
    if (settings().calls.detectsKeys && call.stat === stats.active) this.#say(words?.key(key) ?? [])
  }

  #pay(lines: readonly string[]): void {
    this.#owed?.(lines)
    this.#owed = undefined
  }

  #later(ms: number, lines: readonly string[]): void {
    const life = this.#life
    if (ms === 0) return this.#say(lines)
    this.#ports.options.timers.after(ms, () => {
      if (life === this.#life) this.#say(lines)
    })
  }

  #say(lines: readonly string[]): void {
    if (lines.length > 0) this.#ports.tell(...lines)
  }
}
