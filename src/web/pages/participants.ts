import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { groupKey, groupsInWords } from '../../domain/groups.ts'
import type { Participant } from '../../domain/participant.ts'
import { readParticipant } from '../../domain/participant-input.ts'
import { maskNumber } from '../../domain/phone-number.ts'
import { locateIn } from '../../store/locate.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { inputOf, valuesOf, withTheRest } from './participant-form.ts'
import { type PageView, type Problem, problemOf } from './render.ts'

const mostShown = 50

/** The counter: search, add, change, remove. */
export function participantPages(app: FastifyInstance, tools: PageTools): void {
  app.get('/deelnemers', guarded(tools, may.people, list(tools)))
  app.get(
    '/deelnemers/nieuw',
    guarded(tools, may.people, (visit, _request, reply) =>
      tools.render(reply, visit, form(visit, {}, undefined)),
    ),
  )
  app.get('/deelnemers/:id', guarded(tools, may.people, edit(tools)))
  app.post('/deelnemers', guarded(tools, may.people, save(tools)))
  app.post('/deelnemers/:id', guarded(tools, may.people, save(tools)))
  app.post('/deelnemers/:id/verwijder', guarded(tools, may.people, remove(tools)))
}

const list =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const query = field(request.query as Form, 'q')
    const all = ports.store.state.participants
    return render(reply, visit, {
      template: 'participants/list',
      title: speaker(visit.language)('participants.title'),
      data: {
        query,
        total: all.size,
        people: search(all.values(), query).map(row),
        done: field(request.query as Form, 'gedaan'),
      },
    })
  }

/** The fields of the form by what a refusal names. */
const fieldIds = {
  'phones/0': 'phone',
  'phones/0/channel': 'channel',
  'addresses/0': 'postcode',
  groups: 'groups',
}

const form = (visit: Visit, values: Form, id: string | undefined, problem?: Problem): PageView => {
  const t = speaker(visit.language)
  return {
    template: 'participants/form',
    title: t(id === undefined ? 'participants.add.title' : 'participants.edit.title'),
    status: problem === undefined ? 200 : 422,
    data: { values, id, problem },
  }
}

const edit =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const person = found(ports, idOf(request))
    const viewed = { type: 'participant.viewed', id: person.id } as const
    await ports.store.append([viewed], actorOf(visit.account))
    return render(reply, visit, form(visit, valuesOf(person), person.id))
  }

const save =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const values = request.body as Form
    const id = (request.params as { id?: string }).id
    const before = id === undefined ? undefined : found(ports, id)
    try {
      const locate = locateIn(ports.store.register)
      const read = readParticipant(inputOf(values, before), id ?? ports.newId(), locate)
      const participant = before ? { ...read, ...withTheRest(read, before, values) } : read
      const fact = { type: 'participant.saved', participant, source: 'counter' } as const
      await ports.store.append([fact], actorOf(visit.account))
      return reply.redirect('/deelnemers?gedaan=saved', 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem === undefined) throw error
      return render(reply, visit, form(visit, values, id, problem))
    }
  }

const remove =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const { id } = found(ports, idOf(request))
    await ports.store.append([{ type: 'participant.erased', id }], actorOf(visit.account))
    return reply.redirect('/deelnemers?gedaan=removed', 303)
  }

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id

function found({ store }: WebPorts, id: string): Participant {
  const person = store.state.participants.get(id)
  if (!person) throw new RefusedError('no-such-participant', { status: 404 })
  return person
}

function search(people: Iterable<Participant>, query: string): Participant[] {
  const words = query.toLowerCase()
  const digits = query.replace(/\D/g, '').replace(/^(31|0)/, '')
  const postcode = query.replaceAll(' ', '').toUpperCase()
  const hits: Participant[] = []
  if (query === '') return hits
  for (const person of people) {
    const isHit =
      person.name?.toLowerCase().includes(words) ||
      (digits.length >= 4 && person.phones.some(({ number }) => number.includes(digits))) ||
      person.addresses.some((address) => address.postcode === postcode) ||
      person.groups?.some(({ name }) => groupKey(name) === words.trim())
    if (isHit) hits.push(person)
    if (hits.length === mostShown) break
  }
  return hits
}

const row = ({ id, name, phones, addresses, groups }: Participant) => ({
  id,
  name,
  groups: groupsInWords(groups),
  numbers: phones.map(({ number }) => maskNumber(number)).join(', '),
  places: addresses
    .map(({ postcode, houseNumber, suffix }) => `${postcode} ${houseNumber}${suffix ?? ''}`)
    .join(', '),
})
