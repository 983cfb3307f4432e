import type { Fact } from '../domain/facts.ts'
import { mayGuess } from '../domain/guesses/guesses.ts'
import type { Participant } from '../domain/participant.ts'
import type { Request } from '../domain/request.ts'
import { welcomeTexts } from '../domain/sms-commands/answers.ts'
import { carryOut } from './carry-out.ts'
import { placeOf } from './found-address.ts'
import type { MembershipPorts } from './ports.ts'
import { type Reply, say, type Writer } from './reply.ts'
import { redeem } from './requests.ts'

/** What can be asked for by SMS, and is done by sending its code back. */
const bySms = ({ change }: Request): boolean => change.kind !== 'log-in'

/**
 * A code came back: what it stands for is done. Undefined when this number asked for nothing, and
 * after many wrong codes: then people read it.
 */
export function broughtBack(
  ports: MembershipPorts,
  writer: Writer,
  code: string,
): Reply | undefined {
  const redeemed = redeem(ports, { number: writer.number, code, isMeant: bySms })
  if (redeemed.kind === 'nothing') return undefined
  const guess = { of: 'membership', who: redeemed.about } as const
  if (!mayGuess(ports.state.guesses, guess, ports.now())) return undefined
  if (redeemed.kind === 'wrong') {
    const facts: readonly Fact[] = [...redeemed.facts, { type: 'code.mistaken', ...guess }]
    return { ...say(ports, writer, 'wrong-code', {}), facts }
  }
  const { request } = redeemed
  const done = carryOut(ports, request)
  const facts = [...redeemed.facts, ...done]
  if (done.length === 0) return { ...say(ports, writer, 'expired-code', {}), facts }
  return { ...told(ports, writer, request, saved(done)), facts }
}

const saved = (facts: readonly Fact[]): readonly Participant[] =>
  facts.flatMap((fact) => (fact.type === 'participant.saved' ? [fact.participant] : []))

/** What is said once it is done. */
function told(
  ports: MembershipPorts,
  writer: Writer,
  { change }: Request,
  [participant]: readonly Participant[],
): Reply {
  switch (change.kind) {
    case 'sign-up':
    case 'confirm':
      return participant ? welcome(ports, writer, participant) : say(ports, writer, 'returned', {})
    case 'home':
      return say(ports, writer, 'home-set', { place: placeOf(ports, change.address) })
    case 'work':
      return change.address
        ? say(ports, writer, 'work-set', { place: placeOf(ports, change.address) })
        : say(ports, writer, 'work-ended', {})
    case 'pause':
      return change.pause
        ? say(ports, writer, 'pause-set', change.pause)
        : say(ports, writer, 'pause-ended', {})
    case 'night':
      return say(ports, writer, 'night-set', { isOn: change.isOn })
    case 'language':
      return say(ports, { language: change.language }, 'language-set', {})
    default:
      return say(ports, writer, 'returned', {})
  }
}

/** A welcome with the numbers to save, as many texts as they take. */
export function welcome(
  ports: MembershipPorts,
  { language }: Pick<Writer, 'language'>,
  participant: Participant,
): Reply {
  const [home] = participant.addresses
  const { messagePrefix: prefix } = ports.municipality
  if (!home) return say(ports, { language }, 'phone-confirmed', {})
  const details = { place: placeOf(ports, home), numbers: ports.numbers() }
  return { facts: [], sort: 'welcome', texts: welcomeTexts(details, { prefix, language }) }
}
