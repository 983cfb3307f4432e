import type { Remark } from '../../dispatch/preview.ts'
import type { PhaseName } from '../../domain/action.ts'
import type { About } from '../../domain/description/tongue.ts'
import { RefusedError } from '../../domain/errors.ts'
import { kindOf } from '../../domain/kinds.ts'
import { policyVersion, rulesOf } from '../../domain/policy/policy.ts'
import { exampleOf } from '../../domain/templates/example.ts'
import { fieldsFor, madeText } from '../../domain/templates/make-text.ts'
import {
  shippedTemplate,
  type TemplateName,
  templateKey,
  templateOf,
} from '../../domain/templates/templates.ts'
import {
  knownFields,
  missingFields,
  type TemplateUse,
  usesOf,
} from '../../domain/templates/uses.ts'
import type { WebPorts } from '../ports.ts'
import type { Visit } from '../session.ts'
import { numbersOf } from './proposed.ts'
import { summaryRemarks } from './summary-form.ts'
import { nameOfField, shownTemplate } from './template-words.ts'

/** In which phase a template's text goes out; a summary is published, and is no message. */
const phases: Readonly<Partial<Record<TemplateUse, PhaseName>>> = {
  alert: 'alert',
  fetch: 'alert',
  exercise: 'alert',
  spoken: 'alert',
  update: 'update',
  correction: 'correction',
  'correction-number': 'correction',
}

const isSummary = (use: TemplateUse): boolean => use.startsWith('summary')

const exampleAbout = ({ policy }: WebPorts, { kind }: TemplateName): About => ({
  kind,
  description: exampleOf(kind),
  sent: '15.02',
  prefix: policy.messagePrefix,
  ...numbersOf(policy.verifiedNumbers),
})

/** What a template makes of the example: the text as it goes out, its parts, what is to be said. */
export function templatePreview(ports: WebPorts, name: TemplateName, template: string) {
  const { use, language } = name
  const about = exampleAbout(ports, name)
  const own = { [templateKey(name)]: template }
  const text = template === '' ? '' : madeText(use, about, { language, own })
  if (text === '') return { text, remarks: [] }
  if (isSummary(use)) return { text, remarks: summaryRemarks(ports, text, name.kind) }
  const composed = composedOf(ports, name, text)
  if ('key' in composed) return { text, remarks: [composed] }
  if (use === 'spoken') return { text, remarks: composed.remarks.filter(isOfWords) }
  // A place to fill in is what a template is for.
  const remarks = composed.remarks.filter(({ key }) => key !== 'text-to-fill-in')
  return { text: composed.text.sms, count: composed.text, remarks }
}

/** The text of the example as it goes out; a refusal of it is a remark, so that nothing is lost. */
function composedOf(ports: WebPorts, { kind, use, language }: TemplateName, sms: string) {
  const draft = {
    kind,
    language,
    status: use.startsWith('exercise') ? 'exercise' : 'actual',
    phase: phases[use] ?? 'result',
    description: exampleOf(kind),
  } as const
  try {
    return ports.desk.compose(draft, { sms })
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    const { key, field = '', parameters } = error
    return { key, field, parameters, blocks: true }
  }
}

/** What is said is not counted in parts. */
const isOfWords = ({ key }: Remark): boolean =>
  !/parts|too-long|to-fill-in|without-number/.test(key)

/** Every template of a kind with what it makes of the example. */
export function templateRows(ports: WebPorts, { kind, language }: Omit<TemplateName, 'use'>) {
  const own = rulesOf(ports.store.state).templates ?? {}
  return usesOf(kind).flatMap((use) => {
    const name = { kind, use, language }
    const template = templateOf(name, own)
    if (template === undefined) return []
    const { text } = templatePreview(ports, name, template)
    return [{ use, text, isOwn: own[templateKey(name)] !== undefined }]
  })
}

/** What the screen of one template shows. */
export function templateView(ports: WebPorts, visit: Visit, name: TemplateName, typed: string) {
  const { kind, use, language } = name
  const { state } = ports.store
  const own = rulesOf(state).templates ?? {}
  const { saved, before } = state.policy
  const told = fieldsFor(use, exampleAbout(ports, name), language)
  const required = missingFields(kind, use, [])
  return {
    ...{ name, typed },
    kind: kindOf(kind).label[visit.language],
    fields: knownFields(kind, use).map((field) => ({
      field,
      name: nameOfField(visit.language, field),
      example: told[field] ?? '',
      isRequired: required.includes(field),
    })),
    shipped: shownTemplate(shippedTemplate(name) ?? '', visit.language),
    isOwn: own[templateKey(name)] !== undefined,
    version: policyVersion(state),
    mayUndo: saved !== undefined && !isSame(own, before?.rules.templates ?? {}),
  }
}

const isSame = (one: object, other: object): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
