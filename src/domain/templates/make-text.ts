import { isTold } from '../description/description.ts'
import type { About, TextLanguage } from '../description/tongue.ts'
import { tongues } from '../description/tongues.ts'
import { type Fields, filledIn, namesIn } from './template.ts'
import { type OwnTemplates, templateOf } from './templates.ts'
import type { TemplateUse } from './uses.ts'

/** In which words: the language, and what the municipality wrote itself. */
export interface Wording {
  readonly language: TextLanguage
  readonly own?: OwnTemplates | undefined
}

/**
 * A text of an action, without the prefix of the municipality: the template of its kind and use,
 * filled in with what the description tells in that language. Every text that the desk proposes is
 * made here. Empty when there is no template.
 */
export function madeText(use: TemplateUse, about: About, wording: Wording): string {
  const text = saidText(use, about, wording)
  return use === 'spoken' ? text : (tongues[wording.language].written?.(text) ?? text)
}

/** The same as it is to be said: in all letters of its language. */
export function saidText(use: TemplateUse, about: About, { language, own }: Wording): string {
  const template = templateOf({ kind: about.kind, language, use }, own)
  if (use === 'spoken' && template === undefined) return saidText('alert', about, { language, own })
  if (template === undefined) return ''
  // A template of the municipality's own may have no place for what changed.
  const hasPlace = use !== 'update' || namesIn(template).includes('news')
  const whole = hasPlace ? template : `${template} {news}`
  return filledIn(whole, fieldsFor(use, about, language))
}

/** What a template is filled in with. */
export function fieldsFor(use: TemplateUse, about: About, language: TextLanguage): Fields {
  const { fields, spoken = fields } = tongues[language]
  const { number, laterNumber = number, townNumber, sent, prefix, news } = about
  const told = use === 'spoken' ? spoken(about) : fields(about)
  const keys = isTold(about.description) ? {} : { key: '', 'key-is': '', 'bare-key': '' }
  return {
    ...told,
    ...keys,
    prefix: prefix ?? '',
    // Where somebody may be dangerous there is one number (domain.md 5, scenario 4).
    number: about.description.danger ? '112' : (number ?? ''),
    'later-number': laterNumber ?? '',
    'town-number': townNumber ?? '',
    sent: sent ?? '',
    news: news ?? '',
  }
}
