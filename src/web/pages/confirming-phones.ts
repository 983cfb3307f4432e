import type { FastifyInstance } from 'fastify'
import { isAskedOut } from '../../domain/asking/asking.ts'
import { askedInVain } from '../../domain/asking-call/asking-call.ts'
import type { Phone } from '../../domain/participant.ts'
import type { State } from '../../domain/state.ts'
import { may } from '../roles.ts'
import { actorOf } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'

const overview = '/deelnemers/overzicht'

/** Phones are asked by themselves whether they are their holder's; here that is hastened or paused. */
export function confirmingPhones(app: FastifyInstance, tools: PageTools): void {
  app.post(`${overview}/bevestig`, guarded(tools, may.people, ask(tools)))
  app.post(`${overview}/vragen`, guarded(tools, may.people, pause(tools)))
}

/** Asks some at once. */
const ask =
  ({ ports }: PageTools): Handler =>
  async (visit, _request, reply) => {
    const asked = await ports.askPhones(actorOf(visit.account))
    return reply.redirect(`${overview}?gevraagd=${asked}`, 303)
  }

const pause =
  ({ ports }: PageTools): Handler =>
  async (visit, request, reply) => {
    const isPaused = field(request.body as Form, 'stil') === 'ja'
    await ports.store.append([{ type: 'asking.paused', isPaused }], actorOf(visit.account))
    return reply.redirect(`${overview}#bevestigen`, 303)
  }

/** How far it is, in phones; for who may see who takes part. */
export function confirmingProgress({ participants, requests, asking, ...state }: State) {
  const waiting = new Set([...requests.values()].map(({ request }) => request.number))
  const isOpen = ({ id, number, confirmedAt }: Phone): boolean =>
    confirmedAt === undefined && !isAskedOut(asking.asked.get(id), number)
  const open = [...participants.values()]
    .filter(({ leftAt }) => leftAt === undefined)
    .flatMap(({ phones }) => phones.filter(isOpen))
  const asked = open.filter(({ id, number }) => asking.asked.has(id) || waiting.has(number)).length
  const people = askedInVain({ participants, requests, asking, ...state })
  const inVain = people.reduce((sum, { phones }) => sum + phones.length, 0)
  return { unasked: open.length - asked, asked, inVain, isPaused: asking.isPaused }
}
