import type { Participant } from '../domain/participant.ts'
import type { Change } from '../domain/request.ts'
import type { Addressed, AnswerKind, Details } from '../domain/sms-commands/answers.ts'
import type { WrittenAddress } from '../domain/sms-commands/command.ts'
import { type Found, findAddress } from './found-address.ts'
import type { MembershipPorts } from './ports.ts'
import { type Answering, type Reply, say, type Writer } from './reply.ts'
import { makeRequest } from './requests.ts'

/** Of the text that `ask-sign-up` is: what they agree to by answering it with `JA`. */
export const smsConsentVersion = 'sms-2026-11'

/** Makes a request and asks for its code in these words. */
function ask<Kind extends AnswerKind>(
  ports: MembershipPorts,
  writer: Writer,
  asked: { readonly change: Change; readonly participant?: string },
  words: { readonly kind: Kind; readonly details: Omit<Details[Kind], 'code'> },
): Reply {
  const { request, facts } = makeRequest(ports, { number: writer.number, ...asked })
  const details = { ...words.details, code: request.code } as unknown as Details[Kind]
  return { ...say(ports, writer, words.kind, details), facts, sort: 'code' }
}

/** Who takes part with this phone and has not said goodbye. */
export const memberOf = ({ holders }: Writer): Participant | undefined =>
  holders.find(({ leftAt }) => leftAt === undefined)

/** A change of who takes part; anybody else hears how to sign up. */
function change<Kind extends AnswerKind>(
  ports: MembershipPorts,
  writer: Writer,
  wanted: Change,
  words: { readonly kind: Kind; readonly details: Omit<Details[Kind], 'code'> },
): Reply {
  const member = memberOf(writer)
  if (!member) return say(ports, writer, 'not-member', {})
  return ask(ports, writer, { change: wanted, participant: member.id }, words)
}

/** What is said of an address that is not one address. */
function notOne(
  ports: MembershipPorts,
  writer: Writer,
  found: Exclude<Found, { kind: 'found' }>,
  of: Addressed,
): Reply {
  const { place } = found
  if (found.kind === 'unknown') return say(ports, writer, 'address-unknown', { place, of })
  return say(ports, writer, 'suffixes', { place, of, suffixes: found.suffixes })
}

export const signUp: Answering<'sign-up'> = (ports, writer, { address }) => {
  if (memberOf(writer)) return say(ports, writer, 'member-already', {})
  const found = findAddress(ports, address)
  if (found.kind !== 'found') return notOne(ports, writer, found, 'sign-up')
  const id = ports.newId()
  const at = new Date(ports.now()).toISOString()
  const participant: Participant = {
    id,
    phones: [{ id: `${id}:0`, number: writer.number, channel: 'sms' }],
    addresses: [{ ...found.address, kind: 'home' }],
    nightAlerts: false,
    isSixteen: true,
    consent: { version: smsConsentVersion, channel: 'sms', at },
    ...(writer.language === 'nl' ? {} : { language: writer.language }),
  }
  const { place } = found
  const words = { kind: 'ask-sign-up', details: { place } } as const
  return ask(ports, writer, { change: { kind: 'sign-up', participant } }, words)
}

/** Another home or work address. */
const moved =
  (of: 'address' | 'work') =>
  (
    ports: MembershipPorts,
    writer: Writer,
    { address }: { readonly address: WrittenAddress },
  ): Reply => {
    if (!memberOf(writer)) return say(ports, writer, 'not-member', {})
    const found = findAddress(ports, address)
    if (found.kind !== 'found') return notOne(ports, writer, found, of)
    const kind = of === 'work' ? 'work' : 'home'
    const wanted: Change = { kind, address: { ...found.address, kind } }
    const details = { place: found.place }
    return kind === 'work'
      ? change(ports, writer, wanted, { kind: 'ask-work', details })
      : change(ports, writer, wanted, { kind: 'ask-home', details })
  }

type Asked = 'address' | 'work' | 'work-end' | 'pause' | 'pause-end' | 'night' | 'language'

/** Every change that somebody who takes part can ask for. */
export const changes: { readonly [Kind in Asked]: Answering<Kind> } = {
  address: moved('address'),
  work: moved('work'),
  'work-end': (ports, writer) => {
    const isLast = memberOf(writer)?.addresses.every(({ kind }) => kind === 'work')
    if (isLast) return say(ports, writer, 'incomplete', { of: 'address' })
    const wanted: Change = { kind: 'work', address: undefined }
    return change(ports, writer, wanted, { kind: 'ask-work-end', details: {} })
  },
  pause: (ports, writer, { from, until }) =>
    change(
      ports,
      writer,
      { kind: 'pause', pause: { from, until } },
      {
        kind: 'ask-pause',
        details: { from, until },
      },
    ),
  'pause-end': (ports, writer) =>
    change(
      ports,
      writer,
      { kind: 'pause', pause: undefined },
      {
        kind: 'ask-pause-end',
        details: {},
      },
    ),
  night: (ports, writer, { isOn }) =>
    change(ports, writer, { kind: 'night', isOn }, { kind: 'ask-night', details: { isOn } }),
  language: (ports, writer, { language }) =>
    change(
      ports,
      { ...writer, language },
      { kind: 'language', language },
      {
        kind: 'ask-language',
        details: {},
      },
    ),
}

/** To the phone that somebody else entered: is it theirs, and do they want to take part? */
export const askPhone = (ports: MembershipPorts, writer: Writer, participant: string): Reply =>
  ask(
    ports,
    writer,
    { change: { kind: 'confirm' }, participant },
    {
      kind: 'ask-phone',
      details: {},
    },
  )
