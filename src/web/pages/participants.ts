import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { Faults } from '../../domain/faults.ts'
import type { Participant } from '../../domain/participant.ts'
import { withPhonesOf } from '../../domain/participant-change.ts'
import { tryParticipant } from '../../domain/participant-input.ts'
import { localYear } from '../../domain/schedule.ts'
import { locateIn } from '../../store/locate.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type CounterForm, emptyForm, readCounterForm, rearranged, tidied } from './counter-form.ts'
import { type Counter, counterFaults, inputOf } from './counter-input.ts'
import { counterConsent, counterPage, shownKinds } from './counter-page.ts'
import { findPlace } from './counter-places.ts'
import { valuesOf } from './counter-values.ts'
import { doublesPages } from './doubles.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { listPage } from './participant-list.ts'

/** The counter: search, add, change, remove. */
export function participantPages(app: FastifyInstance, tools: PageTools): void {
  const page = (handler: Handler) => guarded(tools, may.people, handler)
  doublesPages(app, tools)
  app.get('/deelnemers', page(listPage(tools)))
  app.get('/deelnemers/nieuw', page(add(tools)))
  app.get('/deelnemers/:id', page(edit(tools)))
  app.post('/deelnemers', page(save(tools)))
  app.post('/deelnemers/formulier', page(rearrange(tools)))
  app.post('/deelnemers/adres', page(complete(tools)))
  app.post('/deelnemers/:id', page(save(tools)))
  app.post('/deelnemers/:id/verwijder', page(remove(tools)))
}

const add =
  ({ ports, render }: PageTools): Handler =>
  (visit, _request, reply) =>
    render(reply, visit, counterPage(ports, visit, { form: emptyForm }))

const edit =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const person = found(ports, idOf(request))
    const viewed = { type: 'participant.viewed', id: person.id } as const
    await ports.store.append([viewed], actorOf(visit.account))
    const form = valuesOf(person, ports.store.register)
    return render(reply, visit, counterPage(ports, visit, { form, person }))
  }

const save =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const id = (request.params as { id?: string }).id
    const before = id === undefined ? undefined : found(ports, id)
    const form = tidied(readCounterForm(request.body as Form))
    const { participant, faults } = readForm(ports, visit, form, before)
    if (!participant) {
      return render(reply, visit, counterPage(ports, visit, { form, person: before, faults }))
    }
    const fact = { type: 'participant.saved', participant, source: 'counter' } as const
    await ports.store.append([fact], actorOf(visit.account))
    return reply.redirect(`/deelnemers?gedaan=saved&wie=${participant.id}`, 303)
  }

interface Read {
  readonly participant?: Participant
  readonly faults: readonly RefusedError[]
}

/** The participant that the form describes, or everything that is wrong with it. */
function readForm(
  ports: WebPorts,
  visit: Visit,
  form: CounterForm,
  before: Participant | undefined,
): Read {
  const { register } = ports.store
  const year = localYear(ports.now(), ports.policy.timeZone)
  const counter: Counter = { register, year, shownKinds: shownKinds(ports), before }
  const faults = new Faults()
  const input = faults.of(() => inputOf(form, counter))
  const id = before?.id ?? ports.newId()
  const tried = input && tryParticipant(input, id, locateIn(register))
  const all = [...faults.all, ...(tried?.faults ?? []), ...counterFaults(form, counter)]
  if (all.length > 0 || !tried?.participant) return { faults: all }
  const consent = before?.consent ?? (form.hasConsent ? consentNow(ports, visit) : undefined)
  const participant = {
    ...(before ? withPhonesOf(tried.participant, before) : tried.participant),
    ...(consent ? { consent } : {}),
    ...(before?.leftAt ? { leftAt: before.leftAt } : {}),
  }
  return { participant, faults: [] }
}

const consentNow = ({ now }: WebPorts, { account }: Visit) =>
  ({
    version: counterConsent,
    channel: 'counter',
    at: new Date(now()).toISOString(),
    by: account.id,
  }) as const

/** A row more, less or higher: the form as it was filled in, nothing is looked at. */
const rearrange =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const body = request.body as Form
    const order = field(body, 'do')
    const form = rearranged(readCounterForm(body), order)
    const person = ports.store.state.participants.get(field(body, 'id'))
    const isFragment = request.headers['hx-request'] !== undefined
    return render(
      reply,
      visit,
      counterPage(ports, visit, { form, person, focus: focusAfter(form, order), isFragment }),
    )
  }

/** The field to go on with: of the row that came, or of the row that was moved. */
function focusAfter({ phones, addresses }: CounterForm, order: string): string {
  const isPhone = order.includes('phone')
  const last = (isPhone ? phones : addresses).length - 1
  const at = order.startsWith('add') ? last : Number(order.split('-')[2]) - 1
  return `${isPhone ? 'phone' : 'postcode'}-${Math.max(0, at)}`
}

/** The street of what was typed so far, and the suffixes to choose from. */
const complete =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const body = request.body as Form
    const n = Number(field(body, 'adres')) || 0
    const row = {
      postcode: field(body, `postcode-${n}`),
      houseNumber: field(body, `number-${n}`),
      suffix: field(body, `suffix-${n}`),
    }
    const address = { ...row, n, place: findPlace(ports.store.register, row) }
    return render(reply, visit, {
      template: 'participants/place',
      title: '',
      isFragment: true,
      data: { address },
    })
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
