import { fieldNames, type TemplateField } from '../../domain/templates/uses.ts'
import { type Language, say } from '../catalogue/index.ts'

/** What a field is called on a screen in this language. */
export const nameOfField = (language: Language, name: string): string =>
  (fieldNames as readonly string[]).includes(name) ? say(language, `field.${name}.name`) : name

/** The field with this name, which may be written in any case. */
function fieldNamed(language: Language, written: string): string {
  const isIt = (field: TemplateField) =>
    nameOfField(language, field).toLowerCase() === written.trim().toLowerCase()
  return fieldNames.find(isIt) ?? written
}

const eachField = (template: string, word: (name: string) => string): string =>
  template.replace(/\{([^{}<>|]*)\}/g, (_, name: string) => `{${word(name)}}`)

/** A template as a screen shows it: with the names of the fields in its language. */
export const shownTemplate = (template: string, language: Language): string =>
  eachField(template, (name) => nameOfField(language, name))

/** The template that was written on such a screen. */
export const writtenTemplate = (shown: string, language: Language): string =>
  eachField(shown, (name) => fieldNamed(language, name))
    .replace(/\s+/g, ' ')
    .trim()
