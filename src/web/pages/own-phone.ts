import { randomInt } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import type { Fact } from '../../domain/facts.ts'
import { ownMessage } from '../../domain/own-phone/own-notice.ts'
import { lastTest } from '../../domain/own-phone/own-phone.ts'
import { isMobile, maskNumber, readPhoneNumber } from '../../domain/phone-number.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { type PageView, problemOf } from './render.ts'

const path = '/mijn-telefoon'
const fieldIds = { number: 'own-number', code: 'own-code', own: 'own-number' }

/** *Mijn telefoon*: the phone to which somebody tries an alert before it goes to others. */
export function ownPhonePages(app: FastifyInstance, tools: PageTools): void {
  const { ports, render } = tools
  app.get(
    path,
    guarded(tools, may.act, (visit, request, reply) => {
      const isWrong = field(request.query as Form, 'code') === 'fout'
      const message = speaker(visit.language)('own-phone.wrong')
      const shown = isWrong ? { problem: { message, at: 'own-number' } } : {}
      return render(reply, visit, page(ports, visit, shown))
    }),
  )
  app.get(
    `${path}/stand`,
    guarded(tools, may.act, (visit, _request, reply) =>
      render(reply, visit, {
        template: 'own-phone/test',
        title: '',
        isFragment: true,
        data: { own: ownOf(ports, visit) },
      }),
    ),
  )
  app.post(path, guarded(tools, may.act, change(tools, given)))
  app.post(`${path}/code`, guarded(tools, may.act, typed(tools)))
  app.post(`${path}/weg`, guarded(tools, may.act, change(tools, dropped)))
  for (const end of ['/code', '/weg']) {
    app.get(`${path}${end}`, (_request, reply) => reply.redirect(path, 303))
  }
}

/** What is known of somebody's own phone, as screens show it: never whole. */
export function ownOf({ store, now }: WebPorts, { account }: Visit) {
  const { ownPhones } = store.state
  const phone = ownPhones.phones.get(account.id)
  return {
    phone: phone && { number: maskNumber(phone.number), isConfirmed: phone.isConfirmed },
    last: lastTest(ownPhones, account.id, now()),
  }
}

/** The number that tests go to; refuses one of which nobody has typed the code. */
export function requireOwn({ store }: WebPorts, { account }: Visit) {
  const phone = store.state.ownPhones.phones.get(account.id)
  if (!phone?.isConfirmed) throw new RefusedError('own-phone-missing', { field: 'own' })
  return phone
}

type Change = (ports: WebPorts, visit: Visit, form: Form) => readonly Fact[]

const change =
  ({ ports, render }: PageTools, facts: Change): Handler =>
  async (visit, request, reply) => {
    const form = request.body as Form
    try {
      const changes = facts(ports, visit, form)
      if (changes.length > 0) await ports.store.append(changes, actorOf(visit.account))
      return reply.redirect(path, 303)
    } catch (error) {
      const problem = problemOf(visit, error, fieldIds)
      if (problem === undefined) throw error
      const shown = { problem, number: field(form, 'number') }
      return render(reply, visit, { ...page(ports, visit, shown), status: 422 })
    }
  }

/** A number is theirs once they type what was sent to it. */
const given: Change = (ports, visit, form) => {
  const { store, policy, now, newId } = ports
  const { e164: number } = readPhoneNumber(field(form, 'number'), 'number')
  if (!isMobile(number)) throw new RefusedError('duty-not-mobile', { field: 'number' })
  const code = String(randomInt(10_000)).padStart(4, '0')
  const phone = { id: newId(), account: visit.account.id, number, code }
  const text = speaker(visit.language)('own-phone.sms', { prefix: policy.messagePrefix, code })
  return [
    ...dropped(ports, visit, form),
    { type: 'own-phone.kept', phone },
    ...ownMessage(store.state.ownPhones, phone, { kind: 'code', text, id: newId(), at: now() }),
  ]
}

/** A code can be tried once: of four digits nobody may try them all. */
const typed =
  ({ ports, render }: PageTools): Handler =>
  async (visit, request, reply) => {
    const { account } = visit
    const phone = ports.store.state.ownPhones.phones.get(account.id)
    if (!phone || phone.isConfirmed) return reply.redirect(path, 303)
    const code = field(request.body as Form, 'code')
    if (code === '') {
      const message = speaker(visit.language)('own-phone.code.missing')
      const shown = { problem: { message, at: 'own-code' } }
      return render(reply, visit, { ...page(ports, visit, shown), status: 422 })
    }
    const isRight = code === phone.code
    const type = isRight ? 'own-phone.confirmed' : 'own-phone.dropped'
    await ports.store.append([{ type, id: phone.id }], actorOf(account))
    return reply.redirect(isRight ? path : `${path}?code=fout`, 303)
  }

const dropped: Change = ({ store }, { account }) => {
  const phone = store.state.ownPhones.phones.get(account.id)
  return phone ? [{ type: 'own-phone.dropped', id: phone.id }] : []
}

const page = (ports: WebPorts, visit: Visit, shown = {}): PageView => ({
  template: 'own-phone/page',
  title: speaker(visit.language)('own-phone.title'),
  data: { own: ownOf(ports, visit), number: '', ...shown },
})
