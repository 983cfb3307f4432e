import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { groupsInWords } from '../../domain/groups.ts'
import { kindOf } from '../../domain/kinds.ts'
import type { Participant } from '../../domain/participant.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { type HeldRecord, recordOf } from '../record.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'

/** Everything that is held about one participant: to read, to print, to take along. */
export function recordPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/deelnemers/:id/gegevens', guarded(tools, may.people, show(tools)))
  app.get('/deelnemers/:id/gegevens.json', guarded(tools, may.people, download(tools)))
}

/** Reads a record for somebody, and keeps that they did before they see it. */
async function looked({ store, texts }: WebPorts, visit: Visit, request: FastifyRequest) {
  const { id } = request.params as { id: string }
  const participant = store.state.participants.get(id)
  if (!participant) throw new RefusedError('no-such-participant', { status: 404 })
  await store.append([{ type: 'participant.viewed', id }], actorOf(visit.account))
  return recordOf(store.state, texts(), participant)
}

const show =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const record = await looked(ports, visit, request)
    const t = speaker(visit.language)
    return render(reply, visit, {
      template: 'participants/record',
      title: t('record.title'),
      data: {
        ...record,
        facts: factsOf(record.participant, visit),
        messages: record.messages.map((message) => ({
          ...message,
          kind: kindOf(message.kind).label[visit.language],
        })),
        now: ports.now(),
      },
    })
  }

const download =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const record = await looked(ports, visit, request)
    const name = `gegevens-${record.participant.id}.json`
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(portable(record, ports.now()), undefined, 2))
  }

/** As JSON for people and programs elsewhere: times as ISO 8601. */
function portable(record: HeldRecord, now: number) {
  const timed = <T extends { readonly at: number }>({ at, ...rest }: T) => ({
    at: new Date(at).toISOString(),
    ...rest,
  })
  return {
    madeAt: new Date(now).toISOString(),
    participant: record.participant,
    changes: record.changes.map(timed),
    views: record.views.map(timed),
    messages: record.messages.map(timed),
    notices: record.notices.map(timed),
    asked: record.asked.map(timed),
    texts: record.texts.map(({ id: _, receivedAt, ...text }) => ({
      at: new Date(receivedAt).toISOString(),
      ...text,
    })),
  }
}

/** The record in words, one line each; nothing that is held is left out. */
function factsOf(person: Participant, { language }: Visit): readonly (readonly [string, string])[] {
  const t = speaker(language)
  const { consent } = person
  const yes = (is: boolean | undefined) => t(is ? 'record.yes' : 'record.no')
  const lines: readonly (readonly [string, string | undefined])[] = [
    [t('record.name'), person.name],
    ...person.phones.map((phone) => [t('participants.phone'), phoneInWords(phone, t)] as const),
    ...person.addresses.map(
      (address) => [t(`record.address.${address.kind}`), addressInWords(address, t)] as const,
    ),
    [t('record.night'), yes(person.nightAlerts)],
    [t('record.morning'), yes(person.resultInMorning)],
    [t('participants.groups'), groupsInWords(person.groups) || undefined],
    [t('record.pauses'), person.pauses?.map(({ from, until }) => `${from} – ${until}`).join(', ')],
    [
      t('record.unwanted'),
      person.unwantedKinds?.map((kind) => kindOf(kind).label[language]).join(', '),
    ],
    [t('record.urgency'), person.leastUrgency && t(`record.urgency.${person.leastUrgency}`)],
    [t('record.language'), t(`record.language.${person.language ?? 'nl'}`)],
    [t('record.bornIn'), person.bornIn === undefined ? undefined : String(person.bornIn)],
    [t('record.isSixteen'), person.isSixteen && yes(true)],
    [
      t('record.consent'),
      consent &&
        t('record.consent.words', {
          version: consent.version,
          channel: t(`record.channel.${consent.channel}`),
          day: consent.at.slice(0, 10),
        }),
    ],
    [t('record.leftAt'), person.leftAt?.slice(0, 16).replace('T', ' ')],
    [t('record.id'), person.id],
  ]
  return lines.flatMap(([name, words]) => (words ? [[name, words] as const] : []))
}

type Speak = ReturnType<typeof speaker>

/** A phone in a line. */
export function phoneInWords(phone: Participant['phones'][number], t: Speak): string {
  const { number, channel, confirmedAt } = phone
  const confirmed = confirmedAt
    ? t('record.confirmed', { day: confirmedAt.slice(0, 10) })
    : t('record.unconfirmed')
  return `${number} (${t(`participants.channel.${channel}`)}; ${confirmed})`
}

/** An address in a line, with its place and hours. */
export function addressInWords(address: Participant['addresses'][number], t: Speak): string {
  const { postcode, houseNumber, suffix = '', location, hours = [] } = address
  const [lon, lat] = location
  // A metre: the fifth decimal of a degree.
  const place = t('record.place', { place: `${lat.toFixed(5)}, ${lon.toFixed(5)}` })
  const when = hours.map(
    ({ days, from, until }) =>
      `${days.map((day) => t(`record.day.${day}`)).join(' ')} ${from}–${until}`,
  )
  return [`${postcode} ${houseNumber}${suffix}`, place, ...when].join('; ')
}
