import { randomInt } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { dutyTestText } from '../../domain/duty/alarm-text.ts'
import { type DutyPhone, mostPhones } from '../../domain/duty/duty.ts'
import { dutyNotice } from '../../domain/duty/duty-notice.ts'
import { freshCode } from '../../domain/duty/fresh-code.ts'
import { RefusedError } from '../../domain/errors.ts'
import type { Fact } from '../../domain/facts.ts'
import { isMobile, maskNumber, readPhoneNumber } from '../../domain/phone-number.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { type Problem, problemOf } from './render.ts'

/** A duty phone as it was filled in. */
export interface PhoneForm {
  readonly name: string
  readonly number: string
}

/** Shows the page of the policy again, with what was wrong. */
type Again = (
  visit: Visit,
  reply: FastifyReply,
  shown: { readonly problem: Problem; readonly phone: PhoneForm },
) => FastifyReply

const path = '/beleid/diensttelefoon'
const fieldIds = { name: 'duty-name', number: 'duty-number' }
const longestName = 40

/** The phones of who is on duty: put on the list, tried and taken off it. */
export function dutyPhonePages(app: FastifyInstance, tools: PageTools, again: Again): void {
  const { ports } = tools
  app.post(path, guarded(tools, may.makePolicy, add(ports, again)))
  app.post(`${path}/weg`, guarded(tools, may.makePolicy, change(ports, dropped)))
  app.post(`${path}/test`, guarded(tools, may.makePolicy, change(ports, tried)))
  for (const end of ['', '/weg', '/test']) {
    app.get(`${path}${end}`, (_request, reply) => reply.redirect('/beleid', 303))
  }
}

const add =
  (ports: WebPorts, again: Again): Handler =>
  async (visit, request, reply) => {
    const body = request.body as Form
    const form = { name: field(body, 'name'), number: field(body, 'number') }
    try {
      const fact: Fact = { type: 'duty.phone-kept', phone: readPhone(ports, form) }
      await ports.store.append([fact], actorOf(visit.account))
      return reply.redirect('/beleid#duty', 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem === undefined) throw error
      return again(visit, reply, { problem, phone: form })
    }
  }

function readPhone({ store, newId }: WebPorts, { name, number }: PhoneForm): DutyPhone {
  const { phones } = store.state.duty
  if (name.trim() === '' || name.length > longestName) {
    throw new RefusedError('duty-name-missing', { field: 'name' })
  }
  const { e164 } = readPhoneNumber(number, 'number')
  if (!isMobile(e164)) throw new RefusedError('duty-not-mobile', { field: 'number' })
  if (phones.size >= mostPhones) {
    throw new RefusedError('duty-enough', { field: 'number', parameters: { most: mostPhones } })
  }
  if ([...phones.values()].some((phone) => phone.number === e164)) {
    throw new RefusedError('duty-known', { field: 'number' })
  }
  return { id: newId(), name: name.trim(), number: e164 }
}

type Change = (ports: WebPorts, id: string) => readonly Fact[]

const change =
  (ports: WebPorts, facts: Change): Handler =>
  async (visit, request, reply) => {
    const id = field(request.body as Form, 'phone')
    const changes = ports.store.state.duty.phones.has(id) ? facts(ports, id) : []
    if (changes.length > 0) await ports.store.append(changes, actorOf(visit.account))
    return reply.redirect('/beleid#duty', 303)
  }

const dropped: Change = (_ports, id) => [{ type: 'duty.phone-dropped', id }]

/** The test is an SMS whose code is to come back: then somebody has the phone and can read it. */
const tried: Change = ({ store, policy, locale, now, newId }, id) => {
  const phone = store.state.duty.phones.get(id)
  if (!phone) return []
  const code = freshCode(store.state.duty, () => String(randomInt(10_000)).padStart(4, '0'))
  const text = dutyTestText(code, { prefix: policy.messagePrefix, language: locale })
  const notice = dutyNotice(phone, text, { id: newId(), at: now() })
  return [
    { type: 'duty.phone-tried', id, code },
    { type: 'notice.queued', notice },
  ]
}

/** The list; whole numbers for who keeps it only. */
export const dutyPhoneRows = ({ store }: WebPorts, { account }: Visit) =>
  [...store.state.duty.phones.values()].map(({ id, name, number, testedAt, code }) => ({
    ...{ id, name, testedAt },
    isTried: code !== undefined,
    number: may.makePolicy.includes(account.role) ? number : maskNumber(number),
  }))
