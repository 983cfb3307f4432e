import type { FastifyInstance } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { ownMessage, testText } from '../../domain/own-phone/own-notice.ts'
import { speaker } from '../catalogue/index.ts'
import { may } from '../roles.ts'
import { actorOf } from '../session.ts'
import { checkView } from './check-action.ts'
import { formAgain } from './compose-action.ts'
import { draftOf, readForm } from './draft-form.ts'
import { type Form, guarded, type Handler, type PageTools } from './guard.ts'
import { requireOwn } from './own-phone.ts'
import { problemOf } from './render.ts'
import { heldForm } from './where-said.ts'

/** The alert on one's own phone, before anybody else has it. */
export function testMessagePages(app: FastifyInstance, tools: PageTools): void {
  app.post('/acties/proefbericht', guarded(tools, may.act, test(tools)))
  app.get('/acties/proefbericht', (_request, reply) => reply.redirect('/acties/nieuw', 303))
}

/** The last look again, with all that was ticked: nothing begins. */
const test =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports, render } = tools
    const body = request.body as Form
    try {
      const phone = requireOwn(ports, visit)
      const form = heldForm(ports, readForm(ports, body))
      if (form.text === '') throw new RefusedError('text-empty', { field: 'text' })
      const { text } = ports.desk.preview(draftOf(ports, form))
      const at = ports.now()
      const words = { kind: 'test', text: testText(text.sms), id: ports.newId(), at } as const
      const facts = ownMessage(ports.store.state.ownPhones, phone, words)
      await ports.store.append(facts, actorOf(visit.account))
      const done = speaker(visit.language)('own-phone.asked')
      return render(reply, visit, await checkView(tools, visit, body, { done }))
    } catch (error) {
      const form = readForm(ports, body)
      const isOurs = error instanceof RefusedError && error.field === 'own'
      const problem = isOurs ? problemOf(visit, error, { own: 'own-test' }) : undefined
      if (!problem) return formAgain(tools, visit, form, error)(reply)
      return render(reply, visit, await checkView(tools, visit, body, { problem }))
    }
  }
