import { RefusedError } from '../errors.ts'
import { faultOf, namesIn } from './template.ts'
import { type OwnTemplates, shippedTemplate, type TemplateName, templateKey } from './templates.ts'
import { knownFields, missingFields } from './uses.ts'

/** Longer than any message is. */
const longest = 1000

/** The field of the form that is at fault. */
const field = 'template'

/**
 * Refuses a template that cannot be read, has a field that nothing fills in, or lacks one without
 * which the text leaves somebody guessing. Names are said in the words of `nameOf`.
 */
export function checkTemplate(
  { kind, use }: TemplateName,
  template: string,
  nameOf: (name: string) => string,
): void {
  if (template === '') throw new RefusedError('template-empty', { field })
  if (template.length > longest) {
    throw new RefusedError('template-long', { field, parameters: { most: longest } })
  }
  const fault = faultOf(template)
  if (fault) {
    const words = fault.at.replace(/\{([^{}<>|]*)\}/g, (_, name: string) => `{${nameOf(name)}}`)
    throw new RefusedError(`template-${fault.fault}`, { field, parameters: { words } })
  }
  const names = namesIn(template)
  const known: readonly string[] = knownFields(kind, use)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    const words = unknown.map((name) => `{${name}}`).join(', ')
    throw new RefusedError('template-unknown', { field, parameters: { words } })
  }
  const missing = missingFields(kind, use, names)
  if (missing.length > 0) {
    const words = missing.map((name) => `{${nameOf(name)}}`).join(', ')
    throw new RefusedError('template-missing', { field, parameters: { words } })
  }
}

/** The municipality's templates with this one among them; what is as shipped is not its own. */
export function withTemplate(
  own: OwnTemplates,
  name: TemplateName,
  template: string | undefined,
): OwnTemplates {
  const key = templateKey(name)
  const others = Object.fromEntries(Object.entries(own).filter(([other]) => other !== key))
  const isOwn = template !== undefined && template !== shippedTemplate(name)
  return isOwn ? { ...others, [key]: template } : others
}
