import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import type { Fact } from '../../domain/facts.ts'
import {
  type Choices,
  joined,
  mergeFields,
  phonesAfter,
  type Side,
  withOwnIds,
} from '../../domain/merge/join.ts'
import { likelyDoubles } from '../../domain/merge/likely.ts'
import { undoable } from '../../domain/merge/merge.ts'
import type { Participant } from '../../domain/participant.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf } from '../session.ts'
import { pairRow, short, sideBySide } from './doubles-view.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'

const mostShown = 50

/** People who are in twice: who that may be, side by side, made one, and taken apart again. */
export function doublesPages(app: FastifyInstance, tools: PageTools): void {
  const page = (handler: Handler) => guarded(tools, may.people, handler)
  app.get('/deelnemers/dubbel', page(list(tools)))
  app.get('/deelnemers/dubbel/:left/:right', page(compare(tools)))
  app.post('/deelnemers/dubbel/:left/:right', page(merge(tools)))
  app.post('/deelnemers/dubbel/:left/:right/twee', page(tellApart(tools)))
  app.post('/deelnemers/:id/uiteen', page(part(tools)))
}

const list =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const { participants, merges } = ports.store.state
    const pairs = likelyDoubles(participants.values(), merges, mostShown)
    if (pairs.length > 0) {
      const searched = { type: 'participants.searched', shown: pairs.length * 2 } as const
      await ports.store.append([searched], actorOf(visit.account))
    }
    return render(reply, visit, {
      template: 'participants/doubles',
      title: speaker(visit.language)('doubles.title'),
      data: {
        pairs: pairs.map(pairRow),
        isMore: pairs.length === mostShown,
        done: field(request.query as Form, 'gedaan') === 'twee',
      },
    })
  }

const compare =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const [left, right] = pairOf(ports, request)
    const viewed = [left, right].map(({ id }): Fact => ({ type: 'participant.viewed', id }))
    await ports.store.append(viewed, actorOf(visit.account))
    return render(reply, visit, {
      template: 'participants/double',
      title: speaker(visit.language)('doubles.compare'),
      data: { left: short(left), right: short(right), rows: sideBySide(left, right, visit) },
    })
  }

const merge =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const [left, right] = pairOf(ports, request)
    const body = request.body as Form
    const chosen = mergeFields.map((name) => [name, field(body, name) as Side] as const)
    const after = withOwnIds(joined(left, right, Object.fromEntries(chosen) as Choices))
    const merged = {
      ...{ from: right.id, into: left.id, at: ports.now() },
      ...{ phones: phonesAfter(right, after), undo: { before: left, gone: right } },
    }
    const facts: readonly Fact[] = [
      { type: 'participant.saved', participant: after, source: 'merge' },
      { type: 'participants.merged', merge: merged },
    ]
    await ports.store.append(facts, actorOf(visit.account))
    return reply.redirect(`/deelnemers?gedaan=merged&wie=${left.id}`, 303)
  }

const tellApart =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const [left, right] = pairOf(ports, request)
    const told = { type: 'participants.told-apart', pair: [left.id, right.id] } as const
    await ports.store.append([told], actorOf(visit.account))
    return reply.redirect('/deelnemers/dubbel?gedaan=twee', 303)
  }

/** Both as they were; each is sealed with a key of its own again. */
const part =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const { id } = request.params as { id: string }
    const from = field(request.body as Form, 'from')
    const undo = undoable(ports.store.state.merges, id).find((one) => one.from === from)?.undo
    if (!undo) throw new RefusedError('merge-settled', { status: 409 })
    const saved = (participant: Participant): Fact => ({
      ...{ type: 'participant.saved', source: 'merge-undone', participant },
    })
    const parted: Fact = { type: 'participants.parted', from }
    const facts = [parted, saved(undo.before), saved(undo.gone)]
    await ports.store.append(facts, actorOf(visit.account))
    return reply.redirect(`/deelnemers?gedaan=parted&wie=${id}`, 303)
  }

/** Two who take part; who has left is not made part of somebody who stays. */
function pairOf({ store }: WebPorts, request: FastifyRequest): readonly [Participant, Participant] {
  const { left, right } = request.params as { left: string; right: string }
  const [ours, theirs] = [left, right].map((id) => store.state.participants.get(id))
  if (!ours || !theirs || left === right) {
    throw new RefusedError('no-such-participant', { status: 404 })
  }
  if (ours.leftAt !== undefined || theirs.leftAt !== undefined) {
    throw new RefusedError('merge-left', { status: 409 })
  }
  return [ours, theirs]
}
