import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Actor, Token } from '../domain/accounts.ts'
import { kinds } from '../domain/action.ts'
import { urgencies } from '../domain/availability.ts'
import { RefusedError } from '../domain/errors.ts'
import type { Fact } from '../domain/facts.ts'
import { languages, type Participant, weekdays } from '../domain/participant.ts'
import { type ParticipantInput, readParticipant } from '../domain/participant-input.ts'
import { localYear } from '../domain/schedule.ts'
import { worstFault } from '../domain/shape-faults.ts'
import { readBirthYear } from '../domain/wishes-input.ts'
import { locateIn } from '../store/locate.ts'
import type { WebPorts } from './ports.ts'
import { actorOf, requireScope, tokenOf } from './tokens.ts'

const strict = { additionalProperties: false }
const Day = Type.String({ maxLength: 10 })
const Time = Type.String({ maxLength: 5 })
const HoursSchema = Type.Object(
  {
    days: Type.Array(Type.Union(weekdays.map((day) => Type.Literal(day))), {
      minItems: 1,
      maxItems: weekdays.length,
    }),
    from: Time,
    until: Time,
  },
  strict,
)
const ChannelSchema = Type.Union([Type.Literal('sms'), Type.Literal('voice')])
const PhoneSchema = Type.Object(
  { number: Type.String(), channel: Type.Optional(ChannelSchema) },
  strict,
)
const AddressSchema = Type.Object(
  {
    postcode: Type.String(),
    houseNumber: Type.Integer({ minimum: 1, maximum: 99_999 }),
    suffix: Type.Optional(Type.String({ maxLength: 20 })),
    location: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
    kind: Type.Optional(Type.Union([Type.Literal('home'), Type.Literal('work')])),
    hours: Type.Optional(Type.Array(HoursSchema, { minItems: 1, maxItems: 21 })),
  },
  strict,
)
const GroupSchema = Type.Object(
  {
    name: Type.String({ maxLength: 40 }),
    validUntil: Type.Optional(Type.String({ maxLength: 10 })),
  },
  strict,
)
const One = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 200 })),
    phones: Type.Array(PhoneSchema, { minItems: 1, maxItems: 10 }),
    addresses: Type.Array(AddressSchema, { minItems: 1, maxItems: 10 }),
    nightAlerts: Type.Optional(Type.Boolean()),
    resultInMorning: Type.Optional(Type.Literal(true)),
    groups: Type.Optional(Type.Array(GroupSchema, { maxItems: 20 })),
    pauses: Type.Optional(
      Type.Array(Type.Object({ from: Day, until: Day }, strict), { maxItems: 20 }),
    ),
    unwantedKinds: Type.Optional(
      Type.Array(Type.Union(kinds.map((kind) => Type.Literal(kind))), { maxItems: kinds.length }),
    ),
    leastUrgency: Type.Optional(Type.Union(urgencies.map((one) => Type.Literal(one)))),
    language: Type.Optional(Type.Union(languages.map((one) => Type.Literal(one)))),
    bornIn: Type.Optional(Type.Integer()),
    isSixteen: Type.Optional(Type.Literal(true)),
    consentVersion: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  },
  strict,
)
const one = Compile(One)
const mostAtOnce = 10_000
const Id = Type.Object({ id: Type.String() })
/** So many are read between two turns of the event loop: the rest of the site stays quick. */
const readAtOnce = 200

/** Participants over the API, as the contract says. */
export const participantApi: FastifyPluginAsyncTypebox<WebPorts> = async (app, ports) => {
  const scoped = { onRequest: requireScope(ports, 'participants') }

  app.post('/participants', scoped, async (request, reply) => {
    const by = actorOf(tokenOf(ports, request) as Token)
    const facts = await readAll(ports, request.body, by)
    await ports.store.append(facts, by)
    const ids = facts.map(({ participant }) => participant.id)
    return reply.code(201).send({ created: ids.length, ids })
  })

  app.get('/participants/:id', { ...scoped, schema: { params: Id } }, async (request) => {
    const participant = found(ports, request.params.id)
    const by = actorOf(tokenOf(ports, request) as Token)
    await ports.store.append([{ type: 'participant.viewed', id: participant.id }], by)
    return participant
  })

  app.delete('/participants/:id', { ...scoped, schema: { params: Id } }, async (request, reply) => {
    const { id } = found(ports, request.params.id)
    const by = actorOf(tokenOf(ports, request) as Token)
    await ports.store.append([{ type: 'participant.erased', id }], by)
    return reply.code(204).send()
  })
}

type Saved = Extract<Fact, { type: 'participant.saved' }>

/** All of them, read a few at a time; the first fault refuses them all. */
async function readAll(ports: WebPorts, body: unknown, by: Actor): Promise<readonly Saved[]> {
  const { store, newId } = ports
  const inputs: readonly unknown[] = Array.isArray(body) ? body : [body]
  if (inputs.length === 0 || inputs.length > mostAtOnce) {
    throw new RefusedError('participants-count', { parameters: { most: mostAtOnce } })
  }
  const locate = locateIn(store.register)
  const facts: Saved[] = []
  for (const [i, input] of inputs.entries()) {
    const row = Array.isArray(body) ? String(i) : ''
    const participant = readParticipant(inputOf(ports, input, row, by), newId(), locate, row)
    facts.push({ type: 'participant.saved', participant, source: 'api' })
    if (i % readAtOnce === readAtOnce - 1) await nextTurn()
  }
  return facts
}

type Posted = Omit<ParticipantInput, 'consent'> & { readonly consentVersion?: string }

/** What was posted, with the year of birth looked at and whom the consent came by. */
function inputOf(ports: WebPorts, input: unknown, row: string, by: Actor): ParticipantInput {
  const { consentVersion, ...posted } = checked(input, row)
  if (posted.bornIn !== undefined) {
    const year = localYear(ports.now(), ports.policy.timeZone)
    readBirthYear(posted.bornIn, year, [row, 'bornIn'].filter(Boolean).join('/'))
  }
  if (consentVersion === undefined) return posted
  const at = new Date(ports.now()).toISOString()
  return { ...posted, consent: { version: consentVersion, channel: 'api', at, by: by.id } }
}

/** The shape of one participant, or a refusal that names the row and the field. */
function checked(input: unknown, row: string): Posted {
  if (one.Check(input)) return input as Posted
  const { path, why } = worstFault(one.Errors(input))
  const field = [row, path].filter(Boolean).join('/') || 'body'
  throw new RefusedError('shape', { field, parameters: { why } })
}

function found({ store }: WebPorts, id: string): Participant {
  const participant = store.state.participants.get(id)
  if (!participant) throw new RefusedError('no-such-participant', { status: 404 })
  return participant
}
