import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { RefusedError } from '../domain/errors.ts'
import type { Fact, Token } from '../domain/facts.ts'
import type { Participant } from '../domain/participant.ts'
import { type ParticipantInput, readParticipant } from '../domain/participant-input.ts'
import { locateIn } from '../store/locate.ts'
import type { WebPorts } from './ports.ts'
import { actorOf, requireScope, tokenOf } from './tokens.ts'

const strict = { additionalProperties: false }
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
  },
  strict,
)
const One = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 200 })),
    phones: Type.Array(PhoneSchema, { minItems: 1, maxItems: 10 }),
    addresses: Type.Array(AddressSchema, { minItems: 1, maxItems: 10 }),
    nightAlerts: Type.Optional(Type.Boolean()),
  },
  strict,
)
const Body = Type.Union([One, Type.Array(One, { minItems: 1, maxItems: 10_000 })])
const Id = Type.Object({ id: Type.String() })
/** So many are read between two turns of the event loop: the rest of the site stays quick. */
const readAtOnce = 200

/** Participants over the API, as the contract says. */
export const participantApi: FastifyPluginAsyncTypebox<WebPorts> = async (app, ports) => {
  const scoped = { preHandler: requireScope(ports, 'participants') }

  app.post('/participants', { ...scoped, schema: { body: Body } }, async (request, reply) => {
    const { body } = request
    const inputs = (Array.isArray(body) ? body : [body]) as readonly ParticipantInput[]
    const facts: Fact[] = []
    for (const [i, input] of inputs.entries()) {
      const field = Array.isArray(body) ? String(i) : ''
      const participant = readParticipant(
        input,
        ports.newId(),
        locateIn(ports.store.register),
        field,
      )
      facts.push({ type: 'participant.saved', participant, source: 'api' })
      if (i % readAtOnce === readAtOnce - 1) await nextTurn()
    }
    await ports.store.append(facts, actorOf(tokenOf(ports, request) as Token))
    const ids = facts.flatMap((fact) =>
      fact.type === 'participant.saved' ? fact.participant.id : [],
    )
    return reply.code(201).send({ created: ids.length, ids })
  })

  app.get('/participants/:id', { ...scoped, schema: { params: Id } }, async (request) => {
    const participant = found(ports, request.params.id)
    const actor = tokenOf(ports, request)?.id
    ports.log('info', 'participant-viewed', { participant: participant.id, actor })
    return participant
  })

  app.delete('/participants/:id', { ...scoped, schema: { params: Id } }, async (request, reply) => {
    const { id } = found(ports, request.params.id)
    const by = actorOf(tokenOf(ports, request) as Token)
    await ports.store.append([{ type: 'participant.erased', id }], by)
    return reply.code(204).send()
  })
}

function found({ store }: WebPorts, id: string): Participant {
  const participant = store.state.participants.get(id)
  if (!participant) throw new RefusedError('no-such-participant', { status: 404 })
  return participant
}
