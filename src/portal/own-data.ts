import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusedError } from '../domain/errors.ts'
import { hoursPresetIds, presetOf } from '../domain/hours-presets.ts'
import { allKinds } from '../domain/kinds.ts'
import type { OwnRecord } from '../domain/own-page.ts'
import { terms } from '../domain/retention.ts'
import { logInForm, placesOf } from './coming-in.ts'
import { addressIds, changeIn, type Form, field } from './forms.ts'
import { type Fault, faultOf, type Tools } from './render.ts'
import { takeKey, visitorOf } from './visitor.ts'

const hourMs = 60 * 60_000

type With = (
  key: string,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply> | FastifyReply

/** Their own record, for who came in with a code. */
export function ownData(app: FastifyInstance, tools: Tools): void {
  const { door, render } = tools
  const withKey = (handler: With) => inside(tools, handler)
  app.get(
    '/gegevens',
    withKey(async (key, request, reply) => {
      const record = await door.ask({ ask: 'read', key })
      return recordPage(tools, request, reply, record)
    }),
  )
  app.get(
    '/gegevens/adres/:at',
    withKey(async (key, request, reply) => {
      const { participant } = await door.ask({ ask: 'read', key })
      const at = (request.params as { at: string }).at
      const address = participant.addresses[Number(at)]
      const values = address ? { ...address, houseNumber: String(address.houseNumber) } : {}
      return addressForm(tools, request, reply, { at, values: values as Form })
    }),
  )
  held(app, tools)
  app.get(
    '/gegevens/stop',
    withKey((_key, request, reply) =>
      render(request, reply, {
        template: 'stop',
        title: 'own.stop.title',
        data: { hours: goodbye },
      }),
    ),
  )
  app.post(
    '/gegevens/:deed',
    withKey((key, request, reply) => change(tools, key, request, reply)),
  )
}

/** Everything that is held of them, to see and to take with them. */
function held(app: FastifyInstance, tools: Tools): void {
  const { door, render } = tools
  app.get(
    '/gegevens/alles',
    inside(tools, async (key, request, reply) => {
      const data = await door.ask({ ask: 'read', key })
      return render(request, reply, {
        template: 'held',
        title: 'own.held.title',
        data: { ...data },
      })
    }),
  )
  app.get(
    '/gegevens/download',
    inside(tools, async (key, _request, reply) => {
      const { participant } = await door.ask({ ask: 'read', key })
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="omroeper-gegevens.json"')
        .type('application/json')
        .send(JSON.stringify(participant, undefined, 2))
    }),
  )
}

const goodbye = terms.goodbye.keptMs / hourMs

/** Whoever has no key, or one that is over, is asked for their number. */
const inside =
  (tools: Tools, handler: With) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { key } = visitorOf(request)
    if (key === undefined) return logInForm(tools, request, reply)
    try {
      return await handler(key, request, reply)
    } catch (error) {
      if (!(error instanceof RefusedError) || error.key !== 'key-over') throw error
      takeKey(request, reply)
      return logInForm(tools, request, reply, {}, { message: '' })
    }
  }

async function change(tools: Tools, key: string, request: FastifyRequest, reply: FastifyReply) {
  const { deed } = request.params as { deed: string }
  const values = (request.body ?? {}) as Form
  try {
    await tools.door.ask({ ask: 'change', key, change: changeIn(deed, values) })
    return reply.redirect(deed === 'stop' ? '/gegevens' : `/gegevens?gedaan=${deed}`, 303)
  } catch (error) {
    const problem = faultOf(request, error, addressIds)
    if (deed === 'adres' || deed === 'werk') {
      const at = deed === 'werk' ? 'werk' : field(values, 'at')
      return addressForm(tools, request, reply, { at, values, problem })
    }
    const record = await tools.door.ask({ ask: 'read', key })
    return recordPage(tools, request, reply, record, { problem, values })
  }
}

async function addressForm(
  tools: Tools,
  request: FastifyRequest,
  reply: FastifyReply,
  { at, values, problem }: { readonly at: string; readonly values: Form; readonly problem?: Fault },
) {
  const isWork = at === 'werk'
  const places = await placesOf(tools, values)
  return tools.render(request, reply, {
    template: 'address',
    title: isWork ? 'own.address.work.title' : 'own.address.title',
    status: problem ? 422 : 200,
    data: { at, values, places, problem, isWork },
  })
}

function recordPage(
  { render }: Tools,
  request: FastifyRequest,
  reply: FastifyReply,
  { participant, streets, kinds }: OwnRecord,
  { problem, values = {} }: { readonly problem?: Fault; readonly values?: Form } = {},
) {
  const { leftAt, unwantedKinds = [], addresses } = participant
  return render(request, reply, {
    template: 'record',
    title: 'own.mine.title',
    status: problem ? 422 : 200,
    data: {
      ...{ participant, problem, values },
      addresses: addresses.map((address, at) => ({
        ...address,
        at,
        street: streets[at],
        preset: presetOf(address),
      })),
      presets: hoursPresetIds,
      kinds: allKinds
        .filter(({ id }) => kinds.includes(id))
        .map(({ id, label }) => ({ id, label, isWanted: !unwantedKinds.includes(id) })),
      hours: goodbye,
      erasedAt: leftAt === undefined ? undefined : Date.parse(leftAt) + terms.goodbye.keptMs,
      done: field(request.query as Form, 'gedaan'),
    },
  })
}
