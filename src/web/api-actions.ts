import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { DeliveryRow, WholeAction } from '../dispatch/action-view.ts'
import type { ActionDraft } from '../dispatch/draft.ts'
import type { Token } from '../domain/accounts.ts'
import { kinds, outcomes } from '../domain/action.ts'
import { RefusedError } from '../domain/errors.ts'
import { phoneById } from '../domain/merge/merge.ts'
import { maskNumber } from '../domain/phone-number.ts'
import type { WebPorts } from './ports.ts'
import { PreviewWatch } from './previews/watch.ts'
import { actorOf, requireScope, tokenOf } from './tokens.ts'

const strict = { additionalProperties: false }
const Position = Type.Tuple([Type.Number(), Type.Number()])
const RingSchema = Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 3 }))
const Text = Type.Object(
  { sms: Type.String({ minLength: 1, maxLength: 2000 }), voice: Type.Optional(Type.String()) },
  strict,
)
const AreaSchema = Type.Union([
  Type.Object({ centre: Position, radiusMetres: Type.Number({ exclusiveMinimum: 0 }) }, strict),
  Type.Object({ type: Type.Literal('Polygon'), coordinates: Type.Array(RingSchema) }),
  Type.Object({
    type: Type.Literal('MultiPolygon'),
    coordinates: Type.Array(Type.Array(RingSchema)),
  }),
])
const Draft = Type.Object(
  {
    status: Type.Union([Type.Literal('actual'), Type.Literal('exercise')]),
    kind: Type.Union(kinds.map((kind) => Type.Literal(kind))),
    text: Text,
    area: AreaSchema,
    origin: Type.Optional(Position),
    order: Type.Optional(Type.Union([Type.Literal('nearest-first'), Type.Literal('front-first')])),
    moving: Type.Optional(
      Type.Object(
        { profile: Type.String(), since: Type.String(), bearing: Type.Optional(Type.Number()) },
        strict,
      ),
    ),
    override: Type.Optional(Type.String({ minLength: 1 })),
    responders: Type.Optional(
      Type.Object(
        {
          group: Type.String({ minLength: 1, maxLength: 40 }),
          wanted: Type.Integer({ minimum: 1, maximum: 99 }),
        },
        strict,
      ),
    ),
  },
  strict,
)
/** That somebody was arrested is for a person to say: the contract has no word for it. */
const contractOutcomes = outcomes.filter((outcome) => outcome !== 'arrested')
const Close = Type.Object(
  {
    outcome: Type.Union(contractOutcomes.map((outcome) => Type.Literal(outcome))),
    text: Text,
    sendAt: Type.Optional(Type.String()),
  },
  strict,
)
const Id = Type.Object({ id: Type.String() })

/** Actions over the API, as the contract says. */
export const actionApi: FastifyPluginAsyncTypebox<WebPorts> = async (app, ports) => {
  const { desk } = ports
  const scoped = { onRequest: requireScope(ports, 'actions') }

  const previews = new PreviewWatch(ports)
  app.addHook('onClose', () => previews.write())
  app.post('/previews', { ...scoped, schema: { body: Draft } }, async (request) => {
    const draft = request.body as ActionDraft
    const preview = desk.preview(draft)
    const by = actorOf(tokenOf(ports, request) as Token)
    previews.tell({ by, area: draft.area, selected: preview.selected })
    return preview
  })

  app.post('/actions', { ...scoped, schema: { body: Draft } }, async (request, reply) => {
    const token = tokenOf(ports, request) as Token
    const draft = request.body as ActionDraft
    requireOverride(token, draft)
    const key = request.headers['idempotency-key']
    if (typeof key !== 'string')
      return reply.code(201).send(await desk.start(draft, actorOf(token)))
    return reply.code(201).send(await startOnce(ports, token, key, draft))
  })

  app.get('/actions/:id', { ...scoped, schema: { params: Id } }, async ({ params }) =>
    summary(found(desk.whole(params.id))),
  )

  app.post('/actions/:id/stop', { ...scoped, schema: { params: Id } }, async (request) => {
    await desk.stop(request.params.id, actorOf(tokenOf(ports, request) as Token))
    return summary(found(desk.whole(request.params.id)))
  })

  app.post(
    '/actions/:id/close',
    { ...scoped, schema: { params: Id, body: Close } },
    async (request) => {
      await desk.close(request.params.id, request.body, actorOf(tokenOf(ports, request) as Token))
      return summary(found(desk.whole(request.params.id)))
    },
  )

  app.get('/actions/:id/deliveries', { ...scoped, schema: { params: Id } }, async ({ params }) =>
    found(desk.deliveries(params.id)).map((row) => delivery(ports, row)),
  )
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new RefusedError('no-such-action', { status: 404 })
  return value
}

function requireOverride(token: Token, { override }: ActionDraft): void {
  if (override === undefined || token.scopes.includes('override')) return
  throw new RefusedError('override-not-allowed', { field: 'override', status: 403 })
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const underWay = new WeakMap<object, Map<string, Promise<unknown>>>()

/** The same key and body get the first answer, also while that one is still being made. */
async function startOnce(
  ports: WebPorts,
  token: Token,
  idempotencyKey: string,
  draft: ActionDraft,
): Promise<unknown> {
  const key = sha256(`${token.id}:${idempotencyKey}`)
  const bodyHash = sha256(JSON.stringify(draft))
  const running = underWay.get(ports.desk) ?? new Map<string, Promise<unknown>>()
  underWay.set(ports.desk, running)
  await running.get(key)?.catch(() => undefined)
  const kept = ports.store.state.answers.get(key)
  if (kept && ports.now() - kept.at < 24 * 60 * 60 * 1000) {
    if (kept.bodyHash === bodyHash) return kept.answer
    throw new RefusedError('idempotency-key-reused', { field: 'Idempotency-Key' })
  }
  const answer = ports.desk.start(draft, actorOf(token), () => ({ key, bodyHash }))
  running.set(key, answer)
  return answer.finally(() => running.delete(key))
}

const summary = ({ action, phases, response }: WholeAction) => ({
  id: action.id,
  number: action.number,
  status: action.status,
  state: action.state,
  startedAt: action.startedAt,
  phases: phases.map(({ phase, counts }) => ({ phase, counts })),
  ...(response ? { responders: response } : {}),
})

function delivery({ store }: WebPorts, row: DeliveryRow) {
  const [phoneId = ''] = row.recipient
  const number = phoneById(store.state, phoneId)?.phone.number
  return {
    recipient: number === undefined ? '-' : maskNumber(number),
    phase: row.phase,
    channel: row.channel,
    state: row.state,
    ...(row.reason ? { reason: row.reason } : {}),
    parts: row.parts,
    attempts: row.attempts.map(({ channel, modem, at, outcome, code }) => ({
      channel,
      modem,
      at: new Date(at).toISOString(),
      outcome,
      ...(code === undefined ? {} : { code }),
    })),
  }
}
