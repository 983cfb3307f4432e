import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Language, speaker } from '../catalogue/index.ts'
import { privacyWords, statements } from '../catalogue/privacy-words.ts'
import { visitOf } from '../session.ts'
import { guarded, type Handler, type PageTools } from './guard.ts'
import type { PageView } from './render.ts'

const documents = [
  { path: '/privacy/dpia', template: 'privacy/dpia', title: 'privacy.dpia' },
  { path: '/privacy/register', template: 'privacy/register', title: 'privacy.register' },
] as const

/** What the software does with personal data: for everybody, and for those who answer for it. */
export function privacyPages(app: FastifyInstance, tools: PageTools): void {
  const { ports, render } = tools
  app.get('/privacy', (request, reply) => {
    const visit = visitOf(ports, request)
    const language = asked(request) ?? visit?.language ?? ports.locale
    return render(reply, visit, statement(tools, language))
  })
  for (const { path, template, title } of documents) {
    const show: Handler = (visit, _request, reply) =>
      render(reply, visit, view(tools, template, title))
    app.get(path, guarded(tools, undefined, show))
  }
}

/** `?taal=en`: who is not logged in has no language of their own here. */
function asked(request: FastifyRequest): Language | undefined {
  const { taal } = request.query as { readonly taal?: unknown }
  return taal === 'nl' || taal === 'en' ? taal : undefined
}

/** The statement, in the language that is asked for, with the way to the other. */
const statement = ({ ports }: PageTools, language: Language): PageView => ({
  template: 'privacy/public',
  title: speaker(language)('privacy.title'),
  data: {
    ...privacyWords(language, ports.policy),
    template: `../${statements[language]}`,
    other: language === 'nl' ? 'en' : 'nl',
    otherName: speaker(language)('privacy.other'),
  },
})

/** The documents for staff are Dutch, whatever the language of the screens. */
const view = (
  { ports }: PageTools,
  template: string,
  title: 'privacy.dpia' | 'privacy.register',
): PageView => ({
  template,
  title: speaker('nl')(title),
  data: privacyWords('nl', ports.policy),
})
