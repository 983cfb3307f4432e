import type { FastifyInstance } from 'fastify'
import { RefusedError } from '../../domain/errors.ts'
import { ownMessage, testText } from '../../domain/own-phone/own-notice.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf } from '../session.ts'
import { checkView } from './check-action.ts'
import { formAgain } from './compose-action.ts'
import { type DraftForm, draftOf, readForm } from './draft-form.ts'
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
      const facts = textsOf(ports, form).flatMap((text) => {
        const words = { kind: 'test', text, id: ports.newId(), at: ports.now() } as const
        return ownMessage(ports.store.state.ownPhones, phone, words)
      })
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

/** Both of a resuscitation in which some first fetch an AED. */
function textsOf(ports: WebPorts, form: DraftForm): readonly string[] {
  const { text } = ports.desk.preview(draftOf(ports, form))
  return [text, ...(text.fetching ? [text.fetching] : [])].map(({ sms }) => testText(sms))
}
