import type { FastifyInstance } from 'fastify'
import { kinds } from '../../domain/action.ts'
import { RefusedError } from '../../domain/errors.ts'
import { allKinds } from '../../domain/kinds.ts'
import { rulesOf } from '../../domain/policy/policy.ts'
import { savedRules } from '../../domain/policy/save-rules.ts'
import {
  type OwnTemplates,
  type TemplateName,
  templateLanguages,
  templateOf,
} from '../../domain/templates/templates.ts'
import { usesOf } from '../../domain/templates/uses.ts'
import { checkTemplate, withTemplate } from '../../domain/templates/write-template.ts'
import { speaker } from '../catalogue/index.ts'
import type { WebPorts } from '../ports.ts'
import { may } from '../roles.ts'
import { actorOf, type Visit } from '../session.ts'
import { type Form, field, guarded, type Handler, type PageTools } from './guard.ts'
import { type Problem, problemOf } from './render.ts'
import { templatePreview, templateRows, templateView } from './template-view.ts'
import { nameOfField, shownTemplate, writtenTemplate } from './template-words.ts'
import { kindIn } from './what-form.ts'

const path = '/sjablonen/:kind/:use/:language'

/** *Sjablonen*: the words that the desk proposes, per kind and phase; the coordinator's to change. */
export function templatePages(app: FastifyInstance, tools: PageTools): void {
  app.get('/sjablonen', guarded(tools, may.seePolicy, list(tools)))
  app.get(path, guarded(tools, may.seePolicy, show(tools)))
  app.post(path, guarded(tools, may.makePolicy, save(tools)))
  app.post(`${path}/meekijken`, guarded(tools, may.makePolicy, lookAlong(tools)))
}

const list =
  ({ ports, render }: PageTools): Handler =>
  (visit, { query }, reply) => {
    const asked = query as Form
    const kind = kindIn(asked)
    const language = templateLanguages.find((one) => one === field(asked, 'language')) ?? 'nl'
    return render(reply, visit, {
      template: 'templates/list',
      title: speaker(visit.language)('templates.title'),
      data: {
        ...{ kind, language },
        kinds: allKinds.map(({ id, label }) => ({ id, label: label[visit.language] })),
        languages: templateLanguages,
        rows: templateRows(ports, { kind, language }),
        mayChange: may.makePolicy.includes(visit.account.role),
      },
    })
  }

/** The template that an address names. */
function nameIn({ params }: Parameters<Handler>[1]): TemplateName {
  const asked = params as Readonly<Record<'kind' | 'use' | 'language', string>>
  const kind = kinds.find((one) => one === asked.kind)
  const use = kind && usesOf(kind).find((one) => one === asked.use)
  const language = templateLanguages.find((one) => one === asked.language)
  const isThere = kind && use && language && templateOf({ kind, use, language }) !== undefined
  if (!isThere) throw new RefusedError('no-such-template', { status: 404 })
  return { kind, use, language }
}

const show =
  (tools: PageTools): Handler =>
  (visit, request, reply) => {
    const name = nameIn(request)
    const template = templateOf(name, rulesOf(tools.ports.store.state).templates) ?? ''
    const asked = field(request.query as Form, 'gedaan')
    const done = ['bewaard', 'terug', 'ongedaan'].find((one) => one === asked)
    return page(tools, visit, reply, { name, template, done })
  }

interface Shown {
  readonly name: TemplateName
  readonly template: string
  readonly done?: string | undefined
  readonly problem?: Problem
}

function page(
  { ports, render }: PageTools,
  visit: Visit,
  reply: Parameters<Handler>[2],
  { name, template, done, problem }: Shown,
) {
  const t = speaker(visit.language)
  return render(reply, visit, {
    template: 'templates/edit',
    title: t('templates.title'),
    status: problem ? 422 : 200,
    data: {
      ...templateView(ports, visit, name, shownTemplate(template, visit.language)),
      ...{ done, problem },
      preview: templatePreview(ports, name, template),
      mayChange: may.makePolicy.includes(visit.account.role),
    },
  })
}

/** What it would make of the example, and what is wrong with it, while it is written. */
const lookAlong =
  ({ ports, render }: PageTools): Handler =>
  (visit, request, reply) => {
    const name = nameIn(request)
    const template = writtenTemplate(field(request.body as Form, 'template'), visit.language)
    let problem: Problem | undefined
    try {
      checkTemplate(name, template, (one) => nameOfField(visit.language, one))
    } catch (error) {
      problem = problemOf(visit, error, {})
    }
    const data = { name, problem, preview: templatePreview(ports, name, template) }
    return render(reply, visit, {
      template: 'templates/preview',
      title: '',
      isFragment: true,
      data,
    })
  }

const save =
  (tools: PageTools): Handler =>
  async (visit, request, reply) => {
    const { ports } = tools
    const name = nameIn(request)
    const form = request.body as Form
    const written = writtenTemplate(field(form, 'template'), visit.language)
    try {
      const { done, templates } = changed(ports, visit, name, form, written)
      const { state } = ports.store
      const by = { by: visit.account.id, at: new Date(ports.now()).toISOString() }
      const rules = { ...rulesOf(state), templates }
      const fact = savedRules(state, rules, { ...by, version: field(form, 'version') })
      await ports.store.append([fact], actorOf(visit.account))
      return reply.redirect(`${request.url.split('?')[0]}?gedaan=${done}`, 303)
    } catch (error) {
      const problem = problemOf(visit, error, { template: 'template', 'text.sms': 'template' })
      if (problem === undefined) throw error
      return page(tools, visit, reply, { name, template: written, problem })
    }
  }

/** The templates after what was pressed: save, back to shipped, or back to before. */
function changed(
  ports: WebPorts,
  visit: Visit,
  name: TemplateName,
  form: Form,
  written: string,
): { readonly done: string; readonly templates: OwnTemplates } {
  const { policy } = ports.store.state
  const own = policy.saved?.rules.templates ?? {}
  if (field(form, 'undo') !== '') {
    return { done: 'ongedaan', templates: policy.before?.rules.templates ?? {} }
  }
  if (field(form, 'shipped') !== '') {
    return { done: 'terug', templates: withTemplate(own, name, undefined) }
  }
  checkTemplate(name, written, (one) => nameOfField(visit.language, one))
  const fault = templatePreview(ports, name, written).remarks.find(({ blocks }) => blocks)
  if (fault) throw new RefusedError(fault.key, { ...fault, field: 'template' })
  return { done: 'bewaard', templates: withTemplate(own, name, written) }
}
