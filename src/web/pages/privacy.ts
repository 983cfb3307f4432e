import type { FastifyInstance } from 'fastify'
import { speaker } from '../catalogue/index.ts'
import { visitOf } from '../session.ts'
import { termsInWords } from '../terms-in-words.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'
import type { PageView } from './render.ts'

const documents = [
  { path: '/privacy/dpia', template: 'privacy/dpia', title: 'privacy.dpia' },
  { path: '/privacy/register', template: 'privacy/register', title: 'privacy.register' },
] as const

/** What the software does with personal data: for everybody, and for those who answer for it. */
export function privacyPages(app: FastifyInstance, tools: PageTools): void {
  const { ports, render } = tools
  app.get('/privacy', (request, reply) =>
    render(reply, visitOf(ports, request), view(tools, 'privacy/statement', 'privacy.title')),
  )
  for (const { path, template, title } of documents) {
    const show: Handler = (visit, _request, reply) =>
      render(reply, visit, view(tools, template, title))
    app.get(path, guarded(tools, undefined, show))
  }
}

/** The documents are Dutch, whatever the language of the screens. */
function view(
  { ports }: PageTools,
  template: string,
  title: 'privacy.title' | 'privacy.dpia' | 'privacy.register',
): PageView {
  const t = speaker('nl')
  const terms = termsInWords(t)
  const { name, quietHours, messagePrefix } = ports.policy
  return {
    template,
    title: t(title),
    data: {
      municipality: name,
      messagePrefix,
      quietHours,
      terms,
      term: Object.fromEntries(terms.map(({ id, length }) => [id, length])),
    },
  }
}
