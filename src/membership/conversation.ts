import type { Fact } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import { readPhoneNumber } from '../domain/phone-number.ts'
import { inWords } from '../domain/retention.ts'
import { localDay } from '../domain/schedule.ts'
import type { Held } from '../domain/sms-commands/answers.ts'
import type { Command } from '../domain/sms-commands/command.ts'
import { isFromMachine } from '../domain/sms-commands/machine.ts'
import { readCommand } from '../domain/sms-commands/read-command.ts'
import { isCourtesy } from '../domain/sms-commands/said.ts'
import { AnswerLimits } from './answer-limits.ts'
import { askPhone, changes, memberOf, signUp } from './asked-changes.ts'
import { broughtBack } from './brought-back.ts'
import { holdersOf, leave } from './carry-out.ts'
import { placeOf } from './found-address.ts'
import { languageFor } from './language-for.ts'
import type { MembershipPorts } from './ports.ts'
import { noticesOf, type Reply, say, type Writer } from './reply.ts'
import { answered, received } from './replying.ts'
import { endAll, goodbyeRequest, saidNo } from './requests.ts'

/** A text that came in. */
export interface Text {
  readonly from: string
  readonly words: string
  readonly modem: string
  /** Under which it is kept, when people are to read it. */
  readonly id: string
}

/** What a text leads to; one that is dealt with needs no reader. */
export interface Heeded {
  readonly facts: readonly Fact[]
  readonly isDealtWith: boolean
}

const unheeded: Heeded = { facts: [], isDealtWith: false }
/** Erased after so long, unless they come back. */
export const goodbyeHours = inWords('goodbye').count

/**
 * The conversation by SMS about taking part. Nothing that is asked for is done before its code comes
 * back, but for STOP, which silences at once: a sender can be forged.
 */
export class Conversation {
  readonly #ports: MembershipPorts
  readonly #limits = new AnswerLimits()

  constructor(ports: MembershipPorts) {
    this.#ports = ports
  }

  /** What is done about a text, and the one answer to it, in one record. Never throws. */
  heed({ from, words, modem, id }: Text): Heeded {
    const { messagePrefix } = this.#ports.municipality
    if (isFromMachine(from, words, messagePrefix)) return unheeded
    const number = numberOf(from)
    if (number === undefined) return { facts: this.#noted([], id), isDealtWith: false }
    const today = localDay(this.#ports.now(), this.#ports.municipality.timeZone)
    const command = readCommand(words, { today })
    const writer = this.#writer(number, modem, command)
    const reply = command && this.#reply(writer, command)
    const isDealtWith = command !== undefined && !isPerhapsTip(command)
    if (reply) {
      const noted = isDealtWith ? [] : this.#noted(writer.holders, id)
      return { facts: [...this.#answered(writer, reply), ...noted], isDealtWith }
    }
    if (command?.kind === 'decline') {
      return { facts: saidNo(this.#ports, writer), isDealtWith: true }
    }
    return isCourtesy(words) ? unheeded : this.#aboutAction(writer, id)
  }

  #writer(number: string, modem: string, command: Command | undefined): Writer {
    const holders = holdersOf(this.#ports, number)
    const language = languageFor(this.#ports, { number, holders }, command)
    return { number, modem, holders, language }
  }

  #reply(writer: Writer, command: Command): Reply | undefined {
    const ports = this.#ports
    switch (command.kind) {
      case 'decline':
        return undefined
      case 'bare-code':
        return broughtBack(ports, writer, command.code)
      case 'confirm':
      case 'undo':
        return broughtBack(ports, writer, command.code) ?? say(ports, writer, 'expired-code', {})
      case 'stop':
        return this.#goodbye(writer)
      case 'sign-up':
        return signUp(ports, writer, command)
      case 'status':
        return this.#status(writer)
      case 'help':
        return say(ports, writer, 'help', {})
      case 'incomplete':
        return say(ports, writer, 'incomplete', { of: command.of })
      default:
        return changes[command.kind](ports, writer, command as never)
    }
  }

  /** Silent at once, whoever sent it; erased only when nobody takes it back with the code. */
  #goodbye(writer: Writer): Reply {
    const ports = this.#ports
    const { holders, number } = writer
    if (holders.length === 0) return { ...say(ports, writer, 'not-member', {}), isHelp: true }
    const participants = holders.map(({ id }) => id)
    const waiting = endAll(ports, number)
    const { request, facts } = goodbyeRequest(ports, number, participants)
    const details = { code: request.code, hours: goodbyeHours }
    return {
      ...say(ports, writer, 'stopped', details),
      facts: [...waiting, ...leave(ports, holders), ...facts],
      sort: 'goodbye',
    }
  }

  /** What is held, to a phone that is proved to be theirs. */
  #status(writer: Writer): Reply {
    const ports = this.#ports
    const member = memberOf(writer)
    if (!member) return say(ports, writer, 'not-member', {})
    const isTheirs = member.phones.some(
      ({ number, confirmedAt }) => number === writer.number && confirmedAt !== undefined,
    )
    if (!isTheirs) return askPhone(ports, writer, member.id)
    const of = (kind: 'home' | 'work') => member.addresses.find((one) => one.kind === kind)
    const [home, work] = [of('home'), of('work')]
    const today = localDay(ports.now(), ports.municipality.timeZone)
    const pause = member.pauses?.find(({ until }) => until >= today)
    const held: Held = {
      isNight: member.nightAlerts,
      ...(home ? { home: placeOf(ports, home) } : {}),
      ...(work ? { work: placeOf(ports, work) } : {}),
      ...(pause ? { pausedUntil: pause.until } : {}),
    }
    return say(ports, writer, 'status', held)
  }

  /** While an action runs, and for an hour, whoever had its message may write what they see. */
  #aboutAction(writer: Writer, id: string): Heeded {
    const people = writer.holders.map((holder) => holder.id)
    const about = received(this.#ports, people, id)
    const isStranger = writer.holders.length === 0
    const helped = about && !isStranger ? [] : this.#notUnderstood(writer)
    const noted = about ? answered(this.#ports, this.#limits, writer, about) : []
    return { facts: [...helped, ...noted], isDealtWith: false }
  }

  /** A text that is answered otherwise, or to nobody, is a reply as well. */
  #noted(people: readonly Participant[], id: string): readonly Fact[] {
    const about = received(
      this.#ports,
      people.map((one) => one.id),
      id,
    )
    return about ? [about.fact] : []
  }

  /** One helpful answer; the text is kept for people to read. */
  #notUnderstood(writer: Writer): readonly Fact[] {
    const reply: Reply = { ...say(this.#ports, writer, 'not-understood', {}), isHelp: true }
    return this.#answered(writer, reply)
  }

  /** The facts of a reply with its answer, as long as this number may have one. */
  #answered(writer: Writer, reply: Reply): readonly Fact[] {
    const now = this.#ports.now()
    const mayAnswer = reply.isHelp
      ? this.#limits.takeHelp(writer.number, now)
      : this.#limits.take(writer.number, now, reply.sort === 'goodbye')
    if (mayAnswer) return [...reply.facts, ...noticesOf(this.#ports, writer, reply)]
    // A code that nobody is told need not be kept.
    return reply.sort === 'code' ? [] : reply.facts
  }
}

/** "Help me", "terug": answered like a command, and read by people as well. */
const isPerhapsTip = ({ kind }: Command): boolean => kind === 'help' || kind === 'incomplete'

/** A Dutch mobile number in E.164; nobody else takes part by SMS. */
function numberOf(from: string): string | undefined {
  try {
    const { e164, type } = readPhoneNumber(from, 'from')
    return type === 'mobile' ? e164 : undefined
  } catch {
    return undefined
  }
}
